"""The report as Markdown: the same bytes each time, and nothing of a document becomes markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from doichieu import language
from doichieu.export.formats.markdown import lay_out
from doichieu.export.report import Report
from doichieu.export.summary import summary
from doichieu.language import Language
from doichieu.model import Action, LinkKind, Verdict
from doichieu.text import one_line
from tests.export import reviews

GOLDEN = Path(__file__).parent / "golden"
GITHUB = MarkdownIt("gfm-like", {"html": True})


def markdown(report: Report) -> str:
    """The Markdown of what there is to say of a review."""
    return lay_out(summary(report)).decode()


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_report_is_the_golden_file_to_the_byte(lang: Language) -> None:
    language.use(lang)

    assert markdown(reviews.whole()).encode() == (GOLDEN / f"summary.{lang}.md").read_bytes()


def test_the_order_in_which_decisions_were_made_does_not_show() -> None:
    backwards = reviews.report(
        reviews.TASKS,
        reviews.PLAN_ITEMS,
        *reversed(reviews.DECIDED),
        differences=reviews.DIFFERENCES,
        wordings=reviews.WORDINGS,
        of_plan=reviews.OF_PLAN,
        checks=(reviews.TWICE, reviews.JUMP),
    )

    assert markdown(backwards) == markdown(reviews.whole())


def test_every_table_is_one_to_a_reader_of_the_dialect() -> None:
    page = markdown(reviews.whole())
    tables = sum(token.type == "table_open" for token in GITHUB.parse(page))

    assert tables == sum(line.startswith("| --- |") for line in page.splitlines()) > 5


nasty = st.text(alphabet="|\\`*_[]()<>#-+1.>\n&!~ aếx/:@", max_size=20)


@given(text=nasty, reason=nasty, note=nasty)
def test_no_text_changes_the_shape_of_the_page(text: str, reason: str, note: str) -> None:
    def page(text: str, reason: str, note: str) -> str:
        tasks = (reviews.item(11, "I.1", text, leads=(text,)),)
        decisions = (
            reviews.decided(Action.VERDICT, Verdict.PARTIAL, 11, reason=reason),
            reviews.decided(Action.LINK, LinkKind.PARTIAL, 11, 21, reason=reason),
            reviews.decided(Action.NOTE, note, 11),
            reviews.decided(Action.ADDITION, Action.ADDITION, 21, reason=reason),
        )
        plan_items = (reviews.item(21, "I.1", text),)
        return markdown(reviews.report(tasks, plan_items, *decisions))

    def shape(page: str) -> list[str]:
        return [
            token.type
            for outer in GITHUB.parse(page)
            for token in (outer, *(outer.children or ()))
            if token.type != "text"
        ]

    filled = [one_line(part) and "x" for part in (text, reason, note)]
    assert shape(page(text, reason, note)) == shape(page(*filled))
