"""The stretches of time that texts name: a day, a month, a quarter, a year, or several."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:19|20)\d\d"
# All patterns meet folded text. The words before a number are optional only in a table's cell.
PERIOD = re.compile(
    rf"""
    năm\s+học\s+(?P<school_year>{_YEAR})\s?[-–/]\s?{_YEAR}(?!\d)
  | (?:ngày\s+)?(?P<day>\d{{1,2}})\s?(?P<sign>[/.-])\s?(?P<day_month>\d{{1,2}})
        \s?(?P=sign)\s?(?P<day_year>{_YEAR})(?!\d)
  | ngày\s+(?P<long>\d{{1,2}})\s+tháng\s+(?P<long_month>\d{{1,2}})
        (?:\s+năm\s+|\s*/\s*)(?P<long_year>{_YEAR})
  | ngày\s+(?P<loose>\d{{1,2}})(?:\s?/\s?|\s+tháng\s+)(?P<loose_month>\d{{1,2}})(?![\d/])
  | (?:tháng\s+(?P<first_month>\d{{1,2}})\s*(?:-|–|đến(?:\s+hết)?|và|,)\s*)?(?:tháng\s+)?
        (?<![\d/])(?P<month>\d{{1,2}})\s?(?:/\s?|\s+năm\s+)(?P<month_year>{_YEAR})(?!\d)
  | q(?:uý|úy)\.?\s*(?:(?P<first_quarter>iv|i{{1,3}}|[1-4])\s*(?:-|–|đến|và|,)\s*)?
        (?P<quarter>iv|i{{1,3}}|[1-4])
        (?:\s*(?:[/,-]|năm)?\s*(?:năm\s+)?(?P<quarter_year>{_YEAR}))?(?!\w)
  | (?P<half>6|06|sáu)\s+tháng\s+(?P<which>đầu|cuối)\s+năm\s+(?P<half_year>{_YEAR})
  | (?:(?:các\s+)?năm\s+|(?<![\d/.,])(?<!số\ )(?<!luật\ ))(?P<year>{_YEAR})(?![\d/]|\s*%)
    """,
    re.VERBOSE,
)
_THROUGH = re.compile(r"\s*(?:-|–|đến(?:\s+hết)?|tới|và|,)\s*")
_LIST = re.compile(r"\s*(?:,|và)\s*")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included, and the place in the text where it is named.

    `schooling` is true for a school year, which is one though it lies in two years: it opens in
    September and closes by the end of May (Education and Training Ministry's yearly timetable).
    """

    start: date
    end: date
    at: int
    to: int
    schooling: bool = False


def periods(folded: str, begin: int = 0, end: int | None = None) -> list[Period]:
    """The periods that folded text names between two places; `năm 2022, 2023` is one."""
    end = len(folded) if end is None else end
    found: list[Period] = []
    offset = begin
    loose: re.Match[str] | None = None
    while match := PERIOD.search(folded, offset, end):
        offset = match.end()
        earlier = found[-1] if found else None
        period = _read(match, None)
        if period is None:
            loose = match if match["quarter"] or match["loose"] else None
            continue
        if loose is not None and _goes_on(loose, match):
            first = _read(loose, period.end.year)
            if first:
                period = Period(first.start, period.end, loose.start(), period.to)
        loose = None
        joint = folded[earlier.to : period.at] if earlier else ""
        bare_year = match["year"] is not None and not match[0].startswith(("năm", "các"))
        if earlier and _THROUGH.fullmatch(joint) and (bare_year or not _LIST.fullmatch(joint)):
            found[-1] = Period(
                min(earlier.start, period.start),
                max(earlier.end, period.end),
                earlier.at,
                period.to,
            )
        else:
            found.append(period)
    return found


def _goes_on(loose: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a day or a quarter without a year opens the stretch that the next period closes."""
    alike = loose["quarter"] or match["day"] or match["long"]
    joint = match.string[loose.end() : match.start()]
    return bool(alike) and _THROUGH.fullmatch(joint) is not None


def _read(match: re.Match[str], year: int | None) -> Period | None:
    try:
        schooling = match["school_year"]
        start, end = _school_year(int(schooling)) if schooling else _bounds(match, year)
    except (ValueError, TypeError):
        return None
    return Period(start, end, match.start(), match.end(), bool(schooling))


def _school_year(opens: int) -> tuple[date, date]:
    return date(opens, 9, 1), date(opens + 1, 5, 31)


def _bounds(match: re.Match[str], year: int | None) -> tuple[date, date]:
    for name in ("day", "long", "loose"):
        if match[name]:
            own = year if name == "loose" else int(match[f"{name}_year"])
            if own is None:
                raise ValueError
            one = date(own, int(match[f"{name}_month"]), int(match[name]))
            return one, one
    if match["month"]:
        last = int(match["month"])
        first = int(match["first_month"] or last)
        return _through(int(match["month_year"]), first, last)
    if match["quarter"]:
        quarter_year = int(match["quarter_year"]) if match["quarter_year"] else year
        if quarter_year is None:
            raise ValueError
        last = 3 * _QUARTERS[match["quarter"]]
        first = 3 * _QUARTERS[match["first_quarter"] or match["quarter"]] - 2
        return _through(quarter_year, first, last)
    if match["half"]:
        first = 1 if match["which"] == "đầu" else 7
        return _through(int(match["half_year"]), first, first + 5)
    return _through(int(match["year"]), 1, 12)


def _through(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first month to the last, which is in `year` ('tháng 11 - 02/2026' began in 2025)."""
    begun = date(year - (first > last), first, 1)
    return begun, date(year, last, monthrange(year, last)[1])
