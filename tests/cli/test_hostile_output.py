"""Nothing that any command prints makes a terminal do anything, whatever stands in a store or name.

Every command of the program is walked, with its bytes looked at as they come out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from doichieu.cli import printing, telling
from doichieu.cli.commands import COMMANDS, main
from doichieu.config import Config
from doichieu.model import Item, Kind, Part, Share, Verdict
from doichieu.store import Store
from doichieu.workbench import Workbench
from tests.cli.running import PROGRAM
from tests.tui.pseudo_terminal import Terminal

HOSTILE = "\x1b]52;c;aGk=\x07\x1b[2J\x9b2J\r\x08\u202eabc\u2066\u200f\u2028\x7f\U000e0041"
"""The clipboard, the screen, an 8-bit command, what overprints, what turns the reading round."""

OBEYED = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\U000e0000-\U000e007f]"
)

DIRECTIVE = """ỦY BAN NHÂN DÂN
Số: 5/CT-UBND

CHỈ THỊ

1. Xây cầu qua suối cho học sinh đến trường trong năm 2026.
2. Mua xe chữa cháy cho lực lượng kiểm lâm vùng cao.
"""
PLAN = """KẾ HOẠCH

1. Xây cầu qua suối cho học sinh đến trường trong năm 2027.
2. Mua xe chữa cháy cho lực lượng kiểm lâm vùng cao.
3. Tiếp tục mua xe chữa cháy cho lực lượng kiểm lâm vùng cao.
"""

WAYS = {
    "demo": ["demo"],
    "import": ["import F F nowhere{X}"],
    "outline": ["outline F", "outline F --json", "outline 1 --json", "outline {X}"],
    "align": ["align F G", "align 1 2", "align F G --json", "align {X} G --top {X}"],
    "diff": ["diff F G", "diff F G --json", "diff {X} 1@{X}"],
    "matrix": ["matrix 1", "matrix {X}", "matrix 1 --format {X}"],
    "chain": ["chain 1", "chain {X}", "chain 1 {X}", "chain 1 --dead-ends", "chain 1 --json"],
    "survey": ["survey F G", "survey F G --json", "survey 1 {X}", "survey F G -o F"],
    "overlaps": ["overlaps G", "overlaps 2 --json", "overlaps 2 --everywhere"],
    "review": ["review F G", "review {X} G"],
    "decide": ["decide 1 2 1 gap --reason {X} -f", "decide 1 2 {X} {X}", "decide 1 2 2 {X}"],
    "tag": ["tag 1 2 1 {X}", "tag 1 2 {X} 1"],
    "note": ["note 1 2 1 {X} -f", "note 1 2 {X} {X}"],
    "undo": ["undo", "undo --skip {X}"],
    "redo": ["redo", "redo {X} {X}"],
    "codebook": ["codebook", "codebook {X}"],
    "codebook list": ["codebook list", "codebook list --{X}"],
    "codebook starter": ["codebook starter", "codebook starter {X}"],
    "codebook import": ["codebook import T", "codebook import {X}"],
    "codebook export": ["codebook export", "codebook export -o {X}/{X}.toml"],
    "list": ["list", "list --tree", "list --hidden"],
    "export": [
        "export",
        "export --format csv",
        "export --only {X}",
        "export -o {X}/a.md",
        "export --template {X}",
    ],
    "queries": ["queries", "queries --store {X}.db"],
    "check": ["check", "check --proposed", "check 1 2", "check {X} {X}"],
    "merge": ["merge T", "merge S", "merge {X}"],
    "share": ["share -o {X}.db", "share 1 2 -o {X}/{X}"],
    "tasks": ["tasks F", "tasks 2 --format csv", "tasks 1 --format jsonl", "tasks G --lead {X}"],
    "assign": ["assign", "assign {X} -s I", "assign 2 1 {X} --lead {X}", "assign --json"],
    "blind": ["blind F G {X} {X}", "blind 2 1 {X} lan"],
    "hand-in": ["hand-in {X}", "hand-in --take-back"],
    "agreement": ["agreement", "agreement 2 1 --mine", "agreement {X} --json"],
    "backup": ["backup", "backup {X}/{X}"],
    "restore": ["restore {X}", "restore T"],
    "verify": ["verify", "verify --head {X}", "verify --repair {X}/{X}"],
    "store": ["store", "store --share {X}", "store --store https://{X}"],
    "store copy": [
        "store copy {X} {X}",
        "store copy https://{X} T",
        "store copy T http://127.0.0.1:1",
    ],
    "keys": ["keys", "keys --keymap {X}"],
    "config": ["config", "config --json"],
}
"""How each is walked. {X} is hostile, F and G are files with hostile names, T is one to take in,
S another store."""


def _commands(group: click.Group, above: str = "") -> Iterator[str]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        yield above + name
        below = group.get_command(ctx, name)
        if isinstance(below, click.Group):
            yield from _commands(below, f"{above}{name} ")


def test_every_command_is_walked() -> None:
    assert {*_commands(main)} == {*WAYS}
    assert {each.partition(" ")[0] for each in WAYS} == {*COMMANDS}


def _poisoned(path: Path, directive: Path, plan: Path, sound: str = "") -> None:
    """A review in whose every text, but in a sound table, is what a terminal obeys."""
    config = Config(path, "lan", "en", "default", path.with_name("keys.toml"))
    with Store.open(path) as store:
        bench = Workbench(store, config)
        bench.codebook.adopt(bench.codebook.starter())
        review = bench.reviews.begin(str(directive), str(plan))
        review.decide(review.tasks[0].id, Verdict.COVERED, [review.plan_items[0].id], "vì")
        review.overlap([item.id for item in review.plan_items[1:]], "trùng")
        review.annotate((review.tasks[1].id,), "ghi chú")
        parts = Part(Share.TASK, review.tasks[0].id), Part(Share.LEAD, lead="Sở")
        review.assigning.give("mai", parts)
    with closing(sqlite3.connect(path)) as store:
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        kept = store.execute(triggers).fetchall()
        for name, _sql in kept:
            store.execute(f"DROP TRIGGER {name}")
        store.execute("PRAGMA ignore_check_constraints = ON")
        poisoned = {table: columns for table, columns in TEXTS.items() if table != sound}
        for table, columns in poisoned.items():
            for column in columns.split():
                store.execute(f"UPDATE {table} SET {column} = {column} || ?", [HOSTILE])  # noqa: S608
        listed = json.dumps([f"Sở {HOSTILE}"])
        store.execute("UPDATE items SET leads = ?, partners = ?", [listed, listed])
        store.execute("UPDATE documents SET signers = ?", [listed])
        for number, text in store.execute("SELECT id, text FROM items").fetchall():
            read = Item("", 0, Kind.NOISE, text).fingerprint
            store.execute("UPDATE items SET fingerprint = ? WHERE id = ?", [read, number])
        # Nobody looks after a document without a seal, and the state is made to follow.
        store.execute("DELETE FROM desk")
        store.execute(FOLLOWING)
        for _name, sql in kept:
            store.execute(sql)
        store.commit()


FOLLOWING = """
UPDATE decision_log
SET after = json_set(after, '$.reason', said.reason, '$.reviewer', said.reviewer)
FROM annotations AS said
WHERE (said.action, said.subject) = (decision_log.action, decision_log.subject)
"""
"""Nobody can tell the log from what stands."""

TEXTS = {
    "documents": "name number type issuer place title source",
    "items": "text deadline_raw",
    "annotations": "reason reviewer",
    "assigning_log": "reviewer login host account assignee lead",
    "decision_log": "reviewer login host account",
    "tags": "vi en definition example glyph",
    "relations": "number",
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a poisoned store and files of hostile names."""
    folder = tmp_path_factory.mktemp("hostile")
    files = folder / f"d{HOSTILE}.txt", folder / f"p{HOSTILE}.txt"
    for file, text in zip(files, (DIRECTIVE, PLAN), strict=True):
        file.write_text(f"{text}4. Mở lớp \u202e dạy \u2066 nghề.\n", encoding="utf-8")
    (folder / f"t{HOSTILE}.toml").write_text("[[tag]]\nvi = 3\n", encoding="utf-8")
    _poisoned(folder / "store.db", *files)
    # A tag that is not as it was logged would keep the store out.
    _poisoned(folder / f"s{HOSTILE}.db", *files, sound="tags")
    return folder


