"""What other documents are to this one: carried out, its basis, cited, amended, replaced (lược đồ).

Read from the title, the grounds and the text. A number has one relation, the strongest that is
said; a law that amends another in its name, or a task to amend something, amends nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from doichieu.importing.sentences.citations import Citation, between, issued, places
from doichieu.importing.sheet.regions import Piece, Region
from doichieu.model import FURNITURE, DocumentRelation, Facts, Item, Kind, RelationKind, Scheme
from doichieu.text import fold, number_key
from doichieu.vocabulary import words

STRENGTH = (
    RelationKind.REPLACES,
    RelationKind.AMENDS,
    RelationKind.IMPLEMENTS,
    RelationKind.BASIS,
    RelationKind.CITES,
)
"""The kinds of relations, the strongest first."""

_TITLED = (Region.TYPE, Region.TITLE, Region.ATTACHED, Region.LETTERHEAD)
_STOPS = (". ", "; ", ": ")
_SENTENCE = re.compile(r"[.;:]\s")
_NEXT = re.compile(words.source("relations", "next") + "$")
_REACH = 1000
"""How many characters a sentence that names documents has at most."""

_START = words.phrase("relations", "start")
(_THIS,) = words.wordings("itself")["word"]


class _Found:
    """What is said of each other document; a number has one relation, the strongest."""

    def __init__(self) -> None:
        self._by_key: dict[str, DocumentRelation] = {}

    def add(self, kind: RelationKind, number: str, line: int, day: date | None = None) -> None:
        """Note what is said on a line; where it was named first stands in the relation."""
        key = number_key(number)
        before = self._by_key.get(key)
        if before is None:
            self._by_key[key] = DocumentRelation(kind, number, line, day)
        elif key:
            stronger = min(kind, before.kind, key=STRENGTH.index)
            self._by_key[key] = replace(before, kind=stronger, issued=before.issued or day)

    def but(self, own: str | None) -> tuple[DocumentRelation, ...]:
        """All but that of the document to itself, the strongest first, then by line."""
        others = (each for key, each in self._by_key.items() if key != number_key(own or ""))
        return tuple(sorted(others, key=lambda each: (STRENGTH.index(each.kind), each.line)))


def of_document(
    pieces: Iterable[Piece], facts: Facts, items: Sequence[Item]
) -> tuple[DocumentRelation, ...]:
    """The relations of a document, the strongest first, then in the order of its lines."""
    found = _Found()
    headings = {item.address: item.text for item in items if item.kind is Kind.HEADING}
    for item in items:
        if item.kind not in FURNITURE:
            _add_of_item(found, item, headings)
    _add_of_title(found, facts, _title_lines(pieces))
    return found.but(facts.number)


def _add_of_item(found: _Found, item: Item, headings: dict[str, str]) -> None:
    """What a block cites, rests on, amends or replaces, and means by a short name."""
    cited = places(item.text)
    if cited:
        folded = fold(item.text)
        grounds = item.kind is Kind.RECITAL and _gives_grounds(item, folded, headings)
        for citation in cited:
            basis = grounds and not _is_within(folded, citation, cited)
            kind = RelationKind.BASIS if basis else RelationKind.CITES
            found.add(kind, citation.number, item.line, issued(item.text, citation.end))
        opens = item.label is not None and item.label.scheme is Scheme.ARTICLE
        for kind, citation in _changed(folded, cited, opens=opens):
            found.add(kind, citation.number, item.line)
    for number in item.documents:
        found.add(RelationKind.CITES, number, item.line)


def _add_of_title(found: _Found, facts: Facts, lines: dict[str, int]) -> None:
    """What the title cites, amends or replaces, and what the document carries out."""
    title = facts.title or ""
    named = places(title)
    at = min(lines.values(), default=1)
    for citation in named:
        line = lines.get(number_key(citation.number), at)
        found.add(RelationKind.CITES, citation.number, line, issued(title, citation.end))
    for kind, citation in _changed(fold(title), named, opens=True):
        found.add(kind, citation.number, at)
    for number in facts.implements:
        found.add(RelationKind.IMPLEMENTS, number, lines.get(number_key(number), at))


def _title_lines(pieces: Iterable[Piece]) -> dict[str, int]:
    """The lines of the numbers in the title; under '' that of the title itself."""
    lines: dict[str, int] = {}
    for piece in pieces:
        if piece.region in _TITLED:
            if piece.region is Region.TYPE:
                lines.setdefault("", piece.paragraph.line)
            for citation in places(piece.paragraph.text):
                lines.setdefault(number_key(citation.number), piece.paragraph.line)
    return lines


def _gives_grounds(item: Item, folded: str, headings: dict[str, str]) -> bool:
    if _phrase("grounds").match(folded):
        return True
    return _phrase("headed").search(fold(headings.get(item.parent or "", ""))) is not None


def _is_within(folded: str, citation: Citation, cited: Sequence[Citation]) -> bool:
    """Whether the number only belongs to the name of a document that is cited before it."""
    if citation is cited[0]:
        return False
    typed = _typed_before(folded, citation)
    return _phrase("within").search(folded, max(0, typed - 24), typed) is not None


def _typed_before(folded: str, citation: Citation) -> int:
    """Where the type of the document that bears a number begins, else the number."""
    match = _typed().search(folded, max(0, citation.start - 40), citation.start)
    return match.start() if match else citation.start


def _changed(
    folded: str, cited: Sequence[Citation], *, opens: bool
) -> Iterator[tuple[RelationKind, Citation]]:
    """What a text says that this document amends or replaces.

    `opens` is true of a title and of an article: they speak of this document by themselves.
    """
    if not cited:
        return
    for verb in _verb().finditer(folded):
        kind = RelationKind.REPLACES if verb["replaces"] else RelationKind.AMENDS
        if verb["lapses"]:
            yield from _lapsed(folded, cited, verb, opens=opens)
        elif _does_it(folded, verb.start(), opens=opens):
            following = between(cited, verb.end(), verb.end() + _REACH)
            if not following:
                continue
            words_between = folded[verb.end() : _typed_before(folded, following[0])]
            if _phrase("part").fullmatch(words_between):
                kind = RelationKind.AMENDS
            elif not _phrase("all").fullmatch(words_between):
                continue
            yield from ((kind, each) for each in _list(folded, following))


def _sentence(folded: str, at: int) -> int:
    """Where the sentence begins that goes on at a place, as far back as one is long."""
    reach = max(0, at - _REACH)
    stops = (folded.rfind(stop, reach, at) for stop in _STOPS)
    return max((stop + 2 for stop in stops if stop >= 0), default=reach)


def _does_it(folded: str, at: int, *, opens: bool) -> bool:
    """Whether it is this document that does what the verb there says."""
    this = folded.rfind(_THIS, max(0, at - 130), at)
    if this >= 0 and _phrase("itself").fullmatch(folded, this, at):
        return _typed_end().search(folded, max(0, this - 30), this) is not None
    bracket = folded[max(0, at - 2) : at].rstrip().endswith("(")
    return opens and (bracket or _START.fullmatch(folded, _sentence(folded, at), at) is not None)


def _lapsed(
    folded: str, cited: Sequence[Citation], verb: re.Match[str], *, opens: bool
) -> Iterator[tuple[RelationKind, Citation]]:
    """The documents before 'hết hiệu lực' in its sentence, when it is this one that ends them."""
    named = between(cited, _sentence(folded, verb.start()), verb.start())
    until = _SENTENCE.search(folded, verb.end(), verb.end() + _REACH)
    rest = folded[verb.end() : until.start() if until else verb.end() + _REACH]
    if named and (opens or _this().search(rest)):
        yield from ((RelationKind.REPLACES, each) for each in _list(folded, named))


def _list(folded: str, cited: Sequence[Citation]) -> Iterator[Citation]:
    """The first of these and those that go on in a list with it."""
    yield cited[0]
    for before, citation in pairwise(cited):
        said = folded[before.end : _typed_before(folded, citation)]
        if not _NEXT.search(said) or _SENTENCE.search(said.rstrip("; ")):
            return
        if _phrase("about").search(said):
            return
        yield citation


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    """Finds what one document does to another."""
    kinds = ("lapses", "replaces", "amends")
    return re.compile("|".join(rf"(?P<{kind}>{_phrase(kind).pattern})" for kind in kinds))


@lru_cache(maxsize=1)
def _typed_end() -> re.Pattern[str]:
    """Finds a type of document at the end of folded text."""
    names = (*map(fold, words.types()), *words.lists("citations")["types"])
    return re.compile(words.anywhere(names) + "$")


@lru_cache(maxsize=1)
def _this() -> re.Pattern[str]:
    """Finds a document that speaks of itself."""
    return re.compile(rf"{_typed_end().pattern[:-1]}{_THIS}(?!\w)")


@lru_cache(maxsize=1)
def _typed() -> re.Pattern[str]:
    """Finds a type of document, and 'số', at the end of folded text."""
    return re.compile(rf"{_typed_end().pattern[:-1]}{words.source('relations', 'numbered')}$")


def _phrase(key: str) -> re.Pattern[str]:
    return words.phrase("relations", key)
