"""How each state looks: a glyph and a word, never a colour alone.

Only the sixteen colours of the terminal are used, so its own palette decides how they look on
light or dark ground, and an update costs few bytes. Nothing is underlined: the line would run
through the dots of ạ ẹ ị ọ ụ.
"""

from __future__ import annotations

from dataclasses import dataclass

from doichieu.language import _
from doichieu.model import REVIEWED, Kind, LinkKind, Verdict
from doichieu.wording import KIND_GLYPHS


@dataclass(frozen=True, slots=True)
class Look:
    """A glyph of one cell, a word (English; translate with `_`) and a Rich style."""

    glyph: str
    label: str
    style: str = ""

    @property
    def word(self) -> str:
        """The word in the user's language."""
        return _(self.label)


UNDECIDED = Look("·", "", "dim")
VERDICTS = {
    Verdict.COVERED: Look("✓", "covered", "green"),
    Verdict.PARTIAL: Look("◐", "partial", "yellow"),
    Verdict.GAP: Look("✗", "gap", "red"),
    Verdict.NOT_APPLICABLE: Look("⊘", "n/a", "dim"),
    Verdict.UNSURE: Look("?", "unsure", "magenta"),
}
LINKS = {
    LinkKind.SAME: Look("=", "same", "green"),
    LinkKind.PARTIAL: Look("≈", "partial", "yellow"),
    LinkKind.RELATED: Look("~", "related", "cyan"),
    LinkKind.REJECTED: Look("×", "rejected", "dim"),
}
OVERLAP = Look("∩", "overlap", "magenta")
DISTINCT = Look("×", "no overlap", "dim")
ADDITION = Look("+", "added", "cyan")
MARKED = Look("●", "marked", "bold")
NOTE = Look("✎", "note", "cyan")
SUSPECT = Look("!", "look again", "bold red")
DIFFERS = Look("≠", "differs", "yellow")
DOUBT = Look("?", "doubt", "magenta")
CORRECTED = Look("±", "corrected", "cyan")
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
