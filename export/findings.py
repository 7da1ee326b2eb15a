"""What a summary says of findings: what reviewers confirmed, apart from what is only proposed.

What was dismissed is said nowhere, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from doichieu.export.places import Places
from doichieu.export.said import Find, Words, foreign, joined
from doichieu.language import _
from doichieu.model import ItemId, Judged, Judgement, Wording
from doichieu.wording import finding_name, plan_difference_words

Items: TypeAlias = tuple[ItemId, ...]
"""What a finding is about: a task and a plan item, or plan items."""
Grouped: TypeAlias = Mapping[Items, list[Judged]]


@dataclass(frozen=True)
class Findings(Places):
    """The sections about what falls short, what is copied, and what is wanting in the plan."""

    def of_pairs(self) -> Iterator[tuple[str, Iterable[Find]]]:
        """Where linked pairs fall short, confirmed and not, and what is copied word for word.

        How a copy is worded stands with the first that is said of the pair. What is true of the
        whole plan stands above. A copy that falls short is no plain copy.
        """
        confirmed = _grouped(self.report.findings, Judgement.CONFIRMED)
        proposed = _grouped(self.report.findings, None)
        worded = self.report.wordings
        reworded = [pair for pair, each in worded.items() if not each.verbatim]
        first = (self._pair(pair, confirmed[pair]) for pair in self._sorted(confirmed))
        yield _("Confirmed findings"), first
        rest = self._sorted({*proposed, *(pair for pair in reworded if pair not in confirmed)})
        found = (
            self._pair(pair, proposed.get(pair, []), anew=pair not in confirmed) for pair in rest
        )
        of_plan = (Find((plan_difference_words(each),)) for each in self.report.of_plan)
        yield _("Found by the program, not confirmed"), (*of_plan, *found)
        short = {*confirmed, *proposed, *reworded}
        plain = (pair for pair in worded if pair not in short)
        yield _("Copied word for word"), (self._copy(pair) for pair in self._sorted(plain))

    def of_plan(self) -> Iterator[tuple[str, Iterable[Find]]]:
        """What is wanting in the plan by itself, confirmed and not."""
        titles = {
            Judgement.CONFIRMED: _("Confirmed findings of the plan"),
            None: _("Found in the plan by the program, not confirmed"),
        }
        for judgement, title in titles.items():
            grouped = _grouped(self.report.checks, judgement)
            yield title, (self._block(items, grouped[items]) for items in self._sorted(grouped))

    def _pair(self, pair: Items, found: list[Judged], *, anew: bool = True) -> Find:
        """A task, the plan item, and what was found there; how it is worded where said `anew`."""
        task, *plans = pair
        details = [*map(self.place_on_side, plans), *self._told(found)]
        wording = self.report.wordings.get((task, plans[0])) if plans and anew else None
        if wording is not None:
            details.append(_reworded(wording))
        if anew:
            details += self.note(*pair)
        return Find(self.place_on_side(task), tuple(details))

    def _copy(self, pair: Items) -> Find:
        task, plan = pair
        return Find(self.place_on_side(task), (self.place_on_side(plan), *self.note(*pair)))

    def _block(self, items: Items, found: list[Judged]) -> Find:
        """The block, others that it is about, and what was found there."""
        first, *others = items
        details = (*map(self.place_on_side, others), *self._told(found))
        return Find(self.place_on_side(first), details)

    def _told(self, found: Iterable[Judged]) -> Iterator[Words]:
        """Each finding by its name and its words, whether it is found still, and the reason."""
        for each in found:
            name = finding_name(each.finding.kind)
            told = joined(": ", ((name,), foreign(each.finding.told)))
            gone = () if each.found else (f" ({_('found no more')})",)
            yield (*told, *gone)
            if each.said:
                yield from self.reason(each.said)

    def _sorted(self, found: Iterable[Items]) -> list[Items]:
        last = len(self.order)
        return sorted(found, key=lambda items: [self.order.get(item, last) for item in items])


def _grouped(found: Iterable[Judged], judgement: Judgement | None) -> Grouped:
    """What was judged so, by what it is about."""
    grouped: dict[Items, list[Judged]] = {}
    for each in found:
        if each.judgement is judgement:
            grouped.setdefault(each.finding.items, []).append(each)
    return grouped


def _reworded(wording: Wording) -> Words:
    """What a copy has taken out and put in; that it has the words, where it only falls short."""
    if wording.verbatim:
        return (_("otherwise word for word"),)
    changes = (
        (sign, *foreign(each))
        for sign, part in (("− ", wording.removed), ("+ ", wording.added))
        for each in part
    )
    return joined(" · ", changes)
