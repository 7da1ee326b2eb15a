"""What is in doubt and what was put right, in the user's words."""

from __future__ import annotations

from doichieu.corrections.correction import Subject
from doichieu.language import _
from doichieu.model import Doubt, DoubtCode


def doubt_words(doubt: Doubt) -> str:
    """What is in doubt, in a line."""
    details: dict[str, str | int] = dict(doubt.details)
    if doubt.code is DoubtCode.LOST_CORRECTION:
        details["subject"] = subject_word(Subject(str(details["subject"])))
    return _template(doubt.code).format(**details)


def _template(code: DoubtCode) -> str:
    return {
        DoubtCode.NO_TYPE: _("no type of document was found in a title"),
        DoubtCode.NO_TITLE: _("no title was found below the type of document"),
        DoubtCode.NO_NUMBER: _("no document number was found"),
        DoubtCode.NO_DATE: _("no date of issue was found"),
        DoubtCode.NO_SIGNER: _("no signer was found"),
        DoubtCode.NO_ISSUER: _("no issuer was found"),
        DoubtCode.NO_LEVEL: _("at which level the issuer stands was not understood"),
        DoubtCode.NO_BRANCH: _("whose document it is was not understood"),
        DoubtCode.UNSURE_ISSUER: _("“{name}” may not be the issuer, or not all of its name"),
        DoubtCode.UNSURE_LEVEL: _("letterhead and number speak of different levels"),
        DoubtCode.RUINED_TEXT: _(
            "hardly a word of this text can be read: have its pages recognised anew"
            " (ocrmypdf -l vie --redo-ocr IN OUT) or ask for the original"
        ),
        DoubtCode.NO_TASK: _("no task was found"),
        DoubtCode.FIRST_NUMBER: _("the numbering begins with {address}"),
        DoubtCode.NUMBER_JUMP: _("the numbering goes from {before} to {after}"),
        DoubtCode.UNKNOWN_COLUMNS: _("the columns of this table were not understood"),
        DoubtCode.MORE_CELLS: _("{address} has more cells than its table"),
        DoubtCode.FOLDED: _("{address} is kept in one: forms, lists or figures, no tasks"),
        DoubtCode.LONG_HEADING: _("{address} is long for a heading"),
        DoubtCode.NO_TEXT: _("{address} has a label but no text"),
        DoubtCode.NO_LEAD: _("nobody was understood to lead {address}"),
        DoubtCode.NO_DEADLINE: _("not understood as a deadline: {words}"),
        DoubtCode.WHOSE_LINE: _("which items {address} is for is unsure"),
        DoubtCode.SHORT_NAME: _("“{name}” may be any of {numbers}, so it is linked to none"),
        DoubtCode.CONTROL_CHARACTERS: _(
            "{count} characters that a terminal would obey were replaced"
        ),
        DoubtCode.LOST_CORRECTION: _(
            "a correction by hand found no block any more: {subject}, “{words}”"
        ),
        DoubtCode.OTHER: "{words}",
    }[code]


def fact_word(field: str) -> str:
    """A field of `Facts`, in a word or two."""
    return subject_word(Subject(field))


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
