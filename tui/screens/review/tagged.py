"""How tags are shown where they stand: signs in a line, signs and names beside a text.

Pure functions, as in `view`.
"""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.language import _, current
from doichieu.model import ItemId, Tag
from doichieu.workbench import Review
from doichieu.workbench.reviews.tagging import Items, things_tagged

_MOST = 3
"""Signs in a line; where there are more, the last is '+'."""


def tag_signs(review: Review, *things: Items) -> str:
    """The signs of the tags on these, each once; '' without any."""
    signs = dict.fromkeys(tag.glyph for items in things for tag in review.tags_of(*items))
    shown = "".join(list(signs)[:_MOST])
    return shown + ("+" if len(signs) > _MOST else "")


def tag_names(tags: Iterable[Tag]) -> str:
    """The signs and names of tags."""
    return " · ".join(f"{tag.glyph} {tag.name(current())}" for tag in tags)


def tag_notes(review: Review, item: ItemId) -> list[tuple[str, str]]:
    """The tags on an item, and those on the links and overlaps that it is in."""
    said = []
    for things, tags in things_tagged(review, item):
        others = (review.items[each].address for each in things if each != item)
        said.append(f"{', '.join(others)}: {tag_names(tags)}")
    own = tag_names(review.tags_of(item))
    return [(_("tags"), own), (_("tags with"), " · ".join(said))]
