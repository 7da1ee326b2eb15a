"""The program's own words in the user's language.

English stands in the code as the key; `languages/vi.toml` holds the Vietnamese. The standard
library's gettext does the look-up, fed from TOML so that translators edit one readable file and no
compiled catalogue is kept. Vietnamese has no plural forms: of what is counted in a sentence the
file has the form for many alone.
"""

from __future__ import annotations

import gettext as _gettext
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, cast

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = ("en", "vi")


class _Catalogue(_gettext.NullTranslations):
    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def pgettext(self, context: str, message: str) -> str:
        return worded(self._words, message, context)


class _Current:
    language: Language = "en"
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use(language: Language) -> None:
    """Speak `language` from now on."""
    _Current.language = language
    _Current.catalogue = (
        _gettext.NullTranslations() if language == "en" else _Catalogue(catalogue(language))
    )


def current() -> Language:
    """The language in use."""
    return _Current.language


def catalogue(language: Language) -> dict[str, str]:
    """English → `language`, as the file says it.

    Each entry stands on a line of its own, as `"key" = "value"`, which but for the sign between
    them is JSON too: read so, the words are there in a tenth of the time.
    """
    path = Path(__file__).with_name("languages") / f"{language}.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = (line.replace('" = "', '": "', 1) for line in lines if line.startswith('"'))
    return cast("dict[str, str]", json.loads(f"{{{','.join(entries)}}}"))


def worded(words: Mapping[str, str], message: str, place: str = "") -> str:
    """`message` by a catalogue; what reads otherwise at a `place` stands there once more."""
    return words.get(f"{message} ({place})") or words.get(message, message)


def _(message: str, place: str = "") -> str:
    """`message` in the user's language; values are filled in afterwards with `.format`.

    What reads otherwise at a `place` the file has as 'Address (command)' beside 'Address'.
    """
    return _Current.catalogue.pgettext(place, message)


def _n(one: str, many: str, number: int) -> str:
    """The form that goes with `number`, in the user's language; it is filled in afterwards."""
    return one if _Current.language == "en" and number == 1 else _(many)


def day(value: date) -> str:
    """A day as offices write it, in either language: 31/12/2024."""
    return f"{value:%d/%m/%Y}"


def decimal(value: float) -> str:
    """A number with two places as the user's language writes it: 0.74 or 0,74."""
    written = f"{value:.2f}"
    return written.replace(".", ",") if _Current.language == "vi" else written


def figure(value: int) -> str:
    """A number with its thousands parted as the user's language does: 1,234 or 1.234."""
    parted = f"{value:,}"
    return parted.replace(",", ".") if _Current.language == "vi" else parted
