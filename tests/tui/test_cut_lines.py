"""Work over SSH: the line is cut, the window is small, tmux is between."""

from __future__ import annotations

import os
import shlex
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from doichieu.store.opening import open_database
from tests.tui.pseudo_terminal import PATIENCE, Terminal
from tests.tui.ssh_server import Server, serving
from tests.tui.test_terminal import PROGRAM


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("sshd")) as running:
        yield running


def demo(tmp_path: Path) -> str:
    """The program as a shell at the other end would run it."""
    settings = {"LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": tmp_path, "XDG_DATA_HOME": tmp_path}
    given = " ".join(f"{name}={shlex.quote(str(value))}" for name, value in settings.items())
    options = ["--store", str(tmp_path / "s.db"), "--reviewer", "lan", "--lang", "en", "demo"]
    return f"cd / && env {given} {shlex.join([*PROGRAM, *options])}"


def over(server: Server, remote: str) -> Terminal:
    return Terminal(server.command(remote), columns=120, rows=40)


def running(tmp_path: Path) -> list[str]:
    """The processes, whoever began them, that work on this store; Linux alone tells."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            words = (each / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if str(tmp_path / "s.db").encode() in words and b"-m" in words:
            found.append(each.name)
    return found


def nothing_runs(tmp_path: Path) -> None:
    end = time.monotonic() + PATIENCE
    while running(tmp_path):
        assert time.monotonic() < end, "something goes on running after the line was cut"
        time.sleep(0.05)


def decided(tmp_path: Path) -> int:
    with closing(open_database(tmp_path / "demo.db")) as database:
        return int(database.value("SELECT count(*) FROM decision_log"))


needs_proc = pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs /proc")  # noqa: PTH112


@needs_proc
def test_a_line_cut_in_mid_decision_leaves_what_was_shown_and_nothing_running(
    server: Server, tmp_path: Path
) -> None:
    with over(server, demo(tmp_path)) as terminal:
        terminal.wait("why")
        terminal.send("G")
        terminal.wait("decided 1/")
        terminal.send("s")
        terminal.wait("unsure 1")
        assert running(tmp_path)
        terminal.send("P")
        terminal.process.kill()
    nothing_runs(tmp_path)
    # The third key may have arrived or not; what was shown is there, and no half of a step.
    assert decided(tmp_path) in {2, 4}
    with over(server, demo(tmp_path)) as terminal:
        terminal.wait(lambda text: "decided 2/" in text or "decided 3/" in text)


@needs_proc
def test_a_line_cut_in_mid_decision_while_another_writes_decides_nothing(
    server: Server, tmp_path: Path
) -> None:
    with over(server, demo(tmp_path)) as terminal:
        terminal.wait("why")
        with closing(open_database(tmp_path / "demo.db")) as other, other.transaction():
            terminal.send("G")
            terminal.wait("waiting for another reviewer …")
            terminal.process.kill()
            nothing_runs(tmp_path)
    assert decided(tmp_path) == 0


@needs_proc
def test_a_line_cut_in_mid_note_keeps_it_as_a_draft(server: Server, tmp_path: Path) -> None:
    with over(server, demo(tmp_path)) as terminal:
        terminal.wait("why")
        terminal.send("c")
        terminal.wait("Note on")
        terminal.send("vie\x7fê\x7fệc này\rcòn dở")
        terminal.wait("còn dở")
        terminal.process.kill()
    nothing_runs(tmp_path)
    with over(server, demo(tmp_path)) as terminal:
        terminal.wait("draft of")
        terminal.send("c")
        terminal.wait("việc này")
        assert "còn dở" in terminal.text


def test_a_window_made_tiny_and_wide_again_shows_what_it_showed(
    server: Server, tmp_path: Path
) -> None:
    with over(server, demo(tmp_path)) as terminal:
        terminal.wait("why")
        before = terminal.settle(0.5)
        terminal.resize(20, 5)
        terminal.wait(lambda text: len(text.strip().splitlines()) <= 5 and text.strip())
        terminal.settle(0.5)
        terminal.resize(120, 40)
        terminal.wait(lambda text: text == before)
        terminal.send("q")
        assert terminal.ended() == 0


@needs_proc
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_in_tmux_a_cut_line_is_taken_up_where_it_was(server: Server, tmp_path: Path) -> None:
    tmux = f"tmux -u -S {shlex.quote(str(tmp_path / 'tmux'))} -f /dev/null"
    with over(server, f"{tmux} new-session -s lan {shlex.quote(demo(tmp_path))}") as terminal:
        terminal.wait("why")
        terminal.send("G")
        terminal.wait("decided 1/")
        terminal.send("c")
        terminal.wait("Note on")
        terminal.send("còn dở")
        terminal.wait("còn dở")
        terminal.process.kill()
    assert running(tmp_path)
    with over(server, f"{tmux} attach") as terminal:
        terminal.wait("còn dở")
        terminal.send("\x13")
        terminal.wait("note kept")
        terminal.send("q")
        terminal.ended()
    nothing_runs(tmp_path)
