"""Addresses of stores on servers: what is refused, and the file that stands for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu import config, servers
from doichieu.errors import InputError


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "https://",
        "https://lan:mật@example.org",
        "https://h/?t=1",
        "https://h:x",
    ],
)
def test_an_address_without_protection_or_with_a_secret_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        servers.mirror_of(address)


@pytest.mark.parametrize("address", ["https://example.org", "http://127.0.0.1:8080/đội"])
def test_a_mirror_is_called_by_its_address(address: str) -> None:
    mirror = servers.mirror_of(address + "/")
    assert servers.address_of(mirror) == servers.shown(mirror) == address
    assert not servers.address_of(Path("/home/lan/servers/store.db"))


def test_an_address_may_stand_wherever_a_store_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_STORE", "https://EXAMPLE.org")
    assert servers.address_of(config.load().store) == "https://example.org"
    assert config.settings()[0].value == "https://example.org"
