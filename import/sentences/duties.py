"""Who must carry a task out, and with whom: the wording with which duties are given.

'X chủ trì, phối hợp với Y …', 'giao X …', 'X: …', a heading that names X, or X as the subject of a
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, islice

from doichieu.frozen import frozen
from doichieu.importing.sentences.bodies import Found, acts, names_at, stands_for_any
from doichieu.importing.sentences.body_heads import begins
from doichieu.importing.sentences.body_lists import lists_on, split
from doichieu.importing.sentences.cells import bodies_of_cell
from doichieu.text import fold
from doichieu.vocabulary.tables import section
from doichieu.vocabulary.words import anywhere, phrase


@frozen
class Duty:
    """Who leads and who takes part.

    `asks` where somebody else only asks or tells the leads to do it.
    """

    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    asks: bool = False


NOBODY = Duty()


@frozen
class OwnDuty(Duty):
    """What a task's own words say of its duty.

    `opens` where they begin with the lead or assign it in brackets: bodies that only further
    sentences name may do something else there. Leads who are only asked leave the duty with the
    body that a heading names; `helps` where they are asked to take part.
    """

    opens: bool = False
    helps: bool = False


_REACH = 60
# The same bodies stand in row after row, and a heading is asked for its kind and for its duty.
_REMEMBERED = 256

_OPENING = 500
_OPENING_NAMES = 120
# No task says more; what is longer is no text of a plan.
_MOST_SENTENCES = 100
_MOST_CLAUSES = 200

# So ends a slogan, which is nobody's duty.
_CALL = "!"
_SENTENCE = re.compile(r"[.;]\s+(?=\S)")
_phrase = partial(phrase, "duties")
# `together` and `assign` never do without these words; to look for them first is much quicker.
_TOGETHER = tuple(section("duties")["parted"])
_SHARING, *_ = _TOGETHER
(_GIVING,) = section("duties")["giving"]
_GIVEN = re.compile(anywhere(section("duties")["given"]))
_DURING = tuple(section("duties")["during"])
_ESPECIALLY = tuple(section("duties")["especially"])
_DEFINITE = tuple(section("duties")["definite"])


def of_task(text: str) -> OwnDuty:
    """The duty that a task's own words give."""
    if text.rstrip().endswith(_CALL):
        return OwnDuty()
    folded = fold(text)
    assigned = _assigned_in_brackets(text, folded)
    if assigned.leads:
        return OwnDuty(assigned.leads, assigned.partners, opens=True)
    own: list[Duty] = []
    helpers: list[Duty] = []
    first = NOBODY
    sends = _phrase("sends").match(folded) is not None
    for number, (start, end) in enumerate(_sentences(text, folded)):
        sentence = folded[start:end]
        given = sends or not number or first.leads or _gives(sentence)
        if not given and not _may_share(sentence):
            continue
        duty = _of_sentence(text[start:end], sentence)
        helping = _helping(text[start:end], sentence, beside=bool(first.leads)) if given else ()
        if helping:
            helpers.append(Duty(helping, duty.partners))
        else:
            own.append(duty if given else Duty(partners=duty.partners))
        first = duty if number == 0 else first
    leads, asked = _names(duty.leads for duty in own), _names(duty.leads for duty in helpers)
    partners = _names(duty.partners for duty in (*own, *helpers))
    return OwnDuty(
        leads or asked,
        _names((partners, asked)) if leads else partners,
        opens=bool(first.leads),
        asks=not leads or any(_phrase(key).match(folded) for key in ("asking", "appointing")),
        helps=not leads,
    )


def _gives(folded: str) -> bool:
    """Whether a later sentence says that it gives a duty."""
    return folded.startswith(_DURING) or _GIVEN.search(folded) is not None


def _names(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(lists)))


def _helping(text: str, folded: str, *, beside: bool) -> tuple[str, ...]:
    """Those who only take part: who are asked to ('đề nghị X phối hợp thực hiện').

    So does, `beside` a lead, whoever is said to ('…; Công an xã phối hợp').
    """
    asking = _phrase("asking").match(folded)
    if asking is None:
        return _helpers(text, folded, 0) if beside else ()
    found = names_at(text, asking.end() + 1, folded=folded, whom=True)
    helps = found is not None and _phrase("helping").match(folded, found.end)
    return found.names if found and helps else ()


def _helpers(text: str, folded: str, at: int) -> tuple[str, ...]:
    """The bodies that take part by what is said of them at `at` ('Công an xã phối hợp')."""
    if folded.find(_SHARING, at, at + _OPENING_NAMES) < 0 or not begins(text, folded, at):
        return ()
    found = names_at(text, at, folded=folded)
    helps = found is not None and _phrase("helps").match(folded, found.end)
    return found.names if found and helps else ()


def of_heading(text: str, *, organises: bool = False) -> Duty:
    """The duty that a heading gives to what stands below it, NOBODY if it names no body.

    `organises` where it stands among those that say who carries the document out.
    """
    folded = fold(text)
    addressed = _phrase("addressed").match(folded) if organises else None
    if addressed:
        return of_heading(text[addressed.end() :])
    duty = _headed(text, folded)
    asks = duty.leads and _phrase("asking").match(folded)
    return replace(duty, asks=True) if asks else duty


