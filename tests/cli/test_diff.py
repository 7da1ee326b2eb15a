"""What changed from one version to another is printed, of stored documents and of files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run

FIRST = """ỦY BAN NHÂN DÂN TỈNH LAM SƠN
Số: 214/KH-UBND

KẾ HOẠCH

1. Chi 50 tỷ đồng mở thư viện lưu động cho công nhân.
2. Tặng sách cho học sinh vùng cao.
"""
SECOND = FIRST.replace("50", "80").replace("2. Tặng sách cho học sinh vùng cao.\n", "")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    found = tmp_path / "first.txt", tmp_path / "second.txt"
    for file, text in zip(found, (FIRST, SECOND), strict=True):
        file.write_text(text, encoding="utf-8")
    return found


CHANGED = "changed\t1\tChi [-50-]{+80+} tỷ đồng mở thư viện lưu động cho …\n"
GONE = "gone\t2\t[-Tặng sách cho học sinh vùng cao.-]\n"


def test_two_files_need_not_be_stored(store: Path, files: tuple[Path, Path]) -> None:
    result = run(store, "diff", *files)
    assert (result.exit_code, result.stdout) == (0, CHANGED + GONE)
    assert result.stderr.endswith("second.txt: 1 changed, 1 gone\n")
    assert not store.exists()


def test_versions_are_named_by_their_number_and_the_last_two_need_no_name(
    store: Path, files: tuple[Path, Path]
) -> None:
    run(store, "import", files[0])
    told = run(store, "import", files[1]).stdout
    assert told.startswith("new version\t#1\t214/KH-UBND\t")
    assert told.endswith("\tnew version of #1 214/KH-UBND: 1 changed, 1 gone\n")
    for names in (["214/KH-UBND@1", "#1@2"], ["#1"], ["214/KH-UBND@2"], ["1@1", files[1]]):
        assert run(store, "diff", *names).stdout == CHANGED + GONE, names
    assert run(store, "diff", "#1@2", "#1@1").stdout.startswith("changed\t1\tChi [-80-]{+50+} tỷ")
    assert run(store, "diff", "#1#1").stdout == CHANGED
    assert run(store, "outline", "#1@1").stdout.count("Tặng sách") == 1
    asked = run(store, "diff", "#1@3")
    assert (asked.exit_code, asked.stderr) == (
        2,
        "doichieu: #1: there is no version 3. The newest is #1@2.\n",
    )


def test_programs_get_every_change_with_all_of_its_words(
    store: Path, files: tuple[Path, Path]
) -> None:
    found = json.loads(run(store, "diff", *files, "--json").stdout)
    changed, gone = found["changes"]
    assert changed["before"]["text"].startswith("Chi 50 tỷ")
    assert changed["words"][:3] == [
        {"became": "kept", "text": "Chi "},
        {"became": "removed", "text": "50"},
        {"became": "added", "text": "80"},
    ]
    assert (gone["kind"], gone["after"]) == ("gone", None)


def test_what_the_letterhead_says_otherwise_comes_first(
    store: Path, files: tuple[Path, Path]
) -> None:
    files[1].write_text(SECOND.replace("LAM SƠN", "HOA LƯ"), encoding="utf-8")
    result = run(store, "diff", *files)
    issuer = "letterhead\tissuer\tỦy ban nhân dân tỉnh [-Lam Sơn-]{+Hoa Lư+}\n"
    place = "letterhead\tplace\t[-Lam Sơn-]{+Hoa Lư+}\n"
    assert result.stdout.replace(place, "") == issuer + CHANGED + GONE
    assert "1 changed, 1 gone, letterhead: " in result.stderr
    found = json.loads(run(store, "diff", *files, "--json").stdout)["facts"][0]
    assert (found["name"], found["before"]) == ("issuer", "Ủy ban nhân dân tỉnh Lam Sơn")
    assert {"became": "added", "text": "Hoa Lư"} in found["words"]


def test_a_document_of_one_version_has_nothing_to_be_held_against(
    store: Path, files: tuple[Path, Path]
) -> None:
    run(store, "import", files[0])
    assert "no earlier version" in run(store, "diff", "#1").stderr
    assert "no earlier version" in run(store, "diff", files[0]).stderr


def test_what_a_file_is_taken_for_can_be_said_and_is_told(
    store: Path, files: tuple[Path, Path]
) -> None:
    run(store, "import", files[0])
    assert run(store, "import", "--new", files[1]).stdout.startswith("read\t#2\t214/KH-UBND")
    refused = run(store, "import", "--version-of", "#1", files[1])
    assert (refused.exit_code, "#2 214/KH-UBND" in refused.stderr) == (2, True)
    newer = files[1].with_name("newer.txt")
    newer.write_text(FIRST + "3. Xây nhà bán trú.\n", encoding="utf-8")
    told = run(store, "import", "--version-of", "#2", newer).stdout
    assert told.endswith("new version of #2 214/KH-UBND: 1 changed, 2 new\n")
    older = run(store, "import", files[1]).stdout
    assert older.startswith("older version\t#2")
    assert older.endswith("this is version 1 of #2 214/KH-UBND; a newer one is in the store\n")
    assert run(store, "import", "--version-of", "#1", *files).exit_code == 2


def test_a_review_of_a_version_against_the_one_before_is_one_like_any_other(
    store: Path, files: tuple[Path, Path]
) -> None:
    for file in files:
        run(store, "import", file)
    asked = "214/KH-UBND@1", "214/KH-UBND@2"
    assert "no document of its own yet" in run(store, "export", *asked).stderr
    decided = run(store, "decide", *asked, "1", "partial", "--by", "1", "--reason", "80 tỷ")
    assert decided.exit_code == 0, decided.stderr
    assert "214/KH-UBND@1\t214/KH-UBND" in run(store, "list").stdout
    assert "80 tỷ" in run(store, "export", *asked).stdout
    # The review goes on with the document, and a further version is one of it.
    newest = files[1].with_name("newest.txt")
    newest.write_text(FIRST + "3. Xây nhà bán trú.\n", encoding="utf-8")
    assert "new version of #1" in run(store, "import", newest).stdout
    assert "80 tỷ" in run(store, "export", "214/KH-UBND@1", "214/KH-UBND@3").stdout
    # The file of the first version is found as what it is.
    assert run(store, "import", files[0]).stdout.startswith("unchanged\t#2\t214/KH-UBND@1")
