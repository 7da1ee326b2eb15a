"""What is planted in the bundled sample pair: which plan items answer which directive item.

The table is the sample's own gold: whoever tests reading, alignment or the demo may lean on it.
Addresses are those of `doichieu outline`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from doichieu.model import Branch, Facts, Level

SAMPLE = resources.files("doichieu") / "sample"
DIRECTIVE = SAMPLE / "directive.txt"
PLAN = SAMPLE / "plan.txt"

ANSWERS: dict[str, tuple[str, ...]] = {
    "II.1": ("II.1", "V.1.-3", "V.9.-1"),
    "II.2": ("II.2",),
    "II.3": ("II.3", "V.3.-2"),
    "II.4": ("II.4", "V.3.-1"),
    "II.5": (),
    "III.1": ("V.4.-2",),
    "III.2": ("III.-1",),
    "III.3": ("IV.1.-1", "IV.1.-2"),
    "III.4": ("IV.3.a",),
    "III.5": ("III.-2",),
    "III.6": (),
    "IV.1.p1": (),
    "IV.2.-1": ("IV.3.c",),
    "IV.2.-2": ("IV.2.-2",),
    "IV.2.-3": ("IV.2.-3",),
    "IV.2.-4": ("V.4.-1",),
    "IV.3.-1": ("V.1.-1",),
    "IV.3.-2": (),
    "IV.3.-3": ("IV.1.-6", "V.6.p1"),
    "IV.4.-1": ("V.2.-1",),
    "IV.4.-2": (),
    "IV.5.p1": ("V.5.p1",),
    "IV.6.-1": ("III.-3",),
    "IV.6.-2": ("V.8.p1",),
    "IV.6.-3": (),
    "IV.7.-1": (),
    "IV.7.-2": ("IV.2.-4",),
    "IV.7.-3": ("IV.3.b",),
    "IV.8.p1": ("V.7.p1",),
    "IV.9.-1": ("IV.1.-3",),
    "IV.9.-2": ("IV.2.-1",),
    "IV.9.-3": ("IV.1.-4",),
    "IV.9.-4": ("V.2.-2",),
    "IV.9.-5": (),
    "IV.9.-6": ("V.1.-2",),
    "V.1": (),
    "V.2": ("VI.1",),
    "V.3": ("VI.2", "VI.4"),
    "V.4": ("VI.3",),
}
"""Every reviewed item of the directive → the plan items that answer it, nearest first."""

NOT_APPLICABLE = frozenset({"IV.1.p1", "IV.7.-1", "V.1"})
"""Tasks for central bodies alone."""

GAPS = frozenset(a for a, answers in ANSWERS.items() if not answers) - NOT_APPLICABLE
"""Tasks that the plan passes over."""

ADDITIONS = frozenset({"IV.1.-5", "V.9.-2"})
"""Plan tasks with no basis in the directive."""


@dataclass(frozen=True)
class Planted:
    """One find: where it is, and the words on either side that show it."""

    what: str
    directive: str
    plan: tuple[str, ...]
    directive_words: str
    plan_words: str


PLANTED = (
    Planted(
        "one duty given to two leads",
        "IV.3.-3",
        ("IV.1.-6", "V.6.p1"),
        "mở chuyên mục giới thiệu sách",
        "chuyên mục giới thiệu sách",
    ),
    Planted(
        "one task answered by two",
        "III.3",
        ("IV.1.-1", "IV.1.-2"),
        "đưa thư viện lưu động",
        "thư viện",
    ),
    Planted(
        "a dropped deadline",
        "IV.2.-2",
        ("IV.2.-2",),
        "hoàn thành trong năm 2026",
        "thực hiện thường xuyên",
    ),
    Planted(
        "a later deadline",
        "IV.3.-1",
        ("V.1.-1",),
        "hoàn thành trong tháng 12/2025",
        "hoàn thành trong quý I năm 2026",
    ),
    Planted(
        "a later start and a part-time post",
        "IV.9.-4",
        ("V.2.-2",),
        "một người chuyên trách",
        "công chức kiêm nhiệm",
    ),
    Planted(
        "a lower target",
        "II.3",
        ("II.3",),
        "bình quân 6 cuốn sách",
        "bình quân 4 cuốn sách",
    ),
    Planted(
        "a lost lead",
        "IV.6.-1",
        ("III.-3",),
        'Chủ trì phát động phong trào "Mỗi gia đình một tủ sách"',
        'Hưởng ứng phong trào "Mỗi gia đình một tủ sách"',
    ),
    Planted(
        "a dropped citation",
        "IV.2.-3",
        ("IV.2.-3",),
        "Quyết định số 3915/QĐ-TTg",
        "Kết luận số 319-KL/TW",
    ),
)

FACTS = {
    "directive": Facts(
        number="58-KH/TW",
        type="Kế hoạch",
        issuer="Ban Bí thư",
        branch=Branch.PARTY,
        level=Level.CENTRAL,
        place="Hà Nội",
        date=date(2025, 10, 20),
        signers=("Lê Hoài Đăng",),
        implements=("94-NQ/TW",),
    ),
    "plan": Facts(
        number="214/KH-UBND",
        type="Kế hoạch",
        issuer="Ủy ban nhân dân tỉnh Lam Sơn",
        branch=Branch.STATE,
        level=Level.PROVINCE,
        place="Lam Sơn",
        date=date(2025, 11, 18),
        signers=("Trần Hoài An",),
        implements=("58-KH/TW", "94-NQ/TW", "46-CTr/TU"),
    ),
}
"""What either document says of itself; the title is left out."""


def blocks(side: str) -> list[dict[str, str]]:
    """Every block of the directive or the plan, as a person reads it: `sample.tsv`.

    Bodies are parted by '; ', numbers by ', '. A '?' stands where people read differently.
    """
    with Path(__file__).with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", restval="", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row.pop("side") == side]


STAMP = "TỈNH ỦY LAM SƠN VĂN PHÒNG\tSố: 2317"
"""The first line of the incoming stamp on the directive."""

OCR_SLIP = ("khai thảc", "khai thác")
"""As the directive prints it, as it should be."""

PAGE_BREAKS = (
    ("IV.3.-1", "Kế hoạch này đến", "từng chi bộ"),
    ("V.1.-1", "đến từng cơ", "quan, đơn vị; tổng hợp"),
)
"""Address in the directive, then in the plan, with the words before and after the page break."""
