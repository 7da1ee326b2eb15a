"""The subjects of corrections in the user's words."""

from __future__ import annotations

from doichieu.corrections.correction import Subject
from doichieu.language import _


def subject_word(subject: Subject) -> str:
    """What is put right, in a word or two."""
    return {
        Subject.JOIN: _("joined"),
        Subject.SPLIT: _("split"),
        Subject.KIND: _("kind"),
        Subject.ADDRESS: _("address"),
        Subject.LEADS: _("lead"),
        Subject.WITH: _("with"),
        Subject.DEADLINE: _("deadline"),
        Subject.CITES: _("cites"),
        Subject.NUMBER: _("number"),
        Subject.TYPE: _("type"),
        Subject.ISSUER: _("issuer"),
        Subject.BRANCH: _("branch"),
        Subject.LEVEL: _("level"),
        Subject.PLACE: _("place"),
        Subject.DATE: _("date"),
        Subject.SIGNERS: _("signed"),
        Subject.TITLE: _("title"),
        Subject.IMPLEMENTS: _("carries out"),
        Subject.DOUBT: _("doubt"),
    }[subject]
