"""Whoever unpacks the source distribution can do all that the README says; it builds cleanly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "setuptools"
]
BESIDE = (".ci", "bench", "docs", "tests")
FILES = (
    *(".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "MANIFEST.in"),
    *("Makefile", "README.md", "README.vi.md", "pyproject.toml"),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, set[str], set[str]]:
    """What building said, the files of the copy it was built from, and those it holds."""
    copy, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    ignored = shutil.ignore_patterns("__pycache__", ".*cache")
    for folder in (*SETTINGS["package-dir"].values(), *BESIDE):
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    there = {str(path.relative_to(copy)) for path in copy.rglob("*") if path.is_file()}
    # Where Python is told to leave no bytecode behind, building says that it does not.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "build", "--no-isolation", "-o", target, copy],
        check=True,
        env=env,
        capture_output=True,
        text=True,
    )
    with tarfile.open(next(target.glob("*.tar.gz"))) as archive:
        held = {one.name.partition("/")[2] for one in archive.getmembers() if one.isfile()}
    return done.stdout + done.stderr, there, held


def test_every_file_of_the_repository_is_in_it(built: tuple[str, set[str], set[str]]) -> None:
    _said, there, held = built
    assert there - held == set()


def test_building_warns_of_nothing(built: tuple[str, set[str], set[str]]) -> None:
    said, _there, _held = built
    assert [line for line in said.splitlines() if "warning" in line.lower()] == []


def test_the_makefile_asks_git_for_nothing() -> None:
    assert "git " not in (ROOT / "Makefile").read_text(encoding="utf-8")
