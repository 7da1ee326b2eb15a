"""The pages that show commands: each command on them runs, in the order in which they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from doichieu.model import Verdict
from tests.cli.running import decide, run

ROOT = Path(__file__).parents[2]

_COMMAND = re.compile(r"^doichieu (.+)$", re.MULTILINE)
PAGES = {
    str(page.relative_to(ROOT)): found
    for page in sorted((ROOT / "docs").glob("*.md"))
    if (found := _COMMAND.findall(page.read_text(encoding="utf-8"))) and page.name != "cli.md"
}
"""The commands of each page; that of the command line itself shows how each is called."""

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


@pytest.mark.parametrize("page", PAGES)
def test_every_command_on_a_page_runs_in_its_order(
    page: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    files = tmp_path / "directive.txt", tmp_path / "plan.txt"
    for file, words in zip(files, (DIRECTIVE, PLAN), strict=True):
        file.write_text(words, encoding="utf-8")
    (tmp_path / "plan-2.txt").write_text(f"{PLAN}2. Tặng sách cho học sinh.\n", encoding="utf-8")
    # The tutorial begins with nothing.
    if "doichieu import directive.txt" not in text:
        decide(store, files, Verdict.GAP)
    monkeypatch.chdir(tmp_path)
    for command in PAGES[page]:
        # What may end with findings says so, as in a shell; where it is written does not matter.
        asked, may_end, _true = command.partition(" || true")
        result = run(store, *shlex.split(asked.partition(" > ")[0]))
        assert result.exit_code in ((0, 1) if may_end else (0,)), f"{command}: {result.stderr}"
    written = re.findall(r"-o (\S+)", text)
    assert all((tmp_path / name).stat().st_size for name in written)


def test_the_vietnamese_readme_names_the_same_commands_and_files() -> None:
    def named(page: str) -> set[str]:
        text = (ROOT / page).read_text(encoding="utf-8")
        return set(re.findall(r"`doichieu (\w[\w-]*)", text)) | set(
            re.findall(r"--\w+|DOICHIEU_\w+", text)
        )

    english, vietnamese = named("README.md"), named("README.vi.md")
    assert vietnamese <= english
    assert {each for each in english - vietnamese if not each.startswith("--")} == set()
