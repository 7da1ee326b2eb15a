"""When a task is due: the marks of time in a task, in a line that only says when, in a table's cell.

Party plans put the time in brackets at the end ('hoàn thành trong năm 2024'), state plans on a line of its
own ('Thời gian thực hiện: …') or in a column. In running text only wording that binds counts, for most
dates there belong to what the text tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from doichieu.importing.periods import PERIOD, Period, periods
from doichieu.importing.words import UPPER
from doichieu.model import NO_DEADLINE, Deadline, DeadlineKind
from doichieu.text import fold


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of time: its words, how it binds, and the dates it fixes."""

    raw: str
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None


_WITHOUT_DATE: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = (
    (DeadlineKind.TERM, re.compile(r"năm thứ \d|(?:các |trong |hết |cả )?nhiệm kỳ|(?:đầu|cuối|giữa) nhiệm kỳ")),
    (
        DeadlineKind.CONDITIONAL,
        re.compile(
            r"(?<!đến )(?:thực hiện )?(?:ngay )?(?:sau )?khi [^,;|]{2,80}|đột xuất khi[^,;|]{2,40}"
            r"|theo (?:tiến độ|kế hoạch|hướng dẫn|chỉ đạo|quy định|yêu cầu|lộ trình|thời gian|từng)[^,;|]{0,80}|sau hội nghị[^,;|]{0,40}"
        ),
    ),
    (DeadlineKind.CONTINUOUS, re.compile(r"(?:thực hiện )?thường xuyên(?:, liên tục)?|liên tục|hằng ngày|hàng ngày")),
    (DeadlineKind.ANNUAL, re.compile(r"(?:thực hiện )?h[ằà]ng năm|mỗi năm(?: một lần)?")),
    (
        DeadlineKind.PERIODIC,
        re.compile(
            r"(?:thực hiện )?định kỳ(?: (?:h[ằà]ng )?(?:\d{1,2} tháng|tháng|quý|năm|6 tháng)(?:, (?:quý|năm|\d{1,2} tháng))*)?"
            r"|h[ằà]ng (?:tháng|quý|tuần)|(?:0?3|0?6) tháng (?:một|1) lần"
        ),
    ),
)
_GOVERNOR = re.compile(
    r"(?P<finish>(?:(?:thực hiện|cơ bản) )?(?:phải |cơ bản )?(?:hoàn thành|xong|kết thúc)\b[^,;:.()|\d]{0,60}?"
    r"(?:trong|trước|đến|vào|chậm nhất)?)\s*$"
    r"|(?P<before>(?:chậm nhất|muộn nhất|trước|đến hết|đến)(?: là| vào| đến| trong| hết)*)\s*$"
    r"|(?P<since>(?:thực hiện |bắt đầu |kể )?từ|bắt đầu)\s*$"
    r"|(?P<inside>(?:thực hiện )?(?:trong|vào)(?: giai đoạn)?)\s*$"
    r"|(?P<stage>giai đoạn)\s*$"
)
_BRACKET = re.compile(r"\(([^()]{2,300})\)")
_BRACKET_OPENS = re.compile(
    r"(?:thực hiện|hoàn thành|trình|xong|từ|trong|năm|quý|qúy|tháng|trước|chậm nhất|khi|ngay|sau khi|sau|định kỳ|thường xuyên|h[ằà]ng|giao|theo|đến"
    r"|các năm|thời gian|nhiệm kỳ|giai đoạn|liên tục|bắt đầu|cuối|đầu)\b"
)
_BRACKET_BARS = re.compile(r"kèm theo|sau đây|gọi (?:tắt|là|chung)|viết tắt|\d[/-][a-zđ]{2}|%|khoản \d|điều \d")
_AFTER_BRACKET = re.compile(rf"\s*(?:[.;,:/]|$|và\b|\(|[{UPPER}])")
_ASSIGNED = re.compile(r"[,;]\s*|\s(?=giao\s)")
_CONTINUES = re.compile(r"\s*(?:và|,)\s*((?:thường xuyên|định kỳ|h[ằà]ng năm)[^.;,()]{0,40})")
_OPENING = re.compile(r"(?:phấn đấu )?(?:đến|từ|trong|giai đoạn|trước|h[ằà]ng năm|định kỳ)\b[^:;.]{0,60}?(?=[:,])")
_RUNNING: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?:hoàn thành|xong|kết thúc)\b[^.;:()\d]{0,50}?(?:trong|trước|chậm nhất|vào|đến)(?: hết)?\s+(?:ngày |tháng |quý |năm )[^.;:()]{0,40}"),
    re.compile(r"(?:chậm nhất|muộn nhất|trước)\s+(?:là |vào |đến |hết )?(?:ngày |tháng |quý |năm )[^.;:()]{0,40}"),
    re.compile(r"trong\s+(?:tháng|quý|năm) (?=[\divx])[^.,;:()]{0,28}(?=[.,;:]|$)"),
)
_MONTHLY = re.compile(r"trước ngày \d{1,2} (?:h[ằà]ng tháng|của tháng|tháng cuối|h[ằà]ng năm)|trước ngày \d{1,2}(?:/\d{1,2}| tháng \d{1,2}) (?:h[ằà]ng năm)")
_VERBS = "theo dõi|kiểm tra|rà soát|đôn đốc|tổng hợp|cập nhật|báo cáo|hướng dẫn|giám sát|đánh giá|chỉ đạo|tuyên truyền|quán triệt|tổ chức|phối hợp"
_ADVERB = re.compile(
    rf"(?:^|[.;] |liên quan |(?:chịu|có) trách nhiệm )(thường xuyên|định kỳ|h[ằà]ng năm)(?=,? (?:{_VERBS}|\d))|(định kỳ)(?= (?:báo cáo|h[ằà]ng|\d|tổng hợp|sơ kết|đánh giá|gửi))"
)


