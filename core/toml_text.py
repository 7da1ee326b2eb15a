"""TOML as people write it: read, or refused in words."""

from __future__ import annotations

from typing import Any

from doichieu.language import _


class TomlError(ValueError):
    """A text is no TOML; says why in the user's words, as far as there are any."""


def read(text: str) -> dict[str, Any]:
    """What stands in a text. Raises TomlError, whatever the text is."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise TomlError(_("too much stands inside one another")) from error
    except ValueError as error:
        # Of numbers with too many digits too.
        raise TomlError(str(error)) from error
