from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.errors import InputError
from doichieu.importing.files.web import read_web_archive, read_web_page


def lines(body: str) -> list[str]:
    page = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
    return [line for line in read_web_page(page.encode(), "f").split("\n") if line]


def test_paragraphs_breaks_and_entities_are_read_as_a_browser_shows_them() -> None:
    body = "<div>Một&nbsp;hai<br>ba\n  bốn &#7879; &amp; c&oacute;<p>năm</div>"
    assert lines(body) == ["Một\u00a0hai", "ba bốn ệ & có", "năm"]


@pytest.mark.parametrize(
    ("opened", "labels"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol type="I" start="3">', ["III.", "IV."]),
        ('<ol type="a">', ["a.", "b."]),
        ('<ol style="list-style-type: lower-roman">', ["i.", "ii."]),
        ("<ul>", ["•", "•"]),
    ],
)
def test_items_are_numbered_as_a_browser_numbers_them(opened: str, labels: list[str]) -> None:
    close = "</ol>" if opened.startswith("<ol") else "</ul>"
    assert lines(f"{opened}<li>A<li>B{close}") == [f"{labels[0]} A", f"{labels[1]} B"]


def test_a_list_in_a_list_of_the_same_figures_names_both_numbers() -> None:
    body = "<ol><li>A<ol><li>B</li><li value=5>C</li></ol></li><li>D</li></ol>"
    assert lines(body) == ["1. A", "1.1. B", "1.5. C", "2. D"]


def test_an_item_that_prints_its_own_dash_has_no_second() -> None:
    assert lines("<ul><li>- Sửa cầu.</li></ul>") == ["- Sửa cầu."]


def test_headings_keep_their_rank() -> None:
    assert lines("<h2>Goals</h2><p>Mend the road.</p>") == ["## Goals", "Mend the road."]


def test_what_is_not_the_text_is_left_out() -> None:
    body = (
        "<nav><ul><li>Trang chủ</ul></nav><script>1. a</script><style>p {}</style>"
        "<div style='display:none'><div>x</div>ẩn</div><p>Sửa cầu.</p><!-- 2. Bỏ -->"
        "<div title='footer'><p>trang 1</p></div>"
    )
    assert lines(body) == ["Sửa cầu."]


def test_tables_with_wide_and_high_cells() -> None:
    body = (
        "<table><tr><th>TT<th>Nhiệm vụ<th>Chủ trì</tr><tr><td colspan=3>Chung</td></tr>"
        "<tr><td>1<td>Dọn chợ<td rowspan=2>Sở A<tr><td>2<td>Sửa<br>cầu</table><p>Hết"
    )
    assert lines(body) == [
        "| TT | Nhiệm vụ | Chủ trì |",
        "| Chung |  |  |",
        "| 1 | Dọn chợ | Sở A |",
        "| 2 | Sửa<br>cầu | Sở A |",
        "Hết",
    ]


def test_a_table_in_a_table_is_words_of_its_cell() -> None:
    body = "<table><tr><td>A<td><table><tr><td>B<td>C</table>D</table>"
    assert lines(body) == ["| A | B<br>C<br>D |"]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1258", "utf-16"])
def test_a_page_says_its_encoding(charset: str) -> None:
    page = f'<html><meta charset="{charset}"><p>Sa pa 12 &#7879;</p>'
    assert "Sa pa 12 ệ" in read_web_page(page.encode(charset.replace("windows-", "cp")), "f")


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    page = '<meta charset="utf-8"><p>Sa\u0309 lu\u0303 qua ca\u0300ng'.encode("cp1258")
    assert "lũ qua càng" in unicodedata.normalize("NFC", read_web_page(page, "f"))
    assert "cầu" in read_web_page('<meta charset="nonsense"><p>cầu'.encode(), "f")


def test_a_page_saved_in_one_file_is_read() -> None:
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        b'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
        b"<p>S=E1=BB=ADa c=E1=BA=A7u</p>\n--x--\n"
    )
    assert read_web_archive(data, "f").strip() == "Sửa cầu"


def test_a_file_of_parts_without_a_page_is_damaged() -> None:
    with pytest.raises(InputError, match="damaged"):
        read_web_archive(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "f")


TAGS = "<p> <td> <tr> <table> </table> </td> <ol> <li> </ol> x <br> &".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(TAGS)))
def test_no_word_is_lost_whatever_order_tags_come_in(tags: list[str]) -> None:
    assert read_web_page("".join(tags).encode(), "f").count("x") == tags.count("x")
