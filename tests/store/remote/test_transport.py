"""A store carried to a server and back: the same, or refused."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from doichieu import servers
from doichieu.errors import StoreError
from doichieu.store import Store, opening
from doichieu.store.remote import server, transport
from doichieu.store.remote.pipeline import Pipeline
from doichieu.store.verifying import verify
from tests.serving import Sqld, on_the_server, rows_of_all


def test_a_store_goes_up_and_down_and_stays_the_same(
    sqld: Sqld, sample_store: Path, tmp_path: Path
) -> None:
    address, down = servers.mirror_of(sqld.address), tmp_path / "down.db"
    transport.carry(sample_store, address)
    with pytest.raises(StoreError, match="there is a store already"):
        transport.carry(sample_store, address)
    transport.carry(address, down)
    with pytest.raises(StoreError, match="there is such a file already"):
        transport.carry(address, down)
    for path in (sample_store, down):
        with closing(opening.connect_to_look(path)) as file:
            tables = server.objects_of(file).tables
            assert rows_of_all(server.rows_of(file, tables)) == on_the_server(sqld.address)
    assert verify(down).damages == ()
    with Store.open(down) as store:
        assert store.full_text.find("tổ chức", 1), "the index is made anew"
    with pytest.raises(StoreError, match="from server to server"):
        transport.carry(address, address)


def test_a_copy_that_was_cut_short_is_no_store_and_may_be_made_again(
    sqld: Sqld, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_CHUNK", 10_000)
    address, run = servers.mirror_of(sqld.address), Pipeline.run
    calls = iter(range(100))

    def cut(pipeline: Pipeline, *args: object, **extra: object) -> object:
        if next(calls) > 1:
            raise StoreError("cut")
        return run(pipeline, *args, **extra)  # type: ignore[arg-type]

    with monkeypatch.context() as once:
        once.setattr(Pipeline, "run", cut)
        with pytest.raises(StoreError, match="cut"):
            transport.carry(sample_store, address)
    with pytest.raises(StoreError, match="was cut short"):
        Store.open(address)
    transport.carry(sample_store, address)
    with Store.open(address) as store:
        assert len(store.documents.listed()) == 2
