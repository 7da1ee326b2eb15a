from __future__ import annotations

import io
import subprocess
import sys
import zlib

import fpdf
import pytest
from PIL import Image

from doichieu.errors import InputError
from doichieu.importing.files import pdf
from doichieu.importing.files.pdf import read_pdf
from doichieu.importing.files.pdf_layout import Glyph, document_text, printed_lines, unhyphenated
from tests.importing.files import making


def lines(data: bytes) -> list[str]:
    return [line.strip() for line in read_pdf(data, "f").split("\n") if line.strip()]


def glyphs(words: str, x: float, y: float, size: float = 10) -> list[Glyph]:
    """Words of letters half as wide as high; spaces are left out, as some PDFs do."""
    places = enumerate(words)
    step = size / 2
    return [
        Glyph(letter, x + step * k, y, x + step * (k + 1), size)
        for k, letter in places
        if letter != " "
    ]


def text(*pages: list[Glyph]) -> str:
    return document_text([printed_lines(page) for page in pages])


def test_letters_drawn_in_any_order_come_out_in_the_order_of_the_page() -> None:
    drawn = glyphs("Sửa cầu", 0, 100) + glyphs("Dọn chợ", 0, 200)
    assert text(sorted(drawn, key=lambda glyph: glyph.text)) == "Dọn chợ\nSửa cầu\n"


def test_two_columns_stay_apart_and_a_first_line_stands_in() -> None:
    page = glyphs("Nơi nhận:", 0, 100) + glyphs("TM. UBND", 200, 100) + glyphs("Sửa", 60, 88)
    upper, lower = text(page).splitlines()
    assert upper.split("   ")[0] == "Nơi nhận:"
    assert upper.endswith("   TM. UBND")
    assert lower == " " * 15 + "Sửa"


def test_a_wider_gap_is_a_blank_line_and_a_new_page_a_form_feed() -> None:
    page = [g for y in (100, 88, 76, 50) for g in glyphs("a", 0, y)]
    assert text(page, glyphs("b", 0, 100)) == "a\na\na\n\na\n\fb\n"


def test_the_raised_number_of_a_footnote_is_no_part_of_the_words() -> None:
    assert text(glyphs("cầu", 0, 100) + glyphs("1", 16, 104, size=6)) == "cầu\n"
    assert text(glyphs("cầu", 0, 100) + glyphs("1", 16, 102, size=6)) == "cầu\n"


def test_the_number_of_a_footnote_itself_stays() -> None:
    assert text(glyphs("1", 0, 104, size=6) + glyphs("Xem", 8, 100)) == "1 Xem\n"


def test_a_number_cut_at_its_dash_is_put_together() -> None:
    assert unhyphenated("theo Kế hoạch số 12345/KH-\nUBND ngày\nmột") == (
        "theo Kế hoạch số 12345/KH-UBND\nngày\nmột"
    )


def test_only_where_the_language_hyphenates_a_hyphen_goes() -> None:
    assert unhyphenated("we imple-\nment it") == "we implement it"
    assert unhyphenated("kinh tế -\nxã hội") == "kinh tế -\nxã hội"
    assert unhyphenated("phát tri\u00ad\nển") == "phát triển"


def test_page_numbers_are_no_part_of_the_outline_and_a_cut_paragraph_is_one() -> None:
    from doichieu.importing import read_text

    words = "1. " + "Sửa cầu và dọn chợ trong thôn cho sạch đẹp, " * 60 + "xong trước Tết."
    data = making.pdf([["I. NHIỆM VỤ"], [words], ["2. Dọn chợ."]])
    items = read_text(read_pdf(data, "f")).items
    assert [item.address for item in items] == ["I", "I.1", "I.2"]
    assert items[1].text == words.removeprefix("1. ")


def picture() -> bytes:
    document = fpdf.FPDF()
    document.add_page()
    document.image(Image.new("L", (40, 40), 200), w=180)
    return bytes(document.output())


def test_a_scan_is_named_with_the_way_to_a_text_layer() -> None:
    with pytest.raises(InputError, match="scan") as caught:
        read_pdf(picture(), "f.pdf")
    assert "ocrmypdf -l vie" in caught.value.remedy


def test_a_pdf_with_a_password_is_named_with_the_way_to_open_it() -> None:
    document = fpdf.FPDF()
    document.add_page()
    document.set_encryption(owner_password="a", user_password="b")  # noqa: S106
    with pytest.raises(InputError, match="password") as caught:
        read_pdf(bytes(document.output()), "f.pdf")
    assert "qpdf --decrypt" in caught.value.remedy


@pytest.mark.parametrize("cut", [0.2, 0.6])
def test_a_damaged_pdf_is_read_or_refused_in_one_line(cut: float) -> None:
    data = making.pdf([["1. Sửa cầu."]] * 30)
    assert "\n" not in making.complaint(data[: int(len(data) * cut)])


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = (sys.executable, "-c", "while True: pass")
    monkeypatch.setattr(pdf, "_READER", endless)
    monkeypatch.setattr(pdf, "MOST_SECONDS", 0.2)
    with pytest.raises(InputError, match="memory or time"):
        read_pdf(b"%PDF-", "f.pdf")


def test_a_pdf_that_takes_too_much_memory_is_given_up() -> None:
    code = "from doichieu.importing import bounds; bounds.hold(300 * 2**20); bytearray(400 * 2**20)"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr


def test_too_many_pages_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from doichieu.importing import bounds
    from doichieu.importing.files import pdf_pages

    document = fpdf.FPDF()
    for _page in range(3):
        document.add_page()

    class Input:
        buffer = io.BytesIO(bytes(document.output()))

    monkeypatch.setattr(bounds, "hold", lambda: None)
    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 2)
    monkeypatch.setattr(sys, "stdin", Input)
    assert pdf_pages.main() == pdf_pages.Outcome.MANY_PAGES
    with pytest.raises(InputError, match="pages"):
        raise pdf._refusal(pdf_pages.Outcome.MANY_PAGES, "f.pdf")


def test_a_tree_of_pages_that_goes_round_in_a_ring_is_refused() -> None:
    ring = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 100000>>endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )
    with pytest.raises(InputError) as caught:
        read_pdf(ring, "f.pdf")
    assert "\n" not in str(caught.value)


def test_a_stream_that_unpacks_to_gigabytes_is_refused_within_the_limits() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    part = packer.compress(bytes(2**24)) + packer.flush(zlib.Z_FULL_FLUSH)
    stream = b"x\x9c" + part * 70
    bomb = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        + b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream)
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )
    with pytest.raises(InputError) as caught:
        read_pdf(bomb, "f.pdf")
    assert "\n" not in str(caught.value)
