"""XML that may come from anybody: no entities, no document types, no more than the limits allow."""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder

from lxml import etree

from doichieu.errors import InputError
from doichieu.importing.files.refusals import damaged, overgrown
from doichieu.importing.limits import DEEPEST, MOST_ELEMENTS
from doichieu.language import _


class _TooMuchError(Exception):
    """There is more of it than any document has."""


class _EntitiesError(Exception):
    """It brings a document type, where entities are defined."""


class _Bounded:
    """Builds a tree of so many elements, so deep, and no further."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._elements = self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One more element."""
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise _TooMuchError
        self._builder.start(tag, dict(attributes))

    def end(self, tag: str) -> None:
        """The end of the innermost element."""
        self._depth -= 1
        self._builder.end(tag)

    def data(self, words: str) -> None:
        """Words between tags."""
        self._builder.data(words)

    def doctype(self, *_names: str | None) -> NoReturn:
        """A document type: the formats read here have none."""
        raise _EntitiesError

    def close(self) -> Element:
        """The root."""
        return self._builder.close()


def parse(data: bytes, where: str) -> Element:
    """The root of an XML document. Raises InputError when it is damaged, hostile or too large."""
    parser = etree.XMLParser(
        target=_Bounded(), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        parser.feed(data)
        root: Element = parser.close()
    except _TooMuchError as error:
        raise overgrown(where) from error
    except _EntitiesError as error:
        raise InputError(
            _("the file defines entities, which no document needs"),
            where=where,
            remedy=_("Do not trust it; ask its sender for another copy."),
        ) from error
    except (etree.LxmlError, AssertionError, ValueError) as error:
        raise damaged(where) from error
    return root
