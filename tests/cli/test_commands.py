"""The command line: data to stdout, all else to stderr, and exit codes that scripts can use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doichieu import __version__
from doichieu.cli.commands import main
from doichieu.config import Config
from doichieu.keymaps import SHIPPED
from doichieu.model import Verdict
from doichieu.sample import sample_files
from doichieu.store import Store
from doichieu.workbench import Workbench
from doichieu.workbench.collection.collection import Collection

# -P keeps the folder the tests run in from hiding the installed package.
PROGRAM = (sys.executable, "-P", "-m", "doichieu")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def run(store: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), "--lang", "en", *map(str, arguments)])


@pytest.fixture
def sample(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the sample pair that a test may change."""
    with sample_files() as files:
        copies = tmp_path / "directive.txt", tmp_path / "plan.txt"
        for file, copy in zip(files, copies, strict=True):
            copy.write_bytes(file.read_bytes())
    return copies


def decide(store: Path, sample: tuple[Path, Path], verdict: Verdict) -> None:
    """Give every task of the sample's review one verdict."""
    config = Config(store, "lan", "en", "default", store.with_name("keys.toml"))
    with Store.open(store) as opened:
        bench = Workbench(opened, config)
        review = bench.reviews.begin(str(sample[0]), str(sample[1]))
        for task in review.tasks:
            plans = [review.plan_items[0].id] if verdict is Verdict.COVERED else []
            review.decide(task.id, verdict, plans)


def test_the_version_is_told(store: Path) -> None:
    assert run(store, "--version").stdout == f"doichieu {__version__}\n"


def test_reading_files_tells_what_was_read(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "import", *sample)
    assert result.exit_code == 0
    assert [line.split("\t")[:3] for line in result.stdout.splitlines()] == [
        ["read", "#1", "58-KH/TW"],
        ["read", "#2", "214/KH-UBND"],
    ]


