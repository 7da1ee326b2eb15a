"""What each block is: by the heading of its section, which what stands below inherits."""

from __future__ import annotations

import re

from doichieu.importing.outline import label_lines, lead_ins
from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.sections import (
    Subject,
    charges_all,
    ends,
    is_term,
    kind_of,
    of_heading,
    organises,
)
from doichieu.importing.sentences.duties import apportions, assigns, of_task
from doichieu.model import FURNITURE, Kind
from doichieu.model.labels import BULLETS, FRAMES, SECTIONS, Scheme
from doichieu.text import fold
from doichieu.vocabulary import words

_LONGEST = 200
_LONGEST_NAME = 60
_LONGEST_NOTE = 600
_OPENING = 40
_RESPONSIBLE = words.phrase("kinds", "responsible")
_ENACTS = words.phrase("kinds", "enacts")
_WHOLE = words.phrase("kinds", "whole")
_PAST = words.phrase("kinds", "past")
_ASKS = words.phrase("kinds", "asks")
_NOTE = words.phrase("kinds", "note")
_CLOSING = words.opening("openings", "closing")
_GROUNDS = words.opening("openings", "grounds")
_SENDS = words.phrase("duties", "sends")
_COLON = re.compile(r"[^:]{2,60}:")
_NAMED = re.compile(r"[^:]{2,60}: ?[^:]*[^:.;]\.")


def settle(root: Block) -> None:
    """Give every block below `root` its kind."""
    _settle_outermost(root)
    for block in root.below():
        # What no section reaches, as a row below a part of its table, is what the table says.
        if block.kind is Kind.UNSETTLED:
            block.kind = Kind.TASK
    _settle_last(root)


def _settle_outermost(top: Block) -> None:
    """Give a kind to what stands below no section: of the root, or of the title of a document."""
    sections = any(child.scheme in (Scheme.ROMAN, Scheme.CAPITAL) for child in top.children)
    apart = any(child.label is not None and organises(child.text) for child in top.children)
    begun = False
    for child in top.children:
        if child.kind is Kind.HEADING:
            _settle_outermost(child)
        if child.kind is not Kind.UNSETTLED:
            continue
        if child.formula and not begun:
            child.kind = Kind.HEADING if child.capitals else Kind.RECITAL
            continue
        begun = begun or _begins(child)
        if not begun or child.leads_in:
            child.kind = _preamble(child)
        elif child.label is None and not child.children and not child.subtitle:
            closes = sections or _rounds_off(child, None)
            child.kind = Kind.ORGANISATION if closes else Kind.TASK
        else:
            _settle(child, None, depth=0, apart=apart)


def _begins(block: Block) -> bool:
    """Whether what has to be done begins with a block: grounds may stand in a list before that."""
    if block.scheme in BULLETS and _GROUNDS.match(fold(block.text[:_LONGEST])):
        return False
    return block.label is not None or block.subtitle or block.row is not None


def _settle_last(root: Block) -> None:
    """Tell the last duties that are about the document as a whole.

    They close it as paragraphs of their own, or are its last items where no section is about that.
    """
    annexed = (child for child in root.children if child.scheme is Scheme.ANNEX)
    behind = {id(each) for annex in annexed for each in (annex, *annex.below())}
    # What an appendix gives to do stands behind the close of the document, and closes nothing.
    blocks = [b for b in root.below() if b.kind not in FURNITURE and id(b) not in behind]
    closing = [block for block in blocks if block.kind is Kind.ORGANISATION]
    organised = any(b.label and not _SENDS.match(fold(b.text[:_LONGEST_NAME])) for b in closing)
    for block in reversed(blocks):
        if block.kind is Kind.HEADING or (block.kind is Kind.ORGANISATION and not organised):
            continue
        closes = block.parent is root and block.label is None
        section = block.parent is root or (block.parent and block.parent.scheme in SECTIONS)
        whole = not organised and section and _WHOLE.search(fold(block.text))
        if block.kind is not Kind.TASK or block.row or not (closes or whole):
            break
        block.kind = Kind.ORGANISATION


def _settle(block: Block, section: Subject | None, *, depth: int, apart: bool) -> None:
    if label_lines.settle(block):
        return
    if block.leads_in or _NOTE.match(fold(block.text[:_LONGEST_NOTE])):
        block.kind = Kind.RECITAL
        return
    heading = _is_heading(block)
    if block.scheme is Scheme.ARTICLE:
        section = _of_article(block.text, section)
    top = depth == 0
    named = of_heading(block.text, top=top, apart=apart) if heading else _opening(block, section)
    # How the carrying out is paid for belongs to it.
    paid = section is Subject.ORGANISATION and named is Subject.MONEY
    own = section if paid else named or section
    if _rounds_off(block, own):
        own = Subject.ORGANISATION
    block.kind = Kind.HEADING if heading else kind_of(own or Subject.TASK, block.text)
    below = 0 if block.scheme in FRAMES or (block.level == 1 and block.label is None) else depth + 1
    handed = own if below or named else None
    for child in block.children:
        if child.kind is Kind.UNSETTLED:
            _settle(child, handed, depth=below, apart=apart)
            handed = _led_to(child, handed) if child.leads_in else handed


