from __future__ import annotations

import pytest

from doichieu.importing.sentences.bodies import names_at
from doichieu.importing.sentences.body_lists import split
from doichieu.importing.sentences.duties import of_heading, of_task


def named(text: str) -> list[str]:
    found = names_at(text, 0)
    return list(found.names) if found else []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Người đứng đầu cơ quan, đơn vị nêu gương đọc sách.", ["Người đứng đầu cơ quan, đơn vị"]),
        ("các đơn vị liên quan nhặt rác.", ["các đơn vị liên quan"]),
        (
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh nhặt rác.",
            ["Đoàn Thanh niên Cộng sản Hồ Chí Minh"],
        ),
        ("Trung tâm Dịch vụ việc làm phối hợp mở lớp.", ["Trung tâm Dịch vụ việc làm"]),
        ("các sở liên quan tổ chức, phát động hội đua.", ["các sở liên quan"]),
        ("các cơ quan, tổ chức, cá nhân giữ sạch hồ.", ["các cơ quan, tổ chức, cá nhân"]),
        ("Tổ chức, hộ gia đình phải giữ sạch hồ.", ["Tổ chức, hộ gia đình"]),
        ("UBND các xã/phường giữ sạch hồ.", ["UBND các xã/phường"]),
        ("BTV Huyện ủy, BCĐ đọc sách xã giữ sạch hồ.", ["BTV Huyện ủy", "BCĐ đọc sách xã"]),
        (
            "Ban quản lý Khu Nông nghiệp ứng dụng công nghệ cao Sông Nguyệt mở cổng số 2.",
            ["Ban quản lý Khu Nông nghiệp ứng dụng công nghệ cao Sông Nguyệt"],
        ),
    ],
)
def test_a_name_ends_where_something_is_done_or_where_its_last_word_closes_it(
    text: str, names: list[str]
) -> None:
    assert named(text) == names


def test_a_word_that_says_little_takes_what_describes_it_into_the_name() -> None:
    described = of_task("Các đơn vị được chọn mở quầy sách tại chợ phải treo biển.")
    assert described.leads == ("Các đơn vị được chọn mở quầy sách tại chợ",)
    listed = of_task("Các tổ chức, cá nhân và hộ gia đình sử dụng bến đò có trách nhiệm quét bến.")
    assert listed.leads == ("Các tổ chức, cá nhân và hộ gia đình sử dụng bến đò",)
    assigned = of_task("Các đơn vị được giao việc trong Kế hoạch khẩn trương mở quầy.")
    assert assigned.leads == ("Các đơn vị được giao việc trong Kế hoạch",)
    concerned = of_task("Các sở, ngành có liên quan tới việc đọc sách có trách nhiệm mở quầy.")
    assert concerned.leads == ("Các sở, ngành có liên quan tới việc đọc sách",)
    aside = of_task(
        "Sở Y tế và các sở, ngành quản lý bến đò theo chức năng được giao có trách nhiệm quét bến."
    )
    assert aside.leads == ("Sở Y tế", "các sở, ngành quản lý bến đò")
    headed = of_heading("Các đơn vị vận hành trạm bơm, cống ngăn mặn")
    assert headed.leads == ("Các đơn vị vận hành trạm bơm, cống ngăn mặn",)


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        ("các sở, ban, ngành, địa phương có liên quan", 1),
        ("sở, ban, ngành, đoàn thể thành phố", 1),
        ("Chủ tịch các xã, phường, các cơ quan liên quan", 2),
        ("Các sở, ban, ngành; cơ quan, đơn vị ngành dọc", 2),
        ("Các Bộ: Y tế, Xây dựng, Công an", 1),
        ("Các Bộ: Y tế, Xây dựng và các cơ quan liên quan", 2),
        ("UBND 03 xã: Lam Kiều, Sông Nguyệt, Đồi Sim", 1),
        ("Các Đảng ủy Bộ Y tế, Bộ Xây dựng", 1),
        ("Các Đảng ủy Bộ Y tế, Công an tỉnh", 2),
        ("Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh", 1),
        ("Các Sở, Ban, ngành liên quan", 1),
        ("các sở, ngành, nhà đầu tư bến đò", 2),
        ("các đoàn khách, các đại biểu", 2),
        ("chính quyền xã, Mặt trận cơ sở và hệ thống truyền thanh", 3),
    ],
)
def test_one_head_word_keeps_its_list_together(names: str, parts: int) -> None:
    assert len(split(names)) == parts


def test_the_time_after_a_list_of_names_is_none_of_them() -> None:
    duty = of_task(
        "Mở hội sách (giao Thư viện tỉnh chủ trì, phối hợp với Sở Nội vụ; tháng 4 hằng năm)."
    )
    assert (duty.leads, duty.partners) == (("Thư viện tỉnh",), ("Sở Nội vụ",))


@pytest.mark.parametrize(
    "heading",
    [
        "TỔ CHỨC THỰC HIỆN",
        "Thanh tra, kiểm tra",
        "Các trường hợp khẩn cấp",
        "Cơ sở vật chất của trạm",
        "Bộ tiêu chí chấm điểm",
        "Chính quyền số",
        "Tổ chức, bộ máy",
        "Học viên các lớp",
        "Số Hóa đơn",
    ],
)
def test_things_that_begin_like_bodies_have_no_duty(heading: str) -> None:
    assert of_heading(heading).leads == ()


def test_to_whom_something_is_done_does_nothing() -> None:
    assert of_task("Trạm y tế xã được sửa mái.").leads == ()
    assert of_task("Trạm y tế xã được giao giữ tủ thuốc.").leads == ("Trạm y tế xã",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vu Y tế tham mưu mở lớp.", "Vu Y tế"),
        ("Ủy bàn nhân dân xã mở lớp.", "Ủy bàn nhân dân xã"),
        ("Trường ban Dân vận chủ trì mở lớp.", "Trường ban Dân vận"),
        ("Hội đông trường chủ trì mở lớp.", "Hội đông trường"),
    ],
)
def test_a_head_word_that_lost_its_marks_is_known_and_shown_as_printed(
    text: str, name: str
) -> None:
    assert of_task(text).leads == (name,)
