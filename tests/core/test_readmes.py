"""README and its Vietnamese twin begin alike; the index of the pages names each."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _shown(name: str) -> list[str]:
    """The commands of the indented blocks, without what is said of them."""
    lines = re.findall(r"^    (\S.*)$", _text(name), re.MULTILINE)
    return [line.partition(" #")[0].strip() for line in lines]


def test_both_readmes_show_the_same_commands_to_begin_with() -> None:
    english = _shown("README.md")
    assert len(english) >= 5
    assert _shown("README.vi.md") == english


def test_the_index_names_every_page() -> None:
    named = set(re.findall(r"\]\(([^)]+)\)", _text("docs/README.md")))
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= named, pages - named
