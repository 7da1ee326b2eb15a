"""A small review in every state that a summary can show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from doichieu.export.report import Report
from doichieu.model import (
    Action,
    Annotation,
    Branch,
    CheckKind,
    Deadline,
    DeadlineKind,
    Difference,
    DifferenceKind,
    Document,
    DocumentId,
    Entry,
    Facts,
    Finding,
    ItemId,
    Judgement,
    Kind,
    Level,
    LinkKind,
    Outline,
    Pair,
    ReviewState,
    Slot,
    StoredItem,
    Verdict,
    Wording,
)

AT = datetime.fromisoformat("2026-03-02T09:00:00+07:00")


def item(number: int, address: str, text: str, **more: object) -> StoredItem:
    """A task on the line of its number."""
    facts: dict[str, object] = {"line": number, "kind": Kind.TASK} | more
    return StoredItem(address=address, text=text, id=ItemId(number), **facts)  # type: ignore[arg-type]


def document(number: int, source: str, facts: Facts, items: tuple[StoredItem, ...]) -> Document:
    """A stored document."""
    return Document(DocumentId(number), source, "0" * 64, AT, Outline(facts, items))


def decided(
    action: Action, value: str, *items: int, reason: str = "", **more: object
) -> Annotation:
    """A decision of lan's, made at the one moment there is."""
    slot = Slot(action, tuple(map(ItemId, items)))
    who: dict[str, object] = {"reviewer": "lan", "at": AT} | more
    return Annotation(slot, Entry(value, reason), **who)  # type: ignore[arg-type]


def report(
    tasks: tuple[StoredItem, ...],
    plan_items: tuple[StoredItem, ...],
    *annotations: Annotation,
    pair: Pair | None = None,
    differences: Mapping[tuple[ItemId, ItemId], tuple[Difference, ...]] | None = None,
    checks: tuple[Finding, ...] = (),
    wordings: Mapping[tuple[ItemId, ItemId], Wording] | None = None,
    of_plan: tuple[Difference, ...] = (),
) -> Report:
    """The review of a directive and a plan that hold just these items."""
    directive = document(1, "/home/lan/đến/chỉ thị.txt", DIRECTIVE, tasks)
    plan = document(2, "kế-hoạch_v2.txt", PLAN, plan_items)
    pair = pair or Pair(DocumentId(1), DocumentId(2))
    state = ReviewState(annotations)
    found = [
        state.judged(Finding.of(each, items))
        for items, told in (differences or {}).items()
        for each in told
    ]
    return Report(
        pair,
        directive,
        plan,
        tasks,
        plan_items,
        state,
        tuple(found),
        wordings=wordings or {},
        of_plan=of_plan,
        checks=tuple(map(state.judged, checks)),
    )


DIRECTIVE = Facts(
    number="58-KH/TW",
    type="Kế hoạch",
    issuer="Ban Bí thư",
    branch=Branch.PARTY,
    level=Level.CENTRAL,
    place="Hà Nội",
    date=date(2025, 10, 20),
    signers=("Lê Hoài Đăng",),
    title="về phát triển văn hoá đọc",
    implements=("94-NQ/TW",),
)
PLAN = Facts(
    number="214/KH-UBND",
    type="Kế hoạch",
    issuer="Ủy ban nhân dân tỉnh Lam Sơn",
    branch=Branch.STATE,
    level=Level.PROVINCE,
    place="Lam Sơn",
    date=date(2025, 11, 18),
    title="phát triển văn hóa đọc | trên địa bàn tỉnh",
    implements=("58-KH/TW",),
)

