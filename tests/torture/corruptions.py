"""Stores with a byte flipped or a value changed: each gives a right answer or says so in one line.

What is found can be made again from the seed.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from click.testing import CliRunner

from doichieu.cli import commands as cli
from tests.torture.campaign import Figures, made, shape_kept

COUNT = 400
PATIENCE = 60
"""Seconds after which an answer is taken not to come."""

REPORT = "export --date 02/03/2026"
ASKED = (REPORT, "check", "list", "codebook", "undo", "verify")
"""What is asked of each store."""


class Answer(StrEnum):
    """What can come of asking a store that somebody has damaged."""

    RIGHT = "right"
    TOLD = "told in one line"
    OTHER = "another answer"
    TRACEBACK = "traceback"
    ENDLESS = "endless"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one store: what was done to it, and what came of it."""

    number: int
    damage: str
    command: str
    answer: Answer
    said: str


def flip(path: Path, chance: random.Random) -> str:
    """Another byte at one place of the file, or at three."""
    content = bytearray(path.read_bytes())
    places = sorted(chance.randrange(100, len(content)) for _ in range(chance.choice((1, 1, 3))))
    for place in places:
        content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return f"bytes {places}"


def cut(path: Path, chance: random.Random) -> str:
    """An end that is missing, or of zeros."""
    content = path.read_bytes()
    place = chance.randrange(1, len(content))
    path.write_bytes(content[:place] + chance.choice((b"", bytes(len(content) - place))))
    return f"nothing from {place} on"


VALUES = ("", "x", "[", "[]", "{}", '["x", 3]', "null", "9999-99-99", "-1", 0, 1, 2, 10**12, None)
TABLES = (
    *("documents", "items", "relations", "doubts", "reviews", "review_views"),
    *("annotations", "annotation_items", "decision_log", "tags", "codebook_log", "hiding_log"),
    *("reading_log", "assigning_log"),
)


def change(path: Path, chance: random.Random) -> str:
    """Another value in one row, or in all rows of a table."""
    with _by_hand(path) as connection:
        table = chance.choice(TABLES)
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        column, value = chance.choice(columns), chance.choice(VALUES)
        count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        row = chance.randrange(count) if count and chance.random() < 0.8 else None
        key = "document_id, position" if table in {"relations", "doubts"} else columns[0]
        one = (
            ""
            if row is None
            else f"WHERE ({key}) IN (SELECT {key} FROM {table} LIMIT 1 OFFSET {row})"
        )
        try:
            connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ? {one}", [value])
        except sqlite3.Error as error:
            return f"nothing: {error}"
        return f"{table}.{column} = {value!r} {one}"


WHOLE = (
    "UPDATE items SET parent = address",
    "UPDATE items SET text = text || ' '",
    "UPDATE items SET line = line + 1",
    "UPDATE documents SET title = upper(title)",
    "UPDATE annotations SET value = 'covered' WHERE action = 'verdict'",
    "UPDATE annotations SET reason = 'x'",
    "DELETE FROM annotations WHERE action = 'overlap'",
    "DELETE FROM decision_log WHERE id = 2",
    "UPDATE decision_log SET after = json_set(after, '$.value', 'gap') WHERE id = 1",
    "CREATE TRIGGER t AFTER INSERT ON annotations BEGIN UPDATE annotations SET value = 'gap'; END",
    "DROP VIEW suspects; CREATE VIEW suspects AS SELECT * FROM annotations WHERE 0",
    """DROP VIEW coverage; CREATE VIEW coverage AS WITH RECURSIVE n AS (SELECT 1 AS x UNION ALL
      SELECT x + 1 FROM n) SELECT x AS review, x AS item, x AS verdict FROM n""",
    "DROP TABLE desk",
    "PRAGMA user_version = 3",
    "PRAGMA user_version = 99",
)


def by_hand(path: Path, chance: random.Random) -> str:
    """Something that somebody does who minds none of the rules."""
    with _by_hand(path) as connection:
        statement = chance.choice(WHOLE)
        connection.executescript(statement)
        return statement


@contextmanager
def _by_hand(path: Path) -> Iterator[sqlite3.Connection]:
    """The store without its rules, which it gets back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _sql in kept:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _name, sql in kept:
            connection.execute(sql)
        connection.commit()


WAYS: tuple[Callable[[Path, random.Random], str], ...] = (flip, flip, cut, change, change, by_hand)


def asked(
    seed: int, count: int, folder: Path, commands: tuple[str, ...] = ASKED
) -> Iterator[Asked]:
    """Damage so many stores, and ask each."""
    whole = made(folder)
    right = {command: _ask(folder, whole, command) for command in commands}
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        store = folder / "store.db"
        shutil.copy(whole, store)
        damage = chance.choice(WAYS)(store, chance)
        for command in commands:
            answer, said = _ask(folder, store, command)
            if answer is Answer.OTHER and said == right[command][1]:
                answer = Answer.RIGHT
            yield Asked(number, damage, command, answer, said)


def _ask(folder: Path, store: Path, command: str) -> tuple[Answer, str]:
    """Ask a copy, for some questions change what they ask."""
    copy = folder / "asked.db"
    for left in folder.glob("asked.db*"):
        left.unlink()
    shutil.copy(store, copy)
    before = ["--store", str(copy), "--lang", "en", "--reviewer", "lan"]
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(PATIENCE)
    try:
        result = CliRunner().invoke(cli.main, [*before, *command.split()])
    finally:
        signal.alarm(0)
    said = result.output
    if isinstance(result.exception, TimeoutError):
        return Answer.ENDLESS, said
    if isinstance(result.exception, Exception):
        return Answer.TRACEBACK, repr(result.exception)
    if result.exit_code == 2 and result.stderr.count("\n") == 1:
        return Answer.TOLD, said
    return Answer.OTHER, said


def _give_up(_signal: int, _frame: object) -> None:
    raise TimeoutError


def wrong(each: Asked) -> bool:
    """Whether an answer is one that nobody may be given."""
    silent = each.answer is Answer.OTHER and each.command == REPORT
    return silent or each.answer in {Answer.TRACEBACK, Answer.ENDLESS}


def run(seed: int, count: int = COUNT) -> Figures:
    """Run the campaign."""
    figures: dict[str, Counter[Answer]] = {command: Counter() for command in ASKED}
    mistakes = []
    with tempfile.TemporaryDirectory() as folder, shape_kept():
        for each in asked(seed, count, Path(folder)):
            figures[each.command][each.answer] += 1
            if wrong(each):
                said = each.said if each.answer is Answer.TRACEBACK else ""
                mistakes.append(
                    f"{each.number}: {each.damage}: {each.command}: {each.answer} {said}"
                )
    rows = (
        (command.split()[0], ", ".join(f"{answer} {found[answer]}" for answer in Answer))
        for command, found in figures.items()
    )
    return Figures((("stores", str(count)), *rows), tuple(mistakes))
