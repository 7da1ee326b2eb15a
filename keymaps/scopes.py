"""Where commands work: on which screen, or on all of them, and which listen at the same time."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Where a command works; the first part of its id."""

    GLOBAL = "global"
    MOVE = "move"
    LIBRARY = "library"
    RELATIONS = "relations"
    MATRIX = "matrix"
    CHAIN = "chain"
    ANNOTATIONS = "annotations"
    DECISIONS = "decisions"
    REVIEW = "review"
    OVERLAPS = "overlaps"
    FINDINGS = "findings"
    SETTLING = "settling"
    CODEBOOK = "codebook"
    DOCUMENT = "document"
    VERSIONS = "versions"
    REPORT = "report"
    DIALOG = "dialog"
    KEYS = "keys"
    TYPING = "typing"

    @property
    def heading(self) -> str:
        """What to call it in help and documentation, in English; translate with `_()`."""
        return _HEADINGS[self]


_HEADINGS = {
    Scope.GLOBAL: "Everywhere",
    Scope.MOVE: "In every list and text",
    Scope.LIBRARY: "Library",
    Scope.RELATIONS: "Relations",
    Scope.MATRIX: "Matrix",
    Scope.CHAIN: "Chain",
    Scope.ANNOTATIONS: "Annotations",
    Scope.DECISIONS: "Last decisions",
    Scope.REVIEW: "Review",
    Scope.OVERLAPS: "Overlaps",
    Scope.FINDINGS: "Findings of the plan",
    Scope.SETTLING: "Settling",
    Scope.CODEBOOK: "Codebook",
    Scope.DOCUMENT: "Document",
    Scope.VERSIONS: "Versions",
    Scope.REPORT: "Report",
    Scope.DIALOG: "Dialogs",
    Scope.KEYS: "Keys of your own",
    Scope.TYPING: "Text fields",
}

_SCREENS = frozenset(
    {
        Scope.LIBRARY,
        Scope.RELATIONS,
        Scope.MATRIX,
        Scope.CHAIN,
        Scope.ANNOTATIONS,
        Scope.DECISIONS,
        Scope.REVIEW,
        Scope.OVERLAPS,
        Scope.FINDINGS,
        Scope.SETTLING,
        Scope.CODEBOOK,
        Scope.DOCUMENT,
        Scope.VERSIONS,
        Scope.REPORT,
    }
)

LISTENING_TOGETHER: tuple[frozenset[Scope], ...] = (
    *(frozenset({Scope.GLOBAL, Scope.MOVE, screen}) for screen in sorted(_SCREENS)),
    # A dialog is modal; what it asks for is a choice in a list or a text.
    frozenset({Scope.DIALOG, Scope.MOVE}),
    frozenset({Scope.DIALOG, Scope.KEYS, Scope.TYPING}),
    frozenset({Scope.GLOBAL, Scope.TYPING}),
)
"""Scopes that listen at the same time, so that one key cannot serve two commands of them."""

SCOPES = {str(each): each for each in Scope}
"""Scopes by their names: a keymap asks some thousand times while it is checked."""
