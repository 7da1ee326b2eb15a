"""A table in a file says what stands in it, and no more: no markup, no formula."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from doichieu.export.tables import Table, comma_separated, json_lines, markdown

COLUMNS = {"address": "Mục", "tags": "Nhãn"}


def table(*rows: tuple[str, tuple[str, ...]]) -> Table:
    return Table(COLUMNS, [{"address": address, "tags": tags} for address, tags in rows])


def test_a_cell_of_several_texts_is_one_text_and_a_list_in_json() -> None:
    one = table(("II.1", ("thiếu hạn", "thiếu đầu mối")))
    assert markdown(one).splitlines()[2] == "| II.1 | thiếu hạn · thiếu đầu mối |"
    assert json.loads(json_lines(one)) == {
        "address": "II.1",
        "tags": ["thiếu hạn", "thiếu đầu mối"],
    }


def read(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:], newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+84", "-3", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_of_a_spreadsheet_is_a_formula(text: str) -> None:
    assert read(comma_separated(table((text, ()))))[1][0] == "'" + text


@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_in_csv_and_json_every_other_text_stands_letter_for_letter(text: str) -> None:
    (_heads, row) = read(comma_separated(table((text, (text,)))))
    assert [cell.removeprefix("'") for cell in row] == [text.removeprefix("'")] * 2
    assert json.loads(json_lines(table((text, ()))))["address"] == text


@given(st.text("a|*_[]`<\\#\n ", max_size=8))
def test_in_markdown_a_text_stays_in_its_cell(text: str) -> None:
    html = MarkdownIt("gfm-like").render(markdown(table((f"x{text}y", ("z",)))))
    assert html.count("<td>") == 2
    assert "<td>z</td>" in html
