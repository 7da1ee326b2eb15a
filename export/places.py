"""What an item is called on paper: 'section IV.4, second dash' instead of `IV.4.-2`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from doichieu.export.content import Foreign, Words, filled, foreign, joined
from doichieu.frozen import frozen
from doichieu.language import _, current
from doichieu.model import Kind, Outline, StoredItem

_STEP = re.compile(r"(?P<kind>-|\+|p|r)(?P<count>\d+)(?:~\d+)?")
_ANNEX = re.compile(r"PL(?P<name>.*)")
_AGAIN = re.compile(r"(?P<label>.+)~(?P<count>\d+)")


@frozen
class Places:
    """The items of one document by what they are called on paper."""

    outline: Outline[StoredItem]

    @cached_property
    def _below(self) -> Counter[str | None]:
        """How many items stand right below each address."""
        return Counter(item.parent for item in self.outline.items)

    def place(self, item: StoredItem, *, strong: bool = True) -> Words:
        """What an item is called: its labels, then which dash, paragraph or row it is there."""
        labels: list[str] = []
        steps: list[Words] = []
        for part, alone in self._path(item):
            for step in part.split("."):
                if not (counted := _counted(step)):
                    labels.append(step)
                elif not (alone and labels and step.startswith("p")):
                    # The only paragraph below a heading is what everybody takes that heading for.
                    steps.append(counted)
        name = _section(labels, strong=strong) if labels else ()
        return joined(", ", (name, *steps))

    def heading(self, item: StoredItem) -> StoredItem | None:
        """The nearest heading above an item; None where there is none."""
        above = self.outline.above(item)
        return next((each for each in above if each.kind is Kind.HEADING), None)

    def _path(self, item: StoredItem) -> Iterator[tuple[str, bool]]:
        """The last part of each address from the top down, and whether it stands there alone."""
        above = ""
        for each in reversed([item, *self.outline.above(item)]):
            yield each.address.removeprefix(above), self._below[each.parent] == 1
            above = f"{each.address}."


def _section(labels: list[str], *, strong: bool) -> Words:
    """Printed labels, as one says them."""
    first, *rest = labels
    if annex := _ANNEX.fullmatch(first):
        name: Words = joined(" ", ((_("annex"),), foreign(annex["name"], strong=strong)))
        return joined(", ", (name, _section(rest, strong=strong) if rest else ()))
    again = [found for each in labels if (found := _AGAIN.fullmatch(each))]
    printed = ".".join(found["label"] if (found := _AGAIN.fullmatch(e)) else e for e in labels)
    words = filled(_("section {label}"), label=(Foreign(printed, strong=strong),))
    if " " in first:
        # 'Điều 5' says itself what it is.
        words = (Foreign(printed, strong=strong),)
    told = (filled(_("the {nth} so numbered"), nth=(_nth(int(each["count"])),)) for each in again)
    return joined(", ", (words, *told))


def _counted(step: str) -> Words:
    """A part of an address that counts what has no label of its own; () for a label."""
    found = _STEP.fullmatch(step)
    if found is None:
        return ()
    template = {
        "-": _("{nth} dash"),
        "+": _("{nth} plus sign"),
        "p": _("{nth} paragraph"),
        "r": _("{nth} row of the table"),
    }[found["kind"]]
    return filled(template, nth=(_nth(int(found["count"])),))


def _nth(count: int) -> str:
    """An ordinal number, as Vietnamese and English write it in a sentence."""
    written = (
        *(_("first"), _("second"), _("third"), _("fourth"), _("fifth")),
        *(_("sixth"), _("seventh"), _("eighth"), _("ninth")),
    )
    if count <= len(written):
        return written[count - 1]
    if current() == "vi":
        return str(count)
    last = 0 if count % 100 in (11, 12, 13) else count % 10
    return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
