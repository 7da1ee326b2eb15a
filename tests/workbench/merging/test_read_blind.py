"""A review that one office reads blind and another openly: nothing decided goes out of sight."""

from __future__ import annotations

from itertools import permutations

import pytest

from doichieu.errors import InputError, StoreError
from doichieu.model import ReviewId, Stage, Verdict
from doichieu.workbench.agreement.settling import Settling
from doichieu.workbench.merging.outcome import Brought
from doichieu.workbench.merging.unit import Outcome
from tests.workbench.merging.conftest import Office, Open, canonical
from tests.workbench.merging.test_merging import verdicts, whole


def told(found: Brought) -> str:
    (review,) = found.reviews
    return review.stage_words


def test_a_review_in_which_nothing_is_decided_becomes_blind_and_the_preview_says_so(
    lans: Office, mais: Office
) -> None:
    mais.review.reading.name(["lan", "mai"])
    mais.decide(0, Verdict.GAP)
    assert told(lans.bench.merging.preview(mais.store)) == "read blind by lan, mai from now on"
    assert told(lans.merge(mais)) == "read blind by lan, mai from now on"
    assert lans.review.reading.is_blind
    assert verdicts(lans)[0] is None
    assert told(lans.merge(mais)) == ""


def test_what_is_decided_openly_stays_in_sight_and_what_was_read_blind_stands_beside_it(
    lans: Office, mais: Office
) -> None:
    mais.review.reading.name(["lan", "mai"])
    lans.decide(0, Verdict.COVERED, 0)
    lans.decide(1, Verdict.UNSURE)
    mais.decide(0, Verdict.GAP, reason="không thấy")
    mais.decide(2, Verdict.GAP)
    said = (
        "lan, mai were to read it blind, but something in it is decided openly: "
        "it is read openly from now on"
    )
    found = lans.bench.merging.preview(mais.store)
    assert (told(found), lans.merge(mais)) == (said, found)
    assert [each.outcome for each in found.reviews[0].differing] == [Outcome.OPEN]
    assert verdicts(lans)[:3] == [None, Verdict.UNSURE, Verdict.GAP]
    settling = Settling(lans.store, lans.review)
    assert (settling.merged, [*settling.readings]) == (True, ["lan", "mai"])
    assert [each.address for each in settling.differing] == [lans.review.tasks[0].address]
    assert told(mais.bench.merging.preview(lans.store)) == said
    mais.merge(lans)
    assert verdicts(mais) == verdicts(lans)
    assert canonical(mais.store) == canonical(lans.store)
    assert whole(mais)
    mais.decide(2, Verdict.UNSURE)
    lans.merge(mais)
    assert verdicts(lans)[2] is Verdict.UNSURE


def test_who_merges_sees_nothing_more_of_a_blind_reading_before_it_is_open(
    lans: Office, open_office: Open
) -> None:
    openly = open_office("hoa")
    openly.decide(0, Verdict.UNSURE)
    lans.review.reading.name(["lan", "mai"])
    mais = open_office("mai", of=lans.store.path)
    mais.decide(0, Verdict.GAP, reason="chỉ mình biết")
    lans.merge(mais)
    found = lans.bench.merging.preview(openly.store)
    assert found.reviews[0].stage is Stage.GIVEN_UP
    assert found.reviews[0].differing == ()


def test_nobody_hands_in_nor_is_named_where_it_is_read_openly(lans: Office, mais: Office) -> None:
    mais.review.reading.name(["lan", "mai"])
    lans.decide(0, Verdict.GAP)
    lans.merge(mais)
    for step in (lans.review.reading.hand_in, lambda: lans.review.reading.name(["lan", "mai"])):
        with pytest.raises((InputError, StoreError), match="cannot be read blind any more"):
            step()
    assert lans.store.readers.all() == {}


def test_that_all_have_handed_in_is_told_and_what_is_settled_takes_nothing_of_it_away(
    lans: Office, open_office: Open
) -> None:
    lans.review.reading.name(["lan", "mai"])
    mais = open_office("mai", of=lans.store.path)
    for office in (lans, mais):
        office.decide(0, Verdict.GAP)
        office.review.reading.hand_in()
    assert told(lans.merge(mais)) == "all have handed in: the readings of lan, mai are open"
    lans.decide(0, Verdict.UNSURE)
    assert told(mais.merge(lans)) == "all have handed in: the readings of lan, mai are open"
    assert mais.store.readers.stage(ReviewId(1)) is Stage.HANDED_IN
    assert verdicts(mais)[0] is Verdict.UNSURE


@pytest.mark.parametrize("order", permutations(range(3)))
def test_in_whichever_order_an_open_and_two_blind_stores_come_together_they_are_the_same(
    open_office: Open, order: tuple[int, int, int]
) -> None:
    openly, one, other = offices = [open_office(name) for name in ("hoa", "lan", "mai")]
    openly.decide(0, Verdict.UNSURE)
    for office in (one, other):
        office.review.reading.name(["lan", "mai"])
    one.decide(0, Verdict.COVERED, 0)
    one.decide(1, Verdict.GAP)
    other.decide(0, Verdict.GAP)
    other.decide(1, Verdict.GAP)
    for n in order:
        offices[n].merge(*(each for each in offices if each is not offices[n]))
    last = offices[order[-1]]
    for office in offices:
        office.merge(last)
    first, *rest = (canonical(office.store) for office in offices)
    assert rest == [first, first]
    assert verdicts(openly)[:2] == [None, Verdict.GAP]
    assert all(map(whole, offices))
