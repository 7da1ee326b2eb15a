"""From one picture to the next: few bytes, and the terminal shows what is meant."""

from __future__ import annotations

from collections.abc import Sequence

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from doichieu.tui.terminal import ScreenBuffer

WIDTH, HEIGHT = 24, 8
CONSOLE = Console(color_system="standard", force_terminal=True, width=WIDTH)
LOOKS = [Style.parse(look) for look in ("", "bold", "dim", "magenta", "reverse", "on blue")]

Words = Sequence[tuple[str, Style]]


class Picture:
    """A terminal, and what the program takes it to show."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.Stream(self.screen)
        self._buffer = ScreenBuffer()

    def show(self, rows: Sequence[Words], *, anew: bool = False) -> str:
        """Show these rows; the bytes it takes."""
        if anew:
            self._buffer.forget()
        strips = [
            [Strip(Segment.adjust_line_length([Segment(*each) for each in row], WIDTH))]
            for row in rows
        ]
        update = LayoutUpdate(strips, Region(0, 0, WIDTH, len(rows)))
        sent = self._buffer.changes(update, WIDTH, CONSOLE)
        assert sent is not None
        self._stream.feed(sent)
        return sent

    @property
    def seen(self) -> list[list[tuple[object, ...]]]:
        """What can be seen in each cell."""
        return [[self._cell(y, x) for x in range(WIDTH)] for y in range(HEIGHT)]

    def _cell(self, y: int, x: int) -> tuple[object, ...]:
        cell = self.screen.buffer[y][x]
        ink = (cell.fg, cell.bold) if cell.data.strip() else ()
        return cell.data, cell.bg, cell.reverse, ink


def _words() -> st.SearchStrategy[Words]:
    text = st.one_of(st.text("aă  ộ中·", max_size=9), st.sampled_from([" " * 9, "rà soát "]))
    return st.lists(st.tuples(text, st.sampled_from(LOOKS)), max_size=5)


@given(st.data())
def test_whatever_follows_whatever_the_terminal_shows_it(data: st.DataObject) -> None:
    picture, anew = Picture(), Picture()
    rows = data.draw(st.lists(_words(), min_size=HEIGHT, max_size=HEIGHT))
    picture.show(rows)
    by = data.draw(st.integers(0, HEIGHT - 1))
    rows = rows[by:] + rows[:by]
    for place in data.draw(st.sets(st.integers(0, HEIGHT - 1), max_size=3)):
        rows[place] = data.draw(_words())
    picture.show(rows)
    anew.show(rows, anew=True)
    assert picture.seen == anew.seen


TASKS = [
    *("Nạo vét kênh", "Trồng rừng ven sông", "Mở lớp dạy nghề", "Sửa đường thôn"),
    *("Cấp nước sạch", "Khám bệnh cho trẻ", "Lập sổ theo dõi", "Thu gom rác thải"),
]


def _listed(first: int) -> list[Words]:
    texts = TASKS[first : first + HEIGHT - 2]
    return [[(text, LOOKS[0])] for text in ["Nhiệm vụ", *texts, "↵ chọn"]]


def test_a_list_that_is_scrolled_sends_the_row_that_is_new() -> None:
    picture = Picture()
    picture.show(_listed(0))
    for first in (1, 2, 1, 0):
        sent = picture.show(_listed(first))
        assert picture.screen.display == [f"{row[0][0]:<{WIDTH}}" for row in _listed(first)]
        assert len(sent.encode()) < 60


def test_blanks_take_no_style_and_long_ones_are_erased() -> None:
    picture = Picture()
    picture.show([[("Rà soát kênh mương", LOOKS[1])]])
    sent = picture.show([[("Rà soát", LOOKS[1]), (" " * 17, LOOKS[2])]])
    assert sent == "\x1b[1;9H\x1b[K"
