"""Lines of text are there whenever a picture of them is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.widgets.canvas import Foot
from tests.tui.conftest import running

if TYPE_CHECKING:
    import pytest
    from textual.strip import Strip

    from doichieu.workbench import Workbench


async def test_the_first_picture_shows_what_stands_there_before_a_widget_is_told_of_its_size(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[str] = []
    paint = Foot.render_line

    def kept(foot: Foot, y: int) -> Strip:
        strip = paint(foot, y)
        pictures.append(strip.text)
        return strip

    monkeypatch.setattr(Foot, "render_line", kept)
    async with running(workbench) as program:
        assert isinstance(program.app.screen, CommandScreen)
        assert pictures[0].strip()
