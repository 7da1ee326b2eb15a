"""Decisions given by name, without a screen: addresses and words to the steps of a review.

What stands already is not said again, and nothing is taken back but by `remove`: a script may run
twice. What somebody else decided is replaced only when that is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from doichieu import language
from doichieu.errors import ConflictError, InputError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    JUDGED,
    RULES,
    Action,
    Finding,
    ItemId,
    Judged,
    Judgement,
    LinkKind,
    Meaning,
    Slot,
    Verdict,
)
from doichieu.text import fold, unaccented
from doichieu.wording import finding_name, finding_words
from doichieu.workbench.documents.references import meant
from doichieu.workbench.reviews import deciding
from doichieu.workbench.reviews.addresses import Addresses
from doichieu.workbench.reviews.review import Review
from doichieu.workbench.reviews.second_press import Press, link_press, toggle_press, verdict_press


@frozen
class Sayable:
    """Something that can be decided: of so many items, under a name and as words."""

    action: Action
    value: str
    meaning: Meaning

    @property
    def word(self) -> str:
        """In the user's words."""
        return _(self.meaning.word)

    def fits(self, items: int) -> bool:
        """Whether it can be said of so many items."""
        bounds = RULES[self.action].items
        return bounds.least <= items and (bounds.most is None or items <= bounds.most)

    @property
    def names(self) -> tuple[str, ...]:
        """Whatever it may be called."""
        told = self.meaning.word, self.meaning.short
        return (self.value, self.value.replace("_", "-"), *told, *map(_, told))


SAYABLE = tuple(
    Sayable(action, value, meaning)
    for action in (
        *(Action.VERDICT, Action.LINK, Action.ADDITION),
        *(Action.OVERLAP, Action.DISTINCT, Action.FINDING),
    )
    for value, meaning in RULES[action].values.items()
)
"""What can be decided by name."""


def meaning_of(word: str, items: int) -> Sayable:
    """What a word means of so many items. Raises InputError where it means nothing of them."""
    fitting = [each for each in SAYABLE if each.fits(items)]
    for form in (fold, unaccented):
        found = [each for each in fitting if form(word) in map(form, each.names)]
        if len(found) == 1:
            return found[0]
    values = [each.value for each in fitting]
    raise InputError(
        _("there is no such decision (items: {count})").format(count=items),
        where=word,
        remedy=meant(word, values) or _("Say one of: {names}.").format(names=", ".join(values)),
    )


def called(found: Sequence[Judged], words: str) -> list[Judged]:
    """The findings that have these words as their kind or name; if none has, those with them in it.

    Where no words are given, all.
    """
    wanted = unaccented(words).strip()

    def names(each: Judged) -> list[str]:
        finding = each.finding
        told = finding_name(finding.kind), finding.words, finding.told, finding_words(finding)
        return [unaccented(name) for name in (finding.kind, finding.kind.replace("_", "-"), *told)]

    exact = [each for each in found if wanted in names(each)]
    return exact or [each for each in found if any(wanted in name for name in names(each))]


