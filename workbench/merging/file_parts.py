"""What the file of a review has beside its log: tags, and the section of a side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from doichieu.errors import InputError
from doichieu.exchange.form import FileDocument, FileItem, FileTag, ReviewFile
from doichieu.language import _
from doichieu.model import Tag, TagId
from doichieu.text import is_safe


def acceptable(
    told: Sequence[FileTag], own: Mapping[TagId, Tag]
) -> tuple[dict[str, Tag], dict[str, str]]:
    """The tags that a codebook does not have yet, and why some cannot be taken."""
    from doichieu.codebooks.checking import checked

    taken: dict[str, Tag] = {}
    refused: dict[str, str] = {}
    # What was merged points at another one, which is there before it.
    for tag in map(_tag, sorted(told, key=lambda each: each.merged_into is not None)):
        if tag.id in own or tag.id in taken:
            continue
        why = _("there is no tag {name}").format(name=tag.merged_into or tag.id)
        if not is_safe(tag.id) or (tag.merged_into and tag.merged_into not in {*own, *taken}):
            refused[tag.id] = why
            continue
        try:
            checked([*own.values(), *taken.values(), tag])
        except InputError as error:
            refused[tag.id] = str(error)
        else:
            taken[tag.id] = tag
    return taken, refused


def section_block(file: ReviewFile, told: FileDocument) -> FileItem | None:
    """The block of the section of a document under review; None for the whole, or for none."""
    # Where one document is held against itself its blocks stand on the side of the directive.
    blocks = (told.items or file.directive.items) if told is file.plan else told.items
    return next((b for b in blocks if b.address == told.section and not b.gone), None)


def _tag(told: FileTag) -> Tag:
    return Tag(
        id=TagId(told.id),
        vi=told.vi,
        en=told.en,
        definition=told.definition,
        example=told.example,
        glyph=told.glyph,
        colour=told.colour,
        stands_on=frozenset(told.stands_on),
        retired=told.retired,
        merged_into=TagId(told.merged_into) if told.merged_into else None,
    )
