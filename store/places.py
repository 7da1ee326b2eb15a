"""Where a store lies: on a disk of this machine or of another, for one's own eyes or a group's."""

from __future__ import annotations

import grp
import os
from pathlib import Path

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.store import failures, naming

_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "fuse.glusterfs"}
)
"""Kinds of file systems that lie on another machine: they do not keep the promises of locks and of
shared memory that a write-ahead log rests on (sqlite.org/wal.html)."""

_MOUNTS = Path("/proc/self/mountinfo")


def remote(path: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of the file system that a path lies on, where that is of another machine; else ''.

    Systems that keep no table of mounts where Linux does are taken to be local.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    # proc(5): the fifth field is where it is mounted, the one behind ' - ' its kind.
    kinds = {_unescaped(line.split()[4]): line.split(" - ")[1].split()[0] for line in lines}
    real = path.resolve()
    above = (str(each) for each in (real, *real.parents))
    kind = next((kinds[each] for each in above if each in kinds), "")
    return kind if kind in _REMOTE else ""


def _unescaped(text: str) -> str:
    r"""A path as the kernel writes it: blanks are '\040'."""
    return text.encode("latin-1", "replace").decode("unicode_escape") if "\\" in text else text


def share(path: Path, group: str) -> None:
    """Let everybody of a group read and write a store: its folder, its file, its log.

    New files of the folder belong to the group too. Raises StoreError where there is no such group
    or store, or it is not for us to give away.
    """
    path = path.expanduser().absolute()
    if not path.is_file():
        raise failures.no_store(path)
    try:
        number = grp.getgrnam(group).gr_gid
    except KeyError as error:
        raise StoreError(
            _("there is no such group"),
            where=group,
            remedy=_("See your groups with: id -Gn"),
        ) from error
    with failures.storage_errors(path):
        _give(path.parent, number, naming.SHARED_FOLDER)
        for each in (path, *path.parent.glob(f"{path.name}-*")):
            _give(each, number, naming.SHARED_FILE)


def _give(path: Path, group: int, mode: int) -> None:
    os.chown(path, -1, group)
    path.chmod(mode)
