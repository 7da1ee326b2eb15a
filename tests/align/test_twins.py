"""Where a plan repeats a sentence for several stages, the stage of the task decides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from doichieu.align import align
from doichieu.model import Facts, Item, Kind, Label, Outline, Scheme

SENTENCES = ("Kiểm đếm xuồng cứu hộ ở các bến sông", "Báo cáo mực nước hồ Khe Sắn")


def staged(*stages: tuple[str, Sequence[str]], label: bool = False) -> Outline:
    """A document with a section a stage."""
    items: list[Item] = []
    for number, (heading, texts) in enumerate(stages, 1):
        name = str(number)
        mark = Label(Scheme.STEP, name) if label else None
        items.append(Item(name, len(items) + 1, Kind.HEADING, heading, label=mark))
        for place, text in enumerate(texts, 1):
            address = f"{name}.{place}"
            items.append(Item(address, len(items) + 1, Kind.TASK, text, parent=name))
    return Outline(Facts(), tuple(items))


def first(directive: Outline, plan: Outline) -> dict[str, str]:
    """The best plan item of each task, by their addresses."""
    return {c.directive.address: c.plan.address for c in align(directive, plan, top=1)}


@pytest.mark.parametrize(
    "stages",
    [
        ("Giai đoạn 1", "Giai đoạn 2", "Giai đoạn 3"),
        ("Trước mùa lũ", "Trong mùa lũ", "Sau mùa lũ"),
        ("Tháng 5/2026", "Tháng 8/2026", "Tháng 11/2026"),
        ("Đối với tổ xung kích", "Đối với trạm y tế", "Đối với nhà trường"),
    ],
)
def test_the_twin_in_the_section_of_the_task_comes_first(stages: tuple[str, ...]) -> None:
    directive = staged(*((stage, SENTENCES) for stage in stages))
    # The plan puts its stages into another order, and a section of its own before them.
    plan = staged(("Mục tiêu", ("Mua xuồng",)), *((s, SENTENCES) for s in reversed(stages)))
    assert first(directive, plan) == {
        f"{stage}.{place}": f"{len(stages) + 2 - stage}.{place}"
        for stage in range(1, len(stages) + 1)
        for place in range(1, len(SENTENCES) + 1)
    }


def test_where_headings_say_nothing_their_labels_decide() -> None:
    stages = [("", SENTENCES)] * 3
    found = first(staged(*stages, label=True), staged(*stages, label=True))
    assert all(task == plan for task, plan in found.items())


def test_twins_of_one_task_are_all_proposed_still() -> None:
    directive = staged(("Trước mùa lũ", SENTENCES[:1]))
    plan = staged(("Trước mùa lũ", SENTENCES), ("Sau mùa lũ", SENTENCES))
    found = [c for c in align(directive, plan) if c.proposed]
    assert [c.plan.address for c in found] == ["1.1", "2.1"]
    assert found[0].score > found[1].score