TASKS = (
    item(11, "III.1", "Luân chuyển sách giữa các thư viện trong tỉnh."),
    item(
        12,
        "III.2",
        "Cải tạo kho lưu trữ, bảo đảm yêu cầu phòng cháy.",
        leads=("Sở Nội vụ",),
        deadline=Deadline("hoàn thành trong năm 2026", DeadlineKind.BY, None, date(2026, 12, 31)),
    ),
    item(
        13,
        "III.3",
        "Phát triển sách nói cho người khiếm thị; " * 8,
        leads=("Thư viện tỉnh", "Hội Người mù"),
    ),
    item(14, "III.4", "Trình Quốc hội sửa đổi luật."),
    item(15, "III.5", "Mở chuyên mục giới thiệu sách."),
    item(16, "III.6", "Báo cáo kết quả *trước* ngày 10 hằng tháng."),
)
PLAN_ITEMS = (
    item(21, "II.1.-1", "Luân chuyển sách về phòng đọc cơ sở."),
    item(22, "II.1.-2", "Cải tạo kho lưu trữ.", deadline=Deadline("thường xuyên")),
    item(23, "II.2.a", "Mở chuyên mục trên báo.", leads=("Báo Lam Sơn",)),
    item(24, "II.2.b", "Mở chuyên mục trên báo của tỉnh.", leads=("Sở Văn hóa",)),
    item(25, "II.3", "Xây dựng tuyến phố sách.", leads=("Phường Lam Kiều",)),
)
WRONG_BODY = Finding(
    DifferenceKind.LEAD_CHANGED, (ItemId(15), ItemId(23)), "Sở Văn hóa", "Báo Lam Sơn"
)
TWICE = Finding(CheckKind.ADDRESS_TWICE, (ItemId(23), ItemId(24)), "a")
JUMP = Finding(CheckKind.NUMBER_JUMP, (ItemId(25),), "1", "3")


def said(finding: Finding, judgement: Judgement, reason: str = "") -> Annotation:
    """What lan said of a finding."""
    return Annotation(finding.slot, Entry(judgement, reason), "lan", AT)


DECIDED = (
    decided(Action.VERDICT, Verdict.COVERED, 11),
    decided(Action.LINK, LinkKind.SAME, 11, 21),
    decided(Action.VERDICT, Verdict.PARTIAL, 12, reason="bỏ thời hạn năm 2026", reviewer="minh"),
    decided(Action.LINK, LinkKind.PARTIAL, 12, 22),
    decided(Action.LINK, LinkKind.REJECTED, 12, 21),
    decided(Action.VERDICT, Verdict.GAP, 13, suspect=True),
    decided(Action.VERDICT, Verdict.NOT_APPLICABLE, 14, reason="việc của Trung ương"),
    decided(Action.VERDICT, Verdict.UNSURE, 15),
    decided(Action.LINK, LinkKind.RELATED, 15, 23, reason="chỉ báo in"),
    decided(Action.OVERLAP, Action.OVERLAP, 23, 24, reason="hai cơ quan cùng chủ trì"),
    decided(Action.ADDITION, Action.ADDITION, 25, reason="sáng kiến của tỉnh"),
    decided(Action.NOTE, "Hỏi lại Sở Nội vụ.\n- Ai giữ chìa khoá?", 12),
    decided(Action.NOTE, "cùng một việc", 11, 21, suspect=True),
    decided(Action.NOTE, "kho ở hai huyện", 12, 22),
    decided(Action.NOTE, "đã xong một nửa", 22),
    decided(Action.NOTE, "báo in hằng tuần", 23),
    decided(Action.NOTE, "hỏi phường", 25),
    said(WRONG_BODY, Judgement.CONFIRMED, "báo không chủ trì được"),
    said(TWICE, Judgement.CONFIRMED),
)
DIFFERENCES = {
    (ItemId(12), ItemId(22)): (
        Difference(DifferenceKind.DEADLINE_VAGUE, "hoàn thành trong năm 2026", "thường xuyên"),
        Difference(DifferenceKind.CITATION_MISSING, "31*9-KL/TW"),
    ),
    (ItemId(15), ItemId(23)): (
        Difference(DifferenceKind.LEAD_CHANGED, "Sở Văn hóa", "Báo Lam Sơn"),
    ),
}
WORDINGS = {
    (ItemId(11), ItemId(21)): Wording(),
    (ItemId(12), ItemId(22)): Wording(("yêu cầu", "phòng *cháy*"), ("phòng nổ",)),
}
OF_PLAN = (Difference(DifferenceKind.DEADLINE_DROPPED, "12", "3"),)


def whole() -> Report:
    """The review with something in every section."""
    return report(
        TASKS,
        PLAN_ITEMS,
        *DECIDED,
        differences=DIFFERENCES,
        wordings=WORDINGS,
        of_plan=OF_PLAN,
        checks=(TWICE, JUMP),
    )
