"""Two wordings are held against each other by syllables, so that a glance tells what changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.align import word_diff as tried
from doichieu.align.word_diff import word_diff
from doichieu.change_wording import word_diff_words
from doichieu.model import Became


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Chi 50 tỷ đồng", "Chi 80 tỷ đồng", "Chi [-50-]{+80+} tỷ đồng"),
        # What stands between two changes is told, unless it is shorter than either.
        ("từ 5 tỷ đến 6 tỷ.", "từ 7 tỷ đến 9 tỷ.", "từ [-5-]{+7+} tỷ đến [-6-]{+9+} tỷ."),
        (
            "đào mương, làm kè",
            "xây đập và nạo kênh",
            "[-đào mương, làm kè-]{+xây đập và nạo kênh+}",
        ),
        ("một hai và ba bốn", "năm sáu và bảy tám", "[-một hai và ba bốn-]{+năm sáu và bảy tám+}"),
        # A mark, a letter's case and the style of tone marks are words of their own.
        ("hoá chất.", "Hóa chất;", "[-hoá-]{+Hóa+} chất[-.-]{+;+}"),
        ("theo 08-QĐ/TW", "theo 101-QĐ/TW", "theo [-08-QĐ/TW-]{+101-QĐ/TW+}"),
        ("trồng rừng", "trồng rừng, giữ rừng", "trồng rừng{+, giữ rừng+}"),
        ("rừng", "trồng rừng", "{+trồng+} rừng"),
        ("trồng rừng", "rừng", "[-trồng-] rừng"),
        ("giữ rừng", "giữ   rừng", "giữ rừng"),
        ("", "", ""),
    ],
)
def test_what_changed_stands_in_brackets(before: str, after: str, told: str) -> None:
    assert word_diff_words(word_diff(before, after)) == told


WORDS = st.lists(st.sampled_from(["xây", "cầu", "50", "tỷ", ",", "và", "08-QĐ/TW"])).map(" ".join)


@given(WORDS, WORDS)
def test_each_wording_can_be_read_off(before: str, after: str) -> None:
    for side, wording in ((Became.REMOVED, before), (Became.ADDED, after)):
        words = (
            each.text for each in word_diff(before, after) if each.became in (Became.KEPT, side)
        )
        assert "".join("".join(words).split()) == "".join(wording.split())


def test_a_text_too_long_to_compare_is_one_change_between_what_is_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tried, "_MOST", 3)
    told = word_diff_words(word_diff("a b c d e", "a x c y e"))
    assert told == "a [-b c d-]{+x c y+} e"
