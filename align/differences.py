"""In what the plan items that answer a task fall short of it, all of them taken together.

What is told must be there: where the wording leaves a doubt, nothing is said, and what one answer
keeps another need not. The wording itself is data, in `differences.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain

from doichieu.align.clauses import LONGEST, wording
from doichieu.align.coverage import Sayings, Weights, looks, phrases, said
from doichieu.align.due import missed
from doichieu.align.fields_of_work import fields
from doichieu.align.firmness import weakened
from doichieu.align.left_out import left_out
from doichieu.align.quantities import Loss, dropped, keeps, lowered
from doichieu.align.scope import conditional, confined, narrowed
from doichieu.align.tokens import forms, terms
from doichieu.model import Difference, DifferenceKind, Item, Kind, Level, Outline
from doichieu.text import fold, number_key

_AS_A_RULE = 0.6
"""The part of its tasks that a plan names leads for when it does so as a rule."""

SELDOM, SOME = 0.1, 10
"""A plan of so many items that names a time for less of them than this, and for less than half as
many as the directive has tasks with a last day, names none as a rule."""

_MOSTLY = 0.5
"""An answer of which a task says this part is about nothing else."""

_AS_MUCH = 0.8
"""Another answer that says so much of what this one says of a task keeps what this one does not."""

Found = Iterator[Difference]


class Differences:
    """A directive and a plan, to hold tasks of the one against what answers them in the other."""

    def __init__(self, directive: Outline, plan: Outline) -> None:
        self._directive, self._plan = directive, plan
        self._sayings: Sayings | None = None

    def prepare(self, sayings: Sayings | None = None) -> None:
        """Work out now what every task is held against, which takes a while for long documents.

        Most of that `sayings` saves where somebody has made those of the two.
        """
        self._sayings = sayings
        _ = self._weights, self._undated, self._names_leads, self._grounds

    def of_plan(self) -> tuple[Difference, ...]:
        """What is true of the whole plan, told once instead of at each task: it names no times.

        `asked` is how many tasks of the directive have a last day, `given` how many items of the
        plan have a time at all.
        """
        if not self._undated:
            return ()
        asked, given = str(self._dated), str(self._timed)
        return (Difference(DifferenceKind.DEADLINE_DROPPED, asked, given),)

    def of_task(
        self, asked: Item, answers: Sequence[Item], others: Sequence[Item] = ()
    ) -> tuple[Difference, ...]:
        """What `answers`, the best first, leave out or weaken of a task of the directive.

        In the order of `DifferenceKind`. `others` may answer it as well: what one of them has is
        not left out. Nothing is told where one of them all is no text of a plan.
        """
        if not answers or any(len(item.text) > LONGEST for item in (asked, *answers, *others)):
            return ()
        return (
            *self._deadline(asked, answers),
            *self._lead(asked, answers),
            *self._citations(asked, answers, others),
            *self._parts(asked, answers, others),
            *self._numbers(asked, answers, others),
            *self._wording(asked, answers),
        )

    def _deadline(self, asked: Item, answers: Sequence[Item]) -> Found:
        found = missed(
            asked, answers, self._plan, lambda item: self._is_about(asked, item, answers)
        )
        if found is None or not asked.deadline.raw:
            return
        if found.kind is DifferenceKind.DEADLINE_DROPPED and self._undated:
            return
        given = (found.given.deadline.raw or "") if found.given else ""
        other = found.given is not None and found.given is not answers[0]
        yield Difference(
            found.kind,
            asked.deadline.raw,
            given,
            answers[0].address,
            elsewhere=found.given.address if found.given and other else "",
        )

    @cached_property
    def _undated(self) -> bool:
        """Whether the plan names no times as a rule though the directive does."""
        items = sum(item.reviewed for item in self._plan.items)
        return items >= SOME and self._timed < min(SELDOM * items, self._dated / 2)

    @cached_property
    def _dated(self) -> int:
        items = self._directive.items
        return sum(item.deadline.end is not None for item in items if item.reviewed)

    @cached_property
    def _timed(self) -> int:
        items = self._plan.items
        return sum(item.deadline.raw is not None for item in items if item.reviewed)

    def _lead(self, asked: Item, answers: Sequence[Item]) -> Found:
        ours = _fields_of(asked.leads)
        # One office of a commune has several fields; an issuer tells what it does itself.
        own = _named(self._plan.facts.issuer or "")
        if not ours or ours & own or self._plan.facts.level is Level.COMMUNE:
            return
        leads = "; ".join(asked.leads)
        led = [item for item in answers if item.leads]
        if not led:
            tasks = [item for item in answers if item.kind is not Kind.OBJECTIVE]
            if tasks and self._names_leads:
                yield Difference(DifferenceKind.LEAD_DROPPED, leads, "", tasks[0].address)
            return
        theirs = [_fields_of(item.leads) for item in led]
        if len(led) == len(answers) and all(
            each and not each & own and not _akin(ours, each) for each in theirs
        ):
            given = "; ".join(led[0].leads)
            yield Difference(DifferenceKind.LEAD_CHANGED, leads, given, led[0].address)

    @cached_property
    def _names_leads(self) -> bool:
        """Whether the plan says who leads as a rule, so that it tells something where not."""
        items = [i for i in self._plan.items if i.reviewed and i.kind is not Kind.OBJECTIVE]
        return sum(bool(item.leads) for item in items) > _AS_A_RULE * len(items)

    def _citations(self, asked: Item, answers: Sequence[Item], others: Sequence[Item]) -> Found:
        given = (*answers, *others)
        blocks = (block for item in given for block in (item, *self._plan.above(item)))
        cited = chain.from_iterable(block.documents for block in blocks)
        known = {number_key(number) for number in chain(cited, self._grounds)}
        for number in dict.fromkeys(asked.documents):
            kept = number_key(number) in known or any(_counted(number, i.text) for i in given)
            if not kept and not _is_ground(number, asked.text):
                yield Difference(DifferenceKind.CITATION_MISSING, number, "", answers[0].address)

    @cached_property
    def _grounds(self) -> tuple[str, ...]:
        """The documents themselves and what they carry out: every item rests on these."""
        sides = self._directive.facts, self._plan.facts
        return tuple(
            filter(None, (each for facts in sides for each in (facts.number, *facts.implements)))
        )

    def _parts(self, asked: Item, answers: Sequence[Item], others: Sequence[Item]) -> Found:
        have = [said(item, self._plan) for item in (*answers, *others)]
        for start, end in left_out(asked, have, self._weights):
            yield Difference(
                DifferenceKind.PART_LEFT_OUT,
                asked.text[start:end],
                "",
                answers[0].address,
                (start, end),
            )

    @cached_property
    def _weights(self) -> Weights:
        return Weights(self._sayings or Sayings(self._directive, self._plan))

    def _numbers(self, asked: Item, answers: Sequence[Item], others: Sequence[Item]) -> Found:
        texts, more = ([item.text for item in items] for items in (answers, others))
        told: set[str] = set()
        for item in answers:
            for ours, theirs in lowered(asked.text, item.text):
                if ours not in told and not any(keeps(text, ours) for text in (*texts, *more)):
                    told.add(ours)
                    yield Difference(DifferenceKind.NUMBER_LOWERED, ours, theirs, item.address)
        # A row of a table has its figure in a cell of its own; of 100 % not all are left in words.
        if any(self._is_row(item) for item in (*answers, *others)):
            return
        scopes = [ours for item in answers for ours, _given in self._narrowed(asked, item)]
        for ours in dropped(asked.text, texts, more):
            if not any(scope.startswith(ours.split()[0]) for scope in scopes):
                yield Difference(DifferenceKind.NUMBER_DROPPED, ours, "", answers[0].address)

    def _is_row(self, item: Item) -> bool:
        return bool(re.fullmatch(r"r\d+(?:~\d+)?", item.address.rpartition(".")[2]))

    def _wording(self, asked: Item, answers: Sequence[Item]) -> Found:
        """What single answers narrow, make wait or weaken, and none that says as much does not."""
        kinds: tuple[tuple[DifferenceKind, Callable[[Item], Sequence[Loss]]], ...] = (
            (DifferenceKind.SCOPE_NARROWED, lambda item: self._narrowed(asked, item)),
            (
                DifferenceKind.CONDITION_ADDED,
                lambda item: [("", each) for each in conditional(asked.text, item.text)],
            ),
            (DifferenceKind.VERB_WEAKENED, lambda item: weakened(asked, item)),
        )
        for kind, losses in kinds:
            found = [(item, losses(item)) for item in answers]
            kept = [item for item, lost in found if not lost]
            for item, lost in found:
                if lost and not any(self._says_as_much(asked, item, other) for other in kept):
                    yield Difference(kind, *lost[0], item.address)
                    break

    def _narrowed(self, asked: Item, item: Item) -> Sequence[Loss]:
        return narrowed(asked.text, item.text) or confined(asked.text, item.text, self._plan)

    def _is_about(self, asked: Item, item: Item, answers: Sequence[Item]) -> bool:
        """Whether an answer is about the task as a whole: it says as much of it as the best one.

        Or mostly that, as the short row of an annex does.
        """
        if item is answers[0] or self._says_as_much(asked, answers[0], item):
            return True
        theirs = self._weights.share(phrases(item.text), [looks(asked.text)])
        return theirs.said >= _MOSTLY

    def _says_as_much(self, asked: Item, item: Item, other: Item) -> bool:
        """Whether another answer says as much of a task as this one."""
        mine, its = (
            self._weights.share(phrases(asked.text), [said(each, self._plan)]).said
            for each in (item, other)
        )
        return its >= _AS_MUCH * mine


def _akin(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether bodies of these fields may answer to each other."""
    pairs = (set(pair) for pair in wording()["lead"]["akin"])
    return bool(ours & theirs) or any(ours & pair and theirs & pair for pair in pairs)


