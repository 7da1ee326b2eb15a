"""Settings come from the option, else the environment, else the file, else a sensible default."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from doichieu import config
from doichieu.errors import InputError


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file of settings, not yet written."""
    monkeypatch.setattr(config, "folder", lambda: tmp_path)
    return tmp_path / "config.toml"


def test_without_any_setting_everything_has_a_value(settings: Path) -> None:
    loaded = config.load()

    assert loaded.store.name == "doichieu.db"
    assert loaded.reviewer
    assert (loaded.language, loaded.keymap) == ("en", "default")
    assert loaded.keys_file == settings.parent / "keys.toml"


def test_an_option_wins_over_the_environment_and_that_over_the_file(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.write_text('reviewer = "file"\nkeymap = "vim"\nlang = "vi"\n', encoding="utf-8")
    monkeypatch.setenv("DOICHIEU_REVIEWER", "environment")
    monkeypatch.setenv("DOICHIEU_KEYMAP", "emacs")

    loaded = config.load(reviewer="option")

    assert (loaded.reviewer, loaded.keymap, loaded.language) == ("option", "emacs", "vi")


def test_a_home_folder_is_spelt_out(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(settings.parent))

    assert config.load(store=Path("~/a.db")).store == settings.parent / "a.db"


def test_a_reviewer_is_one_safe_line(settings: Path) -> None:
    assert not settings.exists()
    assert config.load(reviewer="Lan\x1b[2J\n Anh").reviewer == "Lan\ufffd[2J Anh"


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    ("variables", "spoken"),
    [
        ({"LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ({"LC_ALL": "", "LANG": "vi_VN"}, "vi"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "vi_VN"}, "en"),
        ({"LC_ALL": "vi_VN", "DOICHIEU_LANG": "en"}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_locale(
    variables: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert config.load().language == spoken


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('colour = "red"', "'colour'"),
        ("keymap = 3", "'keymap'"),
        ("keymap = ", "cannot be read"),
        ("\xff", "cannot be read"),
    ],
)
def test_a_wrong_file_of_settings_is_named_with_what_is_wrong(
    settings: Path, content: str, named: str
) -> None:
    settings.write_bytes(content.encode("latin-1"))

    with pytest.raises(InputError, match=named) as caught:
        config.load()

    assert caught.value.where == str(settings)
    assert caught.value.remedy


@pytest.mark.usefixtures("settings")
def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(InputError, match="en, vi") as caught:
        config.load(lang="fr")
    assert caught.value.where == "--lang"


def test_an_unknown_language_is_blamed_on_where_it_was_given(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.write_text('lang = "fr"', encoding="utf-8")
    with pytest.raises(InputError, match="'fr'") as caught:
        config.load()
    assert caught.value.where == str(settings)
    monkeypatch.setenv("DOICHIEU_LANG", "de")
    with pytest.raises(InputError, match="'de'") as caught:
        config.load()
    assert caught.value.where == "DOICHIEU_LANG"


def test_where_somebody_works_is_found_whatever_name_they_choose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pwd.getpwuid", lambda _uid: SimpleNamespace(pw_name="l.tran"))
    monkeypatch.setenv("LOGNAME", "somebody.else")
    monkeypatch.setattr("platform.node", lambda: "phòng-2\x1b[31m")
    chosen = config.load(reviewer="Lan Trần")
    assert (chosen.reviewer, chosen.seat.login) == ("Lan Trần", "l.tran")
    assert chosen.seat.account == str(os.getuid())
    assert chosen.seat.host.startswith("phòng-2")
    assert "\x1b" not in chosen.seat.host


def test_who_has_no_name_on_the_machine_is_a_reviewer_without_a_login(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(_uid: int) -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("pwd.getpwuid", unknown)
    nobody = config.load()
    assert (nobody.reviewer, nobody.seat.login) == ("reviewer", "")
    assert nobody.seat.signed("lan") == f"lan (#{os.getuid()})"
