"""The styles of a Word file: what a paragraph has from its style, and from the style above that."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off"})
_DEEPEST_HEADING = 6
_LONGEST_LINE = 12
"""Styles above one another; a chain that is longer goes round in a ring."""


def value(look: Element | None, name: str, default: str = "") -> str:
    """The `w:val` of the property `name`; a figure that is none counts as the default."""
    found = look.find(W + name) if look is not None else None
    given = found.get(W + "val", default) if found is not None else default
    return given if not default.isdecimal() or _is_number(given) else default


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 6


def on(look: Element | None, name: str) -> bool:
    """Whether a property that is either on or off is on."""
    found = look.find(W + name) if look is not None else None
    return found is not None and found.get(W + "val", "1") not in _OFF


def has(look: Element | None, name: str) -> bool:
    """Whether a property is given at all."""
    return look is not None and look.find(W + name) is not None


class Styles:
    """The styles by their id; without a styles part there are none."""

    def __init__(self, root: Element | None) -> None:
        found = list(root.iterfind(W + "style")) if root is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in found}
        self._usual = next(
            (
                style.get(W + "styleId", "")
                for style in found
                if style.get(W + "type") == "paragraph"
                and style.get(W + "default") in ("1", "true")
            ),
            "",
        )

    def named(self, name: str) -> Element | None:
        """The style with that id."""
        return self._styles.get(name)

    def of(self, paragraph: Element) -> Iterator[Element]:
        """The style of a paragraph, the one above it, and so on."""
        name = value(paragraph.find(W + "pPr"), "pStyle") or self._usual
        for _step in range(_LONGEST_LINE):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style, "basedOn")

    def level(self, paragraph: Element) -> int:
        """The level of a heading, 1 the highest, told by its style; 0 for text."""
        looks = (style.find(W + "pPr") for style in self.of(paragraph))
        told = next(
            (value(look, "outlineLvl", "9") for look in looks if has(look, "outlineLvl")), "9"
        )
        return int(told) + 1 if int(told) < _DEEPEST_HEADING else 0

    def capitals(self, paragraph: Element) -> bool:
        """Whether the style prints a paragraph in capitals however it was typed."""
        looks = (style.find(W + "rPr") for style in self.of(paragraph))
        return next((on(look, "caps") for look in looks if has(look, "caps")), False)
