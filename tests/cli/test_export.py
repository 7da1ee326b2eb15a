"""A summary is printed, or written to a file that is not there yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.model import Verdict
from tests.cli.running import decide, run


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


@pytest.mark.parametrize("command", ["export", "codebook export"])
def test_the_store_is_never_written_over(
    store: Path, sample: tuple[Path, Path], command: str
) -> None:
    decide(store, sample, Verdict.GAP)
    kept = store.read_bytes()
    for name in (store, f"{store}-wal"):
        result = run(store, *command.split(), "--force", "-o", name)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert "belongs to a database" in result.stderr
    assert store.read_bytes() == kept


def test_whoever_has_the_file_reviewed_checks_it_as_the_report_says(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    decide(store, sample, Verdict.GAP)
    assert "doichieu --store COPY import FILE" in run(store, "export").stdout
    copy, same, other = (tmp_path / name for name in ("copy.db", "same.txt", "other.txt"))
    assert run(store, "backup", copy).exit_code == 0
    same.write_bytes(sample[1].read_bytes())
    other.write_bytes(sample[1].read_bytes() + b"\n")

    assert run(copy, "import", same).stdout.startswith("unchanged")
    assert run(copy, "import", other).stdout.startswith("new version")


def test_nothing_to_export_is_said(store: Path, sample: tuple[Path, Path]) -> None:
    assert run(store, "export").exit_code == 2
    run(store, "import", *sample)
    result = run(store, "export", "58-KH/TW", "214/KH-UBND")
    assert result.exit_code == 2
    assert "doichieu review" in result.stderr


def test_an_unknown_document_is_named_with_the_nearest(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    result = run(store, "export", "58-KH/TU", "214/KH-UBND")
    assert result.exit_code == 2
    assert "58-KH/TW" in result.stderr


def test_a_report_tells_what_is_asked_for_and_names_what_it_may_be_asked(
    store: Path, sample: tuple[Path, Path]
) -> None:
    decide(store, sample, Verdict.GAP)
    whole = run(store, "export").stdout
    gaps = run(store, "export", "--only", "gap", "--by", "deadline", "--quote", "full").stdout
    assert "## I. To be added" in gaps
    assert "Figures" in whole
    assert "Figures" not in gaps
    assert run(store, "export", "--sections", "not-applicable,figures").stdout.count("## ") == 1
    dated = run(store, "export", "--date", "5/1/2027", "--as-of", "2026-12-31", "--lang", "vi")
    assert "Ngày báo cáo: 05/01/2027." in dated.stdout
    for option, word, known in (
        ("--sections", "summary", "conclusion, figures"),
        ("--only", "gaps", "gap, partial"),
        ("--by", "name", "section, lead, deadline"),
        ("--quote", "long", "short, full"),
        ("--as-of", "soon", "31/12/2026"),
        ("--only", "tag:nothing", "nothing"),
        ("--format", "pdf", ".md"),
    ):
        refused = run(store, "export", option, word)
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)
        assert known in refused.stderr


def test_csv_is_marked_as_utf_8_only_when_asked_and_nothing_else_is(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    decide(store, sample, Verdict.GAP)
    bare = run(store, "export", "--format", "csv").stdout_bytes
    run(store, "export", "-o", tmp_path / "a.csv", "--bom")
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf" + bare
    assert run(store, "export", "--bom").exit_code == 2


def test_the_shipped_template_is_copied_out_changed_and_used(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    decide(store, sample, Verdict.GAP)
    mine = tmp_path / "mine.md.j2"
    assert run(store, "export", "--copy-template", mine).exit_code == 0
    assert run(store, "export", "--copy-template", mine).exit_code == 2
    usual = run(store, "export").stdout_bytes
    assert run(store, "export", "--template", mine).stdout_bytes == usual
    mine.write_text("{{ report.titel }}", encoding="utf-8")
    result = run(store, "export", "--template", mine)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert f"{mine}:1: mistake in the template" in result.stderr
    assert run(store, "export", "--template", tmp_path / "none.md.j2").exit_code == 2
    assert run(store, "export", "--copy-template", tmp_path / "a.xyz").exit_code == 2


def test_what_is_no_text_is_not_printed_upon_a_terminal(
    store: Path, sample: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(store, sample, Verdict.GAP)
    assert run(store, "export", "--format", "xlsx").stdout_bytes.startswith(b"PK")
    monkeypatch.setattr(
        "click.testing._NamedTextIOWrapper.isatty", lambda _self: True, raising=False
    )
    refused = run(store, "export", "--format", "xlsx")
    assert (refused.exit_code, refused.stdout_bytes) == (2, b"")
    assert "-o FILE" in refused.stderr
