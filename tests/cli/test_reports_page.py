"""The page about reports: each command on it does what it says, and each name on it is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.export.choice import SECTIONS_OF
from doichieu.export.content import Name
from doichieu.export.formats.kinds import KINDS
from doichieu.model import Verdict
from doichieu.workbench.reviews.reporting import formats
from tests.cli.running import decide, run

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^doichieu (.+)$", PAGE, re.MULTILINE)


DIRECTIVE = """BAN BÍ THƯ
Số: 58-KH/TW

KẾ HOẠCH

1. Mở thư viện lưu động cho công nhân trong năm 2026.
2. Tặng sách cho học sinh vùng cao.
"""
PLAN = """ỦY BAN NHÂN DÂN TỈNH LAM SƠN
Số: 214/KH-UBND

KẾ HOẠCH

1. Mở thư viện lưu động cho công nhân.
"""


def test_every_command_on_the_page_runs_in_its_order(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tmp_path / "directive.txt", tmp_path / "plan.txt"
    for file, text in zip(files, (DIRECTIVE, PLAN), strict=True):
        file.write_text(text, encoding="utf-8")
    decide(store, files, Verdict.GAP)
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS:
        result = run(store, *shlex.split(command))
        assert result.exit_code == 0, f"{command}: {result.stderr}"
    written = re.findall(r"-o (\S+)", PAGE)
    assert all((tmp_path / name).stat().st_size for name in written)


def test_the_page_names_every_section_kind_and_format() -> None:
    told = set(re.findall(r"`([^`\s]+)`", PAGE))
    assert told >= {*Name, *SECTIONS_OF, *formats(), *(f"{kind}.j2" for kind in KINDS)}