def of_task(text: str) -> Deadline:
    """The deadline that a task's own words give it."""
    folded = fold(text)
    marks: list[Mark] = []
    for match in _BRACKET.finditer(folded):
        found = _of_bracket(match[1], text[match.start(1) : match.end(1)])
        if found and _AFTER_BRACKET.match(text, match.end()):
            marks += found
            more = _CONTINUES.match(folded, match.end())
            marks += of_phrase(text[more.start(1) : more.end(1)]) if more else []
    return _sum(marks or _running(text, folded))


def of_line(text: str, *, done: bool = False) -> Deadline:
    """The deadline of a line or a cell that only says when; `done` where it must be finished then."""
    marks = of_phrase(text, done=done)
    if len(marks) == 1:
        marks = [Mark(text.strip(" .;,"), marks[0].kind, marks[0].start, marks[0].end)]
    return _sum(marks)


def of_opening(text: str) -> Deadline:
    """The deadline that an objective opens with ('Đến năm 2030: …')."""
    match = _OPENING.match(fold(text))
    return _sum(of_phrase(text[: match.end()])) if match else NO_DEADLINE


def of_phrase(text: str, *, done: bool = False) -> list[Mark]:
    """The marks in words that speak of nothing but time, in order."""
    folded = fold(text)
    dated = periods(folded)
    found: list[tuple[int, Mark]] = []
    taken: list[tuple[int, int]] = []
    for period in dated:
        mark, at = _dated(text, folded, period, done=done)
        found.append((at, mark))
        taken.append((at, period.to))
    for kind, pattern in _WITHOUT_DATE:
        for match in pattern.finditer(folded):
            if any(at < match.end() and match.start() < to for at, to in taken):
                continue
            found.append((match.start(), Mark(text[match.start() : match.end()].strip(), kind)))
            taken.append(match.span())
    kinds: dict[tuple[DeadlineKind, date | None, date | None], Mark] = {}
    for _at, mark in sorted(found, key=lambda pair: pair[0]):
        kinds.setdefault((mark.kind, mark.start, mark.end), mark)
    return list(kinds.values())


def _dated(text: str, folded: str, period: Period, *, done: bool) -> tuple[Mark, int]:
    window = max(0, period.at - 90)
    governor = _GOVERNOR.search(folded, window, period.at)
    at = governor.start() if governor else period.at
    raw = text[at : period.to].strip()
    ranged = period.start.year != period.end.year
    joined = "đến" in folded[period.at : period.to] or ranged
    if governor and governor["since"] and not joined:
        return Mark(raw, DeadlineKind.FROM, period.start), at
    if governor and (governor["finish"] or governor["before"]):
        return Mark(raw, DeadlineKind.BY, None, period.end), at
    if done and not ranged:
        return Mark(raw, DeadlineKind.BY, None, period.end), at
    return Mark(raw, DeadlineKind.WITHIN, period.start, period.end), at


def _of_bracket(folded: str, printed: str) -> list[Mark]:
    if not _BRACKET_OPENS.match(folded.strip()) or _BRACKET_BARS.search(folded):
        return []
    if "giao " not in folded:
        marks = of_phrase(printed)
        return [Mark(printed.strip(), m.kind, m.start, m.end) for m in marks] if len(marks) == 1 else marks
    found: list[Mark] = []
    start = 0
    ends = [(m.start(), m.end()) for m in _ASSIGNED.finditer(folded)]
    for at, to in [*ends, (len(folded), len(folded))]:
        found += of_phrase(printed[start:at])
        start = to
    return found


def _running(text: str, folded: str) -> list[Mark]:
    opening = _OPENING.match(folded)
    if opening and PERIOD.search(folded, 0, opening.end()):
        return of_phrase(text[: opening.end()])
    found: list[Mark] = []
    for pattern in _RUNNING:
        for match in pattern.finditer(folded):
            found += [m for m in of_phrase(text[match.start() : match.end()]) if m.start or m.end]
        if found:
            break
    for match in _MONTHLY.finditer(folded):
        found.append(Mark(text[match.start() : match.end()], DeadlineKind.PERIODIC))
    for match in _ADVERB.finditer(folded):
        group = 1 if match[1] else 2
        found += of_phrase(text[match.start(group) : match.end(group)])
    return found


def _sum(marks: Iterable[Mark]) -> Deadline:
    """One deadline of all marks: of one kind, or mixed with the dates of the latest."""
    kept: dict[tuple[DeadlineKind, date | None, date | None], Mark] = {}
    for mark in marks:
        kept.setdefault((mark.kind, mark.start, mark.end), mark)
    if not kept:
        return NO_DEADLINE
    each = list(kept.values())
    raw = " | ".join(dict.fromkeys(mark.raw for mark in each))
    if len(each) == 1:
        return Deadline(raw, each[0].kind, each[0].start, each[0].end)
    dated = [mark for mark in each if mark.start or mark.end]
    latest = max(dated, key=lambda m: m.end or m.start or date.min, default=None)
    start, end = (latest.start, latest.end) if latest else (None, None)
    return Deadline(raw, DeadlineKind.MIXED, start, end)
