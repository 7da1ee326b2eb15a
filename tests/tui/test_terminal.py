"""What is sent to a real terminal: little, and never anything a document could make it obey."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.strip import Strip

from doichieu.sample import sample_files
from doichieu.text import safe
from doichieu.tui.terminal import _cells
from tests.tui.pseudo_terminal import Terminal

# -P keeps the folder the tests run in from hiding the installed package.
PROGRAM = (sys.executable, "-P", "-m", "doichieu")

HOSTILE = "\x1b[31mđỏ\x1b]0;tên\x07 \u202eđảo\u202c [bold]đậm[/bold] \x9b2J \x1b[2J"

DUTY = "Rà soát, sửa chữa nhà văn hóa thôn, bản trước mùa mưa; báo cáo kết quả bằng văn bản. " * 3


def program(store: Path, *arguments: str, columns: int = 120, rows: int = 40) -> Terminal:
    command = [*PROGRAM, "--store", str(store), "--reviewer", "lan", "--lang", "en", *arguments]
    return Terminal(command, columns=columns, rows=rows)


@pytest.fixture(params=[(120, 40), (80, 24)], ids=["wide", "low"])
def demo(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    columns, rows = request.param
    with program(tmp_path / "s.db", "demo", columns=columns, rows=rows) as terminal:
        terminal.wait("why")
        yield terminal


def test_keys_come_from_the_terminal_while_a_document_comes_from_standard_input(
    tmp_path: Path,
) -> None:
    # To open the terminal by its name makes it that of the session, as a shell's is.
    script = ': <"$(tty)"; file=$1; shift; "$@" <"$file"'
    with sample_files() as (directive, plan):
        review = [*PROGRAM, "--store", str(tmp_path / "s.db"), "--lang", "en", "review", "-"]
        command = ["sh", "-c", script, "sh", str(directive), *review, str(plan)]
        with Terminal(command, columns=120, rows=40) as terminal:
            terminal.wait("why")
            terminal.send("?")
            terminal.wait("quick")
            terminal.send("\x1b")
            terminal.settle()
            terminal.send("G")
            terminal.wait("gap 1")


def test_what_the_terminal_shows_is_what_the_program_means(demo: Terminal) -> None:
    """Cells that were left out of an update are right: a full repaint changes nothing."""
    keys = [
        "\x1b[B",
        "\x1b[B",
        "G",
        "\t",
        "\x1b[B",
        " ",
        "m",
        "\x1b[F",
        "b",
        "m",
        "\t",
        "P",
        "z",
        "?",
    ]
    for key in [*keys, "\x1b", "v", "\x1b[6~", "\x1b", "n", "abc", "\x1b", "\x1b"]:
        demo.send(key)
        demo.settle(0.2 if key == "\x1b" else 0.1)
    before = demo.settle()
    demo.send("\x0c")
    assert demo.settle() == before


def test_a_decision_is_there_after_quitting_and_opening_again(tmp_path: Path) -> None:
    with program(tmp_path / "s.db", "demo") as terminal:
        terminal.wait("why")
        terminal.send("G")
        terminal.wait("decided 1/")
        terminal.send("q")
        assert terminal.ended() == 0
    with program(tmp_path / "s.db", "demo") as terminal:
        terminal.wait("decided 1/")


def test_an_enter_that_bounces_answers_once_and_decides_nothing_more(demo: Terminal) -> None:
    demo.send("n")
    demo.wait("not apply?")
    demo.send("abc\r\r")
    demo.wait("decided 1/")
    demo.settle(0.3)
    assert "decided 1/" in demo.text
    assert "Directive" in demo.text


def test_a_move_and_the_way_back_from_help_send_little(demo: Terminal) -> None:
    demo.settle()
    sent = []
    for key in ["\x1b[B", "\x1b[B", "\x1b[B", "?", "\x1b"]:
        demo.received.clear()
        demo.send(key)
        demo.settle(0.3)
        sent.append(len(demo.received))
    *moves, _help, back = sent
    assert all(0 < each <= 3000 for each in moves)
    assert 1000 < back <= 3000


def test_the_screen_follows_the_size_of_the_terminal(demo: Terminal) -> None:
    demo.resize(100, 30)
    demo.wait(lambda text: "why" in text and "quit" in text.splitlines()[-1])
    demo.send("G")
    demo.wait("decided 1/")


def test_hostile_text_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. {DUTY} {HOSTILE}\n\n2. {DUTY} {name}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    store = tmp_path / "s.db"
    with program(store, "review", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")) as terminal:
        shown = terminal.wait("why")
        raw = bytes(terminal.received).decode()
        assert "[bold]đậm[/bold]" in shown
        for command in ("\x1b]0;", "\u202e", "\x9b", "\x1b[31mđỏ"):
            assert command not in raw
        assert "decided 0/2" in shown


def test_a_hostile_name_in_the_store_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    name = tmp_path / "x\x1b]0;tên\x07.txt"
    name.write_text(f"1. {DUTY}\n2. {DUTY}\n", encoding="utf-8")
    store = tmp_path / "s.db"
    with program(store, "import", str(name)) as terminal:
        assert terminal.ended() == 0
        assert b"\x1b]0;" not in bytes(terminal.received)
    with program(store) as terminal:
        terminal.wait("Documents")
        assert b"\x1b]0;" not in bytes(terminal.received)


@given(st.text().map(partial(unicodedata.normalize, "NFC")))
def test_no_cell_holds_anything_that_a_terminal_would_obey(text: str) -> None:
    cells = _cells(Strip([Segment(text)]))
    assert all(letter == safe(letter) and "\n" not in letter for letter, _look in cells)


def test_a_hostile_file_name_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    name = tmp_path / "x\x1b]0;tên\x07.txt"
    with program(tmp_path / "s.db", "outline", str(name)) as terminal:
        assert terminal.ended() == 2
        assert b"\x1b]0;" not in bytes(terminal.received)


def test_real_documents_are_reviewed_left_taken_up_again_and_summed_up(
    seeds: dict[str, Path], tmp_path: Path
) -> None:
    pair = [str(seeds["004"]), str(seeds["003"])]
    with program(tmp_path / "s.db", "review", *pair) as terminal:
        terminal.wait("why")
        terminal.send("1")
        terminal.settle()
        for decided, key in enumerate("PGsG", 1):
            terminal.send(key)
            terminal.wait(f"decided {decided}/")
        left = terminal.settle().splitlines()[1:]
        terminal.send("q")
        assert terminal.ended() == 0
    with program(tmp_path / "s.db", "review", *pair) as terminal:
        terminal.wait("decided 4/")
        terminal.wait("why")
        assert terminal.settle().splitlines()[1:-1] == left[:-1]
        terminal.send("q")
        assert terminal.ended() == 0
    with program(tmp_path / "s.db", "export", columns=200, rows=400) as terminal:
        assert terminal.ended() == 0
        for name in ("12-KH/TW", "121/KH-UBND"):
            assert name in terminal.text
