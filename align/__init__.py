"""Suggestions: which plan items answer which directive item, ranked, with the reasons in numbers.

`align` is all that others need for one plan, `align_many` for many; `explain` puts a suggestion
into words. docs/alignment.md tells how well it does and what each sign adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from doichieu.model import Candidate, Outline

if TYPE_CHECKING:
    from doichieu.align.signs import Directive


def align(directive: Outline, plan: Outline, *, top: int | None = None) -> tuple[Candidate, ...]:
    """The reviewed items of the plan for each reviewed item of the directive, best first.

    Grouped by directive item in reading order; all of them, or the best `top` of each. Either
    outline may be a section. `Candidate.parts` holds the signs that are not 0, named as in
    `scoring.WEIGHTS`. The same input always gives the same output.
    """
    return next(align_many(directive, [plan], top=top))


def align_many(
    directive: Outline, plans: Iterable[Outline], *, top: int | None = None
) -> Iterator[tuple[Candidate, ...]]:
    """What `align` gives for each plan in turn; the directive is made ready once.

    A plan is asked for when the one before is done with, and none is kept.
    """
    from doichieu.align import sides, signs  # noqa: PLC0415 (start-up stays light)

    ready = signs.Directive(sides.side(directive))
    for plan in plans:
        yield _ranked(ready, plan, top)


def _ranked(directive: Directive, plan: Outline, top: int | None) -> tuple[Candidate, ...]:
    from doichieu.align import matching, scoring, sides  # noqa: PLC0415 (start-up stays light)

    side = sides.side(plan)
    measured = directive.measure(side)
    columns = scoring.scores(measured, len(directive.items))
    found: list[Candidate] = []
    for row, item in enumerate(directive.items):
        scores = [column[row] for column in columns]
        # Sorting keeps reading order among equals.
        ranked = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        least = matching.least(max(scores, default=0.0))
        for place in ranked[:top]:
            score, signs = scores[place], measured[place]
            parts = {sign: value for sign, values in signs.items() if (value := values[row])}
            answer = side.reviewed[place].item
            found.append(Candidate(item, answer, score, parts, score >= least))
    return tuple(found)
