"""Where things lie and what the user prefers: options, then environment, then `config.toml`."""

from __future__ import annotations

import locale
import os
import platform
import pwd
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import platformdirs

from doichieu import servers, text, toml_text
from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import LANGUAGES, Language, _
from doichieu.model import NO_SEAT, Seat

STANDARD_INPUT = Path("-")
"""What stands for standard input where a file is asked for."""

_KEYS = ("store", "reviewer", "lang", "keymap")


@frozen
class Config:
    """The settings of one run.

    `store` is a file: the store itself, or the mirror of one on a server (`servers.py`).
    `keymap` names a shipped keymap, whose keys `keys_file` may override. `seat` is found, not set:
    the logs keep it beside the reviewer's name, which anybody may choose.
    """

    store: Path
    reviewer: str
    language: Language
    keymap: str
    keys_file: Path
    seat: Seat = NO_SEAT


def folder() -> Path:
    """Where the user's own `config.toml` and `keys.toml` are looked for."""
    return platformdirs.user_config_path("doichieu")


class Source(StrEnum):
    """Where the value of a setting comes from, the strongest first."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@frozen
class Setting:
    """A setting in force: its value, and `where` it was given; '' for a default."""

    name: str
    value: str
    source: Source
    where: str = ""


def load(
    *,
    store: Path | str | None = None,
    reviewer: str | None = None,
    lang: str | None = None,
    keymap: str | None = None,
) -> Config:
    """The settings in force: each option given here, else its DOICHIEU_ variable, else the file's.

    Raises InputError when the file cannot be read or names an unknown setting or language.
    """
    found = settings(store=store, reviewer=reviewer, lang=lang, keymap=keymap)
    value = {each.name: each.value for each in found}
    return Config(
        store=place_of(value["store"]),
        reviewer=value["reviewer"],
        language="vi" if value["lang"] == "vi" else "en",
        keymap=value["keymap"],
        keys_file=folder() / "keys.toml",
        seat=_seat(),
    )


def settings(
    *,
    store: Path | str | None = None,
    reviewer: str | None = None,
    lang: str | None = None,
    keymap: str | None = None,
) -> tuple[Setting, ...]:
    """Every setting with the source of its value. Raises InputError like `load`."""
    given = {"store": store, "reviewer": reviewer, "lang": lang, "keymap": keymap}
    path = folder() / "config.toml"
    file = _read_file(path)

    def setting(key: str, default: Callable[[], str]) -> Setting:
        variable = f"DOICHIEU_{key.upper()}"
        sources = (
            (given[key], Source.OPTION, f"--{key}"),
            (os.environ.get(variable), Source.ENVIRONMENT, variable),
            (file.get(key), Source.FILE, str(path)),
        )
        found = (Setting(key, str(v), source, where) for v, source, where in sources if v)
        return next(found, None) or Setting(key, default(), Source.DEFAULT)

    place = setting("store", lambda: str(platformdirs.user_data_path("doichieu") / "doichieu.db"))
    name = setting("reviewer", lambda: _login_name() or "reviewer")
    return (
        replace(place, value=servers.shown(place_of(place.value))),
        replace(name, value=text.one_line(name.value)),
        _known(setting("lang", _language_of_place)),
        setting("keymap", lambda: "default"),
    )


def place_of(name: str) -> Path:
    """The file of the store that a user named, or its mirror. Raises InputError like `path_of`."""
    return servers.mirror_of(name) if servers.is_address(name) else path_of(name)


def path_of(name: str | Path) -> Path:
    """The file that a user named, whether it is there or not; `~` is the home folder.

    `-` is STANDARD_INPUT, which only its own name stands for: a file of that name is `./-`.

    Raises InputError when no file can be called that, or nobody may look whether it is there.
    """
    where = str(name)
    if not where.strip():
        raise InputError(_("this is no file name"), where=repr(where), remedy=_("Check the name."))
    if where == "-":
        return STANDARD_INPUT
    try:
        path = Path(name).expanduser()
        path = path.absolute() if path == STANDARD_INPUT else path
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return path
    except RuntimeError as error:
        raise InputError(
            _("there is no such home folder"), where=where, remedy=_("Check the name.")
        ) from error
    except OSError as error:
        raise InputError(
            _("this file cannot be used: {why}").format(why=error.strerror or error),
            where=where,
            remedy=_("Check the name, and that you may open it."),
        ) from error
    except ValueError as error:
        raise InputError(
            _("this is no file name"), where=where, remedy=_("Check the name.")
        ) from error
    return path


def _read_file(path: Path) -> dict[str, str]:
    try:
        values = toml_text.read(_text_of(path))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise InputError(
            _("the settings cannot be read: {why}").format(why=error),
            where=str(path),
            remedy=_("Mend the file or move it away."),
        ) from error
    for key, value in values.items():
        if key not in _KEYS or not isinstance(value, str):
            raise InputError(
                _("unknown setting '{key}'").format(key=key),
                where=str(path),
                remedy=_("Settings are text: {keys}.").format(keys=", ".join(_KEYS)),
            )
    return values


def _text_of(path: Path) -> str:
    """The text of a file of settings. Raises OSError, or ValueError where it is no text."""
    if path.exists() and not path.is_file():
        # A pipe would be waited for.
        raise ValueError(_("this is not a regular file"))
    return path.read_text(encoding="utf-8")


def _login_name() -> str:
    """The name of the account, not what the environment says, which anybody can set."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""


def _seat() -> Seat:
    login, host = text.one_line(_login_name()), text.one_line(platform.node())
    return Seat(login, host, str(os.getuid()))


def _known(lang: Setting) -> Setting:
    """The language, if it is one that the program speaks. Raises InputError."""
    if lang.value in LANGUAGES:
        return lang
    raise InputError(
        _("unknown language '{name}'").format(name=lang.value),
        where=lang.where,
        remedy=_("Choose one of: {names}.").format(names=", ".join(LANGUAGES)),
    )


def _language_of_place() -> str:
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    named = next(filter(None, names), locale.getlocale()[0] or "")
    return "vi" if named.lower().startswith("vi") else "en"
