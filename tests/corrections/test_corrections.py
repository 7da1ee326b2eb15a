"""Corrections by hand: what each does, and how they find their blocks in another reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu import language
from doichieu.align.overlaps import overlaps
from doichieu.corrections import (
    Corrected,
    Correction,
    Subject,
    Value,
    anchor_of,
    apply,
    doubt_words,
    not_a_task,
)
from doichieu.corrections.applying import _MISSED
from doichieu.importing import read_text
from doichieu.importing.sentences.labels import parse
from doichieu.model import (
    NO_DEADLINE,
    Deadline,
    DeadlineKind,
    DocumentRelation,
    Doubt,
    DoubtCode,
    Facts,
    Item,
    Kind,
    Label,
    Outline,
    RelationKind,
    Scheme,
)

BY = Deadline("trước ngày 30/6/2026", DeadlineKind.BY, None, date(2026, 6, 30))
ALWAYS = Deadline("thường xuyên", DeadlineKind.CONTINUOUS)


def outline(*items: Item, doubts: tuple[Doubt, ...] = ()) -> Outline:
    return Outline(Facts(number="5/KH-UBND"), items, doubts)


def block(address: str, text: str, kind: Kind = Kind.TASK, **fields: object) -> Item:
    parent = address.rpartition(".")[0] or None
    line = int(fields.pop("line", 10))  # type: ignore[call-overload]
    number, _rest = parse(f"{address.rpartition('.')[2]}. x") or (None, "")
    fields.setdefault("label", number)
    return Item(address, line, kind, text, parent, **fields)  # type: ignore[arg-type]


SHORT = outline(
    block("I", "Nhiệm vụ", Kind.HEADING),
    block("I.1", "Xây hai cây cầu qua", leads=("Sở A",), deadline=BY, cites=("1-CT/TW",)),
    block("I.2", "sông Lam và", leads=("Sở B",), deadline=ALWAYS, cites=("2-KH/TW", "1-CT/TW")),
    block("I.2.-1", "kè bờ sông"),
    block("I.3", "Mở lớp học nghề"),
)


def corrected(read: Outline, at: int, subject: Subject, value: Value = None) -> Corrected:
    return apply(read, [Correction(subject, anchor_of(read.items, at), value)])


def shape(read: Outline) -> list[tuple[str, str]]:
    return [(item.address, item.text) for item in read.items]


def test_without_corrections_the_outline_is_as_it_was_read() -> None:
    assert apply(SHORT, []).outline == SHORT


def test_a_joined_block_is_part_of_the_one_above_with_all_its_marks() -> None:
    joined = corrected(SHORT, 2, Subject.JOIN).outline.items[1]
    assert joined.text == "Xây hai cây cầu qua sông Lam và"
    assert joined.leads == ("Sở A", "Sở B")
    assert joined.cites == ("1-CT/TW", "2-KH/TW")
    assert joined.deadline == Deadline(
        "trước ngày 30/6/2026 | thường xuyên", DeadlineKind.MIXED, None, date(2026, 6, 30)
    )


def test_two_days_of_one_kind_are_a_mixed_deadline_of_the_later() -> None:
    later = replace(BY, raw="trước ngày 31/12/2026", end=date(2026, 12, 31))
    read = outline(block("1", "một", deadline=later), block("2", "hai", deadline=BY))
    deadline = corrected(read, 1, Subject.JOIN).outline.items[0].deadline
    assert (deadline.kind, deadline.end) == (DeadlineKind.MIXED, date(2026, 12, 31))


def test_what_stood_below_a_joined_block_stands_below_the_other() -> None:
    items = corrected(SHORT, 2, Subject.JOIN).outline.items
    assert [(item.address, item.parent) for item in items] == [
        ("I", None),
        ("I.1", "I"),
        ("I.1.-1", "I.1"),
        ("I.3", "I"),
    ]


def test_a_section_keeps_what_a_heading_joined_to_it_had_below() -> None:
    read = outline(
        block("I", "Nhiệm vụ của", Kind.HEADING),
        block("I.p1", "các sở", Kind.HEADING),
        block("I.p1.1", "đào kênh"),
    )
    joined = corrected(read, 1, Subject.JOIN).outline
    assert shape(joined) == [("I", "Nhiệm vụ của các sở"), ("I.1", "đào kênh")]
    assert len(joined.section("I").items) == 2


def test_the_marks_of_a_split_block_go_where_their_words_stand() -> None:
    text = "Sở A xây cầu theo 1-CT/TW trước ngày 30/6/2026; Sở B nạo kênh thường xuyên"
    deadline = Deadline(f"{BY.raw} | {ALWAYS.raw}", DeadlineKind.MIXED, None, BY.end)
    read = outline(block("1", text, leads=("Sở A", "Sở B"), deadline=deadline, cites=("1-CT/TW",)))
    one, other = corrected(read, 0, Subject.SPLIT, "Sở B nạo kênh thường xuyên").outline.items
    assert (one.leads, one.cites, one.deadline.raw) == (("Sở A",), ("1-CT/TW",), BY.raw)
    assert (other.leads, other.cites, other.deadline.raw) == (("Sở B",), (), ALWAYS.raw)
    assert one.deadline.end == BY.end
    assert other.deadline.end is None


def test_what_both_parts_of_a_split_inherit_stays_with_both() -> None:
    read = outline(block("1", "xây cầu; nạo kênh", leads=("Sở A",), deadline=ALWAYS))
    for part in corrected(read, 0, Subject.SPLIT, "nạo kênh").outline.items:
        assert (part.leads, part.deadline) == (("Sở A",), ALWAYS)


@pytest.mark.parametrize(
    ("second", "address", "text"),
    [
        ("3. Nạo kênh", "I.1.3", "Nạo kênh"),
        ("b) Nạo kênh", "I.1.b", "Nạo kênh"),
        ("II. NẠO KÊNH", "II", "NẠO KÊNH"),
        ("- Nạo kênh", "I.1.2~2", "Nạo kênh"),
        ("Nạo 2 kênh", "I.1.2~2", "Nạo 2 kênh"),
    ],
)
def test_a_label_that_a_second_part_begins_with_says_where_it_stands(
    second: str, address: str, text: str
) -> None:
    read = outline(
        block("I", "Nhiệm vụ", Kind.HEADING),
        block("I.1", "Việc chung", Kind.HEADING),
        block("I.1.2", f"Xây cầu; {second}"),
    )
    found = corrected(read, 2, Subject.SPLIT, second).outline.items[3]
    assert (found.address, found.text) == (address, text)


def test_what_stood_below_a_split_block_stands_below_its_second_part() -> None:
    read = outline(block("1", "Xây cầu. Mở lớp:"), block("1.-1", "dạy nghề"))
    items = corrected(read, 0, Subject.SPLIT, "Mở lớp:").outline.items
    assert [(item.address, item.parent) for item in items] == [
        ("1", None),
        ("1~2", None),
        ("1~2.-1", "1~2"),
    ]


def test_a_block_takes_what_stands_below_it_to_its_new_address() -> None:
    moved = corrected(SHORT, 2, Subject.ADDRESS, "I.1.a").outline
    assert [(item.address, item.parent) for item in moved.items[2:4]] == [
        ("I.1.a", "I.1"),
        ("I.1.a.-1", "I.1.a"),
    ]


def test_an_address_that_is_taken_in_another_reading_comes_twice_with_a_sign() -> None:
    moved = corrected(SHORT, 4, Subject.ADDRESS, "I.1")
    assert moved.outline.items[4].address == "I.1~2"


def test_what_nobody_has_to_do_has_no_leads_and_no_deadline() -> None:
    item = corrected(SHORT, 1, Subject.KIND, Kind.SITUATION).outline.items[1]
    assert (item.kind, item.leads, item.deadline) == (Kind.SITUATION, (), NO_DEADLINE)


def test_a_kind_that_is_corrected_back_finds_its_leads_again() -> None:
    place = anchor_of(SHORT.items, 1)
    there = Correction(Subject.KIND, place, Kind.SITUATION)
    back = Correction(Subject.KIND, place, Kind.TASK)
    assert apply(SHORT, [there, back]).outline == SHORT


def test_what_is_no_task_becomes_what_those_beside_it_are() -> None:
    read = outline(
        block("I", "Mục đích", Kind.HEADING),
        block("I.1", "Nâng cao nhận thức", Kind.PURPOSE),
        block("I.2", "Làm rõ trách nhiệm"),
        block("I.3", "Các việc sau:"),
    )
    assert not_a_task(read.items, 2) is Kind.PURPOSE
    assert not_a_task(read.items, 3) is Kind.HEADING
    assert not_a_task(SHORT.items, 4) is Kind.SITUATION


def test_facts_are_put_right_and_each_is_told() -> None:
    done = apply(SHORT, [Correction(Subject.IMPLEMENTS, None, ("9-NQ/TW",))])
    assert done.outline.facts == replace(SHORT.facts, implements=("9-NQ/TW",))
    assert done.outline.relations == (DocumentRelation(RelationKind.IMPLEMENTS, "9-NQ/TW", 1),)
    assert done.facts == {Subject.IMPLEMENTS}


def test_what_is_carried_out_after_all_keeps_its_line_and_is_cited_no_more() -> None:
    read = replace(SHORT, relations=(DocumentRelation(RelationKind.CITES, "2-KH/TW", 12),))
    done = apply(read, [Correction(Subject.IMPLEMENTS, None, ("2-KH/TW",))]).outline
    assert done.relations == (DocumentRelation(RelationKind.IMPLEMENTS, "2-KH/TW", 12),)


def test_a_citation_that_was_read_wrong_ties_the_document_no_more() -> None:
    read = replace(SHORT, relations=(DocumentRelation(RelationKind.CITES, "2-KH/TW", 10),))
    done = corrected(read, 2, Subject.CITES, ("3-KH/TW", "1-CT/TW")).outline
    assert done.relations == ()


TWINS = outline(
    block("I", "Phần một", Kind.HEADING, line=1),
    block("I.1", "Kinh phí thực hiện", line=2),
    block("II", "Phần hai", Kind.HEADING, line=3),
    block("II.1", "Kinh phí thực hiện", line=4),
)


@pytest.mark.parametrize("twin", [1, 3])
def test_of_two_blocks_with_the_same_words_the_one_that_was_meant_is_corrected(twin: int) -> None:
    made = Correction(Subject.LEADS, anchor_of(TWINS.items, twin), ("Sở Tài chính",))
    renumbered = replace(
        TWINS,
        items=(
            block("I", "Phần mới", Kind.HEADING, line=1),
            block("I.1", "Kinh phí thực hiện", line=2),
            *(
                replace(item, address=f"I{item.address}", parent=item.parent and f"I{item.parent}")
                for item in TWINS.items
            ),
        ),
    )
    found = [bool(item.leads) for item in apply(renumbered, [made]).outline.items]
    assert found.index(True) == twin + 2
    assert found.count(True) == 1


def test_a_reworded_block_under_its_old_address_is_still_corrected() -> None:
    made = Correction(Subject.LEADS, anchor_of(SHORT.items, 4), ("Sở C",))
    newer = replace(SHORT, items=(*SHORT.items[:4], block("I.3", "Mở các lớp học nghề cho xã")))
    assert apply(newer, [made]).outline.items[4].leads == ("Sở C",)


def test_a_template_filled_in_otherwise_elsewhere_is_not_taken_for_the_block() -> None:
    gone = block("I.4", "Giao Sở Y tế lập kế hoạch chi tiết")
    other = block("II.7", "Giao Sở Nội vụ lập kế hoạch chi tiết", line=40)
    made = Correction(Subject.KIND, anchor_of((*SHORT.items, gone), 5), Kind.SITUATION)
    done = apply(outline(*SHORT.items, block("II", "Tổ chức", Kind.HEADING), other), [made])
    assert done.lost == (made,)
    assert done.outline.items[-1] == other


def test_a_correction_that_finds_no_block_is_in_doubt_with_its_words() -> None:
    made = Correction(Subject.LEADS, anchor_of(SHORT.items, 4), ("Sở C",))
    done = apply(outline(*SHORT.items[:4]), [made])
    (doubt,) = done.outline.doubts
    assert "Mở lớp học nghề" in doubt_words(doubt)
    assert "lead" in doubt_words(doubt)
    assert doubt.line == SHORT.items[4].line


def test_a_lost_correction_can_be_ticked_off() -> None:
    made = Correction(Subject.LEADS, anchor_of(SHORT.items, 4), ("Sở C",))
    shorter = outline(*SHORT.items[:4])
    (doubt,) = apply(shorter, [made]).outline.doubts
    tick = Correction(Subject.DOUBT, anchor_of(shorter.items, 3), doubt)
    assert apply(shorter, [made, tick]).outline.doubts == ()


def test_what_a_newer_reader_joins_or_splits_by_itself_needs_no_correction() -> None:
    join = Correction(Subject.JOIN, anchor_of(SHORT.items, 2))
    joined = apply(SHORT, [join]).outline
    assert apply(joined, [join]) == apply(joined, [])
    split = Correction(Subject.SPLIT, anchor_of(joined.items, 1), "sông Lam và")
    assert apply(SHORT, [split]) == apply(SHORT, [])


def test_a_block_that_changed_is_split_before_the_same_words() -> None:
    made = Correction(Subject.SPLIT, anchor_of(SHORT.items, 1), "hai cây cầu qua")
    newer = replace(
        SHORT,
        items=(SHORT.items[0], block("I.1", "Xây mới hai cây cầu qua suối"), *SHORT.items[2:]),
    )
    assert [i.text for i in apply(newer, [made]).outline.items[1:3]] == [
        "Xây mới",
        "hai cây cầu qua suối",
    ]


def test_a_doubt_that_was_ticked_off_is_gone_and_one_like_it_elsewhere_is_not() -> None:
    doubts = (
        Doubt(2, DoubtCode.OTHER, {"words": "thiếu nơi nhận"}),
        Doubt(4, DoubtCode.OTHER, {"words": "thiếu nơi nhận"}),
    )
    read = replace(TWINS, doubts=doubts)
    done = corrected(read, 3, Subject.DOUBT, doubts[1])
    assert done.outline.doubts == doubts[:1]


@pytest.mark.parametrize("code", DoubtCode)
def test_a_doubt_about_a_block_that_has_moved_stays_ticked(code: DoubtCode) -> None:
    ticked = Doubt(4, code, {"address": "I.3"})
    moved = replace(TWINS, doubts=(Doubt(4, code, {"address": "I.4"}),))
    left = corrected(moved, 3, Subject.DOUBT, ticked).outline.doubts
    assert (left == ()) is (code not in MANIFOLD)


MANIFOLD = (DoubtCode.SHORT_NAME, DoubtCode.LOST_CORRECTION, DoubtCode.OTHER)


def test_of_two_doubts_of_one_kind_about_a_block_the_one_that_was_ticked_goes() -> None:
    first, second = (
        Doubt(4, DoubtCode.NUMBER_JUMP, {"before": before, "after": after})
        for before, after in (("1", "3"), ("3", "5"))
    )
    read = replace(TWINS, doubts=(first, second))
    assert corrected(read, 3, Subject.DOUBT, second).outline.doubts == (first,)


def test_each_doubt_has_words_of_its_own_in_both_languages() -> None:
    details = dict.fromkeys(("address", "before", "after", "words", "name", "numbers", "count"), 7)
    doubts = [Doubt(1, code, {**details, "subject": "leads"}) for code in DoubtCode]
    said = set(map(doubt_words, doubts))
    language.use("vi")
    assert len(said | set(map(doubt_words, doubts))) == 2 * len(DoubtCode) - 1


TEXTS = st.sampled_from(["xây cầu", "xây cầu; 2. mở lớp", "mở lớp", "", "kinh phí thực hiện"])
KINDS = st.sampled_from([Kind.TASK, Kind.HEADING, Kind.PURPOSE])


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """A tree of blocks in reading order, with addresses that occur once."""
    items: list[Item] = []
    for number in range(draw(st.integers(1, 7))):
        open_ = [None, *(item.address for item in items[-1:]), *(i.parent for i in items[-1:])]
        parent = draw(st.sampled_from(open_))
        address = f"{parent}.{number}" if parent else str(number)
        items.append(
            Item(address, number + 1, draw(KINDS), draw(TEXTS), parent, cites=("1-CT/TW",))
        )
    return Outline(Facts(), tuple(items), (Doubt(1, DoubtCode.OTHER, {"words": "không rõ"}),))


@st.composite
def corrections(draw: st.DrawFn, items: tuple[Item, ...]) -> Correction:
    at = draw(st.integers(0, len(items) - 1))
    place = anchor_of(items, at)
    subject = draw(
        st.sampled_from([Subject.JOIN, Subject.SPLIT, Subject.KIND, Subject.ADDRESS, Subject.LEADS])
    )
    value: Value = None
    match subject:
        case Subject.SPLIT:
            words = items[at].text.split(" ")
            value = " ".join(words[draw(st.integers(0, len(words) - 1)) :])
        case Subject.KIND:
            value = draw(KINDS)
        case Subject.ADDRESS:
            value = draw(st.sampled_from(["1", "0.5", "1.1", "7~2", "9.9.9"]))
        case Subject.LEADS:
            value = ("Sở A",)
    return Correction(subject, place, value)


@settings(deadline=None, database=None, max_examples=150)
@given(data=st.data(), read=outlines())
def test_whatever_is_corrected_addresses_occur_once_and_parents_stand_above(
    data: st.DataObject, read: Outline
) -> None:
    made: list[Correction] = []
    now = read
    for _step in range(data.draw(st.integers(1, 6))):
        made.append(data.draw(corrections(now.items)))
        done = apply(read, made)
        now = done.outline
        assert len(done.subjects) == len(now.items)
        seen: set[str | None] = {None}
        for item in now.items:
            assert item.address not in seen
            assert item.parent in seen
            seen.add(item.address)
    words = [item.text.split() for item in read.items]
    assert sum(map(len, words)) >= sum(len(item.text.split()) for item in now.items)


def test_a_fact_that_was_missed_is_in_doubt_no_more_once_it_is_given() -> None:
    missed, other = Doubt(1, DoubtCode.NO_SIGNER), Doubt(1, DoubtCode.NO_DATE)
    read = outline(*SHORT.items, doubts=(missed, other))
    given = apply(read, [Correction(Subject.SIGNERS, None, ("Lò Văn Nam",))])
    assert given.outline.doubts == (other,)
    taken = apply(read, [Correction(Subject.SIGNERS, None, ())])
    assert len(taken.outline.doubts) == 2


def test_each_fact_that_can_be_missed_is_one_that_the_reader_misses() -> None:
    told = {
        doubt.code
        for text in ("1. Mở đường.\n", "KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. Mở đường.\n")
        for doubt in read_text(text).doubts
    }
    unsure = {DoubtCode.UNSURE_ISSUER, DoubtCode.UNSURE_LEVEL}
    assert set(_MISSED) - unsure <= told


ANNEXED = """KẾ HOẠCH

