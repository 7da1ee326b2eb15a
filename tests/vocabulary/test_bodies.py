"""One entry a body: the reader and the aligner derive what they ask from it."""

from __future__ import annotations

from doichieu.text import fold
from doichieu.vocabulary import bodies
from doichieu.vocabulary.tables import table


def test_an_entry_is_a_head_a_body_of_its_field_and_an_abbreviation_at_once() -> None:
    (entry,) = (body for body in bodies.bodies() if body.name == "liên đoàn lao động")
    assert (entry.short, entry.field) == (("lđlđ",), ("front",))
    assert {"liên đoàn lao động", "lđlđ"} <= set(bodies.heads())
    assert "liên đoàn lao động" in bodies.of_field()["front"]
    assert bodies.abbreviations()["lđlđ"] == "liên đoàn lao động"


def test_every_abbreviation_of_a_body_begins_a_name() -> None:
    listed = {short for body in bodies.bodies() if body.head for short in body.short}
    heads = bodies.heads()
    assert {"bhxh", "nhnn", "mttqvn", "ubnd"} <= listed & set(heads)
    assert all(any(f"{short} ".startswith(f"{head} ") for head in heads) for short in listed)


def test_a_name_that_opens_with_another_needs_no_head_of_its_own() -> None:
    heads = set(bodies.heads())
    assert "công an" in heads
    assert "công an tỉnh" not in heads
    assert "công an tỉnh" in bodies.of_field()["forces"]


def test_what_is_no_head_by_itself_begins_no_name() -> None:
    assert not {"trung ương", "đại học", "thủ tướng"} & set(bodies.heads())


def test_a_ministry_is_central_and_its_departments_share_its_field() -> None:
    assert "bộ khoa học và công nghệ" in bodies.central()
    assert "sở khoa học và công nghệ" not in bodies.central()
    offices = {f"{office} khoa học và công nghệ" for office in ("bộ", "sở", "phòng")}
    assert offices <= set(bodies.of_field()["science"])


def test_numbers_end_by_who_issues_them_in_every_spelling() -> None:
    assert {"ban thường vụ", "btv", "ban chấp hành đảng bộ", "bch đảng bộ"} <= set(
        bodies.endings()["tu"]
    )
    assert set(bodies.endings()["ubnd"]) == {"ủy ban nhân dân", "ubnd", "chủ tịch"}
    assert {"tw", "cp", "qh", "ubtvqh"} <= bodies.endings_of_level("central")


def test_each_body_has_one_entry_in_the_form_that_is_compared() -> None:
    for listed in (bodies.bodies(), bodies.portfolios()):
        names = [body.name for body in listed]
        assert len(names) == len(set(names))
        assert [fold(name) for name in names] == names


def test_each_field_of_an_entry_is_a_field_of_work() -> None:
    fields = {field for each in (*bodies.bodies(), *bodies.portfolios()) for field in each.field}
    assert fields == set(table("fields_of_work")["work"])


def test_no_abbreviation_stands_for_two_things() -> None:
    short = [s for each in (*bodies.bodies(), *bodies.portfolios()) for s in each.short]
    assert len(short) == len(set(short))
    assert not set(short) & set(table("abbreviations"))
