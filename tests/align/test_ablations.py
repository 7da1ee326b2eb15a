"""What `bench/quality.py` leaves out in turn is there to be left out."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from doichieu.align import align, scoring, term_profile
from doichieu.importing import read
from doichieu.model import Outline
from tests.align.test_twins import SENTENCES, staged
from tests.sample import DIRECTIVE, PLAN

Ablation = Callable[[], AbstractContextManager[object]]


@pytest.fixture(scope="module")
def ablations() -> dict[str, Ablation]:
    bench = runpy.run_path(str(Path(__file__).parents[2] / "bench" / "quality.py"))
    found: dict[str, Ablation] = bench["ABLATIONS"]
    return found


def test_every_sign_is_left_out_and_whatever_is_named_beside_them_exists(
    ablations: dict[str, Ablation],
) -> None:
    assert ablations.keys() > scoring.WEIGHTS.keys()
    for change in ablations.values():
        # Raises AttributeError for a name that is no more.
        with change():
            pass


def made(*stages: str, texts: Sequence[str]) -> Outline:
    """One sentence in each of some stages, and other texts under a heading that says nothing."""
    return staged(*((stage, SENTENCES[:1]) for stage in stages), ("", texts))


FORMULA = "Thực hiện các nhiệm vụ khác do Ủy ban nhân dân xã Sơn Hạ giao"
STAGES = ("Trước mùa lũ", "Sau mùa lũ")
ASKED = (
    "Tặng bò giống cho hộ nghèo, khám mắt cho cụ già, mở lớp dạy nghề may ở thôn Đồi",
    "Trồng chè trên đồi, làm đường và xây trạm bơm ở bản Cát",
    FORMULA,
)
GIVEN = ("Trồng chè trên đồi Vạn Lý, mở lớp dạy nghề", FORMULA)


def test_the_scores_are_others_without_any_of_them(ablations: dict[str, Ablation]) -> None:
    pairs = (
        (read(DIRECTIVE).outline, read(PLAN).outline),
        (made(*STAGES, texts=ASKED), made(*reversed(STAGES), texts=GIVEN)),
    )

    def scores() -> list[float]:
        term_profile.forget()
        return [each.score for pair in pairs for each in align(*pair)]

    whole = scores()
    for name, change in ablations.items():
        with change():
            assert scores() != whole, name
    assert scores() == whole
