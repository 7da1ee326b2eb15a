"""A section stands for a document wherever one is named: FILE#II, a number#II, -#II."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doichieu.cli.commands import main
from doichieu.config import Config
from doichieu.errors import InputError
from doichieu.importing import read_text
from doichieu.model import Facts, Item, Kind, Outline, Verdict
from doichieu.store import Store
from doichieu.workbench import Workbench
from doichieu.workbench.documents.references import Reference, address_of, part, within

TEXT = """# Kế hoạch trồng cây

I. NHIỆM VỤ TRỌNG TÂM
1. Trồng cây bên bờ kênh.
2. Sửa đường vào trường học.

II. PHÂN CÔNG
1. Phòng Kinh tế
- Trồng cây bên bờ kênh trước mùa mưa.
- Mua giống cây.
2. Phòng Giáo dục
- Sửa đường vào trường học cùng phụ huynh.

PHỤ LỤC II
DANH MỤC VIỆC LÀM
1. Lập danh sách các tuyến kênh.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cây.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, empty_store: Path) -> Path:
    return Path(shutil.copy(empty_store, tmp_path / "store.db"))


def run(store: Path, *arguments: object, piped: str | None = None) -> Result:
    options = ["--store", str(store), "--lang", "en", *map(str, arguments)]
    return CliRunner().invoke(main, options, input=piped)


def addresses(result: Result) -> list[str]:
    return [item["id"] for item in json.loads(result.stdout)["items"]]


def begin(store: Path, directive: str, plan: str) -> None:
    """Begin a review and decide its first task."""
    config = Config(store, "lan", "en", "default", store.with_name("keys.toml"))
    with Store.open(store) as opened:
        review = Workbench(opened, config).reviews.begin(directive, plan)
        review.decide(review.tasks[0].id, Verdict.GAP)


@pytest.mark.parametrize("section", ["II", "II.1", "II.1.-2", "PLII", "plii", "ii.", "Ii.1"])
def test_the_outline_of_a_section_is_that_of_the_file_below_it(
    store: Path, file: Path, section: str
) -> None:
    whole = addresses(run(store, "outline", file, "--json"))
    asked = section.upper().rstrip(".")
    below = [each for each in whole if f"{each}.".startswith(f"{asked}.")]
    found = run(store, "outline", f"{file}#{section}", "--json")
    assert below
    assert addresses(found) == below


@pytest.mark.parametrize("command", ["outline", "import", "align", "review", "export", "check"])
def test_a_section_that_is_not_there_is_one_line_that_names_near_ones(
    store: Path, file: Path, command: str
) -> None:
    run(store, "import", file)
    missing = f"{file}#II.7"
    names = [missing] if command in {"outline", "import"} else [f"{file}#I", missing]
    result = run(store, command, *names)
    assert result.exit_code == 2
    if command == "review":  # which has to have a terminal before it looks
        return
    (line,) = result.stderr.splitlines()
    assert "there is no section 'II.7'" in line
    assert "II.1" in line
    assert str(file) in line


def test_a_review_of_a_section_that_is_not_there_is_not_begun(store: Path, file: Path) -> None:
    with pytest.raises(InputError, match=r"no section 'II\.7'"):
        begin(store, f"{file}#I", f"{file}#II.7")
    with Store.open(store) as opened:
        assert opened.reviews.summaries() == ()


def test_a_file_that_lacks_the_section_is_not_read_in(store: Path, file: Path) -> None:
    assert run(store, "import", f"{file}#IX").exit_code == 2
    with Store.open(store) as opened:
        assert opened.documents.summaries() == ()


def test_reading_a_section_in_reads_the_whole_document_and_tells_of_the_section(
    store: Path, file: Path
) -> None:
    result = run(store, "import", f"{file}#ii")
    assert result.stdout.startswith("read\t#1\tcây.txt#II\titems: 6, tasks: 3")
    assert run(store, "import", f"{file}#I").stdout.startswith("unchanged\t#1\tcây.txt#I\t")
    assert "PLII" in addresses(run(store, "outline", "1", "--json"))


