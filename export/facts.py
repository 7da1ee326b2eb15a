"""What is known of a document and of its items beside their text, each fact with its name."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.language import _
from doichieu.model import Facts, Item
from doichieu.wording import branch_word, level_word


def named(facts: Facts) -> Iterator[tuple[str, str]]:
    """The facts that are known, each with its name."""
    state = [
        *([level_word(facts.level)] if facts.level else []),
        *([branch_word(facts.branch)] if facts.branch else []),
    ]
    rows = (
        (_("type"), facts.type),
        (_("issuer"), facts.issuer),
        (_("level"), ", ".join(state)),
        (_("place"), facts.place),
        (_("date"), f"{facts.date:%d/%m/%Y}" if facts.date else ""),
        (_("title"), facts.title),
        (_("carries out"), ", ".join(facts.implements)),
        (_("signed"), ", ".join(facts.signers)),
    )
    return ((name, value) for name, value in rows if value)


def behind(item: Item) -> Iterator[tuple[str, str]]:
    """What was understood of the item beside its text."""
    rows = (
        (_("line"), str(item.line)),
        (_("lead"), "; ".join(item.leads)),
        (_("with"), "; ".join(item.partners)),
        (_("deadline"), item.deadline.raw),
        (_("cites"), ", ".join(item.cites)),
        (_("refers to"), ", ".join(item.refers)),
    )
    return ((name, value) for name, value in rows if value)
