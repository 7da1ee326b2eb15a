"""What each block is: by the heading of its section, which what stands below inherits."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from doichieu.importing.outline import lead_ins
from doichieu.importing.outline.blocks import Block
from doichieu.importing.sentences.duties import assigns, charges, of_task
from doichieu.model import Kind
from doichieu.model.labels import BULLETS, FRAMES, Scheme
from doichieu.text import fold, unaccented
from doichieu.vocabulary import words

_DECIDING = (
    Kind.ORGANISATION,
    Kind.SITUATION,
    Kind.PURPOSE,
    Kind.OBJECTIVE,
    Kind.RECITAL,
    Kind.TASK,
)
_ABOUT = words.source("kinds", "about")
_LONGEST = 200
_ATTRIBUTE_LIMIT = 600
_LONGEST_NAME = 60
_WORDED = ("leads", "with")
_PHRASED = (*_WORDED, "deadline")
_RESPONSIBLE = words.phrase("kinds", "responsible")
_COLON = re.compile(r"[^:]{2,60}:")


def of_heading(text: str, *, top: bool) -> Kind | None:
    """The kind that a heading gives to what stands below it, or None when it does not say.

    The heading of a section (`top`) decides by any of its words, the earliest; one further down
    only by the words it opens with, for 'nâng cao mục tiêu …' in a task is no objective. A section
    is also known without diacritics, which scans lose.
    """
    if assigns(text) or charges(text) or (len(text) > _LONGEST and not text.isupper()):
        return None
    return _section_kind(fold(text), fold, top=top) or (
        _section_kind(unaccented(text), unaccented, top=top) if top else None
    )


def _section_kind(words_: str, form: Callable[[str], str], *, top: bool) -> Kind | None:
    best: tuple[int, int, Kind] | None = None
    for order, kind in enumerate(_DECIDING):
        pattern = _section(kind, form, top=top)
        found = pattern.search(words_) if top else pattern.match(words_)
        if found and (best is None or (found.start(), order) < best[:2]):
            best = (found.start() if top and kind is not Kind.ORGANISATION else 0, order, kind)
    return best[2] if best else None


@lru_cache(maxsize=32)
def _section(kind: Kind, form: Callable[[str], str], *, top: bool) -> re.Pattern[str]:
    """Finds the words of a heading that make a section one of this kind."""
    named = words.alternatives(map(form, words.lists("sections")[kind.value]))
    return re.compile((r"(?<!\w)" if top else _ABOUT) + named)


def settle(root: Block) -> None:
    """Give every block below `root` its kind."""
    _settle_outermost(root)
    for block in root.below():
        # What no section reaches, as a row below a part of its table, is what the table says.
        if block.kind is Kind.UNSETTLED:
            block.kind = Kind.TASK


def _settle_outermost(top: Block) -> None:
    """Give a kind to what stands below no section: of the root, or of the title of a document."""
    sections = any(child.scheme in (Scheme.ROMAN, Scheme.CAPITAL) for child in top.children)
    begun = False
    for child in top.children:
        if child.kind is Kind.HEADING:
            _settle_outermost(child)
        if child.kind is not Kind.UNSETTLED:
            continue
        if child.formula and not begun:
            child.kind = Kind.HEADING if child.capitals else Kind.RECITAL
            continue
        begun = begun or child.label is not None or child.subtitle or child.row is not None
        if not begun or child.leads_in:
            child.kind = _preamble(child)
        elif child.label is None and not child.children and not child.subtitle:
            child.kind = Kind.ORGANISATION if sections else Kind.TASK
        else:
            _settle(child, None, depth=0)


def attribute(text: str) -> str | None:
    """`deadline`, `leads`, `with` or `product` when the line only says that of its siblings."""
    colon = text.find(":")
    if not 0 < colon <= 60 or len(text) > _ATTRIBUTE_LIMIT:
        return None
    name = fold(text[:colon]).strip(" *-+")
    for key, names in words.lists("attributes").items():
        if name in names or (
            key in _PHRASED and words.phrase("attribute_phrases", key).fullmatch(name)
        ):
            return key
    return None


def _settle(block: Block, section: Kind | None, *, depth: int) -> None:
    if attribute(block.text) and (
        _names_below(block) or all(attribute(child.text) for child in block.children)
    ):
        for one in (block, *block.children):
            one.kind = Kind.DEADLINE
        return
    if block.leads_in:
        block.kind = Kind.RECITAL
        return
    heading = _is_heading(block)
    if block.scheme is Scheme.ARTICLE:
        section = (
            Kind.ORGANISATION if _RESPONSIBLE.search(fold(block.text)) else section or Kind.RECITAL
        )
    named = of_heading(block.text, top=depth == 0) if heading else _opening_kind(block, section)
    own = named or section
    block.kind = Kind.HEADING if heading else own or Kind.TASK
    below = 0 if block.scheme in FRAMES or (block.level == 1 and block.label is None) else depth + 1
    handed = own if below or named else None
    for child in block.children:
        if child.kind is Kind.UNSETTLED:
            _settle(child, handed, depth=below)
            handed = _led_to(child, handed) if child.leads_in else handed


def _led_to(lead_in: Block, section: Kind | None) -> Kind | None:
    """The kind of the list that a lead-in leads to: what it calls that, else the section's."""
    if section not in (None, Kind.TASK):
        return section
    if of_heading(lead_ins.listed(lead_in.text), top=False) is Kind.OBJECTIVE:
        return Kind.OBJECTIVE
    opening = of_heading(lead_in.text, top=False)
    return section if opening in (None, Kind.RECITAL) else opening


