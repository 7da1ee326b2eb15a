"""Web pages (.html) and those that Word saves in one file (.mht), read as a browser prints them.

The parser is libxml2's, which reports tags one by one in linear time. Parsers that build the tree a
browser would (lexbor, html5lib) grow it quadratically for some pages of a few kB, and the standard
library's takes minutes for 100 kB of unclosed tags.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError

from lxml import etree

from doichieu.importing.files.encoding import decode
from doichieu.importing.files.numbering import FIGURES
from doichieu.importing.files.refusals import damaged, overgrown
from doichieu.importing.files.sheet import Cell, CellSheet, Grid, Sheet
from doichieu.importing.limits import DEEPEST

# The encodings a page may declare. HTML reads Latin-1 and ASCII as windows-1252.
_CHARSETS = {
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "utf-16": "utf-16",
    "windows-1258": "cp1258",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SKIPPED = frozenset(
    "script style title nav aside footer template noscript svg math select button textarea iframe "  # noqa: SIM905 (a word a line else)
    "object del".split()
)
_BLOCKS = frozenset(
    "p div section article main header address blockquote pre center form fieldset figure "  # noqa: SIM905
    "figcaption h1 h2 h3 h4 h5 h6 dl dt dd hr body html caption".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDEABLE = frozenset({"div", "span", "section", "table", "ul", "ol"})
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\x00"
_LABELLED = re.compile(r"[-–+•*]\s")
_BULLETS = "•○▪"
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_STYLES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "none": "",
}


def read_web_page(data: bytes, where: str) -> str:
    """The text of a web page. Raises InputError when it is no text or nested beyond measure."""
    declared = _DECLARED.search(data[:4096])
    return _print(_decoded(data, declared[1].decode() if declared else "", where), where)


def read_web_archive(data: bytes, where: str) -> str:
    """The text of the page in a MIME file. Raises InputError when there is none in it."""
    try:
        pages = [p for p in message_from_bytes(data).walk() if p.get_content_type() == "text/html"]
        payload = pages[0].get_payload(decode=True) if pages else None
        charset = str(pages[0].get_param("charset", "")) if pages else ""
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise damaged(where) from error
    if not isinstance(payload, bytes):
        raise damaged(where)
    declared = _DECLARED.search(payload[:4096])
    return _print(
        _decoded(payload, charset or (declared[1].decode() if declared else ""), where), where
    )


def _decoded(data: bytes, charset: str, where: str) -> str:
    name = _CHARSETS.get(charset.lower())
    if name is None or data.startswith(_MARKS):
        return decode(data, where)
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return decode(data, where)


def _print(page: str, where: str) -> str:
    parser = etree.HTMLParser(target=_Printer(where))
    try:
        # An empty page is an error to the parser.
        parser.feed(page.replace(_BREAK, "") or " ")
        text: str = parser.close()
    except etree.LxmlError as error:
        raise damaged(where) from error
    return text


@dataclass(slots=True)
class _List:
    """A list that is open: how it writes its numbers ('' for none), and the last number."""

    figures: str
    at: int
    bullet: str = ""

    def label(self) -> str:
        """The label of the next item."""
        self.at += 1
        return f"{FIGURES[self.figures](self.at)}." if self.figures else self.bullet


@dataclass(slots=True)
class _Table:
    """A table that is open, and the cell in it that is being read."""

    grid: Grid
    around: Sheet
    cell: CellSheet | None = None
    width: int = 1
    height: int = 1


class _Printer:
    """Writes a page on a sheet, tag by tag; what is not closed ends where its block ends."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._sheet: Sheet = Sheet(where)
        self._words: list[str] = []
        self._label = ""
        self._level = 0
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._skipped, self._skips = "", 0
        self._verbatim = False

    def close(self) -> str:
        """The text, once all tags have been read."""
        self._flush()
        while self._tables:
            self._end_table()
        return self._sheet.text()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens, with what it tells of itself."""
        if self._skips:
            self._skips += tag == self._skipped
        elif tag in _SKIPPED or (tag in _HIDEABLE and _is_hidden(attributes)):
            self._skipped, self._skips = tag, 1
        elif tag == "br":
            self._words.append(_BREAK)
        elif tag in ("ol", "ul", "li"):
            self._flush()
            self._open_list(tag, attributes)
        elif tag in ("table", "tr", "td", "th"):
            self._flush()
            self._open_table(tag, attributes)
        elif tag in _BLOCKS:
            self._flush()
            self._level = _HEADINGS.get(tag, 0)
            self._verbatim = tag == "pre"

    def end(self, tag: str) -> None:
        """A tag closes."""
        if self._skips:
            self._skips -= tag == self._skipped
        elif tag in ("ol", "ul"):
            self._flush()
            del self._lists[-1:]
        elif tag in ("td", "th", "tr"):
            self._flush()
            self._end_cell()
        elif tag == "table":
            self._flush()
            self._end_table()
        elif tag in _BLOCKS or tag == "li":
            self._flush()

    def data(self, data: str) -> None:
        """Words between tags."""
        if not self._skips:
            self._words.append(data.replace("\n", _BREAK) if self._verbatim else data)

    def _flush(self) -> None:
        """Write the paragraph that has gathered; an item's number waits for its first words."""
        words = _SPACE.sub(" ", "".join(self._words)).replace(_BREAK, "\n").strip()
        self._words.clear()
        level, self._level = self._level, 0
        if not words:
            return
        label, self._label = self._label, ""
        if label in _BULLETS and _LABELLED.match(words):
            label = ""
        self._sheet.paragraph(f"{label} {words}" if label else words, level=level)

    def _open_list(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._bound(len(self._lists))
        if tag == "li":
            if self._lists:
                self._lists[-1].at = _number(attributes.get("value"), self._lists[-1].at + 1) - 1
                self._label = self._numbered()
            return
        style = _STYLE.search(attributes.get("style", ""))
        if tag == "ol":
            figures = attributes.get("type", "1")
            figures = _STYLES.get(style[1].lower(), figures) if style else figures
            start = _number(attributes.get("start"), 1) - 1
            self._lists.append(_List(figures if figures in FIGURES else "1", start))
        else:
            depth = sum(not each.figures for each in self._lists)
            plain = style is not None and style[1].lower() == "none"
            sign = "" if plain else _BULLETS[min(depth, len(_BULLETS) - 1)]
            self._lists.append(_List("", 0, sign))

    def _numbered(self) -> str:
        """The label of the next item, after the numbers of lists of the same figures around it."""
        last = self._lists[-1]
        label = last.label()
        for above in reversed(self._lists[:-1]):
            if not last.figures or above.figures != last.figures:
                break
            label = f"{FIGURES[above.figures](above.at)}.{label}"
        return label

    def _open_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self._bound(len(self._tables))
            self._tables.append(_Table(Grid(), self._sheet))
            return
        self._end_cell()
        if not self._tables:
            return
        table = self._tables[-1]
        if tag == "tr":
            table.grid.row()
        else:
            table.cell = CellSheet(table.around)
            table.width = _number(attributes.get("colspan"), 1)
            table.height = _number(attributes.get("rowspan"), 1)
            self._sheet = table.cell

    def _end_cell(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table is not None and table.cell is not None:
            words: Cell = table.cell.words
            table.grid.cell(words, table.width, table.height)
            table.cell, self._sheet = None, table.around

    def _end_table(self) -> None:
        self._end_cell()
        if self._tables:
            table = self._tables.pop()
            self._sheet = table.around
            self._sheet.table(table.grid.rows)

    def _bound(self, depth: int) -> None:
        if depth > DEEPEST:
            raise overgrown(self._where)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    # LibreOffice exports the header and footer of a page with these titles.
    furniture = attributes.get("title") in ("header", "footer")
    return furniture or "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))


def _number(text: str | None, default: int) -> int:
    usable = text is not None and text.isascii() and text.isdecimal() and len(text) <= 6
    return int(text) if usable and text is not None else default
