"""How well the suggestions agree with people, and what each adds: `python bench/quality.py`.

Prints the figures and writes docs/alignment.md. Needs the real documents in ../shared.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from string import Template
from unittest.mock import patch

from rapidfuzz import fuzz

from doichieu.align import (
    align,
    features,
    fixed_names,
    only_answers,
    rarity,
    scoring,
    slips,
    term_profile,
    threshold,
    twins,
    vectors,
)
from doichieu.align.aligner import Aligner
from doichieu.align.rarity import genre
from doichieu.align.tokens import forms, terms
from doichieu.importing import read
from doichieu.model import Candidate, Grade, Outline
from doichieu.text import number_key

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
    strict: float
    found: float


def outline(start: str, section: str = "") -> Outline:
    """The document whose path below ../shared begins so."""
    whole = _read(next(SHARED.glob(f"{start}*.txt")))
    return whole.section(section) if section else whole


@cache
def _read(path: Path) -> Outline:
    """Many stand in several pairs."""
    return read(path).outline


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
        len(judged & case.links) / max(len(judged), 1),
        len(judged & case.links) / len(case.links),
    )


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean."""
    return sum(values) / len(values)


def suggested(case: Case) -> Figures:
    """The scores of the aligner as it stands."""
    return scored(case, align(case.directive, case.plan))


def scored(case: Case, candidates: Iterable[Candidate]) -> Figures:
    """The scores of these suggestions."""
    ranking: dict[int, list[int]] = {}
    proposed: Links = set()
    for candidate in candidates:
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
    "standing back": partial(patch.object, scoring, "standing_back", list),
    "an only answer in full": partial(patch.object, only_answers, "NEARLY", 2.0),
    "fixed names counted once": partial(patch.object, features, "fixed_names", lambda *_: {}),
    "formulas left out": partial(patch.object, term_profile, "is_formula", lambda _: False),
    "sections of twins": partial(patch.object, twins, "ELSEWHERE", 1.0),
}
"""What is left out in turn: each sign, and what is done beside the signs."""


def row(name: str, *values: float) -> str:
    """A line of a table."""
    return f"| {name} | " + " | ".join(f"{value:.2f}" for value in values) + " |"


def pairs_table(found: Sequence[Case]) -> str:
    """The figures of each pair, and RapidFuzz beside them."""
    heads = ("first right", "among the five", "MAP", "token_set_ratio", "proposed: right")
    lines = [f"| pair | {' | '.join(heads)} | strictly | found |", f"|{8 * '---|'}"]
    ours, theirs = [suggested(case) for case in found], [fuzzy(case) for case in found]
    both = [*zip(found, ours, theirs, strict=True)]
    for case, one, other in both:
        lines.append(row(case.name, *_columns(one, other)))
    return "\n".join([*lines, row("**mean**", *_columns(overall(ours), overall(theirs)))])


def _columns(one: Figures, other: Figures) -> tuple[float, ...]:
    return one.first, one.recall, one.average, other.average, one.proposed, one.strict, one.found


def ablation_table(found: Sequence[Case]) -> str:
    """What the mean figures become without one thing."""
    lines = ["| without | MAP | among the five | proposed: right | strictly | found |"]
    lines.append("|---|---|---|---|---|---|")
    scores, whole = _every_score(found)
    lines.append(row("(nothing left out)", *_means(whole)))
    for name, change in ABLATIONS.items():
        with change():
            without, figures = _every_score(found)
        said = f"{name} (no pair has it)" if without == scores else name
        lines.append(row(said, *_means(figures)))
    term_profile.forget()
    return "\n".join(lines)


def _every_score(found: Sequence[Case]) -> tuple[list[float], Figures]:
    """Every score of all pairs, and the mean figures."""
    # What is kept of a document would be that of another ablation.
    term_profile.forget()
    of = [list(align(case.directive, case.plan)) for case in found]
    figures = overall([scored(case, each) for case, each in zip(found, of, strict=True)])
    return [candidate.score for each in of for candidate in each], figures


def _means(one: Figures) -> tuple[float, ...]:
    return one.average, one.recall, one.proposed, one.strict, one.found


Judged = tuple[Candidate, bool, bool]
"""A suggestion, whether it is an answer, and whether it is at least related."""


def judged(found: Sequence[Case]) -> list[Judged]:
    """Every suggestion for a task that somebody looked at."""
    return [
        (each, pair in case.links, pair in case.related)
        for case in found
        for each in align(case.directive, case.plan)
        if (pair := (each.directive.line, each.plan.line)) and pair[0] in case.judged
    ]


