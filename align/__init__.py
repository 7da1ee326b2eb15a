"""Suggestions: which plan items answer which directive item, ranked, with the reasons in numbers.

`align` is all that others need for one plan, an `aligner.Aligner` for many; `explain` puts a
suggestion into words. docs/alignment.md tells how well it does and what each sign adds.
"""

from __future__ import annotations

from doichieu.model import Candidate, Outline


def align(directive: Outline, plan: Outline, *, top: int | None = None) -> tuple[Candidate, ...]:
    """The reviewed items of the plan for each reviewed item of the directive, best first.

    Grouped by directive item in reading order; all of them, or the best `top` of each. Either
    outline may be a section. `Candidate.parts` holds the features that are not 0, named as in
    `scoring.WEIGHTS`. The two documents and the program alone decide: the same input always gives
    the same output, to the last digit.
    """
    from doichieu.align.aligner import Aligner  # noqa: PLC0415 (start-up stays light)

    return Aligner(directive).rank(plan, top=top).candidates
