"""A store is copied whole, looked at, and put back; what stood there is kept."""

from __future__ import annotations

import grp
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import FullError, StoreError
from doichieu.store import Store, copies, places, verifying
from doichieu.store.verifying import Sort

if TYPE_CHECKING:
    from tests.store.conftest import Bench


@pytest.fixture
def decided(path: Path, new_bench: type[Bench], clock: datetime, empty_store: Path) -> Path:
    """A store in which something was decided twice."""
    shutil.copy(empty_store, path)
    with Store.open(path) as store:
        bench = new_bench(store, clock)
        bench.verdict(0, "gap")
        bench.verdict(0, "covered")
    return path


def change(path: Path, *statements: str) -> None:
    """What somebody else's program does to the file."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def sorts(path: Path) -> set[Sort]:
    return {each.sort for each in verifying.verify(path).damages}


def test_a_copy_made_while_the_store_is_open_has_all_of_it(decided: Path, tmp_path: Path) -> None:
    with Store.open(decided) as store:
        copy = copies.back_up(decided, tmp_path / "copy.db")
        log = store.decisions.log()
    with Store.open(copy) as store:
        assert store.decisions.log() == log
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(StoreError, match="such a file already"):
        copies.back_up(decided, copy)


def test_a_copy_has_its_name_only_once_it_is_whole(
    decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    alike = copies._must_be_alike

    def looked(*given: object) -> None:
        seen.append([each.name for each in tmp_path.rglob("*copy*.db")])
        seen.append([each.name for each in tmp_path.rglob("*backup*.db")])
        alike(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(copies, "_must_be_alike", looked)
    copies.back_up(decided, tmp_path / "copy.db")
    copies.back_up(decided)
    assert seen[:2] == [[], []]
    assert seen[2:] == [["copy.db"], []]
    assert not list(tmp_path.rglob("*.part"))


def full(*_arguments: object) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def test_where_there_is_no_room_for_a_copy_the_folder_of_the_copy_is_named(
    decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "full").mkdir()
    monkeypatch.setattr(copies, "_must_be_alike", full)
    with pytest.raises(FullError, match="the disk is full") as error:
        copies.back_up(decided, tmp_path / "full" / "copy.db")
    assert error.value.where == str(tmp_path / "full")


def test_five_copies_are_kept_that_nobody_gave_a_name(decided: Path) -> None:
    made = [copies.back_up(decided) for _again in range(7)]
    kept = sorted(decided.with_name("backups").iterdir())
    assert kept == sorted(made)[-5:]
    assert decided.with_name("backups").stat().st_mode & 0o777 == 0o700


def test_what_stood_there_is_kept_when_a_copy_is_put_back(decided: Path, tmp_path: Path) -> None:
    copy = copies.back_up(decided, tmp_path / "copy.db")
    change(decided, "DELETE FROM annotation_items", "DELETE FROM annotations")
    kept = copies.restore(decided, copy)
    assert kept is not None
    assert sorts(decided) == set()
    assert sorts(kept) == {Sort.STATE}


def test_nothing_is_put_over_a_store_that_somebody_has_open(decided: Path, tmp_path: Path) -> None:
    copy = copies.back_up(decided, tmp_path / "copy.db")
    before = decided.read_bytes()
    with Store.open(decided), pytest.raises(StoreError, match="locked"):
        copies.restore(decided, copy)
    assert decided.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", decided.name]


def test_what_is_no_whole_store_is_not_put_back(decided: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    change(other, "CREATE TABLE anything (x)")
    for source, said in ((other, "another program"), (tmp_path / "none.db", "no store")):
        with pytest.raises(StoreError, match=said):
            copies.restore(decided, source)
    assert sorts(decided) == set()


def test_a_damaged_store_goes_aside_with_its_log_and_a_left_over_log_is_not_mixed_in(
    decided: Path, tmp_path: Path
) -> None:
    copy = copies.back_up(decided, tmp_path / "copy.db")
    decided.write_bytes(b"SQLite format 3\0" + os.urandom(4096))
    decided.with_name(decided.name + "-wal").write_bytes(os.urandom(512))
    kept = copies.restore(decided, copy)
    assert kept is not None
    assert kept.name.endswith("-damaged.db")
    assert kept.with_name(kept.name + "-wal").exists()
    assert sorts(decided) == set()


def test_an_older_store_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    frozen = Path(__file__).parent / "versions" / "9.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(frozen.read_text(encoding="utf-8"))
    Store.open(path).close()
    assert [each.name.endswith("-migration.db") for each in tmp_path.glob("backups/*")] == [True]


@pytest.mark.parametrize(
    ("statement", "sort"),
    [
        ("UPDATE items SET text = 'khác' WHERE address = 'I.1'", Sort.TEXTS),
        ("UPDATE annotations SET value = 'gap'", Sort.STATE),
        ("UPDATE annotation_items SET fingerprint = '0'", Sort.STATE),
        ("DROP VIEW gaps", Sort.SCHEMA),
        (
            """CREATE TRIGGER sly AFTER INSERT ON annotations
            BEGIN UPDATE annotations SET value = 'covered' WHERE id = NEW.id; END""",
            Sort.SCHEMA,
        ),
        ("DELETE FROM items WHERE address = 'I.1'", Sort.REFERENCES),
        ("UPDATE items SET line = line + 1", Sort.SEALS),
        ("UPDATE reviews SET plan_item = 1", Sort.SEALS),
    ],
)
def test_what_was_changed_behind_its_back_is_told(
    decided: Path, statement: str, sort: Sort
) -> None:
    assert sorts(decided) == set()
    change(decided, statement)
    assert sort in sorts(decided)


def test_a_view_of_ones_own_is_no_damage(decided: Path) -> None:
    change(decided, "CREATE VIEW mine AS SELECT 1")
    assert sorts(decided) == set()


def test_the_state_is_made_anew_from_the_log(decided: Path, tmp_path: Path) -> None:
    change(decided, "UPDATE annotations SET value = 'gap'", "DELETE FROM annotation_items")
    found = verifying.repair(decided, tmp_path / "repaired.db")
    assert found.damages == ()
    with Store.open(tmp_path / "repaired.db") as store:
        (review,) = (each.id for each in store.reviews.summaries())
        assert [each.entry.value for each in store.decisions.state(review)] == ["covered"]


@pytest.mark.parametrize("index", ["full_text", "as_printed"])
@pytest.mark.parametrize("words", ["nhiem", "nhiệm"])
def test_words_are_found_again_whose_index_was_damaged(
    decided: Path, tmp_path: Path, index: str, words: str
) -> None:
    with Store.open(decided) as store:
        found = store.full_text.find(words, 50)
    assert found
    change(decided, f"DELETE FROM {index}_data WHERE id > 10")  # noqa: S608 (ours)
    verifying.repair(decided, tmp_path / "repaired.db")
    with Store.open(tmp_path / "repaired.db") as store:
        assert store.full_text.find(words, 50) == found


def test_a_head_names_the_log_as_it_was_and_no_other(
    path: Path, new_bench: type[Bench], clock: datetime
) -> None:
    with Store.open(path) as store:
        bench = new_bench(store, clock)
        bench.verdict(0, "gap")
        early = store.decisions.head(bench.review)
        bench.verdict(1, "covered")
        late = store.decisions.head(bench.review)
    assert early != late
    found = verifying.verify(path, early)
    assert (found.known, [log.head for log in found.logs]) == (True, [late])
    other = path.with_name("other.db")
    shutil.copy(path, other)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("DROP TRIGGER decision_log_no_update")
        connection.execute("UPDATE decision_log SET reviewer = 'minh' WHERE id = 1")
    assert verifying.verify(other, early).known is False


@pytest.mark.parametrize("other", [False, True])
def test_a_file_that_is_gone_or_another_one_is_not_written_to(
    path: Path, new_bench: type[Bench], clock: datetime, tmp_path: Path, *, other: bool
) -> None:
    with Store.open(path) as store:
        bench = new_bench(store, clock)
        bench.verdict(0, "gap")
        if other:
            copies.back_up(path, tmp_path / "other.db").replace(path)
        else:
            path.unlink()
        with pytest.raises(StoreError, match="replaced") as caught:
            bench.verdict(1, "gap")
    (rescued,) = tmp_path.glob("*-rescued.db")
    assert str(rescued) in caught.value.remedy
    with Store.open(rescued) as store:
        assert len(store.decisions.log()) == 1


def test_a_file_written_over_by_an_older_copy_is_not_written_to(
    path: Path, new_bench: type[Bench], clock: datetime, tmp_path: Path
) -> None:
    Store.open(path).close()
    old = shutil.copy(path, tmp_path / "old.db")
    with Store.open(path) as store:
        bench = new_bench(store, clock)
        bench.verdict(0, "gap")
        connection = store._database._connection
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        bench.verdict(1, "gap")
        path.write_bytes(Path(old).read_bytes())
        with pytest.raises(StoreError, match="written over"):
            bench.verdict(0, "covered")


def test_what_is_made_is_for_oneself_alone_until_it_is_shared(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "store.db"
    Store.open(path).close()
    modes = [each.stat().st_mode & 0o7777 for each in (path, path.parent, path.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
    with pytest.raises(StoreError, match="no such group"):
        places.share(path, "không có")
    places.share(path, grp.getgrgid(os.getgid()).gr_name)
    with Store.open(path):
        log = path.with_name("store.db-wal")
        modes = [each.stat().st_mode & 0o7777 for each in (path, path.parent, log)]
    assert modes == [0o660, 0o2770, 0o660]


def test_a_folder_of_another_machine_is_recognised(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        f"1 0 8:1 / / rw - ext4 /dev/sda rw\n2 1 0:5 / {tmp_path}/chung\\040x rw - nfs4 h:/x rw\n",
        encoding="utf-8",
    )
    assert places.remote(tmp_path / "chung x" / "store.db", mounts) == "nfs4"
    assert places.remote(tmp_path / "store.db", mounts) == ""
    assert places.remote(tmp_path, tmp_path / "none") == ""
