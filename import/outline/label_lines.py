"""Lines that only say something of others: when, by whom, where, with what result.

'Thời gian hoàn thành: tháng 4/2026', 'Đơn vị chủ trì: Phòng Kinh tế', a bracket that holds a time
alone, a section 'Thời gian thực hiện' in which only a time stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise

from doichieu.importing.limits import MOST_MARKS
from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.sections import Subject, is_term, of_heading
from doichieu.importing.sentences import deadlines, duties
from doichieu.importing.sentences.body_heads import begins
from doichieu.importing.sentences.line_names import LONGEST_NAME, attribute, of_name
from doichieu.model import NO_DEADLINE, Deadline, Kind
from doichieu.model.labels import BULLETS, SECTIONS
from doichieu.text import fold
from doichieu.vocabulary import words

_LONGEST_TIME = 250
_NEAR = 6
_REMEMBERED = 256
_WORDED = ("leads", "with", "chief")
_STRONG = ("deadline", *_WORDED, "product")
_KINDS = {"terms": Kind.PURPOSE, "money": Kind.SITUATION}
_PARTS = re.compile(r"[;.]\s+")
_NAMED = re.compile(r"(?:[.;(]\s*|\s[-–+*]\s+)(?P<name>[^\W\d_][^:.;()]{2,58}):")
_BRACKET = re.compile(r"\((?P<inside>[^()]+)\)\W*")


def key(block: Block) -> str | None:
    """What a block says of others, None if it says something of its own."""
    found = attribute(block.text)
    if found is None:
        return "deadline" if _only_time(block) else None
    if found == "deadline" and _goes_on(block.text):
        return None
    if found in _STRONG or block.parent is None:
        return found
    if found == "money" and block.label is not None and block.scheme not in BULLETS:
        return None
    index = block.place
    near = block.parent.children[max(0, index - _NEAR) : index + _NEAR]
    named = any(attribute(each.text) in _STRONG for each in near)
    return found if named and not duties.of_task(block.text).leads else None


def settle(block: Block) -> bool:
    """Give a block its kind if it only says something of others, and those below it with it."""
    if _heads_lines(block):
        return False
    found = key(block)
    if not (found and (_names_below(block) or all(key(child) for child in block.children))):
        if not _holds_time(block):
            return False
        found = "deadline"
    for one in (block, *block.children):
        one.kind = _KINDS.get(found, Kind.DEADLINE)
    return True


def own(block: Block) -> bool:
    """Whether what stands below a block speaks of it, and makes it no heading.

    Beside lines that stand together a sentence may have items of its own too, but none that says
    what is to be done.
    """
    if block.level or block.heads or (block.scheme in SECTIONS and block.text.isupper()):
        return False
    if _heads_lines(block):
        return False
    told = [_only_tells(child) for child in block.children]
    if all(told) or not any(told):
        return bool(told) and all(told)
    runs = sum(here and not before for before, here in pairwise([False, *told]))
    if runs > 1 or block.label is None or not block.text.endswith((".", ";")):
        return False
    others = (child for child, line in zip(block.children, told, strict=True) if not line)
    return not any(child.children or _is_content(child.text) for child in others)


def _heads_lines(block: Block) -> bool:
    """Whether it heads lines that each have a name ('Thời gian, địa điểm' over one on either)."""
    text = block.text
    if not block.children or ":" in text[:-1] or not attribute(block.children[0].text):
        return False
    if of_heading(text, top=False) is Subject.TERMS:
        return True
    parts = words.phrase("line_names", "joins").split(fold(text[: LONGEST_NAME + 1]))
    short = len(text) <= LONGEST_NAME and not text.endswith(".")
    return short and len(parts) > 1 and all(map(_names_line, parts))


def _names_line(part: str) -> bool:
    """Whether a part of a heading is the name of such a line, or of terms of an undertaking."""
    terms = (Subject.TERMS, Subject.PURPOSE)
    return of_name(part) is not None or of_heading(part, top=False) in terms


def _only_tells(block: Block) -> bool:
    """Whether a line only says when, by whom or on what terms the one above is done."""
    if key(block) or is_term(block.text):
        return True
    name, colon, _value = block.text[: LONGEST_NAME + 1].partition(":")
    named = of_heading(f"{name}:", top=False) if colon and not block.children else None
    return named is Subject.TERMS


def due(text: str) -> Deadline:
    """The time that a line gives to others; of one about something else NO_DEADLINE."""
    if attribute(text) not in (None, "deadline"):
        return NO_DEADLINE
    name, value = _parted(text)
    if name is None and not _time_alone(text):
        return deadlines.of_sentence(value)
    done = words.phrase("kinds", "done").search(name or "") is not None
    return deadlines.of_line(value, done=done)


def unread(block: Block) -> str:
    """The words of a line of time that were not understood, or ''."""
    if block.kind is not Kind.DEADLINE or attribute(block.text) != "deadline" or block.children:
        return ""
    value = _parted(block.text)[1]
    filled = deadlines.says_something(value)
    return value if filled and due(block.text) is NO_DEADLINE else ""


def parts(text: str) -> list[str]:
    """The parts of a line that says several things of others, each with its name."""
    found: list[str] = []
    for piece in _PARTS.split(text):
        if found and attribute(piece) is None:
            found[-1] = f"{found[-1]}; {piece}"
        else:
            found.append(piece)
    return found


def told_within(text: str) -> list[str]:
    """The parts of a task's own text that say when or by whom as a line beside it would."""
    if ":" not in text:
        return []
    found: list[str] = []
    for match in islice(_NAMED.finditer(text), MOST_MARKS):
        end = _NAMED.search(text, match.end())
        value = text[match.end() : end.start() if end else len(text)].strip(" );.")
        if _means(of_name(fold(match["name"]).strip()), value):
            found.append(f"{match['name']}: {value}")
    return found


