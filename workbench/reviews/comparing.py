"""Two documents compared, or one looked through, without a review: nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doichieu.config import Config
from doichieu.model import Candidate, Difference, Item, OverlapCandidate
from doichieu.workbench.documents.outline_loader import OutlineLoader
from doichieu.workbench.documents.references import (
    Reference,
    address_of,
    against_itself,
    within,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a plan may have for the tasks of a directive.

    `suggested` are the suggestions with what differs, best first within each task; `elsewhere` are
    tasks that may not be the plan's, each with the reason; `strangers` says that the plan does not
    name the directive, nor answers much of it.
    """

    suggested: tuple[tuple[Candidate, tuple[Difference, ...]], ...]
    elsewhere: tuple[tuple[Item, str], ...]
    strangers: bool

    def explained(self) -> Iterator[tuple[Candidate, tuple[str, ...], tuple[Difference, ...]]]:
        """The suggestions with the reasons for each, and with what differs where it is a match."""
        from doichieu.align.explain import why

        for candidate, differing in self.suggested:
            # What differs between tasks that are no match says nothing.
            yield candidate, tuple(why(candidate)), differing if candidate.proposed else ()


@dataclass(frozen=True, slots=True)
class Double:
    """Two items that may give one duty, and why; `document` has the second, '' for the first's."""

    candidate: OverlapCandidate
    reasons: tuple[str, ...]
    document: str = ""


def compare(config: Config, directive: str, plan: str, *, top: int | None) -> Comparison:
    """The best `top` suggestions for each task of a directive, both named as users do.

    Raises InputError when one of them cannot be read, or lies by its name within the other.
    """
    from doichieu.align.addressee import addressees
    from doichieu.align.aligner import Aligner
    from doichieu.align.differences import differences

    load = OutlineLoader(config)
    one, other = map(Reference.parse, (directive, plan))
    if one.name == other.name:
        whole = load(one.name)
        if within(whole, *(address_of(whole, each.section, each.name) for each in (one, other))):
            raise against_itself(one.name)
    upper, lower = map(load, (directive, plan))
    found = Aligner(upper).rank(lower, top=top)
    candidates = found.candidates
    return Comparison(
        tuple(
            (each, tuple(differences(each.directive, each.plan, upper, lower)))
            for each in candidates
        ),
        tuple((each.item, each.reason) for each in addressees(candidates, upper, lower)),
        found.strangers,
    )


def doubles(config: Config, plan: str, *, top: int | None) -> tuple[Double, ...]:
    """The tasks of a plan that may give one duty twice, likeliest first, so many at the most."""
    from doichieu.align.overlaps import overlaps

    found = overlaps(OutlineLoader(config)(plan))
    return tuple(explained((each, "") for each in found[:top]))


def explained(found: Iterable[tuple[OverlapCandidate, str]]) -> Iterator[Double]:
    """Likely overlaps, each with the document of its second item, with the reasons for each."""
    from doichieu.align.overlaps import why

    return (Double(each, tuple(why(each)), document) for each, document in found)
