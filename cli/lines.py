"""What commands print of a store and of settings: plain lines, tabs between columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from doichieu.export.matrix import MOST
from doichieu.export.plain import line as _line
from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _, current
from doichieu.model import (
    RULES,
    Action,
    Grade,
    ItemId,
    RelationKind,
    ReviewId,
    Stand,
    StoredItem,
    Tag,
    TagId,
    Verdict,
    read_blind,
)
from doichieu.store import Stored
from doichieu.text import one_line
from doichieu.wording import (
    action_word,
    cell_word,
    finding_name,
    finding_state,
    missing_words,
    reading_words,
    relation_word,
    stand_word,
    verdict_word,
)
from doichieu.workbench.collection.chain import ChainNode, chains
from doichieu.workbench.collection.library import Library, ReviewRow
from doichieu.workbench.documents.imported import Imported, outcome_word, taken_for
from doichieu.workbench.documents.references import named
from doichieu.workbench.reviews.review import Review

if TYPE_CHECKING:
    from doichieu.config import Setting
    from doichieu.exchange.form import Ref
    from doichieu.model.matrix import Matrix
    from doichieu.store.verifying import Verified
    from doichieu.workbench.codebook import Incoming
    from doichieu.workbench.collection.survey import Answers, Task
    from doichieu.workbench.merging.fates import Fated


def imported_lines(results: Iterable[Imported]) -> Iterator[str]:
    """One line a file that was read."""
    for result in results:
        if result.document is None or result.outcome is None:
            continue
        document = result.document
        name = named(document.name, result.section)
        figures = _("items: {items}, tasks: {tasks}, doubts: {doubts}").format(
            items=document.items, tasks=document.tasks, doubts=document.doubts
        )
        number = f"#{result.document.id}"
        told = filter(None, [taken_for(result)])
        yield _line(outcome_word(result.outcome), number, name, figures, *told)


def imported_total(results: Sequence[Imported]) -> str:
    """How many files were read, how many of them had not changed, how many were not read."""
    known = sum(result.outcome in {Stored.UNCHANGED, Stored.OLDER} for result in results)
    failed = sum(result.error is not None for result in results)
    figures = _("files: {all}; read: {read}, unchanged: {known}, not read: {failed}")
    read = len(results) - known - failed
    return figures.format(all=len(results), read=read, known=known, failed=failed)


ReviewKey: TypeAlias = tuple[ReviewId | None, str]
"""A review in a list, and the section at which it was opened."""


def library_lines(library: Library, far: Mapping[ReviewKey, str]) -> Iterator[str]:
    """Documents, reviews and missing documents; `far` tells who is how far in which."""
    for document in library.documents:
        facts = document.facts
        what = " ".join(filter(None, [facts.type, facts.issuer]))
        day = facts.date.isoformat() if facts.date else "-"
        tasks = _("tasks: {count}").format(count=document.tasks)
        name = facts.number or document.source
        hidden = [_("hidden")] if document.hidden else []
        yield _line(_("document"), f"#{document.id}", name, day, what or "-", tasks, *hidden)
    for row in library.reviews:
        yield _review_line(row, far.get((row.id, row.section), ""))
    for missing in library.missing:
        by = _("cited by {names}").format(names=", ".join(missing.cited_by))
        yield _line(_("missing"), missing.number, by)


def tree_lines(library: Library) -> Iterator[str]:
    """Every document below the one that it carries out, each with what `library_lines` says."""
    for link in chains(library):
        yield from _link_lines(link, "", "")


def _link_lines(link: ChainNode, here: str, below: str) -> Iterator[str]:
    yield f"{here}{one_line(link.number)}\t{_line(*_link_cells(link))}"
    for rank, lower in enumerate(link.below, 1):
        last = rank == len(link.below)
        guides = ("└─ ", "   ") if last else ("├─ ", "│  ")
        yield from _link_lines(lower, below + guides[0], below + guides[1])


def chain_lines(library: Library) -> Iterator[str]:
    """The same without a drawing: what each carries out is named behind it, '-' for nothing."""
    for link in chains(library):
        yield from _lower_lines(link, "-")


def _lower_lines(link: ChainNode, above: str) -> Iterator[str]:
    yield _line(link.number, above, *_link_cells(link))
    carries_out = f"{relation_word(RelationKind.IMPLEMENTS, outward=True)} {link.number}"
    for lower in link.below:
        yield from _lower_lines(lower, carries_out)


def _link_cells(link: ChainNode) -> tuple[str, ...]:
    """What is known of a document of the chain."""
    if link.document is None:
        return (_("missing"),)
    if link.again:
        return (f"#{link.document.id}", _("shown above"))
    facts = link.document.facts
    what = " ".join(filter(None, [facts.type, facts.issuer])) or "-"
    return (f"#{link.document.id}", facts.date.isoformat() if facts.date else "-", what)


def _review_line(row: ReviewRow, far: str) -> str:
    upper = named(row.directive, row.section)
    lower = named(row.plan, row.pair.plan_section)
    if row.summary is None:
        return _line(_("review"), upper, lower, _("not begun"))
    if read_blind(row.readers):
        return _line(_("review"), upper, lower, far or reading_words(row.readers))
    counts = row.summary.counts
    decided = _("decided {done} of {all}").format(done=counts.decided, all=counts.tasks)
    gaps = _("gaps: {count}").format(count=counts.verdicts[Verdict.GAP])
    hidden = [_("hidden")] if row.summary.hidden else []
    return _line(_("review"), upper, lower, decided, gaps, *filter(None, [far]), *hidden)


def surveyed_line(answers: Answers) -> str:
    """What was decided of a plan's tasks; which of the others have a likely answer, which none."""
    likely, possible, none = map(answers.graded, Grade)
    figures = list(_verdicts(answers))
    left = len(answers.by_task) - len(answers.decided)
    figures.append(_("answered {done} of {all}").format(done=len(likely), all=left))
    if possible:
        figures.append(_("possible: {tasks}").format(tasks=_tasks(possible)))
    if answers.strangers:
        figures.append(_("the plan does not name the directive"))
    return _line(answers.plan, answers.number or "-", "; ".join(figures), _tasks(none) or "-")


