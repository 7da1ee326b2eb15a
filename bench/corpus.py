"""What is read in each real document, and how fast: `python bench/corpus.py`.

Prints the figures and writes docs/corpus.md. Needs the real documents in ../shared.
"""

from __future__ import annotations

import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from doichieu.config import Config
from doichieu.importing import read, read_text
from doichieu.model import DeadlineKind, Kind, Outline
from doichieu.store import Store
from doichieu.text import number_key
from doichieu.workbench import Workbench

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
CORPUS = SHARED / "corpus"
SEED = next((SHARED / "seeds").glob("004_*.txt"), SHARED / "seeds")
"""A plan whose reading time has a limit of its own, fifteen milliseconds."""
PAGE = HERE.parent / "docs" / "corpus.md"
TEMPLATE = HERE / "corpus.md"

ROUNDS = 40
"""How often the whole corpus is read to see whether speed and memory stay as they are."""

DUTIES = (Kind.TASK, Kind.ORGANISATION)


@dataclass(frozen=True)
class Row:
    """One document as it was read: `milliseconds` is the best of three readings."""

    name: str
    outline: Outline
    milliseconds: float

    @classmethod
    def of(cls, path: Path) -> Row:
        """Read the file."""
        times = []
        for _ in range(3):
            start = time.perf_counter()
            outline = read(path).outline
            times.append(time.perf_counter() - start)
        return cls(path.stem, outline, min(times) * 1000)

    def cells(self) -> Iterator[str]:
        """Items, tasks, the shares of tasks with a lead and with a deadline, doubts, time."""
        tasks = [item for item in self.outline.items if item.kind in DUTIES]
        dated = [task for task in tasks if task.deadline.kind is not DeadlineKind.NONE]
        yield self.name
        yield str(len(self.outline.items))
        yield str(len(tasks))
        yield share(sum(bool(task.leads) for task in tasks), len(tasks))
        yield share(len(dated), len(tasks))
        yield str(len(self.outline.doubts))
        yield f"{self.milliseconds:.0f}"


def share(part: int, whole: int) -> str:
    """A share in per cent; '–' of nothing."""
    return f"{100 * part / whole:.0f}" if whole else "–"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its first column left and the others right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@dataclass(frozen=True)
class Known:
    """What the index beside the documents says of one: numbers are compared by their keys."""

    number: str
    type: str
    date: str
    level: str
    branch: str
    implements: frozenset[str]


def index() -> dict[str, Known]:
    """The rows of the index, by the stem of the file."""
    found = {}
    for line in (CORPUS / "INDEX.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 9 or not cells[0].endswith(".txt"):
            continue
        level, _, branch = cells[4].partition("/")
        # What the index calls a mere basis, or names by its title, is not compared.
        carried = [one for one in cells[8].replace("*", "").split(",") if "(" not in one]
        numbers = frozenset(number_key(one) for one in carried if re.search(r"\d[/-]", one))
        kind = cells[2].partition("(")[0].strip()
        found[cells[0].removesuffix(".txt")] = Known(
            number_key(cells[1]), kind, cells[5], level.split()[0], branch.strip(), numbers
        )
    return found


def agreement(rows: Sequence[Row]) -> str:
    """How many facts are as the index has them, and where the others are."""
    known = index()
    lines = []
    for name in ("number", "type", "date", "level", "branch", "implements"):
        wrong = [
            row.name for row in rows if row.name in known and not agrees(row, known[row.name], name)
        ]
        compared = sum(row.name in known for row in rows)
        lines.append(
            [name, f"{compared - len(wrong)} of {compared}", ", ".join(one[:2] for one in wrong)]
        )
    return table(["fact", "as in the index", "otherwise in"], lines)


def agrees(row: Row, known: Known, name: str) -> bool:
    """Whether one fact is as the index has it; of what is carried out the index names the main."""
    facts = row.outline.facts
    match name:
        case "number":
            return number_key(facts.number or "") == known.number
        case "type":
            return (facts.type or "").casefold() == known.type.casefold()
        case "date":
            day = known.date[:10]
            return (facts.date.isoformat() if facts.date else "") == (day if len(day) == 10 else "")
        case "implements":
            return known.implements <= {number_key(one) for one in facts.implements}
        case _:
            return str(getattr(facts, name)) == getattr(known, name)


def flat(paths: Sequence[Path]) -> tuple[float, list[str]]:
    """Documents a second over all rounds, and a line for some of them: rate and memory so far."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    began = spent = time.process_time()
    lines = []
    for number in range(1, ROUNDS + 1):
        start = time.process_time()
        for text in texts:
            # No two rounds read the same text, so that nothing is merely remembered.
            read_text(f"{text}\n{number}\n")
        spent = time.process_time()
        if number in (1, 10, 20, ROUNDS):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            rate = len(texts) / (spent - start)
            lines.append(f"| {number} | {rate:.0f} | {peak:.0f} |")
    return ROUNDS * len(texts) / (spent - began), lines


def imported(paths: Sequence[Path]) -> tuple[float, float]:
    """Documents a second into a store: read and written once, and over all rounds of the same."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        config = Config(home / "store.db", "bench", "en", "default", home / "keys.toml")
        with Store.open(config.store) as store:
            workbench = Workbench(store, config)
            start = time.process_time()
            workbench.documents.import_files(paths)
            first = time.process_time() - start
            for _ in range(ROUNDS - 1):
                workbench.documents.import_files(paths)
            spent = time.process_time() - start
    return len(paths) / first, ROUNDS * len(paths) / spent


def floors(paths: Sequence[Path]) -> tuple[float, float]:
    """Documents a second of the least one could do: their bytes, and a pattern over each line."""
    label = re.compile(r"\s*(?:[IVX]+[.\-]|\d+(?:\.\d+)*[.)\-]|[a-zđ][.)]|[-–+*•])\s*(.*)")
    start = time.process_time()
    for _ in range(ROUNDS):
        texts = [path.read_bytes() for path in paths]
    opened = time.process_time()
    for _ in range(ROUNDS):
        for text in texts:
            [label.match(line) for line in text.decode().split("\n")]
    matched = time.process_time()
    return ROUNDS * len(paths) / (opened - start), ROUNDS * len(paths) / (matched - opened)


def main() -> None:
    """Measure, print and write the page."""
    paths = sorted(CORPUS.glob("*.txt"))
    if not paths:
        sys.exit("the real documents are not here: no folder ../shared/corpus")
    rows = [Row.of(path) for path in paths]
    rate, rounds = flat(paths)
    first, again = imported(paths)
    opened, matched = floors(paths)
    seed = Row.of(SEED)
    head = ["document", "items", "tasks", "with a lead, %", "with a deadline, %", "doubts", "ms"]
    page = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        documents=table(head, [list(row.cells()) for row in rows]),
        facts=agreement(rows),
        rate=f"{rate:.0f}",
        count=len(paths),
        rounds=ROUNDS,
        memory="\n".join(rounds),
        first=f"{first:.0f}",
        again=f"{again:.0f}",
        opened=f"{opened / rate:.0f}",
        matched=f"{matched / rate:.0f}",
        seed=f"{seed.milliseconds:.0f}",
        items=len(seed.outline.items),
    )
    print(page)
    PAGE.write_text(page, encoding="utf-8")


main()
