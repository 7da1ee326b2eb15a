"""How much is read: every bound on a file, in one place; `docs/reading.md` says them too.

They are far above any real document (the largest of those we know has 140 task rows and 0.2 MB of
text) and low enough that nothing made to do harm costs more than seconds and some hundred MB.
"""

from __future__ import annotations

MEGABYTE = 2**20

LARGEST_FILE = 128 * MEGABYTE
"""Bytes of a file of any kind; scans with a text layer are the largest."""

LARGEST_TEXT = 8 * MEGABYTE
"""Bytes of a plain text, Markdown or web page, and of the text that any other file gives."""

LARGEST_PART = 48 * MEGABYTE
"""Bytes of one part of a Word or ODT file once unpacked, counted while it is being unpacked."""

MOST_MEMBERS = 10_000
"""Members of the archive that a Word or ODT file is."""

MOST_ELEMENTS = 600_000
"""Elements of one XML part; a page of text has a few hundred."""

DEEPEST = 200
"""Elements inside one another in XML, tables and lists inside one another in a web page."""

MOST_COLUMNS = 64
"""Columns of a table; what a cell says of its width is believed up to here."""

MOST_PAGES = 2_000
"""Pages of a PDF."""

MOST_MEMORY = 1024 * MEGABYTE
"""Bytes of memory that reading a file may take, in a process of its own."""

MOST_SECONDS = 120
"""Seconds that reading a file may take; a page takes some hundredths."""

LIGHT_TEXT = 256 * 1024
"""Bytes of a plain text that is read without a process of its own."""

LIGHT_LINES = 6_000
"""Lines of such a text: what is short line by line costs more than it is long."""

MOST_BESIDE = 200
"""Blocks right before one under the same heading that are looked at to tell what it is."""

MOST_MARKS = 200
"""Marks of time of one kind, and brackets, that are looked at in one block; a task has a few."""
