"""OpenDocument text (.odt): paragraphs with the numbers that LibreOffice would print, and tables.

Tracked changes are read as accepted: ODF keeps what was deleted apart from the text. Headers and
footers stand in another part and are not read. OASIS ODF 1.3 part 3 defines the elements. Neither
odfpy nor odfdo works out the numbers of lists, so they would save only the walk over the elements.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from doichieu.importing.files.archive import Archive
from doichieu.importing.files.markup import parse
from doichieu.importing.files.opendocument_lists import Lists
from doichieu.importing.files.opendocument_names import OFFICE, TABLE, TEXT, figure
from doichieu.importing.files.refusals import damaged, locked
from doichieu.importing.files.sheet import CellSheet, Grid, Sheet

_NOT_PRINTED = frozenset(
    {
        TEXT + "tracked-changes",
        TEXT + "sequence-decls",
        TEXT + "variable-decls",
        TEXT + "user-field-decls",
        TEXT + "note-citation",
        TEXT + "hidden-text",
        TEXT + "ruby-text",
        OFFICE + "annotation",
        OFFICE + "annotation-end",
        OFFICE + "forms",
    }
)
_FRAMES = frozenset({"text-box"})
_MOST_SPACES = 200
_DEEPEST_HEADING = 6


def read_opendocument(data: bytes, where: str) -> str:
    """The text of an .odt file. Raises InputError when it is damaged, locked or hostile."""
    archive = Archive(data, where)
    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise locked(where)
    content, looks = archive.read("content.xml"), archive.read("styles.xml")
    root = parse(content, where) if content else None
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise damaged(where)
    sheet = Sheet(where)
    _Printer(Lists([root] + ([parse(looks, where)] if looks else []))).write(body, sheet)
    return sheet.text()


class _Printer:
    """Writes the blocks of a document on a sheet."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def write(self, block: Element, sheet: Sheet) -> None:
        """All that stands in `block`, in order."""
        for each in block:
            if each.tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(each, self._heading(each), sheet)
            elif each.tag == TEXT + "list":
                self._list(each, sheet)
            elif each.tag == TABLE + "table":
                sheet.table(self._table(each, sheet).rows)
            elif each.tag not in _NOT_PRINTED:
                self.write(each, sheet)

    def _heading(self, element: Element) -> str:
        """The number of a heading that the outline of the document numbers."""
        return self._lists.heading(element) if element.tag == TEXT + "h" else ""

    def _list(self, element: Element, sheet: Sheet) -> None:
        self._lists.enter(element)
        for item in element:
            if item.tag == TEXT + "list-header":
                self.write(item, sheet)
            elif item.tag == TEXT + "list-item":
                self._item(item, sheet)
        self._lists.leave()

    def _item(self, item: Element, sheet: Sheet) -> None:
        label = None
        for each in item:
            if each.tag in (TEXT + "p", TEXT + "h"):
                # Only the first paragraph of an item bears its number.
                label = self._lists.label(item) if label is None else ""
                self._paragraph(each, label, sheet)
            elif each.tag == TEXT + "list":
                self._list(each, sheet)
            else:
                self.write([each], sheet)  # type: ignore[arg-type]

    def _paragraph(self, element: Element, label: str, sheet: Sheet) -> None:
        frames: list[Element] = []
        words = self._words(element, frames, sheet)
        if words.strip() or sheet.lone_labels:
            level = figure(element, TEXT + "outline-level", 1) if element.tag == TEXT + "h" else 0
            numbered = f"{label} {words.strip()}" if label else words
            sheet.paragraph(numbered, level=min(level, _DEEPEST_HEADING))
        for frame in frames:
            self.write(frame, sheet)

    def _words(self, element: Element, frames: list[Element], sheet: Sheet) -> str:
        """What is printed inside a paragraph; text boxes go to `frames`, notes to the sheet."""
        parts = [element.text or ""]
        for each in element:
            name = each.tag.rpartition("}")[2]
            if each.tag == TEXT + "note":
                body = each.find(TEXT + "note-body")
                sheet.note(" ".join(self._cell(body, sheet)) if body is not None else "")
            elif each.tag == TEXT + "s":
                parts.append(" " * min(figure(each, TEXT + "c", 1), _MOST_SPACES))
            elif each.tag == TEXT + "tab":
                parts.append("\t")
            elif each.tag == TEXT + "line-break":
                parts.append("\n")
            elif name in _FRAMES:
                frames.append(each)
            elif each.tag not in _NOT_PRINTED and name not in {"title", "desc"}:
                parts.append(self._words(each, frames, sheet))
            parts.append(each.tail or "")
        return "".join(parts)

    def _table(self, element: Element, sheet: Sheet, grid: Grid | None = None) -> Grid:
        """The rows of a table, those of its groups and its repeated head among them."""
        grid = grid or Grid()
        for each in element:
            if each.tag == TABLE + "table-row":
                grid.row()
                for cell in each.iterfind(TABLE + "table-cell"):
                    width = figure(cell, TABLE + "number-columns-spanned", 1)
                    again = figure(cell, TABLE + "number-columns-repeated", 1)
                    height = figure(cell, TABLE + "number-rows-spanned", 1)
                    grid.cell(self._cell(cell, sheet), max(width, again), height)
            elif each.tag.startswith(TABLE + "table-"):
                self._table(each, sheet, grid)
        return grid

    def _cell(self, block: Element, sheet: Sheet) -> list[str]:
        """The paragraphs of a cell; footnotes in it go to `sheet`."""
        inner = CellSheet(sheet)
        self.write(block, inner)
        return inner.words
