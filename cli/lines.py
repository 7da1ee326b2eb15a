"""What `import`, `list`, `check` and `keys` print: plain lines, tabs between columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.model import Action, Annotation, Grade, StoredItem, Verdict
from doichieu.store import Stored
from doichieu.text import one_line
from doichieu.wording import action_word, verdict_word
from doichieu.workbench.collection.chain import ChainNode, chains
from doichieu.workbench.collection.library import Library, ReviewRow
from doichieu.workbench.documents.imported import Imported, outcome_word
from doichieu.workbench.documents.references import named, part
from doichieu.workbench.reviews.review import Review

if TYPE_CHECKING:
    from doichieu.workbench.collection.survey import Answers, Task


def imported_lines(results: Iterable[Imported]) -> Iterator[str]:
    """One line a file that was read."""
    for result in results:
        if result.document is None or result.outcome is None:
            continue
        outline = part(result.document.outline, result.section, result.document.name)
        name = named(result.document.name, result.section)
        tasks = sum(item.reviewed for item in outline.items)
        figures = _("items: {items}, tasks: {tasks}, doubts: {doubts}").format(
            items=len(outline.items), tasks=tasks, doubts=len(outline.doubts)
        )
        yield _line(outcome_word(result.outcome), f"#{result.document.id}", name, figures)


def imported_total(results: Sequence[Imported]) -> str:
    """How many files were read, how many of them had not changed, how many were not read."""
    known = sum(result.outcome is Stored.UNCHANGED for result in results)
    failed = sum(result.error is not None for result in results)
    figures = _("files: {all}; read: {read}, unchanged: {known}, not read: {failed}")
    read = len(results) - known - failed
    return figures.format(all=len(results), read=read, known=known, failed=failed)


def library_lines(library: Library) -> Iterator[str]:
    """Documents, reviews and missing documents."""
    for document in library.documents:
        facts = document.facts
        what = " ".join(filter(None, [facts.type, facts.issuer]))
        day = facts.date.isoformat() if facts.date else "-"
        tasks = _("tasks: {count}").format(count=document.tasks)
        name = facts.number or document.source
        yield _line(_("document"), f"#{document.id}", name, day, what or "-", tasks)
    for row in library.reviews:
        yield _review_line(row)
    for missing in library.missing:
        by = _("cited by {names}").format(names=", ".join(missing.cited_by))
        yield _line(_("missing"), missing.number, by)


def tree_lines(library: Library) -> Iterator[str]:
    """Every document below the one that it carries out, each with what `library_lines` says."""
    for link in chains(library):
        yield from _link_lines(link, "", "")


def _link_lines(link: ChainNode, here: str, below: str) -> Iterator[str]:
    name = here + one_line(link.number)
    if link.document is None:
        yield f"{name}\t" + _line(_("missing"))
    elif link.again:
        yield f"{name}\t" + _line(f"#{link.document.id}", _("shown above"))
    else:
        facts = link.document.facts
        what = " ".join(filter(None, [facts.type, facts.issuer])) or "-"
        day = facts.date.isoformat() if facts.date else "-"
        yield f"{name}\t" + _line(f"#{link.document.id}", day, what)
    for rank, lower in enumerate(link.below, 1):
        last = rank == len(link.below)
        guides = ("└─ ", "   ") if last else ("├─ ", "│  ")
        yield from _link_lines(lower, below + guides[0], below + guides[1])


def _review_line(row: ReviewRow) -> str:
    upper = named(row.directive, row.section)
    lower = named(row.plan, row.pair.plan_section)
    if row.summary is None:
        return _line(_("review"), upper, lower, _("not begun"))
    counts = row.summary.counts
    decided = _("decided {done} of {all}").format(done=counts.decided, all=counts.tasks)
    gaps = _("gaps: {count}").format(count=counts.verdicts[Verdict.GAP])
    return _line(_("review"), upper, lower, decided, gaps)


def surveyed_line(answers: Answers) -> str:
    """For how many tasks a plan has a likely answer, for which only a possible one, or none."""
    likely, possible, none = map(answers.graded, Grade)
    figures = [_("answered {done} of {all}").format(done=len(likely), all=len(answers.by_task))]
    if possible:
        figures.append(_("possible: {tasks}").format(tasks=_tasks(possible)))
    if answers.strangers:
        figures.append(_("the plan does not name the directive"))
    return _line(answers.plan, answers.number or "-", "; ".join(figures), _tasks(none) or "-")


def _tasks(tasks: Iterable[Task]) -> str:
    return " ".join(task.address for task in tasks)


def _line(*cells: str) -> str:
    """Cells with a tab between them, and nothing in them that a terminal or a table would obey."""
    return "\t".join(map(one_line, cells))


def finding_lines(review: Review) -> Iterator[str]:
    """What stands between a review and 'all covered': one line each, in reading order."""
    for task in review.tasks:
        verdict = review.state.verdict(task.id)
        if verdict not in {Verdict.COVERED, Verdict.NOT_APPLICABLE}:
            yield _line(verdict_word(verdict), task.address, task.text, *_remarks(review, task))
    for overlap in review.state.all(Action.OVERLAP):
        said = filter(None, [overlap.entry.reason])
        yield _line(action_word(Action.OVERLAP), _addresses(review, overlap), *said)
    for annotation in review.state.suspects:
        what = action_word(annotation.slot.action)
        yield _line(_("look again"), _addresses(review, annotation), what)


def _remarks(review: Review, task: StoredItem) -> Iterator[str]:
    """The reason and the notes that stand with a verdict, in one cell; none without any."""
    plans = [link.slot.items[1] for link in review.state.links(task.id)]
    noted = ((task.id,), *((plan,) for plan in plans), *((task.id, plan) for plan in plans))
    said = [review.reason(task.id), *(review.state.note(*items) for items in noted)]
    yield from filter(None, [" · ".join(filter(None, said))])


def _addresses(review: Review, annotation: Annotation) -> str:
    items = review.items
    return " ".join(items[item].address for item in annotation.slot.items if item in items)


def key_lines(keymap: Keymap, own: Path) -> Iterator[str]:
    """Every command with its keys, and where the user's own keys belong."""
    yield _line(_("keymap: {name}; your own keys: {path}").format(name=keymap.name, path=own))
    for scope in Scope:
        for command, keys in keymap.bindings(scope):
            yield _line(command.id, " ".join(map(shown, keys)), _(command.help))
