"""What a section is about, by its heading, and what an item of such a section is."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from doichieu.importing.outline import lead_ins
from doichieu.importing.sentences.duties import assigns, charges, of_task
from doichieu.model import Kind
from doichieu.text import fold, unaccented
from doichieu.vocabulary import words


class Subject(StrEnum):
    """What a section is about; of several in one heading the first decides.

    `TERMS` are the terms of an undertaking, which nobody has to carry out; `MONEY` is funding.
    """

    ORGANISATION = "organisation"
    MONEY = "money"
    SITUATION = "situation"
    PURPOSE = "purpose"
    TERMS = "terms"
    OBJECTIVE = "objective"
    RECITAL = "recital"
    TASK = "task"


_OPENING_ONLY = (Subject.TERMS,)
_ABOUT = words.source("kinds", "about")
_WORK = re.compile(_ABOUT)
_WEAK = words.phrase("kinds", "weak")
_CARRYING_OUT = words.phrase("kinds", "carrying_out")
_PRIZE = words.phrase("kinds", "prize")
_AMOUNT = words.phrase("money", "amount")
_SOURCE = words.phrase("money", "source")
_CHARGED = words.phrase("kinds", "charged")
_HANDED = words.phrase("kinds", "handed")
_WHOLE = words.phrase("kinds", "whole")
_CARRIED_OUT = words.phrase("formulas", "carried_out")
_END = "./."
_DUTIFUL = (Subject.TASK, Subject.ORGANISATION)
_LONGEST = 200
_LONGEST_NAME = 100


def of_heading(text: str, *, top: bool, apart: bool = False) -> Subject | None:
    """What a heading says stands below it is about, or None when it does not say.

    The heading of a section (`top`) decides by any of its words, the earliest, but for 'tổ chức
    thực hiện', which decides wherever it stands unless another section is about that alone
    (`apart`); one further down only by the words it opens with, for 'nâng cao mục tiêu …' in a task
    is no objective. A section is also known without diacritics, which scans lose.
    """
    long = len(text) > _LONGEST and not text.isupper()
    if long or assigns(text) or charges(text):
        return None
    found = _subject(fold(text), fold, top=top, apart=apart) or (
        _subject(unaccented(text), unaccented, top=top, apart=apart) if top else None
    )
    return None if found is Subject.RECITAL and lead_ins.introduces(text) else found


def is_section(text: str) -> bool:
    """Whether a line in capitals without a number heads a section, by its words."""
    return len(text) <= _LONGEST_NAME and of_heading(text, top=True) is not None


def is_term(text: str) -> bool:
    """Whether an item says by itself that it is a term of an undertaking: a prize, a sum."""
    return _PRIZE.match(fold(text[:_LONGEST_NAME])) is not None


def ends(text: str) -> bool:
    """Whether a paragraph has the sign behind it that ends a document."""
    return text.endswith(_END)


def charges_all(text: str) -> bool:
    """Whether a paragraph asks everybody to do what the document says, and so closes it."""
    folded = fold(text)
    whole = ends(text) or _WHOLE.search(folded)
    return bool(whole and _CARRIED_OUT.match(folded))


def heads_part(text: str) -> bool:
    """Whether a few words say what a part is about ('Nội dung kiểm tra'), and so head one."""
    return _subject(fold(text), fold, top=False, apart=False) is not None


def organises(text: str) -> bool:
    """Whether a heading is about carrying the document out and about nothing else."""
    return _pattern(Subject.ORGANISATION, fold, top=False).match(fold(text)) is not None


def _subject(text: str, form: Callable[[str], str], *, top: bool, apart: bool) -> Subject | None:
    best: tuple[int, int, Subject] | None = None
    if not top and _opening(form).match(text) is None:
        return None
    for order, subject in enumerate(Subject):
        whole = top and subject not in _OPENING_ONLY
        pattern = _pattern(subject, form, top=whole)
        found = pattern.search(text) if whole else pattern.match(text)
        if found is None:
            continue
        at = _place(subject, text, found, apart=apart) if whole else 0
        if apart and at and subject is Subject.ORGANISATION and _WEAK.match(unaccented(text), at):
            continue
        if best is None or (at, order) < best[:2]:
            best = (at, order, subject)
    return best[2] if best else None


def _place(subject: Subject, text: str, found: re.Match[str], *, apart: bool) -> int:
    """Where in a heading the words stand; those on carrying out may count as its first."""
    if subject is not Subject.ORGANISATION:
        return found.start()
    wide = not apart and _CARRYING_OUT.search(unaccented(text)) is not None
    return 0 if wide or _WORK.fullmatch(text, 0, found.start()) else found.start()


@lru_cache(maxsize=2)
def _opening(form: Callable[[str], str]) -> re.Pattern[str]:
    """Finds a text that opens with the words of any subject: hardly any does."""
    named = (form(word) for words_of in words.lists("sections").values() for word in words_of)
    return re.compile(_ABOUT + words.alternatives(named))


@lru_cache(maxsize=32)
def _pattern(subject: Subject, form: Callable[[str], str], *, top: bool) -> re.Pattern[str]:
    """Finds the words of a heading that make a section one of this subject."""
    named = map(form, words.lists("sections")[subject.value])
    return re.compile(words.anywhere(named) if top else _ABOUT + words.alternatives(named))


def kind_of(subject: Subject, text: str) -> Kind:
    """What an item with that text is in a section of that subject."""
    if subject is Subject.TERMS:
        folded = fold(text)
        charged = _HANDED.search(folded) or (_CHARGED.search(folded) and of_task(text).leads)
        return Kind.TASK if charged else Kind.PURPOSE
    if subject in _DUTIFUL and text.endswith("!"):
        return Kind.PURPOSE
    if subject is Subject.MONEY:
        return Kind.SITUATION if _tells_of_money(text) else Kind.TASK
    return Kind(subject.value)


def _tells_of_money(text: str) -> bool:
    """Whether words only say what the money is or where it comes from."""
    folded = fold(text)
    if of_task(text).leads:
        return False
    return bool(_SOURCE.match(folded) or _AMOUNT.search(folded))