def _verdicts(answers: Answers) -> Iterator[str]:
    """How many tasks are decided, and each verdict with its tasks; nothing where none is."""
    if answers.decided:
        done, every = len(answers.decided), len(answers.by_task)
        yield _("decided {done} of {all}").format(done=done, all=every)
    for verdict in Verdict:
        if tasks := answers.given(verdict):
            yield f"{verdict_word(verdict)}: {_tasks(tasks)}"


def _tasks(tasks: Iterable[Task]) -> str:
    return " ".join(task.address for task in tasks)


def matrix_lines(matrix: Matrix) -> Iterator[str]:
    """What is most often left out, what leaves out most, the plans, then a line a task.

    In that line the cells stand in the order of the plans.
    """
    for place in matrix.most_missing[:MOST]:
        task, total = matrix.tasks[place], matrix.totals[place]
        yield _line(_("most often left out"), task.address, *missing_words(total), task.text)
    for column in matrix.worst[:MOST]:
        yield _line(
            _("leaves out most"), str(column.number), column.called, *missing_words(column.total)
        )
    for column in matrix.columns:
        total = column.total
        decided = _("decided {done} of {all}").format(done=total.decided, all=total.of)
        named = str(column.number), column.called, column.issuer or "-"
        yield _line(_("plan"), *named, decided, *missing_words(total))
    cells = [[cell_word(cell) for cell in column.cells] for column in matrix.columns]
    for place, task in enumerate(matrix.tasks):
        known = (column[place] for column in cells)
        yield _line(
            _("task"), task.address, task.text, *missing_words(matrix.totals[place]), *known
        )


_SHORT = 72
"""Cells of a text in a line of `check`: with its place it is still one line of a terminal."""


def finding_lines(review: Review) -> Iterator[str]:
    """What stands between a review and 'all covered': one short line each, its place first."""
    for task in review.tasks:
        verdict = review.state.verdict(task.id)
        if verdict not in {Verdict.COVERED, Verdict.NOT_APPLICABLE}:
            yield _finding(review, (task.id,), verdict_word(verdict), *_remarks(review, task))
    for overlap in review.state.all(Action.OVERLAP):
        yield _finding(
            review, overlap.slot.items, action_word(Action.OVERLAP), overlap.entry.reason
        )
    for each in review.confirmed:
        finding, reason = each.finding, each.said.entry.reason if each.said else ""
        remark = " · ".join(filter(None, [finding.told, reason]))
        yield _finding(review, finding.items, finding_name(finding.kind), remark)
    for annotation in review.state.suspects:
        what = f"{_('look again')} ({action_word(annotation.slot.action)})"
        yield _finding(review, annotation.slot.items, what)


def proposed_lines(review: Review) -> Iterator[str]:
    """What the program found and nobody has judged: by these addresses and names it is judged."""
    for each in (*review.found_in_report(), *review.findings_of_plan):
        if each.judgement is None:
            what = f"{finding_name(each.finding.kind)} ({finding_state(each)})"
            yield _finding(review, each.finding.items, what, each.finding.told)


def _finding(review: Review, items: Sequence[ItemId], what: str, remark: str = "") -> str:
    """`DOCUMENT:LINE: ADDRESS WHAT: TEXT`, as compilers tell of what they find."""
    known = [review.items[item] for item in items if item in review.items]
    first, addresses = known[0], ", ".join(item.address for item in known)
    of_directive = first.id in review.sides.ever[0]
    document = review.directive if of_directive else review.plan
    said = " · ".join(_short(each) for each in (first.text, remark) if each)
    return one_line(f"{document.name}:{first.line}: {addresses} {what}: {said}")