def _fields_of(leads: Iterable[str]) -> frozenset[str]:
    """The fields of bodies that each work in a known one; none if any is general or unknown."""
    found = [_named(lead) for lead in leads]
    general = set(wording()["lead"]["general"])
    if not all(found) or any(fields & general for fields in found):
        return frozenset()
    return frozenset(chain.from_iterable(found))


@lru_cache(maxsize=1024)
def _named(body: str) -> frozenset[str]:
    """The fields of work of one body."""
    words = forms(body)
    return frozenset(field for field, body in fields(words, terms(words)).items() if body)


def _counted(number: str, text: str) -> bool:
    """Whether a text has the count of a number (Nghị quyết 28), by which it may be meant."""
    count = re.match(r"\d*", number_key(number))
    return bool(count and count[0] and re.search(rf"(?<![\w/.-])0*{count[0]}(?![\d/.,]\d)", text))


def _is_ground(number: str, text: str) -> bool:
    """Whether a task only says that it is to be done in accordance with a document."""
    folded = fold(text)
    place = folded.find(fold(number))
    before = re.split(r"[;.](?=\s)", folded[:place])[-1] if place > 0 else ""
    return bool(_ground().search(before))


@cache
def _ground() -> re.Pattern[str]:
    return re.compile(rf"\b{wording()['citation']['ground']}\s[^;]*$")
