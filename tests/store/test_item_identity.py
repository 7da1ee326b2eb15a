"""Items are recognised in a new version by their wording, then by their place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.model import Item, ItemId, Kind, StoredItem
from doichieu.store.item_identity import match


def read(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(f"I.{n}", n, Kind.TASK, text) for n, text in enumerate(texts, start=1))


def stored(*texts: str, first: int = 1) -> tuple[StoredItem, ...]:
    return tuple(
        StoredItem(i.address, i.line, i.kind, i.text, id=ItemId(first + n))
        for n, i in enumerate(read(*texts))
    )


LONG = "xây dựng cầu qua sông tại xã B trong năm tới"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a b c", "a b c", (1, 2, 3), id="unchanged"),
        pytest.param("a b c", "x a b c", (None, 1, 2, 3), id="inserted"),
        pytest.param("a b c", "b c", (2, 3), id="removed"),
        pytest.param("a b c", "c a b", (3, 1, 2), id="moved"),
        pytest.param("a b c", "a x c", (1, 2, 3), id="replaced in place"),
        pytest.param("x a x b", "a x b", (2, 3, 4), id="one of two alike removed"),
        pytest.param("a x b x", "a n x b x", (1, None, 2, 3, 4), id="inserted among alike"),
        pytest.param("a b", "", (), id="emptied"),
        pytest.param("", "a b", (None, None), id="filled"),
    ],
)
def test_an_item_is_recognised_when_it_is(
    old: str, new: str, expected: tuple[int | None, ...]
) -> None:
    assert match(stored(*old.split()), (), read(*new.split())) == expected


def test_a_reworded_item_is_recognised_though_its_place_has_changed() -> None:
    old = stored("a", LONG, "c")
    assert match(old, (), read("n", "a", LONG + " và năm sau", "c")) == (None, 1, 2, 3)


def test_the_most_alike_of_two_rewordings_is_the_item() -> None:
    old = stored(LONG)
    assert match(old, (), read(LONG + " hoặc muộn hơn nữa", LONG + " nữa")) == (None, 1)


def test_an_item_that_was_gone_is_recognised_by_its_wording_only() -> None:
    gone = stored("cũ", first=7)
    assert match((), gone, read("mới", "cũ")) == (None, 7)
    assert match((), gone, read("mới")) == (None,)


words = st.lists(st.sampled_from(["a", "b", "c", "d e f", "d e g", ""]), max_size=8)


@settings(deadline=None, database=None)
@given(old=words, gone=words, new=words)
def test_no_two_items_become_one_and_wording_outranks_place(
    old: list[str], gone: list[str], new: list[str]
) -> None:
    before, aside, after = stored(*old), stored(*gone, first=100), read(*new)
    found = match(before, aside, after)
    ids = [known for known in found if known is not None]
    assert len(found) == len(after)
    assert len(set(ids)) == len(ids)
    wordings = {item.id: item.text for item in (*before, *aside)}
    kept = [i.text for known, i in zip(found, after, strict=True) if wordings.get(known) == i.text]
    for wording in set(new):
        assert kept.count(wording) == min(
            new.count(wording), old.count(wording) + gone.count(wording)
        )
