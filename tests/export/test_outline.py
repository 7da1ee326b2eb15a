from __future__ import annotations

import json

from doichieu.export.outline import outline_json
from doichieu.importing import read_text


def test_an_outline_is_printed_in_the_agreed_shape() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Sở Y tế mở lớp theo 3-KL/TW (hoàn thành trong năm 2024).\n"
    )
    data = json.loads(json.dumps(outline_json(outline)))
    assert list(data) == ["document", "items", "problems", "relations"]
    assert list(data["document"]) == [
        "number", "type", "issuer", "branch", "level",
        "place", "date", "signers", "title", "implements",
    ]  # fmt: skip
    assert data["items"][1] == {
        "id": "I.1",
        "line": 3,
        "kind": "task",
        "text": "Sở Y tế mở lớp theo 3-KL/TW (hoàn thành trong năm 2024).",
        "leads": ["Sở Y tế"],
        "with": [],
        "deadline": {
            "raw": "hoàn thành trong năm 2024",
            "kind": "by",
            "start": None,
            "end": "2024-12-31",
        },
        "cites": ["3-KL/TW"],
        "refers": [],
    }
    assert all(set(doubt) == {"line", "code", "message"} for doubt in data["problems"])
    assert data["relations"] == [{"kind": "cites", "number": "3-KL/TW", "line": 3, "issued": None}]
