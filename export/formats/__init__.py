"""One file a format of a report, each loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from doichieu.export.content import Summary
from doichieu.export.formats.interface import Format

FORMATS: Mapping[str, str] = {
    ".md": "markdown",
    ".html": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".csv": "csv",
}
"""The modules beside this one that lay a report out, by the ending of the file."""


def laid_out(summary: Summary, ending: str) -> bytes:
    """The report as a file of that ending; the same bytes for the same summary.

    Raises KeyError where no format has the ending.
    """
    module = import_module(f"{__name__}.{FORMATS[ending]}")
    lay_out: Format = module.lay_out
    return lay_out(summary)
