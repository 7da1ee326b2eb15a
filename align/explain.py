"""A suggestion in words, and the places of the words in it: what a reviewer sees of the score."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log

from doichieu.align.rarity import genre, stock_phrases
from doichieu.align.scoring import WEIGHTS
from doichieu.align.slips import Spelling
from doichieu.align.tokens import Token, terms, tokens
from doichieu.language import _
from doichieu.model import Candidate, Kind
from doichieu.text import number_key

Span = tuple[int, int]

_WORTH_SAYING = 0.05
"""A feature weaker than this moves no score that anybody would notice."""

_RARE_ALONE = log(64)
"""A syllable so much rarer than stock is lit by itself; a commoner one is but half a word."""


def why(candidate: Candidate) -> tuple[str, ...]:
    """What speaks for a suggestion, strongest first; `differences` tells what speaks against it."""
    wording = _wording(candidate)
    parts = candidate.parts
    worth = [name for name in wording if parts.get(name, 0.0) >= _WORTH_SAYING]
    worth.sort(key=lambda name: -WEIGHTS[name] * parts[name])
    return tuple(wording[name] for name in worth)


def _wording(candidate: Candidate) -> dict[str, str]:
    """Every feature in words."""
    value = {name: f"{candidate.parts.get(name, 0.0):.2f}" for name in WEIGHTS}
    objective = candidate.plan.kind is Kind.OBJECTIVE
    return {
        "phrases": _("phrases {value}").format(value=value["phrases"]),
        "words": _("words {value}").format(value=value["words"]),
        "heading": _("heading {value}").format(value=value["heading"]),
        "bodies": _("field of work {value}").format(value=value["bodies"]),
        "cites": _cites(candidate),
        "deadline": _deadline(candidate),
        "kind": _("both objectives") if objective else _("both organisation"),
    }


def _cites(candidate: Candidate) -> str:
    """How many of the directive's citations the plan item repeats."""
    given = {number_key(number) for number in candidate.plan.documents}
    asked = {number_key(number) for number in candidate.directive.documents}
    shared = len(asked & given)
    return _("cites {shared} of {all}").format(shared=shared, all=len(asked))


def _deadline(candidate: Candidate) -> str:
    """That the plan keeps the directive's last day, or binds in the same way."""
    end = candidate.directive.deadline.end
    if end is None or end != candidate.plan.deadline.end:
        return _("deadline alike")
    day = f"{end:%Y}" if (end.month, end.day) == (12, 31) else f"{end:%d/%m/%Y}"
    return _("same deadline {day}").format(day=day)


def shared(left: str, right: str) -> tuple[list[Span], list[Span]]:
    """The places in each NFC text of the words and numbers that both have and that score.

    Sorted, none overlapping, neighbours joined across a blank. A stock phrase scores nothing and
    is not lit, and nothing is beside a text of stock words alone.
    """
    found = tokens(left), tokens(right)
    asked, given = (_spelling(each) for each in found)
    if not all(genre().strength(each.words) for each in (asked, given)):
        return [], []
    ours, theirs = (
        {term for term in _whole(each) & (spelling.words | spelling.phrases) if _lights(term)}
        for each, spelling in zip(found, (asked, given), strict=True)
    )
    both = ours & theirs
    # Several slips may mean one term: asked from either side, so that both agree on what is lit.
    pairs = {*given.slips(asked).items(), *((a, b) for b, a in asked.slips(given).items())}
    meant = [(a, b) for a, b in pairs if a in ours and b in theirs]
    return (
        _spans(left, found[0], both.union(a for a, _b in meant)),
        _spans(right, found[1], both.union(b for _a, b in meant)),
    )


def _spelling(found: Sequence[Token]) -> Spelling:
    words, phrases = terms([token.form for token in found])
    return Spelling(words.keys(), phrases.keys())


def _whole(found: Sequence[Token]) -> set[str]:
    """The words of a text, and its phrases that are not half of a stock phrase."""
    forms = [token.form for token in found]
    phrases = (
        " ".join(forms[index - 1 : index + 1])
        for index in range(1, len(forms))
        if not _halves_stock(forms, index)
    )
    return {*forms, *phrases}


def _lights(term: str) -> bool:
    """Whether a term that both texts have is worth lighting."""
    rare = genre().of(term)
    if " " in term:
        return rare > 0
    return rare >= _RARE_ALONE and not (term.isdigit() and len(term) == 1)


def _spans(printed: str, found: Sequence[Token], lit: Collection[str]) -> list[Span]:
    """Where the lit terms stand in a text."""
    forms = [token.form for token in found]
    spans: list[Span] = []
    for index, token in enumerate(found):
        phrase = " ".join(forms[max(index - 1, 0) : index + 1])
        if index and phrase in lit and not _halves_stock(forms, index):
            spans.append((found[index - 1].start, token.end))
        elif token.form in lit:
            spans.append((token.start, token.end))
    return _merged(printed, spans)


def _halves_stock(forms: Sequence[str], second: int) -> bool:
    """Whether a phrase ending at `second` has half of a stock phrase: (thực) hiện tốt."""
    around = forms[max(second - 2, 0) : second], forms[second : second + 2]
    return any(len(pair) == 2 and " ".join(pair) in stock_phrases() for pair in around)


def _merged(printed: str, spans: Sequence[Span]) -> list[Span]:
    """Spans in order, with those that overlap or have only a blank between them made one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and (start <= merged[-1][1] or printed[merged[-1][1] : start] == " "):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
