"""A file becomes a store, or says in one line why it cannot."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import StoreError
from doichieu.model import Pair
from doichieu.store import Store, opening

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Child


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(path, read_only=read_only)
    assert caught.value.where == str(path)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value.what


def connection(store: Store) -> sqlite3.Connection:
    return store._database._connection


def test_a_store_may_be_named_in_the_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with Store.open(Path("~/mine.db")) as store:
        assert store.path == tmp_path / "mine.db"


def test_a_new_store_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "năm 2026" / "rà soát?#%.db"
    with Store.open(path) as store:
        assert store.path == path
        assert not store.read_only
        assert store.documents.summaries() == ()
    assert path.is_file()


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    Store.open(path).close()
    Store.open(path).close()


def test_what_was_shown_as_decided_is_written_through_to_the_disk(store: Store) -> None:
    settings = {
        name: connection(store).execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 15_000,
    }


def test_a_store_of_this_version_opens_without_importing_sqlite_utils(path: Path) -> None:
    Store.open(path).close()
    script = (
        "import sys, pathlib; from doichieu.store import Store; "
        "Store.open(pathlib.Path(sys.argv[1])).close(); "
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-P", "-c", script, str(path)], check=False).returncode == 0
    )


def test_a_store_of_a_newer_version_is_left_alone(store: Store, path: Path) -> None:
    connection(store).execute("PRAGMA user_version = 99")
    store.close()
    before = path.read_bytes()
    assert "newer version" in refusal(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"hello", b"1. L\xc3\xa0m vi\xe1\xbb\x87c\n" * 500])
def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "not a doichieu store" in refusal(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    other.close()
    before = path.read_bytes()
    assert "another program" in refusal(path)
    assert path.read_bytes() == before


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    refusal(tmp_path)


def test_a_store_cannot_lie_below_a_file(path: Path) -> None:
    path.touch()
    refusal(path / "store.db")


def test_a_damaged_store_says_so(bench: Bench, path: Path) -> None:
    bench.verdict(0, "gap")
    bench.store.close()
    pages = bytearray(path.read_bytes())
    pages[4096:] = b"\xff" * (len(pages) - 4096)
    path.write_bytes(pages)
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        store.documents.summaries()


def test_a_locked_store_is_waited_for_and_then_named(
    bench: Bench, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    with Store.open(path) as other:
        connection(bench.store).execute("BEGIN IMMEDIATE")
        pair = Pair(bench.plan, bench.directive)
        with pytest.raises(StoreError, match="locked") as caught:
            other.reviews.open(pair, bench.at)
        assert caught.value.where == str(path)
        connection(bench.store).execute("ROLLBACK")
        assert other.reviews.open(pair, bench.at) > bench.review


def test_a_closed_store_fails_like_any_other(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.documents.summaries()


def test_two_threads_each_open_the_store(bench: Bench, path: Path) -> None:
    failures: list[BaseException] = []

    def decide(name: str) -> None:
        try:
            with Store.open(path) as own:
                worker = bench.over(own)
                for round_ in range(20):
                    worker.verdict(round_ % 4, ("gap", "covered")[round_ // 4 % 2], by=name)
        except BaseException as error:  # noqa: BLE001 (shown by the assertion)
            failures.append(error)

    threads = [threading.Thread(target=decide, args=(name,)) for name in ("lan", "minh")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert {d.reviewer for d in bench.store.decisions.log()} == {"lan", "minh"}


def test_the_version_token_tells_that_somebody_else_has_written(bench: Bench, path: Path) -> None:
    token = bench.store.version_token()
    bench.verdict(0, "gap")
    assert bench.store.version_token() == token
    with Store.open(path) as other:
        bench.over(other).verdict(1, "gap", by="minh")
    assert bench.store.version_token() != token


def decide_on_and_on(bench: Bench) -> None:
    for turn in range(1000):
        bench.verdict(turn % 4, ("gap", "covered")[turn // 4 % 2], reason="x" * 2000)


def test_a_full_disk_leaves_nothing_half_written(bench: Bench) -> None:
    raw = connection(bench.store)
    raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(StoreError, match="disk is full"):
        decide_on_and_on(bench)
    log = bench.store.decisions.log()
    latest = {d.slot: d.after for d in log}
    assert {a.slot: a.entry for a in bench.store.decisions.state(bench.review)} == latest
    raw.execute("PRAGMA max_page_count = 100000")
    assert bench.verdict(0, "unsure") == len(log) + 1


def test_a_quota_leaves_nothing_half_written(bench: Bench, path: Path, child: Child) -> None:
    resource = pytest.importorskip("resource")
    bench.store.close()

    def fill() -> None:
        limit = 400_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with Store.open(path) as own, pytest.raises(StoreError, match="nothing was saved"):
            decide_on_and_on(bench.over(own))

    assert os.waitpid(child(fill), 0)[1] == 0
    with Store.open(path) as store:
        assert connection(store).execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        latest = {d.slot: d.after for d in store.decisions.log()}
        assert latest
        assert {a.slot: a.entry for a in store.decisions.state(bench.review)} == latest


def test_eight_processes_may_make_the_same_store_at_once(path: Path, child: Child) -> None:
    jobs = [child(lambda: Store.open(path).close()) for _ in range(8)]
    assert [os.waitpid(job, 0)[1] for job in jobs] == [0] * 8
    with Store.open(path) as store:
        names = connection(store).execute("SELECT name FROM _sqlite_migrations").fetchall()
        assert len(names) == opening.VERSION


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that other users of the machine can enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_somebody_else(job: Callable[[], object]) -> Callable[[], object]:
    """The job without the rights of root, whom no permission binds."""

    def run() -> object:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        return job()

    return run


@pytest.mark.parametrize("locked", ["store.db", "."])
def test_a_store_that_may_not_be_written_can_be_read(
    public: Path, locked: str, child: Child, new_bench: type[Bench], clock: datetime
) -> None:
    path = public / "store.db"
    with Store.open(path) as store:
        bench = new_bench(store, clock)
        bench.verdict(0, "gap")
    path.chmod(0o644)
    (public / locked).chmod(0o444 if locked == "store.db" else 0o555)
    if os.getuid() == 0 and locked == "store.db":
        public.chmod(0o777)
    beside = sorted(public.iterdir())

    def read_then_write() -> None:
        with Store.open(path) as store:
            assert store.read_only
            assert len(store.decisions.state(bench.review)) == 1
            with pytest.raises(StoreError, match="read-only") as caught:
                store.decisions.undo(bench.review, "lan", clock)
            assert caught.value.where == str(path)

    assert os.waitpid(child(as_somebody_else(read_then_write)), 0)[1] == 0
    assert sorted(public.iterdir()) == beside


def test_a_store_cannot_be_made_in_a_folder_that_may_not_be_written(
    public: Path, child: Child
) -> None:
    public.chmod(0o555)
    job = as_somebody_else(lambda: refusal(public / "store.db"))
    assert os.waitpid(child(job), 0)[1] == 0


def test_reading_only_leaves_no_trace_and_sees_all(bench: Bench, path: Path) -> None:
    bench.verdict(0, "gap")
    with Store.open(path, read_only=True) as reader:
        token = reader.version_token()
        bench.verdict(1, "covered")
        assert reader.version_token() != token
        assert len(reader.decisions.state(bench.review)) == 2
    bench.store.close()
    with Store.open(path, read_only=True) as reader:
        assert len(reader.decisions.state(bench.review)) == 2
        assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_copy_made_by_another_program_is_read_and_then_kept_like_any_store(
    bench: Bench, tmp_path: Path
) -> None:
    bench.verdict(0, "gap")
    copy = tmp_path / "copy.db"
    connection(bench.store).execute("VACUUM INTO ?", (str(copy),))
    with Store.open(copy, read_only=True) as reader:
        assert len(reader.decisions.state(bench.review)) == 1
    with Store.open(copy) as store:
        assert connection(store).execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_reading_only_makes_no_store(path: Path) -> None:
    assert "no store here" in refusal(path, read_only=True)
    assert not path.exists()


def test_a_store_of_an_older_version_must_be_writable_to_be_read(store: Store, path: Path) -> None:
    connection(store).execute("PRAGMA user_version = 0")
    store.close()
    assert "older version" in refusal(path, read_only=True)


def test_a_python_with_an_old_sqlite_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert "too old" in refusal(path)


def test_half_letters_from_a_terminal_do_not_stop_a_decision(bench: Bench) -> None:
    bench.verdict(0, "gap", by="l\udce1n", reason="thi\udce1u \x00 \x1b[31m")
    (annotation,) = bench.store.decisions.state(bench.review)
    assert annotation.reviewer == "l\N{REPLACEMENT CHARACTER}n"
    assert annotation.entry.reason == "thi\N{REPLACEMENT CHARACTER}u \x00 \x1b[31m"
