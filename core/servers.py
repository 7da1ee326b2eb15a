"""Stores on servers: their addresses, and where this machine keeps what it has seen of each.

A store on a server is worked on by its mirror, a file here. The mirror's name is the address, so
that whoever is given the file knows the server too.
"""

from __future__ import annotations

import os
from pathlib import Path

from doichieu.errors import InputError
from doichieu.language import _

FOLDER = "servers"
"""Of the mirrors, in the folder of what can be fetched again."""

_LONGEST = 190
"""Bytes of a mirror's name without its ending: SQLite puts more behind it, and file systems end at
255."""

_SCHEMES = ("https://", "http://")


def is_address(name: str) -> bool:
    """Whether a name is that of a store on a server."""
    return name.lower().startswith(_SCHEMES)


def mirror_of(address: str) -> Path:
    """The file that mirrors the store at an address, whether it is there or not.

    Raises InputError for an address that is none, has a secret in it, or is not protected: without
    TLS a server may be asked on this machine alone.
    """
    from urllib.parse import quote, urlsplit  # noqa: PLC0415 (most stores are files)

    import platformdirs  # noqa: PLC0415 (likewise)

    _check(address)
    said = urlsplit(address)
    host = f"{said.hostname}:{said.port}" if said.port else str(said.hostname)
    name = quote(f"{said.scheme}://{host}{said.path.rstrip('/')}", safe="")
    if len(name) > _LONGEST:
        raise _wrong(_("this address is too long"), said.hostname or "")
    return platformdirs.user_cache_path("doichieu") / FOLDER / f"{name}.db"


def address_of(path: Path) -> str:
    """The address of the store that a file mirrors; '' for a store of its own."""
    if path.parent.name != FOLDER:
        return ""
    from urllib.parse import unquote  # noqa: PLC0415 (most stores are files)

    name = unquote(path.name.removesuffix(".db"))
    return name if is_address(name) else ""


def shown(path: Path) -> str:
    """What people call a store: its address, or its file."""
    return address_of(path) or str(path)


def is_there(path: Path) -> bool:
    """Whether a store is there, as far as can be told without asking its server."""
    return bool(address_of(path)) or path.exists()


def must_be_a_file(path: Path) -> None:
    """Raise InputError for a store on a server, with which not everything can be done."""
    if address := address_of(path):
        raise InputError(
            _("this store is on a server"),
            where=address,
            remedy=_("Copy it into a file with: doichieu store copy {address} FILE").format(
                address=address
            ),
        )


def token(address: str) -> str:
    """The word by which a server knows that one may use the store; '' for none.

    It comes from DOICHIEU_TOKEN, or from the system's keyring where Python's `keyring` is there.
    Raises InputError, which does not have it, for one that cannot be sent.
    """
    found = (os.environ.get("DOICHIEU_TOKEN", "") or _from_keyring(address)).strip()
    if not (found.isascii() and found.isprintable()):
        raise InputError(
            _("the token has signs that no token has"),
            where=address,
            remedy=_("Put the token that you were given into DOICHIEU_TOKEN."),
        )
    return found


def _from_keyring(address: str) -> str:
    try:
        from importlib import import_module  # noqa: PLC0415 (as slow as the keyring)

        return import_module("keyring").get_password("doichieu", address) or ""
    except Exception:  # noqa: BLE001 (a keyring fails in as many ways as there are desktops)
        return ""


def _check(address: str) -> None:
    from urllib.parse import urlsplit  # noqa: PLC0415 (likewise)

    try:
        said = urlsplit(address)
        host, secret, _port = said.hostname, said.username or said.password, said.port
    except ValueError as error:
        raise _wrong(_("this is no address of a server"), "https://…") from error
    if not host or said.query or said.fragment:
        raise _wrong(_("this is no address of a server"), host or "https://…")
    if secret is not None:
        raise _wrong(_("an address must not have a name or password in it"), host)
    if said.scheme == "http" and not _is_here(host):
        raise _wrong(_("without TLS everybody on the way could read along"), host)


def _wrong(what: str, where: str) -> InputError:
    remedy = _("Write it as: --store https://HOST. A token goes into DOICHIEU_TOKEN.")
    return InputError(what, where=where, remedy=remedy)


def _is_here(host: str) -> bool:
    """Whether a name is that of this machine, by which nobody else can be meant."""
    from ipaddress import ip_address  # noqa: PLC0415 (likewise)

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
