"""What is wanting in a plan by itself: told where it must be so, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from doichieu.align.checks import checks
from doichieu.model import (
    CheckKind,
    Deadline,
    DeadlineKind,
    Doubt,
    DoubtCode,
    Facts,
    Finding,
    ItemId,
    Kind,
    Label,
    Mention,
    Outline,
    Replaced,
    Scheme,
    StoredItem,
)

DAY = date(2026, 3, 31)
DUE = Deadline("trước ngày 31/3/2026", DeadlineKind.BY, None, DAY)
OFTEN = Deadline("thường xuyên", DeadlineKind.CONTINUOUS)


def task(number: int, label: str, **more: object) -> StoredItem:
    """A task that says who leads it and until when."""
    values: dict[str, object] = {
        "line": number,
        "kind": Kind.TASK,
        "text": f"Mở lớp bồi dưỡng thứ {number}",
        "label": Label(Scheme.ARABIC, label, int(label)) if label else None,
        "leads": ("Sở Nội vụ",),
        "deadline": DUE,
        "parent": "I",
    }
    address = f"I.{label or number}"
    return StoredItem(address=address, id=ItemId(number), **values | more)  # type: ignore[arg-type]


def plan(*items: StoredItem, issued: date | None = None) -> Outline[StoredItem]:
    return Outline(Facts(date=issued), items)


def kinds(outline: Outline[StoredItem]) -> list[tuple[CheckKind, int]]:
    return [(CheckKind(each.kind), each.items[0]) for each in checks(outline)]


SISTERS = [task(n, str(n)) for n in range(1, 6)]


def test_a_task_without_a_lead_or_a_time_tells_something_beside_sisters_that_have_them() -> None:
    whole = [*SISTERS, task(6, "6", leads=(), deadline=Deadline())]
    assert kinds(plan(*whole)) == [(CheckKind.NO_LEAD, 6), (CheckKind.NO_DEADLINE, 6)]


@pytest.mark.parametrize(
    "sisters",
    [
        SISTERS[:2],
        [replace(each, leads=(), deadline=OFTEN) for each in SISTERS],
        [replace(each, kind=Kind.OBJECTIVE) for each in SISTERS],
    ],
    ids=["few", "none", "objectives"],
)
def test_where_nobody_says_it_as_a_rule_one_without_tells_nothing(
    sisters: list[StoredItem],
) -> None:
    lacking = task(6, str(len(sisters) + 1), leads=(), deadline=Deadline())
    assert kinds(plan(*sisters, lacking)) == []


def test_what_leads_into_other_tasks_says_it_by_them() -> None:
    above = task(6, "6", leads=(), deadline=Deadline())
    below = task(7, "", parent=above.address)
    assert kinds(plan(*SISTERS, above, below)) == []


def test_a_table_that_a_page_has_broken_tells_nothing() -> None:
    rows = [replace(each, label=Label(Scheme.ROW, f"r{each.line}", each.line)) for each in SISTERS]
    lacking = replace(rows[0], id=ItemId(6), leads=())
    assert kinds(plan(*rows, replace(lacking, address="I.r6"))) == [(CheckKind.NO_LEAD, 6)]
    assert kinds(plan(*rows, replace(lacking, address="I.r5~2"))) == []
    title = replace(lacking, address="I.rII", label=Label(Scheme.ROW, "rII", 6))
    assert kinds(plan(*rows, title)) == []


def test_a_time_that_the_reader_did_not_understand_is_not_said_to_be_missing() -> None:
    outline = plan(*SISTERS, task(6, "6", deadline=Deadline()))
    doubt = Doubt(6, DoubtCode.NO_DEADLINE, {"words": "theo lịch chung"})
    assert kinds(outline) == [(CheckKind.NO_DEADLINE, 6)]
    assert kinds(replace(outline, doubts=(doubt,))) == []


def test_what_is_due_before_the_plan_was_issued_is_told() -> None:
    on_the_day, after = (kinds(plan(task(1, "1"), issued=day)) for day in (DAY, date(2026, 4, 1)))
    assert on_the_day == []
    assert after == [(CheckKind.DEADLINE_PAST, 1)]
    target = task(1, "1", kind=Kind.OBJECTIVE)
    assert kinds(plan(target, issued=date(2026, 4, 1))) == []


def numbered(*labels: str, between: bool = False) -> list[tuple[CheckKind, int]]:
    items = [task(n, label) for n, label in enumerate(labels, 1)]
    if between:
        items.insert(2, task(99, ""))
    return kinds(plan(*items))


def test_a_number_that_jumps_and_one_given_twice_are_told() -> None:
    assert numbered("1", "2", "3", "4") == []
    assert numbered("1", "2", "4") == [(CheckKind.NUMBER_JUMP, 3)]
    assert numbered("1", "2", "2", "3", "4") == [(CheckKind.ADDRESS_TWICE, 2)]


def test_a_number_that_was_rather_read_wrongly_is_not_told() -> None:
    assert numbered("1", "2", "4", between=True) == []
    assert numbered("1", "1", "3") == []
    assert numbered("1", "2", "1", "2") == []


def named(*mentions: Mention, replaced: tuple[Replaced, ...] = ()) -> list[Finding]:
    items = [replace(task(n, str(n)), text="Thực hiện như trên") for n in (1, 2)]
    return [*checks(plan(*items), mentions, replaced)]


ONE, TWO = ItemId(1), ItemId(2)


def days(number: str, one: date, other: date) -> list[Finding]:
    return named(Mention(ONE, number, one), Mention(TWO, number, other))


def test_one_number_with_two_dates_is_told_where_both_cannot_be_right() -> None:
    (found,) = days("07-NQ/TW", date(2024, 12, 22), date(2025, 12, 22))
    assert found.kind is CheckKind.TWO_DATES
    assert found.items == (ONE, TWO)
    assert found.words == "07-NQ/TW: 22/12/2024 → 22/12/2025"
    assert days("07-NQ/TW", date(2024, 12, 22), date(2024, 12, 20))
    assert days("07/2024/NĐ-CP", date(2024, 1, 5), date(2025, 3, 5))
    assert not days("07/KH-UBND", date(2024, 1, 5), date(2025, 1, 9)), "numbers begin anew"
    assert not days("07-NQ/TW", date(2024, 12, 22), date(2024, 12, 22))


def test_one_number_with_two_issuers_is_told_whatever_each_is_called() -> None:
    def issued(one: str, other: str) -> list[Finding]:
        mentions = (Mention(n, "07-NQ/TW", None, b) for n, b in ((ONE, one), (TWO, other)))
        return named(*mentions)

    (found,) = issued(" của Bộ Chính trị về", " của Ban Bí thư")
    assert found.kind is CheckKind.TWO_ISSUERS
    assert found.words == "07-NQ/TW: Bộ Chính trị → Ban Bí thư"
    assert not issued(" của UBND tỉnh", " của Ủy ban nhân dân tỉnh")
    assert not issued(" của Bộ Chính trị khóa XIII", " của Bộ Chính trị")
    assert not issued(" của Bộ Chính trị", " của Đoàn kiểm tra")
    assert not issued(" của Chính phủ", "; Kế hoạch của Thủ tướng Chính phủ")


def test_what_is_replaced_by_now_is_told_unless_the_block_says_so() -> None:
    replaced = (Replaced("07/QĐ-TTg", "90/QĐ-TTg", date(2020, 1, 2)),)
    (found,) = named(Mention(ONE, "07/QĐ-TTg"), replaced=replaced)
    assert (found.kind, found.words) == (CheckKind.REPLACED, "07/QĐ-TTg → 90/QĐ-TTg")
    both = Mention(ONE, "07/QĐ-TTg"), Mention(ONE, "90/QĐ-TTg")
    assert not named(*both, replaced=replaced)
    other_year = Mention(ONE, "07/QĐ-TTg", date(2024, 1, 2))
    assert not named(other_year, replaced=replaced)
    said = replace(task(1, "1"), text="Thay thế Quyết định số 07/QĐ-TTg")
    assert not checks(plan(said), [Mention(ONE, "07/QĐ-TTg")], replaced)
