from __future__ import annotations

from doichieu.importing import read_text
from doichieu.importing.sheet.lines import split, without_footnotes, without_furniture
from doichieu.importing.sheet.paragraphs import Paragraph, assemble
from doichieu.importing.sheet.tables import gather

LONG = (
    "Các xã, phường rà soát danh sách hộ dân ở ven suối, lập phương án di dời, chuẩn bị chỗ ở tạm"
)


def paragraphs(text: str) -> list[Paragraph]:
    return assemble(gather(without_furniture(split(text)[0])))


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(text)]


def test_a_paragraph_cut_by_a_page_break_is_one_block() -> None:
    tail = "và báo cáo kết quả về Ủy ban nhân dân tỉnh theo đúng thời hạn đã được giao trong năm."
    found = paragraphs(f"1. {LONG} cho người già\n\n12\n\nvà trẻ em. {tail * 3}\n\n2. Việc khác.\n")
    assert [(p.line, p.text[-12:]) for p in found] == [(1, tail[-12:]), (7, "Việc khác.")]


def test_lines_wrapped_at_the_width_of_a_page_are_put_together() -> None:
    assert texts("- Rà soát các\nđiểm trường lẻ\nở vùng cao.\n\n- Sửa chữa\nmái nhà.\n") == [
        "Rà soát các điểm trường lẻ ở vùng cao.",
        "Sửa chữa mái nhà.",
    ]


def test_an_indented_first_line_begins_a_paragraph_where_no_blank_line_does() -> None:
    body = (
        "      Tổ chức dọn vệ sinh ở các khu chợ, bến xe và dọc theo hai bên bờ kênh chính\n"
        "của phường, thu gom rác thải về bãi tập kết và trồng thêm cây xanh ven đường.\n"
        "      Vận động các hộ kinh doanh ký cam kết giữ gìn vệ sinh trước cửa hàng của mình\n"
        "và phân loại rác ngay tại nguồn theo hướng dẫn của tổ dân phố từ đầu năm nay.\n"
    )
    assert [text[:7] for text in texts(body * 3)] == ["Tổ chức", "Vận độn"] * 3


def test_a_dash_in_the_middle_of_a_wrapped_sentence_is_no_bullet() -> None:
    wrapped = (
        "Nâng cao chất lượng đời sống của người dân trên địa bàn, phát triển nhanh kinh tế\n"
        "- xã hội của các xã vùng cao, giữ gìn bản sắc văn hóa của đồng bào trong thời gian\n"
        "tới đây.\n\n"
    )
    assert len(paragraphs(wrapped * 2)) == 2


def test_a_numbered_list_within_a_sentence_stays_in_its_block() -> None:
    found = texts(
        "- Ba việc cần làm ngay trong quý này của các tổ dân phố và ban quản lý chợ: (1) dọn chợ;\n"
        "(2) mở lối đi; (3) kẻ vạch đỗ xe.\n\n- Việc khác.\n"
    )
    assert len(found) == 2


def test_marks_of_emphasis_and_escapes_are_taken_off() -> None:
    assert texts("**1\\.** Mở lớp *(hoàn thành trong năm 2024)*, `x\\-y`.\n") == [
        "Mở lớp (hoàn thành trong năm 2024), `x-y`."
    ]


def test_a_type_of_document_in_capitals_never_runs_into_its_title() -> None:
    assert texts("KẾ HOẠCH\nmở lớp xóa mù chữ\n") == ["KẾ HOẠCH", "mở lớp xóa mù chữ"]


def test_page_numbers_banners_and_rulers_are_dropped() -> None:
    text = "===== Trang 1 =====\n2\n\nViệc đầu.\n\n-----\n\n- 3 -\n\nViệc sau.\n"
    assert texts(text) == ["Việc đầu.", "Việc sau."]


def test_a_header_repeated_on_every_page_is_dropped() -> None:
    pages = "".join(
        f"\fSở Giáo dục tỉnh, bản {n}\n\n{n}. Việc thứ {n} của kế hoạch.\n\n" for n in range(1, 6)
    )
    assert all("bản" not in text for text in texts(pages))


def test_a_footnote_at_the_end_of_a_page_is_kept_apart() -> None:
    text = "Câu đang dở\n\n   1 Theo báo cáo của xã.\n\n" + " " * 40 + "2\n\nvà phần sau.\n"
    lines, notes = without_footnotes(split(text)[0])
    assert [note.text for note in notes] == ["1 Theo báo cáo của xã."]
    assert all("báo cáo" not in line.text for line in lines)


def test_rows_between_bars_are_rows() -> None:
    rows = paragraphs("| TT | Nhiệm vụ |\n| --- | --- |\n| 1 | Mở lớp |\n| 2 | Xây cầu |\n")
    assert [row.row.cells for row in rows if row.row] == [("1", "Mở lớp"), ("2", "Xây cầu")]
    assert [row.line for row in rows] == [3, 4]


def test_cells_printed_one_a_line_between_lone_bars_are_rows() -> None:
    def row(*cells: str) -> str:
        return "|\n" + "".join(f"{cell}\n|\n" for cell in cells)

    text = row("**TT**", "**Nhiệm vụ**", "**Chủ trì**") + row("**I**", "**Đường**")
    text += row("1", "Mở rộng\ncầu", "Xã A") + row("2", "Sửa mặt đường", "Xã B")
    rows = [p.row for p in paragraphs(text) if p.row]
    assert [r.cells for r in rows] == [
        ("I", "Đường"),
        ("1", "Mở rộng cầu", "Xã A"),
        ("2", "Sửa mặt đường", "Xã B"),
    ]


def test_the_two_columns_of_a_letterhead_set_as_a_table_are_lines_again() -> None:
    found = texts("| XÃ A | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| --- | --- |\n\nViệc.\n")
    assert found == ["XÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Việc."]


def test_a_dash_between_two_words_that_wrapping_puts_first_begins_no_item() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Các bến xe, bến phà và các khu chợ lớn quanh vùng hạ lưu Sông Nguyệt\n"
        "- Lam Kiều quét dọn mỗi sáng, rồi chở rác về bãi tập kết ở phía nam của thị trấn.\n\n"
        "2. Dọn kênh.\n"
    )
    assert [item.address for item in outline.items] == ["I", "I.1", "I.2"]


def test_a_short_heading_is_parted_from_the_paragraph_set_in_like_it() -> None:
    body = [
        "      Rà soát các tuyến đường đi qua vùng có nguy cơ sạt lở để có phương án sửa chữa",
        "kịp thời trước mùa mưa, bảo đảm đi lại cho bà con các bản ở vùng cao của huyện ta.",
    ]
    found = texts("\n".join(["      1. Mục đích", *body, "      2. Yêu cầu", *body]))
    assert found[0] == "Mục đích"
    assert found[2] == "Yêu cầu"


def test_lines_that_stand_close_together_and_never_go_on_are_paragraphs_of_their_own() -> None:
    items = "1. Dọn kênh.\n2. Mở lớp\nCùng làm\n- Quét đường.\n- Rào ao\nII. TỔ CHỨC\n3. Họp."
    assert len(texts(f"KẾ HOẠCH\n\nDọn kênh\n\nI. NHIỆM VỤ\n{items}\n")) == 10


def test_a_number_that_wrapping_puts_first_begins_no_item_where_blank_lines_part_those() -> None:
    first = "- Đưa xuồng máy, áo phao và lương khô đến ngay các thôn ở vùng ngập sâu cấp độ"
    assert len(texts(f"{first}\n1. Cấp nước uống.\n\n- Chở\nngười già.\n\n- Họp\nthôn.\n")) == 3
