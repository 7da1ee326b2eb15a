"""What `doichieu chain` prints for people and for pipes: plain lines, tabs between columns."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.chain_wording import dies_words, drift_words, place_words, reach_word
from doichieu.export.plain import line as _line
from doichieu.language import _
from doichieu.model.descent import REACHES, Fates, Said, Stage, Story


def fates_lines(fates: Fates) -> Iterator[str]:
    """A line a task: its weakest link, where that is, and how many carry it out at the end."""
    for task, fate in fates.tasks:
        glyph = REACHES[fate.reach].glyph
        at_the_end = _("carried out at the end by {count}").format(count=fate.carriers)
        where = dies_words(fate) or "-"
        yield _line(task.address, glyph, reach_word(fate.reach), where, at_the_end, task.text)


def story_lines(story: Story) -> Iterator[str]:
    """A document below the other: the verdict and who, its text, then what changed on the way."""
    for above, item in story.above:
        said = (above.said,) if above.said else ()
        word, text = reach_word(above.here), _("not linked to a task")
        indent, head = "↑ " * above.steps, REACHES[above.here].glyph
        yield indent + _line(head, place_words(above.place), word, *map(_given, said))
        yield indent + _line(f"{item.address}: {item.text}" if item else text)
    for stage in story.stages:
        yield from _stage_lines(stage)
    weakest = _("weakest link: {reach}").format(reach=reach_word(story.fate.reach))
    yield _line(weakest, *filter(None, [dies_words(story.fate)]))


def _stage_lines(stage: Stage) -> Iterator[str]:
    node, indent = stage.node, "  " * stage.deep
    if stage.deep:
        glyph = REACHES[node.here].glyph
        words = [reach_word(node.here), *map(_given, node.said)]
        words += [_("shown above")] if node.again else []
        yield indent + _line(f"{glyph} {place_words(node.place)}", *filter(None, words))
    else:
        yield _line(place_words(node.place))
    for item in stage.items:
        yield indent + _line(f"{item.address}: {item.text}")
    for drift in stage.drift:
        yield indent + _line(f"≠ {drift_words(drift)}")


def _given(said: Said) -> str:
    """Who gave a verdict and when, and whether it needs another look."""
    if said.at is None:
        return ""
    suspect = [_("needs another look")] if said.suspect else []
    return ", ".join([said.reviewer, f"{said.at.astimezone():%d/%m/%Y %H:%M}", *suspect])
