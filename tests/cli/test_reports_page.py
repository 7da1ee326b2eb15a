"""The page about reports: each name on it is one."""

from __future__ import annotations

import re
from pathlib import Path

from doichieu.export.choice import SECTIONS_OF
from doichieu.export.content import Name
from doichieu.export.formats.kinds import KINDS
from doichieu.workbench.reviews.reporting import formats

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")


def test_the_page_names_every_section_kind_and_format() -> None:
    told = set(re.findall(r"`([^`\s]+)`", PAGE))
    assert told >= {*Name, *SECTIONS_OF, *formats(), *(f"{kind}.j2" for kind in KINDS)}
