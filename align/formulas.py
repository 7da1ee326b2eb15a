"""Formulas: what stands in every document in much the same words and gives nobody a duty.

'Trên đây là Kế hoạch …' and 'Thực hiện các nhiệm vụ khác khi được giao' are no answer to a task and
no duty given twice. The wording is data, in `formulas.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from doichieu.model import Item
from doichieu.text import fold
from doichieu.vocabulary.tables import section


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a formula begins with, and what follows the name of its lead."""
    said = {name: "|".join(patterns) for name, patterns in section("formulas").items()}
    opening = re.compile(f"{said['closing']}|{said['carried_out']}|{said['rest']}")
    return opening, re.compile(f"(?:{said['before']})(?:{said['else']})")


def is_formula(item: Item) -> bool:
    """Whether an item says no more than every document does."""
    opening, other = _patterns()
    text = fold(item.text)
    if opening.match(text):
        return True
    for lead in item.leads:
        text = text.removeprefix(fold(lead)).lstrip(" :,-")
    return other.match(text) is not None
