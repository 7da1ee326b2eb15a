"""What the review screen shows, worked out from a review: rows, paragraphs and lines of text.

Pure functions, so that the screen itself only moves a cursor and passes keys on. Document text is
only ever put into `Text` objects, whose content is never read as markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from doichieu.language import _, decimal
from doichieu.model import (
    Action,
    Annotation,
    Counts,
    ItemId,
    LinkKind,
    StoredItem,
    Verdict,
)
from doichieu.text import fold, one_line
from doichieu.tui.looks import (
    ACTIONS,
    ADDITION,
    FINDS,
    GONE,
    LINKS,
    MARKED,
    OVERLAP,
    QUIET,
    SUSPECT,
    TITLE,
    VERDICTS,
    Look,
)
from doichieu.tui.screens.review.lost import lost_look, lost_notes
from doichieu.tui.screens.review.tagged import tag_notes
from doichieu.workbench import Review
from doichieu.workbench.reviews.lost import Lost
from doichieu.workbench.reviews.queues import ALL
from doichieu.workbench.reviews.queues import name as queue_name

_TOLD = 2
"""So many of those who are here are told by name."""

_BAR = 12
"""Cells of the bar of progress."""


def tasks_title(review: Review, task: StoredItem) -> str:
    """What stands over the directive's side: the document and where in it the task stands."""
    heading = review.sides.directive_part.heading_of(task)
    parent = f"{task.parent} {heading}" if task.parent else heading
    name = side_title(_("Directive"), review.sides.directive_name)
    if review.queue != ALL:
        done = sum(review.state.verdict(each.id) is not None for each in review.listed)
        name = f"{queue_name(review.queue, review)} {done}/{len(review.listed)}"
    return f"{name} · {parent}" if parent else name


def side_title(side: str, name: str) -> str:
    """A side with the document of it; one whose name begins with that very word says it once."""
    if fold(name).startswith(fold(side)):
        return name
    return f"{side} {name}" if name[:1].isdigit() else f"{side}: {name}"


def beside_titles(review: Review, task: StoredItem) -> tuple[str, str]:
    """What the list beside a task is called, and what it says while it is empty."""
    if task.id in {each.item.id for each in review.lost}:
        return _("linked to {address}").format(address=task.address), _("nothing")
    title = _("suggestions for {address}").format(address=task.address)
    return title, _("none yet") if review.aligned else _("looking for suggestions…")


def text_title(review: Review, item: StoredItem) -> str:
    """What stands over the text of an item: its address, its line if it has one still.

    And that its wording is another than was read when it was decided about.
    """
    gone = item.id not in review.sides.present
    where = GONE.word if gone else _("line {line}").format(line=item.line)
    new = review.reworded(item.id) is not None
    said = [f"{SUSPECT.glyph} {_('reworded since it was decided')}"] if new else []
    near = _few(review.presence.at(item.id))
    there = [_("{names} is at it too").format(names=near)] if near else []
    return " · ".join([item.address, where, *said, *there])


def _few(names: Sequence[str]) -> str:
    """Two of these names, and how many more there are."""
    more = [f"+{len(names) - _TOLD}"] if len(names) > _TOLD else []
    return one_line(", ".join([*names[:_TOLD], *more]))


