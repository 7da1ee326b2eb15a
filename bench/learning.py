"""Whether what was decided for one plan would help the next plan of the same directive.

The wording that a plan has for a task, once a reviewer has linked it, asks the next plan once more.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import quality

from doichieu.align import align
from doichieu.align.threshold import CLOSE, POSSIBLE
from doichieu.model import Outline

HERE = Path(__file__).resolve().parent

Scores = Mapping[tuple[int, int], float]
"""How far each plan item, by its line, answers each task."""

WAYS: Mapping[str, Callable[[float, float], float]] = {
    "the directive alone": lambda own, _learnt: own,
    "the better of both, what is learnt by half": lambda own, learnt: max(own, learnt / 2),
    "the better of both": max,
    "as one more sign of weight 0.25": lambda own, learnt: 1 - (1 - own) * (1 - learnt / 4),
    "as one more sign of weight 1": lambda own, learnt: 1 - (1 - own) * (1 - learnt),
}
"""How what the directive says of a pair and what was learnt of it become one score."""


def table() -> str:
    """The figures of either plan after the other was reviewed, in every way."""
    lines = ["| plan, learnt from | way | first right | MAP | proposed | right | found |"]
    lines.append("|---|---|---|---|---|---|---|")
    said = tomllib.loads((HERE / "sisters.toml").read_text("utf-8"))
    directive = quality.outline(said["directive"])
    for before, plan in permutations(said["plan"], 2):
        lines += _rows(directive, before, plan)
    return "\n".join(lines)


def _rows(directive: Outline, before: Mapping[str, Any], plan: Mapping[str, Any]) -> Iterator[str]:
    given = quality.outline(plan["path"])
    own, links = _scores(directive, given), _links(plan)
    learnt: dict[tuple[int, int], float] = {}
    again = _scores(quality.outline(before["path"]), given)
    for task, linked in _links(before):
        for (item, answer), score in again.items():
            if item == linked:
                learnt[task, answer] = max(learnt.get((task, answer), 0.0), score)
    case = quality.Case(plan["name"], directive, given, links, links)
    for name, way in WAYS.items():
        both = {pair: way(score, learnt.get(pair, 0.0)) for pair, score in own.items()}
        ranking = _ranked(both)
        proposed = {
            (task, answer)
            for (task, answer), score in both.items()
            if score >= max(POSSIBLE, CLOSE * both[task, ranking[task][0]])
        }
        found = quality.figures(case, ranking, proposed)
        number = len({pair for pair in proposed if pair[0] in case.judged})
        columns = f"{found.first:.2f} | {found.average:.2f} | {number}"
        tail = f"{found.proposed:.2f} | {found.found:.2f}"
        yield f"| {plan['name']}, {before['name']} | {name} | {columns} | {tail} |"


def _scores(asked: Outline, given: Outline) -> Scores:
    return {(c.directive.line, c.plan.line): c.score for c in align(asked, given)}


def _ranked(scores: Scores) -> quality.Ranking:
    ranking: dict[int, list[int]] = {}
    for task, answer in sorted(scores, key=lambda pair: -scores[pair]):
        ranking.setdefault(task, []).append(answer)
    return ranking


def _links(plan: Mapping[str, Any]) -> quality.Links:
    answers = plan.get("answers")
    if answers is None:
        pairs = tomllib.loads((HERE / "pairs.toml").read_text("utf-8"))["pair"]
        answers = next(pair["answers"] for pair in pairs if pair["name"] == plan["pair"])
    return {(task, answer) for task, *all_ in answers for answer in all_}


if __name__ == "__main__":
    print(table())
