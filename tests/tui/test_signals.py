"""A signal ends the program in order: the terminal is given back, what was typed is kept."""

from __future__ import annotations

import os
import signal
import termios
from pathlib import Path

import pytest

from tests.tui.pseudo_terminal import Terminal
from tests.tui.test_terminal import program
from tests.tui.test_typing_ahead import BACK, decided

GIVEN_BACK = {
    "alternate screen": BACK,
    "cursor": b"\x1b[?25h",
    "pastes told apart": b"\x1b[?2004l",
    "focus reports": b"\x1b[?1004l",
    "keys as Kitty tells them": b"\x1b[<u",
    "line wrap": b"\x1b[?7h",
}
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)


def modes(terminal: Terminal) -> list[object]:
    """How the terminal treats what is typed: echo, lines, signals."""
    return termios.tcgetattr(terminal._ours)[:4]


@pytest.mark.parametrize("signum", SIGNALS)
def test_a_signal_gives_the_terminal_back_whole(tmp_path: Path, signum: signal.Signals) -> None:
    with program(tmp_path / "s.db", "demo") as terminal:
        before = modes(terminal)
        terminal.wait("why")
        assert modes(terminal) != before
        terminal.send("G")
        terminal.wait("decided 1/")
        terminal.received.clear()
        os.kill(terminal.process.pid, signum)
        terminal.process.wait(30)
        terminal.settle()
        assert terminal.process.returncode == 128 + signum
        assert modes(terminal) == before
        sent = bytes(terminal.received)
        assert [name for name, code in GIVEN_BACK.items() if code not in sent] == []
        assert b"Traceback" not in sent
    assert decided(tmp_path) == 1


def test_a_note_in_the_making_survives_a_signal(tmp_path: Path) -> None:
    with program(tmp_path / "s.db", "demo") as terminal:
        terminal.wait("why")
        terminal.send("c")
        terminal.wait("Note on")
        terminal.send("vie\x7fê\x7fệc này")
        terminal.wait("việc này")
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.ended() == 128 + signal.SIGTERM
    with program(tmp_path / "s.db", "demo") as terminal:
        terminal.wait("why")
        terminal.send("c")
        # The review itself tells of the draft before.
        terminal.wait("Note on")
        terminal.wait("draft of")
        terminal.send(" nữa")
        terminal.wait("việc này nữa")
        terminal.send("\x13")
        terminal.wait("note kept")
        terminal.send("c")
        terminal.wait("Note on")
        assert "draft of" not in terminal.text


def test_a_terminal_that_is_gone_ends_the_program(tmp_path: Path) -> None:
    with program(tmp_path / "s.db", "demo") as terminal:
        terminal.wait("why")
        terminal.send("n")
        terminal.wait("not apply?")
        terminal.send("vì thế")
        terminal.wait("vì thế")
        terminal.hang_up()
        assert terminal.process.wait(30) == 128 + signal.SIGHUP
    # What was written is in the file, which can be copied alone.
    assert not (tmp_path / "demo.db-wal").exists()
    with program(tmp_path / "s.db", "demo") as terminal:
        terminal.wait("why")
        terminal.send("n")
        terminal.wait("vì thế")
        assert "draft of" in terminal.text
