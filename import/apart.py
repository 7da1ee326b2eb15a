"""Reading in a process of its own, which the system holds to limits of memory and time.

A file may ask anything of what reads it. What comes back is an outline or why there is none; it is
taken apart by what an outline is made of and by nothing else.
"""

from __future__ import annotations

import gc
import io
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import BinaryIO, Self, cast

from doichieu import language
from doichieu.errors import InputError
from doichieu.importing import bounds
from doichieu.importing.files.formats import Format, read_as, recognise
from doichieu.importing.files.refusals import costly, damaged
from doichieu.importing.limits import LIGHT_LINES, LIGHT_TEXT, MOST_SECONDS
from doichieu.importing.reading import read_text
from doichieu.model import Outline

_READER = (sys.executable, "-P", "-m", "doichieu.importing.apart")

_LENGTH = 8
"""Bytes before each answer that say how long it is."""

_OF_WANT = (bounds.OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGSEGV)
"""How a process ends that has no memory left."""


def outline_of(data: bytes, where: str, child: Child | None = None) -> Outline:
    """The outline of a file of any format, `where` being its name.

    A light text is read at once, unless there is a `child` to read it; a PDF has a process for its
    pages, and their text is read like any other. Raises InputError when there is no text in it, or
    it cannot or shall not be read.
    """
    format_ = recognise(data, where)
    if format_ is Format.PDF:
        data, format_ = read_as(format_, data, where).encode(), Format.TEXT
    if child is not None:
        return child.read(data, format_, where)
    if format_ is Format.TEXT and is_light(data):
        return read_text(read_as(format_, data, where))
    with Child() as own:
        return own.read(data, format_, where)


def is_light(data: bytes) -> bool:
    """Whether a plain text is as short as documents are, line by line too."""
    return len(data) <= LIGHT_TEXT and data.count(b"\n") + data.count(b"\r") <= LIGHT_LINES


class Child:
    """A process that reads one file after another, started when there is one to read.

    Each file has the limits for itself; where one has ended the process, the next has a new one.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def end(self) -> None:
        """Read no more, also in the midst of a file, of which another thread waits for the end."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """Let go of the process; nobody waits for it."""
        if self._process is not None:
            # What it was still to be sent cannot be sent any more.
            with suppress(BrokenPipeError), self._process:
                self._process.kill()
            self._process = None

    def read(self, data: bytes, format_: Format, where: str) -> Outline:
        """The outline of a file of this format; errors as `outline_of` has them."""
        used = self._process is not None
        answer = self._ask(data, format_)
        if used and answer in _OF_WANT:
            # What the files before it have left behind may have been too much.
            answer = self._ask(data, format_)
        if isinstance(answer, int):
            gone = answer < 0 or answer == bounds.OUT_OF_MEMORY
            raise costly(where) if gone else damaged(where)
        found = _Answer(io.BytesIO(answer)).load()
        if isinstance(found, InputError):
            raise InputError(found.what, where=where, remedy=found.remedy)
        return cast("Outline", found)

    def _ask(self, data: bytes, format_: Format) -> bytes | int:
        """The answer of the process, or the code it ended with; it has so many seconds."""
        process = self._process = self._process or _started()
        late = Timer(MOST_SECONDS, process.kill)
        late.start()
        try:
            head = f"{format_.name} {language.current()} {len(data)}\n".encode()
            with suppress(BrokenPipeError):
                _pipe(process.stdin).write(head + data)
                _pipe(process.stdin).flush()
            answer = _said(_pipe(process.stdout))
        finally:
            late.cancel()
        if answer is not None:
            return answer
        self.close()
        return process.returncode


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 (our own module)
        _READER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _pipe(stream: object) -> BinaryIO:
    return cast("BinaryIO", stream)


def _said(stream: BinaryIO) -> bytes | None:
    """What stands in the stream next, whole; None where it has come to its end."""
    length = stream.read(_LENGTH)
    said = stream.read(int.from_bytes(length, "big")) if len(length) == _LENGTH else b""
    return said or None


class _Answer(pickle.Unpickler):
    """An answer of the process, made of outlines, errors and days."""

    def find_class(self, module: str, name: str) -> object:
        """The type of that name."""
        if module.startswith(("doichieu.model.", "doichieu.errors")) or (module, name) == (
            "datetime",
            "date",
        ):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def main() -> int:
    """Read the files on standard input, one after another."""
    bounds.hold()
    # Hardly anything here goes in circles: looking for it often would cost a tenth of the time.
    gc.freeze()
    gc.set_threshold(100_000)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while head := source.readline():
        format_, spoken, length = head.decode().split()
        bounds.renew()
        language.use(cast("language.Language", spoken))
        answer: Outline | InputError
        try:
            answer = read_text(read_as(Format[format_], source.read(int(length)), ""))
        except InputError as error:
            answer = error
        said = pickle.dumps(answer)
        target.write(len(said).to_bytes(_LENGTH, "big") + said)
        target.flush()
    return 0


if __name__ == "__main__":
    try:
        code = main()
    except MemoryError:
        code = bounds.OUT_OF_MEMORY
    sys.exit(code)
