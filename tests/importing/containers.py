"""The labelled documents as they lie in offices: as text, Word, OpenDocument, web page."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from doichieu.importing import read_text
from doichieu.importing.files.formats import text_of
from doichieu.model import Outline
from tests.importing.files import making
from tests.importing.labelled import CHANGE, LABEL, SIDE, Document, Label, accepted
from tests.importing.scoring import fold

LEVELS = ("IVX", "0123456789", "abcdđeg", "-")
"""With what a label begins that the levels of an automatic list print."""


@dataclass(frozen=True, slots=True)
class Read:
    """An outline, and the lines of the text read on which the labels of its document begin."""

    outline: Outline
    lines: tuple[int, ...]


def read_in_its_container(document: Document) -> Read:
    """Put `document` into its container and read it there."""
    kind, *more = document.container.split()
    if kind in _TEXTS:
        text, starts = _TEXTS[kind](document, *more)
        return Read(read_text(text), tuple(starts[label.place] for label in document.labels))
    text = text_of(_FILES[kind](document, more), document.name)
    return Read(read_text(text), tuple(_found(document.labels, text.split("\n"), document)))


def _found(labels: tuple[Label, ...], lines: list[str], document: Document) -> Iterator[int]:
    """The lines on which the blocks begin in what was read of a file, in their order."""
    printed = [[_bare(piece) for piece in _PIECES.split(line)] for line in lines]
    place = -1
    for label in labels:
        if "signature" in label.kinds:
            yield 0
            continue
        words = _bare(label.row or accepted(document.lines[label.place]))[:40]
        first = place if place >= 0 and len(printed[place]) > 1 else place + 1
        places = range(first, len(printed))
        place = next(at for at in places if any(piece.startswith(words) for piece in printed[at]))
        yield place + 1


_PIECES = re.compile(r"\||<br>")
"""What parts the cells of a row, and the paragraphs of a cell, in what is read of a file."""


def _bare(line: str) -> str:
    words = fold(line)
    return words[label.end() :] if (label := LABEL.match(words)) else words


def _joined(lines: list[list[str]], blank: Callable[[int], bool]) -> tuple[str, list[int]]:
    starts, printed = [], []
    for at, words in enumerate(lines):
        if at and blank(at):
            printed.append("")
        starts.append(len(printed) + 1)
        printed += words
    return "\n".join(printed), starts


def _plain(document: Document) -> list[str]:
    return [SIDE.sub("", line) for line in document.lines]


def _close(document: Document) -> tuple[str, list[int]]:
    return _joined([[line] for line in _plain(document)], lambda _: False)


def _spaced(document: Document) -> tuple[str, list[int]]:
    lines = _plain(document)
    return _joined(
        [[line] for line in lines], lambda at: not _row(lines[at]) or not _row(lines[at - 1])
    )


def _marked(document: Document) -> tuple[str, list[int]]:
    """As Markdown: headings in bold."""
    bold = {label.place for label in document.labels if label.kinds == ("heading",)}
    lines = [f"**{line}**" if at in bold else line for at, line in enumerate(_plain(document))]
    return _joined(
        [[line] for line in lines], lambda at: not _row(lines[at]) or not _row(lines[at - 1])
    )


def _wrapped(document: Document, width: str) -> tuple[str, list[int]]:
    """As text of a page: what the document says is indented and wrapped, without blank lines."""
    first = document.labels[0].place

    def wrap(at: int, line: str) -> list[str]:
        if at < first or _row(line):
            return [line]
        indent = "" if line.isupper() else " " * 6
        return textwrap.wrap(line, int(width), initial_indent=indent, break_on_hyphens=False)

    return _joined([wrap(at, line) for at, line in enumerate(_plain(document))], lambda _: False)


def _row(line: str) -> bool:
    return line.startswith("|")


def _rows(lines: list[str]) -> list[list[str]]:
    """The cells of a Markdown table, row by row."""
    rows = [line for line in lines if not line.startswith("|-")]
    return [[cell.strip() for cell in row.strip()[1:-1].split("|")] for row in rows]


_TEXTS: dict[str, Callable[..., tuple[str, list[int]]]] = {
    "close": _close,
    "spaced": _spaced,
    "marked": _marked,
    "wrapped": _wrapped,
}


def _parts(document: Document) -> Iterator[tuple[str, list[str]]]:
    """The runs of lines that are laid out alike: letterhead, text, rows of a table, closing."""
    kinds = {
        label.place: label.address if label.kinds == ("heading",) else label.kinds[0]
        for label in document.labels
    }
    part, laid = "", []
    for at, line in enumerate(document.lines):
        kind = kinds.get(at)
        if kind:
            part = "closing" if kind in {"Nơi nhận", "recipient", "signature"} else ""
        laid.append(("letterhead" if SIDE.search(line) else "rows" if _row(line) else part, line))
    for part, lines in groupby(laid, key=lambda pair: pair[0]):
        yield part, [line for _, line in lines]


def _columns(part: str, lines: list[str]) -> tuple[list[str], list[str]]:
    """What stands on the left and on the right of a letterhead or a closing."""
    if part == "letterhead":
        left = [line[:-2] for line in lines if line.endswith("◂")]
        return left, [line[:-2] for line in lines if line.endswith("▸")]
    right = [line for line in lines if not line.startswith(("- ", "Nơi nhận"))]
    return [line for line in lines if line not in right], right


def _word(document: Document, style: list[str]) -> bytes:
    made = (
        making.with_list(making.word_document()) if "numbered" in style else making.word_document()
    )
    for part, lines in _parts(document):
        if part == "rows":
            _word_table(made, _rows(lines))
        elif part:
            outer = made.add_table(1, 1).rows[0].cells[0] if "nested" in style else made
            cells = outer.add_table(1, 2).rows[0].cells
            for cell, column in zip(cells, _columns(part, lines), strict=True):
                cell.text = column[0]
                for line in column[1:]:
                    cell.add_paragraph(line)
        else:
            for line in lines:
                _word_paragraph(made, line, numbered="numbered" in style)
    return making.saved(made)


def _word_paragraph(made: Any, line: str, *, numbered: bool) -> None:
    label = LABEL.match(line)
    if numbered and label:
        level = next(at for at, signs in enumerate(LEVELS) if line[0] in signs)
        making.listed(made, line[label.end() :], level)
        return
    paragraph = made.add_paragraph()
    for piece in CHANGE.split(line):
        if piece.startswith(("{+", "{-")):
            paragraph._p.append(_change(piece[1], piece[2:-2]))
        elif piece:
            paragraph.add_run(piece)


def _change(sign: str, words: str) -> Any:
    kind, tag = {"+": ("ins", "t"), "-": ("del", "delText")}[sign]
    run = f'<w:r><w:{tag} xml:space="preserve">{escape(words)}</w:{tag}></w:r>'
    return parse_xml(f'<w:{kind} {nsdecls("w")} w:id="1" w:author="a">{run}</w:{kind}>')


def _word_table(made: Any, rows: list[list[str]]) -> None:
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            if words not in {"^", "<"}:
                table.cell(at, column).text = words
    for column in range(len(rows[0])):
        top = 0
        for at, row in enumerate(rows):
            if row[column] == "^":
                table.cell(top, column).merge(table.cell(at, column))
            else:
                top = at
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            if words == "<":
                table.cell(at, column - 1).merge(table.cell(at, column))


def _web(document: Document, _: list[str]) -> bytes:
    """A web page: the letterhead in a table, cells over several rows with `rowspan`."""
    body = []
    for part, lines in _parts(document):
        if part == "rows":
            rows = _rows(lines)
            body.append("".join(_web_row(rows, at) for at in range(len(rows))))
        elif part:
            sides = ["".join(map(_web_paragraph, side)) for side in _columns(part, lines)]
            body.append(f"<tr><td>{sides[0]}</td><td>{sides[1]}</td></tr>")
        else:
            body.append("".join(map(_web_paragraph, lines)))
    tables = [f"<table>{part}</table>" if part.startswith("<tr>") else part for part in body]
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Văn bản</title></head>'
    return f"{head}<body>{''.join(tables)}</body></html>".encode()


def _web_paragraph(line: str) -> str:
    return f"<p>{escape(line)}</p>"


def _web_row(rows: list[list[str]], at: int) -> str:
    cells = []
    for column, words in enumerate(rows[at]):
        if words != "^":
            below = [row[column] == "^" for row in rows[at + 1 :]]
            deep = 1 + (below.index(False) if False in below else len(below))
            cells.append(f'<td rowspan="{deep}">{escape(words)}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _open(document: Document, _: list[str]) -> bytes:
    """An OpenDocument text: paragraphs and tables."""
    body = []
    for part, lines in _parts(document):
        if part == "rows":
            body.append(_open_table([[[cell] for cell in row] for row in _rows(lines)]))
        elif part:
            body.append(_open_table([list(_columns(part, lines))]))
        else:
            body.append(_open_paragraphs(lines))
    return making.opendocument("".join(body))


def _open_table(rows: list[list[list[str]]]) -> str:
    cell = "<table:table-cell>{}</table:table-cell>"
    made = ["".join(cell.format(_open_paragraphs(words)) for words in row) for row in rows]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in made)
    return f"<table:table>{body}</table:table>"


def _open_paragraphs(lines: list[str]) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)


_FILES: dict[str, Callable[[Document, list[str]], bytes]] = {
    "docx": _word,
    "web": _web,
    "odt": _open,
}
