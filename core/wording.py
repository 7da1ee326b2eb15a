"""What is read and decided, in the user's words.

Words for what is decided come from the one table in `model/actions.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from doichieu.language import _
from doichieu.model import (
    JUDGED,
    LINKS,
    RULES,
    VERDICTS,
    Action,
    Branch,
    CheckKind,
    DeadlineKind,
    Difference,
    DifferenceKind,
    Finding,
    FindingKind,
    Grade,
    Item,
    ItemId,
    Judged,
    Kind,
    Level,
    LinkKind,
    Reader,
    RelationKind,
    Stand,
    Verdict,
    Wording,
    Work,
    read_blind,
)

if TYPE_CHECKING:
    from doichieu.model.matrix import Cell, Total

_FIRST_LINES = 4
_LONGEST_OPENING = 160


def verdict_word(verdict: Verdict | None) -> str:
    """How far a task is carried out; None is a task that nobody has decided about."""
    return _(VERDICTS[verdict].word) if verdict else _("undecided")


def link_word(link_kind: LinkKind) -> str:
    """How a plan item stands to a directive item."""
    return _(LINKS[link_kind].word, LINKS[link_kind].place)


def decided_words(action: Action, value: str) -> str:
    """What was decided, in a word or two that stand alone: 'gap', 'link: same', 'note: …'."""
    rule = RULES[action]
    meaning = rule.meaning_of(value)
    word = _(meaning.word, meaning.place) if rule.values else value
    return _(rule.phrase).format(value=word) if rule.phrase else word


def decided_word(action: Action, value: str) -> str:
    """The same in a word short enough for a list."""
    meaning = RULES[action].meaning_of(value)
    return _(meaning.short, meaning.place)


def decided_by(who: str, action: Action, value: str, at: datetime, now: datetime) -> str:
    """Who decided what and when: 'lan: gap, 10:32', with the day where it is not that of `now`.

    Without a value it was taken back; free text is told as it is.
    """
    word = decided_word(action, value) if value and RULES[action].values else value
    return f"{who}: {word or _('taken back')}, {moment(at, now)}"


def reading_words(readers: Collection[Reader]) -> str:
    """How many of the readers of a blind review have handed in; '' where nobody reads so."""
    if not readers:
        return ""
    if any(each.merged for each in readers):
        names = ", ".join(each.name for each in readers)
        return _("decided in different stores by {names}").format(names=names)
    said = _("blind readings, handed in {count} of {all}")
    return said.format(count=sum(each.handed_in is not None for each in readers), all=len(readers))


def work_words(work: Work, readers: Iterable[Reader]) -> str:
    """How far somebody is: what is given, decided and left, or whether a blind reading is done."""
    if work.decided is None:
        return _given(work) + " · " + _state(work, readers)
    said = _("decided {done} · left {left}").format(done=work.decided, left=work.left)
    return f"{_given(work)} · {said}"


def _given(work: Work) -> str:
    return _("tasks: {count}").format(count=work.tasks)


def _state(work: Work, readers: Iterable[Reader]) -> str:
    """Whether a blind reading is done."""
    done = any(each.name == work.who and each.handed_in for each in readers)
    return _("handed in") if done else _("reading")


def far_words(work: Iterable[Work], readers: Sequence[Reader], width: int = 1000) -> str:
    """How far each is, in a line of so many letters: 'lan 12/20 · mai 5/19', '+2' for the rest.

    Who reads blind beside the reviewer is not told of here, see `reading_words`.
    """
    told = [
        f"{each.who or _('nobody')} {each.decided}/{each.tasks}"
        for each in work
        if each.decided is not None
    ]
    said = [*filter(None, [reading_words(readers) if read_blind(readers) else ""]), *told]
    for count in range(len(said), 0, -1):
        rest = [f"+{len(said) - count}"] if count < len(said) else []
        line = " · ".join([*said[:count], *rest])
        if len(line) <= width:
            return line
    return said[0] if said else ""


def moment(at: datetime, now: datetime) -> str:
    """The time of day, with the day where it is not that of `now`."""
    there, here = at.astimezone(), now.astimezone()
    return f"{there:%H:%M}" if there.date() == here.date() else f"{there:%d/%m/%Y %H:%M}"


def stand_word(stand: Stand) -> str:
    """What a tag may stand on."""
    return {
        Stand.TASK: _("task of the directive"),
        Stand.PLAN: _("plan item"),
        Stand.LINK: _("link"),
        Stand.OVERLAP: _("overlap"),
    }[stand]


def tag_refused(stand: Stand) -> str:
    """Why a tag cannot be put there."""
    return _("this tag does not stand on: {what}").format(what=stand_word(stand))


def grade_word(grade: Grade) -> str:
    """How far the program stands by a suggestion."""
    match grade:
        case Grade.LIKELY:
            return _("likely")
        case Grade.POSSIBLE:
            return _("possible")
        case Grade.WEAK:
            return _("weak")
        case never:
            assert_never(never)


def cell_word(cell: Cell) -> str:
    """What is known of a task in a plan; what is only suggested says so."""
    if cell.verdict or cell.meaning is None:
        return verdict_word(cell.verdict)
    return _("suggested: {what}").format(what=_(cell.meaning.word, cell.meaning.place))


def missing_words(total: Total) -> tuple[str, str]:
    """In how many plans a task is left out, or tasks in a plan; then how many only seem so."""
    left_out = _("left out: {count} of {all}").format(count=total.left_out, all=total.of)
    return left_out, _("seems left out: {count}").format(count=total.perhaps)


def relation_word(kind: RelationKind, *, outward: bool) -> str:
    """How a document stands to another one; not `outward`, how the other stands to it."""
    match kind:
        case RelationKind.IMPLEMENTS:
            return _("carries out") if outward else _("carried out by")
        case RelationKind.BASIS:
            return _("rests on") if outward else _("basis of")
        case RelationKind.CITES:
            return _("cites") if outward else _("cited by")
        case RelationKind.AMENDS:
            return _("amends") if outward else _("amended by")
        case RelationKind.REPLACES:
            return _("replaces") if outward else _("replaced by")
        case never:
            assert_never(never)


def action_word(action: Action) -> str:
    """What a decision is about."""
    return _(RULES[action].meaning.word)


KIND_GLYPHS = {
    Kind.HEADING: "§",
    Kind.TASK: "▪",
    Kind.ORGANISATION: "▫",
    Kind.OBJECTIVE: "○",
    Kind.PURPOSE: "·",
    Kind.SITUATION: "·",
    Kind.RECITAL: "¶",
    Kind.DEADLINE: "◷",
    Kind.RECIPIENT: "→",
    Kind.SIGNATURE: "✎",
    Kind.NOISE: "×",
}
"""One cell for each kind; a word or a legend beside it says which is which."""


def kind_word(kind: Kind) -> str:
    """What a block is."""
    return {
        Kind.HEADING: _("heading"),
        Kind.TASK: _("task"),
        Kind.ORGANISATION: _("organisation"),
        Kind.OBJECTIVE: _("objective"),
        Kind.PURPOSE: _("purpose"),
        Kind.SITUATION: _("situation"),
        Kind.RECITAL: _("basis"),
        Kind.DEADLINE: _("time"),
        Kind.RECIPIENT: _("recipient"),
        Kind.SIGNATURE: _("signature"),
        Kind.NOISE: _("stamp, copy or form"),
    }[kind]


def shown_text(item: Item) -> str:
    """The text of a block in one line; of a folded appendix how it begins, and how long it is."""
    if not item.folded:
        return " ".join(item.text.split())
    lines = item.text.split("\n")
    begins = " ".join(" ".join(lines[:_FIRST_LINES]).split())[:_LONGEST_OPENING]
    size = _("{count} lines").format(count=len(lines))
    return f"{begins} … ({size})"


def level_word(level: Level) -> str:
    """Where in the hierarchy a document comes from."""
    return {
        Level.CENTRAL: _("central"),
        Level.PROVINCE: _("province"),
        Level.DISTRICT: _("district"),
        Level.COMMUNE: _("commune"),
    }[level]


def branch_word(branch: Branch) -> str:
    """Whose document it is."""
    return {
        Branch.PARTY: _("party"),
        Branch.STATE: _("state"),
        Branch.FRONT: _("Front and unions"),
    }[branch]


def deadline_word(kind: DeadlineKind) -> str:
    """How a deadline binds."""
    return {
        DeadlineKind.CONTINUOUS: _("continuous"),
        DeadlineKind.ANNUAL: _("every year"),
        DeadlineKind.BY: _("by a day"),
        DeadlineKind.WITHIN: _("within a time"),
        DeadlineKind.FROM: _("from a day on"),
        DeadlineKind.CONDITIONAL: _("on a condition"),
        DeadlineKind.PERIODIC: _("periodic"),
        DeadlineKind.TERM: _("by term of office"),
        DeadlineKind.MIXED: _("several"),
        DeadlineKind.NONE: _("none"),
    }[kind]


def field_word(field: str) -> str:
    """A field of work, by its name in the vocabulary; '' for one that says nothing of the work."""
    return {
        "organisation": _("organisation and staff"),
        "inspection": _("inspection and discipline"),
        "ideas": _("information and culture"),
        "justice": _("justice and internal affairs"),
        "front": _("Front and mass work"),
        "assembly": _("assemblies and legislation"),
        "government": _("state administration"),
        "forces": _("defence and security"),
        "office": _("office and reporting"),
        "finance": _("finance and budget"),
        "land": _("agriculture and environment"),
        "industry": _("industry and trade"),
        "building": _("building and transport"),
        "education": _("education"),
        "health": _("health"),
        "welfare": _("social welfare"),
        "science": _("science and technology"),
        "foreign": _("foreign affairs"),
    }.get(field, "")


def difference_topic(kind: DifferenceKind) -> str:
    """What a difference is about, in a word."""
    return {
        DifferenceKind.DEADLINE_LATER: _("deadline"),
        DifferenceKind.DEADLINE_DROPPED: _("deadline"),
        DifferenceKind.DEADLINE_VAGUE: _("deadline"),
        DifferenceKind.LEAD_CHANGED: _("lead"),
        DifferenceKind.LEAD_DROPPED: _("lead"),
        DifferenceKind.CITATION_MISSING: _("cites"),
        DifferenceKind.PART_LEFT_OUT: _("part missing"),
        DifferenceKind.NUMBER_LOWERED: _("figure"),
        DifferenceKind.NUMBER_DROPPED: _("figure"),
        DifferenceKind.SCOPE_NARROWED: _("scope"),
        DifferenceKind.CONDITION_ADDED: _("condition"),
        DifferenceKind.VERB_WEAKENED: _("verb"),
    }[kind]


def finding_name(kind: FindingKind) -> str:
    """What is wanting: in what a plan item falls short, or the plan by itself."""
    return {
        DifferenceKind.DEADLINE_LATER: _("deadline later"),
        DifferenceKind.DEADLINE_DROPPED: _("deadline dropped"),
        DifferenceKind.DEADLINE_VAGUE: _("deadline made vague"),
        DifferenceKind.LEAD_CHANGED: _("lead changed"),
        DifferenceKind.LEAD_DROPPED: _("lead dropped"),
        DifferenceKind.CITATION_MISSING: _("not cited"),
        DifferenceKind.PART_LEFT_OUT: _("part left out"),
        DifferenceKind.NUMBER_LOWERED: _("figure lowered"),
        DifferenceKind.NUMBER_DROPPED: _("figure left out"),
        DifferenceKind.SCOPE_NARROWED: _("scope narrowed"),
        DifferenceKind.CONDITION_ADDED: _("condition added"),
        DifferenceKind.VERB_WEAKENED: _("verb weakened"),
        CheckKind.NO_LEAD: _("no lead"),
        CheckKind.NO_DEADLINE: _("no deadline"),
        CheckKind.DEADLINE_PAST: _("due before the plan was issued"),
        CheckKind.TWO_DATES: _("one number with two dates"),
        CheckKind.TWO_ISSUERS: _("one number with two issuers"),
        CheckKind.REPLACED: _("replaced by now"),
        CheckKind.NUMBER_JUMP: _("numbering jumps"),
        CheckKind.ADDRESS_TWICE: _("address given twice"),
    }[kind]


def finding_words(finding: Finding) -> str:
    """The same with the words of both sides: 'deadline later: năm 2025 → năm 2026'."""
    return ": ".join(filter(None, (finding_name(finding.kind), finding.told)))


def finding_state(found: Judged) -> str:
    """Whether a finding is only proposed, confirmed or dismissed, and whether it is found still."""
    word = _(JUDGED[found.judgement].word) if found.judgement else _("not confirmed")
    return word if found.found else f"{word}, {_('found no more')}"


def difference_words(difference: Difference) -> str:
    """The same of a difference that nobody can judge: one of two documents held side by side."""
    return finding_words(Finding.of(difference, (ItemId(0), ItemId(0))))


def plan_difference_words(difference: Difference) -> str:
    """What is told once of a whole plan."""
    return _(
        "the plan gives a time for {given} of its items, where {asked} tasks of the directive have "
        "a last day: dropped deadlines are not told one by one"
    ).format(given=difference.given, asked=difference.asked)


def wording_words(wording: Wording, differing: Collection[object] = ()) -> str:
    """What a copy has taken out and put in: '− kinh tế biển · + đô thị văn minh'.

    One that has the words but differs, in its deadline perhaps, is not said to be the same.
    """
    if wording.verbatim:
        return _("otherwise word for word") if differing else _("verbatim copy")
    changes = [*(f"− {each}" for each in wording.removed), *(f"+ {each}" for each in wording.added)]
    return " · ".join(changes)
