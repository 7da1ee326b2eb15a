"""A store with the sample pair, and the program over it without a terminal."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

import pytest
from textual.css.stylesheet import Stylesheet

from doichieu import keymaps
from doichieu.model import StoredItem
from doichieu.store.database import Database
from doichieu.tui.app import DoichieuApp
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.three import Three
from tests.tui.resting import come_to_rest

if TYPE_CHECKING:
    from textual.css.model import RuleSet
    from textual.pilot import Pilot

_PARSE = Stylesheet._parse_rules
_RULES: dict[object, list[RuleSet]] = {}

WIDE = (120, 40)
LOW = (80, 24)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests press keys faster than anybody's Enter bounces."""
    monkeypatch.setattr("doichieu.tui.screens.review.deciding.SETTLE", 0.0)


@pytest.fixture(autouse=True)
def _a_step_is_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that has to wait for others comes again, so what it writes it writes at once."""
    written = Database._part_is_written

    def once(database: Database) -> None:
        written(database)
        assert database._parts in {None, 1}, "a step writes twice"

    monkeypatch.setattr(Database, "_part_is_written", once)


@pytest.fixture(autouse=True)
def _styles_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style sheet that a program before has read is not read again."""
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet._parse_rules", _rules)


def _rules(sheet: Stylesheet, css: str, *place: object, **said: object) -> list[RuleSet]:
    key = (css, place, frozenset(said.items()), frozenset(sheet._variables.items()))
    if key not in _RULES:
        _RULES[key] = _PARSE(sheet, css, *place, **said)  # type: ignore[arg-type]
    return _RULES[key]


@pytest.fixture(autouse=True)
def _resting(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each key a test goes on as soon as nothing is left to do."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", come_to_rest)
    monkeypatch.setattr("textual.app.wait_for_idle", come_to_rest)


class Driver:
    """Presses keys and reads the screen."""

    def __init__(self, app: DoichieuApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and let everything come to rest."""
        await self.pilot.press(*keys)
        await self.rest()

    async def type(self, text: str) -> None:
        """Type letters as a keyboard without an input method would."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.rest()

    async def rest(self) -> None:
        """Let the background work begin and end, and the screen be painted."""
        # Work begins once the screen is painted.
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self.lines)


class Running(AbstractAsyncContextManager[Driver]):
    """The program while it runs."""

    def __init__(
        self,
        workbench: Workbench,
        review: Review | Three | None,
        size: tuple[int, int],
        keymap: str,
    ) -> None:
        map_ = keymaps.load(keymap, workbench.config.keys_file)
        self.app = DoichieuApp(workbench, map_, review)
        self._test = self.app.run_test(size=size)

    async def __aenter__(self) -> Driver:
        driver = Driver(self.app, await self._test.__aenter__())
        # The work in the background begins once the first picture is there.
        await driver.pilot.pause()
        await driver.rest()
        return driver

    async def __aexit__(self, *error: object) -> None:
        await self._test.__aexit__(*error)  # type: ignore[arg-type]


def running(
    workbench: Workbench,
    review: Review | Three | None = None,
    size: tuple[int, int] = WIDE,
    keymap: str = "default",
) -> Running:
    """`async with running(workbench, review) as program: await program.press("g")`."""
    return Running(workbench, review, size, keymap)


def task(review: Review, address: str) -> StoredItem:
    return next(item for item in review.tasks if item.address == address)


def plan_item(review: Review, address: str) -> StoredItem:
    return next(item for item in review.plan_items if item.address == address)


def stored(workbench: Workbench, review: Review) -> Review:
    """The same review read anew from the store."""
    return workbench.reviews.resume(review.id)


def at(program: Driver) -> str:
    """The address of the task under the cursor."""
    return str(program.app.screen.task_here.address)  # type: ignore[attr-defined]


def beside(program: Driver) -> str:
    """The address of the plan item under the cursor."""
    return str(program.app.screen.plan_here.address)  # type: ignore[attr-defined]