def test_reading_the_same_file_twice_changes_nothing(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", sample[0])
    assert run(store, "import", sample[0]).stdout.startswith("unchanged\t#1")


def test_a_bad_file_is_passed_over_named_and_makes_exit_code_2(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    result = run(store, "import", tmp_path / "none.txt", sample[0])
    assert result.exit_code == 2
    complaint, total = result.stderr.splitlines()
    assert "none.txt" in complaint
    assert total == "doichieu: files: 2; read: 1, unchanged: 0, not read: 1"
    assert result.stdout.startswith("read\t#1")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n "),
        ("binary.txt", bytes(range(256)) * 20),
        ("latin.txt", b"caf\xe9 au lait, \xc0\xc1\xff\xfe " * 50),
    ],
)
def test_what_cannot_be_read_is_one_line_and_leaves_the_store_as_it_was(
    store: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run(store, "import", tmp_path / name)
    assert result.exit_code == 2
    assert name in result.stderr
    assert len(result.stderr.splitlines()) == 1
    with Store.open(store) as opened:
        assert opened.documents.summaries() == ()


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

    monkeypatch.setattr(Collection, "library", interrupt)
    assert run(store, "list").exit_code == 130


def test_reading_many_files_counts_on_a_terminal_and_leaves_no_line(
    store: Path, sample: tuple[Path, Path]
) -> None:
    upper, lower = os.openpty()
    done = subprocess.run(
        [*PROGRAM, "--store", str(store), "--lang", "en", "import", *map(str, sample)],
        stdout=subprocess.PIPE,
        stderr=lower,
        check=True,
    )
    os.close(lower)
    shown = os.read(upper, 4096).decode()
    os.close(upper)
    assert [part for part in shown.split("\r\x1b[K") if part] == ["Reading 0/2", "Reading 1/2"]
    assert len(done.stdout.splitlines()) == 2


def test_reading_many_files_shows_nothing_where_nobody_watches(
    store: Path, sample: tuple[Path, Path]
) -> None:
    assert run(store, "import", *sample).stderr == ""


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
    assert send(plan, "import", "-").stdout.startswith("read\t#1\t214/KH-UBND")
    assert send(plan, "import", "-").stdout.startswith("unchanged\t#1")
    empty = send(b"", "import", "-")
    assert empty.exit_code == 2
    assert empty.stderr.startswith("doichieu: stdin: the file is empty")


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
    assert done.stderr.decode().splitlines() == [
        "doichieu: the screen needs a terminal. For scripts: list, outline, align, export, check."
    ]


def test_a_folder_is_no_file(store: Path, tmp_path: Path) -> None:
    result = run(store, "import", tmp_path)
    assert result.exit_code == 2
    assert "folder" in result.stderr


def test_an_outline_has_the_fields_that_programs_read(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "outline", sample[0], "--json")
    outline = json.loads(result.stdout)
    assert set(outline) == {"document", "items", "problems", "relations"}
    assert outline["document"]["number"] == "58-KH/TW"
    assert set(outline["items"][0]) == {
        "id", "line", "kind", "text", "leads", "with", "deadline", "cites", "refers"
    }  # fmt: skip
    assert not store.exists()


def test_an_outline_is_a_tree_for_people(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "outline", sample[0])
    assert "IV.3.-1" in result.stdout
    assert "58-KH/TW" in result.stdout


def test_a_section_of_a_file_is_named_behind_a_hash(store: Path, sample: tuple[Path, Path]) -> None:
    items = json.loads(run(store, "outline", f"{sample[0]}#IV.2", "--json").stdout)["items"]
    assert {item["id"].split(".-")[0] for item in items} == {"IV.2"}


def test_a_section_that_is_not_there_is_named_with_the_nearest(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "outline", f"{sample[0]}#IX.9")
    assert result.exit_code == 2
    assert "no section 'IX.9'" in result.stderr
    assert "Did you mean" in result.stderr


def test_the_tree_shows_a_plan_below_the_directive_it_carries_out(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    lines = run(store, "list", "--tree").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "94-NQ/TW",
        "└─ 58-KH/TW",
        "   └─ 214/KH-UBND",
        "46-CTr/TU",
        "└─ 214/KH-UBND",
    ]
    assert lines[0].endswith("missing")
    assert lines[-1].endswith("shown above")


def test_suggestions_come_ranked_with_their_parts(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "align", *sample, "--json", "--top", 3)
    candidates = json.loads(result.stdout)["candidates"]
    assert set(candidates[0]) == {
        *("directive", "plan", "score", "parts", "proposed", "differences"),
    }
    by_task: dict[str, list[float]] = {}
    for candidate in candidates:
        by_task.setdefault(candidate["directive"]["id"], []).append(candidate["score"])
    assert all(len(s) <= 3 and s == sorted(s, reverse=True) for s in by_task.values())


def test_suggestions_for_people_say_why_and_what_differs(
    store: Path, sample: tuple[Path, Path]
) -> None:
    printed = run(store, "align", *sample).stdout
    assert "why" in printed
    assert printed.count("≠ figure lowered: 6 cuốn sách → 4 cuốn sách") == 1


def test_programs_get_what_differs_as_data(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "align", *sample, "--json", "--top", 1)
    found = {c["plan"]["id"]: c["differences"] for c in json.loads(result.stdout)["candidates"]}
    assert found["IV.2.-3"] == [{"kind": "citation_missing", "asked": "3915/QĐ-TTg", "given": None}]


def test_the_screen_needs_a_terminal_and_says_what_scripts_can_use(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "review", *sample)
    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr
    assert "export" in result.stderr


@pytest.mark.parametrize("command", ["review", "demo", ""])
def test_without_a_terminal_nothing_begins(
    store: Path, sample: tuple[Path, Path], command: str
) -> None:
    run(store, *filter(None, [command]), *(sample if command == "review" else ()))
    assert not store.exists()
    assert not store.with_name("demo.db").exists()


def test_the_list_shows_documents_reviews_and_what_is_missing(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    kinds = [line.split("\t")[0] for line in run(store, "list").stdout.splitlines()]
    assert kinds[:3] == ["document", "document", "review"]
    assert set(kinds[3:]) == {"missing"}


def test_a_summary_that_is_there_is_overwritten_only_when_asked(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    decide(store, sample, Verdict.GAP)
    file = tmp_path / "summary.md"
    file.write_text("mine", encoding="utf-8")
    result = run(store, "export", "-o", file)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "--force" in result.stderr
    assert file.read_text(encoding="utf-8") == "mine"
    assert run(store, "export", "-o", file, "--force").exit_code == 0
    assert file.read_bytes() == run(store, "export").stdout_bytes


@pytest.mark.parametrize("command", ["check", "export"])
def test_to_ask_about_a_review_reads_nothing_in(
    store: Path, sample: tuple[Path, Path], command: str
) -> None:
    result = run(store, command, *sample)
    assert result.exit_code == 2
    assert "doichieu import" in result.stderr
    with Store.open(store) as opened:
        assert opened.documents.summaries() == ()


def test_the_same_store_gives_the_same_summary_to_the_byte(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    decide(store, sample, Verdict.GAP)
    first = run(store, "export")
    assert first.exit_code == 0
    assert run(store, "export", *sample).stdout_bytes == first.stdout_bytes
    run(store, "export", "58-KH/TW", "214/KH-UBND", "-o", tmp_path / "summary.md")
    assert (tmp_path / "summary.md").read_bytes() == first.stdout_bytes


def test_a_summary_that_cannot_be_written_is_one_line(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    decide(store, sample, Verdict.GAP)
    result = run(store, "export", "-o", tmp_path / "no" / "such" / "summary.md")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_nothing_to_export_is_said(store: Path, sample: tuple[Path, Path]) -> None:
    assert run(store, "export").exit_code == 2
    run(store, "import", *sample)
    result = run(store, "export", "58-KH/TW", "214/KH-UBND")
    assert result.exit_code == 2
    assert "doichieu review" in result.stderr


def test_findings_are_an_exit_code(store: Path, sample: tuple[Path, Path]) -> None:
    decide(store, sample, Verdict.GAP)
    result = run(store, "check")
    assert result.exit_code == 1
    assert result.stdout.startswith("gap\tII.1\t")
    decide(store, sample, Verdict.COVERED)
    assert run(store, "check").exit_code == 0


def test_an_unknown_document_is_named_with_the_nearest(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    result = run(store, "export", "58-KH/TU", "214/KH-UBND")
    assert result.exit_code == 2
    assert "58-KH/TW" in result.stderr


def test_the_keymap_in_force_is_printed(store: Path) -> None:
    lines = run(store, "keys").stdout.splitlines()
    assert any(line.startswith("review.gap\tg\t") for line in lines)


def test_the_program_speaks_vietnamese_when_asked(store: Path, sample: tuple[Path, Path]) -> None:
    arguments = ["--store", str(store), "--lang", "vi", "import", str(sample[0])]
    assert CliRunner().invoke(main, arguments).stdout.startswith("đã nhập\t#1")


def test_every_shipped_keymap_is_named_in_the_help(store: Path) -> None:
    line = next(line for line in run(store, "--help").stdout.splitlines() if "--keymap" in line)
    assert all(name in line for name in SHIPPED)


def test_an_unknown_language_is_refused_with_the_known_ones(store: Path) -> None:
    result = CliRunner().invoke(main, ["--store", str(store), "--lang", "fr", "list"])
    assert result.exit_code == 2
    assert "en, vi" in result.stderr


def test_a_survey_names_what_each_plan_leaves_unanswered(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "survey", *sample)
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    plan, number, figures, missing = line.split("\t")
    assert (plan, number) == (str(sample[1]), "214/KH-UBND")
    assert figures.startswith("answered ")
    assert missing.split(" ")[0].count(".") >= 1
    assert not store.exists()


def test_a_survey_without_plans_takes_those_that_carry_the_directive_out(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    result = run(store, "survey", "58-KH/TW", "--json", "--top", 1)
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert (found["plan"], found["number"]) == ("#2", "214/KH-UBND")
    tasks = [each["directive"]["id"] for each in found["candidates"]]
    assert len(tasks) == len(set(tasks)) > 5
    nothing = run(store, "survey", "214/KH-UBND")
    assert nothing.exit_code == 2
    assert "no document in the store says that it carries this one out" in nothing.stderr


def test_a_survey_goes_on_past_a_plan_that_is_not_there(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "survey", sample[0], "none.txt", sample[1])
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert "none.txt" in result.stderr


TWICE = """# Kế hoạch

## I. Nhiệm vụ

- Mua sắm xe chữa cháy cho lực lượng kiểm lâm vùng cao.
- Xây nhà bán trú cho học sinh con hộ nghèo.

## II. Phân công

- Mở thư viện lưu động phục vụ thanh niên công nhân.
- Phối hợp mua sắm xe chữa cháy cho lực lượng kiểm lâm vùng cao.
"""


def test_overlaps_are_told_as_lines_and_as_json(store: Path, tmp_path: Path) -> None:
    plan = tmp_path / "twice.md"
    plan.write_text(TWICE, encoding="utf-8")
    told = run(store, "overlaps", plan)
    assert told.exit_code == 0
    assert "given twice" in told.stdout
    assert told.stdout.count("xe chữa cháy") == 2
    (pair,) = json.loads(run(store, "overlaps", plan, "--json").stdout)["overlaps"]
    assert [item["line"] for item in pair["items"]] == [5, 11]
    assert pair["score"] > 0.55
    assert pair["why"].startswith("phrases ")
    assert pair["why"].endswith(" · given twice")
    assert not store.exists()


def test_what_other_documents_of_the_store_give_already_is_told_with_their_names(
    store: Path, tmp_path: Path, sample: tuple[Path, Path]
) -> None:
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    one.write_text(TWICE, encoding="utf-8")
    other.write_text(TWICE.replace("chữa cháy", "cứu hỏa, chữa cháy"), encoding="utf-8")
    run(store, "import", other, *sample)
    found = json.loads(run(store, "overlaps", one, "--everywhere", "--json").stdout)["overlaps"]
    assert {pair["items"][1]["document"] for pair in found} == {"#1 Kế hoạch"}
    assert len(found) >= 4
    told = run(store, "overlaps", one, "--everywhere", "--top", 1)
    assert "#1 Kế hoạch" in told.stdout


@pytest.mark.parametrize("name", ["#1", "FILE"])
def test_a_stored_plan_without_a_number_does_not_give_its_own_tasks_already(
    store: Path, tmp_path: Path, name: str
) -> None:
    plan = tmp_path / "one.md"
    plan.write_text(TWICE, encoding="utf-8")
    run(store, "import", plan)
    named = name.replace("FILE", str(plan))
    found = run(store, "overlaps", named, "--everywhere", "--json")
    assert json.loads(found.stdout) == {"overlaps": []}


def test_a_plan_of_another_issuer_with_the_same_number_is_looked_through(
    store: Path, tmp_path: Path
) -> None:
    sheet = "ỦY BAN NHÂN DÂN TỈNH {}\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\n\n"
    for place in ("Sơn Nam", "Hải Bắc"):
        text = sheet.format(place.upper()) + TWICE.partition("\n\n")[2]
        (tmp_path / f"{place}.md").write_text(text, encoding="utf-8")
        run(store, "import", tmp_path / f"{place}.md")
    found = json.loads(run(store, "overlaps", "#1", "--everywhere", "--json").stdout)["overlaps"]
    assert {pair["items"][1]["document"] for pair in found} == {"#2 12/KH-UBND"}


def test_what_a_plan_carries_out_is_no_overlap_with_it(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    for one in ("214/KH-UBND", "#1"):
        found = run(store, "overlaps", one, "--everywhere", "--json")
        assert json.loads(found.stdout) == {"overlaps": []}


def test_a_survey_of_many_plans_runs_in_processes_of_its_own(store: Path, tmp_path: Path) -> None:
    plans = [tmp_path / f"{number}.md" for number in range(40)]
    for number, plan in enumerate(plans):
        plan.write_text(TWICE.replace("kiểm lâm", f"kiểm lâm số {number}"), encoding="utf-8")
    finished = subprocess.run(
        [*PROGRAM, "--store", str(store), "survey", *map(str, [plans[0], *plans])],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.stderr == ""
    assert finished.returncode == 0
    assert [line.split("\t")[0] for line in finished.stdout.splitlines()] == list(map(str, plans))
