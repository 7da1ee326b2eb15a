"""Which edition of the rules something was made by: what another one made is made anew.

An edition is a digest of what the work depends on, byte for byte: packages, the words of the genre,
and the modules below them whose change changes what comes out. A built package carries each as a
file, written when it was built (`setup.py`, which runs this file alone); in a checkout it is worked
out from the files as they stand. Comments count: to do the work once more costs less than to be
wrong.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

FOLDER = "doichieu"
"""Where a built package has the files with its editions."""


class Rules(NamedTuple):
    """What some work depends on: packages, with all that lies in them, and modules.

    Each by its imported name, with the folder or file where it stands in a source tree.
    """

    name: str
    packages: tuple[tuple[str, str], ...]
    modules: tuple[tuple[str, str], ...]

    @property
    def written(self) -> str:
        """The file that a built package has of it."""
        return f"{self.name}.edition"

    @property
    def paths(self) -> dict[str, str]:
        """All of it."""
        return dict(self.packages + self.modules)


READING = Rules(
    "reading",
    (("doichieu.importing", "import"), ("doichieu.vocabulary", "vocabulary")),
    (
        ("doichieu.text", "core/text.py"),
        ("doichieu.model.documents", "core/model/documents.py"),
        ("doichieu.model.doubts", "core/model/doubts.py"),
        ("doichieu.model.labels", "core/model/labels.py"),
    ),
)
"""A file that was read by other rules is read again."""

ALIGNING = Rules(
    "aligning",
    (("doichieu.align", "align"), ("doichieu.vocabulary", "vocabulary")),
    (
        ("doichieu.text", "core/text.py"),
        ("doichieu.model.candidates", "core/model/candidates.py"),
        ("doichieu.model.documents", "core/model/documents.py"),
        ("doichieu.model.labels", "core/model/labels.py"),
        ("doichieu.workbench.collection.survey", "workbench/collection/survey.py"),
    ),
)
"""What a survey found by other rules is looked for again."""

ALL = (READING, ALIGNING)

_KINDS = (".py", ".toml")


@lru_cache(maxsize=len(ALL))
def current(rules: Rules) -> bytes:
    """The edition of the rules in use."""
    written = Path(__file__).with_name(rules.written)
    if written.is_file():
        return written.read_bytes()
    return of({name: _place(name) for name in rules.paths})


def of_sources(rules: Rules, root: Path) -> bytes:
    """The edition of the rules in a source tree."""
    return of({name: root / path for name, path in rules.paths.items()})


def of(paths: Mapping[str, Path]) -> bytes:
    """The edition of the rules in these files and folders, which go by their imported names."""
    found = hashlib.blake2b(digest_size=16)
    for name, file in sorted(_files(paths)):
        # A file that was taken away may have left its link.
        with suppress(FileNotFoundError):
            data = Path(file).read_bytes()
            # Nobody forges rules: a checksum tells a change, in a tenth of the time.
            found.update(f"{name} {len(data)} {crc32(data)}\n".encode())
    return found.hexdigest().encode()


def _files(paths: Mapping[str, Path]) -> Iterable[tuple[str, str]]:
    for name, path in paths.items():
        root = str(path)
        if path.is_file():
            yield name, root
        # By hand: paths as objects take longer than all the reading.
        for folder, _folders, files in os.walk(root):
            below = folder.removeprefix(root).replace(os.sep, "/")
            for each in files:
                if each.endswith(_KINDS):
                    yield f"{name}{below}/{each}", f"{folder}/{each}"


def _place(name: str) -> Path:
    """Where a package or a module lies, found without running it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    file = Path(spec.origin)
    return file.parent if spec.submodule_search_locations else file
