"""What became of a document from one version to another, in the user's words."""

from __future__ import annotations

from collections import Counter

from doichieu.language import _
from doichieu.model import Became, ChangeKind, Changes, WordDiff


def change_word(kind: ChangeKind) -> str:
    """What became of a block from one version to another."""
    return {
        ChangeKind.CHANGED: _("changed", "block"),
        ChangeKind.NEW: _("new"),
        ChangeKind.GONE: _("gone", "block"),
        ChangeKind.MOVED: _("moved", "block"),
    }[kind]


def changes_words(found: Changes) -> str:
    """How much changed: '4 changed, 1 new, letterhead: 1'."""
    words = {
        ChangeKind.CHANGED: _("{count} changed"),
        ChangeKind.NEW: _("{count} new"),
        ChangeKind.GONE: _("{count} gone"),
        ChangeKind.MOVED: _("{count} moved"),
    }
    counts = Counter(each.kind for each in found.blocks)
    said = [words[kind].format(count=counts[kind]) for kind in ChangeKind if counts[kind]]
    if found.facts:
        said.append(_("letterhead: {count}").format(count=len(found.facts)))
    return ", ".join(said) or _("nothing in it has changed")


CHANGE_GLYPHS = {
    ChangeKind.CHANGED: "~",
    ChangeKind.NEW: "+",
    ChangeKind.GONE: "−",
    ChangeKind.MOVED: "↕",
}

BRACKETS = {Became.KEPT: ("", ""), Became.REMOVED: ("[-", "-]"), Became.ADDED: ("{+", "+}")}
"""What stands around the words of a word diff, so that no colour is needed to read it."""


def word_diff_words(words: WordDiff) -> str:
    """Two wordings in one line: '[-50-]{+80+} tỷ'."""
    return "".join(piece.text.join(BRACKETS[piece.became]) for piece in words)
