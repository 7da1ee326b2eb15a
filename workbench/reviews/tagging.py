"""What a tag may be put on from where a reviewer stands, and what stands there already."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Action, ItemId, Slot, Tag, TagId
from doichieu.wording import stand_word

if TYPE_CHECKING:
    from doichieu.workbench.reviews.standing import Standing

Items = tuple[ItemId, ...]
"""One thing that a tag stands on: an item, a pair or an overlap."""


@frozen
class Subject:
    """What is tagged in one step: one thing, or all that is marked."""

    things: tuple[Items, ...]
    marked: bool = False


def subjects(
    review: Standing, here: Items, beside: Items = (), marked: Collection[ItemId] = ()
) -> tuple[Subject, ...]:
    """What may be meant, likeliest first: all that is marked, else what the cursors are on.

    `here` is the item, the pair or the overlap that has the keys, `beside` the other items under
    the cursors; what they make together comes after them. Items in `marked` come in reading order.
    """
    if marked:
        order = (item.id for item in (*review.tasks, *review.plan_items))
        known = [(item,) for item in order if item in marked]
        return (Subject(tuple(known), marked=True),)
    single = [(item,) for item in (*here, *beside)]
    together = _pair(review, (*here, *beside))
    overlaps = [each for items in single for each in _overlaps(review, items[0])]
    things = dict.fromkeys([here, *single, *together, *overlaps])
    return tuple(Subject((each,)) for each in things)


def _pair(review: Standing, items: Items) -> list[Items]:
    """A task and a plan item, in that order; nothing of other items."""
    tasks, plans = review.sides.ever
    task = [item for item in items if item in tasks]
    plan = [item for item in items if item in plans and item not in tasks]
    return [(task[0], plan[0])] if task and plan else []


def _overlaps(review: Standing, item: ItemId) -> list[Items]:
    return [each.slot.items for each in review.state.about(Action.OVERLAP, item)]


def offered(review: Standing, subject: Subject) -> tuple[Tag, ...]:
    """The tags that may stand on everything that is meant."""
    stands = {review.stand_of(items) for items in subject.things}
    return tuple(tag for tag in review.codebook.offered() if stands <= tag.stands_on)


def standing(review: Standing, subject: Subject, tag: TagId) -> int:
    """On how many of the things meant a tag stands."""
    return sum(tag in {each.id for each in review.tags_of(*items)} for items in subject.things)


def taken_off(review: Standing, subject: Subject, tag: TagId) -> tuple[Slot, ...]:
    """The slots that are emptied when a tag is put where it stands already; () where it is put."""
    if standing(review, subject, tag) < len(subject.things):
        return ()
    meaning = review.codebook.meaning(tag)
    slots = (Slot(Action.TAG, items, each) for items in subject.things for each in meaning)
    return tuple(slot for slot in slots if slot in review.state.by_slot)


def name(review: Standing, subject: Subject) -> str:
    """What is meant, in words: 'link II.1 – III.2', '5 marked items'."""
    if subject.marked:
        return _("{count} marked items").format(count=len(subject.things))
    (items,) = subject.things
    known = (review.items.get(item) for item in items)
    addresses = " – ".join(item.address for item in known if item)
    return f"{stand_word(review.stand_of(items))} {addresses}"


def things_tagged(review: Standing, item: ItemId) -> tuple[tuple[Items, tuple[Tag, ...]], ...]:
    """The pairs and overlaps that an item is in and that are tagged, each with its tags."""
    slots = (each.slot for each in review.state.about(Action.TAG, item))
    things = dict.fromkeys(slot.items for slot in slots if len(slot.items) > 1)
    return tuple((items, tags) for items in things if (tags := review.tags_of(*items)))


def with_tag(review: Standing, tag: str) -> set[ItemId]:
    """The items that carry a tag, by themselves or together with others; any tag for ''."""
    codes = {code for code, meant in meanings(review).items() if tag in {"", meant.id}}
    tagged = (each.slot for each in review.state.all(Action.TAG))
    return {item for slot in tagged if slot.code in codes for item in slot.items}


def meanings(review: Standing) -> dict[str, Tag]:
    """The tag that each code of the review stands for now."""
    codes = (each.slot.code for each in review.state.all(Action.TAG))
    return {code: tag for code in codes if (tag := review.codebook.meant(code))}
