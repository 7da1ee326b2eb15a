"""The steps of a reviewer on what the program found: confirmed, dismissed, and tagged so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from doichieu.errors import InputError
from doichieu.language import _, current
from doichieu.model import Action, Finding, ItemId, Judged, Judgement, Tag
from doichieu.wording import decided_word, finding_name
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.review import Review


class Judging:
    """What is judged in one review, and which findings were confirmed last, to be tagged."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.marked_tasks: set[ItemId] = set()
        self._confirmed: tuple[Finding, ...] = ()

    def judge(self, found: Judged, judgement: Judgement, *, tag: str = "") -> Outcome:
        """Confirm or dismiss a finding, the same again takes it back; `tag` is the key of the tag.

        What is confirmed may be given the tag that fits by `tag_finding`.
        """
        finding = found.finding
        self.review.judge([found.slot], judgement)
        stands = self.review.state.judged(finding).judgement is judgement
        word = decided_word(Action.FINDING, judgement) if stands else _("taken back")
        told = f"{self.name(finding.items)}: {finding_name(finding.kind)}"
        confirmed = [finding] if stands and judgement is Judgement.CONFIRMED else []
        return Outcome(f"{told}: {word}{self._offer(confirmed, tag)}")

    def judge_all(self, found: Sequence[Judged], judgement: Judgement, *, tag: str = "") -> Outcome:
        """Confirm or dismiss several findings in one step, and let go of the marks."""
        self.review.judge((each.slot for each in found), judgement)
        self.marked_tasks.clear()
        told = _counted(finding_name(each.finding.kind) for each in found)
        confirmed = [each.finding for each in found] if judgement is Judgement.CONFIRMED else []
        word = decided_word(Action.FINDING, judgement)
        return Outcome(f"{told}: {word}{self._offer(confirmed, tag)}")

    def _offer(self, confirmed: Sequence[Finding], key: str) -> str:
        """Remember what was confirmed, and say that a key tags it."""
        self._confirmed = tuple(confirmed)
        names = [tag.name(current()) for _items, tag in self._fitting]
        if not key or not names:
            return ""
        said = _("{key} tags it “{name}”") if len(names) == 1 else _("{key} tags them: {name}")
        return " · " + said.format(key=key, name=_counted(names))

    @property
    def _fitting(self) -> list[tuple[tuple[ItemId, ...], Tag]]:
        """The tags that fit what was confirmed last, each with where it stands not yet."""
        found = {}
        for finding in self._confirmed:
            tag = self.review.codebook.meant(finding.tag) if finding.tag else None
            if tag is None or not tag.offered or tag in self.review.tags_of(*finding.items):
                continue
            if self.review.stand_of(finding.items) in tag.stands_on:
                found[finding.items, tag.id] = tag
        return [(items, tag) for (items, _id), tag in found.items()]

    def tag_finding(self) -> Outcome:
        """Put the tags that fit on what was confirmed last, in one step."""
        fitting = self._fitting
        if not fitting:
            raise InputError(_("the codebook has no tag for what was confirmed last"))
        self.review.tag_each((items, tag.id) for items, tag in fitting)
        told = _counted(f"{tag.glyph} {tag.name(current())}" for _items, tag in fitting)
        where = f"{self.name(fitting[0][0])}: " if len(fitting) == 1 else ""
        return Outcome(f"{where}{told}")

    def name(self, items: Sequence[ItemId]) -> str:
        """The addresses of items that a decision is about."""
        return " – ".join(i.address for item in items if (i := self.review.items.get(item)))


def _counted(names: Iterable[str]) -> str:
    """Each name once, with how often it comes where that is more than once."""
    counts = Counter(names)
    return ", ".join(f"{name} ×{n}" if n > 1 else name for name, n in counts.items())
