"""Trees for the terminal: what was read of a document, and what is suggested for a pair.

Imported only where it is printed, because it brings rich along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rich.text import Text
from rich.tree import Tree

from doichieu.change_wording import BRACKETS, CHANGE_GLYPHS, change_word
from doichieu.corrections import doubt_words, fact_word
from doichieu.export.facts import behind, named
from doichieu.language import _, decimal
from doichieu.model import (
    Became,
    Candidate,
    ChangeKind,
    Changes,
    Difference,
    Grade,
    Item,
    Kind,
    Outline,
    OverlapCandidate,
    WordDiff,
)
from doichieu.text import one_line, safe
from doichieu.wording import (
    KIND_GLYPHS,
    grade_word,
    kind_word,
    plan_difference_words,
    shown_text,
)

_WORDS = {Became.KEPT: "", Became.REMOVED: "red", Became.ADDED: "green"}


def changes_text(found: Changes) -> Text:
    """Each change on a line of its own, its words in brackets and colours; the letterhead first."""
    glyph = CHANGE_GLYPHS[ChangeKind.CHANGED]
    told = [(f"{glyph} {_('letterhead')}", fact_word(e.field), e.words) for e in found.facts]
    told += [
        (f"{CHANGE_GLYPHS[each.kind]} {change_word(each.kind)}", each.address, each.words)
        for each in found.blocks
    ]
    return Text("\n").join(_change(*each) for each in told)


def _change(head: str, where: str, words: WordDiff) -> Text:
    text = Text.assemble((f"{head}  ", "dim"), (f"{one_line(where)}  ", "bold"))
    for piece in words:
        text.append(safe(piece.text).join(BRACKETS[piece.became]), _WORDS[piece.became])
    return text


def outline_tree(outline: Outline) -> Tree:
    """The facts, then the blocks nested by address, then the doubts.

    Text is never read as rich's markup, nor has it anything that a terminal would obey.
    """
    tree = Tree(_facts(outline), guide_style="dim", highlight=False)
    branches: dict[str | None, Tree] = {}
    for item in outline.items:
        branches[item.address] = branches.get(item.parent, tree).add(_label(item))
    if outline.doubts:
        doubts = tree.add(Text.assemble((_("Doubts: {n}").format(n=len(outline.doubts)), "bold")))
        for doubt in outline.doubts:
            line = _("line {line}").format(line=doubt.line)
            doubts.add(Text.assemble((f"{line}  ", "dim"), (one_line(doubt_words(doubt)), "")))
    return tree


def _facts(outline: Outline) -> Text:
    facts = outline.facts
    rows = [(one_line(facts.name) or _("a document without a name"), "bold")]
    for name, value in named(facts):
        rows += [(f"\n{name}  ", "dim"), (one_line(value), "")]
    kinds = dict.fromkeys(item.kind for item in outline.items)
    legend = "  ".join(f"{KIND_GLYPHS[kind]} {kind_word(kind)}" for kind in kinds)
    return Text.assemble(*rows, (f"\n{legend}", "dim"))


def _label(item: Item) -> Text:
    style = "bold" if item.kind is Kind.HEADING else "" if item.reviewed else "dim"
    facts = "".join(f"  {name} {one_line(value)}" for name, value in behind(item))
    return Text.assemble(
        (f"{one_line(item.address)} ", "bold"),
        (f"{KIND_GLYPHS[item.kind]} ", ""),
        (one_line(shown_text(item)), style),
        (facts, "dim"),
    )


_GRADES = {Grade.LIKELY: "▶", Grade.POSSIBLE: "▷", Grade.WEAK: " "}


def candidates_tree(
    suggested: Iterable[tuple[Candidate, Iterable[str], Iterable[str]]],
    elsewhere: Mapping[str, str] = MappingProxyType({}),
    of_plan: Iterable[Difference] = (),
    *,
    strangers: bool = False,
) -> Tree:
    """Under each directive task its suggestions, the reasons for each and lines on what differs.

    '▶' marks what is likely, '▷' what is possible. `elsewhere` says by address why a task may not
    be the plan's, `strangers` that the whole plan may not be meant; what is told `of_plan` as a
    whole stands above all.
    """
    title = Text(_("suggestions"), "bold")
    if strangers:
        title.append(f" · {_('the plan does not name the directive')}", "italic")
    tree = Tree(title, guide_style="dim", highlight=False)
    for each in of_plan:
        tree.add(Text(f"≠ {one_line(plan_difference_words(each))}"))
    branches: dict[str, Tree] = {}
    for candidate, reasons, differences in suggested:
        task = candidate.directive
        if task.address not in branches:
            branches[task.address] = tree.add(_label(task))
            if reason := elsewhere.get(task.address):
                doubt = one_line(_("not applicable? {reason}").format(reason=reason))
                branches[task.address].add(Text(doubt, "italic"))
        label = Text(f"{_GRADES[candidate.grade]} {decimal(candidate.score)} ")
        if candidate.proposed:
            label.append(f"{grade_word(candidate.grade)} ", "bold")
        label.append_text(_label(candidate.plan))
        label.append(f"  {_('why')} " + one_line(" · ".join(reasons)), "italic")
        branch = branches[task.address].add(label)
        for line in differences:
            branch.add(Text(one_line(line)))
    return tree


def overlaps_tree(
    suggested: Iterable[tuple[OverlapCandidate, Iterable[str], str]],
) -> Tree:
    """The pairs, each with its reasons above its two items.

    The document of the second item is named where it is another than that of the first.
    """
    tree = Tree(Text(_("possible overlaps"), "bold"), guide_style="dim", highlight=False)
    for candidate, reasons, document in suggested:
        why = Text(one_line(" · ".join(reasons)), "italic")
        branch = tree.add(Text(f"{decimal(candidate.score)} ") + why)
        one, other = candidate.items
        branch.add(_label(one))
        named = Text(f"{one_line(document)} ", "bold") if document else Text()
        branch.add(named + _label(other))
    return tree