def _means(found: str | None, value: str) -> bool:
    """Whether a value is what its name promises: a time, or a body."""
    if found == "deadline":
        return deadlines.holds_only_time(value)
    return found in _WORDED and begins(value, fold(value), 0)


def _goes_on(text: str) -> bool:
    """Whether a line of time goes on to say who does what then."""
    _time, comma, more = text.partition(":")[2].partition(", ")
    return bool(comma) and bool(duties.of_task(more).leads)


def _parted(text: str) -> tuple[str | None, str]:
    """The name of a line about time, None where it has none, and its value."""
    if attribute(text) == "deadline":
        name, _colon, value = text.partition(":")
        return fold(name), value.strip(" *")
    bracket = _BRACKET.fullmatch(text)
    return None, bracket["inside"] if bracket else text


def _names_below(block: Block) -> bool:
    """Whether a line leaves it to those below to say who ('Cơ quan chủ trì:' over bullets)."""
    lists = block.text.endswith(":") and attribute(block.text) in _WORDED
    return lists and not any(attribute(child.text) or child.children for child in block.children)


def _is_content(text: str) -> bool:
    """Whether the line beside such others says what is to be done ('Nội dung: …')."""
    return words.phrase("line_names", "content").match(fold(text[:LONGEST_NAME])) is not None


def _only_time(block: Block) -> bool:
    """Whether a line has no name and yet holds nothing but a time."""
    plain = block.label is None or block.scheme in BULLETS
    return plain and not block.children and not block.row and _time_alone(block.text)


@lru_cache(maxsize=_REMEMBERED)
def _time_alone(text: str) -> bool:
    """Whether a text is a time in brackets, or opens with the name of a time and then says it."""
    if len(text) > _LONGEST_TIME or text.endswith(":"):
        return False
    bracket = _BRACKET.fullmatch(text)
    if bracket:
        return deadlines.holds_only_time(bracket["inside"])
    named = words.phrase("line_names", "time").match(fold(text[:LONGEST_NAME]))
    return named is not None and deadlines.holds_only_time(text)


def _holds_time(block: Block) -> bool:
    """Whether a section about time holds nothing but that ('Thời gian thực hiện' over a date)."""
    name = fold(block.text).strip(" *-+:.")
    if not block.children or of_name(name) != "deadline":
        return False
    return all(
        not child.children and not child.row and deadlines.holds_only_time(child.text, told=True)
        for child in block.children
    )
