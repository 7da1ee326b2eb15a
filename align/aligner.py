"""Every suggestion of a pair: the signs measured, scored and ranked."""

from __future__ import annotations

from doichieu.align import matching, scoring, sides
from doichieu.align.signs import Directive
from doichieu.model import Candidate, Outline


class Aligner:
    """A directive made ready once, to be held against any number of plans."""

    def __init__(self, directive: Outline) -> None:
        self._directive = Directive(sides.side(directive))

    def candidates(self, plan: Outline, *, top: int | None = None) -> tuple[Candidate, ...]:
        """What `align` gives for the directive and this plan. The plan is not kept."""
        side = sides.side(plan)
        measured = self._directive.measure(side)
        columns = scoring.scores(measured, len(self._directive.items))
        found: list[Candidate] = []
        for row, item in enumerate(self._directive.items):
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
