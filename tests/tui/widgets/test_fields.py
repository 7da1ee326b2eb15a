"""Vietnamese typed through an input method comes out as it was meant."""

from __future__ import annotations

import asyncio
import json
import re
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult

from doichieu.keymaps import load
from doichieu.tui.widgets.fields import Field, NoteArea
from tests.tui.pseudo_terminal import Terminal

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.widgets import Input

BACK = "\x7f"
LEFT, RIGHT, HOME, END, DELETE = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[3~"
CASES = {
    "telex, each word in one go": (
        f"gox{BACK * 2}õ tieengs{BACK * 5}ếng Vieetj{BACK * 4}ệt",
        "gõ tiếng Việt",
    ),
    "telex, each letter as it is made": (
        f"vie{BACK}ê{BACK}ệt ddd{BACK * 3}đ",
        "việt đ",
    ),
    "vni": (f"D9{BACK * 2}Đa3{BACK}{BACK}ảng u{BACK}uy3{BACK * 2}ỷ", "Đảng uỷ"),
    "two letters changed at once": (f"khuyu{BACK * 2}ỷu", "khuỷu"),
    "letters and marks apart": ("go\u0303 tie\u0302\u0301ng Vie\u0323\u0302t", "gõ tiếng Việt"),
    "the mark of a finished letter taken back": (f"vie\u0302\u0323t{BACK * 2}t", "viêt"),
    "windows-1258": ("Đa\u0309ng u\u0309y, nhiê\u0323m vu\u0323", "Đảng ủy, nhiệm vụ"),
    "backspace with nothing before it": (f"{BACK * 3}ab{BACK * 5}ủy", "ủy"),
    "backspace as ctrl+h": ("vie\x08ê\x08ệt", "việt"),
    "arrows between letters": (f"nhim{LEFT}e{BACK}ê{BACK}ệ{END} vụ{HOME}{DELETE}N", "Nhiệm vụ"),
    "an arrow past a letter": (f"bac{LEFT}{LEFT}{RIGHT}{BACK}ắ", "bắc"),
}
FIELDS = {"Field": "\r", "NoteArea": "\x13"}
KEY = re.compile("\x1b\\[[0-9;]*[A-Z~]|.", re.DOTALL)


def at_once(terminal: Terminal, keys: list[str], _taken: int) -> None:
    """As an input method sends a word."""
    terminal.send("".join(keys))


def one_by_one(terminal: Terminal, keys: list[str], _taken: int) -> None:
    """Each key as soon as it can be sent; a terminal never parts what one key sends."""
    for key in keys:
        terminal.send(key)


def one_after_the_other(terminal: Terminal, keys: list[str], taken: int) -> None:
    """Each key once the program has done with the one before."""
    for number, key in enumerate(keys, start=taken + 1):
        terminal.send(key)
        terminal.wait(f"{number} keys.")


SPEEDS = (at_once, one_by_one, one_after_the_other)


@pytest.mark.parametrize("field", FIELDS)
def test_on_a_terminal_every_input_method_comes_out_right_at_every_speed(
    field: str, tmp_path: Path
) -> None:
    output = tmp_path / "typed"
    app = Path(__file__).parent / "apps" / "one_field.py"
    taken = 0
    with Terminal.python(app, f"doichieu.tui.widgets.fields:{field}", str(output)) as terminal:
        terminal.wait("ready")
        tried = [(send, sent) for send in SPEEDS for sent, _text in CASES.values()]
        for number, (send, sent) in enumerate(tried, start=1):
            keys = KEY.findall(sent + FIELDS[field])
            send(terminal, keys, taken)
            taken += len(keys)
            terminal.wait(f"kept {number}.")
            terminal.wait(f"{taken} keys.")
        terminal.send("\x11")
        assert terminal.ended() == 0
    typed = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert typed == [text for _keys, text in CASES.values()] * len(SPEEDS)


Make = Callable[[], Field | NoteArea]


class OneField(App[None]):
    """A field, and what it submitted."""

    field: Field | NoteArea

    def __init__(self, make: Make) -> None:
        super().__init__()
        self._make = make
        self.submitted: list[str] = []

    def compose(self) -> ComposeResult:
        self.field = self._make()
        yield self.field
        yield Field(id="other")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.submitted.append(message.value)

    @property
    def text(self) -> str:
        return self.field.value if isinstance(self.field, Field) else self.field.text


@asynccontextmanager
async def running(make: Make) -> AsyncIterator[tuple[OneField, Pilot[None]]]:
    app = OneField(make)
    async with app.run_test() as pilot:
        app.field.focus()
        await pilot.pause()
        yield app, pilot


async def burst(pilot: Pilot[None], keys: str) -> None:
    """Everything in one go, as the terminal would pass it on."""
    driver = pilot.app._driver
    assert driver is not None
    for message in [*(parser := XTermParser()).feed(keys), *parser.feed("")]:
        driver.send_message(message)
    await pilot.pause()


@pytest.mark.parametrize("kind", [Field, NoteArea])
async def test_a_burst_comes_out_as_it_was_meant(kind: type[Field | NoteArea]) -> None:
    async with running(kind) as (app, pilot):
        for case, (keys, text) in CASES.items():
            app.field.clear()
            await burst(pilot, keys)
            assert app.text == text, case


KITTY = "\x1b[118;;118u\x1b[105;;105u\x1b[101;;101u\x1b[127u\x1b[0;;7879u\x1b[116;;116u"


async def test_a_terminal_with_the_newer_keyboard_protocol_types_the_same() -> None:
    async with running(Field) as (app, pilot):
        await burst(pilot, KITTY + "\x1b[13u")
        assert app.submitted == ["việt"]


async def test_enter_right_behind_a_burst_submits_the_finished_word() -> None:
    async with running(Field) as (app, pilot):
        await burst(pilot, f"vie{BACK}ê{BACK}ệt\rnam")
        assert app.submitted == ["việt"]


async def test_tab_leaves_a_note_and_writes_nothing() -> None:
    async with running(lambda: NoteArea("một")) as (app, pilot):
        await pilot.press("tab")
        assert app.focused is not app.field
        assert app.text == "một"


async def test_enter_is_a_new_line_in_a_note_and_backspace_joins_it_again() -> None:
    async with running(NoteArea) as (app, pilot):
        await burst(pilot, f"mo\u0323\u0302t\rhai{HOME}")
        assert app.text == "một\nhai"
        await burst(pilot, BACK)
        assert app.text == "mộthai"


async def test_undo_takes_a_word_back_and_not_the_steps_of_the_input_method() -> None:
    async with running(NoteArea) as (app, pilot):
        await burst(pilot, f"vie{BACK}ê{BACK}ệt")
        await pilot.press("ctrl+z")
        assert app.text == ""
        await pilot.press("ctrl+y")
        assert app.text == "việt"


PASTED = "\x1b[200~{}\x1b[201~"


async def test_what_is_pasted_into_a_field_becomes_one_safe_line() -> None:
    async with running(lambda: Field("a ")) as (app, pilot):
        await burst(
            pilot, END + PASTED.format("nhie\u0323\u0302m\r\nvu\u0323\tmo\u031b\u0301i\x07")
        )
        assert app.text == "a nhiệm vụ mới\ufffd"


async def test_what_is_pasted_into_a_note_keeps_its_lines() -> None:
    async with running(NoteArea) as (app, pilot):
        await burst(pilot, PASTED.format("mo\u0323\u0302t\r\nhai\rba\tbốn\u202e"))
        assert app.text == "một\nhai\nba bốn\ufffd"


@pytest.mark.parametrize("kind", [Field, NoteArea])
async def test_what_the_program_puts_into_a_field_is_nfc_and_safe_too(
    kind: type[Field | NoteArea],
) -> None:
    async with running(lambda: kind("vie\u0302\u0323t\x1b")) as (app, _pilot):
        assert app.text == "việt\ufffd"
        if isinstance(app.field, Field):
            app.field.value = "u\u0309y\nban"
            assert app.text == "ủy ban"
        else:
            app.field.text = "u\u0309y\nban"
            assert app.text == "ủy\nban"


@pytest.mark.parametrize("kind", [Field, NoteArea])
async def test_the_cursor_never_stands_inside_a_letter(kind: type[Field | NoteArea]) -> None:
    async with running(kind) as (app, pilot):
        for keys, text in [
            (f"ab\u0300c{LEFT}{LEFT}x", "axb\u0300c"),
            (f"ab\u0300c{HOME}{RIGHT}{RIGHT}x", "ab\u0300xc"),
            (f"ab\u0300c{HOME}{RIGHT}{DELETE}", "ac"),
            (f"ab\u0300{BACK}", "ab"),
            (f"\u0300{BACK}\u0323a\u0323", "ạ"),
        ]:
            app.field.clear()
            await burst(pilot, keys)
            assert app.text == text


async def test_typing_replaces_what_is_selected() -> None:
    async with running(Field) as (app, pilot):
        await burst(pilot, f"cũ{END}\x1b[1;2D\x1b[1;2Dmo\u031b\u0301i")
        assert app.text == "mới"


async def test_a_full_field_takes_no_more() -> None:
    async with running(lambda: Field(max_length=4)) as (app, pilot):
        await burst(pilot, f"vie{BACK}ê{BACK}ệt nam")
        assert app.text == "việt"


@pytest.mark.parametrize("kind", [Field, NoteArea])
async def test_movement_follows_the_keymap(kind: type[Field | NoteArea], tmp_path: Path) -> None:
    own = tmp_path / "keys.toml"
    own.write_text('[typing]\nstart = "ctrl+g"\n', encoding="utf-8")
    async with running(lambda: kind(keymap=load("default", own))) as (app, pilot):
        await burst(pilot, "an\x07b\x01")
        assert app.text == "ban"


SENT = st.text(
    alphabet=st.sampled_from([*"aeoudđăâêôơưb ", "\u0300", "\u0301", "\u0323", "\u0302", BACK]),
    max_size=40,
)


@settings(max_examples=10, deadline=None)
@given(st.lists(SENT, min_size=1, max_size=6), st.sampled_from([Field, NoteArea]))
def test_backspace_takes_back_one_thing_sent_whatever_is_sent(
    bursts: list[str], kind: type[Field | NoteArea]
) -> None:
    def expected(keys: str) -> str:
        points = ["o"]
        for key in keys:
            if key != BACK:
                points.append(key)
            elif len(points) > 1:
                points.pop()
        return unicodedata.normalize("NFC", "".join(points))

    async def check() -> None:
        async with running(kind) as (app, pilot):
            for keys in bursts:
                app.field.clear()
                held = keys
                while _backs_beyond(held):
                    held = held.replace(BACK, "", 1)
                await burst(pilot, "o" + held)
                assert app.text == expected(held)

    asyncio.run(check())


def _backs_beyond(keys: str) -> bool:
    """Whether more is taken back than was sent."""
    depth = 0
    for key in keys:
        depth += -1 if key == BACK else 1
        if depth < 0:
            return True
    return False
