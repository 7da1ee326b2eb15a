"""A task followed through the reviews of a store, down to the commune and up to the centre."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from doichieu.errors import InputError
from doichieu.model import DocumentId, Facts, Item, ItemId, Kind, Level, Outline, Pair, Verdict
from doichieu.model.descent import Node, Reach, nodes
from doichieu.workbench import Workbench

LEVELS = {
    "5-NQ/TW": (Level.CENTRAL, ()),
    "7/KH-UBND": (Level.PROVINCE, ("5-NQ/TW",)),
    "8/KH-UBND": (Level.PROVINCE, ("5-NQ/TW",)),
    "9/KH-UBND-X": (Level.COMMUNE, ("7/KH-UBND",)),
}


@dataclass
class Country:
    """Four documents of two tasks each on three levels, and the reviews between them."""

    workbench: Workbench
    ids: dict[str, DocumentId]

    def item(self, number: str, address: str) -> ItemId:
        outline = self.workbench.store.documents.get(self.ids[number]).outline
        return outline.by_address[address].id

    def decide(self, upper: str, task: str, lower: str, verdict: Verdict, *answers: str) -> None:
        pair = Pair(self.ids[upper], self.ids[lower])
        review = self.workbench.reviews.open(pair)
        plans = [self.item(lower, each) for each in answers]
        review.decide(self.item(upper, task), verdict, plans)

    def tree(self, number: str, task: str = "1") -> list[tuple[int, str, str, str]]:
        chain = self.workbench.descents.chain(self.ids[number], self.item(number, task))
        return [
            (depth, way[-1].place.name, str(way[-1].here), str(way[-1].reach))
            for depth, way in nodes(chain.top)
        ][1:]

    def top(self, number: str, task: str = "1") -> Node:
        return self.workbench.descents.chain(self.ids[number], self.item(number, task)).top


@pytest.fixture
def country(workbench: Workbench) -> Country:
    ids = {}
    for number, (level, above) in LEVELS.items():
        facts = Facts(number=number, level=level, implements=above)
        texts = {"1": "Mở lớp dạy bơi", "2": "Xây hồ bơi", "3": "Tập huấn người dạy"}
        items = (Item(k, int(k), Kind.TASK, f"{t} {number}") for k, t in texts.items())
        outline = Outline(facts, tuple(items))
        put = workbench.store.documents.put
        ids[number] = put(outline, number, number, workbench.clock())[0]
    return Country(workbench, ids)


def test_a_level_without_a_review_is_not_reviewed_and_never_covered(country: Country) -> None:
    country.decide("5-NQ/TW", "1", "7/KH-UBND", Verdict.COVERED, "2")
    assert country.tree("5-NQ/TW") == [
        (1, "7/KH-UBND", "covered", "covered"),
        (2, "9/KH-UBND-X", "not_reviewed", "not_reviewed"),
        (1, "8/KH-UBND", "not_reviewed", "not_reviewed"),
    ]


def test_a_task_is_followed_by_what_answers_it_and_not_by_its_words(country: Country) -> None:
    country.decide("5-NQ/TW", "1", "7/KH-UBND", Verdict.COVERED, "2")
    country.decide("7/KH-UBND", "1", "9/KH-UBND-X", Verdict.GAP)
    country.decide("7/KH-UBND", "2", "9/KH-UBND-X", Verdict.PARTIAL, "3")
    _top, (_one, way), (_two, last), _other = nodes(country.top("5-NQ/TW"))
    assert way[-1].items == (country.item("7/KH-UBND", "2"),)
    assert last[-1].items == (country.item("9/KH-UBND-X", "3"),)
    assert last[-1].reach is Reach.PARTIAL
    assert last[-1].said[0].reviewer == country.workbench.config.reviewer


def test_of_several_answers_one_that_the_commune_leaves_out_leaves_a_part(country: Country) -> None:
    country.decide("5-NQ/TW", "1", "7/KH-UBND", Verdict.COVERED, "1", "2")
    country.decide("7/KH-UBND", "1", "9/KH-UBND-X", Verdict.GAP)
    country.decide("7/KH-UBND", "2", "9/KH-UBND-X", Verdict.COVERED, "1")
    assert country.tree("5-NQ/TW")[1] == (2, "9/KH-UBND-X", "partial", "partial")


def test_a_review_without_a_verdict_on_it_is_undecided(country: Country) -> None:
    country.decide("5-NQ/TW", "2", "8/KH-UBND", Verdict.COVERED, "1")
    assert country.tree("5-NQ/TW")[-1] == (1, "8/KH-UBND", "undecided", "undecided")


def test_documents_that_carry_each_other_out_end(country: Country) -> None:
    country.decide("5-NQ/TW", "1", "7/KH-UBND", Verdict.COVERED, "1")
    country.decide("7/KH-UBND", "1", "5-NQ/TW", Verdict.COVERED, "1")
    assert [(depth, name) for depth, name, _here, _reach in country.tree("5-NQ/TW")] == [
        (1, "7/KH-UBND"),
        (2, "9/KH-UBND-X"),
        (1, "8/KH-UBND"),
    ]


def test_what_a_commune_does_is_followed_up_to_the_centre(country: Country) -> None:
    country.decide("5-NQ/TW", "3", "7/KH-UBND", Verdict.PARTIAL, "2")
    country.decide("7/KH-UBND", "2", "9/KH-UBND-X", Verdict.COVERED, "1")
    commune = country.ids["9/KH-UBND-X"]
    above = country.workbench.descents.chain(commune, country.item("9/KH-UBND-X", "1")).above
    assert [(each.steps, each.place.name, each.item, str(each.here)) for each in above] == [
        (2, "5-NQ/TW", country.item("5-NQ/TW", "3"), "partial"),
        (1, "7/KH-UBND", country.item("7/KH-UBND", "2"), "covered"),
    ]
    other = country.item("9/KH-UBND-X", "3")
    (nothing,) = country.workbench.descents.chain(commune, other).above
    assert (nothing.item, nothing.here) == (None, Reach.UNDECIDED)


def test_a_gap_in_a_section_of_the_plan_is_no_gap_in_the_plan(country: Country) -> None:
    pair = Pair(country.ids["5-NQ/TW"], country.ids["7/KH-UBND"], "2")
    review = country.workbench.reviews.open(pair)
    review.decide(country.item("5-NQ/TW", "1"), Verdict.GAP)
    plans = [country.item("7/KH-UBND", "2")]
    review.decide(country.item("5-NQ/TW", "2"), Verdict.COVERED, plans)
    assert country.tree("5-NQ/TW", "1")[0][2] == "not_reviewed"
    assert country.tree("5-NQ/TW", "2")[0][2] == "covered"


def test_dead_ends_are_told_for_all_tasks_in_few_questions(country: Country) -> None:
    country.decide("5-NQ/TW", "1", "7/KH-UBND", Verdict.COVERED, "1")
    country.decide("7/KH-UBND", "1", "9/KH-UBND-X", Verdict.COVERED, "1")
    for plan in ("7/KH-UBND", "8/KH-UBND"):
        country.decide("5-NQ/TW", "2", plan, Verdict.GAP)
    descents = country.workbench.descents
    tasks = descents.tasks(country.ids["5-NQ/TW"])
    assert descents.levels
    asked: list[str] = []
    country.workbench.store._database._connection.set_trace_callback(asked.append)
    carried, dead, open_ = descents.fates(country.ids["5-NQ/TW"], tasks)
    assert len([each for each in asked if "annotation_items" in each]) == 3
    assert (carried.carriers, carried.reach) == (1, Reach.UNDECIDED)
    assert dead.dead
    assert dead.dies_at
    assert dead.dies_at.name == "7/KH-UBND"
    assert not open_.dead


def test_an_item_that_is_no_task_has_no_chain(country: Country) -> None:
    with pytest.raises(InputError):
        country.workbench.descents.named(f"#{country.ids['5-NQ/TW']}", "VII")
    with pytest.raises(InputError):
        country.workbench.descents.must_have_plans(country.ids["9/KH-UBND-X"])
