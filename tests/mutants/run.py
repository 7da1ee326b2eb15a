"""Break the program on purpose and see whether its tests notice: `make mutants`.

Each mutant of `mutants.toml` is a change of a few words that no reviewer would forgive. It is made
in a copy of the program, never in the checkout, and the tests of its part are run there. What they
let through is printed as a survivor: it wants a test. `make mutants PART=kinds` takes one part.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parents[2]
MUTANTS = Path(__file__).with_name("mutants.toml")
AT_A_TIME = 2
SECONDS = 300
"""After so long a mutant is taken for one that never ends, which nobody overlooks."""


@dataclass(frozen=True)
class Mutant:
    """A change of the program: what it breaks, the words replaced, and the tests to notice it.

    It names no file: `text` stands in one place of the program only, wherever that is moved.
    """

    part: str
    breaks: str
    text: str
    into: str
    tests: tuple[str, ...]


def mutants() -> list[Mutant]:
    """All mutants, part by part."""
    parts = tomllib.loads(MUTANTS.read_text(encoding="utf-8"))
    tests = parts.pop("tests")
    return [
        Mutant(part, each["breaks"], each["text"], each["into"], tuple(tests[part]))
        for part, listed in parts.items()
        for each in listed
    ]


def folders() -> dict[str, str]:
    """The folder of each package of the program."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = settings["tool"]["setuptools"]["package-dir"]
    return found


def sources() -> dict[Path, str]:
    """The code of the program by its place under the root."""
    return {
        path.relative_to(ROOT): path.read_text(encoding="utf-8")
        for folder in folders().values()
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def place(mutant: Mutant, code: dict[Path, str]) -> Path | None:
    """The file that a mutant changes; None when its words stand nowhere, or in several places."""
    found = [path for path, text in code.items() for _ in range(text.count(mutant.text))]
    return found[0] if len(found) == 1 else None


class Copy:
    """A copy of the program, laid out as it is installed, and of its tests."""

    def __init__(self, folder: Path) -> None:
        ignored = shutil.ignore_patterns("__pycache__", ".*cache")
        self.folder = folder
        self.packages = {
            inside: folder / "site" / package.replace(".", "/")
            for package, inside in folders().items()
        }
        for inside, target in self.packages.items():
            shutil.copytree(ROOT / inside, target, ignore=ignored, dirs_exist_ok=True)
        shutil.copytree(ROOT / "tests", folder / "tests", ignore=ignored)
        shutil.copy(ROOT / "pyproject.toml", folder)

    def notices(self, mutant: Mutant, path: Path) -> bool:
        """Whether a test fails once the mutant is in the program, which is whole again after."""
        target = self.packages[path.parts[0]].joinpath(*path.parts[1:])
        whole = target.read_text(encoding="utf-8")
        target.write_text(whole.replace(mutant.text, mutant.into), encoding="utf-8")
        try:
            return not self.passes(mutant.tests)
        finally:
            target.write_text(whole, encoding="utf-8")

    def passes(self, tests: tuple[str, ...]) -> bool:
        """Whether the tests pass in this copy."""
        own = {"PYTHONPATH": str(self.folder / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", *tests]
        try:
            done = subprocess.run(
                command,
                cwd=self.folder,
                env=os.environ | own,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        if done.returncode not in (0, 1, 2):
            raise RuntimeError(done.stdout.decode() + done.stderr.decode())
        return done.returncode == 0


def survives(copies: SimpleQueue[Copy], code: dict[Path, str], mutant: Mutant) -> bool:
    """Try a mutant in a copy that is free, and say how it went."""
    path = place(mutant, code)
    if path is None:
        told = "stale: its words do not stand in exactly one place"
    else:
        copy = copies.get()
        try:
            told = "" if copy.notices(mutant, path) else f"survives in {path}"
        finally:
            copies.put(copy)
    sys.stdout.write(f"{mutant.part}: {mutant.breaks}: {told or 'noticed'}\n")
    sys.stdout.flush()
    return bool(told)


def main(part: str = "") -> int:
    """Try every mutant (of one part) and count what survives; 1 when something does."""
    tried = [each for each in mutants() if part in ("", each.part)]
    copies: SimpleQueue[Copy] = SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(AT_A_TIME):
            copies.put(Copy(Path(folder, str(number))))
        whole = copies.get()
        for tests in dict.fromkeys(each.tests for each in tried):
            if not whole.passes(tests):
                sys.stderr.write(f"without any mutant these tests fail: {' '.join(tests)}\n")
                return 2
        copies.put(whole)
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            left = sum(pool.map(partial(survives, copies, sources()), tried))
    sys.stdout.write(f"{len(tried)} mutants, {left} not noticed\n")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
