"""What a report says of a review, said once for every format to lay out.

The same review says the same: no clock, no locale, everything in reading order. Here stands the
order of the sections; each module beside this one knows some of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from doichieu.export.choice import ALL, Choice
from doichieu.export.content import Name, Section, Summary, Words, joined
from doichieu.export.report import Report
from doichieu.export.summary import annexes, conclusion, opening, plan, shortfalls, unsettled
from doichieu.export.summary.task_rows import task_rows
from doichieu.export.summary.telling import Telling
from doichieu.language import _

SECTIONS: Mapping[Name, Callable[[Telling], Section]] = {
    Name.CONCLUSION: conclusion.conclusion,
    Name.FIGURES: conclusion.figures,
    Name.GAPS: shortfalls.gaps,
    Name.PARTIAL: shortfalls.partial,
    Name.DIFFERENCES: shortfalls.differences,
    Name.OVERLAPS: plan.overlaps,
    Name.ADDITIONS: plan.additions,
    Name.FORM: plan.form,
    Name.OPEN: unsettled.unsettled,
}
"""The sections of the body, in their order."""

ANNEXES: Mapping[Name, Callable[[Telling], Section]] = {
    Name.TASKS: annexes.tasks,
    Name.NOT_APPLICABLE: annexes.not_applicable,
    Name.TAGS: annexes.tags,
    Name.METHOD: annexes.method,
}
"""The annexes, in their order."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def summary(report: Report, choice: Choice = ALL) -> Summary:
    """What there is to say of a review, in the language in use."""
    telling = Telling(report, choice)
    body = _told(telling, SECTIONS)
    said = [each for each in body if each.says_anything]
    empty = [each.title for each in body if not each.says_anything]
    return Summary(
        opening.title(telling),
        opening.about(telling),
        tuple(_numbered(said)),
        _nothing(empty),
        opening.signing(telling),
        tuple(_lettered(each for each in _told(telling, ANNEXES) if each.says_anything)),
        task_rows(telling),
    )


def _told(telling: Telling, sections: Mapping[Name, Callable[[Telling], Section]]) -> list[Section]:
    return [tell(telling) for name, tell in sections.items() if telling.choice.wants(name)]


def _numbered(sections: Iterable[Section]) -> Iterator[Section]:
    for number, section in zip(_ROMAN, sections, strict=False):
        yield section.titled(f"{number}. {section.title}")


def _lettered(sections: Iterable[Section]) -> Iterator[Section]:
    for number, section in enumerate(sections, 1):
        yield section.titled(
            _("Annex {number}. {title}").format(number=number, title=section.title)
        )


def _nothing(titles: Iterable[str]) -> Words:
    """Which sections have nothing, in one sentence."""
    listed = joined("; ", ((title[:1].lower() + title[1:],) for title in titles))
    return (_("Nothing to report under: "), *listed, ".") if listed else ()
