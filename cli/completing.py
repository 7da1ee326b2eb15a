"""What the shell offers behind a command where that is no option: files, and words to decide by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    import click


def a_file(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """A file: the shell knows them."""
    return [CompletionItem(begun, type="file")]


def a_verdict(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Whatever can be decided, by the name that is the same in every language."""
    from doichieu.workbench.reviews.by_name import SAYABLE

    return [
        CompletionItem(each.value, help=each.word)
        for each in SAYABLE
        if each.value.startswith(begun)
    ]
