"""Reading in a process of its own, which the system holds to limits of memory and time.

A file may ask anything of what reads it. What comes back is an outline or why there is none; it is
taken apart by what an outline is made of and by nothing else.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from typing import cast

from doichieu import language
from doichieu.errors import InputError
from doichieu.importing import bounds
from doichieu.importing.files.formats import Format, read_as, recognise
from doichieu.importing.files.refusals import costly, damaged
from doichieu.importing.limits import LIGHT_LINES, LIGHT_TEXT, MOST_SECONDS
from doichieu.importing.reading import read_text
from doichieu.model import Outline

_READER = (sys.executable, "-P", "-m", "doichieu.importing.apart")


def outline_of(data: bytes, where: str) -> Outline:
    """The outline of a file of any format, `where` being its name.

    A light text is read at once; a PDF has a process for its pages, and this reads their text.
    Raises InputError when there is no text in it, or it cannot or shall not be read.
    """
    format_ = recognise(data, where)
    if format_ is Format.PDF:
        data, format_ = read_as(format_, data, where).encode(), Format.TEXT
    if format_ is Format.TEXT and is_light(data):
        return read_text(read_as(format_, data, where))
    return _apart(data, format_, where)


def is_light(data: bytes) -> bool:
    """Whether a plain text is as short as documents are, line by line too."""
    return len(data) <= LIGHT_TEXT and data.count(b"\n") + data.count(b"\r") <= LIGHT_LINES


def _apart(data: bytes, format_: Format, where: str) -> Outline:
    try:
        done = subprocess.run(  # noqa: S603 (our own module)
            (*_READER, format_.name, language.current()),
            input=data,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise costly(where) from error
    if done.returncode < 0 or done.returncode == bounds.OUT_OF_MEMORY:
        raise costly(where)
    if done.returncode:
        raise damaged(where)
    answer = _Answer(io.BytesIO(done.stdout)).load()
    if isinstance(answer, InputError):
        raise InputError(answer.what, where=where, remedy=answer.remedy)
    return cast("Outline", answer)


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
    """Read the file on standard input."""
    bounds.hold()
    _module, format_, spoken = sys.argv
    language.use(cast("language.Language", spoken))
    answer: Outline | InputError
    try:
        answer = read_text(read_as(Format[format_], sys.stdin.buffer.read(), ""))
    except InputError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))
    return 0


if __name__ == "__main__":
    try:
        code = main()
    except MemoryError:
        code = bounds.OUT_OF_MEMORY
    sys.exit(code)
