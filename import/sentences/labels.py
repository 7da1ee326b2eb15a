"""What a line may begin with: the numbering of Vietnamese administrative texts and of Markdown.

Decree 30/2020/NĐ-CP prints `I.`, `1.`, `a)`, `-`; Party bodies (Guideline 36-HD/VPTW) print `I-`,
`1-`, `1.1-`, `a)`; both add `+` below the dash, and chapters and articles in decisions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from doichieu.model.labels import Label, Scheme, ordinal
from doichieu.vocabulary.tables import section
from doichieu.vocabulary.words import UPPER, spelt

_DASHES = "-–—−*•·▪●○◦■□➢✓➤►\uf02d\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
# After a frame's number nothing but its heading follows: prose that begins so is no label.
_HEAD = rf"(?=\s*$|\s+[{UPPER}(])"
_ORDINAL_WORDS = {
    word: int(place) for place, words in section("ordinals").items() for word in words
}
_ORDINALS = spelt(_ORDINAL_WORDS)
_STEPS = spelt(section("labels")["steps"])
_LABEL = re.compile(
    rf"""
    (?P<annex>(?:PHỤ\ (?:LỤC|BIỂU)|APPENDIX|ANNEX
        |(?:Phụ\ (?:lục|biểu)|Appendix)(?=[\sIVXL\d:.–-]*$))
        (?:\ +(?:SỐ|số)?\s*(?P<annex_no>[IVXL]+|\d{{1,2}}|[A-Z])(?![\w/]))?\s*[:.\-–]?{_HEAD})
  | (?P<part>(?:PHẦN|Phần)\ +(?:THỨ\ +|thứ\ +)?
        (?P<part_no>[IVXL]+|\d{{1,2}}|{_ORDINALS})
        \s*[:.\-–]?{_HEAD})
  | (?P<chapter>(?:CHƯƠNG|Chương|CHAPTER|Chapter)\ +
        (?P<chapter_no>[IVXL]+|\d{{1,2}})\s*[:.\-–]?{_HEAD})
  | (?P<step>(?P<step_word>{_STEPS})\ +(?:THỨ\ +|thứ\ +)?
        (?P<step_no>[IVX]{{1,4}}|\d{{1,2}}|{_ORDINALS})(?:\s*[:.–-](?=\s|$)|(?=\s*$|\s*\()))
  | (?P<article>(?:ĐIỀU|Điều|ARTICLE|Article)\ +(?P<article_no>\d{{1,3}}[a-zđ]?)\s*[:.](?=\s|$))
  | (?P<roman>(?P<roman_no>[IVX]{{1,7}})\s?(?:[.\-–):]|/(?=\s))(?=\s|\D|$)(?![A-ZĐ]{{2,}}\b[/-]))
  | (?P<decimal>(?P<decimal_no>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})
        (?:\.|\)|-(?!\d)|(?=\s))(?=\s|[^\W\d]|$))
  | (?P<arabic>(?P<arabic_no>\d{{1,3}})
        (?:\s?[.)]|/(?=\s)|-(?=\s|[{UPPER}])(?!\s?[^\W\d_]{{1,6}}[/-]))(?=\s|[^\W\d]|["“(]|$))
  | (?P<letter>(?P<letter_no>[a-zđ]{{1,2}}\d?(?=\s?\))|[a-zđ]\d?(?=\s?\.\s))\s?[.)]
        (?=\s|[^\W\d]|["“]|$))
  | (?P<capital>(?P<capital_no>[A-HĐ])\s?[.)\-](?=\s))
  | (?P<paren>\((?P<paren_no>\d{{1,2}}|[ivx]{{1,5}}|[a-zđ])\)\s?(?=\S))
  | (?P<plus>\+\s*(?=[^\s\d+]))
  | (?P<plus_digit>\+\s+(?=\S))
  | (?P<bullet>(?P<mark>[{re.escape(_DASHES)}])(?:\s+(?=\S)|(?=[^\W\d_])))
    """,
    re.VERBOSE,
)
_SIGNS = ("bullet", "plus", "plus_digit")
# So those labels open that are words.
_WORDS = tuple(word[:2].capitalize() for words in section("labels").values() for word in words)
_LONGEST_LETTER = 5
_REMEMBERED = 512


def parse(text: str) -> tuple[Label, str] | None:
    """The label that `text` begins with and the words after it, or None."""
    # Most lines begin with a word, and hardly any word is a label.
    head = text[:_LONGEST_LETTER]
    if head[:1].islower():
        if "." not in head and ")" not in head:
            return None
    elif head[:1].isalpha() and head[1:2].islower() and not text.startswith(_WORDS):
        return None
    match = _LABEL.match(text)
    if match is None:
        return None
    kind = match.lastgroup or ""
    if kind in _SIGNS:
        label = _sign(match["mark"] or "+")
    else:
        label = _label(kind, match[f"{kind}_no"] or "", match["step_word"] or "")
    return label, text[match.end() :].lstrip()


# The same few labels stand in every document.
@lru_cache(maxsize=_REMEMBERED)
def _sign(mark: str) -> Label:
    if mark == "+":
        return Label(Scheme.PLUS, "+", mark="+")
    return Label(Scheme.BULLET, "-", mark="-" if mark in "-–—−" else mark)


@lru_cache(maxsize=_REMEMBERED)
def _label(kind: str, number: str, word: str) -> Label:
    scheme = Scheme(kind)
    place = _ORDINAL_WORDS.get(number.lower()) or ordinal(scheme, number)
    return Label(scheme, f"{word.capitalize()} {number}" if word else _name(scheme, number), place)


def _name(scheme: Scheme, number: str) -> str:
    match scheme:
        case Scheme.ANNEX:
            return f"PL{number}"
        case Scheme.PART:
            return f"Phần {number}"
        case Scheme.CHAPTER:
            return f"Chương {number}"
        case Scheme.ARTICLE:
            return f"Điều {number}"
        case _:
            return number
