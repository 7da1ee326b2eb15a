"""Addresses of stores on servers: what is refused, and the file that stands for each."""

from __future__ import annotations

import sys
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


_KEYRING = """
def get_password(service, name):
    if name == "https://locked.org":
        raise RuntimeError("the keyring is locked: bi-mat")
    return {("doichieu", "https://example.org"): "bi-mat"}.get((service, name))
"""


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The module by which Python asks the system's keyring, with one token in it."""
    (tmp_path / "keyring.py").write_text(_KEYRING, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    monkeypatch.delenv("DOICHIEU_TOKEN", raising=False)


@pytest.mark.usefixtures("keyring")
@pytest.mark.parametrize(
    ("address", "token"),
    [("https://example.org", "bi-mat"), ("https://other.org", ""), ("https://locked.org", "")],
)
def test_a_token_comes_from_the_keyring_by_the_address(address: str, token: str) -> None:
    assert servers.token(address) == token
    sys.modules.pop("keyring")


@pytest.mark.usefixtures("keyring")
def test_a_token_of_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_TOKEN", " khac\r\n")
    assert servers.token("https://example.org") == "khac"


@pytest.mark.parametrize("token", ["bi-mật", "bi-mat\r\nHost: x"])
def test_a_token_that_cannot_be_sent_is_refused_without_telling_it(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOICHIEU_TOKEN", token)
    with pytest.raises(InputError) as refused:
        servers.token("https://example.org")
    assert "bi-m" not in str(refused.value)