def _headed(text: str, folded: str) -> Duty:
    preface = _phrase("responsible").match(folded)
    at = preface.end() if preface else 0
    found = names_at(text, at, folded=folded, titled=True)
    if found is not None:
        asked = _phrase("asks").match(folded, found.end)
        whom = names_at(text, asked.end(), whole=True) if asked else None
        if asked and whom is None:
            return NOBODY
        found = whom or found
        partners = _partners(text, folded, found.end)
        return Duty(found.names, partners, asks=asked is not None)
    found = names_at(text, at, folded=folded, whole=True, titled=True)
    led = _phrase("leaders").match(folded, at)
    if led and text[led.end() : led.end() + 1].isupper():
        body = names_at(text, led.end(), folded=folded, whole=True)
        if body and body.end == len(text):
            return Duty(split(text[at:]))
    if found is None and preface and preface["of"] and _names_any(folded, preface):
        return Duty(split(text[at:].partition(":")[0]))
    if found is None:
        if _phrase("sends").match(folded):
            duty: Duty = of_task(text)
        elif charges(text):
            duty = _of_sentence(text, folded)
        else:
            duty = Duty(partners=_partners(text, folded, 0))
        return Duty(duty.leads, duty.partners)
    return Duty(found.names)


def _names_any(folded: str, preface: re.Match[str]) -> bool:
    """Whether what follows 'trách nhiệm của' or 'nhiệm vụ của' is a body, though it is unknown."""
    if _phrase("duty").search(preface[0]):
        return True
    return _phrase("charged_with").match(folded, preface.end()) is not None


def apportions(text: str) -> bool:
    """Whether a heading tells that those named below it share the work ('Phân công nhiệm vụ')."""
    return _phrase("apportions").search(fold(text)) is not None


@lru_cache(maxsize=_REMEMBERED)
def charges(text: str) -> bool:
    """Whether they announce what a body they are about has to do ('…, các xã làm việc sau:')."""
    folded = fold(text)
    return _phrase("charges").search(folded) is not None and _subject(text, folded) is not None


def assigns(text: str) -> bool:
    """Whether the words give a duty to whom they name ('Giao …:', 'Yêu cầu …:')."""
    preface = _phrase("preface").match(fold(text))
    return preface is not None and begins(text, fold(text), preface.end())


def of_line(text: str) -> Duty:
    """The duty of a line that only says who: names, or a lead and those who take part."""
    duty = _of_sentence(text, fold(text))
    return duty if duty.partners else Duty(bodies_of_cell(text))


def _sentences(text: str, folded: str) -> list[tuple[int, int]]:
    """The sentences and the parts between semicolons; a list of names is not cut."""
    starts = [0]
    for match in islice(_SENTENCE.finditer(text), _MOST_SENTENCES):
        if text[match.start()] == ";":
            preface = _phrase("preface").match(folded, starts[-1])
            at = preface.end() if preface else starts[-1]
            clause = text[at : min(match.start() + 1, at + _OPENING)]
            if begins(text, folded, at) and not _names_whom(clause):
                continue
        starts.append(match.end())
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _names_whom(clause: str) -> bool:
    """Whether a clause that begins with a body says what that body, or whom it asks, has to do."""
    found = names_at(clause, 0)
    asked = _phrase("asks").match(fold(clause), found.end) if found else None
    return found is not None and (asked is None or names_at(clause, asked.end()) is not None)


def _assigned_in_brackets(text: str, folded: str) -> Duty:
    if "(" not in folded:
        return NOBODY
    given = _phrase("bracket").finditer(folded) if _GIVING in folded else ()
    for match in (*given, *_phrase("bracketed").finditer(folded)):
        close = folded.find(")", match.end())
        inside = text[: close if close >= 0 else len(text)]
        found = names_at(inside, match.end()) or names_at(inside, match.end(), whole=True)
        if found is not None:
            return Duty(found.names, _partners(inside, folded[: len(inside)], found.end))
    return NOBODY


def _of_sentence(text: str, folded: str) -> Duty:
    subject = _subject(text, folded)
    passive = subject and subject[1] and _phrase("passive").match(folded, subject[1].end)
    if (subject is None or subject[1] is None or passive) and (
        described := _of_described(text, folded)
    ):
        return described
    if subject is None:
        return Duty(partners=_partners(text, folded, 0))
    at, found = subject
    colon = text.find(":", at, at + 300)
    if found is None and colon > 0 and not stands_for_any(folded, at):
        found = names_at(text[:colon], at, whole=True)
        held = _phrase("holder").match(folded, colon + 1)
        return (
            Duty(found.names, _partners(text, folded, colon + 1)) if found and not held else NOBODY
        )
    if found is None or passive:
        return NOBODY
    asked = _phrase("asks").match(folded, found.end)
    if asked and begins(text, folded, asked.end()) and (whom := names_at(text, asked.end())):
        found = whom
    return Duty(found.names, _partners(text, folded, found.end))


