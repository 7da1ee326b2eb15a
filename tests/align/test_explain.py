"""What a reviewer reads and sees of a suggestion."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from doichieu import text
from doichieu.align import align
from doichieu.align.explain import shared, signs, why
from doichieu.model import (
    Candidate,
    Deadline,
    DeadlineKind,
    Difference,
    DifferenceKind,
    Facts,
    Item,
    Kind,
    Outline,
)


def lit(left: str, right: str) -> tuple[list[str], list[str]]:
    """The lit words of both texts."""
    ours, theirs = shared(left, right)
    return [left[a:b] for a, b in ours], [right[a:b] for a, b in theirs]


def due(end: date | None) -> Deadline:
    return Deadline("…", DeadlineKind.BY, None, end) if end else Deadline()


def candidate(
    parts: dict[str, float],
    *,
    texts: tuple[str, str] = ("", ""),
    cites: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    ends: tuple[date | None, date | None] = (None, None),
    kind: Kind = Kind.TASK,
) -> Candidate:
    asked, answer = (
        Item("1", 1, kind, words, cites=numbers, deadline=due(end))
        for words, numbers, end in zip(texts, cites, ends, strict=True)
    )
    return Candidate(asked, answer, 0.5, parts)


BRIDGES = ("Xây cầu treo qua suối Nậm Mu ở bản Pắc Ta", "Hoàn thành cầu treo qua suối Nậm Mu")


def test_the_words_that_both_say_are_quoted() -> None:
    assert why(candidate({"words": 0.7}, texts=BRIDGES)) == ("“cầu treo qua suối Nậm Mu”",)


def test_what_is_shared_twice_is_quoted_once() -> None:
    texts = (
        "Hằng năm rà soát bến thuỷ nội địa; hằng năm công bố bến thủy nội địa",
        "Rà soát bến thủy nội địa hằng năm; hằng năm công bố bến thủy nội địa đạt chuẩn",
    )
    (quoted,) = why(candidate({"words": 0.7}, texts=texts))
    said = [text.fold(each) for each in quoted.strip("“”").split("” · “")]
    assert "công bố bến thủy nội địa" in " ".join(said)
    assert not any(one in other for one in said for other in said if one is not other)


def test_half_a_word_is_not_quoted() -> None:
    texts = ("Trồng xoan đào ở Nậm Mu", "Nghề khảm xoan của làng 5G")
    assert why(candidate({"words": 0.7}, texts=texts)) == ()
    sign = ("Lắp trạm 5G ở Nậm Mu", "Phủ sóng 5G toàn tỉnh")
    assert why(candidate({"words": 0.7}, texts=sign)) == ("“5G”",)


def test_a_number_that_another_reason_names_is_not_quoted_as_well() -> None:
    texts = ("Thực hiện 05-CT/TU; xong trong năm 2024", "Năm 2024: sơ kết 05-CT/TU")
    year = date(2024, 12, 31)
    said = why(
        candidate(
            {"words": 0.7, "cites": 1.0, "deadline": 1.0},
            texts=texts,
            cites=(("05-CT/TU",), ("05-CT/TU",)),
            ends=(year, year),
        )
    )
    assert said == ("same document cited: 05-CT/TU", "same deadline 2024")


def test_the_strongest_reason_comes_first() -> None:
    parts = {"words": 0.1, "phrases": 0.1, "cites": 1.0, "heading": 0.4}
    said = why(candidate(parts, texts=BRIDGES, cites=(("05-CT/TU",), ("05-CT/TU",))))
    assert said[0] == "same document cited: 05-CT/TU"
    assert said[-1] == "“cầu treo qua suối Nậm Mu”"


def test_a_reason_too_weak_to_matter_is_not_said() -> None:
    assert why(candidate({"words": 0.01, "heading": 0.1, "bodies": 0.3}, texts=BRIDGES)) == ()


def test_no_reason_has_a_number_of_the_program_in_it() -> None:
    parts = dict.fromkeys(("words", "phrases", "heading", "bodies", "cites", "deadline"), 0.61)
    said = why(candidate(parts, texts=BRIDGES, cites=(("05-CT/TU",), ("05-CT/TU",))))
    assert said
    assert not any("0.61" in reason for reason in said)


def test_a_document_meant_by_a_short_name_is_one_that_is_cited() -> None:
    asked = Item("1", 1, Kind.TASK, "", cites=("28-NQ/TU",), refers=("5-KL/TU", "28-NQ/TU"))
    given = Item("2", 2, Kind.TASK, "", refers=("28-NQ/TU",))
    assert why(Candidate(asked, given, 0.5, {"cites": 0.6})) == ("same document cited: 28-NQ/TU",)


def test_a_citation_is_the_same_however_it_is_spaced_or_padded() -> None:
    found = why(candidate({"cites": 1.0}, cites=(("08-KL/TW",), ("8 -kl/tw",))))
    assert found == ("same document cited: 8 -kl/tw",)


def test_what_is_lost_or_moved_is_no_reason() -> None:
    last = date(2024, 12, 31)
    assert why(candidate({"deadline": 0.5}, cites=(("1/A",), ()), ends=(last, None))) == ()


def test_a_deadline_that_is_kept_is_a_reason() -> None:
    last, june = date(2024, 12, 31), date(2024, 6, 30)
    assert why(candidate({"deadline": 1.0}, ends=(last, last))) == ("same deadline 2024",)
    assert why(candidate({"deadline": 1.0}, ends=(june, june))) == ("same deadline 30/06/2024",)
    assert why(candidate({"deadline": 0.5}, ends=(june, last))) == ()


def test_a_deadline_that_differs_is_not_said_to_be_the_same() -> None:
    last = date(2024, 12, 31)
    vague = Difference(DifferenceKind.DEADLINE_VAGUE, "năm 2024", "thường xuyên")
    assert why(candidate({"deadline": 1.0}, ends=(last, last)), [vague]) == ()


def test_a_field_of_work_is_named_where_nothing_else_is_told() -> None:
    texts = ("Khám bệnh định kỳ cho người cao tuổi", "Nâng cấp trạm y tế, bảo hiểm y tế toàn dân")
    assert why(candidate({"bodies": 0.9}, texts=texts)) == ("same field of work: health",)
    texts = (f"{texts[0]} ở xã Pắc Ta", f"{texts[1]} ở xã Pắc Ta")
    assert why(candidate({"words": 0.3, "bodies": 0.9}, texts=texts)) == ("“xã Pắc Ta”",)


def test_a_field_of_work_is_told_of_two_bodies_that_answer_to_each_other() -> None:
    def told(*leads: str) -> tuple[str, ...]:
        asked, given = (
            Item("1", 1, Kind.TASK, words, leads=(lead,))
            for words, lead in zip(BRIDGES, leads, strict=True)
        )
        return why(Candidate(asked, given, 0.5, {"words": 0.7, "bodies": 0.9}))

    field = "same field of work: organisation and staff"
    assert field in told("Ban Tổ chức Trung ương", "Sở Nội vụ")
    assert field not in told("Sở Nội vụ", "Sở Nội vụ")
    assert field not in told("Ban Tổ chức Trung ương", "Sở Y tế")


def test_equal_kinds_are_said_in_their_own_words() -> None:
    assert why(candidate({"kind": 1.0}, kind=Kind.OBJECTIVE)) == ("both objectives",)
    assert why(candidate({"kind": 1.0}, kind=Kind.ORGANISATION)) == ("both organisation",)


def test_the_numbers_of_a_suggestion_are_there_on_demand() -> None:
    assert signs(candidate({"words": 0.74, "cites": 0.62, "heading": 0.01})) == (
        "citations 0.62",
        "words 0.74",
    )


def test_shared_words_and_numbers_are_lit_on_both_sides() -> None:
    assert lit("Sơ kết Kết luận số 86-KL/TW về thu hút nhân tài", "Thu hút nhân tài, 86-KL/TW") == (
        ["86-KL/TW", "thu hút nhân tài"],
        ["Thu hút nhân tài", "86-KL/TW"],
    )


def test_a_stock_phrase_is_not_lit() -> None:
    assert lit(
        "Tổ chức triển khai thực hiện kế hoạch", "Tổ chức triển khai thực hiện quy định"
    ) == (
        [],
        [],
    )


def test_half_a_stock_phrase_is_not_lit_with_the_word_beside_it() -> None:
    assert lit("Thực hiện tốt", "Thực hiện tốt") == ([], [])


def test_both_tone_mark_styles_are_lit() -> None:
    assert lit("tổ hoà giải thôn", "hòa giải viên") == (["hoà giải"], ["hòa giải"])


def test_a_slip_is_lit_with_what_it_stands_for() -> None:
    assert lit("nêu tầm gương sáng", "những tấm gương sáng") == (
        ["tầm gương sáng"],
        ["tấm gương sáng"],
    )


def test_the_light_goes_across_a_blank_but_not_across_a_comma() -> None:
    assert lit("trồng rừng, vệ sinh thôn bản", "trồng rừng, vệ sinh thôn bản")[0] == [
        "trồng rừng",
        "vệ sinh thôn bản",
    ]


LETTERS = st.text(alphabet="aàáâăđeéoõóuưừ hnốgk0128/-,.“”;\n\t_ﬁİ\u0301\u0303ỷquý", max_size=60)
PHRASES = st.lists(
    st.sampled_from(
        [
            "hoà",
            "hòa",
            "giải",
            "rừng",
            "tấm",
            "tầm",
            "gương",
            "thực",
            "hiện",
            "05",
            "5",
            "08-QĐ/TW",
            ",",
            "\n",
            "uỷ",
        ]
    )
).map(" ".join)


@settings(deadline=None, max_examples=200)
@given(st.one_of(LETTERS, PHRASES, st.text()), st.one_of(LETTERS, PHRASES, st.text()))
def test_the_places_are_sorted_apart_and_inside_any_text(one: str, other: str) -> None:
    one, other = unicodedata.normalize("NFC", one), unicodedata.normalize("NFC", other)
    for printed, spans in zip((one, other), shared(one, other), strict=True):
        assert all(0 <= start < end <= len(printed) for start, end in spans)
        assert all(before[1] < after[0] for before, after in pairwise(spans))
        for start, end in spans:
            assert not printed[start].isspace()
            assert not printed[end - 1].isspace()


@settings(deadline=None)
@given(PHRASES, PHRASES)
@example("hiện hoà", "thực hiện hoà")
@example("tấm tầm", "tầm tấm tấm")
def test_light_falls_on_both_sides_or_on_neither(one: str, other: str) -> None:
    ours, theirs = shared(one, other)
    assert bool(ours) == bool(theirs)
    assert shared(other, one) == (theirs, ours)


@settings(deadline=None)
@given(PHRASES)
def test_a_text_lights_the_same_places_in_its_copy(printed: str) -> None:
    ours, theirs = shared(printed, text.fold(printed))
    assert ours == theirs


@settings(deadline=None)
@given(PHRASES, PHRASES)
def test_the_light_never_shows_what_did_not_score(one: str, other: str) -> None:
    asked, answer = (
        Outline(Facts(), (Item("1", 1, Kind.TASK, printed),)) for printed in (one, other)
    )
    if any(shared(one, other)):
        assert align(asked, answer)[0].parts.keys() & {"words", "phrases"}
