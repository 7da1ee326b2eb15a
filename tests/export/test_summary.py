"""The report says everything that was decided, once, in the order in which a leader reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from doichieu import language
from doichieu.export.choice import Choice, Order, Quote
from doichieu.export.content import Name, Section, Summary, plain
from doichieu.export.report import Report
from doichieu.export.summary import summary
from doichieu.language import Language, _
from doichieu.model import (
    Action,
    Deadline,
    DeadlineKind,
    Difference,
    DifferenceKind,
    DocumentId,
    Finding,
    Grade,
    ItemId,
    Judgement,
    Kind,
    LinkKind,
    Pair,
    Tag,
    TagId,
    Verdict,
    Wording,
)
from tests.export import reviews


def lines(section: Section) -> list[str]:
    """All that a section says below its title, a row of a table as one line."""
    said = [plain(each) for each in (*section.sentences, *section.points)]
    for table in section.tables:
        for group in table.groups:
            said += [plain(group.heading)] if group.heading else []
            said += [" | ".join("\n".join(map(plain, cell)) for cell in row) for row in group.rows]
    return said


def told(summary: Summary, name: Name) -> str:
    """The same of the section of a name; '' where the report has none."""
    sections = (*summary.sections, *summary.annexes)
    found = [each for each in sections if each.name is name]
    return "\n".join(lines(found[0])) if found else ""


def of(report: Report, name: Name, **choice: object) -> str:
    """What one section says of a review."""
    return told(summary(report, Choice(**choice)), name)  # type: ignore[arg-type]


def everything(report: Report, **choice: object) -> str:
    """All that is said of a review."""
    whole = summary(report, Choice(**choice))  # type: ignore[arg-type]
    sections = (*whole.sections, *whole.annexes)
    return "\n".join([plain(whole.title), *map(plain, whole.about), *map(told_of, sections)])


def told_of(section: Section) -> str:
    return "\n".join([section.title, *lines(section)])


def test_the_title_and_its_sentences_name_both_documents_as_one_does_on_paper() -> None:
    language.use("vi")
    whole = summary(reviews.whole())

    assert plain(whole.title) == (
        "Báo cáo kết quả rà soát, đối chiếu Kế hoạch số 214/KH-UBND với Kế hoạch số 58-KH/TW"
    )
    assert plain(whole.about[0]) == (
        "Văn bản cấp trên: Kế hoạch số 58-KH/TW ngày 20/10/2025 của Ban Bí thư "
        "“về phát triển văn hoá đọc” (thực hiện 94-NQ/TW)."
    )
    assert plain(whole.about[2]) == (
        "Người rà soát: lan, minh; ngày rà soát: 02/03/2026. Ngày báo cáo: 02/03/2026."
    )
    assert plain(whole.signing[0]) == "…………, ngày 2 tháng 3 năm 2026"


def test_the_conclusion_counts_what_falls_to_the_plan_and_names_what_weighs_most() -> None:
    said = of(reviews.whole(), Name.CONCLUSION)

    assert said.splitlines() == [
        (
            "Of 5 tasks that fall to the province the plan carries out 1, 1 in part, 1 is missing, "
            "1 is unsure, 1 is open. 1 task is for others."
        ),
        (
            "To be added first: section III.3 “Phát triển sách nói cho người khiếm thị; Phát triển "
            "sách nói cho người khiếm…”."
        ),
        "Found besides: 1 difference confirmed, 1 overlap, 1 addition, 1 flaw of form.",
        "5 of 6 tasks are decided (83%). 2 decisions need another look.",
        "The program has found 3 more that nobody has confirmed.",
    ]


def test_the_figures_have_their_share_and_a_bar() -> None:
    said = of(reviews.whole(), Name.FIGURES).splitlines()

    assert said[:2] == ["Tasks reviewed | 6 |  | ", "Not applicable | 1 |  | "]
    assert said[2] == "Those of the province | 5 | 100% | " + 20 * "█"
    assert said[3] == "Covered | 1 | 20% | ████"


def test_where_every_task_is_the_plan_s_its_figures_are_of_all() -> None:
    covered = reviews.decided(Action.VERDICT, Verdict.COVERED, 11)
    said = of(reviews.report(reviews.TASKS[:2], (), covered), Name.FIGURES).splitlines()

    assert said[:2] == ["Tasks reviewed | 2 | 100% | " + 20 * "█", "Covered | 1 | 50% | ██████████"]


def test_what_is_to_be_added_stands_whole_with_who_was_asked() -> None:
    said = of(reviews.whole(), Name.GAPS)

    assert said.startswith("Section III.3: Phát triển sách nói")
    assert said.count("người khiếm thị") == 8
    assert "Thư viện tỉnh; Hội Người mù" in said
    assert "lan, 02/03/2026" in said


def test_a_task_carried_out_in_part_stands_beside_what_answers_it_and_what_is_missing() -> None:
    (row,) = of(reviews.whole(), Name.PARTIAL).split("\n\n")

    assert row.startswith("Section III.2: ")
    assert "Section II.1, second dash: Cải tạo kho lưu trữ. |" in row
    assert "bỏ thời hạn năm 2026" in row
    assert "đã xong một nửa" in row
    assert "deadline made vague: hoàn thành trong năm 2026 → thường xuyên (found by the pro" in row
    assert "first dash" not in row, "a rejected pair is no answer"


def test_without_a_word_of_the_reviewer_the_clause_left_out_is_told_as_the_programs() -> None:
    left_out = Difference(DifferenceKind.PART_LEFT_OUT, "bảo đảm yêu cầu phòng cháy")
    partly = reviews.decided(Action.VERDICT, Verdict.PARTIAL, 12)
    link = reviews.decided(Action.LINK, LinkKind.PARTIAL, 12, 22)
    report = reviews.report(
        reviews.TASKS,
        reviews.PLAN_ITEMS,
        partly,
        link,
        differences={(ItemId(12), ItemId(22)): (left_out,)},
    )

    told = of(report, Name.PARTIAL)
    assert told.endswith("| bảo đảm yêu cầu phòng cháy (found by the program)")


def test_a_clause_that_was_confirmed_to_be_left_out_stands_beside_the_reviewers_word() -> None:
    pair = ItemId(12), ItemId(22)
    left_out = Difference(DifferenceKind.PART_LEFT_OUT, "lắp cửa chống trộm")
    guessed = Difference(DifferenceKind.PART_LEFT_OUT, "thuê người trông")
    report = reviews.report(
        reviews.TASKS,
        reviews.PLAN_ITEMS,
        reviews.decided(Action.VERDICT, Verdict.PARTIAL, 12, reason="mới xong một nửa"),
        reviews.decided(Action.LINK, LinkKind.PARTIAL, 12, 22),
        reviews.said(Finding.of(left_out, pair), Judgement.CONFIRMED),
        differences={pair: (left_out, guessed)},
    )

    said = of(report, Name.PARTIAL)
    assert "mới xong một nửa" in said
    assert "lắp cửa chống trộm" in said
    assert "thuê người trông" not in said


def test_what_was_confirmed_stands_apart_from_what_is_only_proposed_and_nothing_twice() -> None:
    said = of(reviews.whole(), Name.DIFFERENCES).splitlines()

    assert said[0].startswith("The plan gives a time for 3 of its items")
    assert said[1] == "Confirmed"
    assert "lead changed: Sở Văn hóa → Báo Lam Sơn – báo không chủ trì được" in said[2]
    assert "not cited" not in "\n".join(said), "it stands with the task carried out in part"
    assert everything(reviews.whole()).count("lead changed") == 1


def test_what_is_only_proposed_at_a_covered_task_says_so() -> None:
    vague = Difference(DifferenceKind.DEADLINE_VAGUE, "trong năm 2026", "thường xuyên")
    report = reviews.report(
        reviews.TASKS,
        reviews.PLAN_ITEMS,
        *reviews.DECIDED,
        differences={(ItemId(11), ItemId(21)): (vague,)},
    )
    said = of(report, Name.DIFFERENCES).splitlines()

    assert said[0] == "Found by the program, not confirmed"
    assert said[1].startswith("Section III.1")


def test_what_was_dismissed_is_told_nowhere_and_a_plain_copy_is_one_again() -> None:
    vague = Difference(DifferenceKind.DEADLINE_VAGUE, "trong năm 2026", "thường xuyên")
    pair = ItemId(11), ItemId(21)
    dismissed = reviews.said(Finding.of(vague, pair), Judgement.DISMISSED)
    given = {"differences": {pair: (vague,)}, "wordings": {pair: Wording()}}
    decided = (reviews.TASKS, reviews.PLAN_ITEMS, *reviews.DECIDED)
    short = reviews.report(*decided, **given)  # type: ignore[arg-type]
    plainly = reviews.report(*decided, dismissed, **given)  # type: ignore[arg-type]

    assert "copied word for word, without" not in everything(short)
    assert "deadline made vague" not in everything(plainly)
    assert of(plainly, Name.FORM).endswith(
        "1 task is copied word for word, without being made concrete:\n"
        "Section III.1 → section II.1, first dash"
    )


def test_what_was_confirmed_and_is_found_no_more_says_so() -> None:
    whole = reviews.whole()
    (gone,) = (each for each in whole.findings if each.finding == reviews.WRONG_BODY)
    (twice,) = (each for each in whole.checks if each.finding == reviews.TWICE)
    report = replace(
        whole, findings=(replace(gone, found=False),), checks=(replace(twice, found=False),)
    )

    assert "Báo Lam Sơn (found no more)" in of(report, Name.DIFFERENCES)
    assert "found no more" in of(report, Name.FORM)


def test_an_overlap_names_both_items_and_both_bodies() -> None:
    (row,) = of(reviews.whole(), Name.OVERLAPS).split("\n\n")

    assert row.startswith("Section II.2.a: Mở chuyên mục trên báo.\nSection II.2.b: Mở")
    assert "| Báo Lam Sơn\nSở Văn hóa |" in row
    assert "hai cơ quan cùng chủ trì" in row


def test_an_addition_is_one_line_with_its_body_and_its_reason() -> None:
    said = of(reviews.whole(), Name.ADDITIONS)

    assert said == (
        "Section II.3: Xây dựng tuyến phố sách. "
        "(lead: Phường Lam Kiều; sáng kiến của tỉnh; hỏi phường)"
    )


def test_flaws_of_form_are_told_as_confirmed_and_the_rest_counted() -> None:
    said = of(reviews.whole(), Name.FORM).splitlines()

    assert said[0] == "Found by the program, not confirmed: numbering jumps (1)."
    assert "address given twice" in said
    assert sum("numbering jumps" in line for line in said) == 1


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
    report = reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, *others, *notes)
    expected = {
        Name.GAPS: ("chưa có kinh phí", "hỏi Hội"),
        Name.PARTIAL: ("bỏ thời hạn năm 2026", "đã xong một nửa; kho ở hai huyện"),
        Name.OVERLAPS: ("hai cơ quan cùng chủ trì", "báo in hằng tuần"),
        Name.ADDITIONS: ("sáng kiến của tỉnh", "hỏi phường"),
        Name.OPEN: ("báo nào?",),
        Name.TASKS: ("tuyến phố cũ; cùng một việc", "việc của Trung ương"),
    }
    for name, words in expected.items():
        said = of(report, name)
        assert [each for each in words if each not in said] == [], name


def test_a_note_on_what_no_part_tells_of_is_not_lost() -> None:
    note = reviews.decided(Action.NOTE, "đề mục này thừa", 25)
    said = of(reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, note), Name.OPEN)

    assert "Notes\nSection II.3: Xây dựng tuyến phố sách. | đề mục này thừa | lan" in said


def test_a_review_without_decisions_says_so_and_lists_every_task() -> None:
    whole = summary(reviews.report(reviews.TASKS, reviews.PLAN_ITEMS))

    assert plain(whole.empty) == (
        "Nothing to report under: to be added; carried out in part; deadlines, leads, documents "
        "and figures that differ; overlaps; added here; form of the plan."
    )
    assert told(whole, Name.TASKS).count("| undecided |") == len(reviews.TASKS)
    assert not any("Reviewed by" in plain(each) for each in whole.about)
    assert told(whole, Name.OPEN).startswith("Tasks not decided yet: section III.1; section III.2")


def test_what_is_for_others_stands_below_its_reason() -> None:
    said = of(reviews.whole(), Name.NOT_APPLICABLE).splitlines()

    assert said[0] == "việc của Trung ương"
    assert said[1].startswith("Section III.4: Trình Quốc hội")


def test_two_sections_of_one_document_keep_their_sides() -> None:
    task, plan_item = reviews.TASKS[0], reviews.PLAN_ITEMS[0]
    link = reviews.decided(Action.LINK, LinkKind.SAME, 11, 21)
    one_file = reviews.report((task, plan_item), (task, plan_item), link)
    pair = Pair(DocumentId(1), DocumentId(1), "II")
    sides = replace(one_file, pair=pair, section="III", tasks=(task,), plan_items=(plan_item,))
    whole = summary(sides)

    assert "Of the directive only section III is reviewed." in map(plain, whole.about)
    assert "Of the plan only section II is reviewed." in map(plain, whole.about)
    assert told(whole, Name.TASKS).startswith("1 | Section III.1: ")


def test_a_decision_on_an_item_that_is_gone_asks_for_another_look() -> None:
    gone = (
        reviews.decided(Action.LINK, LinkKind.SAME, 11, 99, suspect=True),
        reviews.decided(Action.OVERLAP, Action.OVERLAP, 23, 99, suspect=True),
        reviews.decided(Action.ADDITION, Action.ADDITION, 99, suspect=True),
        reviews.decided(Action.VERDICT, Verdict.COVERED, 11),
    )
    said = of(reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, *gone), Name.OPEN)

    assert "Needs another look" in said
    assert said.count("An item that is no longer in the document") == 3


def test_the_folder_of_a_file_stays_private() -> None:
    assert "/home/lan" not in everything(reviews.whole())


def test_what_was_due_on_the_day_asked_for_is_overdue_and_stands_first() -> None:
    due = Deadline("trong năm 2025", DeadlineKind.BY, None, date(2025, 12, 31))
    tasks = (reviews.TASKS[0], replace(reviews.TASKS[1], deadline=due))
    missing = [reviews.decided(Action.VERDICT, Verdict.GAP, task.id) for task in tasks]
    report = reviews.report(tasks, reviews.PLAN_ITEMS, *missing)

    assert of(report, Name.GAPS).startswith("Section III.1")
    later = of(report, Name.GAPS, as_of=date(2026, 1, 1)).splitlines()
    assert later[0] == "Overdue"
    assert later[1].startswith("Section III.2")
    assert "trong năm 2025 – overdue" in later[1]
    conclusion = of(report, Name.CONCLUSION, as_of=date(2026, 1, 1))
    assert "first: section III.2 “Cải tạo" in conclusion
    assert "” (trong năm 2025 – overdue); section III.1 “Luân chuyển" in conclusion


def test_what_is_to_be_added_stands_together_by_lead_or_by_deadline() -> None:
    missing = [reviews.decided(Action.VERDICT, Verdict.GAP, n) for n in (11, 12, 13)]
    report = reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, *missing)

    by_lead = of(report, Name.GAPS, by=Order.LEAD).splitlines()
    assert [by_lead[0], by_lead[2]] == ["No lead named", "Sở Nội vụ"]
    by_deadline = of(report, Name.GAPS, by=Order.DEADLINE)
    assert "Due in 2026\nSection III.2" in by_deadline


def test_only_what_is_asked_for_is_told() -> None:
    whole = reviews.whole()
    names = {each.name for each in summary(whole, Choice(only=("gap", "overlap"))).sections}
    assert names == {Name.GAPS, Name.OVERLAPS}
    picked = summary(whole, Choice(sections=(Name.FIGURES, Name.METHOD)))
    assert [s.name for s in (*picked.sections, *picked.annexes)] == [Name.FIGURES, Name.METHOD]
    assert picked.empty == ()


def test_the_whole_text_is_quoted_where_that_is_asked_for_and_in_the_list_of_all() -> None:
    long = replace(reviews.TASKS[2], text="Phát triển sách nói; " * 40)
    again = reviews.decided(Action.VERDICT, Verdict.COVERED, long.id, suspect=True)
    report = reviews.report((long,), reviews.PLAN_ITEMS, again)

    def quoted(quote: Quote) -> list[str]:
        told = summary(report, Choice(quote=quote))
        (all_tasks,) = (each.tables[0].rows[0] for each in told.annexes if each.tables)
        (pointed_at,) = (s.tables[0].rows[0] for s in told.sections if s.name is Name.OPEN)
        return [plain(all_tasks[1][0]), plain(pointed_at[0][0])]

    assert [each.endswith("…") for each in quoted(Quote.SHORT)] == [False, True]
    assert [each.endswith("…") for each in quoted(Quote.FULL)] == [False, False]


@pytest.mark.parametrize(
    "name",
    [
        *(Name.PARTIAL, Name.OVERLAPS, Name.ADDITIONS, Name.OPEN),
        *(Name.TASKS, Name.NOT_APPLICABLE),
    ],
)
def test_nothing_is_cut_where_a_leader_reads_what_is_asked_and_answered(name: Name) -> None:
    long = "Mở chuyên mục giới thiệu sách, " * 20 + "hết."
    tasks, plan_items = (
        tuple(replace(each, text=long) for each in side)
        for side in (reviews.TASKS, reviews.PLAN_ITEMS)
    )
    decided = (each for each in reviews.DECIDED if not each.suspect)
    said = of(reviews.report(tasks, plan_items, *decided), name)

    assert "hết." in said
    assert "…" not in said


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_shares_of_the_figures_make_up_the_whole_of_the_conclusion(lang: Language) -> None:
    language.use(lang)
    graded = replace(reviews.whole(), grades={ItemId(16): Grade.LIKELY})
    (table,) = summary(graded).sections[1].tables
    rows = [["".join(map(plain, cell)) for cell in row] for row in table.rows]
    whole, *parts = [int(count) for _name, count, share, _bar in rows if share]

    assert sum(parts) == whole
    assert f" {whole} " in of(graded, Name.CONCLUSION)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_digest_is_not_taken_for_another_and_one_is_told_how_to_check_a_file(
    lang: Language,
) -> None:
    language.use(lang)
    said = of(reviews.whole(), Name.METHOD)

    assert "SHA-256" not in said
    assert "doichieu --store" in said


def test_a_long_row_of_bodies_that_lead_all_that_is_missing_is_told_once() -> None:
    many = tuple(f"Sở Văn hóa và Thông tin tỉnh {name}" for name in ("Lam Sơn", "Lam Kiều"))
    missing = [reviews.decided(Action.VERDICT, Verdict.GAP, n) for n in (11, 12)]
    head = reviews.item(10, "III", "Nhiệm vụ", kind=Kind.HEADING)

    def said(*leads: str, by: Order = Order.SECTION) -> str:
        tasks = tuple(replace(each, leads=leads, parent="III") for each in reviews.TASKS[:2])
        report = reviews.report(tasks, reviews.PLAN_ITEMS, *missing)
        outline = replace(report.directive.outline, items=(head, *tasks))
        directive = replace(report.directive, outline=outline)
        return of(replace(report, directive=directive), Name.GAPS, by=by)

    assert said(*many).splitlines()[0] == f"Section III – Nhiệm vụ (lead: {'; '.join(many)})"
    assert said(*many).count(many[0]) == 1
    assert said(*many, by=Order.LEAD).count(many[0]) == 1
    assert said(many[0]).count(many[0]) == 2, "a sheet is filtered by it"


def test_what_nobody_has_written_of_a_task_carried_out_in_part_is_told() -> None:
    partly = reviews.decided(Action.VERDICT, Verdict.PARTIAL, 12)
    link = reviews.decided(Action.LINK, LinkKind.PARTIAL, 12, 22)
    said = of(reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, partly, link), Name.PARTIAL)

    assert said.endswith("| not written down"), "and without a column in which nothing stands"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "leaves out “yêu cầu”, “phòng *cháy*”; adds “phòng nổ”"),
        ("vi", "bỏ “yêu cầu”, “phòng *cháy*”; thêm “phòng nổ”"),
    ],
)
def test_what_a_copy_has_changed_is_told_in_words(lang: Language, told: str) -> None:
    language.use(lang)

    assert told in of(reviews.whole(), Name.TASKS)


def test_a_tag_asked_for_leaves_only_what_carries_it() -> None:
    tag = Tag(TagId("late"), "Chậm", "Late")
    tagged = reviews.decided(Action.TAG, Action.TAG, 11)
    tagged = replace(tagged, slot=replace(tagged.slot, code="late"))
    missing = [reviews.decided(Action.VERDICT, Verdict.GAP, n) for n in (11, 12)]
    report = reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, *missing, tagged)
    report = replace(report, tags={"late": tag})

    said = of(report, Name.GAPS, tags=frozenset({"late"}))
    assert "Section III.1" in said
    assert "Section III.2" not in said


def test_names_stand_in_the_order_of_the_vietnamese_alphabet() -> None:
    who = ("Đạt", "Ánh", "Dũng", "Ân")
    decided = [
        reviews.decided(Action.VERDICT, Verdict.COVERED, 11 + n, reviewer=name)
        for n, name in enumerate(who)
    ]
    whole = summary(reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, *decided))

    assert "Reviewed by Ánh, Ân, Dũng, Đạt on" in plain(whole.about[2])
    assert _("Prepared by") == plain(whole.signing[1])


def test_undecided_tasks_are_told_with_what_may_answer_them() -> None:
    one, two, three = reviews.TASKS[:3]
    gap = reviews.decided(Action.VERDICT, Verdict.GAP, one.id)
    report = reviews.report(reviews.TASKS[:3], reviews.PLAN_ITEMS, gap)
    graded = replace(report, grades={two.id: Grade.LIKELY, three.id: Grade.POSSIBLE})

    said = of(graded, Name.FIGURES)
    assert "Undecided, with a likely answer | 1 |  |" in said
    assert "Undecided, with a possible answer | 1 |  |" in said
    assert "likely answer" not in of(report, Name.FIGURES)
    rows = summary(graded).annexes[0].tables[0].rows
    coverage = [plain(row[3][0]) for row in rows]
    assert coverage == ["gap", "undecided (likely)", "undecided (possible)"]
