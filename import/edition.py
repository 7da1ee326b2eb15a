"""Which edition of the rules of reading this is: a file that was read by another is read again.

The edition is a digest of what a reading depends on, byte for byte: the code of this package, the
words of the genre, and the modules below them whose change changes a reading. A built package
carries it as a file, written when it was built (`setup.py`); in a checkout it is worked out from
the files as they stand. Comments count: to read a file once more costs less than to be wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

WRITTEN = "edition.txt"
"""The file in this folder that a built package has."""

PACKAGES = {"doichieu.importing": "import", "doichieu.vocabulary": "vocabulary"}
"""What a reading depends on, with all that lies in it: packages and their folders."""

MODULES = {
    "doichieu.text": "core/text.py",
    "doichieu.model.documents": "core/model/documents.py",
    "doichieu.model.doubts": "core/model/doubts.py",
    "doichieu.model.labels": "core/model/labels.py",
}
"""Modules that it depends on too, and their files."""

_KINDS = {".py", ".toml"}


@lru_cache(maxsize=1)
def current() -> bytes:
    """The edition of the rules in use."""
    written = Path(__file__).with_name(WRITTEN)
    if written.is_file():
        return written.read_bytes()
    return of({name: _place(name) for name in (*PACKAGES, *MODULES)})


def of_sources(root: Path) -> bytes:
    """The edition of the rules in a source tree."""
    return of({name: root / path for name, path in (PACKAGES | MODULES).items()})


def of(paths: Mapping[str, Path]) -> bytes:
    """The edition of the rules in these files and folders, which go by their imported names."""
    found = hashlib.blake2b(digest_size=16)
    for name, file in sorted(_files(paths)):
        data = file.read_bytes()
        found.update(f"{name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest().encode()


def _files(paths: Mapping[str, Path]) -> Iterable[tuple[str, Path]]:
    for name, path in paths.items():
        if path.is_file():
            yield name, path
        for file in path.rglob("*"):
            # A file that was taken away may have left its link.
            if file.suffix in _KINDS and file.is_file():
                yield f"{name}/{file.relative_to(path).as_posix()}", file


def _place(name: str) -> Path:
    """Where a package or a module lies, found without running it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    file = Path(spec.origin)
    return file.parent if spec.submodule_search_locations else file
