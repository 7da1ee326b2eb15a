"""Keys of a reviewer's own are written beside their comments, or not at all."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from doichieu.errors import KeymapError
from doichieu.keymaps import load
from doichieu.keymaps.writing import keep

GAP = {"review.gap": ("f9",)}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "keys.toml"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[review]\ngap = "f9"\n'),
        (
            '# mine\n\n[review]\n# as at school\ngap = "f12"  # far off\n',
            '# mine\n\n[review]\n# as at school\ngap = "f9"  # far off\n',
        ),
        (
            '[review]\nmark = []\n\n# the lists\n[move]\nup = "f12"\n',
            '[review]\nmark = []\ngap = "f9"\n\n# the lists\n[move]\nup = "f12"\n',
        ),
        (
            '[review]\ngap = [\n  "f12",  # one\n  "g",  # other\n]\n',
            '[review]\ngap = [\n  "f9",  # one\n]\n',
        ),
        ("review.mark = []  # none\n", 'review.mark = []  # none\nreview.gap = "f9"\n'),
        ("review = {mark = []}  # none\n", 'review = {mark = [],gap = "f9"}  # none\n'),
        ("[review]\r\nmark = []\r\n", '[review]\r\nmark = []\r\ngap = "f9"\r\n'),
    ],
)
def test_only_the_difference_is_written_and_comments_stay(
    own: Path, before: str, after: str
) -> None:
    own.write_bytes(before.encode())
    keymap = keep("default", own, GAP)
    assert own.read_bytes().decode() == after
    assert keymap == load("default", own)
    assert keymap.keys("review.gap") == ("f9",)


def test_a_command_with_the_keys_it_came_with_is_taken_out_of_the_file(own: Path) -> None:
    own.write_text('# mine\n[review]\ngap = "f9"\n\n[move]\nup = "f12"\n', encoding="utf-8")
    keep("default", own, {"review.gap": ("g",)})
    assert own.read_text(encoding="utf-8").split() == ["#", "mine", "[move]", "up", "=", '"f12"']


def test_what_is_shipped_in_one_keymap_may_be_a_difference_in_another(own: Path) -> None:
    keep("vim", own, {"review.gap": ("g", "f9"), "move.first": ("home",)})
    assert tomllib.loads(own.read_text(encoding="utf-8")) == {
        "review": {"gap": ["g", "f9"]},
        "move": {"first": "home"},
    }


@pytest.mark.parametrize("key", ["quotation_mark", "backslash", "space", "ctrl+k", "number_sign"])
def test_every_key_is_written_so_that_it_is_read_again(own: Path, key: str) -> None:
    keep("default", own, {"review.gap": (key,), "review.mark": ("f9",)})
    assert load("default", own).keys("review.gap") == (key,)


@pytest.mark.parametrize(
    "text", ["[review", '[review]\ncoverd = "v"\n', '[review]\npartial = "f9"\n', "\x00"]
)
def test_a_file_with_a_slip_in_it_is_left_as_it_is(own: Path, text: str) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(KeymapError) as caught:
        keep("default", own, GAP)
    assert own.read_text(encoding="utf-8") == text
    assert str(own) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_what_cannot_be_written_is_said_and_leaves_nothing_behind(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.write_text("# mine\n", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeymapError, match="No space left"):
        keep("default", own, GAP)
    assert [path.name for path in own.parent.iterdir()] == ["keys.toml"]
    assert own.read_text(encoding="utf-8") == "# mine\n"


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("", encoding="utf-8")
    with pytest.raises(KeymapError, match=r"keys\.toml"):
        keep("default", tmp_path / "config" / "keys.toml", GAP)


def test_the_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    keep("default", tmp_path / "new" / "keys.toml", GAP)
    assert load("default", tmp_path / "new" / "keys.toml").keys("review.gap") == ("f9",)


def test_a_link_stays_a_link_and_permissions_stay(own: Path) -> None:
    real = own.parent / "settings.toml"
    real.write_text("", encoding="utf-8")
    real.chmod(0o600)
    own.symlink_to(real)
    keep("default", own, GAP)
    assert own.is_symlink()
    assert "f9" in real.read_text(encoding="utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
