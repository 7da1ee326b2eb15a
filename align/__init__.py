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
    found: list[Candidate] = []
    for row, (block, scores) in enumerate(
        zip(left.reviewed, scoring.scores(measured), strict=True)
    ):
        ranked = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
        stood_by = matching.proposed([scores[place] for place in ranked])
        for rank, place in enumerate(ranked[:top]):
            parts = {sign: value for sign in measured if (value := measured[sign][row][place])}
            answer = right.reviewed[place].item
            found.append(Candidate(block.item, answer, scores[place], parts, rank < stood_by))
    return tuple(found)
