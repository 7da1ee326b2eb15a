"""The kinds of files that templates make, each with how text is shown in it as text alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup
from markupsafe import escape as escape_html

from doichieu.export.content import Foreign, Word, Words, written
from doichieu.export.formats.escape import escape as escape_markdown
from doichieu.frozen import frozen


@frozen
class Kind:
    """How a file of a kind shows a text as text, and the program's `own` words.

    `strong` is how it marks what the eye should find, with {} for that; `line` parts the lines of a
    cell.
    """

    escape: Callable[[str], str]
    own: Callable[[str], str]
    strong: str
    line: str

    def said(self, words: Words) -> Markup:
        """A sentence, what is strong in it marked."""
        return Markup("".join(map(self._word, words)))  # noqa: S704 (each word is escaped)

    def _word(self, word: Word) -> str:
        if not isinstance(word, Foreign):
            return self.own(written(word))
        text = self.escape(written(word))
        return self.strong.format(text) if word.strong else text

    def text(self, text: str) -> Markup:
        """A text; blanks at its ends stay, for a template may part words with them."""
        middle = text.strip()
        start = text.index(middle)
        before, after = text[:start], text[start + len(middle) :]
        return Markup(f"{before}{self.escape(middle)}{after}")  # noqa: S704 (this escapes)


KINDS: Mapping[str, Kind] = {
    ".md": Kind(escape_markdown, str, "**{}**", "<br>"),
    ".html": Kind(escape_html, escape_html, "<strong>{}</strong>", "<br>"),
    ".txt": Kind(str, str, "{}", "\n"),
}
"""Each by the ending of the files that it makes."""