def _of_described(text: str, folded: str) -> Duty | None:
    """The duty of bodies to which something is done, if that only tells which are meant."""
    told = _phrase("described").match(folded)
    if told is None:
        return None
    whom, rest = told.end("whom"), told.end("told")
    found = names_at(text[:whom] + text[rest:], 0)
    does = found is not None and acts(folded, rest + 1, listed=True)
    if found is None or not does or len(text[: found.end].rstrip()) != whom:
        return None
    *others, last = found.names
    return Duty((*others, last + text[whom:rest]), _partners(text, folded, rest))


def _subject(text: str, folded: str) -> tuple[int, Found | None] | None:
    """Where the body that a sentence is about begins, and its names if they do something there."""
    start = _after_topic(text, folded)
    preface = _phrase("preface").match(folded, start)
    at = preface.end() if preface else start
    if begins(text, folded, at):
        found = names_at(text, at, folded=folded)
        if found or ":" in text[at : at + 300]:
            return at, found
    behind = _after_adverbial(text, folded)
    if behind is not None:
        return behind.start, behind
    assigned = _phrase("assign").search(folded) if _GIVING in folded else None
    if assigned and begins(text, folded, assigned.end()):
        clause = folded[: assigned.start()].rstrip()
        if clause.endswith((",", ":", ";")) or not clause:
            return assigned.end(), names_at(text, assigned.end(), folded=folded)
    return None


def _after_topic(text: str, folded: str) -> int:
    """Where the sentence itself begins, after what it is about ('Khen thưởng: Sở Nội vụ …')."""
    done = _phrase("done_by").match(folded)
    if done and names_at(text, done.end(), folded=folded):
        return done.end()
    if ":" not in text[:_OPENING]:
        return 0
    topic = _phrase("topic").match(folded)
    if topic:
        return topic.end()
    head = _phrase("head").match(folded)
    if head is None or begins(text, folded, 0):
        return 0
    at = head.end()
    capital = text[at : at + 1].isupper() or head["by"] is not None
    found = names_at(text, at, folded=folded) if capital else None
    return at if found else 0


def _after_adverbial(text: str, folded: str) -> Found | None:
    """The body behind an opening clause ('Căn cứ kế hoạch, các xã …')."""
    if not _phrase("adverbial").match(folded):
        return None
    aims = _phrase("aims").search(folded)
    for number, comma in enumerate(_phrase("comma").finditer(folded[:_OPENING])):
        offset = comma.end()
        served = _phrase("object").search(folded, max(0, comma.start() - _REACH), comma.start())
        if comma[1] is None and lists_on(text, folded, comma.start(), offset):
            continue
        found = _behind(text, folded, comma, first=number == 0, served=served is not None)
        if found:
            return found
        aimed = served or (aims is not None and aims.start() < offset)
        if not aimed and text[offset : offset + 1].islower() and acts(folded, offset):
            return None
    return None


def _behind(
    text: str, folded: str, comma: re.Match[str], *, first: bool, served: bool
) -> Found | None:
    """The body right behind a comma, unless it is one more of those who are told or served."""
    offset = comma.end()
    capital = text[offset : offset + 1].isupper()
    definite = comma[1] or first or capital or folded.startswith(_DEFINITE, offset)
    if not definite or (served and not capital) or not begins(text, folded, offset):
        return None
    found = names_at(text, offset, folded=folded)
    if found is None:
        return None
    if served:
        return found if _phrase("charged").match(folded, found.end) else None
    listed = folded[offset : found.end].rstrip().endswith(",")
    return None if listed and not folded.startswith(_ESPECIALLY, found.end) else found


def _may_share(folded: str) -> bool:
    """Whether words that tell of bodies that take part stand there at all."""
    return any(word in folded for word in _TOGETHER)


def _partners(text: str, folded: str, at: int) -> tuple[str, ...]:
    """Who takes part: named where a clause begins with it, from `at` on."""
    if not _may_share(folded):
        return ()
    while at < len(text) and text[at] in " ,:":
        at += 1
    led = at > 0
    numbered = _phrase("numbering").match(folded, at)
    at = numbered.end() if numbered else at
    names: list[str] = []
    clauses = islice(_phrase("clause").finditer(folded, at), _MOST_CLAUSES)
    offsets = [at, *(clause.end() for clause in clauses)]
    for offset in offsets:
        match = _phrase("together").match(folded, offset)
        if match is None and offset > at:
            names += _helpers(text, folded, offset)
        if match is None or match.end() < at or (match["led"] and not led):
            continue
        at = match.end()
        whom = match["whom"] is not None or match["beside"] is not None
        if begins(text, folded, at, whom=whom):
            found = names_at(text, at, folded=folded, whom=whom) or names_at(
                text, at, folded=folded, whole=True, whom=whom
            )
            if found:
                names += found.names
                at = found.end
    return tuple(dict.fromkeys(names))
