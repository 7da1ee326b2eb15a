"""A report laid out as one HTML page that is read on a screen or a phone and printed on A4.

The page has no script and asks for nothing outside of it; its policy forbids both. What it looks
like stands in `export/templates/report.html.j2`.
"""

from __future__ import annotations

from doichieu.export.content import Summary
from doichieu.export.formats import template


def lay_out(summary: Summary, /) -> bytes:
    """The page of a report: a `Format`."""
    return template.lay_out(summary, template.shipped(".html"), "report.html.j2")
