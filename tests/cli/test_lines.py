"""What commands print as lines."""

from __future__ import annotations

from dataclasses import replace

from doichieu import language
from doichieu.cli.lines import finding_lines
from doichieu.importing import read_text
from doichieu.model import Facts, Verdict
from doichieu.workbench import Workbench
from tests.workbench.making import put


def test_findings_speak_one_language(workbench: Workbench) -> None:
    put(workbench, "5-NQ/TU")
    lower = put(workbench, "7/KH-UBND", implements=("5-NQ/TU",))
    (waiting,) = workbench.collection.library().reviews
    review = workbench.reviews.open(waiting.pair)
    review.decide(review.tasks[0].id, Verdict.PARTIAL, [review.plan_items[0].id])
    review.addition(review.plan_items[1].id)
    new = read_text("I. NHIỆM VỤ\n1. Một việc khác hẳn.\n")
    newer = replace(new, facts=Facts(number="7/KH-UBND"))
    assert workbench.store.documents.put(newer, "plan", "newer", workbench.clock())[0] == lower
    review = workbench.reviews.resume(review.id)
    language.use("vi")
    told = [line.split(": ")[1].partition(" ")[2] for line in finding_lines(review)]
    assert told[:2] == ["triển khai một phần", "chưa xét"]
    again = {each.partition("cần xem lại ")[2] for each in told[2:]}
    assert again == {"(liên kết)", "(bổ sung của địa phương)"}
