"""What a document names is read with day and issuer; what the store knows as replaced, in time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from doichieu.model import Replaced
from doichieu.workbench import Workbench
from doichieu.workbench.documents.mentions import mentions, replacements

PLAN = """**ỦY BAN NHÂN DÂN TỈNH LAM SƠN**

Số: 41/KH-UBND

Lam Sơn, ngày {day} tháng 5 năm 2026

# KẾ HOẠCH

**Phòng, chống ngập úng**

## I. NHIỆM VỤ

1. Rà soát các trạm bơm theo Quyết định số 12/QĐ-UBND ngày 03/02/2024 của Ủy ban nhân dân tỉnh.
"""
NEWER = """**ỦY BAN NHÂN DÂN TỈNH LAM SƠN**

Số: 77/QĐ-UBND

Lam Sơn, ngày 20 tháng 4 năm 2026

# QUYẾT ĐỊNH

**Về vận hành trạm bơm**

## Điều 1. Quy định vận hành trạm bơm.

## Điều 2. Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 03/02/2024.
"""


def test_a_document_is_replaced_for_what_was_issued_afterwards(
    workbench: Workbench, tmp_path: Path
) -> None:
    def known(day: str) -> list[Replaced]:
        file = tmp_path / "plan.md"
        file.write_text(PLAN.format(day=day), encoding="utf-8")
        (result,) = workbench.documents.import_files([str(file)])
        assert result.document is not None
        document = workbench.store.documents.get(result.document.id)
        (cited, *_rest) = mentions(document.outline.items)
        assert (cited.number, cited.day) == ("12/QĐ-UBND", date(2024, 2, 3))
        assert cited.behind.startswith(" của Ủy ban nhân dân tỉnh")
        return [*replacements(workbench.store, document)]

    newer = tmp_path / "newer.md"
    newer.write_text(NEWER, encoding="utf-8")
    assert known("10") == []
    workbench.documents.import_files([str(newer)])
    assert [(each.number, each.by) for each in known("11")] == [("12/QĐ-UBND", "77/QĐ-UBND")]
