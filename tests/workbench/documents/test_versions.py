"""Two versions of a document are held against each other block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from doichieu.change_wording import change_word, changes_words, word_diff_words
from doichieu.model import Changes, Facts, Item, Kind, Label, Level, Outline, Scheme
from doichieu.workbench.documents.versions import changes, shortened

PLAN = ("I Mở chợ", "I.1 Xây chợ xã trong năm 2026", "I.2 Thu gom rác", "I.3 Dạy nghề may")


def outline(lines: Sequence[str]) -> Outline:
    """Blocks by address and text; what stands below another has its address before its own."""
    items = []
    for line, words in enumerate(lines, 1):
        address, _blank, text = words.partition(" ")
        parent, _dot, name = address.rpartition(".")
        scheme = Scheme.BULLET if name.startswith("-") else Scheme.ARABIC
        label = Label(scheme, "-" if scheme is Scheme.BULLET else name)
        items.append(Item(address, line, Kind.TASK, text, parent or None, label=label))
    return Outline(Facts(), tuple(items))


def told(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, ...]]:
    found = changes(outline(before), outline(after)).blocks
    return [(change_word(e.kind), e.address, word_diff_words(e.words)) for e in found]


def test_the_same_version_has_no_changes() -> None:
    assert told(PLAN, PLAN) == []
    assert changes_words(Changes()) == "nothing in it has changed"


def test_what_is_reworded_new_and_gone_stands_in_reading_order() -> None:
    after = (PLAN[0], "I.1 Xây chợ xã trong năm 2027", "I.2 Mở lớp xóa mù chữ", "I.3 Dạy nghề may")
    assert told((*PLAN, "I.4 Nạo kênh"), (*after, "I.4 Nạo kênh")) == [
        ("changed", "I.1", "Xây chợ xã trong năm [-2026-]{+2027+}"),
        ("changed", "I.2", "[-Thu gom rác-]{+Mở lớp xóa mù chữ+}"),
    ]
    assert told(PLAN, (*PLAN[:2], PLAN[3])) == [("gone", "I.2", "[-Thu gom rác-]")]
    assert told(PLAN[:2], (*PLAN[:2], "I.2 Thu gom rác")) == [("new", "I.2", "{+Thu gom rác+}")]


def test_what_only_has_another_number_or_place_comes_last() -> None:
    after = (PLAN[0], "I.1 Làm đường", "I.2 Xây chợ xã trong năm 2026", "II.1 Thu gom rác")
    assert told(PLAN[:3], after) == [
        ("new", "I.1", "{+Làm đường+}"),
        ("moved", "I.1 → I.2", "Xây chợ xã trong năm 2026"),
        ("moved", "I.2 → II.1", "Thu gom rác"),
    ]
    swapped = (PLAN[0], "I.-1 Dạy nghề may", "I.-2 Xây chợ xã", "I.-3 Thu gom rác")
    before = (PLAN[0], "I.-1 Xây chợ xã", "I.-2 Thu gom rác", "I.-3 Dạy nghề may")
    assert [each[0] for each in told(before, swapped)] == ["moved"]


def test_what_is_below_a_section_of_another_number_and_behind_a_new_dash_has_not_moved() -> None:
    below = ("Xây chợ xã", "Thu gom rác", "Dạy nghề may")
    before = ("I Mở chợ", *(f"I.-{n} {text}" for n, text in enumerate(below, 1)))
    after = ("II Mở chợ", "II.-1 Nạo kênh", *(f"II.-{n} {t}" for n, t in enumerate(below, 2)))
    assert told(before, after) == [
        ("new", "II.-1", "{+Nạo kênh+}"),
        ("moved", "I → II", "Mở chợ"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "short"),
    [
        ("một hai ba bốn năm sáu 7", "một hai ba bốn năm sáu 8", "… năm sáu [-7-]{+8+}"),
        ("1 hai ba bốn năm sáu", "2 hai ba bốn năm sáu", "[-1-]{+2+} hai ba …"),
        ("một hai ba bốn năm sáu", "một hai ba bốn năm sáu", "một hai …"),
        ("một hai 3", "một hai 4", "một hai [-3-]{+4+}"),
    ],
)
def test_where_room_is_short_only_what_is_near_a_change_is_shown(
    before: str, after: str, short: str
) -> None:
    (found,) = changes(outline([f"1 {before}"]), outline([f"2 {after}"])).blocks
    assert word_diff_words(shortened(found.words, 2)) == short


def test_what_the_letterhead_says_otherwise_is_told_in_its_order_word_by_word() -> None:
    said = Facts(
        number="12/KH-UBND",
        issuer="Ủy ban nhân dân xã Mường Hoa",
        level=Level.DISTRICT,
        date=date(2026, 3, 2),
        signers=("Lò Văn Páo",),
        title="Kế hoạch cấp nước sạch năm 2026",
    )
    now = replace(
        said,
        number="21/KH-UBND",
        level=Level.COMMUNE,
        date=date(2026, 4, 2),
        signers=("Lò Văn Páo", "Giàng A Sú"),
        title="Kế hoạch cấp nước sạch năm 2027",
        implements=("5-NQ/TU",),
    )
    found = changes(Outline(said, ()), Outline(now, ()))
    assert [(each.field, word_diff_words(each.words)) for each in found.facts] == [
        ("number", "[-12/KH-UBND-]{+21/KH-UBND+}"),
        ("level", "[-district-]{+commune+}"),
        ("date", "[-02/03/2026-]{+02/04/2026+}"),
        ("signers", "Lò Văn Páo{+; Giàng A Sú+}"),
        ("title", "Kế hoạch cấp nước sạch năm [-2026-]{+2027+}"),
        ("implements", "{+5-NQ/TU+}"),
    ]
    assert changes_words(found) == "letterhead: 6"
    assert not changes(Outline(now, ()), Outline(now, ())).facts
