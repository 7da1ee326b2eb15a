"""README and its Vietnamese twin tell of the same program; the index of the pages names each."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TWINS = ("README.md", "README.vi.md")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _blocks(text: str) -> list[str]:
    """The commands of the indented blocks, without what is said of them."""
    lines = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
    return [line.split("  #")[0].split(" #")[0].strip() for line in lines]


def _rows(text: str) -> list[str]:
    """What the table of commands names in its first column."""
    return re.findall(r"^\| (`doichieu.*?) \|", text, re.MULTILINE)


def _links(text: str) -> set[str]:
    return set(re.findall(r"\]\(([^)]+)\)", text)) - set(TWINS)


def test_both_show_the_same_commands_in_the_same_order() -> None:
    english, vietnamese = map(_text, TWINS)
    assert len(_blocks(english)) >= 5
    assert len(_rows(english)) >= 13
    assert _blocks(vietnamese) == _blocks(english)
    assert _rows(vietnamese) == _rows(english)


def test_both_have_the_same_sections_and_links() -> None:
    english, vietnamese = map(_text, TWINS)
    assert vietnamese.count("\n## ") == english.count("\n## ") >= 4
    assert _links(vietnamese) == _links(english)


@pytest.mark.parametrize(("name", "twin"), [TWINS, TWINS[::-1]])
def test_each_names_the_other_at_the_top(name: str, twin: str) -> None:
    assert f"]({twin})" in "\n".join(_text(name).splitlines()[:4])


def test_the_index_names_every_page() -> None:
    named = _links(_text("docs/README.md"))
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= named, pages - named
