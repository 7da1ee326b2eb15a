"""Tables in files whose cells reach over several rows, and closings of several rows."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.importing.files.formats import text_of
from doichieu.model import Kind, Outline
from tests.importing.files import making

HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
MERGED = ("1", "Mở đường")
"""What the first two cells say to both of the first rows."""
OWN = (("Sở Xây dựng", "Tháng 4/2026"), ("Các thôn", "Tháng 5/2026"))


def web() -> bytes:
    names = "".join(f"<th>{name}</th>" for name in HEAD)
    merged = "".join(f"<td rowspan=2>{words}</td>" for words in MERGED)
    first, second = ("".join(f"<td>{words}</td>" for words in cells) for cells in OWN)
    last = "<td>2</td><td>Sửa cầu</td><td>Sở Y tế</td><td>Quý I/2026</td>"
    rows = "".join(f"<tr>{cells}</tr>" for cells in (names, merged + first, second, last))
    return f"<html><body><p>KẾ HOẠCH</p><table>{rows}</table></body></html>".encode()


def word() -> bytes:
    document = making.word_document()
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(4, 4)
    rows = (HEAD, (*MERGED, *OWN[0]), ("", "", *OWN[1]), ("2", "Sửa cầu", "Sở Y tế", "Quý I/2026"))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    for column, words in enumerate(MERGED):
        table.cell(1, column).merge(table.cell(2, column)).text = words
    return making.saved(document)


def opendocument() -> bytes:
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell{more}><text:p>{words}</text:p></table:table-cell>"

    merged = "".join(cell(words, ' table:number-rows-spanned="2"') for words in MERGED)
    first, second = ("".join(map(cell, cells)) for cells in OWN)
    last = "".join(map(cell, ("2", "Sửa cầu", "Sở Y tế", "Quý I/2026")))
    rows = "".join(
        f"<table:table-row>{cells}</table:table-row>"
        for cells in ("".join(map(cell, HEAD)), merged + first, second, last)
    )
    return making.opendocument(f"<text:p>KẾ HOẠCH</text:p><table:table>{rows}</table:table>")


def outline(data: bytes) -> Outline:
    return read_text(text_of(data, "f"))


@pytest.mark.parametrize("file", [web, word, opendocument])
def test_what_a_cell_says_to_several_rows_each_of_them_says(file: object) -> None:
    assert callable(file)
    rows = [(i.address, i.text, i.leads, i.deadline.raw) for i in outline(file()).items]
    assert rows == [
        ("r1", "Mở đường", ("Sở Xây dựng",), "Tháng 4/2026"),
        ("r1~2", "Mở đường", ("Các thôn",), "Tháng 5/2026"),
        ("r2", "Sửa cầu", ("Sở Y tế",), "Quý I/2026"),
    ]


def test_recipients_may_stand_in_the_row_below_their_head() -> None:
    rows = (
        ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        ("- Đảng ủy xã;", "CHỦ TỊCH"),
        ("- Lưu: VT.", "Lò Văn Nam"),
    )
    cells = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    page = f"<html><body><p>KẾ HOẠCH</p><p>1. Mở đường.</p><table>{cells}</table></body></html>"
    found = outline(page.encode())
    told = [item.text for item in found.items if item.kind is Kind.RECIPIENT]
    assert told == ["Đảng ủy xã;", "Lưu: VT."]
    assert found.facts.signers == ("Lò Văn Nam",)
