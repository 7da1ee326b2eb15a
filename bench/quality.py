"""How well the suggestions agree with people, and what each adds: `python bench/quality.py`.

Prints the figures and writes docs/alignment.md. Needs the real documents in ../shared.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from string import Template
from unittest.mock import patch

from rapidfuzz import fuzz

from doichieu.align import align, rarity, scoring, slips, term_profile, threshold, vectors
from doichieu.importing import read
from doichieu.model import Outline

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
PAGE = HERE.parent / "docs" / "alignment.md"
TEMPLATE = HERE / "alignment.md"

Links = set[tuple[int, int]]
Ranking = Mapping[int, Sequence[int]]
"""Directive line → plan lines, best first."""


@dataclass(frozen=True)
class Case:
    """A labelled pair: `links` by line; `related` are links that a proposal may show as well."""

    name: str
    directive: Outline
    plan: Outline
    links: Links
    related: Links

    @property
    def judged(self) -> set[int]:
        """The directive lines somebody looked at."""
        return {line for line, _ in self.related}


@dataclass(frozen=True)
class Figures:
    """The scores of one pair or the mean of several, each 0..1."""

    first: float
    recall: float
    average: float
    proposed: float
    found: float


def outline(start: str, section: str = "") -> Outline:
    """The document whose path below ../shared begins so."""
    path = next(SHARED.glob(f"{start}*.txt"))
    whole = read(path).outline
    return whole.section(section) if section else whole


def cases() -> Iterator[Case]:
    """The pair that two readers labelled, then those of pairs.toml."""
    gold = json.loads((SHARED / "gold" / "001-internal.alignment.json").read_text("utf-8"))
    pairs = {(p["directive_line"], p["plan_line"]): p["relation"] for p in gold["pairs"]}
    links = {pair for pair, relation in pairs.items() if relation != "related"}
    directive, plan = outline("seeds/001", "II"), outline("seeds/001", "III")
    yield Case("001: section II → III", directive, plan, links, set(pairs))
    for pair in tomllib.loads((HERE / "pairs.toml").read_text("utf-8"))["pair"]:
        directive, plan = outline(pair["directive"]), outline(pair["plan"])
        asked, given = (
            {item.line for item in side.items if item.reviewed} for side in (directive, plan)
        )
        links = {
            (line, answer)
            for line, *answers in pair["answers"]
            for answer in answers
            if line in asked and answer in given
        }
        yield Case(pair["name"], directive, plan, links, links)


def average_precision(ranked: Sequence[int], wanted: set[int]) -> float:
    """The mean of the precisions at each wanted item."""
    hits = total = 0.0
    for rank, line in enumerate(ranked, 1):
        if line in wanted:
            hits += 1
            total += hits / rank
    return total / len(wanted)


def figures(case: Case, ranking: Ranking, proposed: Links) -> Figures:
    """One pair's scores over the directive items that have an answer."""
    wanted: dict[int, set[int]] = {}
    for line, answer in case.links:
        wanted.setdefault(line, set()).add(answer)
    judged = {pair for pair in proposed if pair[0] in case.judged}
    return Figures(
        mean([ranking[line][0] in answers for line, answers in wanted.items()]),
        mean(
            [len(answers & {*ranking[line][:5]}) / len(answers) for line, answers in wanted.items()]
        ),
        mean([average_precision(ranking[line], answers) for line, answers in wanted.items()]),
        len(judged & case.related) / max(len(judged), 1),
        len(judged & case.links) / len(case.links),
    )


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean."""
    return sum(values) / len(values)


def suggested(case: Case) -> Figures:
    """The scores of the aligner as it stands."""
    ranking: dict[int, list[int]] = {}
    proposed: Links = set()
    for candidate in align(case.directive, case.plan):
        line, answer = candidate.directive.line, candidate.plan.line
        ranking.setdefault(line, []).append(answer)
        if candidate.proposed:
            proposed.add((line, answer))
    return figures(case, ranking, proposed)


def fuzzy(case: Case) -> Figures:
    """The scores of RapidFuzz's token_set_ratio, what a user would reach for instead."""
    asked, given = (
        [item for item in side.items if item.reviewed] for side in (case.directive, case.plan)
    )
    ranking = {
        one.line: [
            other.line
            for other in sorted(given, key=lambda o: -fuzz.token_set_ratio(one.text, o.text))
        ]
        for one in asked
    }
    return figures(case, ranking, set())


