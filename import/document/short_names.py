"""Documents that are named by a short name: `Nghị quyết 28`, `Kết luận`, `Kế hoạch nêu trên`.

A short name is either given, in brackets behind the number (`sau đây gọi là Kết luận`), or made of
the type and the count of a number that the title or the text before has printed in full. A wrong
document is worse than none: whatever may mean two is left open and in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from doichieu.importing.sentences.body_heads import CAPITAL
from doichieu.importing.sentences.citations import Citation, between, citations, issued, places
from doichieu.model import FURNITURE, Doubt, DoubtCode, Facts, Item
from doichieu.text import fold, number_key
from doichieu.vocabulary import bodies, words

_COUNT = words.phrase("short_names", "count")
_HEAD = re.compile(r"(?P<count>\d+(?:\.\d+)?)(?P<year>/\d{4})?[-/](?P<short>[^\W\d_]+)")
_OF = words.phrase("short_names", "of")
_LONGEST_BETWEEN = 6
_LONGEST_LIST = 60
_LONGEST_NAME = 60
_LONGEST_SENTENCE = 1500


@dataclass
class _Known:
    """What the text has named so far: numbers with their days, and the short names given."""

    own: str
    type: str
    numbers: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, numbers: Iterable[str]) -> None:
        for number in numbers:
            if number_key(number) != self.own:
                self.numbers.setdefault(number_key(number), number)

    def give(self, name: str, number: str) -> None:
        """A name that is given twice may mean either."""
        before = self.given.get(name, ())
        if number_key(number) not in {self.own, *map(number_key, before)}:
            self.given[name] = (*before, number)


class _Found(NamedTuple):
    """A short name in a text: where, the words, and the numbers that it may mean."""

    start: int
    end: int
    numbers: tuple[str, ...]


def resolve(items: Sequence[Item], facts: Facts) -> tuple[list[Item], list[Doubt]]:
    """The items with `refers`, and what could not be told apart."""
    spelled: dict[str, str] = {}
    for item in items:
        for number in item.cites:
            spelled.setdefault(number_key(number), number)
    titled = [spelled.get(number_key(n), n) for n in citations(facts.title or "")]
    if not (spelled or titled):
        return list(items), []
    known = _Known(number_key(facts.number or ""), fold(facts.type or ""))
    known.add(titled)
    resolved = []
    doubts: dict[str, Doubt] = {}
    for item in items:
        if item.kind in FURNITURE:
            resolved.append(item)
            continue
        cited = set(map(number_key, item.cites))
        refers: dict[str, str] = {}
        for found in sorted(_of_text(item.text, known), key=lambda each: each.start):
            if len(found.numbers) > 1:
                name = item.text[found.start : found.end]
                details = {"name": name, "numbers": ", ".join(found.numbers)}
                doubt = Doubt(item.line, DoubtCode.SHORT_NAME, details)
                doubts.setdefault(fold(name), doubt)
            elif found.numbers and number_key(found.numbers[0]) not in cited:
                refers.setdefault(number_key(found.numbers[0]), found.numbers[0])
        resolved.append(replace(item, refers=tuple(refers.values())) if refers else item)
    return resolved, list(doubts.values())


def _of_text(text: str, known: _Known) -> Iterator[_Found]:
    """The short names in a text; what it gives and cites is known from then on."""
    cited = places(text)
    folded = fold(text)
    for citation in cited:
        known.add([citation.number])
        day = issued(text, citation.end)
        if day:
            known.days.setdefault(number_key(citation.number), day)
        yield from _shortened(text, citation, known)
    if not known.numbers:
        return
    starts = {citation.start for citation in cited}
    for match in _types_in(text, folded):
        place = _defined(folded, match)
        if place is not None:
            yield from _give(folded, match, place, cited, known)
        else:
            yield from _of_type(text, folded, match, starts, known)


def _types_in(text: str, folded: str) -> Iterator[re.Match[str]]:
    """The types of documents that may be meant by name.

    In small letters only one before 'số' may be, or one in a bracket.
    """
    if "(" in folded or _phrase("announced").search(folded):
        yield from _typed().finditer(folded)
        return
    reached = 0
    for capital in CAPITAL.finditer(text):
        if capital.start() >= reached and (match := _typed().match(folded, capital.start())):
            reached = match.end()
            yield match


def _shortened(text: str, citation: Citation, known: _Known) -> Iterator[_Found]:
    """The numbers before one in a list that leave their ending to it: `43, 44 và 45-KH/TW`."""
    head = _HEAD.match(citation.number)
    start = max(0, citation.start - _LONGEST_LIST)
    before = fold(text[start : citation.start])
    listed = _listed().search(before)
    if head is None or head["year"] or listed is None:
        return
    ending = citation.number[head.end("count") :]
    for count in re.finditer(r"\d+", listed["counts"]):
        number = count[0] + ending
        known.add([number])
        at = start + listed.start("counts") + count.start()
        yield _Found(at, at + len(count[0]), (number,))


def _defined(folded: str, match: re.Match[str]) -> int | None:
    """Where the bracket opens that gives a document the name that begins here; None without one."""
    opening = folded.rfind("(", max(0, match.start() - _LONGEST_NAME), match.start())
    if opening < 0 or ")" in folded[opening : match.start()]:
        return None
    said = folded[opening + 1 : match.start()].strip(" \"“'")
    if not said:
        return opening if _COUNT.match(folded, match.end()) else None
    return opening if _phrase("defined").fullmatch(said + " ") else None


def _give(
    folded: str, match: re.Match[str], opening: int, cited: Sequence[Citation], known: _Known
) -> Iterator[_Found]:
    """Note the short name that a bracket gives, when it is clear which number it is for."""
    name = folded[match.start() : match.start() + _LONGEST_NAME].partition(")")[0]
    behind = between(cited, match.end(), match.end() + _LONGEST_BETWEEN)
    if any(_phrase("between").fullmatch(folded, match.end(), each.start) for each in behind):
        # A number in full is nothing to be looked up.
        return
    count = _COUNT.match(folded, match.end())
    reach = max(0, opening - _LONGEST_SENTENCE)
    since = max(reach, folded.rfind(". ", reach, opening))
    before = between(cited, since, opening)
    meant = {number_key(each.number): each for each in before if _fits(each, match[0], count)}
    if not meant:
        # A project goes by the number of the decision that approves it ('Đề án 06').
        like = _approved(folded, match[0], before, opening) if count is None else before
        meant = {number_key(each.number): each for each in like if _counts(each, count)}
    numbers = tuple(each.number for each in meant.values())
    if len(numbers) == 1:
        known.give(_key(name, match[0], count), *numbers)
    elif numbers:
        yield _Found(match.start(), match.start() + len(name), numbers)


def _fits(citation: Citation, type_: str, count: re.Match[str] | None) -> bool:
    head = _HEAD.match(number_key(citation.number))
    return bool(head and type_ in _types_of(head["short"]) and _counts(citation, count))


def _counts(citation: Citation, count: re.Match[str] | None) -> bool:
    head = _HEAD.match(number_key(citation.number))
    return count is None or bool(head and head["count"] == count["count"].lstrip("0"))


def _approved(
    folded: str, type_: str, before: Sequence[Citation], opening: int
) -> tuple[Citation, ...]:
    """The last number before the bracket, if it puts a document of this type in force."""
    if not before:
        return ()
    says = _phrase("approves").search(folded, before[-1].end, opening)
    return (before[-1],) if says and folded.startswith(type_, says.end()) else ()


def _key(name: str, type_: str, count: re.Match[str] | None) -> str:
    return (
        f"{type_} {count['count'].lstrip('0')}" if count else " ".join(name.split()).strip(" \"”'")
    )


def _of_type(
    text: str, folded: str, match: re.Match[str], cited: set[int], known: _Known
) -> Iterator[_Found]:
    """The short name that begins with this type of document, if it does."""
    type_, end = match[0], match.end()
    if not text[match.start()].isupper() and _phrase("announced").match(folded, end + 1) is None:
        return
    count = _COUNT.match(folded, end)
    if count is not None:
        if count.start("count") in cited or not (
            count["so"] or _phrase("counts").match(folded, count.end()) is None
        ):
            return
        numbers = _numbered(text, folded, type_, count, known)
        yield _Found(match.start(), count.end(), numbers)
        return
    if _phrase("other").search(folded, max(0, match.start() - 20), match.start()):
        return
    longer = [
        name
        for name in known.given
        if name.startswith(type_) and folded.startswith(name, match.start())
    ]
    name = max(longer, key=len, default="")
    if name and (name != type_ or _phrase("alone").match(folded, end)):
        yield _Found(match.start(), match.start() + len(name), known.given[name])
    elif (above := _phrase("above").match(folded, end)) and type_ != known.type:
        before = [n for key, n in known.numbers.items() if _is_of(key, type_)]
        yield _Found(match.start(), above.end(), tuple(before))


def _numbered(
    text: str, folded: str, type_: str, count: re.Match[str], known: _Known
) -> tuple[str, ...]:
    """The numbers known so far that `type_` and a count may be short for."""
    bare = count["count"].lstrip("0")
    given = known.given.get(f"{type_} {bare}")
    if given:
        return given
    wanted = number_key(f"{bare}{count['more'] or ''}{count['part'] or ''}")
    day, of = issued(text, count.end()), _OF.match(folded, count.end())
    found = []
    for key, number in known.numbers.items():
        head = _HEAD.match(key)
        if (
            head
            and head["count"] == bare
            and key.startswith(wanted)
            and type_ in _types_of(head["short"])
            and (day is None or known.days.get(key, day) == day)
            and (of is None or _may_be_of(number, of["body"]))
        ):
            found.append(number)
    return tuple(found)


def _is_of(key: str, type_: str) -> bool:
    head = _HEAD.match(key)
    return bool(head and type_ in _types_of(head["short"]))


def _may_be_of(number: str, body: str) -> bool:
    """Whether a document of that number may be this body's, by the ending of the number."""
    ending = fold(re.split(r"[-/]", number)[-1])
    issuers = bodies.endings().get(ending)
    return issuers is None or any(each in body for each in issuers)


@lru_cache(maxsize=1)
def _typed() -> re.Pattern[str]:
    """Finds the types of documents in folded text."""
    acts = (name for names in words.wordings("acts").values() for name in names)
    return re.compile(words.anywhere({*map(fold, words.types()), *acts}))


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    """Finds a type and counts at the end of folded text, before a number in full."""
    return re.compile(
        rf"{_typed().pattern}{_phrase('numbered').pattern}(?P<counts>(?:\d{{1,5}}(?:{_phrase('list').pattern})){{1,8}})$"
    )


@lru_cache(maxsize=256)
def _types_of(short: str) -> tuple[str, ...]:
    """The types of documents, folded, that an abbreviation without marks stands for."""
    acts = words.wordings("acts").get(short.rstrip("0123456789"))
    return acts or tuple(
        fold(name)
        for each, names in words.abbreviations().items()
        if number_key(each) == short
        for name in names
    )


def _phrase(key: str) -> re.Pattern[str]:
    return words.phrase("short_names", key)
