"""A codebook as REFI-QDA has it (`.qdc`), which QualCoder, NVivo, MAXQDA and others read.

The standard: REFI-QDA Codebook 1.0 (www.qdasoftware.org), an XML with a name, a colour and a
description for each code. What it has no place for, the English name and the example, stands in
lines of the description that begin with their name.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from doichieu import __version__
from doichieu.codebooks.checking import LONGEST_NAME, checked
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import COLOURS, Tag, TagId

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_OURS = uuid.UUID("0b7e4d5c-5d0a-4f57-9c53-6d8f0f2b6a11")
_HUES = dict(
    zip(COLOURS, ("#008B8B", "#2E7D32", "#B58900", "#C62828", "#AD1457", "#1565C0"), strict=True)
)
_ENGLISH, _EXAMPLE = "EN: ", "VD: "
_BIGGEST = 10_000_000


def guid(tag: TagId) -> str:
    """What a tag is called in this format: its own id where that is one, else one made of it."""
    try:
        return str(uuid.UUID(tag))
    except ValueError:
        return str(uuid.uuid5(_OURS, tag))


def write(tags: Sequence[Tag]) -> str:
    """The text of a file with the tags that are offered."""
    codes = "\n".join(_code(tag) for tag in tags if tag.offered)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<CodeBook xmlns="{NAMESPACE}" origin={quoteattr(f"doichieu {__version__}")}>\n'
        f"  <Codes>\n{codes}\n  </Codes>\n</CodeBook>\n"
    )


def _code(tag: Tag) -> str:
    lines = [
        tag.definition,
        _ENGLISH + tag.en if tag.vi and tag.en else "",
        _EXAMPLE + tag.example if tag.example else "",
    ]
    said = escape("\n".join(filter(None, lines)))
    head = (
        f"    <Code guid={quoteattr(guid(tag.id))} name={quoteattr(tag.vi or tag.en)} "
        f'isCodable="true" color="{_HUES[tag.colour]}"'
    )
    return f"{head}>\n      <Description>{said}</Description>\n    </Code>" if said else f"{head}/>"


def read(data: bytes, where: str) -> tuple[Tag, ...]:
    """The tags in a file; codes below others are tags beside them, named with them if that fits.

    Raises InputError where it is no codebook of this kind. Nothing outside the file is read.
    """
    if len(data) > _BIGGEST:
        raise _refused(where, _("it is too big"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refused(where, str(error)) from error
    if root.tag != f"{{{NAMESPACE}}}CodeBook":
        raise _refused(where, _("it is not a REFI-QDA codebook"))
    codes = root.find(f"{{{NAMESPACE}}}Codes")
    return checked(_tags(codes, "") if codes is not None else (), where)


def _tags(parent: etree._Element, above: str) -> Iterator[Tag]:
    for code in parent.findall(f"{{{NAMESPACE}}}Code"):
        own = code.get("name", "")
        name = " / ".join(filter(None, (above, own)))
        if len(name) > LONGEST_NAME:
            # Other programs nest at will, and a file refused would tell nothing.
            name = own
        if code.get("isCodable") != "false":
            yield _tag(code, name)
        yield from _tags(code, name)


def _tag(code: etree._Element, name: str) -> Tag:
    lines = (code.findtext(f"{{{NAMESPACE}}}Description") or "").splitlines()
    english = [line[len(_ENGLISH) :] for line in lines if line.startswith(_ENGLISH)]
    example = [line[len(_EXAMPLE) :] for line in lines if line.startswith(_EXAMPLE)]
    rest = [line for line in lines if not line.startswith((_ENGLISH, _EXAMPLE))]
    return Tag(
        id=TagId(code.get("guid", "").lower()),
        vi=name,
        en=" ".join(english),
        definition=" ".join(rest),
        example=" ".join(example),
        colour=_nearest(code.get("color", "")),
    )


def _nearest(hue: str) -> str:
    """The colour of the terminal that is nearest to one of the web, '#2E7D32'."""
    try:
        wanted = _parts(hue)
    except ValueError:
        return COLOURS[0]
    return min(
        COLOURS,
        key=lambda colour: sum(
            (a - b) ** 2 for a, b in zip(_parts(_HUES[colour]), wanted, strict=True)
        ),
    )


def _parts(hue: str) -> tuple[int, int, int]:
    digits = hue.removeprefix("#")
    number = int("".join(each * 2 for each in digits) if len(digits) == 3 else digits[-6:], 16)
    return number >> 16, number >> 8 & 255, number & 255


def _refused(where: str, why: str) -> InputError:
    return InputError(
        _("this is no codebook: {why}").format(why=why),
        where=where,
        remedy=_("A codebook that was written by this program shows how one looks."),
    )