def _run(scene: Path, way: str, store: Path, language: str) -> Result:
    files = {"F": "d{X}.txt", "G": "p{X}.txt", "T": "t{X}.toml", "S": "s{X}.db"}
    named = (str(scene / files[word]) if word in files else word for word in way.split())
    words = [word.replace("{X}", HOSTILE) for word in named]
    before = ["--store", str(store), "--lang", language, "--reviewer", f"lan{HOSTILE}"]
    return CliRunner().invoke(main, [*before, *words])


@pytest.mark.parametrize("drawn", [True, False])
def test_nothing_that_a_terminal_obeys_is_printed_by_any_command(
    *, drawn: bool, scene: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (printing, telling):
        monkeypatch.setattr(module, "drawn", lambda: drawn)
    # What is written by a bare name goes where nobody keeps anything.
    monkeypatch.chdir(tmp_path)
    store = tmp_path / "store.db"
    for way in (each for ways in WAYS.values() for each in ways):
        shutil.copy(scene / "store.db", store)
        result = _run(scene, way, store, "vi" if drawn else "en")
        said = result.stdout_bytes + result.stderr_bytes
        assert not isinstance(result.exception, Exception), (way, result.exc_info)
        assert said, way
        assert not OBEYED.search(said.decode()), (way, OBEYED.findall(said.decode()), said)
        if "--json" in way:
            assert all(map(json.loads, _documents(result.stdout))), way


def test_nothing_is_obeyed_of_a_store_that_is_merged_nor_kept_where_it_was_refused(
    scene: Path, tmp_path: Path
) -> None:
    result = _run(scene, "merge S --yes", tmp_path / "new.db", "en")
    assert not OBEYED.search(result.output), result.output
    assert "refused\t" in result.stdout
    with closing(sqlite3.connect(tmp_path / "new.db")) as store:
        assert store.execute("SELECT count(*) FROM decision_log").fetchone() == (0,)


def _documents(printed: str) -> list[str]:
    """The JSON that was printed: one document, or one a line."""
    return printed.splitlines() if printed.startswith('{"') else [printed] if printed else []


def test_json_gives_back_what_stood_there(scene: Path, tmp_path: Path) -> None:
    shutil.copy(scene / "store.db", tmp_path / "store.db")
    result = _run(scene, "config --json", tmp_path / "store.db", "en")
    assert json.loads(result.stdout)["store"]["value"] == str(tmp_path / "store.db")
    assert "\\u202e" in _run(scene, "outline 1 --json", tmp_path / "store.db", "en").stdout


def test_a_terminal_is_drawn_on_with_colours_and_nothing_else(scene: Path) -> None:
    with Terminal(
        [*PROGRAM, "--store", str(scene / "store.db"), "outline", "1"], env={**os.environ}
    ) as terminal:
        assert terminal.ended() == 0
        said = terminal.received.decode()
    assert "\x1b[1m" in said
    plain = re.sub(r"\x1b\[[\d;]*m", "", said)
    assert not OBEYED.search(plain), plain
