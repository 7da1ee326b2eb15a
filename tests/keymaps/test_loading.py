"""What a reviewer's own keys may say, and what is said back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.errors import KeymapError
from doichieu.keymaps import BY_ID, COMMANDS, SHIPPED, Scope, load


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "keys.toml"


def refused(own: Path, text: str) -> KeymapError:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(KeymapError) as caught:
        load("default", own)
    assert str(own) in str(caught.value)
    assert caught.value.remedy
    return caught.value


def test_without_a_file_of_their_own_people_get_the_shipped_keys(own: Path) -> None:
    assert load("default", own) == load("default")
    assert load().keys("review.gap") == ("g",)


def test_a_file_of_their_own_needs_only_what_differs(own: Path) -> None:
    own.write_text('[review]\ngap = "f9"\n', encoding="utf-8")
    keymap = load("vim", own)
    assert keymap.keys("review.gap") == ("f9",)
    assert keymap.keys("move.down") == ("j", "down")


def test_two_commands_may_swap_their_keys(own: Path) -> None:
    own.write_text('[review]\ngap = "p"\npartial = "g"\n', encoding="utf-8")
    keymap = load("default", own)
    assert (keymap.keys("review.gap"), keymap.keys("review.partial")) == (("p",), ("g",))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("?", "question_mark"),
        ("/", "slash"),
        ("D", "D"),
        ("shift+d", "D"),
        ("upper_d", "D"),
        ("Esc", "escape"),
        ("Ctrl+G", "ctrl+g"),
        ("PgUp", "pageup"),
        (" ", "space"),
    ],
)
def test_a_key_may_be_written_the_way_people_write_it(own: Path, written: str, key: str) -> None:
    own.write_text(
        f'[global]\nhelp = "f1"\nback = "f8"\n[move]\nsearch = []\npage_up = []\n'
        f"[review]\nmark = []\nprevious_open = []\n[report]\nprevious = []\nsave = ['{written}']\n",
        encoding="utf-8",
    )
    assert load("default", own).keys("report.save") == (key,)


def test_an_unknown_keymap_is_refused_with_the_nearest() -> None:
    with pytest.raises(KeymapError, match="Did you mean 'vim'"):
        load("vi")
    with pytest.raises(KeymapError, match="default, vim"):
        load("zzz")


def test_an_unknown_command_is_refused_with_the_nearest(own: Path) -> None:
    assert "'review.covered'" in refused(own, '[review]\ncoverd = "v"').remedy


def test_an_unknown_group_of_commands_is_refused_with_the_nearest(own: Path) -> None:
    assert "'review'" in refused(own, '[reviews]\ngap = "g"').remedy


def test_an_unknown_key_is_refused_with_the_nearest(own: Path) -> None:
    assert "'pagedown'" in refused(own, '[move]\ndown = "page_down"').remedy


@pytest.mark.parametrize("key", ["backspace", "ctrl+h", "ctrl+i", "ctrl+m"])
def test_a_key_that_does_not_reach_the_program_as_itself_is_refused(own: Path, key: str) -> None:
    assert "choose another key" in refused(own, f'[review]\ngap = "{key}"').remedy


def test_one_key_cannot_serve_two_commands_of_a_screen(own: Path) -> None:
    error = refused(own, '[review]\ngap = "p"')
    assert "'p' is given to both review.partial and review.gap" in error.what


@pytest.mark.parametrize("taken", ["q", "down"])
def test_a_key_that_works_everywhere_cannot_serve_a_screen_too(own: Path, taken: str) -> None:
    assert "review.gap" in refused(own, f'[review]\ngap = "{taken}"').what


def test_two_screens_may_use_one_key_each_in_its_own_way(own: Path) -> None:
    own.write_text('[library]\nadd = "g"\n', encoding="utf-8")
    assert load("default", own).keys("library.add") == load().keys("review.gap")


@pytest.mark.parametrize("command_id", [c.id for c in COMMANDS if c.essential])
def test_nobody_can_lock_themselves_in(own: Path, command_id: str) -> None:
    scope, action = command_id.split(".")
    assert command_id in refused(own, f"[{scope}]\n{action} = []").what


def test_other_commands_may_go_without_a_key(own: Path) -> None:
    own.write_text("[review]\nmark = []\n", encoding="utf-8")
    assert load("default", own).keys("review.mark") == ()


def test_a_letter_cannot_be_taken_away_from_typing(own: Path) -> None:
    refused(own, '[typing]\nleft = "h"')


def test_a_key_that_an_input_method_keeps_back_is_allowed_with_a_warning(own: Path) -> None:
    own.write_text('[review]\ngap = ["g", "o"]\n', encoding="utf-8")
    (warning,) = load("default", own).warnings
    assert "'o'" in warning
    assert "review.gap" in warning


@pytest.mark.parametrize(
    "text", ["[review", 'review = "g"', "[review]\ngap = 7", "[review]\ngap = [[]]", "\x00"]
)
def test_a_file_that_says_nothing_sensible_is_refused_not_followed(own: Path, text: str) -> None:
    refused(own, text)


def test_a_file_in_another_encoding_is_refused(own: Path) -> None:
    own.write_bytes("# phím tắt".encode("utf-16"))
    with pytest.raises(KeymapError):
        load("default", own)


@given(
    st.dictionaries(
        st.sampled_from([*BY_ID, "review.none"]),
        st.lists(st.sampled_from(["g", "q", "?", "f9", "backspace", "o", "ctrl+t"]), max_size=2),
        max_size=3,
    )
)
def test_whatever_the_file_says_the_answer_is_a_sound_keymap_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, lines: dict[str, list[str]]
) -> None:
    own = tmp_path_factory.mktemp("keys") / "keys.toml"
    own.write_text("".join(f"{key} = {value}\n" for key, value in lines.items()), "utf-8")
    try:
        keymap = load("default", own)
    except KeymapError:
        return
    assert keymap.table.keys() == BY_ID.keys()
    for scope in Scope:
        given_keys = [key for _command, keys in keymap.bindings(scope) for key in keys]
        assert len(given_keys) == len(set(given_keys))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_keymap_cannot_be_changed_behind_the_back_of_others(name: str) -> None:
    with pytest.raises(TypeError):
        load(name).table["review.gap"] = ("p",)  # type: ignore[index]
