"""How well what is told of differences agrees with a reader: `python bench/differences.py`.

Prints the figures and what nobody has judged yet, and writes docs/differences.md. Needs the real
documents in ../shared.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any

from doichieu.align import align, left_out
from doichieu.align.differences import Differences
from doichieu.importing import read
from doichieu.model import Difference, DifferenceKind, Grade, Item, Outline

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
PAGE = HERE.parent / "docs" / "differences.md"
TEMPLATE = HERE / "differences.md"

DEADLINES = frozenset(kind for kind in DifferenceKind if kind.value.startswith("deadline"))

Word = tuple[int, int]
"""A stretch of a text in words: the first, and the one behind the last."""


@cache
def outline(start: str) -> Outline:
    """The document whose path below ../shared begins so."""
    return read(next(SHARED.glob(f"{start}*.txt"))).outline


def table(name: str) -> dict[str, Any]:
    """Labels made by hand."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Pair:
    """A directive and a plan, and what is told of each task with an answer, by its line.

    `linked` are the answers that a reader has marked; beside them stand the likely suggestions.
    """

    directive: str
    plan: str
    linked: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def told(self, *, possible: bool = False) -> Iterator[tuple[Item, tuple[Difference, ...]]]:
        """The tasks with an answer, or with one that is `possible`, and what is told of each."""
        upper, lower = outline(self.directive), outline(self.plan)
        held = Differences(upper, lower)
        for _line, found in groupby(align(upper, lower), lambda each: each.directive.line):
            candidates = list(found)
            task = candidates[0].directive
            marked = self.linked.get(task.line, ())
            answers = [
                each.plan
                for each in candidates
                if each.plan.line in marked or each.grade is Grade.LIKELY
            ]
            others = [
                each.plan
                for each in candidates
                if each.plan not in answers and each.grade is Grade.POSSIBLE
            ]
            if possible:
                answers = answers or others
            if answers:
                yield task, held.of_task(task, answers, others)


@cache
def pair(directive: str, plan: str) -> Pair:
    """A pair with the answers that `pairs.toml` has for it."""
    for each in table("pairs")["pair"]:
        if (each["directive"], each["plan"]) == (directive, plan):
            return Pair(directive, plan, {line: answers for line, *answers in each["answers"]})
    return Pair(directive, plan)


def words(text: str, place: tuple[int, int]) -> Word:
    """The words of a text that a place touches."""
    touched = [
        number
        for number, word in enumerate(re.finditer(r"\S+", text))
        if word.start() < place[1] and place[0] < word.end()
    ]
    return touched[0], touched[-1] + 1


def common(one: Word, other: Word) -> int:
    """How many words two stretches have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


@dataclass
class Score:
    """How many parts were told rightly and wrongly, and how many of those labelled were found."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    labelled: int = 0
    tasks: int = 0

    def add(self, told: Sequence[Word], left: Sequence[Word], perhaps: Sequence[Word]) -> None:
        """Count one task. What lies at least half in a label is right; by doubt it counts not."""
        self.tasks += 1
        self.labelled += len(left)
        for each in told:
            size = each[1] - each[0]
            sure = sum(common(each, label) for label in left)
            doubt = sum(common(each, label) for label in perhaps)
            self.right += 2 * sure >= size
            self.wrong += 2 * (sure + doubt) < size
        self.found += sum(
            any(
                2 * common(each, label) >= min(each[1] - each[0], label[1] - label[0])
                for each in told
            )
            for label in left
        )

    @property
    def precision(self) -> float:
        """The share of what is told that is right."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is labelled that is told."""
        return self.found / self.labelled

    def row(self, name: str) -> str:
        """A line of a table."""
        cells = (name, self.tasks, self.labelled, self.right, self.wrong)
        return f"| {' | '.join(map(str, cells))} | {self.precision:.2f} | {self.recall:.2f} |"


def parts() -> dict[bool, Score]:
    """Parts left out: the pairs that the rule was made with, and (true) those kept aside."""
    scores = {False: Score(), True: Score()}
    for labels in table("left_out")["pair"]:
        told_of = pair(labels["directive"], labels["plan"]).told(possible=True)
        found = {item.line: (item, differences) for item, differences in told_of}
        for task in labels["tasks"]:
            item, differences = found[task["line"]]
            told = [words(item.text, each.place) for each in differences if each.place]
            scores[labels["kept"]].add(told, task.get("left", ()), task.get("perhaps", ()))
    return scores


def parts_table() -> str:
    """The same as a table."""
    lines = ["| pairs | tasks | parts labelled | told rightly | wrongly | precision | recall |"]
    lines.append("|---|--:|--:|--:|--:|--:|--:|")
    scores = parts()
    lines += [scores[False].row("looked at"), scores[True].row("kept aside")]
    return "\n".join(lines)


Counts = dict[DifferenceKind, list[int]]
"""By kind, how much was told rightly and wrongly."""


def judged() -> tuple[Counts, list[str]]:
    """What is told of pairs that answer each other, by kind; and what nobody has judged."""
    counts: Counts = {kind: [0, 0] for kind in DifferenceKind}
    unjudged = []
    for labels in table("told")["pair"]:
        right, wrong = ({tuple(each) for each in labels[key]} for key in ("right", "wrong"))
        for task, differences in pair(labels["directive"], labels["plan"]).told():
            for each in differences:
                word = words(task.text, each.place)[0] if each.place else 0
                key = (task.line, each.kind.value, word)
                if key in right or key in wrong:
                    counts[each.kind][key in wrong] += 1
                else:
                    said = f"{each.asked} → {each.told}"
                    unjudged.append(f"{labels['directive']} {[*key]}: {said}")
    return counts, unjudged


def judged_table(counts: Counts) -> str:
    """The same as a table."""
    rows = [(kind.value, *found) for kind, found in counts.items() if any(found)]
    rows.append(("**all**", *map(sum, zip(*counts.values(), strict=True))))
    lines = ["| kind | right | wrong | precision |", "|---|--:|--:|--:|"]
    lines += [f"| {name} | {r} | {w} | {r / max(r + w, 1):.2f} |" for name, r, w in rows]
    return "\n".join(lines)


def deadlines() -> Iterator[tuple[str, int, str]]:
    """The deadline differences that a careful reader saw, by directive and line, and what is told.

    '' where nothing is.
    """
    for labels in table("told")["deadline"]:
        told_of = Pair(labels["directive"], labels["plan"]).told()
        found = {task.line: differences for task, differences in told_of}
        for line in labels["lines"]:
            told = [each.kind.value for each in found[line] if each.kind in DEADLINES]
            yield labels["directive"], line, ", ".join(told)


def deadlines_table() -> str:
    """The same as a table."""
    lines = ["| directive | task, line | told |", "|---|--:|---|"]
    lines += [f"| {name} | {line} | {told or 'no'} |" for name, line, told in deadlines()]
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write the page."""
    if not SHARED.is_dir():
        sys.exit(f"the real documents are not here: {SHARED}")
    counts, unjudged = judged()
    tables = {
        "parts": parts_table(),
        "told": judged_table(counts),
        "deadlines": deadlines_table(),
        "whole": f"{left_out.WHOLE:g}",
        "part": f"{left_out.PART:g}",
        "kept": f"{left_out.KEPT:g}",
        "elsewhere": f"{left_out.ELSEWHERE:g}",
    }
    print(*tables.values(), *unjudged, sep="\n\n")
    PAGE.write_text(Template(TEMPLATE.read_text("utf-8")).substitute(tables), "utf-8")


if __name__ == "__main__":
    main()
