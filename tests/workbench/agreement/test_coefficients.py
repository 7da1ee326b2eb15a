"""Agreement is what its sources and other programs say, and no number where it is undefined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.workbench.agreement.coefficients import (
    Undefined,
    ac1,
    agreed,
    alpha,
    confusion,
    kappa,
    masi,
)

# Imported before the first example is drawn: it takes a second.
agreement = pytest.importorskip("nltk.metrics.agreement")
distance = pytest.importorskip("nltk.metrics.distance")

KRIPPENDORFF = [
    *((1, 1, None, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4)),
    *((4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (None, 5, 5, 5), (None, None, 1, 1)),
    (None, 3, None, None),
]
"""Four observers and twelve units: part C of the paper of 2011."""
RARE = [("+", "+")] * 118 + [("+", "-")] * 5 + [("-", "+")] * 2
"""125 patients, hardly one without the sign: Gwet, Kappa statistic is not satisfactory (2002)."""


def test_alpha_is_that_of_the_paper_with_readings_missing() -> None:
    assert alpha(KRIPPENDORFF).value == pytest.approx(0.743, abs=5e-4)


def test_where_nearly_all_say_the_same_kappa_falls_and_ac1_does_not() -> None:
    assert kappa(RARE).value == pytest.approx(-0.0234, abs=5e-5)
    assert ac1(RARE, 2).value == pytest.approx(0.9408, abs=5e-5)
    assert agreed(RARE).value == 118 / 125
    assert confusion(RARE)["+", "-"] == 5


verdicts = st.lists(st.tuples(st.sampled_from("cpg"), st.sampled_from("cpg")), min_size=2)
sets = st.frozensets(st.integers(1, 4))


@given(verdicts)
def test_kappa_and_alpha_are_those_of_nltk(units: list[tuple[str, str]]) -> None:
    rows = [(who, n, unit[who]) for n, unit in enumerate(units) for who in (0, 1)]
    task = agreement.AnnotationTask(data=rows)
    if len({value for unit in units for value in unit}) == 1:
        assert kappa(units).undefined is alpha(units).undefined is Undefined.ONE_VALUE
    else:
        assert kappa(units).value == pytest.approx(task.kappa())
        assert alpha(units).value == pytest.approx(task.alpha())


@given(sets, sets)
def test_masi_is_that_of_nltk(one: frozenset[int], other: frozenset[int]) -> None:
    if one or other:
        # nltk rounds its thirds to 0.67 and 0.33.
        assert masi(one, other) == pytest.approx(distance.masi_distance(one, other), abs=0.01)
    assert masi(one, other) == masi(other, one)
    assert (masi(one, other) == 0) is (one == other)


@given(st.lists(st.tuples(sets, sets), min_size=2))
def test_alpha_over_sets_is_that_of_nltk(units: list[tuple[frozenset[int], ...]]) -> None:
    rows = [(who, n, unit[who]) for n, unit in enumerate(units) for who in (0, 1)]
    if len({value for unit in units for value in unit}) > 1:
        task = agreement.AnnotationTask(data=rows, distance=masi)
        assert alpha(units, masi).value == pytest.approx(task.alpha())


def test_what_nobody_judged_twice_has_no_number() -> None:
    for found in (agreed([]), kappa([("a", None)]), alpha([(None, "a")]), ac1([("a", None)], 5)):
        assert (found.value, found.undefined) == (None, Undefined.NO_UNITS)
