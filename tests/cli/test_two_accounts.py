"""Two people with accounts of their own on one machine: a store is private, or shared by a group.

Only root can be both of them, so the tests are left out for everybody else.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.torture.campaign import BROKE, DIRECTIVE, PLAN, Say, apart, reasons

GROUP = "users"


@dataclass(frozen=True)
class Person:
    """Somebody who is logged in with an account, and may call himself anything else."""

    account: str
    texts: tuple[Path, Path]

    def runs(self, store: Path, *command: object, calls_himself: str = "") -> tuple[int, list[str]]:
        """The exit code, and the lines that the program printed."""
        name = calls_himself or self.account

        def be(say: Say) -> None:
            account = pwd.getpwnam(self.account)
            os.setgroups([grp.getgrnam(GROUP).gr_gid])
            os.setgid(account.pw_gid)
            os.setuid(account.pw_uid)
            os.environ |= {"LOGNAME": name, "USER": name, "HOME": str(store.parent)}
            result = run(store, "--reviewer", name, *command)
            say(result.exit_code)
            say(result.output)

        said = apart(be)
        assert not any(line.startswith(BROKE) for line in said), said
        return int(said[0]), list(filter(None, said[1:]))

    def decides(self, store: Path, item: str, reason: str) -> tuple[int, list[str]]:
        """Find that nothing answers a task."""
        return self.runs(store, "decide", *self.texts, item, "gap", "--reason", reason)

    def takes_back(self, store: Path, *, calling_himself: str = "") -> tuple[int, list[str]]:
        """Undo."""
        return self.runs(store, "undo", *self.texts, calls_himself=calling_himself)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that everybody may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="doichieu-"))
    folder.chmod(0o711)
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def two(room: Path) -> tuple[Person, Person]:
    """Two people who have read the same two documents."""
    if os.geteuid() != 0:
        pytest.skip("only root can be two other people")
    with suppress(KeyError):
        accounts = [pwd.getpwnam(name).pw_name for name in ("daemon", "nobody")]
        grp.getgrnam(GROUP)
        texts = room / "d.txt", room / "p.txt"
        for file, text in zip(texts, (DIRECTIVE, PLAN), strict=True):
            file.write_text(text, encoding="utf-8")
        one, other = (Person(account, texts) for account in accounts)
        _load(room, one)
        return one, other
    pytest.skip("there are no such accounts here")


def _load(room: Path, somebody: Person) -> None:
    """Load what the program loads late: the others may not look into the folders it lies in."""
    store = room / "root" / "store.db"
    run(store, "import", *somebody.texts)
    run(store, "backup", room / "copy.db")
    for command in (
        ("decide", *somebody.texts, "I.1", "gap"),
        ("undo", *somebody.texts),
        ("store", "--share", GROUP),
        ("store", "--share", "no such group"),
        ("list",),
        ("export",),
        ("verify",),
        ("backup",),
        ("restore", room / "copy.db"),
    ):
        run(store, *command)


@pytest.fixture
def store(room: Path, two: tuple[Person, Person]) -> Path:
    """Where the first of them keeps a store, in which he has decided."""
    path = room / "shared" / "store.db"
    path.parent.mkdir(mode=0o700)
    os.chown(path.parent, pwd.getpwnam(two[0].account).pw_uid, -1)
    assert two[0].runs(path, "import", *two[0].texts)[0] == 0
    assert two[0].decides(path, "I.1", "một")[0] == 0
    return path


def test_a_store_is_nobody_elses_until_it_is_shared(
    two: tuple[Person, Person], store: Path
) -> None:
    _one, other = two
    for command in (("list",), ("verify",), ("backup",), ("export",)):
        code, lines = other.runs(store, *command)
        assert (code, len(lines)) == (2, 1)
    assert other.decides(store, "I.2", "hai")[0] == 2
    # Where the folder lets somebody through, the file does not.
    store.parent.chmod(0o755)
    assert other.runs(store, "list")[0] == 2
    assert other.decides(store, "I.2", "hai")[0] == 2
    assert reasons(store) == {"một"}


def test_both_decide_in_a_store_that_is_shared(two: tuple[Person, Person], store: Path) -> None:
    one, other = two
    assert one.runs(store, "store", "--share", GROUP)[0] == 0
    assert other.decides(store, "I.2", "hai")[0] == 0
    assert one.decides(store, "I.3", "ba")[0] == 0
    assert other.takes_back(store)[0] == 0
    assert other.runs(store, "verify")[0] == 0
    assert other.runs(store, "backup")[0] == 0
    assert one.runs(store, "backup")[0] == 0
    (copy, *_others) = store.with_name("backups").iterdir()
    assert other.runs(store, "restore", copy)[0] == 0
    assert one.decides(store, "I.2", "vẫn ba")[0] == 0
    assert reasons(store) == {"một", "hai", "ba", "vẫn ba"}


@pytest.mark.parametrize("calls_himself", ["daemon", "nobody"])
def test_nobody_takes_back_what_anothers_account_decided(
    calls_himself: str, two: tuple[Person, Person], store: Path
) -> None:
    one, other = two
    one.runs(store, "store", "--share", GROUP)
    assert other.takes_back(store, calling_himself=calls_himself)[0] == 1
    assert one.takes_back(store)[0] == 0
