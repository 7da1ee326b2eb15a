"""A store on a server: round trips, colleagues, what is refused, and a server that is gone."""

from __future__ import annotations

import shutil
import sqlite3
import ssl
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Event

import pytest

from doichieu import servers
from doichieu.errors import BusyError, ConflictError, SlowError, StoreError
from doichieu.model import Action, Change, Entry, Slot
from doichieu.store import Store, copies, opening
from doichieu.store.remote import mirror, server, transport
from doichieu.store.remote.pipeline import Statement
from doichieu.store.verifying import verify
from tests.serving import Line, Sqld, certificate, on_the_server
from tests.store.remote.office import Hire, Office, until


def test_round_trips_are_few_and_always_the_same(hire: Hire, tmp_path: Path) -> None:
    lan = hire()
    assert lan.database.pipeline.round_trips == 5, "made where there was none"
    review = lan.begin()
    first, second = review.tasks[:2]
    assert lan.round_trips(lambda: review.annotate((first.id,), "hỏi lại")) == 2
    assert lan.round_trips(review.undo) == 2
    file = tmp_path / "ke-hoach.txt"
    file.write_text("KẾ HOẠCH\n\n1. Xây cầu.\n", encoding="utf-8")
    assert lan.round_trips(lambda: [*lan.bench.documents.import_each([file])]) == 2
    minh = hire("minh")
    assert minh.database.pipeline.round_trips == 3, "copied for the first time"
    assert minh.round_trips(minh.begin) <= 2
    again = Store.open(minh.path)
    assert again._database.pipeline.round_trips == 2  # type: ignore[attr-defined]
    again.close()
    assert second.text


def test_the_mirror_and_the_server_are_the_store_down_to_every_id(hire: Hire, sqld: Sqld) -> None:
    lan = hire()
    review = lan.begin()
    lan.bench.codebook.adopt(lan.bench.codebook.starter())
    minh = hire("minh")
    theirs = minh.begin()
    review.annotate((review.tasks[0].id,), "hỏi lại")
    theirs.annotate((review.tasks[1].id,), "nêu rõ")
    review.undo()
    for each in (lan, minh):
        # Whoever writes next has seen all that the others wrote.
        each.write()
    lan.write()
    assert lan.rows() == on_the_server(sqld.address)
    minh.write()
    assert minh.rows() == on_the_server(sqld.address)
    ours, copied = (each.store.full_text.find("tổ chức", 50) for each in (lan, minh))
    assert ours == copied
    assert ours
    assert verify(minh.path).damages == ()


def test_two_offices_see_each_other_and_are_told_of_what_stands_in_the_way(hire: Hire) -> None:
    lan, minh = hire(), hire("minh")
    ours, theirs = lan.begin(), minh.begin()
    task = ours.tasks[0].id
    slot = Slot(Action.NOTE, (task,))
    record = minh.store.decisions.record
    lan.store.decisions.record(ours.id, [Change(slot, Entry("", "một"))], "lan", lan.bench.clock())
    with pytest.raises(ConflictError):
        record(theirs.id, [Change(slot, Entry("", "hai"))], "minh", minh.bench.clock(), saw=0)
    reasons = [each.entry.reason for each in minh.store.decisions.state(theirs.id)]
    assert reasons in ([], ["một"])
    minh.store.decisions.record(theirs.id, [], "minh", minh.bench.clock())
    token = lan.store.version_token()
    assert record(theirs.id, [Change(slot, Entry("", "hai"))], "minh", minh.bench.clock())
    until(lambda: lan.store.version_token() != token)
    assert [each.entry.reason for each in lan.store.decisions.state(ours.id)] == ["hai"]


