"""The page of a report says all there is to say, asks for nothing, and fits phone and paper."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import escape
from html.parser import HTMLParser

import pypdfium2
import pytest

from doichieu import language
from doichieu.export.content import plain
from doichieu.export.formats.html import lay_out
from doichieu.export.formats.template import lay_out as by_template
from doichieu.export.formats.template import shipped
from doichieu.export.summary import summary
from doichieu.language import Language
from tests.export import reviews
from tests.export.formats import reports


class Page(HTMLParser):
    """What a browser makes of a page: its elements and the text between them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, list[str]]] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (tag, attrs) != ("span", [("class", "number")]):
            self.elements.append((tag, [name for name, _value in attrs]))
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_everything_that_is_said_is_on_the_page_in_its_order(lang: Language) -> None:
    language.use(lang)
    for told in (summary(reviews.whole()), reports.report()):
        page = Page(lay_out(told))
        place = page.text.index("</style>") if "</style>" in page.text else 0
        for sentence in map(plain, reports.said(told)):
            place = page.text.index(sentence, place)
        assert ("lang", lang) in page.attributes


def test_text_of_a_document_is_never_anything_but_text() -> None:
    def elements(texts: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        return Page(lay_out(reports.report(texts))).elements

    assert elements(reports.HOSTILE) == elements(reports.HARMLESS)


def test_the_page_runs_nothing_and_asks_for_nothing_outside_of_it() -> None:
    page = Page(lay_out(reports.report()))
    attributes = dict(page.attributes)
    style = page.text[page.text.index("* {") : page.text.index("@media print")]

    policy = next(value for _name, value in page.attributes if value.startswith("default-src"))
    assert policy.startswith("default-src 'none';")
    assert "script" not in policy
    assert "script" not in dict(page.elements)
    assert not {"href", "src", "srcset", "action", "data"} & attributes.keys()
    assert not [name for name in attributes if name.startswith("on")]
    assert not re.search(r"url\(|@import|@font-face", style)


def test_the_same_report_is_the_same_page_and_what_its_template_gives() -> None:
    told = summary(reviews.whole())

    assert lay_out(told) == lay_out(told)
    assert by_template(told, shipped(".html"), "mine.html.j2") == lay_out(told)


def test_short_rows_stay_whole_and_every_table_has_a_head_to_repeat() -> None:
    page = lay_out(reports.report()).decode()

    assert page.count("<thead>") == page.count("<table") == 5
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    long = [row for row in rows if "x" * 300 in row]
    assert long
    assert not [row for row in long if 'class="whole"' in row]
    assert sum('class="whole"' in row for row in rows) > 40


def test_the_number_of_a_document_is_kept_in_one_piece_and_a_long_word_is_not() -> None:
    page = lay_out(reports.report()).decode()

    assert '<span class="number">12-ĐA/TU</span>' in page
    assert max(map(len, re.findall(r'class="number">([^<]*)<', page))) < 40


CHROMIUM = shutil.which("chromium")

_MEASURE = """<title></title><script>onload = () => {
  document.title = JSON.stringify([...document.querySelectorAll("iframe")].map(
    frame => frame.contentDocument.documentElement.scrollWidth));
}</script><style>iframe { border: 0; } @media print { iframe { display: none; } }</style>"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> pypdfium2.PdfDocument:
    """The page as the browser prints it; its title are the widths it has on two screens."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here (apt install chromium)")
    folder = tmp_path_factory.mktemp("page")
    language.use("vi")
    page = lay_out(reports.report()).decode()
    frames = "".join(
        f'<iframe srcdoc="{escape(page)}" width="{width}" height="300"></iframe>'
        for width in SCREENS
    )
    # The page itself lets no script run: what measures it stands in a copy without its policy.
    copy = re.sub(r"<meta http-equiv.*?>\n|<title>.*?</title>", "", page, flags=re.DOTALL)
    copy = copy.replace("<head>", f"<head>{_MEASURE}").replace("</main>", f"{frames}</main>")
    (folder / "page.html").write_text(copy, encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--hide-scrollbars", "--no-pdf-header-footer")
    target = folder / "page.pdf"
    subprocess.run(
        [
            *(CHROMIUM, *flags, f"--user-data-dir={folder / 'profile'}"),
            *(f"--print-to-pdf={target}", (folder / "page.html").as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return pypdfium2.PdfDocument(target)


SCREENS = (360, 1024)


def test_no_screen_has_to_be_pushed_aside_to_read(printed: pypdfium2.PdfDocument) -> None:
    assert json.loads(printed.get_metadata_dict()["Title"]) == list(SCREENS)


def texts(printed: pypdfium2.PdfDocument) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in printed]


def test_on_paper_annexes_lie_across_under_a_head_on_each_page(
    printed: pypdfium2.PdfDocument,
) -> None:
    across = [page.get_width() > page.get_height() for page in printed]
    pages = texts(printed)
    body = across.index(True)

    assert 2 <= body <= 4
    assert all(across[body:])
    assert "NGƯỜI LẬP BÁO CÁO" in pages[body - 1]
    assert pages[body].find("Phụ lục 1") >= 0
    tasks = [page for page in pages[body:] if "Sở Văn hóa" in page]
    assert len(tasks) > 2
    assert all("STT Nhiệm vụ Triển khai trong kế hoạch" in page for page in tasks)
    assert [page.split()[0] for page in pages[1:]] == [str(n + 2) for n in range(len(pages) - 1)]


def test_nothing_runs_over_the_edge_of_the_paper(printed: pypdfium2.PdfDocument) -> None:
    for page in printed:
        text = page.get_textpage()
        boxes = map(text.get_charbox, range(text.count_chars()))
        # The end of a line is a character without a width.
        assert max(right for left, _, right, _ in boxes if left < right) <= (
            page.get_width() - 15 / 25.4 * 72 + 1
        )