def _short(text: str) -> str:
    """How a text begins, in whole words."""
    whole = one_line(text)
    return whole if len(whole) <= _SHORT else whole[:_SHORT].rpartition(" ")[0] + "…"


def counts_line(review: Review) -> str:
    """How many of what `finding_lines` tells there are, and of how many tasks."""
    counts = review.counts
    open_ = {
        verdict_word(None): counts.tasks - counts.decided,
        **{
            verdict_word(each): counts.verdicts[each]
            for each in (Verdict.GAP, Verdict.PARTIAL, Verdict.UNSURE)
        },
        action_word(Action.OVERLAP): len(review.state.all(Action.OVERLAP)),
        _("look again"): len(review.state.suspects),
        _("confirmed"): len(review.confirmed),
    }
    found = [f"{word}: {count}" for word, count in open_.items() if count]
    tasks = _("tasks: {count}").format(count=counts.tasks)
    told = f"{tasks}; {', '.join(found) or _('nothing found')}"
    proposed = sum(each.open for each in review.counted().values())
    more = _("found by the program, not confirmed: {count}").format(count=proposed)
    return f"{told}; {more}" if proposed else told


def verified_lines(found: Verified) -> Iterator[str]:
    """What is wrong with a store, a line each; then the head of each log, and how it all is."""
    for each in found.damages:
        yield _line(_("damage"), each.sort, each.where or "-", each.what)
    for log in found.logs:
        yield _line(_("log"), f"#{log.review}", _("rows: {count}").format(count=log.rows), log.head)
    if found.known is not None:
        ours = _("the head is of this store")
        yield ours if found.known else _("no log of this store has the head")
    count = len(found.damages)
    yield _("damages: {count}").format(count=count) if count else _("all is whole")


def _remarks(review: Review, task: StoredItem) -> Iterator[str]:
    """The reason and the notes that stand with a verdict, in one; none without any."""
    plans = [link.slot.items[1] for link in review.state.links(task.id)]
    noted = ((task.id,), *((plan,) for plan in plans), *((task.id, plan) for plan in plans))
    said = [review.reason(task.id), *(review.state.note(*items) for items in noted)]
    yield from filter(None, [" · ".join(filter(None, said))])


def key_lines(keymap: Keymap, own: Path) -> Iterator[str]:
    """Every command with its keys, and where the user's own keys belong."""
    yield _line(_("keymap: {name}; your own keys: {path}").format(name=keymap.name, path=own))
    for scope in Scope:
        for command, keys in keymap.bindings(scope):
            yield _line(command.id, " ".join(map(shown, keys)), _(command.help))


def tag_lines(tags: Iterable[Tag], used: Mapping[TagId, int]) -> Iterator[str]:
    """A line a tag: key, glyph, name, how often it is used, on what it may stand, id, meaning."""
    for tag in tags:
        times = _("used: {count}").format(count=used.get(tag.id, 0))
        retired = [_("retired")] if tag.retired else []
        yield _line(
            tag.key or "-", f"{tag.glyph} {tag.name(current())}", times, *_meaning(tag), *retired
        )


def incoming_lines(incoming: Incoming) -> Iterator[str]:
    """What a codebook that is read would bring: a line a tag."""
    for word, tags in ((_("new"), incoming.new), (_("changed"), incoming.changed)):
        for tag in tags:
            yield _line(word, f"{tag.glyph} {tag.name(current())}", *_meaning(tag))
    if incoming.same:
        yield _line(_("unchanged"), str(incoming.same))


def _meaning(tag: Tag) -> tuple[str, str, str]:
    stands = ", ".join(stand_word(each) for each in Stand if each in tag.stands_on)
    return stands, tag.id, tag.definition or "-"


def setting_line(setting: Setting) -> str:
    """A setting, its value, and where that comes from."""
    source = {
        "option": _("option"),
        "environment": _("environment"),
        "file": _("file"),
        "default": _("default"),
    }[setting.source]
    return _line(setting.name, setting.value, f"{source} {setting.where}".strip())


def left_cells(left: Fated, addresses: Mapping[Ref, str]) -> tuple[str, ...]:
    """A row that was not taken: what it is about, what it says, who said it, and why not."""
    row = left.row
    said = row.after or row.before
    value = said.value if said else ""
    known = RULES[row.action].values.get(value)
    what = f"{action_word(row.action)}: {_(known.word) if known else value}"
    word = {"unknown": _("unknown"), "differing": _("differs here")}.get(left.fate, _("refused"))
    who = row.seat.signed(row.reviewer)
    return word, ", ".join(addresses[ref] for ref in row.items), what, who, left.why
