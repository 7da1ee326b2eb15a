"""What is installed is what stands in the folders: nothing is missing from the wheel."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from doichieu import edition

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "setuptools"
]
FOLDERS = dict(SETTINGS["package-dir"].items())
EDITIONS = {f"{edition.FOLDER}/{rules.written}": rules for rules in edition.ALL}
DATA = {".j2", ".json", ".toml", ".tcss", ".txt", ".typed"}


def installed_as() -> dict[str, Path]:
    """Every file of the program in the folders, by the name it has once installed."""
    found = {}
    for package, folder in FOLDERS.items():
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix == ".py" or (file.suffix or file.name) in DATA:
                inside = file.relative_to(ROOT / folder)
                found[f"{package.replace('.', '/')}/{inside.as_posix()}"] = file
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel, built from a copy so that no trace is left in the tree."""
    copy = tmp_path_factory.mktemp("source")
    for folder in FOLDERS.values():
        shutil.copytree(
            ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", ".*cache")
        )
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-P", "-m", "build", "--wheel", "--no-isolation", "-o", target, copy],
        check=True,
        capture_output=True,
    )
    return ZipFile(next(target.glob("*.whl")))


def test_every_file_of_the_program_is_in_the_wheel(wheel: ZipFile) -> None:
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == {*installed_as(), *EDITIONS}


def test_the_wheel_carries_the_editions_of_its_rules(wheel: ZipFile) -> None:
    for name, rules in EDITIONS.items():
        assert wheel.read(name) == edition.of_sources(rules, ROOT)


def test_every_folder_with_code_is_a_package_named_in_pyproject() -> None:
    folders = {name.rpartition("/")[0] for name in installed_as() if name.endswith(".py")}
    assert {folder.replace("/", ".") for folder in folders} == set(SETTINGS["packages"])


def test_the_wheel_gives_the_command(wheel: ZipFile) -> None:
    (name,) = [n for n in wheel.namelist() if n.endswith("entry_points.txt")]
    assert "doichieu = doichieu.cli.commands:main" in wheel.read(name).decode()
