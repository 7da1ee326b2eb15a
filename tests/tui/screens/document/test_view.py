from __future__ import annotations

from doichieu.model import ITEM_KINDS
from doichieu.tui.screens.document.view import kind_rows


def test_only_kinds_that_an_item_may_have_are_offered() -> None:
    assert tuple(row.key for row in kind_rows()) == ITEM_KINDS
