"""Help, complaints about the command line, and completion: whole, and in the user's language."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from doichieu.cli.commands import COMMANDS, main
from tests.cli.running import run


def said(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_every_command_is_listed_with_its_whole_line(store: Path) -> None:
    told = " ".join(run(store, "-h").stdout.split())
    assert "..." not in told.partition("Commands:")[2]
    assert "exit code 1 if there is anything." in told
    assert all(f" {name} " in told for name in COMMANDS)


@pytest.mark.parametrize("name", ["", *COMMANDS, "codebook import"])
def test_help_is_told_by_either_option_in_both_languages(name: str) -> None:
    english, short = said(*name.split(), "--help"), said(*name.split(), "-h")
    assert english.stdout == short.stdout
    assert english.stdout.startswith(f"Usage: main {name}".rstrip())
    for arguments in (["--lang", "vi", *name.split(), "-h"], [*name.split(), "-h", "--lang=vi"]):
        vietnamese = said(*arguments)
        assert vietnamese.exit_code == 0
        assert vietnamese.stdout.startswith("Cách dùng: ")
        assert not {"Print", "Show", "Options:", "Before"} & set(vietnamese.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "english", "vietnamese"),
    [
        (["lst"], "there is no command 'lst'. Did you mean list", "không có lệnh “lst”. "),
        (["list", "--tre"], "there is no option '--tre'. Did you mean --tree", "không có tùy chọn"),
        (["codebook", "list", "--all"], "codebook list: there is no option", "codebook list: "),
    ],
)
def test_what_may_have_been_meant_is_named_in_the_language_given_before_or_after(
    arguments: list[str], english: str, vietnamese: str
) -> None:
    for language, words in (("en", english), ("vi", vietnamese)):
        spoken = f"--lang={language}"
        for line in ([spoken, *arguments], [arguments[0], spoken, *arguments[1:]]):
            result = said(*line)
            assert (result.exit_code, result.stdout) == (2, "")
            assert words in result.stderr
            assert len(result.stderr.splitlines()) == 1


def test_settings_are_taken_before_and_after_the_command(store: Path) -> None:
    before = said("--store", str(store), "--lang", "vi", "config")
    after = said("config", "--store", str(store), "--lang", "vi")
    assert before.stdout == after.stdout
    assert f"store\t{store}\ttùy chọn --store" in after.stdout
    twice = said("--lang", "vi", "--reviewer", "lan", "config", "--reviewer", "minh")
    assert "reviewer\tminh\ttùy chọn --reviewer" in twice.stdout
    deeper = said("codebook", "list", "--store", str(store), "--lang", "vi")
    assert deeper.stderr.startswith(f"doichieu: {store}: ")


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete "), ("zsh", "compdef"), ("fish", "complete ")]
)
def test_completion_is_there_for_every_shell(shell: str, sign: str) -> None:
    code = "from doichieu.cli.commands import main; main(prog_name='doichieu')"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env=os.environ | {"_DOICHIEU_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert sign in done.stdout
    assert "_DOICHIEU_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("de", [("plain", "demo"), ("plain", "decide")]),
        ("decide A B I.1 not", [("plain", "not_applicable")]),
        ("import pl", [("file", "pl")]),
        ("list --tr", [("plain", "--tree")]),
        ("codebook st", [("plain", "starter")]),
    ],
)
def test_commands_options_verdicts_and_files_are_completed(
    line: str, offered: list[tuple[str, str]]
) -> None:
    *before, begun = line.split()
    found = ShellComplete(main, {}, "doichieu", "_X").get_completions(before, begun)
    assert [(each.type, each.value) for each in found] == offered