@pytest.mark.parametrize("name", ["cây.txt", "#1", "1"])
def test_two_sections_of_one_document_are_a_review_like_any_other(
    store: Path, file: Path, name: str
) -> None:
    begin(store, f"{file}#I", f"{file}#II")
    sides = f"{name}#I", f"{name}#ii"
    assert "review\tcây.txt#I\tcây.txt#II\tdecided 1 of 2\tgaps: 1" in run(store, "list").stdout
    summary = run(store, "export", *sides)
    assert summary.exit_code == 0
    assert summary.stdout.startswith("# Report on the review of cây.txt against cây.txt\n")
    assert "Of the directive only section I is reviewed." in summary.stdout
    assert "Of the plan only section II is reviewed." in summary.stdout
    assert summary.stdout == run(store, "export").stdout
    findings = run(store, "check", *sides)
    assert findings.exit_code == 1
    *found, counted = findings.stdout.splitlines()
    assert [line.split(": ")[1] for line in found] == ["I.1 gap", "I.2 undecided"]
    assert counted == "tasks: 2; undecided: 1, gap: 1"


def test_the_same_sections_in_other_letters_are_the_same_review(store: Path, file: Path) -> None:
    begin(store, f"{file}#I", f"{file}#II.1")
    begin(store, f"{file}#i", f"{file}#ii.1.")
    with Store.open(store) as opened:
        assert len(opened.reviews.summaries()) == 1


@pytest.mark.parametrize(("upper", "lower"), [("", "#II"), ("#II.1", "#II"), ("#I", "#I")])
def test_a_section_is_not_held_against_what_holds_it(
    store: Path, file: Path, upper: str, lower: str
) -> None:
    with pytest.raises(InputError, match="against itself"):
        begin(store, f"{file}{upper}", f"{file}{lower}")


def test_sections_whose_addresses_only_begin_alike_are_two() -> None:
    addresses = {"II": None, "II.1": "II", "II.1.-2": "II.1", "II.10": "II", "III": None}
    items = (Item(address, 1, Kind.TASK, "", above) for address, above in addresses.items())
    outline = Outline(Facts(), tuple(items))
    assert not within(outline, "II", "III")
    assert not within(outline, "II.1", "II.10")
    assert within(outline, "II.1", "II.1.-2")
    assert within(outline, "II.10", "II")
    assert within(outline, "", "III")


def test_a_section_of_standard_input_needs_no_dashes_before_it(store: Path, file: Path) -> None:
    def piped(*arguments: object) -> Result:
        return run(store, *arguments, piped=TEXT)

    section = addresses(run(store, "outline", f"{file}#II", "--json"))
    assert addresses(piped("outline", "-#II", "--json")) == section
    assert addresses(piped("outline", "--json", "--", "-#II")) == section
    assert piped("align", "-#I", f"{file}#II", "--json").stdout == (
        piped("align", f"{file}#I", "-#II", "--json").stdout
    )
    assert "#PLII" in piped("import", "-#plii").stdout


def test_an_option_that_is_none_is_still_one_that_is_not_there(store: Path, file: Path) -> None:
    result = run(store, "outline", file, "--jsn")
    assert "there is no option '--jsn'. Did you mean --json?" in result.stderr
    result = run(store, "outline", file, "-#II")
    assert "one name too many: -#II" in result.stderr


def test_a_section_of_a_file_with_a_hash_in_its_name(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "cây#2.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert addresses(run(store, "outline", f"{file}#II", "--json"))[0] == "II"
    assert addresses(run(store, "outline", file, "--json"))[0] == "I"
    run(store, "import", file)
    assert addresses(run(store, "outline", "cây#2.txt#II", "--json"))[0] == "II"


def test_a_missing_file_with_a_hash_in_its_name_is_named_whole() -> None:
    assert Reference.parse("no/such#folder/plan.txt") == Reference("no/such#folder/plan.txt")
    assert Reference.parse("plan#2.DOCX") == Reference("plan#2.DOCX")
    assert Reference.parse("plan#2.DOCX#II") == Reference("plan#2.DOCX", "II")


def test_letters_tell_two_sections_apart_where_case_alone_does_not() -> None:
    outline = read_text("# Kế hoạch\n\nI. VIỆC CHUNG\n1. Một việc.\n\ni) Việc riêng.\n")
    for address in outline.by_address:
        assert address_of(outline, address, "") == address
        assert part(outline, address, "").items[0].address == address


def test_the_files_of_two_reviews_of_one_document_are_two(store: Path, file: Path) -> None:
    config = Config(store, "lan", "en", "default", store.with_name("keys.toml"))
    with Store.open(store) as opened:
        bench = Workbench(opened, config)
        names = [
            bench.reviews.begin(f"{file}#{upper}", f"{file}#{lower}").sides.file_name
            for upper, lower in (("I", "II"), ("I", "PLII"))
        ]
    assert names == ["cay-txt-i-cay-txt-ii", "cay-txt-i-cay-txt-plii"]
