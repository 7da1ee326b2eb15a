"""A store of somebody else is shown first and brought in with --yes; a review goes out alone."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import FullError
from doichieu.store import copies
from tests.cli.running import run

if TYPE_CHECKING:
    from click.testing import Result

OTHERS = Path(__file__).parent.parent / "store" / "versions"


@pytest.fixture
def ours(store: Path, sample_store: Path) -> Path:
    """The store of lan, who has decided about two tasks."""
    shutil.copy(sample_store, store)
    as_lan(store, "decide", 1, 2, "II.1", "gap")
    as_lan(store, "decide", 1, 2, "II.2", "covered", "--by", "II.1")
    return store


@pytest.fixture
def theirs(tmp_path: Path, sample_store: Path) -> Path:
    """The store of mai, who has the same documents and sees one of the tasks otherwise."""
    path = tmp_path / "theirs.db"
    shutil.copy(sample_store, path)
    as_mai(path, "decide", 1, 2, "II.2", "gap", "--reason", "không thấy số liệu")
    as_mai(path, "decide", 1, 2, "II.3", "unsure")
    return path


def as_lan(store: Path, *arguments: object) -> Result:
    return run(store, "--reviewer", "lan", *arguments)


def as_mai(store: Path, *arguments: object) -> Result:
    return run(store, "--reviewer", "mai", *arguments)


def contents(store: Path) -> list[str]:
    with closing(sqlite3.connect(store)) as opened:
        return [*opened.iterdump()]


def test_a_preview_shows_what_is_new_and_what_differs_and_changes_nothing(
    ours: Path, theirs: Path
) -> None:
    before = contents(ours), contents(theirs)
    shown = as_lan(ours, "merge", theirs)
    document, _plan, review, differs = shown.stdout.splitlines()
    assert document == "document\t58-KH/TW\tknown"
    assert review.endswith("new 2, known 0, unknown 0, refused 0, differing: 1")
    told = "to be settled\tII.2\tlan .*: covered ← II.1\tmai .*: gap (không thấy số liệu)"
    for words in told.split(".*"):
        assert words in differs
    assert (shown.exit_code, "--yes does it" in shown.stderr) == (1, True)
    assert (contents(ours), contents(theirs)) == before
    assert not ours.with_name("backups").exists()


def test_yes_keeps_a_copy_and_merges_and_a_second_time_there_is_nothing_new(
    ours: Path, theirs: Path
) -> None:
    merged = as_lan(ours, "merge", theirs, "--yes")
    (kept,) = ours.with_name("backups").iterdir()
    assert (merged.exit_code, str(kept) in merged.stderr) == (1, True)
    assert "unsure" in as_lan(ours, "check").stdout
    again = as_lan(ours, "merge", theirs, "--yes")
    assert (again.exit_code, "nothing new" in again.stderr) == (0, True)
    assert [*ours.with_name("backups").iterdir()] == [kept]
    assert as_lan(ours, "verify").exit_code == 0


def test_what_differs_is_told_until_it_is_settled_and_in_no_figures(
    ours: Path, theirs: Path
) -> None:
    as_lan(ours, "merge", theirs, "--yes")
    told = as_lan(ours, "agreement").stdout
    assert "lan: covered\tmai: gap\t→ to be settled" in told
    assert "κ" not in told
    as_lan(ours, "decide", 1, 2, "II.2", "partial", "--by", "II.1")
    assert "→ partly covered" in as_lan(ours, "agreement").stdout
    assert "gap → partly covered" in as_mai(ours, "agreement", "--mine").stdout
    report = as_lan(ours, "export").stdout
    assert "1 tasks were decided otherwise by lan, mai, 1 of them are settled." in report


def test_where_only_the_answers_differ_they_are_told_and_the_list_says_what_is_to_be_settled(
    ours: Path, tmp_path: Path, sample_store: Path
) -> None:
    theirs = tmp_path / "theirs.db"
    shutil.copy(sample_store, theirs)
    as_mai(theirs, "decide", 1, 2, "II.2", "covered", "--by", "II.2")
    as_lan(ours, "merge", theirs, "--yes")
    told = as_lan(ours, "agreement").stdout
    assert "reviewers\tlan, mai" in told
    assert "lan: covered (II.1)\tmai: covered (II.2)\t→ to be settled" in told
    assert "to be settled: 1" in as_lan(ours, "list").stdout
    as_lan(ours, "decide", 1, 2, "II.2", "covered", "--by", "II.2")
    assert "→ covered (II.2)" in as_lan(ours, "agreement").stdout
    assert "to be settled" not in as_lan(ours, "list").stdout


def test_a_review_that_is_shared_comes_back_with_what_was_decided_in_it(
    ours: Path, tmp_path: Path
) -> None:
    sent = tmp_path / "sent.db"
    assert as_lan(ours, "share", 1, 2, "-o", sent).stdout == f"{sent}\n"
    as_mai(sent, "decide", 1, 2, "II.3", "unsure")
    back = as_lan(ours, "merge", sent, "--yes")
    assert (back.exit_code, "new 1, known 3" in back.stdout) == (0, True)
    assert "II.3 unsure" in as_lan(ours, "check").stdout
    again = as_lan(ours, "share", 1, 2, "-o", sent)
    assert (again.exit_code, "there is such a file already" in again.stderr) == (2, True)
    assert as_lan(ours, "share", 1, 2, "-o", tmp_path / "a.txt").exit_code == 2


def test_nothing_of_another_review_goes_along_nor_of_a_desk_or_a_machine(
    ours: Path, tmp_path: Path
) -> None:
    other = tmp_path / "khac.txt"
    other.write_text(
        "KẾ HOẠCH\nSố: 77/KH-KBT\n\n1. Việc kínbưng của huyện khác.\n", encoding="utf-8"
    )
    as_lan(ours, "import", other)
    as_mai(ours, "decide", 1, 3, "II.1", "gap", "--reason", "lý do kínbưng")
    as_lan(ours, "note", 1, 2, "d:II.1", "ghi chú đi cùng")
    as_lan(ours, "codebook", "starter", "--yes")
    with closing(sqlite3.connect(ours)) as store, store:
        store.execute("INSERT INTO desk VALUES ('lan', 'review/1/draft', 'nháp kínbưng', '')")
    sent = tmp_path / "sent.db"
    as_lan(ours, "share", 1, 2, "-o", sent)
    data = sent.read_bytes().decode("utf-8", "replace")
    assert "ghi chú đi cùng" in data
    found = [
        word for word in ("kínbưng", "77/KH", "nháp", "khac.txt", str(tmp_path)) if word in data
    ]
    assert found == []
    with closing(sqlite3.connect(ours)) as store, closing(sqlite3.connect(sent)) as copy:
        assert store.execute("SELECT count(*) FROM tags").fetchone() > (0,)
        assert copy.execute("SELECT count(*) FROM tags").fetchone() == (0,)
        assert copy.execute("SELECT count(*) FROM reviews").fetchone() == (1,)


def test_a_blind_reading_goes_along_only_to_who_shares_it_until_all_have_handed_in(
    store: Path, sample_store: Path, tmp_path: Path
) -> None:
    shutil.copy(sample_store, store)
    as_lan(store, "blind", 1, 2, "lan", "mai")
    as_lan(store, "decide", 1, 2, "II.1", "gap", "--reason", "lan nghĩ thế")
    as_mai(store, "decide", 1, 2, "II.1", "gap", "--reason", "mai nghĩ thế")
    as_mai(store, "hand-in")
    as_lan(store, "share", 1, 2, "-o", tmp_path / "lan.db")
    data = (tmp_path / "lan.db").read_bytes()
    assert ("lan nghĩ".encode() in data, "mai nghĩ".encode() in data) == (True, False)
    assert "handed in 1 of 2" in as_lan(tmp_path / "lan.db", "list").stdout
    as_lan(store, "hand-in")
    as_lan(store, "share", 1, 2, "-o", tmp_path / "both.db")
    assert "mai nghĩ".encode() in (tmp_path / "both.db").read_bytes()
    assert as_lan(store, "merge", tmp_path / "both.db").exit_code == 0


def test_a_store_of_an_older_version_is_merged_and_stays_as_it_is(
    ours: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    with closing(sqlite3.connect(older)) as made:
        made.executescript((OTHERS / "12.sql").read_text(encoding="utf-8"))
    before = older.read_bytes()
    merged = as_lan(ours, "merge", older, "--yes")
    assert "review\t" in merged.stdout
    assert older.read_bytes() == before
    assert {*older.parent.glob("older*")} == {older}
    assert as_lan(ours, "verify").exit_code == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("PRAGMA user_version = 99", "written by a newer version"),
        ("PRAGMA application_id = 1", "a database of another program"),
        ("UPDATE items SET text = 'khác' WHERE id = 9", "not as it was written (items 9"),
        ("UPDATE annotations SET value = 'covered'", "not as it was written (annotations"),
        ("DROP VIEW gaps", "gaps"),
        ("CREATE TRIGGER t AFTER INSERT ON desk BEGIN DELETE FROM desk; END", "t"),
    ],
)
def test_a_store_that_is_not_ours_or_not_whole_is_refused_in_one_line(
    ours: Path, theirs: Path, change: str, said: str
) -> None:
    with closing(sqlite3.connect(theirs)) as store, store:
        store.execute(change)
    before = contents(ours)
    refused = as_lan(ours, "merge", theirs, "--yes")
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)
    assert said in refused.stderr
    assert refused.stderr.count(str(theirs)) == 1
    assert contents(ours) == before
    assert not ours.with_name("backups").exists()


def test_where_there_is_no_room_to_look_at_a_store_the_store_is_not_to_blame(
    ours: Path, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise FullError("the disk is full, so nothing was saved", where="?")

    monkeypatch.setattr(copies, "_must_be_alike", full)
    for way in (("merge", theirs), ("share", 1, 2, "-o", tmp_path / "sent.db")):
        refused = as_lan(ours, *way)
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)
        assert "the disk is full" in refused.stderr
        assert theirs.name not in refused.stderr
    assert "TMPDIR=FOLDER" in as_lan(ours, "merge", theirs).stderr


def test_what_is_no_store_is_refused_in_one_line(ours: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.db"
    cut.write_bytes(ours.read_bytes()[:20_000])
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    for name in (cut, tmp_path / "a.json", tmp_path / "none.db", tmp_path, ours):
        refused = as_lan(ours, "merge", name, "--yes")
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1), name
        assert str(name) in refused.stderr


def test_a_row_that_a_terminal_would_obey_is_refused_and_all_else_is_taken(
    ours: Path, theirs: Path
) -> None:
    as_mai(theirs, "note", 1, 2, "d:II.3", "xem lại")
    triggers = ("decision_log_no_update", "decision_log_no_delete")
    with closing(sqlite3.connect(theirs)) as store, store:
        made = [
            store.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]
            for name in triggers
        ]
        for name in triggers:
            store.execute(f"DROP TRIGGER {name}")
        store.execute("UPDATE decision_log SET after = replace(after, 'xem', '\\u001b[2J')")
        store.execute("UPDATE annotations SET value = replace(value, 'xem', char(27) || '[2J')")
        # Of somebody who knows the program: no seal tells that it was changed.
        store.execute("DELETE FROM desk")
        for sql in made:
            store.execute(sql)
    merged = as_lan(ours, "merge", theirs, "--yes")
    assert "\x1b" not in merged.output
    assert "new 2, known 0, unknown 0, refused 1" in merged.stdout
    assert "\x1b" not in "".join(contents(ours))
