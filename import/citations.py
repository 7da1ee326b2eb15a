"""The numbers of documents that a text cites, as printed.

State numbers read `71/NQ-CP`, `77/2017/NQ-HĐND`, `163/2024/QH15` (Decree 30/2020/NĐ-CP); Party
numbers `86-KL/TW`, `08-QĐi/TW` (Guideline 36-HD/VPTW). Blanks that a page or a scan has put in are
taken out.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"""
    (?<![\w/.,-])
    (?P<number>\d{1,6}(?:\.\d{1,2}(?=/))?[a-z]?)
    \ ?(?P<year>/\ ?\d{4}(?=\ ?[/-]))?
    \ ?(?P<part>[/-])\ ?
    (?P<body>(?!\d)[^\W\d_]\w{0,12}(?:\ ?[-/&.]\ ?(?!\d)[^\W\d_][\w]{0,14}){0,4})
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(r"\s+")
_TAIL = re.compile(r"[-/&.] ?\w*$")


def citations(text: str) -> tuple[str, ...]:
    """The document numbers in `text`, each once, in order."""
    if "/" not in text and "-" not in text:
        return ()
    return tuple(dict.fromkeys(number for _place, number in places(text)))


def places(text: str) -> list[tuple[int, str]]:
    """Where document numbers begin in `text`, and the numbers."""
    found: list[tuple[int, str]] = []
    for match in _NUMBER.finditer(text):
        number = _abbreviations_only(match[0])
        if number:
            found.append((match.start(), _BLANKS.sub("", number)))
    return found


def _abbreviations_only(number: str) -> str | None:
    """`number` as far as its parts are abbreviations, or None when it is no document number.

    An abbreviation has a capital beyond its first letter, so that prose after a dash is left out.
    """
    parts = re.split(r"( ?[-/&.] ?)", number)
    kept = parts[0]
    abbreviations = 0
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        if part.isdecimal() and abbreviations == 0:
            kept += sign + part
            continue
        if not _is_abbreviation(part) or (
            " " in sign and abbreviations and sign.strip() != "-" and sign.strip() != "/"
        ):
            break
        kept += sign + part
        abbreviations += 1
    if abbreviations == 0:
        return None
    slashes = kept.count("/")
    years = re.search(r"/ ?\d{4}", kept)
    if abbreviations == 1 and not (
        slashes and (years or kept.rstrip().endswith(("CP", "TW", "TU")))
    ):
        # A single abbreviation: a law (`32/2024/QH15`), else not enough to be a number.
        return kept if years and "QH" in kept else None
    return kept if slashes else None


def _is_abbreviation(part: str) -> bool:
    letters = [c for c in part if c.isalpha()]
    if not letters or not letters[0].isupper():
        return False
    return len(letters) == 1 or sum(map(str.isupper, letters)) >= 2 or part in {"QĐi", "Ttg"}