def _rounds_off(block: Block, subject: Subject | None) -> bool:
    """Whether a paragraph closes the document, whatever the section that it stands in is about."""
    if block.row is not None:
        return False
    if _SENDS.match(fold(block.text[:_LONGEST_NAME])):
        return True
    if block.label is not None or block.children:
        return False
    if _follows_close(block) or charges_all(block.text):
        return True
    told = subject in (Subject.MONEY, Subject.TERMS, Subject.SITUATION)
    return bool(_CLOSING.match(fold(block.text))) or (told and ends(block.text))


def _follows_close(block: Block) -> bool:
    """Whether a paragraph goes on behind the one that says what the document was."""
    beside = block.parent.children[block.place - 1 : block.place] if block.parent else []
    return any(each.label is None and _SENDS.match(fold(each.text)) for each in beside)


def _of_article(text: str, section: Subject | None) -> Subject:
    """What an article is about: who carries the document out, else what its chapter is about.

    What it lays upon a body is to be done.
    """
    folded = fold(text)
    enacts = _ENACTS.match(folded)
    if (_RESPONSIBLE.search(folded) and not enacts) or of_task(text).opens:
        return Subject.ORGANISATION
    return section or (Subject.TASK if apportions(text) and not enacts else Subject.RECITAL)


def _led_to(lead_in: Block, section: Subject | None) -> Subject | None:
    """What the list is about that a lead-in leads to: what it calls that, else the section's."""
    if section not in (None, Subject.TASK):
        return section
    if of_heading(lead_ins.listed(lead_in.text), top=False) is Subject.OBJECTIVE:
        return Subject.OBJECTIVE
    return of_heading(lead_in.text, top=False) or section


def _is_heading(block: Block) -> bool:
    if block.scheme in FRAMES or block.level:
        return True
    if label_lines.own(block) or _lays_down(block) or _says_all(block):
        return False
    if block.label is None and block.text.endswith(":"):
        return True
    if not block.opens:
        return block.scheme in BULLETS and block.titles
    if block.label is None or block.children:
        listed = any(child.label and child.scheme not in BULLETS for child in block.children)
        return listed or (bool(block.children) and not _charges_somebody(block))
    return block.scheme is Scheme.ROMAN and (block.capitals or block.bold or _in_capitals(block))


def _says_all(block: Block) -> bool:
    """Whether a section is one sentence behind its name, with the close of the document below."""
    named = block.scheme is Scheme.ROMAN and _NAMED.fullmatch(block.text) is not None
    return named and all(map(_closes, block.children))


def _closes(block: Block) -> bool:
    """Whether a paragraph rounds the document off."""
    plain = block.label is None and not block.children and block.row is None
    return plain and (ends(block.text) or bool(_CLOSING.match(fold(block.text))))


def _lays_down(block: Block) -> bool:
    """Whether a labelled block lays down a duty of its own before it leads into a list."""
    duty, stop, _lead_in = block.text.rpartition("; ")
    long = block.label is not None and len(duty) > _LONGEST_NAME and block.text.endswith(":")
    return long and bool(stop) and not assigns(duty) and bool(of_task(duty).leads)


def _charges_somebody(block: Block) -> bool:
    """Whether it is a whole sentence with a duty of its own, though a paragraph follows it."""
    text = block.text
    sentence = len(text) > _LONGEST_NAME and text.endswith(".") and not text.isupper()
    own = sentence and block.label is not None and not block.level
    return own and bool(of_task(text).leads)


def _in_capitals(block: Block) -> bool:
    """Whether only what it says in brackets is not in capitals."""
    return block.text.partition("(")[0].isupper()


def _opening(block: Block, section: Subject | None) -> Subject | None:
    """What a block's own words say it is about ('Mục tiêu chung: …').

    Among tasks a paragraph that states what the matter is ('X là nền tảng …') is none of them, nor
    is a block that only tells what has been ('Thời gian qua, …').
    """
    tasks = section in (None, Subject.TASK)
    if tasks and is_term(block.text):
        return Subject.TERMS
    colon = _COLON.match(block.text) if ":" in block.text else None
    if colon:
        found = of_heading(colon[0], top=False)
        if section is Subject.TERMS and found is Subject.TASK:
            return None
        return found if tasks or found not in (Subject.MONEY, Subject.TERMS) else None
    if not tasks:
        return None
    opening = fold(block.text[: _LONGEST if block.label is None else _OPENING])
    if _PAST.match(opening) and not _ASKS.search(fold(block.text)):
        return Subject.SITUATION
    states = block.label is None and words.phrase("kinds", "states").match(opening)
    return Subject.PURPOSE if states else None


def _preamble(block: Block) -> Kind:
    folded = fold(block.text)
    if words.opening("openings", "recital").match(folded) or block.text.endswith(":"):
        return Kind.RECITAL
    return Kind.SITUATION
