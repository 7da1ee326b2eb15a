"""Suggestions: which plan items answer which directive item, ranked, with the reasons in numbers.

`align` is all that others need; `explain` puts a suggestion into words. docs/alignment.md tells
how well it does and what each sign adds.
"""

from __future__ import annotations

from doichieu.model import Candidate, Outline


def align(directive: Outline, plan: Outline, *, top: int | None = None) -> tuple[Candidate, ...]:
    """The reviewed items of the plan for each reviewed item of the directive, best first.

    Grouped by directive item in reading order; all of them, or the best `top` of each. Either
    outline may be a section. `Candidate.parts` holds the signs that are not 0, named as in
    `scoring.WEIGHTS`. The same input always gives the same output.
    """
    from doichieu.align import matching, scoring, signs  # noqa: PLC0415 (start-up stays light)

    left, right = signs.side(directive), signs.side(plan)
    tables = signs.measure(left, right)
    plans = [block.item for block in right.reviewed]
    found: list[Candidate] = []
    for row, block in enumerate(left.reviewed):
        parts: list[dict[str, float]] = [{} for _ in plans]
        for sign, table in tables.items():
            for place, value in table[row].items():
                parts[place][sign] = value
        scores = [scoring.score(part) for part in parts]
        order = sorted(range(len(plans)), key=lambda place: (-scores[place], place))
        stood_by = matching.proposed([scores[place] for place in order])
        found.extend(
            Candidate(block.item, plans[place], scores[place], parts[place], rank < stood_by)
            for rank, place in enumerate(order[:top])
        )
    return tuple(found)
