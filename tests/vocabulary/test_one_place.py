"""The words of the genre stand in the vocabulary and nowhere else."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = (
    *("align", "cli", "core", "corrections", "export", "import", "keymaps"),
    *("store", "tui", "vocabulary", "workbench"),
)

ELSEWHERE = ("core/languages", "core/sample", "store/migrations")
"""The program's own Vietnamese, the sample pair, and what no release may change."""

GRAMMARS = {
    "core/text.py": 1,  # the letter đ and its twins
    "core/sorting.py": 1,  # the letters in the order of the alphabet
    "core/model/labels.py": 1,  # the letters in the order in which lists count them
    "import/sentences/labels.py": 8,  # how blocks are numbered, one pattern
    "import/sentences/periods.py": 23,  # how days, months, quarters and years are written, one too
}
"""Where words stand in a grammar that is one pattern and cannot be read without them: how many."""

CLASSES = re.compile(r"\[[^\]]*\]")


def vietnamese(text: str) -> bool:
    """Whether there are Vietnamese letters outside the character classes of a pattern."""
    letters = unicodedata.normalize("NFC", CLASSES.sub("", text))
    return any(c in "đĐ" or (ord(c) > 0xBF and _is_vietnamese(c)) for c in letters)


def _is_vietnamese(letter: str) -> bool:
    decomposed = unicodedata.normalize("NFD", letter)
    return decomposed[0].isascii() and decomposed[0].isalpha() and len(decomposed) > 1


def literals(source: str) -> Iterator[tuple[int, str]]:
    """The Vietnamese literals of a module with their lines; docstrings are none."""
    tree = ast.parse(source)
    prose = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in prose:
            continue
        if isinstance(node.value, str) and vietnamese(node.value):
            yield node.lineno, node.value


@cache
def found() -> dict[str, list[str]]:
    """The Vietnamese literals of each module of the program, as lines to be told."""
    modules = (path for folder in PROGRAM for path in sorted((ROOT / folder).rglob("*.py")))
    named = ((path.relative_to(ROOT).as_posix(), path) for path in modules)
    return {
        name: [f"{name}:{line}: {text!r}" for line, text in literals(path.read_text("utf-8"))]
        for name, path in named
        if not name.startswith(ELSEWHERE)
    }


def test_no_word_of_the_genre_stands_outside_the_vocabulary() -> None:
    offenders = [
        told for name, each in found().items() if len(each) > GRAMMARS.get(name, 0) for told in each
    ]
    assert not offenders, "These belong into a file of vocabulary/:\n" + "\n".join(offenders)


def test_no_grammar_is_allowed_more_words_than_it_has() -> None:
    counted = Counter({name: len(each) for name, each in found().items() if each})
    assert counted == GRAMMARS


def test_a_word_in_a_string_a_pattern_and_a_composed_pattern_is_found() -> None:
    source = '''"""Nơi nhận."""
A = "nơi nhận"
B = re.compile(rf"{A}[a-zđ]")
C = f"ngày {A}"
def f():
    """Căn cứ."""
    return ("căn cứ", "co so")
'''
    assert [text for _, text in literals(source)] == ["nơi nhận", "ngày ", "căn cứ"]
