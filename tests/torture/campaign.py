"""What the parts of the campaign share: a store to harm, children to harm it in, and figures."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from doichieu.config import Config
from doichieu.model import ReviewId, Verdict
from doichieu.store import Store, opening, verifying
from doichieu.workbench import Review, Workbench

AT = datetime(2026, 3, 2, 2, tzinfo=UTC)

DIRECTIVE = """ỦY BAN NHÂN DÂN
TỈNH LAM SƠN
Số: 5/CT-UBND

Lam Sơn, ngày 3 tháng 2 năm 2026

CHỈ THỊ
Về đường đến trường

I. NHIỆM VỤ

1. Sở Xây dựng xây cầu qua suối cho học sinh đến trường trong năm 2026.
2. Công an tỉnh mua xe chữa cháy cho lực lượng kiểm lâm vùng cao trước ngày 30/6/2026.
3. Sở Y tế khám mắt cho học sinh lớp một mỗi năm.
"""
PLAN = """ỦY BAN NHÂN DÂN
XÃ SUỐI CẠN
Số: 7/KH-UBND

Suối Cạn, ngày 9 tháng 3 năm 2026

KẾ HOẠCH
Thực hiện Chỉ thị số 5/CT-UBND

I. NHIỆM VỤ

1. Phòng Kinh tế xây cầu qua suối cho học sinh đến trường trong năm 2027.
2. Công an xã mua xe chữa cháy cho lực lượng kiểm lâm vùng cao.
3. Tiếp tục mua xe chữa cháy cho lực lượng kiểm lâm vùng cao.
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a part of the campaign gave: what is worth telling, and all that must not be."""

    rows: tuple[tuple[str, str], ...]
    mistakes: tuple[str, ...]


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where there is one: what a process has written survives it on any disk."""
    memory = Path("/dev/shm")  # noqa: S108 (ours alone: the name is made up by tempfile)
    within = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
    with within as folder, shape_kept():
        yield Path(folder)


@contextmanager
def shape_kept() -> Iterator[None]:
    """Meanwhile the shape of a new store is worked out once: `verify` makes one each time."""
    made_anew = opening.shape_as_made
    opening.shape_as_made = cache(made_anew)
    try:
        yield
    finally:
        opening.shape_as_made = made_anew


def made(folder: Path) -> Path:
    """A store with a review in which something of each sort is decided."""
    path = folder / "whole.db"
    for name, text in (("d.txt", DIRECTIVE), ("p.txt", PLAN)):
        (folder / name).write_text(text, encoding="utf-8")
    with at_work(path) as bench:
        bench.codebook.adopt(bench.codebook.starter())
        review = bench.reviews.begin(str(folder / "d.txt"), str(folder / "p.txt"))
        tasks, plans = review.tasks, review.plan_items
        review.decide(tasks[0].id, Verdict.PARTIAL, [plans[0].id], "muộn một năm")
        review.decide(tasks[1].id, Verdict.COVERED, [plans[1].id])
        review.decide(tasks[2].id, Verdict.GAP, (), "không nhắc đến")
        review.overlap([plans[1].id, plans[2].id], "mua hai lần")
        review.annotate((tasks[1].id,), "hỏi lại công an")
        tag = next(each for each in bench.codebook.tags if "task" in each.stands_on)
        review.tag([(tasks[2].id,)], tag.id)
        review.undo()
        review.redo()
    return path


@contextmanager
def at_work(path: Path, reviewer: str = "lan") -> Iterator[Workbench]:
    """The workbench of a reviewer over a store."""
    config = Config(path, reviewer, "en", "default", path.with_name("keys.toml"))
    with Store.open(path) as store:
        yield Workbench(store, config, lambda: AT)


def resumed(bench: Workbench) -> Review:
    """The only review of a store."""
    return bench.reviews.resume(ReviewId(1))


def reasons(path: Path) -> set[str]:
    """The reasons of all that was ever decided in a store: each decision has one of its own."""
    with Store.open(path) as store:
        return {each.after.reason for each in store.decisions.log() if each.after}


def damages(path: Path) -> list[str]:
    """What `verify` finds in a store."""
    return [f"{each.sort} {each.where} {each.what}" for each in verifying.verify(path).damages]


Say = Callable[[object], object]
"""How a child tells what it has done: a line that its parent can read once this returns."""

BROKE = "broke: "
"""How the line begins that a child ends with that broke down."""


@dataclass(frozen=True, slots=True)
class Child:
    """A process that runs one function, and where to read what it says."""

    process: int
    lines: int

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.process, signal.SIGKILL)

    def ended(self) -> list[str]:
        """Wait for its end; all the lines it said."""
        with os.fdopen(self.lines, encoding="utf-8") as lines:
            said = lines.read().splitlines()
        os.waitpid(self.process, 0)
        return said


def start(job: Callable[[Say], object]) -> Child:
    """Start a child. No store may be open in the parent meanwhile."""
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(writer)
        return Child(process, reader)

    def say(line: object) -> None:
        os.write(writer, f"{line}\n".encode())

    try:
        os.close(reader)
        job(say)
    except BaseException as error:  # noqa: BLE001 (nothing may run on in the child)
        say(f"{BROKE}{error!r}".replace("\n", " "))
    finally:
        os._exit(0)


def apart(job: Callable[[Say], object]) -> list[str]:
    """What a child says that is let come to its end."""
    return start(job).ended()