def overall(measured: Sequence[Figures]) -> Figures:
    """The mean over pairs, each pair counting the same."""
    columns = zip(*(vars(one).values() for one in measured), strict=True)
    return Figures(*map(mean, columns))


ABLATIONS: Mapping[str, Callable[[], AbstractContextManager[object]]] = {
    **{sign: partial(patch.dict, scoring.WEIGHTS, {sign: 0.0}) for sign in scoring.WEIGHTS},
    "the table of stock": partial(patch.object, term_profile, "genre", partial(rarity.Rarity, {})),
    "mending of slips": partial(patch.object, slips.Spelling, "slips", lambda *_: {}),
    "standing back": partial(patch.object, scoring, "_standing_back", list),
}
"""What is left out in turn: each sign, and what is done beside the signs."""


def row(name: str, *values: float) -> str:
    """A line of a table."""
    return f"| {name} | " + " | ".join(f"{value:.2f}" for value in values) + " |"


def pairs_table(found: Sequence[Case]) -> str:
    """The figures of each pair, and RapidFuzz beside them."""
    lines = [
        "| pair | first right | among the five | MAP | token_set_ratio | proposed: right | found |",
        "|---|---|---|---|---|---|---|",
    ]
    ours, theirs = [suggested(case) for case in found], [fuzzy(case) for case in found]
    both = [*zip(found, ours, theirs, strict=True)]
    for case, one, other in both:
        lines.append(row(case.name, *_columns(one, other)))
    return "\n".join([*lines, row("**mean**", *_columns(overall(ours), overall(theirs)))])


def _columns(one: Figures, other: Figures) -> tuple[float, ...]:
    return one.first, one.recall, one.average, other.average, one.proposed, one.found


def ablation_table(found: Sequence[Case]) -> str:
    """What the mean figures become without one thing."""
    lines = ["| without | MAP | among the five | proposed: right | found |"]
    lines.append("|---|---|---|---|---|")
    whole = overall([suggested(case) for case in found])
    lines.append(row("(nothing left out)", *_means(whole)))
    for name, change in ABLATIONS.items():
        with change():
            lines.append(row(name, *_means(overall([suggested(case) for case in found]))))
    return "\n".join(lines)


def _means(one: Figures) -> tuple[float, ...]:
    return one.average, one.recall, one.proposed, one.found


def weights_table() -> str:
    """The signs and how far each would convince by itself."""
    lines = ["| sign | weight |", "|---|---|"]
    return "\n".join([*lines, *(row(sign, weight) for sign, weight in scoring.WEIGHTS.items())])


def milliseconds(work: Callable[[], object]) -> float:
    """The best of five runs."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1000

    return min(once() for _ in range(5))


def speed(plan: Outline) -> str:
    """The time of one alignment beside RapidFuzz on the same texts."""
    texts = [item.text for item in plan.items if item.reviewed]
    ours = milliseconds(lambda: align(plan, plan, top=5))
    theirs = milliseconds(lambda: [[fuzz.token_set_ratio(a, b) for b in texts] for a in texts])
    size = f"{len(texts)} x {len(texts)}"
    return f"{size} items: align {ours:.0f} ms, token_set_ratio {theirs:.0f} ms"


def main() -> None:
    """Measure, print, and write the page."""
    if not SHARED.is_dir():
        sys.exit(f"the real documents are not here: {SHARED}")
    found = list(cases())
    tables = {
        "pairs": pairs_table(found),
        "ablation": ablation_table(found),
        "weights": weights_table(),
        "certain": f"{threshold.POSSIBLE:g}",
        "close": f"{threshold.CLOSE:g}",
        "full": f"{vectors.FULL:g}",
        "text": f"{term_profile.TEXT:g}",
        "heading": f"{term_profile.HEADING:g}",
    }
    print(tables["pairs"], tables["ablation"], speed(outline("seeds/001", "III")), sep="\n\n")
    PAGE.write_text(Template(TEMPLATE.read_text("utf-8")).substitute(tables), "utf-8")


if __name__ == "__main__":
    main()
