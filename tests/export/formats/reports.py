"""A report of every part there is, as long as a real one, with text that means no good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from doichieu.export.content import (
    Cell,
    Foreign,
    Group,
    Name,
    Section,
    Summary,
    Table,
    Words,
    cell,
    foreign,
)
from doichieu.text import one_line

HOSTILE = (
    "<script>alert(1)</script><b>đậm</b>",
    "&lt;b&gt; &amp; &#60; ]]> <!-- --> </p></td></table>",
    "\" onmouseover=\"alert(1) ' style='x",
    '=HYPERLINK("http://lamson.vn") http://lamson.vn/a',
    "{{ report }} {% include 'report.md.j2' %} {# #}",
    '{ PAGE } <w:fldSimple w:instr="PAGE"/> \\o \\* MERGEFORMAT',
    "\x1b[31mđỏ\x1b[0m \x00\x07 \ufffe\uffff \ud800 \u202etừ phải sang",
    "x" * 300 + " 12-" + "y" * 1800,
)
HARMLESS = tuple("s" * len(one_line(each)) for each in HOSTILE)

_TASK = (
    "Nghiên cứu, đổi mới cách phục vụ bạn đọc của thư viện cơ sở theo Đề án số 12-ĐA/TU, bảo đảm "
    "mỗi xã có ít nhất một phòng đọc mở cửa buổi tối và hai ngày cuối tuần"
)


def task(number: int) -> Words:
    return ("Mục ", Foreign(f"III.{number}", strong=True), ": ", Foreign(f"{_TASK} {number}.", 160))


def report(texts: tuple[str, ...] = HOSTILE, tasks: int = 40) -> Summary:
    """A report on so many tasks; the texts stand in every place where there is foreign text."""
    odd = tuple(map(Foreign, texts))
    asked = Table(("Yêu cầu", "Trong kế hoạch", "Còn thiếu", "Điểm khác"), (), (28, 28, 22, 22))
    figures = Table(
        ("Đánh giá", "Số lượng", "Tỷ lệ", ""),
        (Group((), tuple(_figure(f"Mức {n}", n * 1500, 10 * n) for n in range(6))),),
        (40, 12, 12, 36),
    )
    partly = tuple((cell(task(n)), cell(task(n + 1)), cell(), cell((odd[n],))) for n in range(4))
    every = tuple(
        (cell((n,)), cell(task(n), ("Sở Văn hóa",)), cell(task(n + 9)), cell(("thiếu",)), ())
        for n in range(1, tasks + 1)
    )
    heads = ("STT", "Nhiệm vụ", "Triển khai trong kế hoạch", "Đánh giá", "Ghi chú")
    return Summary(
        ("Báo cáo về ", Foreign("214/KH-UBND"), " ", *odd[:2]),
        (("Văn bản: ", *odd[2:3], "."), ("Ngày báo cáo: ", date(2026, 3, 2), ".")),
        (
            Section(Name.CONCLUSION, "I. Kết luận", (("Trong ", 1234, " việc."), odd[3:5])),
            Section(Name.FIGURES, "II. Số liệu", tables=(figures,)),
            Section(
                Name.PARTIAL,
                "III. Triển khai một phần",
                tables=(replace(asked, groups=(Group(odd[5:6], partly),), entries=True),),
            ),
            Section(Name.ADDITIONS, "IV. Bổ sung", points=tuple((each,) for each in odd)),
        ),
        ("Không có nội dung ở phần: chồng chéo.",),
        (("…, ngày 2 tháng 3 năm 2026",), ("NGƯỜI LẬP BÁO CÁO",), ("(Ký, ghi rõ họ tên)",)),
        (
            Section(
                Name.TASKS,
                "Phụ lục 1. Toàn bộ nhiệm vụ",
                tables=(Table(heads, (Group(("Mục III",), every),), (5, 35, 30, 12, 18)),),
            ),
            Section(
                Name.NOT_APPLICABLE,
                "Phụ lục 2. Không áp dụng",
                tables=(Table(("Việc", "Chủ trì"), (Group((), _lines(odd)),)),) * 2,
            ),
        ),
    )


def _figure(name: str, count: int, share: int) -> tuple[Cell, ...]:
    bar = cell(("█" * (share // 5),)) if share else ()
    return cell((name,)), cell((count,)), cell((f"{share}%",)), bar


def _lines(odd: Words) -> tuple[tuple[Cell, ...], ...]:
    return tuple((cell((each,)), cell(foreign("Sở Nội vụ"))) for each in odd)


def said(summary: Summary) -> Iterator[Words]:
    """Everything that is said, sentence by sentence, in order."""
    yield summary.title
    yield from summary.about
    yield from _in(summary.sections)
    yield from filter(None, (summary.empty,))
    yield from summary.signing
    yield from _in(summary.annexes)


def _in(sections: tuple[Section, ...]) -> Iterator[Words]:
    for section in sections:
        yield (section.title,)
        yield from section.sentences
        yield from section.points
        for table in section.tables:
            yield from ((head,) for head in table.heads if head)
            for group in table.groups:
                yield from filter(None, (group.heading,))
                yield from chain.from_iterable(chain.from_iterable(group.rows))
