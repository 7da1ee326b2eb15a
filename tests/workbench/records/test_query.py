"""The language in which records are looked for: what fits, and what is said of a mistake."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from doichieu import language
from doichieu.model import (
    Action,
    Annotation,
    DocumentId,
    Entry,
    ItemId,
    Kind,
    ReviewId,
    Slot,
    StoredItem,
    Tag,
    TagId,
)
from doichieu.store.records import Sides, StoredRecord
from doichieu.workbench.records.query import FIELDS, STATES, Asked, begun, both, parse, quoted
from doichieu.workbench.records.record import Record

NOW = datetime.fromisoformat("2026-03-12T15:00:00+07:00")
ASKED = Asked(NOW, "lan")
LATE = Tag(TagId("late"), "thời hạn muộn", "deadline too late")


def record(
    value: str = "gap",
    *,
    action: Action = Action.VERDICT,
    reason: str = "",
    by: str = "lan",
    days_ago: float = 0,
    text: str = "Sửa cầu qua suối trước mùa mưa",
    leads: tuple[str, ...] = ("Sở Y tế",),
    tags: tuple[Tag, ...] = (),
    note: str = "",
    suspect: bool = False,
) -> Record:
    slot = Slot(action, (ItemId(1),), LATE.id if action is Action.TAG else "")
    at = NOW - timedelta(days=days_ago)
    item = StoredItem(
        "IV.4.-3", 7, Kind.TASK, text, leads=leads, partners=("Sở Nội vụ",), id=ItemId(1)
    )
    stored = StoredRecord(
        ReviewId(1),
        Sides(DocumentId(1), "12-KH/TW", "121/KH-UBND", ""),
        Annotation(slot, Entry(value, reason), by, at, suspect=suspect),
        (item,),
        on_directive=True,
    )
    return Record(stored, LATE if action is Action.TAG else None, tags, note)


def fits(text: str, *records: Record) -> list[bool]:
    query = parse(text, ASKED)
    assert query.mistakes == ()
    return [query(each) for each in records]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", True),
        ("cau qua suoi", True),
        ("cầu SUỐI", True),
        ("cảu", False),
        ('"cau qua"', True),
        ('"cau suoi"', False),
        ("“cau qua”", True),
        ("-suoi", False),
        ("-bien", True),
        ("gap", True),
        ("IV.4", True),
        ('lead:"sở y tế"', True),
        ("lead:sở-y-tế", True),
        ("lead:so-y", True),
        ("lead:sờ-y", False),
        ("chủ-trì:y", True),
        ("chutri:y", True),
        ("with:noi-vu", True),
        ("by:lan", True),
        ("by:hoa,lan", True),
        ("-by:hoa,lan", False),
        ("verdict:gap", True),
        ("verdict:g", True),
        ("verdict:partial", False),
        ("verdict:covered,gap", True),
        ("what:verdict", True),
        ("what:note", False),
        ("doc:121", True),
        ("doc:12-kh", True),
        ("doc:122", False),
        ("at:IV.4", True),
        ("mục:iv", True),
        ("at:I", False),
        ("is:mine", True),
        ("is:suspect", False),
        ("-is:suspect", True),
        ("là:của-tôi", True),
        ("reason:x", False),
        ("-reason:x gap lead:tế", True),
    ],
)
def test_what_fits_a_gap(text: str, found: bool) -> None:
    assert fits(text, record()) == [found]


def test_all_terms_must_fit() -> None:
    other = record("partial", by="hoa", reason="thiếu mốc", tags=(LATE,), note="hỏi lại")
    assert fits("partial reason:moc by:hoa tag:late note:hoi-lai", other) == [True]
    assert fits("partial reason:moc by:lan", other) == [False]


def test_values_are_known_by_their_words_in_the_users_language() -> None:
    language.use("vi")
    partial = record("partial", tags=(LATE,))
    assert fits("mức-độ:một-phần", partial, record()) == [True, False]
    assert fits('verdict:"mot phan"', partial) == [True]
    assert fits("verdict:partial", partial) == [True]
    assert fits("thiếu", partial, record()) == [False, True]
    assert fits("tag:thời-hạn", partial, record()) == [True, False]


@pytest.mark.parametrize(
    ("when", "youngest_left_out"),
    [
        ("3d", 4),
        ("3ngày", 4),
        ("1w", 8),
        ("today", 1),
        ("hôm-nay", 1),
        ("yesterday", 2),
        ("10/03", 3),
        ("10/03/2026", 3),
        ("2026-03-10", 3),
        ("2h", 1),
    ],
)
def test_since_begins_with_the_day(when: str, youngest_left_out: int) -> None:
    days = [record(days_ago=n) for n in range(10)]
    assert fits(f"since:{when}", *days).index(False) == youngest_left_out
    assert fits(f"từ:{when}", *days) == fits(f"since:{when}", *days)


def test_until_takes_in_the_whole_day() -> None:
    evening = record(days_ago=-0.3)
    assert fits("until:today", evening, record(days_ago=-1)) == [True, False]
    assert fits("until:1d", evening, record(days_ago=1)) == [False, True]


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("gap led:y", (4, 9), "there is no field led: try lead:"),
        ("by:", (0, 3), "by: needs a value, like by:lan"),
        ("x verdict:wrong y", (2, 15), "'wrong' is none of these: covered, partial, gap"),
        ("since:often", (0, 11), "'often' is no time"),
        ("since:31/02/2026", (0, 16), "'31/02/2026' is no time"),
        ("-is:odd", (0, 7), "'odd' is none of these: suspect"),
    ],
)
def test_a_mistake_is_told_where_it_stands_and_leaves_nothing_out(
    text: str, at: tuple[int, int], said: str
) -> None:
    query = parse(text, ASKED)
    ((start, end), words) = (
        (query.mistakes[0].start, query.mistakes[0].end),
        query.mistakes[0].said,
    )
    assert (start, end) == at
    assert words.startswith(said)
    without = parse(text[:start] + text[end:], ASKED)
    both = [record(text="gap x y"), record("covered", text="z")]
    assert [query(each) for each in both] == [without(each) for each in both]


def test_words_with_a_colon_are_looked_for_between_quotation_marks() -> None:
    assert fits('"Đợt: một"', record(text="Đợt: một năm")) == [True]


def test_every_field_reads_its_own_example_by_either_name() -> None:
    for field in FIELDS:
        for name in both(field.name):
            fits(f"{name}{field.example}", record())


def test_what_a_record_is_can_be_asked_in_both_languages() -> None:
    assert len({name for state in STATES for name in both(state)}) == 2 * len(STATES)
    for state in STATES:
        assert len({*fits(state, record()), *fits(both(state)[1], record())}) == 1


@pytest.mark.parametrize(
    ("text", "name", "has_value"),
    [("gap lead:", "lead:", False), ("-lead:x", "lead:", True), ("người:", "by:", False)],
)
def test_the_field_that_is_typed_is_known(text: str, name: str, has_value: bool) -> None:
    found = begun(text)
    assert found is not None
    assert (found[0].name, found[1]) == (name, has_value)
    assert begun(text + " ") is None
    assert begun("x" + text.rpartition(":")[0]) is None


PIECES = st.lists(
    st.sampled_from(
        [
            *(name for field in FIELDS for name in both(field.name)),
            *('-"', '"', ":", ",", "-", " ", "3d", "99/99", "9999w", "gap", "sở", "x:", "\u0301"),
        ]
    )
    | st.text(max_size=3)
)


@given(PIECES)
@example(["since:", "9999w"])
@example(["until:", "31/12/9999"])
def test_any_text_is_a_query(pieces: Sequence[str]) -> None:
    text = "".join(pieces)
    query = parse(text, ASKED)
    query(record())
    for mistake in query.mistakes:
        assert 0 <= mistake.start < mistake.end <= len(text)
        assert text[mistake.start : mistake.end].strip()
        assert "\n" not in mistake.said


@given(PIECES, PIECES)
def test_one_more_term_never_finds_more(one: Sequence[str], other: Sequence[str]) -> None:
    first = "".join(one)
    if first.count('"') % 2 or any(sign in first for sign in "“”„«»"):
        first += '"'
    both = [record(), record("partial", by="hoa", days_ago=5, reason="sở 3d", tags=(LATE,))]
    wide, narrow = parse(first, ASKED), parse(first + " " + "".join(other), ASKED)
    assert all(wide(each) for each in both if narrow(each)) or len(narrow.mistakes) > len(
        wide.mistakes
    )


@given(st.text())
def test_what_is_quoted_finds_the_text_in_which_it_stands(words: str) -> None:
    assert fits(quoted(words), record(text=" ".join(f"x {words} y".replace('"', " ").split())))


@given(PIECES.map("".join))
def test_turned_round_a_term_finds_the_rest(text: str) -> None:
    if text.startswith("-") or text.split() != [text]:
        return
    plain, turned = parse(text, ASKED), parse("-" + text, ASKED)
    if plain.tests and not plain.mistakes and len(plain.tests) == 1:
        assert plain(record()) is not turned(record())
