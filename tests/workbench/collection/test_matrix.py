"""A directive and its plans: which there are, what was decided in each, what is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from doichieu.errors import InputError
from doichieu.model import (
    Action,
    Change,
    DocumentId,
    Entry,
    Facts,
    Grade,
    Item,
    Kind,
    LinkKind,
    Outline,
    Pair,
    ReviewId,
    Slot,
    Stand,
    Tag,
    TagId,
    Verdict,
)
from doichieu.model.matrix import Cell, Likeliest, Matrix, PlanPart
from doichieu.store import Held
from doichieu.workbench import Workbench
from doichieu.workbench.collection.matrix import (
    Order,
    Wanted,
    as_before,
    leads,
    looked_at,
    suggested,
)
from doichieu.workbench.collection.surveying import fill
from tests.workbench.making import put

TEXTS = ("Xây dựng cầu qua sông Cả trong năm 2026", "Nạo vét kênh Bắc phục vụ tưới tiêu")


@pytest.fixture
def directive(workbench: Workbench) -> DocumentId:
    items = (
        Item("I", 1, Kind.HEADING, "Nhiệm vụ"),
        Item("1", 2, Kind.TASK, TEXTS[0], parent="I", leads=("Sở Xây dựng",)),
        Item("2", 3, Kind.TASK, TEXTS[1], parent="I", leads=("Sở Nông nghiệp", "UBND cấp xã")),
        Item("3", 4, Kind.TASK, "Trồng rừng đầu nguồn"),
    )
    outline = Outline(Facts(number="1-CT/TW"), items)
    return workbench.store.documents.put(outline, "1.txt", "1", workbench.clock())[0]


def plan(workbench: Workbench, number: str, *texts: str) -> DocumentId:
    return put(workbench, number, implements=("1-CT/TW",), texts=texts or TEXTS)


def decide(
    workbench: Workbench, directive: DocumentId, plan: DocumentId, *said: Verdict | None
) -> ReviewId:
    review = workbench.reviews.open(Pair(directive, plan))
    for task, verdict in zip(review.tasks, said, strict=False):
        if verdict:
            review.decide(task.id, verdict)
    return review.id


def names(matrix: Matrix) -> list[str]:
    return [f"{each.name}#{each.section}" if each.section else each.name for each in matrix.columns]


def addresses(matrix: Matrix) -> list[str]:
    return [task.address for task in matrix.tasks]


def test_the_plans_are_those_that_carry_it_out_and_those_that_are_reviewed(
    workbench: Workbench, directive: DocumentId
) -> None:
    reviewed = put(workbench, "3/KH")
    plan(workbench, "2/KH")
    put(workbench, "4/KH")
    decide(workbench, directive, reviewed)
    made = workbench.matrices.read(directive)
    assert names(made) == ["3/KH", "2/KH"]
    assert [each.number for each in made.columns] == [1, 2]
    assert [each.review for each in made.columns] == [1, None]


def test_only_the_plans_that_were_named_are_shown(
    workbench: Workbench, directive: DocumentId
) -> None:
    plan(workbench, "2/KH")
    put(workbench, "3/KH")
    assert names(workbench.matrices.named("1-CT/TW", ["3/KH"])) == ["3/KH"]
    with pytest.raises(InputError, match="no such file"):
        workbench.matrices.read(directive, plans=["9/KH"])


def test_a_directive_without_plans_says_so(workbench: Workbench, directive: DocumentId) -> None:
    with pytest.raises(InputError, match="carries this one out") as told:
        workbench.matrices.read(directive)
    assert "Begin the review" in told.value.remedy
    nameless = Outline(Facts(), (Item("1", 1, Kind.TASK, "Trồng rừng"),))
    document = workbench.store.documents.put(nameless, "2.txt", "2", workbench.clock())[0]
    with pytest.raises(InputError, match="carries this one out") as told:
        workbench.matrices.read(document)
    assert "It has no number" in told.value.remedy


def test_the_verdicts_of_all_reviews_stand_side_by_side(
    workbench: Workbench, directive: DocumentId
) -> None:
    for number, said in (("2/KH", Verdict.GAP), ("3/KH", Verdict.COVERED)):
        decide(workbench, directive, plan(workbench, number), said)
    made = workbench.matrices.read(directive)
    assert [each.cells for each in made.columns] == [
        (Cell(Verdict.GAP), Cell(), Cell()),
        (Cell(Verdict.COVERED), Cell(), Cell()),
    ]
    assert made.totals[0].left_out == 1


def test_a_note_and_a_text_that_changed_are_told_of_a_cell(
    workbench: Workbench, directive: DocumentId
) -> None:
    below = plan(workbench, "2/KH")
    decide(workbench, directive, below, Verdict.GAP, Verdict.COVERED)
    review = workbench.reviews.open(Pair(directive, below))
    review.annotate((review.tasks[2].id,), "hỏi lại")
    review.relate(review.tasks[1].id, review.plan_items[1].id, LinkKind.SAME)
    changed = Item("2", 2, Kind.TASK, "Nạo vét cả kênh Nam")
    first = Item("1", 1, Kind.TASK, TEXTS[0])
    outline = Outline(Facts(number="2/KH", implements=("1-CT/TW",)), (first, changed))
    workbench.store.documents.put(outline, "2.txt", "anew", workbench.clock())
    (column,) = workbench.matrices.read(directive).columns
    assert column.cells == (
        Cell(Verdict.GAP),
        Cell(Verdict.COVERED, suspect=True),
        Cell(noted=True),
    )


def test_what_is_hidden_is_no_column(workbench: Workbench, directive: DocumentId) -> None:
    hidden, other = plan(workbench, "2/KH"), plan(workbench, "3/KH")
    plan(workbench, "4/KH")
    review = decide(workbench, directive, other, Verdict.GAP)
    workbench.shelf.hide(Held.document(hidden))
    workbench.shelf.hide(Held.review(review))
    assert names(workbench.matrices.read(directive)) == ["4/KH"]


def test_a_plan_of_which_a_section_is_reviewed_has_a_column_of_that_section(
    workbench: Workbench, directive: DocumentId
) -> None:
    below = plan(workbench, "2/KH")
    section = workbench.reviews.open(Pair(directive, below, "2"))
    section.decide(section.tasks[0].id, Verdict.GAP)
    made = workbench.matrices.read(directive)
    assert names(made) == ["2/KH#2"]
    assert made.cell(0, 0).left_out
    decide(workbench, directive, below, Verdict.COVERED)
    made = workbench.matrices.read(directive)
    assert names(made) == ["2/KH", "2/KH#2"]
    assert [made.cell(0, each).verdict for each in (0, 1)] == [Verdict.COVERED, Verdict.GAP]
    likely = suggested(made, {PlanPart(below): {"1": Likeliest(Grade.LIKELY, 0.9, "1")}})
    assert [likely.cell(0, each).grade for each in (0, 1)] == [Grade.LIKELY, None]


def test_for_a_section_that_is_reviewed_alone_only_what_stands_in_it_is_suggested(
    workbench: Workbench, directive: DocumentId
) -> None:
    below = plan(workbench, "2/KH")
    workbench.reviews.open(Pair(directive, below, "2"))
    made = workbench.matrices.read(directive)
    for batch in fill(workbench.config, directive, [made.columns[0].part]):
        made = suggested(made, batch.found)
    assert [cell.grade for cell in made.columns[0].cells] == [Grade.WEAK, Grade.LIKELY, Grade.WEAK]
    decide(workbench, directive, below)
    made = workbench.matrices.read(directive)
    parts = [each.part for each in made.columns]
    assert parts == [PlanPart(below), PlanPart(below, "2")]
    # What was found in the section is kept beside what is found in the whole plan now.
    for batch in fill(workbench.config, directive, parts):
        made = suggested(made, batch.found)
    assert [made.cell(0, each).grade for each in (0, 1)] == [Grade.LIKELY, Grade.WEAK]
    answers = workbench.matrices.answers(made)
    assert [[*answers[part]] for part in parts] == [["1", "2"], ["2"]]
    likeliest = workbench.matrices.likeliest(directive, parts[1], made.tasks[1])
    assert (likeliest.address if likeliest else "") == "2"


def test_of_a_section_of_the_directive_only_its_tasks_are_rows(
    workbench: Workbench, directive: DocumentId
) -> None:
    decide(workbench, directive, plan(workbench, "2/KH"), Verdict.GAP, None, Verdict.GAP)
    made = workbench.matrices.named("1-CT/TW#I")
    assert addresses(made) == ["1", "2"]
    assert made.columns[0].total.left_out == 1


def test_it_can_be_narrowed_to_holes_to_a_lead_body_and_to_a_tag(
    workbench: Workbench, directive: DocumentId
) -> None:
    below = plan(workbench, "2/KH")
    decide(workbench, directive, below, Verdict.COVERED, Verdict.GAP)
    tag = workbench.codebook.put(
        Tag(TagId("late"), "Trễ hạn", "Late", stands_on=frozenset({Stand.TASK}))
    )
    review = workbench.reviews.open(Pair(directive, below))
    review.tag([(review.tasks[2].id,)], tag.id)
    made = workbench.matrices.read(directive)
    assert leads(made) == {"Sở Xây dựng": 1, "Sở Nông nghiệp": 1, "UBND cấp xã": 1}
    for wanted, fitting in (
        (Wanted(holes=True), ["2"]),
        (Wanted(lead="so nong"), ["2"]),
        (Wanted(lead="sở"), ["1", "2"]),
        (Wanted(tag=workbench.matrices.tag("tre han")), ["3"]),
        (Wanted(holes=True, lead="Sở Xây dựng"), []),
    ):
        assert addresses(looked_at(made, wanted)) == fitting


def test_a_tag_that_went_into_another_is_found_by_that_one(
    workbench: Workbench, directive: DocumentId
) -> None:
    below = plan(workbench, "2/KH")
    one, other = (
        workbench.codebook.put(Tag(TagId(name), name, name, stands_on=frozenset({Stand.TASK})))
        for name in ("late", "muộn")
    )
    review = workbench.reviews.open(Pair(directive, below))
    review.tag([(review.tasks[0].id,)], one.id)
    workbench.codebook.merge(one.id, other.id)
    made = workbench.matrices.read(directive)
    assert addresses(looked_at(made, Wanted(tag=other.id))) == ["1"]


def test_it_is_sorted_by_what_is_most_left_out(workbench: Workbench, directive: DocumentId) -> None:
    for number in ("2/KH", "3/KH"):
        decide(workbench, directive, plan(workbench, number), None, Verdict.GAP)
    made = workbench.matrices.read(directive)
    assert addresses(looked_at(made, order=Order.MISSING)) == ["2", "1", "3"]
    assert addresses(looked_at(made, Wanted(holes=True), Order.MISSING)) == ["2"]


def test_what_is_decided_weighs_more_than_what_only_seems_left_out(
    workbench: Workbench, directive: DocumentId
) -> None:
    for number, said in (("2/KH", Verdict.COVERED), ("3/KH", Verdict.GAP)):
        decide(workbench, directive, plan(workbench, number), None, said, None)
    made = workbench.matrices.read(directive)
    made = suggested(made, {each.part: {} for each in made.columns})
    assert [(each.left_out, each.perhaps) for each in made.totals] == [(0, 2), (1, 0), (0, 2)]
    assert [(each.name, each.total.missing) for each in made.worst] == [("3/KH", 3), ("2/KH", 2)]
    second = plan(workbench, "4/KH")
    made = suggested(workbench.matrices.read(directive), {PlanPart(second): {}})
    assert [each.total.missing for each in made.columns] == [0, 1, 3]
    decide(workbench, directive, second, Verdict.COVERED, Verdict.COVERED)
    made = suggested(workbench.matrices.read(directive), {PlanPart(second): {}})
    assert [each.name for each in made.worst] == ["3/KH", "4/KH"]


def found(workbench: Workbench, made: Matrix) -> list[int]:
    """How many plans each batch of a survey tells of."""
    parts = [each.part for each in made.columns]
    return [batch.plans for batch in fill(workbench.config, made.directive, parts)]


def test_a_survey_is_kept_and_only_what_has_changed_is_looked_for_again(
    workbench: Workbench, directive: DocumentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(workbench, "2/KH")
    plan(workbench, "3/KH", "Một việc khác hẳn")
    made = workbench.matrices.read(directive)
    parts = [each.part for each in made.columns]
    for batch in fill(workbench.config, directive, parts):
        made = suggested(made, batch.found)
    assert [made.cell(0, each).grade for each in (0, 1)] == [Grade.LIKELY, Grade.WEAK]
    likeliest = workbench.matrices.likeliest(directive, parts[0], made.tasks[0])
    assert likeliest
    assert (likeliest.grade, likeliest.address) == (Grade.LIKELY, "1")
    looked_for: list[Sequence[str]] = []
    hold = "doichieu.workbench.collection.surveying.hold"
    monkeypatch.setattr(hold, lambda _upper, plans, *_, **__: looked_for.append(plans) or iter(()))
    assert found(workbench, made) == [2]
    assert looked_for == []
    put(workbench, "2/KH", date(2026, 1, 2), ("1-CT/TW",), ("Xây cầu khác",))
    assert found(workbench, made) == [1]
    assert looked_for == [[f"#{parts[0].plan}"]]


def test_what_was_suggested_stays_while_others_decide_but_not_for_other_tasks(
    workbench: Workbench, directive: DocumentId
) -> None:
    below = plan(workbench, "2/KH")
    before = suggested(
        workbench.matrices.read(directive),
        {PlanPart(below): {"1": Likeliest(Grade.LIKELY, 0.9, "1")}},
    )
    stamp = workbench.matrices.stamp()
    decide(workbench, directive, below, Verdict.GAP)
    assert workbench.matrices.stamp() != stamp
    after = as_before(workbench.matrices.read(directive), before)
    assert after.cell(0, 0) == Cell(Verdict.GAP, Grade.LIKELY)
    plan(workbench, "3/KH")
    assert as_before(workbench.matrices.read(directive), after).cell(0, 1).grade is None
    outline = Outline(Facts(number="1-CT/TW"), (Item("1", 1, Kind.TASK, "Việc mới"),))
    workbench.store.documents.put(outline, "1.txt", "anew", workbench.clock())
    assert as_before(workbench.matrices.read(directive), after).cell(0, 0).grade is None


def test_a_survey_that_nobody_waits_for_ends(workbench: Workbench, directive: DocumentId) -> None:
    plans = [PlanPart(plan(workbench, f"{n}/KH")) for n in range(2, 6)]
    wanted = iter([True, True])
    batches = fill(workbench.config, directive, plans, wanted=lambda: next(wanted, False))
    assert sum(batch.plans for batch in batches) < len(plans)


def test_a_layer_of_ones_own_is_not_shown(workbench: Workbench, directive: DocumentId) -> None:
    below = plan(workbench, "2/KH")
    review = workbench.reviews.open(Pair(directive, below))
    change = Change(Slot(Action.VERDICT, (review.tasks[0].id,)), Entry(Verdict.GAP))
    workbench.store.decisions.record(review.id, [change], "lan", workbench.clock())
    workbench.store._database.write("UPDATE annotations SET layer = 'lan'", [()])
    assert workbench.matrices.read(directive).cell(0, 0) == Cell()
