"""The file of a review comes into another store: to the byte where nothing is decided there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from doichieu import language
from doichieu.config import Config
from doichieu.errors import InputError
from doichieu.exchange import files
from doichieu.model import Action, Assignment, LinkKind, Pair, Part, ReviewId, Share, Stage, Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from doichieu.workbench.merging.fates import Fate
from doichieu.workbench.merging.outcome import ReviewBrought
from doichieu.workbench.reviews.steps import Steps
from tests.conftest import AT
from tests.workbench.making import put


@pytest.fixture
def other(tmp_path: Path, sample_store: Path) -> Iterator[Workbench]:
    """Another store with the same two documents, an hour later; its reviewer is called minh."""
    config = Config(tmp_path / "other.db", "minh", "en", "default", tmp_path / "keys.toml")
    shutil.copy(sample_store, config.store)
    with Store.open(config.store) as store:
        yield Workbench(store, config, lambda: AT + timedelta(hours=1))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "review.json"


@pytest.fixture
def decided(workbench: Workbench, review: Review) -> Review:
    """A review in which something of every kind was said, also by two reviewers, and undone."""
    one, two, three, four, *_rest = (task.id for task in review.tasks)
    first, second, third, *_others = (item.id for item in review.plan_items)
    workbench.codebook.adopt(workbench.codebook.starter())
    review.codebook.refresh()
    review.decide(one, Verdict.COVERED, [first])
    review.decide(two, Verdict.NOT_APPLICABLE, reason="việc của Trung ương")
    review.relate(three, second, LinkKind.RELATED)
    review.relate(three, third, LinkKind.REJECTED)
    review.overlap([first, second], "một việc hai nơi")
    review.distinct(second, third)
    review.addition(third)
    review.annotate((one, first), "xem lại thời hạn\n=1+1")
    review.tag([(one, first)], next(tag.id for tag in review.codebook.offered()))
    Steps(review).undo()
    Steps(review).redo()
    lan, workbench.reviews._reviewer = workbench.reviews._reviewer, "hoa"
    workbench.reviews.resume(review.id).decide(four, Verdict.GAP)
    workbench.reviews._reviewer = lan
    review.refresh(anew=True)
    return review


def written(review: Review, file: Path) -> Path:
    file.write_text(files.text(review.file), encoding="utf-8")
    return file


def resumed(bench: Workbench) -> Review:
    return bench.reviews.resume(ReviewId(1))


def take(bench: Workbench, file: Path) -> ReviewBrought:
    _kept, found = bench.merging.take(file)
    return found.reviews[0]


def changed(file: Path, **said: object) -> Path:
    """The file with some places said otherwise: `log__0__uid` and the like."""
    told = json.loads(file.read_text(encoding="utf-8"))
    for path, value in said.items():
        *above, last = [int(p) if p.isdecimal() else p for p in path.split("__")]
        place: Any = told
        for step in above:
            place = place[step]
        place[last] = value
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


def test_what_was_exported_and_read_in_elsewhere_is_exported_to_the_same_bytes(
    decided: Review, other: Workbench, file: Path
) -> None:
    before = written(decided, file).read_bytes()
    assert take(other, file).fates == {Fate.NEW: len(decided.file.log)}
    assert written(resumed(other), file).read_bytes() == before
    assert resumed(other).state.annotations != ()


def test_neither_the_language_nor_how_a_store_counts_changes_a_byte(
    decided: Review, other: Workbench, file: Path
) -> None:
    before = written(decided, file).read_bytes()
    assert {row.action for row in decided.file.log} == {*Action} - {Action.FINDING}
    section = replace(other.store.reviews.pair(ReviewId(1)), plan_section="II")
    beside = other.reviews.open(section)
    beside.decide(beside.tasks[0].id, Verdict.GAP)
    language.use("vi")
    take(other, file)
    assert written(resumed(other), file).read_bytes() == before


def test_what_was_taken_over_can_be_undone_by_who_did_it(
    decided: Review, other: Workbench, file: Path
) -> None:
    take(other, written(decided, file))
    assert not Steps(resumed(other)).undo().done
    other.reviews._reviewer = "hoa"
    assert Steps(resumed(other)).undo().done
    fourth = decided.tasks[3].address
    review = resumed(other)
    assert review.state.verdict(next(t.id for t in review.tasks if t.address == fourth)) is None


def test_a_file_that_was_taken_in_is_known_the_second_time(
    decided: Review, other: Workbench, file: Path
) -> None:
    take(other, written(decided, file))
    again = take(other, file)
    assert again.fates == {Fate.KNOWN: len(decided.file.log)}
    assert not again.changes


def test_a_colleague_goes_on_and_gives_it_back(
    decided: Review, other: Workbench, workbench: Workbench, file: Path
) -> None:
    take(other, written(decided, file))
    theirs = resumed(other)
    theirs.decide(theirs.tasks[3].id, Verdict.UNSURE)
    back = take(workbench, written(theirs, file))
    decided.refresh(anew=True)
    assert (back.fates[Fate.NEW], back.differing) == (1, ())
    assert decided.state.verdict(decided.tasks[3].id) is Verdict.UNSURE
    # A second round finds what the first one left.
    theirs.decide(theirs.tasks[3].id, Verdict.GAP)
    take(workbench, written(theirs, file))
    decided.refresh(anew=True)
    assert decided.state.verdict(decided.tasks[3].id) is Verdict.GAP


def test_a_document_held_against_a_part_of_itself_comes_to_the_same_bytes(
    workbench: Workbench, other: Workbench, sample: tuple[str, str], file: Path
) -> None:
    review = workbench.reviews.begin(f"{sample[1]}#II", f"{sample[1]}#III")
    review.decide(review.tasks[0].id, Verdict.COVERED, [review.plan_items[0].id])
    before = written(review, file).read_bytes()
    take(other, file)
    taken = other.reviews.begin(f"{sample[1]}#II", f"{sample[1]}#III")
    assert written(taken, file).read_bytes() == before


def test_another_version_of_a_document_is_known_by_its_number_and_wording(
    workbench: Workbench, tmp_path: Path, empty_store: Path, file: Path
) -> None:
    texts = ("xây cầu", "đào kênh", "trồng rừng")
    upper, lower = put(workbench, "1-CT/TW", texts=texts), put(workbench, "2/KH", texts=texts)
    review = workbench.reviews.open(Pair(upper, lower))
    review.decide(review.tasks[0].id, Verdict.GAP)
    review.decide(review.tasks[2].id, Verdict.UNSURE)
    written(review, file)
    place = tmp_path / "newer.db"
    shutil.copy(empty_store, place)
    with Store.open(place) as store:
        bench = Workbench(store, workbench.config, lambda: AT)
        put(bench, "01-CT/TW", texts=("xây cầu", "mở chợ", "gieo mạ", "đào kênh"))
        put(bench, "2/KH", texts=texts)
        take(bench, file)
        taken = bench.reviews.resume(ReviewId(1))
        said = {t.text: taken.state.verdict(t.id) for t in taken.tasks}
        assert said == {
            "xây cầu": Verdict.GAP,
            "mở chợ": None,
            "gieo mạ": Verdict.UNSURE,
            "đào kênh": None,
        }
        # By its address alone it is another text, which somebody has to look at.
        assert [a.slot.items[0] for a in taken.state.suspects] == [taken.tasks[2].id]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"log__0__after__value": "perfect", "state__0__value": "perfect"}, "be 'perfect'"),
        ({"log__0__action": "addition", "state__0__action": "addition"}, "of such items"),
        ({"log__0__code": "x", "state__0__code": "x"}, "not said so"),
        ({"log__0__after__reason": "\x1b[2J", "state__0__reason": "\x1b[2J"}, "terminal"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    review: Review, other: Workbench, file: Path, said: dict[str, object], why: str
) -> None:
    review.decide(review.tasks[0].id, Verdict.GAP)
    incoming = take(other, changed(written(review, file), **said))
    assert [(each.fate, why in each.why) for each in incoming.left] == [(Fate.REFUSED, True)]
    assert not other.store.decisions.log()


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"log__0__uid": "x"}, r"log\[0\]\.uid"),
        ({"log__1__before": None}, r"log\[1\]\.before"),
        ({"log__0__items": ["directive:nowhere"]}, r"log\[0\]\.items"),
        ({"log__1__undoes": 7}, "log: .*lan undoes"),
        ({"state": []}, "state: "),
        ({"log__0__after__read": []}, r"log\[0\]\.after\.read"),
    ],
)
def test_a_log_that_does_not_hold_together_is_refused_by_its_place(
    review: Review, other: Workbench, file: Path, said: dict[str, object], place: str
) -> None:
    review.decide(review.tasks[0].id, Verdict.GAP)
    review.decide(review.tasks[0].id, Verdict.UNSURE)
    with pytest.raises(InputError, match=f"review.json: {place}"):
        other.merging.look(changed(written(review, file), **said))


def test_a_row_that_has_the_name_of_another_is_refused(
    review: Review, other: Workbench, file: Path
) -> None:
    review.decide(review.tasks[0].id, Verdict.GAP)
    review.decide(review.tasks[1].id, Verdict.GAP)
    name = review.file.log[0].uid
    with pytest.raises(InputError, match=r"log\[1\]\.uid: .*no other row has"):
        other.merging.look(changed(written(review, file), log__1__uid=name))


def test_who_reads_it_who_has_what_and_notes_for_all_plans_come_along(
    review: Review, other: Workbench, file: Path
) -> None:
    first, second = (task.id for task in review.tasks[:2])
    store, at = review._store, AT + timedelta(minutes=1)
    review.reading.name(["lan", "mai"])
    review.decide(first, Verdict.GAP)
    led = Part(Share.LEAD, lead="Sở Y tế")
    given = [Assignment("mai", Part(Share.TASK, first)), Assignment("lan", led)]
    store.assigning.give(review.id, given, "lan", at)
    store.directive_notes.put(second, "chung", "lan", at)
    before = written(review, file).read_bytes()
    found = other.merging.look(file)
    assert (found.notes, found.reviews[0].stage, found.changes) == (1, Stage.BLIND, True)
    take(other, file)
    theirs = other.store
    assert [each.name for each in theirs.readers.of(ReviewId(1))] == ["lan", "mai"]
    assert [each.assignee for each in theirs.assigning.of(ReviewId(1))] == ["mai", "lan"]
    assert [each.text for each in theirs.directive_notes.of(review.directive.id).values()] == [
        "chung"
    ]
    assert not other.merging.look(file).changes
    other.reviews._reviewer = "lan"
    assert written(resumed(other), file).read_bytes() == before


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"given__0__item": None}, r"given\[0\]\.item"),
        ({"given__0__item": "directive:nowhere"}, r"given\[0\]\.item"),
        ({"given__0__assignee": " "}, r"given\[0\]\.assignee"),
        ({"given__0__uid": "x"}, r"given\[0\]\.uid"),
        ({"readers__0__reader": "common"}, r"readers\[0\]\.reader"),
        ({"readers__0__change": "gone"}, r"readers\[0\]\.change"),
    ],
)
def test_what_cannot_be_said_of_readers_and_what_is_given_is_refused_by_its_place(
    review: Review, other: Workbench, file: Path, said: dict[str, object], place: str
) -> None:
    review.reading.name(["lan", "mai"])
    given = [Assignment("mai", Part(Share.TASK, review.tasks[0].id))]
    review._store.assigning.give(review.id, given, "lan", AT)
    with pytest.raises(InputError, match=f"review.json: {place}"):
        other.merging.look(changed(written(review, file), **said))
