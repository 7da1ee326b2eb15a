"""Suggestions as JSON, in the shape that programs and the scorer read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from doichieu.model import Candidate, Difference, Item, OverlapCandidate, Verdict, Wording


def candidates_json(
    suggested: Iterable[tuple[Candidate, Iterable[Difference]]],
) -> dict[str, object]:
    """`{"candidates": [{directive, plan, score, parts, proposed, grade, differences}, …]}`.

    In the order given. A difference is `{kind, asked, given}`: the words of both sides, `given`
    null where there are none. What is true of all answers of a task together stands at the best of
    them.
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
                "differences": list(map(_difference, differences)),
            }
            for candidate, differences in suggested
        ]
    }


def wordings_json(
    wordings: Mapping[tuple[str, str], Wording], of_plan: Iterable[Difference]
) -> dict[str, object]:
    """`{"wordings": [{directive, plan, verbatim, removed, added}, …], "differences": […]}`.

    What plan items that copy a task have made of its words, by the addresses of both; and what is
    told once of the whole plan.
    """
    return {
        "wordings": [
            {
                "directive": directive,
                "plan": plan,
                "verbatim": each.verbatim,
                "removed": list(each.removed),
                "added": list(each.added),
            }
            for (directive, plan), each in wordings.items()
        ],
        "differences": list(map(_difference, of_plan)),
    }


def _difference(each: Difference) -> dict[str, object]:
    return {"kind": each.kind, "asked": each.asked, "given": each.told or None}


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
