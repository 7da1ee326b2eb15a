"""What is put in the place of a file, whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


def replace(path: Path, data: str | bytes) -> None:
    """Put bytes, or a text in UTF-8 with its own line ends, in the place of a file at once.

    Whoever looks sees the old one or the new one. A link stays one, and the file keeps its mode.
    Raises OSError, and leaves what stood there, where it cannot be written.
    """
    target = path.resolve()
    beside = target.with_name(f".doichieu-{secrets.token_hex(8)}.part")
    # A name that nobody foresees, and no file or link that is there already.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            with suppress(FileNotFoundError):
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            # Some file systems say only here that there is no room.
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
