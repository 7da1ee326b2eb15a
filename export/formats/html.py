"""A report laid out as one HTML page that is read on a screen or a phone and printed on A4.

The page has no script and asks for nothing outside of it; its policy forbids both. What it looks
like stands in `export/templates/report.html.j2`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from doichieu import language
from doichieu.export.content import Foreign, Summary, Word, Words, plain, shown
from doichieu.export.formats import paper


def lay_out(summary: Summary, /) -> bytes:
    """The page of a report: a `Format`."""
    return _template().render(report=summary, language=language.current()).encode()


@cache
def _template() -> Template:
    """The shipped template, with the words and tables of a report at its hand."""
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"said": _said, "plain": plain}
    environment.globals |= {each.__name__: each for each in paper.RULES}
    source = resources.files("doichieu.export") / "templates" / "report.html.j2"
    return environment.from_string(source.read_text(encoding="utf-8"))


def _said(words: Words) -> Markup:
    """A sentence as text that is nothing but text, what is strong in it marked."""
    return Markup().join(map(_word, words))


# The number of a document, which is not to be broken at its hyphen; what is longer may have to be.
_NUMBER = re.compile(r"(?<![\w/-])([\w/]{0,9}\d[\w/]{0,9}-[\w/-]{1,12})(?![\w/-])")


def _word(word: Word) -> Markup:
    parts = enumerate(_NUMBER.split(shown(word)))
    text = Markup().join(
        Markup('<span class="number">{}</span>').format(part) if place % 2 else part
        for place, part in parts
    )
    if isinstance(word, Foreign) and word.strong:
        return Markup("<strong>{}</strong>").format(text)
    return text
