"""What is copied reaches the clipboard of the terminal, and nothing else does."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest

from doichieu.tui.clipboard import copying
from doichieu.workbench import Workbench
from tests.tui.conftest import running
from tests.tui.pseudo_terminal import Terminal
from tests.tui.test_terminal import DUTY, HOSTILE, PROGRAM

COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


@pytest.mark.parametrize("in_tmux", [False, True])
def test_what_is_copied_is_never_obeyed(in_tmux: bool) -> None:
    sent = copying("\x1b]0;tên\x07 nhiệm vụ", in_tmux=in_tmux).encode()
    assert b64decode(COPIED.findall(sent)[0]).decode() == "\x1b]0;tên\x07 nhiệm vụ"
    assert sent.count(b"\x07") == 1 + in_tmux


def test_a_line_is_copied_with_its_address_from_within_tmux_too(tmp_path: Path) -> None:
    command = [*PROGRAM, "--store", str(tmp_path / "s.db"), "--lang", "en", "demo"]
    with Terminal(command, env={"TMUX": "/nowhere,1,0"}) as terminal:
        terminal.wait("why")
        terminal.send("\x03")
        terminal.wait("copied: II.1")
        received = bytes(terminal.received)
    plain, wrapped = COPIED.findall(received)
    assert plain == wrapped
    assert b64decode(plain).decode().startswith("II.1 ")
    assert b"\x1bPtmux;\x1b\x1b]52;c;" + wrapped + b"\x07\x1b\\" in received


async def test_nothing_that_a_shell_would_carry_out_is_copied(
    workbench: Workbench, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        text = f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. {DUTY} {HOSTILE}\n\n2. {DUTY} {name}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    review = workbench.reviews.begin(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    async with running(workbench, review) as program:
        await program.press("ctrl+c")
        copied = program.app.clipboard
    assert copied.startswith(f"{review.tasks[0].address} Rà soát")
    assert copied.isprintable()
