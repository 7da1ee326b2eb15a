"""How each state looks: a glyph and a word, never a colour alone.

Only the sixteen colours of the terminal are used, so its own palette decides how they look on
light or dark ground, and an update costs few bytes. Nothing is underlined: the line would run
through the dots of ạ ẹ ị ọ ụ.
"""

from __future__ import annotations

from doichieu import model
from doichieu.change_wording import CHANGE_GLYPHS
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    REVIEWED,
    RULES,
    Action,
    Became,
    ChangeKind,
    Judgement,
    Kind,
    LinkKind,
    Meaning,
    Verdict,
)
from doichieu.wording import KIND_GLYPHS


@frozen
class Look:
    """A glyph of one cell, a word (English; translate with `_`) with its place, a Rich style."""

    glyph: str
    label: str
    style: str = ""
    place: str = ""

    @property
    def word(self) -> str:
        """The word in the user's language."""
        return _(self.label, self.place)


def _look(meaning: Meaning) -> Look:
    return Look(meaning.glyph, meaning.short, meaning.colour, meaning.place)


UNDECIDED = Look("·", "")
VERDICTS = {verdict: _look(model.VERDICTS[verdict]) for verdict in Verdict}
LINKS = {link_kind: _look(model.LINKS[link_kind]) for link_kind in LinkKind}
ACTIONS = {action: _look(rule.meaning) for action, rule in RULES.items()}
FINDS = tuple(action for action, rule in RULES.items() if rule.is_find)
"""What is found in the plan alone, in the order in which it is counted."""
OVERLAP = ACTIONS[Action.OVERLAP]
DISTINCT = ACTIONS[Action.DISTINCT]
ADDITION = ACTIONS[Action.ADDITION]
NOTE = ACTIONS[Action.NOTE]
CURSOR = Look("▶", "here you stand", "bold")
TENTATIVE = Look("▷", "here too, but nothing is likely", "bold")
"""The cursor of a list in which nothing convinces: a key that links asks first."""
MARKED = Look("●", "marked", "bold")
SUSPECT = Look("!", "look again", "bold red")
GONE = Look("∅", "gone", "dim")
NO_TASK = Look("¬", "no task", "dim")
DIFFERS = Look("≠", "differs", "yellow")
JUDGEMENTS: dict[Judgement | None, Look] = {
    None: DIFFERS,
    **{judgement: _look(model.JUDGED[judgement]) for judgement in Judgement},
}
"""What the program found, by what was said of it."""
CHANGES = {
    kind: Look(CHANGE_GLYPHS[kind], label, style, "block")
    for kind, label, style in (
        (ChangeKind.CHANGED, "changed", "yellow"),
        (ChangeKind.NEW, "new", "green"),
        (ChangeKind.GONE, "gone", "red"),
        (ChangeKind.MOVED, "moved", "dim"),
    )
}
"""What became of a block from one version to another."""
BECAME = {Became.KEPT: "", Became.REMOVED: "red", Became.ADDED: "bold green"}
"""The same of words, which have brackets too."""
DOUBT = Look("?", "doubt", "magenta")
CORRECTED = Look("±", "corrected", "cyan")
FOLDED = Look("▸", "folded", "dim")
UNFOLDED = Look("▾", "unfolded", "dim")
KINDS = {
    kind: Look(KIND_GLYPHS[kind], label, "cyan" if kind in REVIEWED else "dim")
    for kind, label in {
        Kind.HEADING: "heading",
        Kind.TASK: "task",
        Kind.ORGANISATION: "organising",
        Kind.OBJECTIVE: "objective",
        Kind.PURPOSE: "purposes",
        Kind.SITUATION: "situation",
        Kind.RECITAL: "basis",
        Kind.DEADLINE: "timing",
        Kind.RECIPIENT: "recipient",
        Kind.SIGNATURE: "signature",
        Kind.NOISE: "stamp",
    }.items()
}
"""What a block is, in words short enough for a column of ten."""

LIT = "bold magenta"
"""Words that both texts share."""
FOUND = "reverse"
"""What a search found."""
TITLE = "bold"
QUIET = "dim"


def verdict_look(verdict: Verdict | None) -> Look:
    """How a directive task with this verdict looks."""
    return VERDICTS[verdict] if verdict else UNDECIDED
