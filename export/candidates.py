"""Suggestions as JSON, in the shape that programs and the scorer read."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.model import Candidate, Item


def candidates_json(candidates: Iterable[Candidate]) -> dict[str, object]:
    """`{"candidates": [{directive, plan, score, parts, proposed}, …]}`, in the order given."""
    return {
        "candidates": [
            {
                "directive": _end(candidate.directive),
                "plan": _end(candidate.plan),
                "score": round(candidate.score, 4),
                "parts": {name: round(value, 4) for name, value in candidate.parts.items()},
                "proposed": candidate.proposed,
            }
            for candidate in candidates
        ]
    }


def _end(item: Item) -> dict[str, object]:
    return {"id": item.address, "line": item.line}
