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
    from doichieu.align import matching, scoring, sides, signs  # noqa: PLC0415 (start-up stays light)

    left, right = sides.side(directive), sides.side(plan)
    measured = signs.measure(left, right)
    answers = [block.item for block in right.reviewed]
    parts = [
        [
            {s: v for s, v in zip(measured, values, strict=True) if v}
            for values in zip(*rows, strict=True)
        ]
        for rows in zip(*measured.values(), strict=True)
    ]
    scores = [[scoring.score(pair) for pair in row] for row in parts]
    stood_by = matching.proposed(scores)
    found: list[Candidate] = []
    for row, block in enumerate(left.reviewed):
        ranked = sorted((-score, place) for place, score in enumerate(scores[row]))
        found.extend(
            Candidate(block.item, answers[place], -score, parts[row][place], stood_by[row][place])
            for score, place in ranked[:top]
        )
    return tuple(found)