def written(said: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of what was decided about an item what somebody wrote: reason, notes, tags."""
    names = {
        _("reason"),
        _("note"),
        _("note for all"),
        _("note on both"),
        _("tags"),
        _("tags with"),
    }
    return [(name, words) for name, words in said if name in names]


def task_notes(review: Review, task: StoredItem) -> list[tuple[str, str]]:
    """What was decided about a task, each with its name: who, the reason, the note, the tags."""
    if lost := _lost(review, task):
        return lost_notes(review, lost)
    verdict = next(iter(review.state.about(Action.VERDICT, task.id)), None)
    notes = [
        (_("note"), review.state.note(task.id)),
        (_("note for all"), review.elsewhere.note(task.id)),
        *tag_notes(review, task.id),
        (_("given to"), one_line(", ".join(review.assigning.assigned.of(task)))),
    ]
    if verdict is None:
        return notes
    by = f"{verdict.who}, {verdict.at.astimezone():%d/%m/%Y %H:%M}"
    return [(_("decided by"), by), (_("reason"), verdict.entry.reason), *notes]


def plan_notes(
    review: Review, plan: StoredItem, task: StoredItem | None = None
) -> list[tuple[str, str]]:
    """What was decided about a plan item, and about it and the task beside it."""
    if here := _lost(review, plan):
        return lost_notes(review, here)
    lost = {each.item.id: lost_look(each).word for each in review.lost}
    links = [_linked(review, a, lost) for a in review.state.links(plan.id)]
    added = (
        _reasoned(_("no basis in the directive"), each)
        for each in review.state.about(Action.ADDITION, plan.id)
    )
    return [
        (_("linked to"), " · ".join(links)),
        *overlap_notes(review, plan),
        (ADDITION.word, " · ".join(added)),
        (_("note"), review.state.note(plan.id)),
        (_("note on both"), review.state.note(task.id, plan.id) if task else ""),
        *tag_notes(review, plan.id),
    ]


def _lost(review: Review, item: StoredItem) -> Lost | None:
    return next((each for each in review.lost if each.item.id == item.id), None)


def overlap_notes(review: Review, plan: StoredItem) -> list[tuple[str, str]]:
    """With what a plan item overlaps, and the reasons given."""
    said = []
    for each in review.state.about(Action.OVERLAP, plan.id):
        others = (i for i in each.slot.items if i != plan.id and i in review.items)
        said.append(_reasoned(" · ".join(review.items[i].address for i in others), each))
    return [(OVERLAP.word, " · ".join(said))]


def _reasoned(words: str, annotation: Annotation) -> str:
    """What was decided, with the reason if one was given."""
    return ": ".join(filter(None, (words, annotation.entry.reason)))


def _linked(review: Review, link: Annotation, lost: Mapping[ItemId, str]) -> str:
    """A task, how it is linked and why; of a lost one that it is."""
    words = (LINKS[LinkKind(link.entry.value)].word, lost.get(link.slot.items[0], ""))
    address = review.items[link.slot.items[0]].address
    return _reasoned(f"{address} ({', '.join(filter(None, words))})", link)


def both_names(review: Review) -> Text:
    """Both documents of a review."""
    said = Text(f" {review.sides.directive_name}", TITLE)
    return said.append(" ⇄ ").append(review.sides.plan_name)


def status(review: Review, marked: int, width: int, names: Text) -> Text:
    """The documents, progress, counts and who is reviewing, in one line of at most `width`.

    Where room is short the bar goes first, then the reviewer, the words of the counts and that of
    progress, and the counts; then the names are cut, to half a line, and who else is here goes.
    """
    counts = review.counts
    done = f"{counts.decided}/{counts.tasks}"
    progress = Text(f"  {_('decided')} {done}")
    full = _BAR * counts.decided // max(1, counts.tasks)
    bar = Text(" " + "▓" * full + "░" * (_BAR - full))
    who = Text(f"  {review.signature}", QUIET)
    here = Text()
    if others := _few(review.presence.names):
        here = Text("  " + _("{names} is here").format(names=others))
    tally, short = (_tally(counts, marked, words=words) for words in (True, False))
    ways = [
        ([names, progress, bar, tally], Text.assemble(who, here, (" ", QUIET))),
        ([names, progress, tally], Text.assemble(who, here, (" ", QUIET))),
        ([names, progress, tally], here),
        ([names, progress, short], here),
        ([names, Text(f"  {done}"), short], here),
        ([names, Text(f"  {done}")], here),
        ([_cut(names, width, done, here), Text(f"  {done}")], here),
        ([_cut(names, width, done), Text(f"  {done}")], Text()),
    ]
    fits = (way for way in ways if sum(part.cell_len for part in (*way[0], way[1])) <= width)
    said, end = next(fits, ways[-1])
    line = Text.assemble(*said)
    line.append(" " * max(0, width - line.cell_len - end.cell_len))
    return line.append_text(end)


def _cut(names: Text, width: int, done: str, here: Text | None = None) -> Text:
    """The names in what is left beside progress and who is here, but in half a line at least."""
    left = width - len(done) - len("  ") - (here.cell_len if here else 0)
    cut = names.copy()
    cut.truncate(max(left, width // 2), overflow="ellipsis")
    return cut


def _tally(counts: Counts, marked: int, *, words: bool) -> Text:
    shown: list[tuple[Look, int]] = [
        (VERDICTS[v], counts.verdicts[v]) for v in (Verdict.GAP, Verdict.PARTIAL, Verdict.UNSURE)
    ]
    shown += [(ACTIONS[action], counts.actions[action]) for action in FINDS]
    shown += [(MARKED, marked)]
    tally = Text()
    for look, count in shown:
        if count:
            word = f" {look.word} " if words else " "
            tally.append("  ").append(f"{look.glyph}{word}{count}", look.style)
    return tally


def why_line(reasons: Sequence[str], score: float | None, *, by_hand: bool = False) -> Text:
    """Why the selected suggestion was made; a score of 0 is not shown, None is no suggestion."""
    if score is None:
        return Text("─ " + _("no suggestion"), QUIET)
    head = f"{_('why')} {decimal(score)}" if score else _("why")
    if by_hand and not reasons:
        head = _("linked by hand")
    line = Text("─ ", QUIET)
    line.append(head, "bold not dim")
    line.append(" ─ " + " · ".join(reasons) if reasons else "", "not dim")
    return line
