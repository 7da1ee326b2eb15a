"""How far blind readings agree, as lines for a pipe or a screen, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from doichieu.export.plain import line
from doichieu.language import _, decimal
from doichieu.model import ItemId, Verdict
from doichieu.wording import verdict_word
from doichieu.workbench.agreement.agreement import Agreement, Measure
from doichieu.workbench.agreement.coefficients import Coefficient, Undefined
from doichieu.workbench.agreement.settling import Settling


def agreement_lines(settling: Settling) -> Iterator[str]:
    """A line a measure, then how often two readers said each pair of verdicts."""
    word = _("reviewers") if settling.merged else _("readers")
    yield line(word, ", ".join(settling.readings))
    for reader, logins in settling.logins.items():
        yield line(_("under several logins"), reader, ", ".join(logins))
    yield from (line(*cells) for cells in figure_cells(settling, [*settling.readings]))


def figure_cells(settling: Settling, called: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The figures of readers so `called`, in their order, as the cells of lines."""
    if settling.merged:
        said = _("decided in different stores: only what differs is beside each other, no figures")
        yield (said,)
        yield from _apart(settling)
        return
    for each in settling.figures():
        yield _measures()[each.measure], *_figures(each)
        if each.measure is Measure.VERDICT:
            yield from _confusion(each, called)


def _apart(settling: Settling) -> Iterator[tuple[str, ...]]:
    """The tasks that were decided differently: what each said, and what is settled."""
    for task in settling.differing:
        given = {reader: settling.given(task.id, reader) for reader in settling.readings}
        # Where the verdicts are the same it is the answers that differ.
        by = len({each.verdict for each in given.values() if each}) == 1
        said = (
            f"{who}: {verdict_word(each.verdict)}" + (_by(settling, each.plans) if by else "")
            for who, each in given.items()
            if each
        )
        now = settling.review.state.verdict(task.id)
        settled = verdict_word(now) if now else _("to be settled")
        if now and by:
            settled += _by(settling, settling.settled_answers(task.id))
        yield task.address, *said, f"→ {settled}", task.text


def _measures() -> dict[Measure, str]:
    return {
        Measure.VERDICT: _("verdicts"),
        Measure.GAP: _("gap or not"),
        Measure.LINK: _("links"),
        Measure.ANSWERS: _("answers of a task (MASI)"),
    }


def _figures(each: Agreement) -> Iterator[str]:
    yield f"n = {each.units}"
    yield _("agreed: {share}").format(share=_shown(each.agreed, "{:.0%}".format))
    if each.kappa is not None:
        yield f"κ = {_shown(each.kappa)}"
    yield f"α = {_shown(each.alpha)}"
    if each.ac1 is not None:
        yield f"AC1 = {_shown(each.ac1)}"


def _shown(figure: Coefficient, form: Callable[[float], str] = decimal) -> str:
    return f"– ({_why(figure.undefined)})" if figure.value is None else form(figure.value)


def _why(undefined: Undefined | None) -> str:
    if undefined is Undefined.ONE_VALUE:
        return _("all said the same of everything")
    return _("nothing was decided by two")


def _confusion(each: Agreement, called: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What the one said, what the other said, how often; what both said alike first."""
    if len(called) == len(("one", "other")) and each.confusion:
        yield "", " – ".join(called)
    order = [*Verdict]

    def place(pair: tuple[Hashable, Hashable]) -> tuple[bool, list[int]]:
        return pair[0] != pair[1], [order.index(Verdict(str(value))) for value in pair]

    for one, other in sorted(each.confusion, key=place):
        words = f"{verdict_word(Verdict(str(one)))} – {verdict_word(Verdict(str(other)))}"
        yield "", words, str(each.confusion[one, other])


def otherwise_lines(settling: Settling, reader: str) -> Iterator[str]:
    """The tasks that are settled otherwise than a reader had it: what it was, what stands."""
    for task in settling.otherwise(reader):
        given = settling.given(task.id, reader)
        before = verdict_word(given.verdict if given else None)
        now = verdict_word(settling.review.state.verdict(task.id))
        if before == now:
            # Only what answers it is settled otherwise.
            before += _by(settling, given.plans if given else ())
            now += _by(settling, settling.settled_answers(task.id))
        reason = settling.review.reason(task.id) or "-"
        yield line(task.address, f"{before} → {now}", reason, task.text)


def _by(settling: Settling, plans: Sequence[ItemId]) -> str:
    return f" ({', '.join(settling.review.items[plan].address for plan in plans) or '-'})"


def agreement_data(settling: Settling) -> dict[str, object]:
    """The same as JSON; a figure that is not defined is null, with the reason beside it."""
    return {
        "readers": [*settling.readings],
        "merged": settling.merged,
        "logins": {reader: [*logins] for reader, logins in settling.logins.items()},
        "measures": [
            {
                "measure": each.measure,
                "n": each.units,
                **{
                    name: figure and {"value": figure.value, "undefined": figure.undefined}
                    for name, figure in (
                        ("agreed", each.agreed),
                        ("kappa", each.kappa),
                        ("alpha", each.alpha),
                        ("ac1", each.ac1),
                    )
                },
                "confusion": [
                    {"one": one, "other": other, "count": count}
                    for (one, other), count in each.confusion.items()
                ],
            }
            for each in (() if settling.merged else settling.figures())
        ],
    }
