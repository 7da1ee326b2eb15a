"""The stretches of time that texts name: a day, a month, a quarter, a year, or several."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from doichieu.frozen import frozen
from doichieu.vocabulary.words import alternatives, lists


def _in_words(name: str) -> str:
    """A pattern for the numbers that a section of the vocabulary writes in words, as text."""
    return alternatives(word for words in lists(name).values() for word in words)


_YEAR = r"(?:19|20)\d\d"
_TO = r"(?:-|–|&|(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|cuối|đầu|giữa))?|và|,)"
_CLOCK = r"\d{1,2}\s?(?:giờ|h|g)(?:\s?\d\d(?!\d))?(?:\s?(?:phút|p|[\x27’′]))?"
# The hour and the day of the week before a date: they are passed over.
_HOUR = rf"""(?:{_CLOCK}(?:\s?(?:-|–|đến)\s?{_CLOCK})?,?\s*)?(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?
    (?:(?:ngày\s+)?(?:thứ\s+[^\W\d]+|chủ\s+nhật),?\s+)?"""
_NUMBERS = {
    word: int(number)
    for name in ("months_in_words", "quarters_in_words")
    for number, words in lists(name).items()
    for word in words
}
_MONTH = rf"(?:\d{{1,2}}|{_in_words('months_in_words')})"
_QUARTER = rf"(?:[1-4]|{_in_words('quarters_in_words')})"
# All patterns meet folded text. The words before a number are optional only in a table's cell.
PERIOD = re.compile(
    rf"""
    năm\s+học\s+(?P<school_year>{_YEAR})\s?[-–/]\s?{_YEAR}(?!\d)
  | {_HOUR}(?P<named>ngày\s+)?(?:m[ồù]ng\s+)?
        (?:(?<![\d/.])(?P<first_day>\d{{1,2}})(?:\s?/\s?(?P<first_day_month>\d{{1,2}}))?
            (?:\s?,\s?\d{{1,2}}){{0,10}}\s?(?P<first_to>{_TO})\s?(?:ngày\s+)?)?
        (?P<day>\d{{1,2}})\s?(?P<sign>[/.-])\s?(?P<day_month>\d{{1,2}})
        (?:\s?(?P=sign)\s?|\s+năm\s+)(?P<day_year>{_YEAR})(?!\d)
  | {_HOUR}(?<!tuần\ )(?:ngày\s+(?:m[ồù]ng\s+)?)?
        (?:(?P<first_long>\d{{1,2}})\s?{_TO}\s?(?:ngày\s+)?)?
        (?<![\d/.])(?P<long>\d{{1,2}})\s+tháng\s+(?P<long_month>{_MONTH})
        (?:,?\s+năm\s+|\s*/\s*)(?P<long_year>{_YEAR})
  | {_HOUR}ngày\s+(?P<loose>\d{{1,2}})(?:\s?[/-]\s?|\s+tháng\s+)(?P<loose_month>\d{{1,2}})
        (?![\d/])
  | (?<!\w)tháng\s+(?P<month_only>\d{{1,2}})(?=\s+(?:cho\s+)?đến\s+(?:hết\s+)?ngày\s+\d)
  | (?<!\w)t(?:háng\s+|\.?\s?(?=\d))(?:(?P<first_month>{_MONTH})\s*
            (?:(?:[,–-]\s*)(?:tháng\s+)?\d{{1,2}}\s*){{0,10}}{_TO}\s*(?:tháng\s+)?)?
        (?P<month>{_MONTH})(?:\s?[/.-]\s?|,?\s+năm\s+)(?P<month_year>{_YEAR})(?!\d)
  | (?<![\d/])(?P<bare>\d{{1,2}})\s?/\s?(?P<bare_year>{_YEAR})(?!\d|/[a-zđ])
  | (?<!\w)q(?:uý|úy|uí)?\.?\s*(?:(?P<first_quarter>{_QUARTER})\s*{_TO}\s*(?:q(?:uý|úy|uí)\s+)?)?
        (?P<quarter>{_QUARTER})
        (?:\s*(?:[/.,-]|của|\()?\s*(?:năm\s+)?(?P<quarter_year>{_YEAR})\)?)?(?!\w)
  | (?:(?P<months>{_MONTH})\s+tháng|nửa)\s+(?P<which>đầu|cuối)\s+
        (?:của\s+)?năm\s+(?P<part_year>{_YEAR})
  | (?:(?:các\s+)?năm\s+|(?<![\d/.,])(?<!số\ )(?<!luật\ ))(?P<year>{_YEAR})(?![\d/]|\s*%)
    """,
    re.VERBOSE,
)
_ANY_YEAR = re.compile(_YEAR)
_WEEKDAY = r"(?:\((?:thứ|chủ)\s[^()]{1,10}\))?"
_THROUGH = re.compile(rf"\s*{_WEEKDAY}\s*{_TO}\s*")
_LIST = re.compile(r"\s*(?:,|&|và)\s*")


@frozen
class Period:
    """A stretch of days, both ends included, and the place in the text where it is named.

    `joined` is true where the text names both ends. `schooling` is true for a school year, which is
    one though it lies in two years: it opens in September and closes by the end of May (Education
    and Training Ministry's yearly timetable).
    """

    start: date
    end: date
    at: int
    to: int
    joined: bool = False
    schooling: bool = False

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end


def periods(folded: str, begin: int = 0, end: int | None = None) -> list[Period]:
    """The periods that folded text names between two places; `năm 2022, 2023` is one."""
    end = len(folded) if end is None else end
    found: list[Period] = []
    # Whatever else names a period, it names its year.
    if _ANY_YEAR.search(folded, begin, end) is None:
        return found
    offset = begin
    loose: re.Match[str] | None = None
    while match := PERIOD.search(folded, offset, end):
        offset = match.end()
        earlier = found[-1] if found else None
        period = _read(match, None)
        if period is None:
            loose = match if match["quarter"] or match["loose"] or match["month_only"] else None
            continue
        if loose is not None and _goes_on(loose, match):
            first = _read(loose, period.end.year)
            if first:
                period = _through(first, period)
        loose = None
        joint = folded[earlier.to : period.at] if earlier else ""
        bare_year = match["year"] is not None and not match[0].startswith(("năm", "các"))
        if earlier and _THROUGH.fullmatch(joint) and (bare_year or not _LIST.fullmatch(joint)):
            found[-1] = _through(earlier, period)
        else:
            found.append(period)
    return found


def _through(first: Period, last: Period) -> Period:
    """From one period to another."""
    start, end = min(first.start, last.start), max(first.end, last.end)
    return Period(start, end, first.at, last.to, joined=True)


def _goes_on(loose: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a day or a quarter without a year opens the stretch that the next period closes."""
    alike = loose["quarter"] or match["day"] or match["long"]
    joint = match.string[loose.end() : match.start()]
    return bool(alike) and _THROUGH.fullmatch(joint) is not None


def _read(match: re.Match[str], year: int | None) -> Period | None:
    """The period that a match names, with `year` for a day or a quarter that has none."""
    try:
        start, end, joined = _BOUNDS[match.lastgroup or ""](match, year)
    except (ValueError, TypeError):
        return None
    schooling = match["school_year"] is not None
    return Period(start, end, *match.span(), joined=joined, schooling=schooling)


_Bounds = tuple[date, date, bool]
"""The first and the last day, and whether the text names both."""


def _school_year(match: re.Match[str], _year: int | None) -> _Bounds:
    opens = int(match["school_year"])
    return date(opens, 9, 1), date(opens + 1, 5, 31), False


def _days(match: re.Match[str], _year: int | None) -> _Bounds:
    """One day, or several of which the last says the year ('ngày 02 - 10/6/2026')."""
    last = _date(match["day_year"], match["day_month"], match["day"])
    day, month = match["first_day"], match["first_day_month"]
    # A number before a comma is a day only behind the word for it.
    opens = match["named"] or month or match.string[: match.start()][-1:] in ("", "(")
    if not day or (_LIST.fullmatch(match["first_to"]) and not opens):
        return last, last, False
    first = date(last.year, int(month or last.month), int(day))
    return min(first, last), last, True


def _long_days(match: re.Match[str], _year: int | None) -> _Bounds:
    last = _date(match["long_year"], match["long_month"], match["long"])
    first = last.replace(day=int(match["first_long"] or last.day))
    return min(first, last), last, match["first_long"] is not None


def _loose_day(match: re.Match[str], year: int | None) -> _Bounds:
    one = _date(str(year), match["loose_month"], match["loose"])
    return one, one, False


def _loose_month(match: re.Match[str], year: int | None) -> _Bounds:
    month = int(match["month_only"])
    return *_span(str(year), month, month), False


def _months(match: re.Match[str], _year: int | None) -> _Bounds:
    first, last = match["first_month"], match["month"]
    return *_span(match["month_year"], _number(first or last), _number(last)), first is not None


def _bare_month(match: re.Match[str], _year: int | None) -> _Bounds:
    month = int(match["bare"])
    return *_span(match["bare_year"], month, month), False


def _quarters(match: re.Match[str], year: int | None) -> _Bounds:
    last = 3 * _number(match["quarter"])
    first = 3 * _number(match["first_quarter"] or match["quarter"]) - 2
    named = match["first_quarter"] is not None
    return *_span(match["quarter_year"] or str(year), first, last), named


def _part(match: re.Match[str], _year: int | None) -> _Bounds:
    """The first or the last months of a year; half of them where it does not say how many."""
    count = _number(match["months"] or "6")
    first = 1 if _number(match["which"]) == 1 else 13 - count
    return *_span(match["part_year"], first, first + count - 1), False


def _whole_year(match: re.Match[str], _year: int | None) -> _Bounds:
    return *_span(match["year"], 1, 12), False


_BOUNDS = {
    "school_year": _school_year,
    "day_year": _days,
    "long_year": _long_days,
    "loose_month": _loose_day,
    "month_only": _loose_month,
    "month_year": _months,
    "bare_year": _bare_month,
    "quarter": _quarters,
    "quarter_year": _quarters,
    "part_year": _part,
    "year": _whole_year,
}
"""What reads each way of writing, by the group of `PERIOD` that is matched last."""


def _date(year: str, month: str, day: str) -> date:
    return date(int(year), _number(month), int(day))


def _number(word: str) -> int:
    """The number of a month or a quarter, in digits or in words."""
    return _NUMBERS.get(" ".join(word.split())) or int(word)


def _span(year: str, first: int, last: int) -> tuple[date, date]:
    """From the first month to the last, which is in `year` ('tháng 11 - 02/2026' began in 2025)."""
    begun = date(int(year) - (first > last), first, 1)
    return begun, date(int(year), last, monthrange(int(year), last)[1])
