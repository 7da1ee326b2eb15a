"""A suggestion in words, and the places of the words in it: what a reviewer sees of the score."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from math import log

from doichieu.align.fields_of_work import fields
from doichieu.align.rarity import genre, stock_phrases
from doichieu.align.scoring import WEIGHTS
from doichieu.align.slips import Spelling
from doichieu.align.tokens import Token, terms, tokens
from doichieu.language import _, decimal
from doichieu.model import Candidate, Difference, DifferenceKind, Item, Kind
from doichieu.text import fold, number_key
from doichieu.wording import field_word

Span = tuple[int, int]

_WORTH_SAYING = 0.05
"""A feature weaker than this moves no score that anybody would notice."""

_RARE_ALONE = log(64)
"""A syllable so much rarer than stock is lit by itself; a commoner one is but half a word."""


def why(candidate: Candidate, differing: Collection[Difference] = ()) -> tuple[str, ...]:
    """What speaks for a suggestion, as a reviewer would say it, strongest first.

    What is told as `differing` at the pair is not said to be alike.
    """
    asked, given = candidate.directive, candidate.plan
    said = {
        "cites": _cites(asked, given),
        "heading": _("under a like heading"),
        "deadline": "" if any(each.kind in _OF_TIME for each in differing) else _day(asked, given),
        "kind": _("both objectives") if given.kind is Kind.OBJECTIVE else _("both organisation"),
    }
    said = {name: words for name, words in said.items() if words and _tells(candidate, name)}
    said["phrases"] = quoted(asked.text, given.text, said.values())
    said["bodies"] = _field(asked, given, by_leads=any(said.values()))
    worth = [name for name, words in said.items() if words and _tells(candidate, name)]
    worth.sort(key=lambda name: -WEIGHTS[name] * candidate.parts.get(name, 0.0))
    return tuple(said[name] for name in worth)


_OF_TIME = frozenset(kind for kind in DifferenceKind if kind.name.startswith("DEADLINE"))

_TELLS = {"heading": 0.3, "bodies": 0.5}
"""A heading that is somewhat like, or a field that half the plan is of, tells a reader nothing."""

_WORDS, _QUOTED = 3, 48
"""Shared words are quoted in so many pieces of so many letters at most."""

_ABOUT = 4
"""A piece of so many words at most that has a number is about that number alone."""


def _tells(candidate: Candidate, feature: str) -> bool:
    parts = candidate.parts
    worth = max(parts.get(feature, 0.0), parts.get("words", 0.0) if feature == "phrases" else 0.0)
    return worth >= _TELLS.get(feature, _WORTH_SAYING)


def signs(candidate: Candidate) -> tuple[str, ...]:
    """The features that make the score, each with its number, strongest first."""
    parts = candidate.parts
    worth = [name for name in WEIGHTS if parts.get(name, 0.0) >= _WORTH_SAYING]
    worth.sort(key=lambda name: -WEIGHTS[name] * parts[name])
    names = {
        "phrases": _("phrases"),
        "words": _("words"),
        "heading": _("heading"),
        "bodies": _("field of work"),
        "cites": _("citations"),
        "deadline": _("deadline"),
        "kind": _("kind"),
    }
    return tuple(f"{names[name]} {decimal(parts[name])}" for name in worth)


def quoted(asked: str, given: str, said: Iterable[str] = ()) -> str:
    """The longest pieces that both texts share, quoted in reading order; '' for none.

    What another piece tells already, in whatever case or style of tone marks, is not told again,
    nor a number that one of the reasons `said` names.
    """
    spans, _theirs = shared(asked, given)
    longest: list[Span] = []
    told: list[str] = []
    known = {word for reason in said for word in _numbers(reason)}
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        piece = asked[start:end]
        words = f" {fold(piece)} "
        about = _numbers(piece) if len(words.split()) <= _ABOUT else ()
        again = any(words in each for each in told) or not known.isdisjoint(about)
        if len(longest) < _WORDS and _whole_word(piece) and not again:
            longest.append((start, end))
            told.append(words)
    return " · ".join(f"“{_cut(asked[start:end])}”" for start, end in sorted(longest))


def _numbers(words: str) -> list[str]:
    """The numbers in a text, as they are compared."""
    return [word.strip(",.") for word in fold(words).split() if any(map(str.isdigit, word))]


def _whole_word(piece: str) -> bool:
    """Whether a piece says something by itself; a syllable alone is mostly half a word."""
    return " " in piece or (len(piece) > 1 and not piece[1:].islower())


def _cut(piece: str) -> str:
    if len(piece) <= _QUOTED:
        return piece
    return piece[:_QUOTED].rpartition(" ")[0] + "…"


def _cites(asked: Item, given: Item) -> str:
    """The documents that both cite, as the plan writes them; '' for none."""
    wanted = {number_key(number) for number in asked.documents}
    both = [number for number in given.documents if number_key(number) in wanted]
    if not both:
        return ""
    return _("same document cited: {numbers}").format(numbers=", ".join(dict.fromkeys(both)))


def _field(asked: Item, given: Item, *, by_leads: bool) -> str:
    """The field of work that both are in; '' for none.

    `by_leads` asks for two bodies of one field that are to do it, such as Ban Tổ chức and Sở Nội
    vụ: where more is told, what the texts alone say of a field tells nothing.
    """
    ours, theirs = (_fields(item, by_leads=by_leads) for item in (asked, given))
    if by_leads and {*map(fold, asked.leads)} & {*map(fold, given.leads)}:
        return ""
    word = next(filter(None, (field_word(field) for field in ours if field in theirs)), "")
    return _("same field of work: {field}").format(field=word) if word else ""


def _fields(item: Item, *, by_leads: bool) -> list[str]:
    text = " · ".join(item.leads if by_leads else (*item.leads, item.text))
    found = [token.form for token in tokens(text)]
    told = fields(found, terms(found))
    # The words of a text come in no order, a line on the screen must.
    return sorted(field for field, body in told.items() if body or not by_leads)


def _day(asked: Item, given: Item) -> str:
    """That the plan keeps the directive's last day; '' where it does not."""
    end = asked.deadline.end
    if end is None or end != given.deadline.end:
        return ""
    day = f"{end:%Y}" if (end.month, end.day) == (12, 31) else f"{end:%d/%m/%Y}"
    return _("same deadline {day}").format(day=day)


@lru_cache(maxsize=16)
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