class ByName:
    """The decisions of one review by one reviewer. Each method tells in a line what stands now.

    Raises ConflictError for what somebody else decided, unless told to `replace` it, and InputError
    for what cannot be.
    """

    def __init__(self, review: Review, *, replace: bool = False) -> None:
        self.review = review
        self.addresses = Addresses(review.sides)
        self._replace = replace

    def decide(
        self,
        items: str,
        word: str,
        by: Sequence[str] = (),
        reason: str = "",
        *,
        finding: str = "",
        remove: bool,
    ) -> str:
        """A verdict on a task, how two items stand, what plan items are, whether a finding is one.

        `finding` is its kind, its name, or words of it, where several were found there.
        """
        names = items.split(",")
        what = meaning_of(word, len(names))
        if what.action is Action.FINDING and not by:
            found = self._found(items, finding)
            return self._turn(found.slot, what, reason, remove=remove)
        if finding:
            raise InputError(_("--finding goes with: {names}").format(names=", ".join(JUDGED)))
        if what.action is Action.VERDICT:
            return self._verdict(names[0], Verdict(what.value), by, reason, remove=remove)
        if by:
            raise InputError(_("--by goes with: {names}").format(names=_answered()))
        if what.action is Action.LINK:
            pair = self.addresses.task(names[0]).id, self.addresses.plan_item(names[1]).id
            slot = Slot(Action.LINK, pair)
        else:
            slot = Slot(what.action, self.addresses.plan_items(names))
        return self._turn(slot, what, reason, remove=remove)

    def _verdict(
        self, name: str, verdict: Verdict, by: Sequence[str], reason: str, *, remove: bool
    ) -> str:
        task = self.addresses.task(name)
        if remove:
            raise InputError(_("a verdict is replaced by another one, or undone: doichieu undo"))
        if by and verdict not in deciding.LINK_OF:
            raise InputError(_("--by goes with: {names}").format(names=_answered()))
        plans = self.addresses.plan_items([each for some in by for each in some.split(",")])
        if verdict in deciding.LINK_OF and not by:
            plans = tuple(link.slot.items[1] for link in self.review.state.answers(task.id))
            if not plans:
                lacking = _("what answers it is not said")
                raise InputError(lacking, where=task.address, remedy=_("Add: --by ITEM."))
        before = self.review.verdict_of(task.id)
        if before and before.entry.value == verdict:
            reason = reason or before.entry.reason
        self._ask(verdict_press("", self.review.state, task.id, verdict))
        self.review.decide(task.id, verdict, plans, reason)
        answers = f": {self._names(plans, ', ')}" if plans else ""
        return f"{task.address}: {_worded(Action.VERDICT, verdict)}{answers}"

    def _turn(self, slot: Slot, what: Sayable, reason: str, *, remove: bool) -> str:
        """Say what the same step would take back, or take it back; neither twice."""
        found = self.review.state.by_slot.get(slot)
        stands = found is not None and found.entry.value == what.value
        state, items = self.review.state, slot.items
        if stands == remove:
            if what.action is Action.LINK:
                press = link_press("", state, items[0], items[1], LinkKind(what.value))
            else:
                press = toggle_press("", state, slot, what.value)
            self._ask(press)
            self._take(slot, what, reason)
        word = _("taken back") if remove else _worded(what.action, what.value)
        finding = Finding.judged_at(slot)
        about = f"{finding_name(finding.kind)}: " if finding else ""
        said = f"{self._names(items, ' – ')}: {about}{word}"
        if state.verdict(items[0]) and not self.review.state.verdict(items[0]):
            address = self._names(items[:1], "")
            said += " · " + _("{address} is undecided again").format(address=address)
        return said

    def _take(self, slot: Slot, what: Sayable, reason: str) -> None:
        match what.action:
            case Action.LINK:
                self.review.relate(slot.items[0], slot.items[1], LinkKind(what.value))
            case Action.OVERLAP:
                self.review.overlap(slot.items, reason)
            case Action.DISTINCT:
                self.review.distinct(slot.items[0], slot.items[1])
            case Action.FINDING:
                self.review.judge([slot], Judgement(what.value), reason)
            case _addition:
                self.review.addition(slot.items[0], reason)

    def _found(self, items: str, words: str) -> Judged:
        """The one finding about these items that is called so."""
        things = [set(each) for each in self.addresses.things(items)]
        every = (*self.review.found_in_report(), *self.review.findings_of_plan)
        about = [
            each for each in every if any(thing.issubset(each.finding.items) for thing in things)
        ]
        found = called(about, words)
        if len(found) == 1:
            return found[0]
        several = "; ".join(
            f"{self._names(each.finding.items, ',')}: {finding_words(each.finding)}"
            for each in found or about
        )
        raise InputError(
            _("several findings fit") if found else _("nothing of the kind is found there"),
            where=items,
            remedy=_("Say which, by its items or by --finding: {names}").format(names=several)
            if several
            else _("What is found is shown by: doichieu check --proposed."),
        )

    def tag(self, things: Sequence[str], name: str, *, remove: bool) -> str:
        """Put a tag on items, pairs or overlaps, or take it away."""
        tag = self.review.codebook.named(name)
        subjects = [self.addresses.thing(each) for each in things]
        due = [each for each in subjects if (tag in self.review.tags_of(*each)) == remove]
        if due:
            if remove:
                meaning = self.review.codebook.meaning(tag.id)
                slots = [Slot(Action.TAG, each, code) for each in due for code in meaning]
                self._ask(Press("", tuple(slots), _("taken back")))
            self.review.tag(due, tag.id)
        word = tag.name(language.current())
        return self._all(subjects, f"{word}: {_('taken back')}" if remove else word)

    def note(self, things: Sequence[str], text: str) -> str:
        """Put a note on items or pairs; an empty one takes it away."""
        subjects = [self.addresses.thing(each) for each in things]
        slots = [Slot(Action.NOTE, each) for each in subjects]
        standing = self.review.state.by_slot
        due = [
            slot
            for slot in slots
            if (found := standing.get(slot)) is None or found.entry.value != text.strip()
        ]
        self._ask(Press("", tuple(due), text))
        self.review.annotate_all([slot.items for slot in due], text)
        return self._all(subjects, _("note kept") if text.strip() else _("note taken away"))

    def _ask(self, press: Press) -> None:
        """Raise ConflictError where somebody else has decided what this would replace."""
        standing = self.review.of_another(*press.slots)
        if standing is not None and not self._replace:
            raise ConflictError(
                self.review.said_of(standing),
                where=self._names(standing.slot.items, " – "),
                remedy=_("To replace it: --force."),
            )

    def _names(self, items: Sequence[ItemId], between: str) -> str:
        known = self.review.items
        return between.join(known[item].address for item in items if item in known)

    def _all(self, subjects: Sequence[tuple[ItemId, ...]], word: str) -> str:
        return f"{'; '.join(self._names(each, ' – ') for each in subjects)}: {word}"


def _worded(action: Action, value: str) -> str:
    return _(RULES[action].meaning_of(value).word)


def _answered() -> str:
    return ", ".join(deciding.LINK_OF)
