"""Data to stdout, all else to stderr, one line a complaint, and exit codes scripts can use."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doichieu import __version__
from doichieu.cli.commands import main
from doichieu.store import Store
from doichieu.workbench.collection.collection import Collection
from tests.cli.running import PROGRAM, run


def test_the_version_is_told(store: Path) -> None:
    assert run(store, "--version").stdout == f"doichieu {__version__}\n"


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "~nosuch/x.txt", "x" * 300 + "#II"])
@pytest.mark.parametrize("command", ["import", "outline", "review", "align", "export"])
def test_a_name_that_no_file_can_have_is_one_line(store: Path, command: str, name: str) -> None:
    names = [name] if command in {"import", "outline"} else [name, name]
    result = run(store, command, *names)
    assert result.exit_code == 2
    assert result.stderr.startswith("doichieu: ")
    assert len(set(result.stderr.splitlines())) == 1


def test_no_complaint_holds_what_a_terminal_would_obey(store: Path, tmp_path: Path) -> None:
    result = run(store, "import", tmp_path / "a\x1b[2J.txt")
    assert result.exit_code == 2
    assert "a\ufffd[2J.txt" in result.stderr
    own = tmp_path / "config" / "doichieu" / "keys.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[review]\ngap = "w"\n', encoding="utf-8")
    result = run(store, "keys")
    assert "input method" in result.stderr
    assert "input method" not in result.stdout


def test_a_terminal_without_vietnamese_letters_is_no_failure(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    done = subprocess.run(
        [*PROGRAM, "--store", str(store), "--lang", "vi", "list"],
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"v\u0103n b\u1ea3n" in done.stdout


def test_data_is_sound_in_whatever_encoding_it_is_printed(
    store: Path, sample: tuple[Path, Path]
) -> None:
    done = subprocess.run(
        [*PROGRAM, "--store", str(store), "outline", str(sample[1]), "--json"],
        env=os.environ | {"PYTHONIOENCODING": "cp1258"},
        capture_output=True,
        check=True,
    )
    facts = json.loads(done.stdout.decode("cp1258"))["document"]
    assert facts["issuer"] == "Ủy ban nhân dân tỉnh Lam Sơn"


def test_an_interrupted_command_does_not_look_like_findings(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_collection: Collection) -> None:
        raise KeyboardInterrupt

    Store.open(store).close()
    monkeypatch.setattr(Collection, "library", interrupt)
    assert run(store, "list").exit_code == 130


def test_standard_input_is_a_file_wherever_one_is_asked_for(
    store: Path, sample: tuple[Path, Path]
) -> None:
    def send(data: bytes, *arguments: str) -> Result:
        options = ["--store", str(store), "--lang", "en", *arguments]
        return CliRunner().invoke(main, options, input=data)

    directive, plan = (path.read_bytes() for path in sample)
    assert "58-KH/TW" in send(directive, "outline", "-").stdout
    assert send(directive, "align", "-", str(sample[1])).exit_code == 0
    assert send(directive, "align", "--", "-#IV", "-#III").exit_code == 0
    for section in ("-", "-#IV", "-#IV.2"):
        refused = send(directive, "align", "--", section, "-#IV")
        assert refused.exit_code == 2
        assert refused.stderr.startswith("doichieu: -: a document cannot be held against itself")
    assert send(plan, "import", "-").stdout.startswith("read\t#1\t214/KH-UBND")
    assert send(plan, "import", "-").stdout.startswith("unchanged\t#1")
    empty = send(b"", "import", "-")
    assert empty.exit_code == 2
    assert empty.stderr.startswith("doichieu: stdin: the file is empty")


@pytest.mark.parametrize(
    ("variables", "drawn"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)],
)
def test_trees_are_drawn_on_a_terminal_alone_and_not_where_it_has_no_colour(
    store: Path, tmp_path: Path, variables: dict[str, str], drawn: bool
) -> None:
    file = tmp_path / "short.md"
    file.write_text("# Kế hoạch\n\n## I. Nhiệm vụ\n\n- Đào kênh.\n", encoding="utf-8")
    known = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    upper, lower = os.openpty()
    subprocess.run(
        [*PROGRAM, "--store", str(store), "--lang", "en", "outline", str(file)],
        stdout=lower,
        check=True,
        env=known | variables,
    )
    os.close(lower)
    shown = os.read(upper, 4096).decode()
    os.close(upper)
    assert ("└── " in shown) is drawn
    assert ("I.-1\ttask\tĐào kênh." in shown) is not drawn


def test_the_program_speaks_vietnamese_when_asked(store: Path, sample: tuple[Path, Path]) -> None:
    arguments = ["--store", str(store), "--lang", "vi", "import", str(sample[0])]
    assert CliRunner().invoke(main, arguments).stdout.startswith("đã nhập\t#1")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["foo"], "không có lệnh “foo”"),
        (["align"], "align: còn thiếu DIRECTIVE"),
        (["review", "a", "b", "c", "d"], "review: thừa tên: d"),
        (["list", "--bogus"], "list: không có tùy chọn “--bogus”"),
        (["overlaps", "a", "--top", "0"], "overlaps: “--top” phải là số nguyên từ 1 trở lên"),
        (["export", "-o"], "“-o” cần có giá trị đi kèm"),
    ],
)
def test_wrong_arguments_are_refused_in_one_line_of_the_language_asked_for(
    store: Path, arguments: list[str], said: str
) -> None:
    result = CliRunner().invoke(main, ["--store", str(store), "--lang", "vi", *arguments])
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert said in line
    assert "--help" in line


def test_an_unknown_language_is_refused_with_the_known_ones(store: Path) -> None:
    result = CliRunner().invoke(main, ["--store", str(store), "--lang", "fr", "list"])
    assert result.exit_code == 2
    assert "en, vi" in result.stderr


@pytest.mark.parametrize("arguments", [["keys"], ["--help"], ["outline", "{}", "--json"]])
def test_a_reader_that_closes_the_pipe_early_is_told_in_one_line(
    arguments: list[str], store: Path, sample: tuple[Path, Path]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    named = [argument.format(sample[0]) for argument in arguments]
    done = subprocess.run(
        [*PROGRAM, "--store", str(store), "--lang", "en", *named],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        # What is still held back when the program ends would be complained of then.
        env=os.environ | {"PYTHONUNBUFFERED": ""},
    )
    os.close(writer)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "doichieu: stdout: cannot be written: Broken pipe. Choose another file or folder.\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    "command", ["outline", "tasks", "align", "align --json", "survey", "import", "--help"]
)
def test_what_cannot_be_printed_is_one_line_and_no_finding(
    command: str, store: Path, sample: tuple[Path, Path]
) -> None:
    names = {"outline": sample[:1], "tasks": sample[:1], "--help": ()}.get(command, sample)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--store", str(store), "--lang", "en", *command.split(), *map(str, names)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=os.environ | {"PYTHONUNBUFFERED": ""},
        )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "doichieu: stdout: cannot be written: No space left on device. "
        "Choose another file or folder.\n"
    )
