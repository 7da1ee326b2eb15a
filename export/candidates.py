"""Suggestions as JSON, in the shape that programs and the scorer read."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.model import Candidate, Difference, Item, OverlapCandidate, Verdict


def candidates_json(
    suggested: Iterable[tuple[Candidate, Iterable[Difference]]],
) -> dict[str, object]:
    """`{"candidates": [{directive, plan, score, parts, proposed, grade, differences}, …]}`.

    In the order given. A difference is `{kind, asked, given}`: the words of both sides, `given`
    null where there are none.
    """
    return {
        "candidates": [
            {
                "directive": _end(candidate.directive),
                "plan": _end(candidate.plan),
                "score": round(candidate.score, 4),
                "parts": {name: round(value, 4) for name, value in candidate.parts.items()},
                "proposed": candidate.proposed,
                "grade": candidate.grade,
                "differences": [
                    {"kind": each.kind, "asked": each.asked, "given": each.given or None}
                    for each in differences
                ],
            }
            for candidate, differences in suggested
        ]
    }


def addressees_json(elsewhere: Iterable[tuple[Item, str]]) -> dict[str, object]:
    """`{"addressees": [{directive, suggestion, reason}, …]}`: tasks that may not be the plan's."""
    return {
        "addressees": [
            {
                "directive": _end(item),
                "suggestion": Verdict.NOT_APPLICABLE.value,
                "reason": reason,
            }
            for item, reason in elsewhere
        ]
    }


def overlaps_json(
    suggested: Iterable[tuple[OverlapCandidate, Iterable[str], str]],
) -> dict[str, object]:
    """`{"overlaps": [{items: [{id, line}, {id, line}], score, why}, …]}`, in that order.

    What is suggested comes with its reasons, which `why` joins, and with the name of the document
    of the second item, '' where it is that of the first.
    """
    return {
        "overlaps": [
            {
                "items": [
                    _end(candidate.items[0]),
                    _end(candidate.items[1]) | ({"document": document} if document else {}),
                ],
                "score": round(candidate.score, 4),
                "why": " · ".join(reasons),
            }
            for candidate, reasons, document in suggested
        ]
    }


def _end(item: Item) -> dict[str, object]:
    return {"id": item.address, "line": item.line}
