"""PDF files with a text layer, read in a process of its own.

The reader of PDFs is a large program in C, and a PDF may ask it for anything: so it runs where the
system itself bounds its memory and time, and where its end is not ours.
"""

from __future__ import annotations

import subprocess
import sys

from doichieu.errors import InputError
from doichieu.importing.files.pdf_pages import Outcome
from doichieu.importing.files.refusals import costly, damaged, too_long
from doichieu.importing.limits import MOST_PAGES, MOST_SECONDS
from doichieu.language import _

_READER = (sys.executable, "-P", "-m", "doichieu.importing.files.pdf_pages")
_AS_TEXT = "pdftotext -layout IN OUT"


def read_pdf(data: bytes, where: str) -> str:
    """The text of a PDF, page by page, each line as far in as it is printed.

    Raises InputError when it is a scan, locked, damaged, or beyond the limits.
    """
    try:
        done = subprocess.run(  # noqa: S603 (our own module)
            _READER, input=data, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise costly(where, _AS_TEXT) from error
    if done.returncode == Outcome.READ:
        return done.stdout.decode("utf-8")
    raise _refusal(done.returncode, where)


def _refusal(code: int, where: str) -> InputError:
    """The error for a process that ended with `code`; a signal ends it with a negative one."""
    match code:
        case Outcome.LOCKED:
            return InputError(
                _("the document is protected by a password"),
                where=where,
                remedy=_("Run: {command}.").format(
                    command="qpdf --decrypt --password=PASSWORD IN OUT"
                ),
            )
        case Outcome.SCANNED:
            return InputError(
                _("this PDF is a scan without a text layer"),
                where=where,
                remedy=_("Run: {command}.").format(command="ocrmypdf -l vie IN OUT"),
            )
        case Outcome.MANY_PAGES:
            return InputError(
                _("the PDF has more than {limit} pages").format(limit=MOST_PAGES),
                where=where,
                remedy=_("Split it."),
            )
        case Outcome.LONG:
            return too_long(where)
        case _ if code < 0 or code == Outcome.MEMORY:
            return costly(where, _AS_TEXT)
        case _:
            return damaged(where)
