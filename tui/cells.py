"""Text cut and padded to a number of cells."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def fitted(text: str, width: int) -> str:
    """`text` in exactly `width` cells: padded with blanks, or cut with an ellipsis."""
    if width <= 0:
        return ""
    # A letter takes two cells at the most: what lies behind cannot matter, and may be a page.
    text = text[: 2 * width + 1]
    if text.isascii() or cell_len(text) == len(text):
        return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"
