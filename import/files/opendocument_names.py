"""The names of OpenDocument: its namespaces, and attributes that are figures."""

from __future__ import annotations

from xml.etree.ElementTree import Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LIBREOFFICE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def figure(element: Element, name: str, default: int) -> int:
    """An attribute as a number; what is none, or beyond all measure, counts as the default."""
    given = element.get(name, "")
    usable = given.isascii() and given.isdecimal() and len(given) <= 6
    return int(given) if usable else default