về cầu đường

I. NHIỆM VỤ

1. Sở Xây dựng xây cầu treo qua sông Lam ở các xã vùng cao.

Điều 2. Kế hoạch này thay thế Kế hoạch số 5/KH-UBND.

PHỤ LỤC 1

| TT | Nhiệm vụ | Cơ quan chủ trì |
|---|---|---|
| 1 | Xây cầu treo qua sông Lam ở các xã vùng cao | Sở Xây dựng |
"""


def test_an_address_that_is_corrected_changes_nothing_but_addresses() -> None:
    read = read_text(ANNEXED)
    at = next(n for n, item in enumerate(read.items) if item.address == "PL1")
    done = corrected(read, at, Subject.ADDRESS, "X").outline

    assert [item.address for item in done.items][at:] == ["X", "X.r1"]
    unaddressed = [[replace(i, address="", parent=None) for i in o.items] for o in (read, done)]
    assert unaddressed[0] == unaddressed[1]
    assert (done.doubts, done.relations) == (read.doubts, read.relations)
    assert len(done.section("X").items) == len(read.section("PL1").items) == 2
    found, again = (
        [(tuple(i.text for i in each.items), each.score) for each in overlaps(outline_)]
        for outline_ in (read, done)
    )
    assert found == again
    assert all(done.is_within(item, Scheme.ANNEX) for item in done.items[at:])
    assert not done.is_within(done.items[at - 1], Scheme.ANNEX)


def test_a_second_part_has_the_label_that_it_begins_with() -> None:
    read = outline(block("I", "Nhiệm vụ", Kind.HEADING), block("I.1", "Xây cầu 2.1. Mở lớp"))
    one, other = corrected(read, 1, Subject.SPLIT, "2.1. Mở lớp").outline.items[1:]
    assert (one.label, other.label) == (
        Label(Scheme.ARABIC, "1", 1),
        Label(Scheme.DECIMAL, "2.1", 1),
    )
    plain = corrected(read, 1, Subject.SPLIT, "cầu 2.1. Mở lớp").outline.items[2]
    assert plain.label is None
