"""What the document screen shows, worked out from an open document: glyphs, lines and names.

Pure functions, like those of `review_view`.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from doichieu.corrections import Subject, doubt_words, subject_word
from doichieu.language import _
from doichieu.model import ITEM_KINDS, Branch, Deadline, DeadlineKind, Level
from doichieu.tui.looks import CORRECTED, DOUBT, KINDS, QUIET
from doichieu.tui.screens.item_text import deadline as deadline_in_words
from doichieu.tui.screens.item_text import facts, labelled
from doichieu.tui.widgets.item_list import Row
from doichieu.tui.widgets.text_pane import Paragraph
from doichieu.wording import deadline_word, kind_word
from doichieu.workbench.documents.open_document import OpenDocument
from doichieu.workbench.documents.value_parsing import in_words

FACTS = (
    Subject.NUMBER,
    Subject.TYPE,
    Subject.ISSUER,
    Subject.BRANCH,
    Subject.LEVEL,
    Subject.PLACE,
    Subject.DATE,
    Subject.SIGNERS,
    Subject.TITLE,
    Subject.IMPLEMENTS,
)
"""What a document says of itself, in the order of its letterhead."""


def states(document: OpenDocument) -> list[str]:
    """Two glyphs for each block: whether it is in doubt, and whether it was corrected."""
    doubtful = {document.block_of(doubt) for doubt in document.doubts}
    corrected = document.corrected_addresses
    return [
        (DOUBT.glyph if at in doubtful else " ")
        + (CORRECTED.glyph if item.address in corrected else " ")
        for at, item in enumerate(document.items)
    ]


def title(document: OpenDocument) -> str:
    """The document, and how much in it is in doubt."""
    left = len(document.doubts)
    doubts = f"{DOUBT.glyph} {_('doubts: {count}').format(count=left)}" if left else ""
    said = document.document.outline.facts.title
    return " · ".join(filter(None, [document.document.name, doubts, said]))


def block_title(document: OpenDocument, at: int) -> str:
    """A block: its address, its kind, its line."""
    item = document.items[at]
    line = _("line {line}").format(line=item.line)
    return f"{item.address} · {KINDS[item.kind].glyph} {kind_word(item.kind)} · {line}"


def block_lines(document: OpenDocument, at: int) -> list[Paragraph]:
    """What is in doubt about a block, what was understood of it, and what was corrected."""
    item = document.items[at]
    doubts = [
        Paragraph(Text(doubt_words(doubt)), Text(f"{DOUBT.glyph} {DOUBT.word}  ", DOUBT.style))
        for doubt in document.doubts
        if document.block_of(doubt) == at
    ]
    corrected = " · ".join(map(subject_word, document.corrected(at)))
    notes = [(f"{CORRECTED.glyph} {CORRECTED.word}", corrected)]
    return [*doubts, *labelled([*facts(item), *notes])]


def kind_rows() -> list[Row]:
    """Every kind that a block may be given."""
    return [Row(k, KINDS[k].glyph, "", kind_word(k), style=KINDS[k].style) for k in ITEM_KINDS]


def fact_rows(document: OpenDocument) -> list[Row]:
    """Every fact about the document with what it is."""
    stated = document.document.outline.facts
    corrected = document.corrected_facts
    return [
        Row(
            subject,
            CORRECTED.glyph if subject in corrected else " ",
            subject_word(subject),
            in_words(getattr(stated, subject.value)) or "–",
            CORRECTED.word if subject in corrected else "",
            CORRECTED.style,
        )
        for subject in FACTS
    ]


def choice_rows(subject: Subject) -> list[Row]:
    """What a document's branch or level can be; None for neither."""
    known: Sequence[Branch | Level] = list(Branch if subject is Subject.BRANCH else Level)
    return [*(Row(each, " ", "", in_words(each)) for each in known), Row(None, " ", "", "–")]


def deadline_rows(read: Deadline) -> list[Row]:
    """How words that say when can bind: first what the reader makes of them."""
    known = [Row(None, "▪", "", f"{deadline_word(read.kind)}  {deadline_in_words(read)}")]
    # A day is what most deadlines have, and to be asked for one does no harm.
    others = sorted(
        (k for k in DeadlineKind if k is not DeadlineKind.NONE),
        key=lambda kind: kind is not DeadlineKind.BY,
    )
    first = known if read.kind is not DeadlineKind.NONE else []
    return first + [Row(k, " ", "", deadline_word(k), style=QUIET) for k in others]


def correction_words(subject: Subject, *, changed: bool) -> str:
    """What a correction did, in words."""
    if not changed:
        return _("nothing changed")
    if subject in (Subject.JOIN, Subject.SPLIT):
        return subject_word(subject)
    return _("{what} corrected").format(what=subject_word(subject))
