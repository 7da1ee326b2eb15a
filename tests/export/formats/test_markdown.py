"""The summary says everything that was decided, in the same bytes each time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from doichieu import language
from doichieu.export import summary as telling
from doichieu.export.formats.markdown import markdown as laid_out
from doichieu.export.report import Report
from doichieu.language import Language, _
from doichieu.model import (
    Action,
    Difference,
    DifferenceKind,
    DocumentId,
    Finding,
    ItemId,
    Judgement,
    LinkKind,
    Pair,
    Verdict,
    Wording,
)
from doichieu.text import one_line
from tests.export import reviews

GOLDEN = Path(__file__).parent / "golden"
GITHUB = MarkdownIt("gfm-like", {"html": True})


def markdown(report: Report) -> str:
    """The Markdown of what there is to say of a review."""
    return laid_out(telling.summary(report))


def section(summary: str, title: str) -> str:
    """The lines under one second-level heading."""
    return summary.split(f"\n## {title}", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_summary_is_the_golden_file_to_the_byte(lang: Language) -> None:
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


def test_a_review_without_decisions_says_none_and_lists_every_task() -> None:
    summary = markdown(reviews.report(reviews.TASKS, reviews.PLAN_ITEMS))

    assert summary.count("None.") == 13
    assert summary.count("| undecided |") == len(reviews.TASKS)
    assert "Reviewed by" not in summary


def test_a_partly_covered_task_stands_beside_what_answers_it_and_the_reason() -> None:
    partly = section(markdown(reviews.whole()), "Partly covered")

    assert "**III.2** (line 12)" in partly
    assert "Plan **II.1.-2** (line 22)" in partly
    assert "bỏ thời hạn năm 2026" in partly
    assert "II.1.-1" not in partly, "a rejected pair is no answer"


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_reasons_and_notes_stand_with_what_they_are_about(lang: Language) -> None:
    language.use(lang)
    notes = (
        reviews.decided(Action.VERDICT, Verdict.GAP, 13, reason="chưa có kinh phí"),
        reviews.decided(Action.NOTE, "hỏi Hội", 13),
        reviews.decided(Action.NOTE, "báo nào?", 15, 23),
        reviews.decided(Action.NOTE, "tuyến phố cũ", 21),
    )
    others = (each for each in reviews.DECIDED if each.slot not in {n.slot for n in notes})
    whole = markdown(reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, *others, *notes))
    note, on, reason = _("Note: {text}"), _("Note on {names}: {text}"), _("Reason: {text}")

    def said(title: str, *lines: str) -> bool:
        below = section(whole, _(title)).splitlines()
        return all(f"  - {line}" in below for line in lines)

    assert said("Gaps", reason.format(text="chưa có kinh phí"), note.format(text="hỏi Hội"))
    partly = ("đã xong một nửa", "kho ở hai huyện")
    names = ("II.1.-2", "III.2 – II.1.-2")
    on_both = (on.format(names=n, text=t) for n, t in zip(names, partly, strict=True))
    assert said("Partly covered", reason.format(text="bỏ thời hạn năm 2026"), *on_both)
    assert said("Unsure", on.format(names="III.5 – II.2.a", text="báo nào?"))
    assert said("Overlaps", reason.format(text="hai cơ quan cùng chủ trì"))
    assert f" · {note.format(text='báo in hằng tuần')}\n" in section(whole, _("Overlaps"))
    assert said(
        "Added here", reason.format(text="sáng kiến của tỉnh"), note.format(text="hỏi phường")
    )
    assert "| II.1.-1: tuyến phố cũ; II.1.-1: cùng một việc |" in whole


def test_a_copy_that_falls_short_is_no_plain_copy() -> None:
    vague = Difference(DifferenceKind.DEADLINE_VAGUE, "trong năm 2026", "thường xuyên")
    pair = (ItemId(11), ItemId(21))
    report = reviews.report(
        reviews.TASKS,
        reviews.PLAN_ITEMS,
        *reviews.DECIDED,
        differences={pair: (vague,)},
        wordings={pair: Wording()},
    )
    summary = markdown(report)

    assert "  - otherwise word for word" in section(summary, "Found by the program, not confirmed")
    assert "None." in section(summary, "Copied word for word")


def test_what_differs_at_a_linked_pair_stands_below_both_items() -> None:
    differing = section(
        markdown(reviews.whole()), "Found by the program, not confirmed"
    ).splitlines()

    assert differing[0] == " (2)"
    assert differing[2].startswith("- the plan gives a time for 3 of its items")
    assert differing[3].startswith("- Directive **III.2**")
    assert differing[4].startswith("  - Plan **II.1.-2**")
    assert differing[5:8] == [
        "  - deadline made vague: hoàn thành trong năm 2026 → thường xuyên",
        r"  - not cited: 31\*9-KL/TW",
        r"  - − yêu cầu · − phòng \*cháy\* · + phòng nổ",
    ]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_was_confirmed_stands_apart_from_what_is_only_proposed(lang: Language) -> None:
    language.use(lang)
    summary = markdown(reviews.whole())
    lead = _("lead changed")
    reason = _("Reason: {text}").format(text="báo không chủ trì được")

    assert f"  - {lead}: Sở Văn hóa → Báo Lam Sơn\n  - {reason}\n" in section(
        summary, _("Confirmed findings")
    )
    assert lead not in section(summary, _("Found by the program, not confirmed"))
    assert _("not cited") not in section(summary, _("Confirmed findings"))
    assert _("address given twice") in section(summary, _("Confirmed findings of the plan"))
    jumps = section(summary, _("Found in the plan by the program, not confirmed"))
    assert f"  - {_('numbering jumps')}: 1 → 3" in jumps
    assert summary.count(lead) == summary.count(_("address given twice")) == 1


def test_what_was_dismissed_is_told_nowhere_and_a_plain_copy_is_one_again() -> None:
    vague = Difference(DifferenceKind.DEADLINE_VAGUE, "trong năm 2026", "thường xuyên")
    pair = ItemId(11), ItemId(21)
    dismissed = reviews.said(Finding.of(vague, pair), Judgement.DISMISSED)
    report = reviews.report(
        reviews.TASKS,
        reviews.PLAN_ITEMS,
        *reviews.DECIDED,
        dismissed,
        differences={pair: (vague,)},
        wordings={pair: Wording()},
        checks=(reviews.JUMP,),
    )
    summary = markdown(report)

    assert "deadline made vague" not in summary
    assert "Directive **III.1**" in section(summary, "Copied word for word")


def test_what_was_confirmed_and_is_found_no_more_says_so() -> None:
    whole = reviews.whole()
    (gone,) = (each for each in whole.findings if each.finding == reviews.WRONG_BODY)
    summary = markdown(replace(whole, findings=(replace(gone, found=False),)))

    confirmed = section(summary, "Confirmed findings")
    assert "lead changed: Sở Văn hóa → Báo Lam Sơn (found no more)" in confirmed


def test_what_was_copied_word_for_word_is_told_apart() -> None:
    copied = section(markdown(reviews.whole()), "Copied word for word").splitlines()

    assert copied[0] == " (1)"
    assert copied[2].startswith("- Directive **III.1**")
    assert copied[3].startswith("  - Plan **II.1.-1**")


def test_two_sections_of_one_document_keep_their_sides() -> None:
    task, plan_item = reviews.TASKS[0], reviews.PLAN_ITEMS[0]
    note = reviews.decided(Action.NOTE, "xem lại", 11, 21)
    one_file = reviews.report((task, plan_item), (task, plan_item), note)
    pair = Pair(DocumentId(1), DocumentId(1), "II")
    sides = replace(one_file, pair=pair, section="III", tasks=(task,), plan_items=(plan_item,))
    summary = markdown(sides)

    assert "Directive **III.1**" in section(summary, "Notes")
    assert "Plan **II.1.-1**" in section(summary, "Notes")
    assert "| Section | III | II |" in summary


def test_a_decision_on_an_item_that_is_gone_asks_for_another_look() -> None:
    gone = (
        reviews.decided(Action.LINK, LinkKind.SAME, 11, 99, suspect=True),
        reviews.decided(Action.OVERLAP, Action.OVERLAP, 23, 99, suspect=True),
        reviews.decided(Action.ADDITION, Action.ADDITION, 99, suspect=True),
        reviews.decided(Action.VERDICT, Verdict.COVERED, 11),
    )
    summary = markdown(reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, *gone))

    suspects = section(summary, "Needs another look")
    assert "(3)" in suspects
    assert suspects.count("an item that is no longer in the document") == 3


def test_the_folder_of_a_file_stays_private() -> None:
    assert "/home/lan" not in markdown(reviews.whole())


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