def test_a_server_that_is_gone_is_one_line_and_the_next_step_after_its_return_works(
    hire: Hire, sqld: Sqld
) -> None:
    line = Line(sqld.port)
    lan = hire(address=line.address)
    review = lan.begin()
    task = review.tasks[0].id
    with line.cut(), pytest.raises(StoreError, match="the server does not answer") as refused:
        review.annotate((task,), "hỏi lại")
    assert "\n" not in str(refused.value)
    assert lan.store.decisions.state(review.id) == ()
    review.annotate((task,), "hỏi lại")
    assert [each.entry.value for each in lan.store.decisions.state(review.id)] == ["hỏi lại"]
    line.close()


def test_who_is_impatient_is_told_at_once_and_finds_the_turn_when_it_came(
    hire: Hire, sqld: Sqld
) -> None:
    line = Line(sqld.port)
    lan = hire(address=line.address)
    review = lan.begin()
    lan.store.wait_at_most(0.0)
    with line.held(), pytest.raises(BusyError):
        review.annotate((review.tasks[0].id,), "hỏi lại")
    lan.store.wait_at_most(15.0)
    assert lan.round_trips(lambda: review.annotate((review.tasks[0].id,), "hỏi lại")) == 1
    line.close()


def test_a_turn_that_nobody_takes_is_given_back(hire: Hire, sqld: Sqld) -> None:
    line = Line(sqld.port)
    lan, minh = hire(address=line.address), hire("minh")
    review = lan.begin()
    theirs = minh.begin()
    lan.database._unused = 0.0
    lan.store.wait_at_most(0.0)
    with line.held(), pytest.raises(BusyError):
        review.annotate((review.tasks[0].id,), "một")
    theirs.annotate((review.tasks[0].id,), "hai")
    lan.database._unused = 5.0
    lan.store.wait_at_most(15.0)
    review.annotate((review.tasks[1].id,), "ba")
    assert {each.entry.value for each in lan.store.decisions.state(review.id)} == {"hai", "ba"}
    line.close()


def test_what_takes_longer_than_the_server_allows_is_refused_where_others_have_written(
    hire: Hire, sqld: Sqld
) -> None:
    lan, minh = hire(), hire("minh")
    for others in (0, 1):
        stays = f"{others}"
        with suppress(StoreError), lan.database.transaction():
            lan.lay(stays)
            # As the server does it at five seconds.
            lan.database.pipeline.run([Statement("ROLLBACK")], keep=True)
            for _each in range(others):
                minh.write()
        lan.write()
        assert lan.laid == "0"
        assert lan.rows() == on_the_server(sqld.address)


def test_who_holds_the_turn_too_long_loses_it_to_who_waits(hire: Hire, sqld: Sqld) -> None:
    lan, minh = hire(), hire("minh")

    def take_long() -> None:
        with lan.database.transaction():
            lan.lay("another")
            # The server lets go of ours at five seconds, for theirs.
            minh.write()

    with pytest.raises(BusyError, match="nothing was saved"):
        take_long()
    assert lan.laid == ""
    lan.write()
    assert lan.rows() == on_the_server(sqld.address)


