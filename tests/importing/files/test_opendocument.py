from __future__ import annotations

from doichieu.importing.files.opendocument import read_opendocument
from tests.importing.files import making

NUMBERED = """<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="."
    text:display-levels="2"/>
  <text:list-level-style-bullet text:level="4" text:bullet-char="-"/>
</text:list-style>"""


def lines(body: str, styles: str = NUMBERED) -> list[str]:
    return [
        line
        for line in read_opendocument(making.opendocument(body, styles), "f").split("\n")
        if line
    ]


def item(words: str, depth: int) -> str:
    inner = f"<text:list-item><text:p>{words}</text:p></text:list-item>"
    for _level in range(depth - 1):
        inner = f"<text:list-item><text:list>{inner}</text:list></text:list-item>"
    return inner


def list_of(*items: str, more: str = "") -> str:
    return f'<text:list text:style-name="L" {more}>{"".join(items)}</text:list>'


def test_automatic_numbers_are_read_as_libreoffice_prints_them() -> None:
    body = list_of(item("A", 1), item("B", 2), item("C", 3), item("D", 3), item("E", 4))
    assert lines(body) == ["I. A", "1. B", "1.1. C", "1.2. D", "- E"]


def test_a_list_counts_on_only_where_it_says_so() -> None:
    first = list_of(item("A", 1), more='xml:id="one"')
    by_style = list_of(item("B", 1), more='text:continue-numbering="true"')
    by_name = list_of(item("C", 1), more='text:continue-list="one"')
    assert lines(first + by_style + by_name) == ["I. A", "II. B", "III. C"]
    assert lines(first + list_of(item("B", 1))) == ["I. A", "I. B"]


def test_an_item_may_say_its_number_and_only_its_first_paragraph_bears_it() -> None:
    told = (
        '<text:list-item text:start-value="4"><text:p>A</text:p><text:p>thêm</text:p>'
        "</text:list-item>"
    )
    assert lines(list_of(told, item("B", 1))) == ["IV. A", "thêm", "V. B"]


def test_what_was_deleted_under_tracking_is_not_read_and_what_was_inserted_is() -> None:
    kept = "<text:tracked-changes><text:p>cũ</text:p></text:tracked-changes>"
    body = '<text:p>Sửa <text:change-start text:change-id="c"/>cầu<text:change-end/>.</text:p>'
    assert lines(kept + body) == ["Sửa cầu."]


def test_spaces_breaks_notes_and_comments() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>theo Đề án</text:p></text:note-body></text:note>"
    )
    comment = "<office:annotation><text:p>xem lại</text:p></office:annotation>"
    body = f'<text:p>Số<text:s text:c="2"/>12{note}<text:line-break/>Lam Sơn{comment}</text:p>'
    assert lines(body) == ["Số  12", "Lam Sơn", "[^1]: theo Đề án"]


def test_the_rows_of_a_table_and_of_its_head_stand_between_bars() -> None:
    def row(*cells: str, more: str = "") -> str:
        inside = "".join(
            f"<table:table-cell {more}><text:p>{c}</text:p></table:table-cell>" for c in cells
        )
        return f"<table:table-row>{inside}</table:table-row>"

    head = f"<table:table-header-rows>{row('TT', 'Việc')}</table:table-header-rows>"
    wide = row("Chung", more='table:number-columns-spanned="2"')
    body = f"<table:table>{head}{wide}{row('1', 'Sửa cầu')}</table:table>"
    assert lines(body) == ["| TT | Việc |", "| Chung |  |", "| 1 | Sửa cầu |"]


def test_a_heading_without_a_number_keeps_its_level() -> None:
    body = '<text:h text:outline-level="2">Goals</text:h><text:h>1. Roads</text:h>'
    assert lines(body) == ["## Goals", "1. Roads"]
