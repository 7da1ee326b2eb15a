"""Two offices work apart and bring their stores together: all comes along, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doichieu.errors import ConflictError, InputError, StoreError
from doichieu.exchange import files
from doichieu.model import Action, Assignment, DocumentId, Part, ReviewId, Share, Verdict
from doichieu.store import Store
from doichieu.store.arrivals import Arrivals
from doichieu.store.travelling import TABLES
from doichieu.store.verifying import verify
from doichieu.workbench import Workbench
from doichieu.workbench.agreement.settling import Settling
from doichieu.workbench.merging.fates import Fate
from doichieu.workbench.merging.outcome import Fetched
from doichieu.workbench.merging.unit import Outcome
from doichieu.workbench.reviews.steps import Steps
from tests.workbench.making import put
from tests.workbench.merging.conftest import Office, Open, canonical


def whole(office: Office) -> bool:
    return not verify(office.store.path).damages


def verdicts(office: Office) -> list[Verdict | None]:
    review = office.review
    return [review.state.verdict(task.id) for task in review.tasks]


def test_every_table_of_a_store_comes_along_or_says_why_it_does_not(empty_store: Path) -> None:
    with closing(sqlite3.connect(empty_store)) as store:
        found = store.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND name NOT LIKE '!_sqlite%' ESCAPE '!' AND name NOT LIKE 'full!_text!_%' ESCAPE '!'"
            " AND name NOT LIKE 'as!_printed!_%' ESCAPE '!'"
        ).fetchall()
    assert {name for (name,) in found} == TABLES.keys()


def test_what_two_have_split_between_them_is_put_together_with_nothing_to_settle(
    lans: Office, mais: Office
) -> None:
    lans.decide(0, Verdict.COVERED, 0)
    mais.decide(1, Verdict.GAP, reason="không có")
    found = lans.merge(mais)
    mais.merge(lans)
    assert (found.open, found.reviews[0].fates[Fate.NEW]) == (0, 1)
    assert verdicts(lans)[:2] == verdicts(mais)[:2] == [Verdict.COVERED, Verdict.GAP]
    assert canonical(lans.store) == canonical(mais.store)
    (gap,) = (a for a in mais.review.state.annotations if a.entry.value == "gap")
    assert (gap.reviewer, gap.entry.reason) == ("mai", "không có")
    assert whole(lans)
    assert whole(mais)


def test_merging_twice_changes_nothing(lans: Office, mais: Office) -> None:
    lans.decide(0, Verdict.COVERED, 0)
    mais.decide(0, Verdict.GAP)
    mais.decide(1, Verdict.GAP)
    assert lans.merge(mais).changes
    rows = [*lans.store._database._connection.iterdump()]
    again = lans.merge(mais)
    assert not again.changes
    assert again.reviews[0].fates == {Fate.KNOWN: 2}
    assert [*lans.store._database._connection.iterdump()] == rows


def test_a_preview_says_what_a_merge_then_does_and_writes_nothing(
    lans: Office, mais: Office
) -> None:
    lans.decide(0, Verdict.COVERED, 0)
    mais.decide(0, Verdict.GAP)
    before = [*lans.store._database._connection.iterdump()]
    seen = lans.bench.merging.preview(mais.store)
    assert [*lans.store._database._connection.iterdump()] == before
    assert lans.merge(mais) == seen


def test_a_difference_is_settled_as_blind_readings_are_and_stays_settled(
    lans: Office, mais: Office
) -> None:
    lans.decide(0, Verdict.COVERED, 0)
    lans.decide(1, Verdict.UNSURE)
    mais.decide(0, Verdict.GAP, reason="không thấy")
    found = lans.merge(mais)
    assert [each.outcome for each in found.reviews[0].differing] == [Outcome.OPEN]
    settling = Settling(lans.store, lans.review)
    assert (settling.merged, [*settling.readings]) == (True, ["lan", "mai"])
    task = lans.review.tasks[0].id
    assert [each.id for each in settling.differing] == [task]
    given = settling.given(task, "mai")
    assert given is not None
    assert (given.verdict, given.reason) == (Verdict.GAP, "không thấy")
    assert verdicts(lans)[:2] == [None, Verdict.UNSURE]
    lans.decide(0, Verdict.PARTIAL, 0)
    mais.decide(0, Verdict.UNSURE)
    (stays,) = lans.merge(mais).reviews[0].differing
    assert (stays.outcome, verdicts(lans)[0]) == (Outcome.SETTLED, Verdict.PARTIAL)
    mais.merge(lans)
    assert canonical(lans.store) == canonical(mais.store)
    settling = Settling(mais.store, mais.review)
    assert [each.id for each in settling.otherwise("mai")] == [task]
    assert mais.review.report.read_blind is not None
    assert (mais.review.report.read_blind.merged, mais.review.report.read_blind.settled) == (
        True,
        1,
    )


def test_notes_and_reasons_are_no_disagreement(lans: Office, mais: Office) -> None:
    for office, words in ((lans, "hỏi lại"), (mais, "xem mục 2")):
        review = office.review
        office.decide(0, Verdict.GAP, reason=words)
        review.annotate((review.tasks[1].id,), words)
    found = lans.merge(mais)
    assert (found.open, found.reviews[0].apart) == (0, 1)
    told = {each.outcome: each.others[0].value for each in found.reviews[0].differing}
    assert told == {Outcome.ALIKE: "gap", Outcome.LATER: "hỏi lại"}
    assert verdicts(lans)[0] is Verdict.GAP


def test_of_one_reviewer_at_two_machines_the_later_stands_and_the_earlier_is_listed(
    lans: Office, open_office: Open
) -> None:
    home = open_office("lan", "nhà")
    home.decide(0, Verdict.GAP)
    lans.decide(0, Verdict.COVERED, 0)
    (listed,) = home.merge(lans).reviews[0].differing
    assert listed.outcome is Outcome.OWN
    assert listed.others[0].row.seat.host == "máy-nhà"
    assert verdicts(home)[0] is Verdict.COVERED


def test_two_people_of_one_name_are_told_apart_by_their_logins(
    lans: Office, open_office: Open
) -> None:
    other = open_office("lan", "khác")
    other.store.decisions._seat = other.store.seat.__class__("lan2", "máy-khác", "1001")
    other.decide(0, Verdict.GAP)
    lans.decide(0, Verdict.COVERED, 0)
    assert lans.merge(other).open == 1
    assert [each.name for each in lans.store.readers.of(ReviewId(1))] == ["lan", "lan (lan2)"]


def test_what_was_undone_elsewhere_is_undone_and_everybody_undoes_ones_own(
    lans: Office, mais: Office
) -> None:
    mais.decide(0, Verdict.GAP)
    mais.decide(1, Verdict.GAP)
    Steps(mais.review).undo()
    lans.decide(2, Verdict.GAP)
    lans.merge(mais)
    assert verdicts(lans)[:3] == [Verdict.GAP, None, Verdict.GAP]
    assert Steps(lans.review).undo().done
    assert not Steps(lans.review).undo().done
    assert Steps(mais.review).redo().done
    lans.merge(mais)
    assert verdicts(lans)[:3] == [Verdict.GAP, Verdict.GAP, None]


def test_a_step_that_was_undone_in_two_stores_is_no_damage(lans: Office, open_office: Open) -> None:
    lans.decide(0, Verdict.GAP)
    home = open_office("lan", "nhà", of=lans.store.path)
    for office in (lans, home):
        assert Steps(office.review).undo().done
    lans.merge(home)
    assert verdicts(lans)[0] is None
    assert not Steps(lans.review).undo().done
    assert whole(lans)


def test_documents_come_with_their_corrections_and_what_hangs_on_them(
    lans: Office, mais: Office
) -> None:
    bench = mais.bench
    opened = bench.documents.open(put(bench, "9/KH-UBND", texts=("Xây cầu.", "Mở lớp.")))
    opened.not_a_task(0)
    opened.not_a_task(1)
    opened.undo()
    task = mais.review.tasks[0].id
    mais.store.directive_notes.put(task, "chung cho mọi kế hoạch", "mai", bench.clock())
    given = Assignment("lan", Part(Share.TASK, task))
    mais.store.assigning.give(ReviewId(1), [given], "mai", bench.clock())
    found = lans.merge(mais)
    assert [each.fetched for each in found.documents] == [Fetched.KNOWN, Fetched.KNOWN, Fetched.NEW]
    assert (found.documents[2].corrections, found.notes) == (3, 1)
    assert canonical(lans.store) == canonical(mais.store)
    assert [each.text for each in lans.review.elsewhere.notes.values()] == [
        "chung cho mọi kế hoạch"
    ]
    assert [each.assignee for each in lans.store.assigning.of(ReviewId(1))] == ["lan"]
    assert not lans.merge(mais).changes


LONG = tuple(f"Việc thứ {n} của kế hoạch này." for n in range(1, 11))


def test_of_two_versions_of_a_document_the_later_becomes_the_present_one_everywhere(
    lans: Office, mais: Office
) -> None:
    for office in (lans, mais):
        put(office.bench, "7/NQ", texts=LONG)
        put(office.bench, "8/KH", date(2026, 3, 1), texts=LONG)
        office.bench.reviews.begin("7/NQ", "8/KH")
    last = len(LONG) - 1
    old = lans.bench.reviews.begin("7/NQ", "8/KH")
    old.decide(old.tasks[0].id, Verdict.COVERED, [old.plan_items[last].id])
    put(mais.bench, "8/KH", date(2026, 3, 2), texts=(*LONG[:last], "Việc thêm vào sau."))
    new = mais.bench.reviews.begin("7/NQ", "8/KH")
    new.decide(new.tasks[1].id, Verdict.COVERED, [new.plan_items[last].id])
    older = mais.merge(lans)
    newer = lans.merge(mais)
    assert [each.fetched for each in older.documents][-1] is Fetched.OLDER
    assert [each.fetched for each in newer.documents][-1] is Fetched.NEWER
    assert (older.documents[-1].versions, lans.store.versions.newest(DocumentId(4))) == (0, 2)
    assert canonical(lans.store) == canonical(mais.store)
    # The wording that lan read is another now: her answer needs another look, and is not gone.
    (suspect,) = lans.bench.reviews.begin("7/NQ", "8/KH").state.suspects
    assert (suspect.slot.action, suspect.reviewer) == (Action.LINK, "lan")


def test_what_is_decided_about_a_block_that_is_not_here_comes_along_to_be_looked_at(
    lans: Office, mais: Office
) -> None:
    shorter = LONG[:-1]
    put(lans.bench, "7/NQ", texts=LONG)
    put(lans.bench, "8/KH", date(2026, 3, 1), texts=LONG)
    put(mais.bench, "7/NQ", texts=LONG)
    put(mais.bench, "8/KH", date(2026, 3, 2), texts=shorter)
    old = lans.bench.reviews.begin("7/NQ", "8/KH")
    old.decide(old.tasks[0].id, Verdict.COVERED, [old.plan_items[-1].id])
    found = mais.merge(lans)
    assert [each.gone for each in found.reviews] == [0, 1]
    state = mais.bench.reviews.begin("7/NQ", "8/KH").state
    assert [each.entry.value for each in state.lost] == ["same"]
    assert whole(mais)


def test_another_document_of_the_same_number_is_a_document_of_its_own(
    lans: Office, mais: Office
) -> None:
    put(lans.bench, "8/KH", date(2026, 3, 1), texts=LONG)
    put(mais.bench, "8/KH", date(2026, 3, 2), texts=(*LONG[:7], "một", "hai", "ba"))
    assert [each.fetched for each in lans.merge(mais).documents][-1] is Fetched.NEW
    assert len([*lans.store.documents.listed()]) == 4


def test_a_tag_whose_name_another_one_has_is_not_taken_nor_what_carries_it(
    lans: Office, open_office: Open
) -> None:
    lans.decide(0, Verdict.GAP)
    mais = open_office("mai", of=lans.store.path)
    for office in (lans, mais):
        codebook = office.bench.codebook
        codebook.add(codebook.fresh("chậm", f"theo {office.bench.config.reviewer}"))
    review = mais.review
    review.tag([(review.tasks[0].id,)], mais.bench.codebook.tags[0].id)
    mais.decide(0, Verdict.UNSURE)
    found = lans.merge(mais)
    # Who followed what is not taken had seen what that followed.
    assert (found.open, verdicts(lans)[0]) == (0, Verdict.UNSURE)
    ((row,), (why,)) = found.reviews[0].left, found.tags_left.values()
    assert (row.fate, row.why, row.row.action) == (Fate.UNKNOWN, why, Action.TAG)
    assert found.left
    assert [tag.definition for tag in lans.bench.codebook.tags] == ["theo lan"]


def test_blind_readings_come_together_and_open_once_all_have_handed_in(
    lans: Office, open_office: Open
) -> None:
    lans.review.reading.name(["lan", "mai"])
    mais = open_office("mai", of=lans.store.path)
    lans.decide(0, Verdict.COVERED, 0)
    mais.decide(0, Verdict.GAP)
    for office in (lans, mais):
        office.review.reading.hand_in()
    assert lans.merge(mais).open == 0
    settling = Settling(lans.store, lans.review)
    assert (settling.merged, [each.name for each in lans.review.reading.readers]) == (
        False,
        ["lan", "mai"],
    )
    assert [task.address for task in settling.differing] == [lans.review.tasks[0].address]
    mais.merge(lans)
    assert canonical(lans.store) == canonical(mais.store)


def test_a_merge_tells_nothing_of_a_reading_that_is_still_blind(
    lans: Office, open_office: Open
) -> None:
    lans.review.reading.name(["lan", "mai"])
    one, other = (open_office("mai", name, of=lans.store.path) for name in ("phòng", "nhà"))
    one.decide(0, Verdict.GAP, reason="chưa thấy")
    other.decide(0, Verdict.COVERED, 0)
    lans.merge(one)
    (found,) = lans.merge(other).reviews
    assert (found.fates[Fate.NEW], found.differing) == (2, ())
    (own,) = one.merge(other).reviews
    assert [each.outcome for each in own.differing] == [Outcome.OWN]


@pytest.mark.parametrize("at", ["2026-03-02T02:00:00", "9999-12-31T23:59:59.999999+00:00", "?"])
def test_a_row_of_no_known_moment_is_refused_and_stands_in_nobodys_way(
    lans: Office, mais: Office, at: str
) -> None:
    of_mai, of_nam = (
        [Assignment(name, Part(Share.TASK, lans.review.tasks[0].id))] for name in ("mai", "nam")
    )
    mais.store.assigning.give(ReviewId(1), of_mai, "mai", mais.bench.clock())
    connection = mais.store._database._connection
    connection.execute("DROP TRIGGER assigning_log_never_updates")
    connection.execute("UPDATE assigning_log SET at = ?", [at])
    found = lans.merge(mais)
    assert (found.refused, found.left, found.reviews[0].readers) == (1, True, 0)
    assert lans.store.assigning.give(ReviewId(1), of_nam, "lan", lans.bench.clock()) == 1
    assert [*lans.store.assigning.of(ReviewId(1))] == of_nam


def test_who_was_named_in_two_stores_has_handed_in_where_it_was_done(
    lans: Office, mais: Office
) -> None:
    lans.review.reading.name(["lan", "mai"])
    lans.review.reading.hand_in()
    mais.review.reading.name(["lan", "mai"])
    mais.merge(lans)
    assert [bool(each.handed_in) for each in mais.store.readers.of(ReviewId(1))] == [True, False]


def test_a_file_of_decisions_is_brought_in_row_by_row(
    lans: Office, mais: Office, tmp_path: Path
) -> None:
    mais.decide(0, Verdict.GAP)
    lans.decide(0, Verdict.COVERED, 0)
    lans.merge(mais)
    lans.decide(1, Verdict.UNSURE)
    file = tmp_path / "review.json"
    file.write_text(files.text(lans.review.file), encoding="utf-8")
    with mais.bench.merging.opened(file) as told:
        found = mais.bench.merging.bring(told)
        assert found.open == 1
        assert not mais.bench.merging.bring(told).changes
    assert canonical(mais.store) == canonical(lans.store)


def test_a_file_whose_documents_are_not_here_brings_nothing(
    lans: Office, open_office: Open, tmp_path: Path
) -> None:
    lans.decide(0, Verdict.GAP)
    empty = open_office("hoa", of=None)
    file = tmp_path / "review.json"
    file.write_text(files.text(lans.review.file), encoding="utf-8")
    with empty.bench.merging.opened(file) as told:
        found = empty.bench.merging.bring(told)
    assert {each.fetched for each in found.documents} == {Fetched.MISSING}
    assert (found.changes, found.left) == (False, True)


STORES = st.integers(0, 2)
STEPS = st.lists(
    st.tuples(STORES, st.sampled_from(["gap", "covered", "undo", "merge", "note", "add"]), STORES),
    max_size=8,
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS, st.permutations([(a, b) for a in range(3) for b in range(3) if a != b]))
def test_any_exchange_of_three_stores_ends_in_the_same_state(
    open_office: Open, steps: list[tuple[int, str, int]], ends: list[tuple[int, int]]
) -> None:
    names = ("lan", "mai", "lan")
    offices = [open_office(name, f"{name}{n}-{uuid4().hex}") for n, name in enumerate(names)]
    for store, what, other in steps:
        office, review = offices[store], offices[store].review
        if what == "merge":
            if store != other:
                office.merge(offices[other])
        elif what == "undo":
            Steps(review).undo()
        elif what == "note":
            review.annotate((review.tasks[0].id,), f"{store}")
        elif what == "add":
            with suppress(InputError):
                review.addition(review.plan_items[1].id)
        else:
            office.decide(other % 2, Verdict(what), *([other] if what == "covered" else []))
    for one, other in ends:
        offices[one].merge(offices[other])
    first, *others = (canonical(office.store) for office in offices)
    assert others == [first, first]
    assert all(map(whole, offices))
    for office in offices:
        office.store.close()


def test_who_has_the_review_open_is_told_before_deciding_over_what_a_merge_brought(
    lans: Office, mais: Office
) -> None:
    opened = lans.review
    mais.decide(0, Verdict.GAP)
    lans.merge(mais)
    with pytest.raises(ConflictError, match="decided meanwhile, so nothing was saved \\(mai: gap"):
        opened.decide(opened.tasks[0].id, Verdict.UNSURE)
    assert verdicts(lans)[0] is Verdict.GAP
    opened.decide(opened.tasks[0].id, Verdict.UNSURE)
    assert verdicts(lans)[0] is Verdict.UNSURE


def test_a_merge_that_is_broken_off_has_changed_nothing(
    lans: Office, mais: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lans.decide(0, Verdict.COVERED, 0)
    mais.decide(0, Verdict.GAP)
    put(mais.bench, "9/KH-UBND")
    before = [*lans.store._database._connection.iterdump()]

    def broken(*_all: object, **_named: object) -> int:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Arrivals, "stand", broken)
    with pytest.raises(StoreError, match="the disk is full"):
        lans.merge(mais)
    assert [*lans.store._database._connection.iterdump()] == before
    monkeypatch.setattr(Arrivals, "stand", lambda *_all: os._exit(9))
    path, theirs = lans.store.path, mais.store.path
    lans.store.close()
    mais.store.close()
    if (child := os.fork()) == 0:
        with Store.open(path) as ours, Store.open(theirs) as other:
            Workbench(ours, lans.bench.config).merging.bring(other)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9
    with Store.open(path) as ours:
        assert [*ours._database._connection.iterdump()] == before
    assert not verify(path).damages
