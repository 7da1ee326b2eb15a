"""A task on its way through the levels, in the user's words."""

from __future__ import annotations

from doichieu.language import _
from doichieu.model.descent import REACHES, Drift, Fate, Field, Place, Reach
from doichieu.wording import level_word


def reach_word(reach: Reach) -> str:
    """What is known of a task at a level of its chain."""
    return _(REACHES[reach].word)


def place_words(place: Place) -> str:
    """A document of a chain and its level: '7/KH-UBND (province)'."""
    return f"{place.name} ({level_word(place.level)})" if place.level else place.name


def dies_words(fate: Fate) -> str:
    """Where a chain is weakest: 'at 7/KH-UBND (province) and 3 more'; '' where it holds."""
    if fate.dies_at is None:
        return ""
    where = _("at {place}").format(place=place_words(fate.dies_at))
    return where + " " + _("and {count} more").format(count=fate.more) if fate.more else where


def drift_words(drift: Drift) -> str:
    """A field from level to level: 'deadline: 6/2026 → 9/2026 → none'."""
    name = {
        Field.DEADLINE: _("deadline"),
        Field.LEAD: _("lead"),
        Field.FIGURE: _("figure"),
    }[drift.field]
    return f"{name}: {' → '.join(each or _('none') for each in drift.values)}"
