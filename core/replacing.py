"""What is written to a file: put there at once, whole or not at all, and never upon a database."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from doichieu.language import _
from doichieu.peeking import DATABASE, peek

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts behind the name of a database for the files that it keeps beside it."""

_MADE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
"""How a file is opened that must not be there yet, nor a link of its name."""


def replace(path: Path, content: str | bytes, *, new: bool = False) -> None:
    """Put this, text in UTF-8 with its own line ends, in the place of a file at once.

    Whoever looks sees the old one or the new one. A link stays one, and the file keeps its mode.
    Raises OSError, and leaves what stood there, where it cannot be written, is no plain file or
    belongs to a database; FileExistsError where it should be `new` and is not, a link included.
    """
    target = path.resolve()
    _must_be_free(target)
    if new and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    beside = unfinished(target)
    handle = os.open(beside, _MADE, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            with suppress(FileNotFoundError):
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            # Some file systems say only here that there is no room.
            os.fsync(file.fileno())
        if new:
            claim(beside, target)
        else:
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _must_be_free(target: Path) -> None:
    """Raise OSError for what must not be replaced."""
    owner = next((target.name.removesuffix(e) for e in _BESIDE if target.name.endswith(e)), "")
    if _is_database(target) or (owner and _is_database(target.with_name(owner))):
        raise OSError(errno.EPERM, _("it belongs to a database, which may be a store"))


def _is_database(path: Path) -> bool:
    """Whether a file is a database; raises OSError for what is no plain file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    # A pipe would wait for somebody to write, and a device may do anything.
    if not stat.S_ISREG(mode):
        raise OSError(errno.EPERM, _("it is no plain file"))
    return peek(path, len(DATABASE)) == DATABASE


def unfinished(target: Path) -> Path:
    """A name beside a file, which nobody foresees, for what becomes that file once it is whole."""
    return target.with_name(f".doichieu-{os.urandom(8).hex()}.part")


def claim(beside: Path, target: Path) -> None:
    """Give a file its name, which nobody else can have taken meanwhile; both names may stand then.

    Raises FileExistsError where there is such a file.
    """
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: the name is taken first, and then filled.
        os.close(os.open(target, _MADE, 0o666))
        beside.replace(target)
