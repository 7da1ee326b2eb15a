"""What a document carries out: by its title, by its opening, and which of its grounds.

A ground ('Căn cứ …') is carried out only where the title names it, by number or by the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from doichieu.importing.sentences.citations import citations, places
from doichieu.text import fold
from doichieu.vocabulary import words
from doichieu.vocabulary.words import phrase, source

_CLAUSE = re.compile(r";\s*|\.\s+(?=[^\W\d_])")
_GROUNDS = re.compile(rf"\W*{words.alternatives(words.lists('naming')['grounds'])}")
_NAMED = re.compile(rf"(?<!\w){source('naming', 'carries_out')}\s+(?={source('naming', 'types')})")
_ACT = re.compile(rf"\W*(?:{source('naming', 'grounds_open')}\s)?{source('naming', 'acts')}\s")
_LETTER = re.compile(rf"[-/](?:{'|'.join(words.wordings('naming')['letters'])})(?:[-/]|$)")
_SAYS = phrase("naming", "says")
_FURTHER = phrase("naming", "about")
_ENDS = phrase("naming", "ends")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{4,})[”\"»]")
_WORD = re.compile(r"[^\W\d_]+")
_COVERED = 0.8
_PART = 0.45
_FEWEST = 2


class _Ground(NamedTuple):
    """What the text rests on: its number, what it is about, whether such is carried out."""

    number: str
    about: tuple[str, ...]
    directs: bool


def implements(title: str, opening: Sequence[str], number: str | None) -> tuple[str, ...]:
    """The numbers in the title, those the opening carries out, and the grounds the title names."""
    carried = list(citations(title))
    directs = words.directives(opening=True)
    for text in opening:
        cited = citations(_carrying(text))
        carried += [found for found in cited if directs.search(found)] or cited
    if not citations(title):
        carried += _named(title, _grounds(opening))
    printed = {found.casefold(): found for text in opening for found in citations(text)}
    spelled = (printed.get(found.casefold(), found) for found in carried)
    return tuple(dict.fromkeys(found for found in spelled if found != number))


def _carrying(text: str) -> str:
    """The clauses of a paragraph that say what is carried out: 'Căn cứ …; thực hiện …, …'."""
    kept: list[str] = []
    carries = False
    for clause in _CLAUSE.split(text):
        folded = fold(clause)
        opens = words.opening("openings", "carries_out").match(folded) is not None
        carries = opens or (carries and not _GROUNDS.match(folded))
        kept += [clause] if carries else []
    return "; ".join(kept)


def _grounds(opening: Iterable[str]) -> Iterator[_Ground]:
    """The directives among the grounds; each clause of a paragraph gives one."""
    for text in opening:
        if not _GROUNDS.match(fold(text)):
            continue
        for clause in _CLAUSE.split(text):
            found = next(iter(places(clause)), None)
            if found is None or _LETTER.search(found.number):
                continue
            act = _ACT.match(fold(clause[: found.start]))
            directs = act is None and words.directives().search(found.number) is not None
            # The name of an act stands before its number.
            about = _about(clause[act.end() : found.start], says=False) if act else None
            yield _Ground(found.number, about or _subject(clause[found.end :]), directs)


def _subject(said: str) -> tuple[str, ...]:
    """What a document is about by what follows its number, or by what it carries out itself."""
    nested = list(places(said))
    further = _FURTHER.match(fold(said), nested[-1].end) if nested else None
    return _about(said[further.end() :], says=False) if further else _about(said)


def _named(title: str, grounds: Iterable[_Ground]) -> Iterator[str]:
    folded = fold(title)
    named = _NAMED.search(folded)
    about = _about(title[named.end() :] if named else title, says=False)
    for ground in grounds:
        if named or ground.directs:
            same = _same(ground.about, about, nearly=not ground.directs)
            if same or (named is None and _same_end(ground.about, about)):
                yield ground.number


def _about(text: str, *, says: bool = True) -> tuple[str, ...]:
    """The words that say what a document is about: without its kind, its issuer and its time."""
    quoted = _QUOTED.search(text)
    folded = fold(quoted[1] if quoted else text)
    said = _SAYS.search(folded) if says and not quoted else None
    if says and not (said or quoted):
        return ()
    folded = folded[said.end() :] if said else folded
    end = _ENDS.search(folded)
    folded = folded[: end.start()] if end else folded
    return tuple(_WORD.findall(phrase("naming", "stock").sub(" ", folded)))


def _same(ground: Sequence[str], title: Sequence[str], *, nearly: bool) -> bool:
    """Whether the words of the one name are words of the other, and `nearly` all of that."""
    one, other = set(ground), set(title)
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _FEWEST or len(shorter) < _PART * len(longer):
        return False
    return len(one & other) >= _COVERED * len(longer if nearly else shorter)


def _same_end(ground: Sequence[str], title: Sequence[str]) -> bool:
    """Whether both names end with the same matter, and that is much of either."""
    run = 0
    for one, other in zip(reversed(ground), reversed(title), strict=False):
        if one != other:
            break
        run += 1
    return run >= max(_FEWEST, len(ground) / 2, len(title) * 0.4)
