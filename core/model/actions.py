"""What can be decided, as one table: `RULES`.

What the store takes, the words and glyphs of screens, the figures and sections of summaries all
derive from it: a new kind of annotation is a member of `Action`, its row here, and a screen for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from doichieu.frozen import frozen


class LinkKind(StrEnum):
    """What a person says of a directive item and a plan item."""

    SAME = "same"
    PARTIAL = "partial"
    RELATED = "related"
    REJECTED = "rejected"


ANSWERING = frozenset({LinkKind.SAME, LinkKind.PARTIAL})
"""The relations by which a plan item answers a directive item."""


class Verdict(StrEnum):
    """How far one directive item is carried out by the plan (coverage)."""

    COVERED = "covered"
    PARTIAL = "partial"
    GAP = "gap"
    NOT_APPLICABLE = "not_applicable"
    UNSURE = "unsure"


UNANSWERED = frozenset({Verdict.GAP, Verdict.NOT_APPLICABLE})
"""The verdicts beside which nothing answers the task."""


ANSWERED = frozenset({Verdict.COVERED, Verdict.PARTIAL})
"""The verdicts that rest on what answers the task."""


class Judgement(StrEnum):
    """What a person says of what the program found."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class Action(StrEnum):
    """What a decision is about; `RULES` says which items it names and what may be said of them."""

    VERDICT = "verdict"
    LINK = "link"
    OVERLAP = "overlap"
    DISTINCT = "distinct"
    ADDITION = "addition"
    NOTE = "note"
    TAG = "tag"
    FINDING = "finding"


REMARKS = frozenset({Action.NOTE, Action.TAG, Action.FINDING})
"""What may be said of any item, also of one that is no task."""

TWINS = (Action.OVERLAP, Action.DISTINCT)
"""What is said of plan items that may give one duty twice: that they do, or that they do not."""


@frozen
class Meaning:
    """How something that can be decided is written; the words are English, `_` translates them.

    `word` is for summaries and lists, `short` for a column of ten cells, `heading` for a figure
    and a section of the report ('' where it has none). `colour` is one of the terminal's own. Words
    that read otherwise than elsewhere say at what `place`.
    """

    glyph: str
    word: str
    short: str
    colour: str = ""
    heading: str = ""
    place: str = ""


VERDICTS: Mapping[str, Meaning] = {
    Verdict.COVERED: Meaning("✓", "covered", "covered", "green", "Covered"),
    Verdict.PARTIAL: Meaning("◐", "partly covered", "partial", "yellow", "Partly covered"),
    Verdict.GAP: Meaning("✗", "gap", "gap", "red", "Gaps"),
    Verdict.NOT_APPLICABLE: Meaning("⊘", "not applicable", "n/a", "dim", "Not applicable"),
    Verdict.UNSURE: Meaning("?", "unsure", "unsure", "magenta", "Unsure"),
}
LINKS: Mapping[str, Meaning] = {
    LinkKind.SAME: Meaning("=", "same", "same", "green"),
    LinkKind.PARTIAL: Meaning("≈", "partial", "partial", "yellow", place="link"),
    LinkKind.RELATED: Meaning("~", "related", "related", "cyan"),
    LinkKind.REJECTED: Meaning("×", "rejected", "rejected", "dim"),
}

JUDGED: Mapping[str, Meaning] = {
    Judgement.CONFIRMED: Meaning("≠", "confirmed", "confirmed", "yellow"),
    Judgement.DISMISSED: Meaning("×", "dismissed", "dismissed", "dim"),
}


@frozen
class Bounds:
    """How many items of one side an action names: at least, and at most (None: any number)."""

    least: int = 0
    most: int | None = 0

    def hold(self, count: int) -> bool:
        """Whether so many keep within them."""
        return self.least <= count and (self.most is None or count <= self.most)


NOBODY = Bounds()
ONE = Bounds(1, 1)
PERHAPS = Bounds(0, 1)
TWO = Bounds(2, 2)
SEVERAL = Bounds(2, None)
ANY = Bounds(0, None)


@frozen
class Rule:
    """What one action allows, and how it is written.

    It names so many items of the directive and of the plan, one in all at the least. `values` are
    what may be said of them, each with its own meaning; without any the value is free text, and
    with the name of the action as the only one there is nothing more to say. `phrase` holds a value
    where it stands alone in a sentence. What is `coded` is said once for each code: each tag, each
    kind of finding.
    """

    meaning: Meaning
    directive: Bounds = NOBODY
    plan: Bounds = NOBODY
    values: Mapping[str, Meaning] = field(default_factory=dict)
    phrase: str = ""
    coded: bool = False

    @property
    def items(self) -> Bounds:
        """How many items it names in all."""
        most = (self.directive.most, self.plan.most)
        least = max(1, self.directive.least + self.plan.least)
        return Bounds(least, None if None in most else sum(each or 0 for each in most))

    @property
    def is_find(self) -> bool:
        """Whether it is something found in the plan alone, which figures count."""
        return self.directive == NOBODY and bool(self.meaning.heading)

    def fits(self, directive: int, plan: int) -> bool:
        """Whether it may name so many items of the directive and so many of the plan."""
        sides = self.directive.hold(directive) and self.plan.hold(plan)
        return sides and self.items.hold(directive + plan)

    def allows(self, value: str) -> bool:
        """Whether this may be said."""
        return not self.values or value in self.values

    def meaning_of(self, value: str) -> Meaning:
        """How a value is written; free text, like the action itself."""
        return self.values.get(value, self.meaning)


def _plain(action: Action, meaning: Meaning, plan: Bounds) -> Rule:
    """The rule of what is either said of plan items or not."""
    return Rule(meaning, plan=plan, values={action: meaning})


RULES: dict[Action, Rule] = {
    Action.VERDICT: Rule(Meaning("", "verdict", "verdict"), directive=ONE, values=VERDICTS),
    Action.LINK: Rule(
        Meaning("", "link", "link"),
        directive=ONE,
        plan=ONE,
        values=LINKS,
        phrase="link: {value}",
    ),
    Action.OVERLAP: _plain(
        Action.OVERLAP, Meaning("∩", "overlap", "overlap", "magenta", "Overlaps"), SEVERAL
    ),
    Action.DISTINCT: _plain(Action.DISTINCT, Meaning("×", "no overlap", "no overlap", "dim"), TWO),
    Action.ADDITION: _plain(
        Action.ADDITION, Meaning("+", "added here", "added", "cyan", "Added here"), ONE
    ),
    Action.NOTE: Rule(
        Meaning("✎", "note", "note", "cyan", "Notes"),
        directive=PERHAPS,
        plan=PERHAPS,
        phrase="note: {value}",
    ),
    Action.TAG: Rule(
        Meaning("#", "tag", "tag", "cyan"),
        directive=PERHAPS,
        plan=ANY,
        values={Action.TAG: Meaning("#", "tag", "tag", "cyan")},
        coded=True,
    ),
    Action.FINDING: Rule(
        Meaning("≠", "finding", "finding", "yellow"),
        directive=PERHAPS,
        plan=ANY,
        values=JUDGED,
        phrase="finding: {value}",
        coded=True,
    ),
}
"""What can be decided, in the order in which figures and summaries tell of it."""
