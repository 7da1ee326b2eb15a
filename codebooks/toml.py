"""A codebook as TOML: a table a tag, in its order. Also the codebook to start from.

The texts of a tag may be tables by language; the one that is wanted is taken, else any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from doichieu import toml_text
from doichieu.codebooks.checking import checked
from doichieu.errors import InputError
from doichieu.language import LANGUAGES, _
from doichieu.model import Stand, Tag, TagId

_TEXTS = ("vi", "en", "definition", "example", "glyph", "colour", "key")


def starter(language: str) -> tuple[Tag, ...]:
    """The tags that are offered to whoever has none, their definitions in one language."""
    text = resources.files("doichieu.codebooks").joinpath("starter.toml").read_text("utf-8")
    return read(text, "starter.toml", language)


def translated(tag: Tag, language: str) -> Tag:
    """A tag to start from with its definition and example in a language, where nobody changed them.

    A store keeps them in the language in which they were taken over.
    """
    wanted = _starter(language).get(tag.id)
    if wanted is None:
        return tag
    offered = [_starter(each)[tag.id] for each in LANGUAGES]
    definitions = {each.definition for each in offered}
    examples = {each.example for each in offered}
    return replace(
        tag,
        definition=wanted.definition if tag.definition in definitions else tag.definition,
        example=wanted.example if tag.example in examples else tag.example,
    )


@cache
def _starter(language: str) -> Mapping[TagId, Tag]:
    return {tag.id: tag for tag in starter(language)}


def read(text: str, where: str, language: str = "") -> tuple[Tag, ...]:
    """The tags in the text of a file. Raises InputError where it is none of a codebook."""
    try:
        tables = toml_text.read(text).get("tag")
    except toml_text.TomlError as error:
        raise _refused(where, str(error)) from error
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise _refused(where, _("it has no [[tag]]"))
    return checked([_tag(n, each, where, language) for n, each in enumerate(tables, 1)], where)


def write(tags: Sequence[Tag]) -> str:
    """The text of a file with these tags."""
    import tomlkit  # noqa: PLC0415 (start-up reads a codebook, and writes none)

    document = tomlkit.document()
    tables = tomlkit.aot()
    for tag in tags:
        table = tomlkit.table()
        table["id"] = tag.id
        for name in _TEXTS:
            if value := getattr(tag, name):
                table[name] = value
        table["stands_on"] = [str(each) for each in Stand if each in tag.stands_on]
        if tag.retired:
            table["retired"] = True
        tables.append(table)
    document["tag"] = tables
    return tomlkit.dumps(document)


def _tag(number: int, table: Mapping[str, Any], where: str, language: str) -> Tag:
    unknown = table.keys() - {"id", "stands_on", "retired", *_TEXTS}
    if unknown:
        raise _refused(where, f"tag {number}: {', '.join(sorted(unknown))}?")
    texts = {name: _text(table[name], language) for name in _TEXTS if name in table}
    stands, retired = table.get("stands_on", list(Stand)), table.get("retired", False)
    sound = (
        isinstance(table.get("id", ""), str)
        and all(isinstance(each, str) for each in texts.values())
        and isinstance(retired, bool)
        and isinstance(stands, list)
        and all(each in list(Stand) for each in stands)
    )
    if not sound:
        raise _refused(where, _("tag {number} is not as a tag is").format(number=number))
    said: dict[str, Any] = {"vi": "", **texts}
    stands_on = frozenset(map(Stand, stands))
    return Tag(TagId(table.get("id", "")), stands_on=stands_on, retired=retired, **said)


def _text(value: object, language: str) -> object:
    if isinstance(value, dict) and value:
        return value.get(language, next(iter(value.values())))
    return value


def _refused(where: str, why: str) -> InputError:
    return InputError(
        _("this is no codebook: {why}").format(why=why),
        where=where,
        remedy=_("A codebook that was written by this program shows how one looks."),
    )
