"""Suggestions as JSON, in the shape that programs and the scorer read."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.model import Candidate, Difference, Item


def candidates_json(
    suggested: Iterable[tuple[Candidate, Iterable[Difference]]],
) -> dict[str, object]:
    """`{"candidates": [{directive, plan, score, parts, proposed, differences}, …]}`, in that order.

    A difference is `{kind, asked, given}`: the words of both sides, `given` null where there are
    none.
    """
    return {
        "candidates": [
            {
                "directive": _end(candidate.directive),
                "plan": _end(candidate.plan),
                "score": round(candidate.score, 4),
                "parts": {name: round(value, 4) for name, value in candidate.parts.items()},
                "proposed": candidate.proposed,
                "differences": [
                    {"kind": each.kind, "asked": each.asked, "given": each.given or None}
                    for each in differences
                ],
            }
            for candidate, differences in suggested
        ]
    }


def _end(item: Item) -> dict[str, object]:
    return {"id": item.address, "line": item.line}
