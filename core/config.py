"""Where things lie and what the user prefers: options, then environment, then `config.toml`."""

from __future__ import annotations

import getpass
import locale
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from doichieu import text
from doichieu.errors import InputError
from doichieu.language import LANGUAGES, Language, _

_KEYS = ("store", "reviewer", "lang", "keymap")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run.

    `keymap` names a shipped keymap, whose keys `keys_file` may override.
    """

    store: Path
    reviewer: str
    language: Language
    keymap: str
    keys_file: Path


def folder() -> Path:
    """Where the user's own `config.toml` and `keys.toml` are looked for."""
    return platformdirs.user_config_path("doichieu")


def load(
    *,
    store: Path | None = None,
    reviewer: str | None = None,
    lang: str | None = None,
    keymap: str | None = None,
) -> Config:
    """The settings in force: each option given here, else its DOICHIEU_ variable, else the file's.

    Raises InputError when the file cannot be read or names an unknown setting or language.
    """
    given = {"store": store, "reviewer": reviewer, "lang": lang, "keymap": keymap}
    file = _read_file(folder() / "config.toml")

    def setting(key: str) -> Any:  # noqa: ANN401 (checked by its user below)
        return given[key] or os.environ.get(f"DOICHIEU_{key.upper()}") or file.get(key)

    store_path = setting("store") or platformdirs.user_data_path("doichieu") / "doichieu.db"
    return Config(
        store=Path(store_path).expanduser(),
        reviewer=text.one_line(str(setting("reviewer") or _login_name())),
        language=_language(setting("lang")),
        keymap=str(setting("keymap") or "default"),
        keys_file=folder() / "keys.toml",
    )


def _read_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            _("the settings cannot be read: {why}").format(why=error),
            where=str(path),
            remedy=_("Mend the file or move it away."),
        ) from error
    for key, value in values.items():
        if key not in _KEYS or not isinstance(value, str):
            raise InputError(
                _("unknown setting {key}").format(key=f"'{key}'"),
                where=str(path),
                remedy=_("Settings are text: {keys}.").format(keys=", ".join(_KEYS)),
            )
    return values


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"


def _language(wanted: str | None) -> Language:
    if wanted:
        for language in LANGUAGES:
            if wanted == language:
                return language
        raise InputError(
            _("unknown language {name}").format(name=f"'{wanted}'"),
            where="--lang",
            remedy=_("Choose one of: {names}.").format(names=", ".join(LANGUAGES)),
        )
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    named = next(filter(None, names), locale.getlocale()[0] or "")
    return "vi" if named.lower().startswith("vi") else "en"