def _names_below(block: Block) -> bool:
    """Whether a line leaves it to those below to say who ('Cơ quan chủ trì:' over bullets)."""
    lists = block.text.endswith(":") and attribute(block.text) in _WORDED
    return lists and not any(attribute(child.text) or child.children for child in block.children)


def _is_heading(block: Block) -> bool:
    if block.scheme in FRAMES or block.level:
        return True
    below = [child for child in block.children if not attribute(child.text)]
    if block.children and not below:
        return False
    if block.label is None and block.text.endswith(":"):
        return True
    if not block.opens:
        return block.scheme in BULLETS and block.titles
    if block.label is None or block.children:
        listed = any(child.label and child.scheme not in BULLETS for child in block.children)
        return listed or (bool(block.children) and not _charges_somebody(block))
    return block.scheme is Scheme.ROMAN and (block.capitals or block.bold or _in_capitals(block))


def _charges_somebody(block: Block) -> bool:
    """Whether it is a whole sentence with a duty of its own, though a paragraph follows it."""
    text = block.text
    sentence = len(text) > _LONGEST_NAME and text.endswith(".") and not text.isupper()
    own = sentence and block.label is not None and not block.level
    return own and bool(of_task(text).leads)


def _in_capitals(block: Block) -> bool:
    """Whether only what it says in brackets is not in capitals."""
    return block.text.partition("(")[0].isupper()


def _opening_kind(block: Block, section: Kind | None) -> Kind | None:
    """The kind that a block's own words give it ('Mục tiêu chung: …', '(chi tiết Phụ lục 1)').

    Among tasks a paragraph that states what the matter is ('X là nền tảng …') is none of them.
    """
    colon = _COLON.match(block.text)
    if colon:
        return of_heading(colon[0], top=False)
    if block.label is not None:
        return None
    folded = fold(block.text[:_LONGEST])
    if words.phrase("kinds", "points").match(folded):
        return Kind.SITUATION
    states = section in (None, Kind.TASK) and words.phrase("kinds", "states").match(folded)
    return Kind.PURPOSE if states else None


def _preamble(block: Block) -> Kind:
    folded = fold(block.text)
    if words.opening("openings", "recital").match(folded) or block.text.endswith(":"):
        return Kind.RECITAL
    return Kind.SITUATION