def test_a_mirror_is_made_anew_where_the_store_on_the_server_is_another_one(
    hire: Hire, sqld: Sqld, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, minh = hire(), hire("minh")
    uid = lan.store.uid
    transport.carry(sample_store, servers.mirror_of(sqld.address), over=True)
    for each in (lan, minh):
        each.store.desk.put(each.reviewer, "draft/1", "vì", each.bench.clock())
        with pytest.raises(StoreError, match="no longer the one seen here"):
            each.write()
        until(lambda each=each: each.store.uid != uid)  # type: ignore[misc]
        each.write()
        assert each.rows() == on_the_server(sqld.address)
        # What lay there was about another store.
        assert each.store.desk.get(each.reviewer, "draft/1") == ""
    monkeypatch.setattr(server, "KEPT", 1)
    minh.store.desk.put("minh", "draft/1", "vì", minh.bench.clock())
    for _each in range(4):
        lan.write()
    with pytest.raises(StoreError, match="no longer the one seen here"):
        minh.write()
    until(lambda: mirror.seen(minh.database._connection) == mirror.seen(lan.database._connection))
    minh.write()
    assert minh.store.desk.get("minh", "draft/1") == "vì"


def test_nobody_waits_while_a_mirror_is_made_anew(
    hire: Hire, sqld: Sqld, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(sqld.port)
    lan = hire(address=line.address)
    uid = lan.store.uid
    transport.carry(sample_store, servers.mirror_of(sqld.address), over=True)
    lan.store.wait_at_most(0.0)
    begin_anew = lan.database._follower.renew
    with ExitStack() as held:

        def on_a_line_that_stands_still() -> None:
            held.enter_context(line.held())
            begin_anew()

        monkeypatch.setattr(lan.database._follower, "renew", on_a_line_that_stands_still)
        with pytest.raises(StoreError, match="no longer the one seen here"):
            written(lan)
        with pytest.raises(SlowError):
            lan.write()
        assert lan.store.uid == uid
    until(lambda: lan.store.uid != uid)
    lan.store.wait_at_most(15.0)
    lan.write()
    line.close()


def written(office: Office) -> None:
    """Write once the turn has come, as a screen does, which comes again."""
    for _again in range(500):
        try:
            return office.write()
        except BusyError:
            Event().wait(0.02)
    raise AssertionError("it is never written")


def test_the_first_step_upon_another_store_is_refused_whoever_has_put_it_here(
    hire: Hire, sqld: Sqld, sample_store: Path
) -> None:
    lan = hire()
    review = lan.begin()
    task = review.tasks[0].id
    uid = lan.store.uid
    transport.carry(sample_store, servers.mirror_of(sqld.address), over=True)
    # Another program on the same mirror.
    Store.open(lan.path).close()
    assert lan.store.uid != uid
    for step in (review.undo, lambda: review.annotate((task,), "một")):
        lan.database._store = uid
        with pytest.raises(StoreError, match="no longer the one seen here"):
            step()
    assert not lan.store.decisions.log()
    review.refresh()
    review.annotate((review.tasks[0].id,), "một")
    assert [each.after.value for each in lan.store.decisions.log() if each.after] == ["một"]


def test_what_was_asked_of_the_store_that_was_here_is_not_run_upon_the_one_that_is(
    hire: Hire, sqld: Sqld, sample_store: Path
) -> None:
    lan, minh = hire(), hire("minh")
    place = mirror.seen(lan.database._connection)
    for _each in range(3):
        minh.lay("of the other store")
    news = server.news(lan.database.pipeline, place)
    transport.carry(sample_store, servers.mirror_of(sqld.address), over=True)
    Store.open(lan.path).close()
    mirror.catch_up(lan.database._connection, news)
    assert lan.laid == ""
    assert lan.rows() == on_the_server(sqld.address)


def test_a_mirror_that_another_program_has_made_anew_meanwhile_is_not_made_anew_again(
    hire: Hire,
) -> None:
    lan = hire()
    connection, pipeline = lan.database._connection, lan.database.pipeline
    header, before = server.header(pipeline), mirror.seen(connection)
    lan.write()
    trips = lan.round_trips(lambda: mirror.load(connection, pipeline, header, before))
    assert trips == 0
    assert mirror.load(connection, pipeline, header, mirror.seen(connection))


def test_a_copy_that_begins_while_a_mirror_is_made_anew_leaves_the_mirror_as_it_was(
    hire: Hire,
) -> None:
    lan = hire()
    lan.begin()
    connection, pipeline = lan.database._connection, lan.database.pipeline
    header, rows = server.header(pipeline), lan.rows()
    # As after the first of its transactions.
    pipeline.run([Statement("DELETE FROM server_log"), Statement("DELETE FROM store")])
    with pytest.raises(StoreError, match="cut short"):
        mirror.load(connection, pipeline, header, mirror.seen(connection))
    assert lan.rows() == rows
    assert not pipeline.is_kept


def test_who_only_reads_finds_a_store_that_was_put_back(
    hire: Hire, sqld: Sqld, sample_store: Path
) -> None:
    lan = hire()
    uid = lan.store.uid
    lan.store.version_token()
    transport.carry(sample_store, servers.mirror_of(sqld.address), over=True)
    until(lambda: lan.store.uid != uid)


def test_a_store_too_large_for_one_answer_comes_in_several(
    hire: Hire, sqld: Sqld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_CHUNK", 2_000)
    monkeypatch.setattr(server, "_ROWS", 16)
    lan = hire()
    lan.begin()
    minh = hire("minh")
    assert minh.rows() == lan.rows() == on_the_server(sqld.address)
    transport.carry(_copy(lan.path), servers.mirror_of(sqld.address), over=True)
    assert minh.rows() == on_the_server(sqld.address)


def _copy(path: Path) -> Path:
    return copies.back_up(path, path.parent.parent / "copy.db")


@pytest.mark.parametrize(
    ("version", "said"),
    [(opening.VERSION - 1, "doichieu store copy --over"), (opening.VERSION + 1, "newer version")],
)
def test_a_store_of_another_version_is_refused_with_what_to_do(
    version: int, said: str, hire: Hire, sqld: Sqld
) -> None:
    lan = hire()
    lan.database.pipeline.run([Statement(f"PRAGMA user_version = {version}")])
    with pytest.raises(StoreError, match=said):
        Store.open(lan.path)
    lan.database.pipeline.run([Statement(f"PRAGMA user_version = {opening.VERSION}")])
    lan.database.pipeline.run(
        [Statement("CREATE TRIGGER spy AFTER INSERT ON desk BEGIN SELECT 1; END")]
    )
    with pytest.raises(StoreError, match="'spy' in it is not as doichieu makes it"):
        Store.open(lan.path)
    sqld.empty()
    lan.database.pipeline.run([Statement("CREATE TABLE theirs (x)")])
    with pytest.raises(StoreError, match="a database of another program"):
        Store.open(lan.path)


def test_a_table_of_ones_own_goes_along_and_keeps_nobody_out(
    hire: Hire, sqld: Sqld, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_ROWS", 16)
    with sqlite3.connect(sample_store) as file:
        # A name by which rows are otherwise told apart.
        file.execute("CREATE TABLE mine (rowid TEXT)")
        file.executemany("INSERT INTO mine VALUES (?)", [("x",)] * 40)
    file.close()
    transport.carry(sample_store, servers.mirror_of(sqld.address))
    lan = hire()
    assert len(lan.store.documents.listed()) == 2
    assert lan.database.value("SELECT count(*) FROM mine") == 40


def test_none_is_made_where_a_store_is_only_looked_for(sqld: Sqld) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        Store.open(servers.mirror_of(sqld.address), make=False)


def test_the_certificate_of_a_server_is_checked(
    sqld: Sqld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate")
    made, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    line = Line(sqld.port, tls=context)
    path = servers.mirror_of(line.address)
    with pytest.raises(StoreError, match="certificate verify failed"):
        Store.open(path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    with Store.open(path) as store:
        assert store.uid
    line.close()


def test_a_token_is_sent_and_never_told(
    sqld: Sqld, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DOICHIEU_TOKEN", "bi-mat")
    sent: list[dict[str, str]] = []
    monkeypatch.setattr(
        "http.client.HTTPConnection.request",
        lambda _self, _how, _where, _what, headers: sent.append(headers) or _fail(),
    )
    with pytest.raises(StoreError) as refused:
        Store.open(servers.mirror_of(sqld.address))
    assert sent[0]["Authorization"] == "Bearer bi-mat"
    assert "bi-mat" not in str(refused.value)
    assert not list(tmp_path.rglob("*bi-mat*"))


def _fail() -> None:
    raise ConnectionError("gone")
