"""Keys that were not meant for what the screen shows: pasted, or sent too late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from doichieu.store.opening import open_database
from tests.tui.pseudo_terminal import Terminal
from tests.tui.test_terminal import program

DOWN, HOME = "\x1b[B", "\x1b[H"
BACK = b"\x1b[?1049l"
"""What the program sends first when it ends: the terminal's own screen again."""


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Terminal]:
    with program(tmp_path / "s.db", "demo") as terminal:
        terminal.wait("why")
        yield terminal


def decided(tmp_path: Path) -> int:
    """How many decisions the store of the sample pair holds."""
    with closing(open_database(tmp_path / "demo.db")) as database:
        return int(database.value("SELECT count(*) FROM decision_log"))


def at(terminal: Terminal) -> int:
    """The line of the screen in which the cursor of the directive stands."""
    return next(n for n, line in enumerate(terminal.text.splitlines()) if line[:4].count("▶"))


PASTED = {
    "qg": 2,
    "qn": 2,
    "q/": 2,
    "gg": 2,
    "g\r": 2,
    "\r\r": 2,
    "thiếu": 5,
    f"{DOWN}pg{DOWN}": 2,
    "\x1b[103;;103u\x1b[112;;112u": 2,
    "\x1b[200~ghi chú\x1b[201~": 7,
}


def test_letters_that_come_together_are_no_commands(demo: Terminal, tmp_path: Path) -> None:
    for sent, letters in PASTED.items():
        demo.send(sent)
        demo.wait(f"pasted text let go: {letters} letters")
        demo.settle()
        demo.send(HOME)
        demo.wait(lambda text: "let go" not in text)
    demo.send("g" * 5000)
    demo.wait("let go")
    demo.settle()
    demo.send("q")
    assert demo.ended() == 0
    assert decided(tmp_path) == 0


def test_a_key_that_only_moves_may_come_several_times_at_once(demo: Terminal) -> None:
    first = at(demo)
    demo.send("t" * 3)
    demo.wait(lambda _text: at(demo) == first + 3)
    demo.send(DOWN * 2 + "t" + DOWN)
    demo.wait(lambda _text: at(demo) == first + 7)
    assert "let go" not in demo.text


def test_a_movement_with_its_count_may_come_at_once_and_decides_nothing(tmp_path: Path) -> None:
    with program(tmp_path / "s.db", "--keymap", "vim", "demo") as terminal:
        terminal.wait("why")
        first = at(terminal)
        terminal.send("5j")
        terminal.wait(lambda _text: at(terminal) == first + 5)
        terminal.send("gg")
        terminal.wait(lambda _text: at(terminal) == first)
        terminal.send("5x")
        terminal.wait("pasted text let go: 2 letters")
    assert decided(tmp_path) == 0


def test_one_letter_among_arrows_is_the_command_it_is(demo: Terminal) -> None:
    first = at(demo)
    demo.send(f"{DOWN}{DOWN}G")
    demo.wait("decided 1/")
    demo.wait(lambda _text: at(demo) == first + 3)


def test_what_is_pasted_into_a_field_is_its_text(demo: Terminal) -> None:
    demo.send("n")
    demo.wait("not apply?")
    demo.send("lý do")
    demo.wait("lý do")
    demo.send("\x1b[200~khác\x1b[201~")
    demo.wait("lý dokhác")


def test_what_comes_behind_quitting_is_not_obeyed(demo: Terminal, tmp_path: Path) -> None:
    demo.send("q")
    for key in "gn/":
        demo.send(key)
    # Read together they are a paste, and nothing at all.
    demo.wait(lambda text: "let go" in text or BACK in demo.received)
    demo.settle(0.5)
    if BACK not in demo.received:
        demo.send("q")
    assert demo.ended() == 0
    assert b"Traceback" not in bytes(demo.received)
    assert decided(tmp_path) == 0


def test_the_screen_lives_while_a_write_waits_and_the_keys_of_that_time_do_nothing(
    demo: Terminal, tmp_path: Path
) -> None:
    with closing(open_database(tmp_path / "demo.db")) as other:
        with other.transaction():
            demo.send("G")
            demo.wait("waiting for another reviewer …")
            demo.resize(100, 30)
            demo.wait(lambda text: "waiting for another" in text.splitlines()[-1])
            for key in "pgsnq":
                demo.send(key)
                demo.settle(0.05)
            assert "decided 0/" in demo.text
        demo.wait("decided 1/")
        demo.wait("✗ gap")
    demo.settle()
    assert decided(tmp_path) == 1
    demo.send("q")
    assert demo.ended() == 0