def grades_table(found: Sequence[Case], of: Sequence[Judged]) -> str:
    """How much of each grade is right, and how much of all answers it finds."""
    lines = ["| grade | suggestions | right | right or related | of the answers |"]
    lines.append("|---|---|---|---|---|")
    answers = sum(len(case.links) for case in found)
    for grade in (Grade.LIKELY, Grade.POSSIBLE):
        own = [each for each in of if each[0].grade is grade]
        right, near = (sum(each[place] for each in own) for place in (1, 2))
        shares = right / len(own), near / len(own), right / answers
        lines.append(row(f"{grade} | {len(own)}", *shares))
    return "\n".join(lines)


BANDS = (0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1.01)
"""The scores between which suggestions are looked at together."""


def calibration_table(of: Sequence[Judged]) -> str:
    """How much of what is proposed at a score is right."""
    lines = ["| score | suggestions | right | right or related |", "|---|---|---|---|"]
    for low, high in pairwise(BANDS):
        own = [each for each in of if each[0].proposed and low <= each[0].score < high]
        right, near = (sum(each[place] for each in own) for place in (1, 2))
        name = f"{low:.2f} to {min(high, 1.0):.2f} | {len(own)}"
        lines.append(row(name, right / len(own), near / len(own)))
    return "\n".join(lines)


def unrelated(part: int = 1) -> tuple[int, float, float]:
    """Pairs of documents with nothing in common, the share told as strangers, of tasks answered.

    Of them one in `part`, drawn by the names of the two alone, so that what is read of one document
    moves no other pair into the draw or out of it.
    """
    documents = {path.name: outline(f"corpus/{path.name[:2]}") for path in sorted(_corpus())}
    numbers = {name: _numbers(document) for name, document in documents.items()}
    titles = {name: _title(document) for name, document in documents.items()}
    profiles = {name: term_profile.profile_of(each) for name, each in documents.items()}
    pairs = strangers = tasks = proposed = 0
    for one, directive in profiles.items():
        aligner = Aligner(directive)
        for other, plan in profiles.items():
            drawn = one != other and zlib.crc32(f"{one} {other}".encode()) % part == 0
            apart = numbers[one].isdisjoint(numbers[other])
            if drawn and apart and titles[one].isdisjoint(titles[other]):
                ranking = aligner.rank(plan, top=1)
                pairs += 1
                strangers += ranking.strangers
                tasks += len(ranking.tasks)
                proposed += sum(each.proposed for each in ranking.candidates)
    return pairs, strangers / pairs, proposed / tasks


def _corpus() -> list[Path]:
    return list((SHARED / "corpus").glob("*.txt"))


def _numbers(document: Outline) -> set[str]:
    """The documents that one names anywhere."""
    facts = document.facts
    said = (facts.number, *facts.implements, *(n for i in document.items for n in i.documents))
    return set(map(number_key, filter(None, said)))


def _title(document: Outline) -> set[str]:
    """What the title, else the beginning, says beyond stock."""
    said = document.facts.title or " ".join(item.text for item in document.items[:3])
    return {phrase for phrase in terms(forms(said)).phrases if genre().of(phrase)}


def learning_table() -> str:
    """What is known of a sister plan beside the directive."""
    import learning  # noqa: PLC0415 (it measures by what stands here)

    return learning.table()


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
    of = judged(found)
    number, strangers, told = unrelated()
    tables = {
        "pairs": pairs_table(found),
        "ablation": ablation_table(found),
        "learning": learning_table(),
        "weights": weights_table(),
        "grades": grades_table(found, of),
        "calibration": calibration_table(of),
        "unrelated": f"{number} pairs",
        "strangers": f"{100 * strangers:.0f} %",
        "told": f"{100 * told:.1f} %",
        "possible": f"{threshold.POSSIBLE:g}",
        "likely": f"{threshold.LIKELY:g}",
        "apart": f"{threshold.STRANGERS:g}",
        "alone": f"{threshold.TEXT:g}",
        "named": f"{fixed_names.NAMED}",
        "nearly": f"{only_answers.NEARLY:g}",
        "elsewhere": f"{twins.ELSEWHERE:g}",
        "close": f"{threshold.CLOSE:g}",
        "full": f"{vectors.FULL:g}",
        "text": f"{term_profile.TEXT:g}",
        "heading": f"{term_profile.HEADING:g}",
    }
    said = ("pairs", "grades", "calibration", "unrelated", "strangers", "told", "ablation")
    print(*(tables[name] for name in said), speed(outline("seeds/001", "III")), sep="\n\n")
    PAGE.write_text(Template(TEMPLATE.read_text("utf-8")).substitute(tables), "utf-8")


if __name__ == "__main__":
    main()
