"""The screens need a terminal, and begin nothing without one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from doichieu.cli import screens
from doichieu.config import Config
from doichieu.workbench import Workbench
from tests.cli.running import PROGRAM, run
from tests.tui.pseudo_terminal import Terminal


def test_a_review_of_standard_input_without_a_terminal_is_refused_in_one_line(
    store: Path, sample: tuple[Path, Path]
) -> None:
    done = subprocess.run(
        [*PROGRAM, "--store", str(store), "--lang", "en", "review", "-", str(sample[1])],
        input=sample[0].read_bytes(),
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "doichieu: the screen needs a terminal. "
        "Without one: list, outline, align, decide, tag, note, export, check.\n"
    )


def test_the_screen_needs_a_terminal_and_says_what_scripts_can_use(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "review", *sample)
    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr
    assert "export" in result.stderr


def test_a_terminal_that_only_writes_line_below_line_is_refused(
    store: Path, sample: tuple[Path, Path]
) -> None:
    command = [*PROGRAM, "--store", str(store), "--lang", "en", "review", *map(str, sample)]
    with Terminal(command, env={"TERM": "dumb"}) as terminal:
        assert terminal.ended() == 2
        assert "TERM=dumb: this terminal cannot show a screen" in terminal.text
    assert not store.exists()


@pytest.mark.parametrize("command", ["review", "demo", ""])
def test_without_a_terminal_nothing_begins(
    store: Path, sample: tuple[Path, Path], command: str
) -> None:
    run(store, *filter(None, [command]), *(sample if command == "review" else ()))
    assert not store.exists()
    assert not store.with_name("demo.db").exists()


def test_a_pair_the_wrong_way_round_is_begun_only_where_it_is_meant(
    store: Path, sample: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, "import", *sample)

    def begin(settings: Config, begun: Callable[[Workbench], object], **_piped: bool) -> None:
        with screens.workbench(settings) as bench:
            begun(bench)

    monkeypatch.setattr(screens, "show", begin)
    refused = run(store, "review", "214/KH-UBND", "58-KH/TW")
    assert refused.exit_code == 2
    assert refused.stderr.endswith("doichieu review 214/KH-UBND 58-KH/TW --as-given.\n")
    assert "not begun" in run(store, "list").stdout
    assert run(store, "review", "214/KH-UBND", "58-KH/TW", "--as-given").exit_code == 0
    assert "review\t214/KH-UBND\t58-KH/TW\tdecided 0 of 39" in run(store, "list").stdout
