"""The program run from the command line, in this process or in one of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner, Result

from doichieu.cli.commands import main
from doichieu.config import Config
from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.workbench import Workbench

# -P keeps the folder the tests run in from hiding the installed package.
PROGRAM = (sys.executable, "-P", "-m", "doichieu")

TWICE = """# Kế hoạch

## I. Nhiệm vụ

- Mua sắm xe chữa cháy cho lực lượng kiểm lâm vùng cao.
- Xây nhà bán trú cho học sinh con hộ nghèo.

## II. Phân công

- Mở thư viện lưu động phục vụ thanh niên công nhân.
- Phối hợp mua sắm xe chữa cháy cho lực lượng kiểm lâm vùng cao.
"""
"""A plan that gives one duty twice."""


def run(store: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), "--lang", "en", *map(str, arguments)])


def decide(store: Path, sample: tuple[Path, Path], verdict: Verdict) -> None:
    """Give every task of the sample's review one verdict."""
    if store.exists():
        _decide(store, sample, verdict)
        return
    key = (verdict, *((file.name, file.read_bytes()) for file in sample))
    if key not in _DECIDED:
        _decide(store, sample, verdict)
        _DECIDED[key] = store.read_bytes()
    store.write_bytes(_DECIDED[key])


_DECIDED: dict[object, bytes] = {}
"""The stores that `decide` made, by what they were made of: several tests begin with one."""


def _decide(store: Path, sample: tuple[Path, Path], verdict: Verdict) -> None:
    config = Config(store, "lan", "en", "default", store.with_name("keys.toml"))
    with Store.open(store) as opened:
        bench = Workbench(opened, config)
        review = bench.reviews.begin(str(sample[0]), str(sample[1]))
        for task in review.tasks:
            plans = [review.plan_items[0].id] if verdict is Verdict.COVERED else []
            review.decide(task.id, verdict, plans)
