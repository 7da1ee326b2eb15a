"""What `import`, `list`, `check` and `keys` print: plain lines, tabs between columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.model import Action, Verdict
from doichieu.store import Stored
from doichieu.workbench.desk import Imported
from doichieu.workbench.library import Library, ReviewRow
from doichieu.workbench.review import Review


def imported_lines(results: Iterable[Imported]) -> Iterator[str]:
    """One line a file that was read."""
    words = {
        Stored.NEW: _("read"),
        Stored.UNCHANGED: _("unchanged"),
        Stored.NEW_VERSION: _("new version"),
    }
    for result in results:
        if result.document is None or result.outcome is None:
            continue
        outline = result.document.outline
        tasks = sum(item.reviewed for item in outline.items)
        figures = _("items: {items}, tasks: {tasks}, problems: {problems}").format(
            items=len(outline.items), tasks=tasks, problems=len(outline.problems)
        )
        yield f"{words[result.outcome]}\t#{result.document.id}\t{result.document.name}\t{figures}"


def library_lines(library: Library) -> Iterator[str]:
    """Documents, reviews and missing documents."""
    for document in library.documents:
        facts = document.facts
        what = " ".join(filter(None, [facts.type, facts.issuer]))
        day = facts.date.isoformat() if facts.date else "-"
        tasks = _("tasks: {count}").format(count=document.tasks)
        yield f"{_('document')}\t#{document.id}\t{facts.number or '-'}\t{day}\t{what}\t{tasks}"
    for row in library.reviews:
        yield _review_line(row)
    for missing in library.missing:
        names = ", ".join(missing.cited_by)
        yield f"{_('missing')}\t{missing.number}\t{_('cited by {names}').format(names=names)}"


def _review_line(row: ReviewRow) -> str:
    upper, lower = (
        _side(row.directive, row.pair.directive_section),
        _side(row.plan, row.pair.plan_section),
    )
    if row.summary is None:
        return f"{_('review')}\t{upper}\t{lower}\t{_('not begun')}"
    counts = row.summary.counts
    decided = _("decided {done} of {all}").format(done=counts.decided, all=counts.tasks)
    gaps = _("gaps: {count}").format(count=counts.verdicts[Verdict.GAP])
    return f"{_('review')}\t{upper}\t{lower}\t{decided}\t{gaps}"


def _side(name: str, section: str) -> str:
    return f"{name}#{section}" if section else name


def finding_lines(review: Review) -> Iterator[str]:
    """What stands between a review and 'all covered': one line each, in reading order."""
    words = {
        None: _("undecided"),
        Verdict.GAP: _("gap"),
        Verdict.PARTIAL: _("partial"),
        Verdict.UNSURE: _("unsure"),
    }
    for task in review.tasks:
        verdict = review.standing.verdict(task.id)
        if verdict in words:
            yield f"{words[verdict]}\t{task.address}\t{task.text}"
    for overlap in review.standing.all(Action.OVERLAP):
        names = [review.items[item].address for item in overlap.slot.items if item in review.items]
        yield f"{_('overlap')}\t{' '.join(names)}"
    for annotation in review.standing.annotations:
        if annotation.suspect:
            names = [
                review.items[item].address for item in annotation.slot.items if item in review.items
            ]
            yield f"{_('look again')}\t{' '.join(names)}\t{_(annotation.slot.action.value)}"


def key_lines(keymap: Keymap, own: Path) -> Iterator[str]:
    """Every command with its keys, and where the user's own keys belong."""
    yield _("keymap: {name}; your own keys: {path}").format(name=keymap.name, path=own)
    for scope in Scope:
        for command, keys in keymap.bindings(scope):
            yield f"{command.id}\t{' '.join(map(shown, keys))}\t{_(command.help)}"
    yield from keymap.warnings
