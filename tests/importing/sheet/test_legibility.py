"""A text of which hardly a word can be read is told by one doubt that names the way out."""

from __future__ import annotations

import pytest

from doichieu.corrections import doubt_words
from doichieu.importing import read_text

SCANNED = """KH0NG Đ#C Đ*ỢC
S0: 12/KH-UBND
K€ H0ẠCH
Tr0ng c@y v€n đ^^ng n~m 2O26
l. NHI€M V$
1. Ch0n gi*ng c@y v@ gi@o ch0 t+ng th0n, b@n.
2. H*p th0n đ$ ph@n c0ng ng^^i ch@m s0c c@y."""
LOST_ENCODING = """Céng hoµ x· héi chñ nghÜa ViÖt Nam
§éc lËp - Tù do - H¹nh phóc
KÕ ho¹ch triÓn khai nhiÖm vô n¨m häc
1. Tæ chøc qu¸n triÖt c¸c v¨n b¶n chØ ®¹o cña cÊp trªn.
2. X©y dùng kÕ ho¹ch kiÓm tra, gi¸m s¸t t¹i c¸c ®¬n vÞ."""
OTHER_LANGUAGE = """# Release plan
1. Update README.md and setup.py; run `make test` in GitHub Actions.
2. Fix src/foo_bar.py: call read_text(x) from JavaScript and TypeScript.
3. Deploy v2.0.1-rc1 with docker-compose, check HTTP/2 and IPv6 of each host.
Second part: the quick brown fox jumps over the lazy dog, and nothing else matters."""
CAPITALS = """UBND XÃ VÂN SA
THÔNG BÁO PHÂN CÔNG BCĐ 35, BHXH, THPT, KH&CN, NN&PTNT, GD&ĐT CÁC XÃ ĐĂK ĐOA, ĐẮK LẮK
1. TRỰC BAN 24/24 GIỜ TẠI UBND XÃ, SỐ 02 ĐƯỜNG 30/4, THÔN 5A, TỔ 12B, QUỐC LỘ QL1A, KM12+500
2. BÁO CÁO VỀ UBND TỈNH, BCH PCTT VÀ TKCN TRƯỚC 17H00 HẰNG NGÀY, QUA ZALO, EMAIL VÀ FAX"""


@pytest.mark.parametrize("text", [SCANNED, LOST_ENCODING])
def test_a_ruined_layer_is_one_doubt_with_the_way_out(text: str) -> None:
    (doubt,) = read_text(text).doubts
    assert doubt.line == 1
    assert "ocrmypdf" in doubt_words(doubt)
    assert "original" in doubt_words(doubt)


@pytest.mark.parametrize("text", [OTHER_LANGUAGE, CAPITALS])
def test_what_is_no_vietnamese_prose_is_not_ruined(text: str) -> None:
    assert not any("ocrmypdf" in doubt_words(doubt) for doubt in read_text(text).doubts)
