from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.importing import read_text
from doichieu.importing.sentences.body_lists import split
from doichieu.importing.sentences.cells import bodies_of_cell
from doichieu.importing.sentences.duties import Duty, of_heading, of_task


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        ("các sở, ban, ngành", ["các sở, ban, ngành"]),
        ("các sở, ban, ngành, UBND các xã, phường", ["các sở, ban, ngành", "UBND các xã, phường"]),
        ("các cơ quan, đơn vị có liên quan", ["các cơ quan, đơn vị có liên quan"]),
        ("Sở Y tế, Sở Kế hoạch và Đầu tư", ["Sở Y tế", "Sở Kế hoạch và Đầu tư"]),
        ("cấp ủy, tổ chức đảng", ["cấp ủy", "tổ chức đảng"]),
        ("các huyện, thị, thành ủy", ["các huyện, thị, thành ủy"]),
        ("các tỉnh ủy, thành ủy", ["các tỉnh ủy", "thành ủy"]),
        ("bí thư huyện ủy, thành ủy, đảng đoàn", ["bí thư huyện ủy, thành ủy, đảng đoàn"]),
        ("Ban Dân vận và các cơ quan liên quan", ["Ban Dân vận", "các cơ quan liên quan"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("các chi bộ, đảng bộ trực thuộc", ["các chi bộ, đảng bộ trực thuộc"]),
        ("các trường học, trạm y tế", ["các trường học, trạm y tế"]),
        (
            "các hội quần chúng, chính quyền các xã và ban quản lý chợ",
            ["các hội quần chúng", "chính quyền các xã", "ban quản lý chợ"],
        ),
        (
            "các cơ quan liên quan và hợp tác xã vận tải",
            ["các cơ quan liên quan", "hợp tác xã vận tải"],
        ),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
    ],
)
def test_a_list_is_parted_where_a_new_body_begins(names: str, parts: list[str]) -> None:
    assert list(split(names)) == parts


@pytest.mark.parametrize(
    ("text", "leads", "partners"),
    [
        ("Sở Y tế chủ trì, phối hợp với Công an tỉnh mở lớp.", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Giao Sở Nội vụ theo dõi việc này.", ["Sở Nội vụ"], []),
        ("Mở lớp (năm 2024, giao Sở Y tế chủ trì).", ["Sở Y tế"], []),
        ("Sở Công Thương: Rà soát các chợ.", ["Sở Công Thương"], []),
        ("Căn cứ kế hoạch này, các huyện ủy chỉ đạo mở lớp.", ["các huyện ủy"], []),
        ("Chủ trì, phối hợp với Sở Y tế mở lớp.", [], ["Sở Y tế"]),
        ("Rà soát các chợ trên địa bàn.", [], []),
        ("Tổ chức các lớp học nghề.", [], []),
        ("Lãnh đạo, chỉ đạo các xã mở lớp.", [], []),
        ("Đề nghị Hội Nông dân tỉnh vận động hội viên.", ["Hội Nông dân tỉnh"], []),
        (
            "Bộ Công an chủ trì đề án. Sở Y tế có trách nhiệm góp ý.",
            ["Bộ Công an", "Sở Y tế"],
            [],
        ),
        ("Huyện ủy yêu cầu các xã, phường tổ chức dọn kênh.", ["các xã, phường"], []),
        ("Trong năm, khi vướng mắc thì báo cáo Sở Y tế, Sở Nội vụ xem xét.", [], []),
        ("Các sở, ban, ngành; UBND xã báo cáo.", ["Các sở, ban, ngành", "UBND xã"], []),
    ],
)
def test_the_wording_of_a_task_says_whose_it_is(
    text: str, leads: list[str], partners: list[str]
) -> None:
    duty = of_task(text)
    assert (list(duty.leads), list(duty.partners)) == (leads, partners)


def test_an_assignment_in_brackets_outweighs_the_subject_of_the_sentence() -> None:
    duty = of_task("Các cấp ủy xây dựng quy chế (thường xuyên, giao Ban Dân vận tham mưu).")
    assert duty.leads == ("Ban Dân vận",)


def test_whom_only_a_further_sentence_names_does_not_open_the_task() -> None:
    assert of_task("Sở Nội vụ mở lớp.").opens
    assert of_task("Mở lớp (giao Sở Nội vụ chủ trì).").opens
    assert not of_task("Mở lớp. Giao Sở Nội vụ kiểm tra.").opens


@pytest.mark.parametrize(
    ("heading", "leads"),
    [
        ("Sở Nội vụ", ("Sở Nội vụ",)),
        ("Trách nhiệm của Sở Y tế", ("Sở Y tế",)),
        ("NHIỆM VỤ CHỦ YẾU CỦA BỘ Y TẾ", ("BỘ Y TẾ",)),
        ("Nhiệm vụ trọng tâm của năm 2025", ()),
        ("Lãnh đạo Ban Dân nguyện", ("Lãnh đạo Ban Dân nguyện",)),
        ("Lãnh đạo các xã vùng cao", ()),
        ("Giao Sở Nội vụ, Thanh tra tỉnh phối hợp các đơn vị:", ("Sở Nội vụ", "Thanh tra tỉnh")),
        ("Đối với các xã vùng cao", ()),
        ("Tổ chức thực hiện", ()),
        ("Phát triển giao thông", ()),
    ],
)
def test_a_heading_gives_a_duty_only_when_it_names_a_body(
    heading: str, leads: tuple[str, ...]
) -> None:
    assert of_heading(heading).leads == leads


def test_lines_that_say_who_and_when_speak_for_the_tasks_before_them() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Chợ\n\na) Dọn chợ.\n\nĐơn vị chủ trì: Sở Y tế\n\n"
        "Đơn vị phối hợp: các xã\n\n"
        "Thời gian thực hiện: năm 2025\n\nb) Xây chợ.\n\nĐơn vị chủ trì: Sở Xây dựng\n"
    )
    first, second = outline.by_address["I.1.a"], outline.by_address["I.1.b"]
    assert (first.leads, first.partners) == (("Sở Y tế",), ("các xã",))
    assert (second.leads, second.partners) == (("Sở Xây dựng",), ())
    assert str(first.deadline.end) == "2025-12-31"


def test_the_columns_of_a_task_table_give_duty_and_deadline() -> None:
    outline = read_text(
        "PHỤ LỤC\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành |\n"
        "|---|---|---|---|---|\n| I | Giao thông | | | |\n"
        "| 1 | Xây cầu | Sở Xây dựng | Các xã; Công an tỉnh | Quý II/2025 |\n"
    )
    row = outline.by_address["PL.I.r1"]
    assert (row.text, row.leads, row.partners) == (
        "Xây cầu",
        ("Sở Xây dựng",),
        ("Các xã", "Công an tỉnh"),
    )
    assert (row.deadline.kind, str(row.deadline.end)) == ("by", "2025-06-30")


@given(st.text(alphabet="Sở BanUy chủtrì,;: và.()các\n", max_size=120))
def test_any_text_has_a_duty_whose_names_stand_in_it(text: str) -> None:
    duty = of_task(text)
    assert all(name in text for name in (*duty.leads, *duty.partners))


@pytest.mark.parametrize(
    ("text", "leads", "partners"),
    [
        ("Căn cứ tình hình, chủ động phối hợp với Sở Y tế mở lớp.", [], ["Sở Y tế"]),
        ("Các xã theo nhiệm vụ được giao phối hợp với Sở Y tế mở lớp.", ["Các xã"], ["Sở Y tế"]),
        ("Phối hợp Văn phòng Sở Nội vụ mở lớp.", [], ["Văn phòng Sở Nội vụ"]),
        ("Chủ trì, phối hợp với Bộ, ngành liên quan mở lớp.", [], ["Bộ, ngành liên quan"]),
        ("Theo phân công của huyện, Sở, ngành, chủ động mở lớp.", [], []),
        ("Công an xã cùng với Đoàn Thanh niên đi tuần.", ["Công an xã"], ["Đoàn Thanh niên"]),
        ("Công an xã chủ trì, cùng các trường học mở lớp.", ["Công an xã"], ["các trường học"]),
        ("Phòng Kinh tế rà soát giá đất cùng với việc lập bản đồ.", ["Phòng Kinh tế"], []),
        ("Thôn trưởng các bản gửi danh sách.", ["Thôn trưởng các bản"], []),
        ("Các cơ sở thờ tự tự kiểm tra điện.", ["Các cơ sở thờ tự"], []),
        (
            "Trạm Thú y cùng công chức nông nghiệp tiêm phòng.",
            ["Trạm Thú y"],
            ["công chức nông nghiệp"],
        ),
        ("Bộ phận một cửa chọn thủ tục.", ["Bộ phận một cửa"], []),
        ("Các vị chức sắc vận động tín đồ.", ["Các vị chức sắc"], []),
        (
            "Căn cứ phân cấp, Sở Y tế, các trạm y tế, nhất là trạm ven sông mở lớp.",
            ["Sở Y tế", "các trạm y tế"],
            [],
        ),
        ("Căn cứ nhu cầu, chỉ đạo các chợ, các bến xe quét dọn.", [], []),
        ("Phối hợp với doanh nghiệp mở lớp.", [], ["doanh nghiệp"]),
        ("Phối hợp với Sở, Ngành (có bến đò) mở lớp.", [], ["Sở, Ngành (có bến đò)"]),
        ("Phối hợp lực lượng Kiểm lâm, các xã mở lớp.", [], ["lực lượng Kiểm lâm", "các xã"]),
        ("Dọn kênh và phối hợp với Sở Y tế mở lớp.", [], ["Sở Y tế"]),
        (
            "Phối hợp với Sở Y tế mở chốt, phối hợp với các xã mở lớp.",
            [],
            ["Sở Y tế", "các xã"],
        ),
        ("Đối với đợt đầu năm, các xã, phường bố trí xe.", ["các xã, phường"], []),
        ("Về việc sửa cầu phao sông Nguyệt: Sở Xây dựng khảo sát.", ["Sở Xây dựng"], []),
        ("Khuyến khích các doanh nghiệp hỗ trợ sách.", [], []),
        ("Khuyến khích Hội Nông dân tỉnh hỗ trợ sách.", ["Hội Nông dân tỉnh"], []),
        (
            "Huyện ủy trân trọng đề nghị Hội Nông dân tỉnh vận động hội viên.",
            ["Hội Nông dân tỉnh"],
            [],
        ),
        (
            "Chủ tịch tỉnh yêu cầu Giám đốc các sở; Chủ tịch các xã dọn kênh.",
            ["Giám đốc các sở", "Chủ tịch các xã"],
            [],
        ),
        (
            "Trên đây là Kế hoạch đọc sách, tập viết, yêu cầu các xã nghiêm túc thực hiện.",
            ["các xã"],
            [],
        ),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc đề nghị các sở, ban, ngành phản ánh.",
            ["các sở, ban, ngành"],
            [],
        ),
        (
            "Trong quá trình đọc, nếu có vướng mắc các trường kịp thời phản ánh.",
            ["các trường"],
            [],
        ),
        ("Trên đây là Kế hoạch đọc sách; các xã nghiêm túc thực hiện.", ["các xã"], []),
        ("Theo đề xuất của các xã, Sở Y tế chủ trì mở lớp.", ["Sở Y tế"], []),
        ("Căn cứ nhu cầu của các thư viện, cơ quan, đơn vị, các xã mở lớp.", ["các xã"], []),
        ("Theo Chương trình đọc sách của tỉnh, các xã mở lớp.", ["các xã"], []),
        ("Khen thưởng ở xã: Hội Nông dân xã mở hội nghị.", ["Hội Nông dân xã"], []),
        ("Đối với đò ngang ở bến sông: Do các em nhỏ chủ động sửa.", [], []),
        ("Đối với đò ngang ở bến sông: Do các công ty chủ động sửa.", ["các công ty"], []),
        ("Tuyên truyền ở các cơ quan: Sở Y tế, Sở Nội vụ thực hiện.", [], []),
        ("Doanh nghiệp vận tải chủ động sửa đò.", ["Doanh nghiệp vận tải"], []),
        ("Cơ chế đặt hàng, giao nhiệm vụ cho các công ty thực hiện.", [], []),
        ("Chỉ đạo, giao trách nhiệm cho các tổ viên theo chức năng.", [], []),
        ("Phân công và giao nhiệm vụ cho Phòng Tài chính theo dõi.", [], []),
        ("Giao nhiệm vụ cho Phòng Tài chính theo dõi.", ["Phòng Tài chính"], []),
        ("Khuyến khích các cơ sở in phối hợp với Sở Y tế mở lớp.", [], []),
        ("Chủ trì hoặc phối hợp với Sở Y tế mở lớp.", [], ["Sở Y tế"]),
        (
            "Trong quá trình thực hiện, cơ quan, địa phương gặp khó khăn thì phản ánh.",
            ["cơ quan, địa phương"],
            [],
        ),
    ],
)
def test_who_takes_part_or_acts_is_found_behind_an_opening_clause(
    text: str, leads: list[str], partners: list[str]
) -> None:
    duty = of_task(text)
    assert (list(duty.leads), list(duty.partners)) == (leads, partners)


@pytest.mark.parametrize(
    ("charge", "leads"),
    [
        ("Huyện ủy Lam Kiều tập trung lãnh đạo các nhiệm vụ sau:", ("Huyện ủy Lam Kiều",)),
        ("Để giữ sạch kênh, Sở Xây dựng làm những việc sau:", ("Sở Xây dựng",)),
        ("Các xã, phường tập trung thực hiện các nhiệm vụ sau:", ("Các xã, phường",)),
    ],
)
def test_what_stands_below_a_charge_falls_to_whom_it_names(
    charge: str, leads: tuple[str, ...]
) -> None:
    lead_in = f"{charge[:-1]}, sao cho đến mùa mưa kênh nào cũng thông và bờ nào cũng có cây"
    outline = read_text(
        f"I. NHIỆM VỤ\n\n{lead_in}, gồm các việc sau:\n\n1. Dọn kênh.\n\n2. Trồng cây.\n"
    )
    assert {item.leads for item in outline.items[-2:]} == {leads}


def test_a_heading_may_say_only_with_whom() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Sở Y tế\n\na) Phối hợp với Công an tỉnh làm:\n\n- Mở chốt.\n\n- Gác.\n"
    )
    last = outline.items[-1]
    assert (last.leads, last.partners) == (("Sở Y tế",), ("Công an tỉnh",))


def test_a_line_may_say_both_who_leads_and_with_whom() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\na) Việc 1\n\n- Nội dung: Trồng cây.\n\n"
        "- Cơ quan thực hiện: Sở Xây dựng chủ trì, phối hợp với Công an tỉnh.\n"
    )
    task = outline.by_address["I.a.-1"]
    assert (task.leads, task.partners) == (("Sở Xây dựng",), ("Công an tỉnh",))


def test_a_line_may_leave_it_to_those_below_to_say_who() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\na) Việc 1\n\n- Nội dung: Trồng cây.\n\n- Cơ quan thực hiện:\n\n"
        "+ Sở Xây dựng chủ trì, phối hợp với Công an tỉnh.\n\n+ Sở Y tế hỗ trợ cây giống.\n"
    )
    task = outline.by_address["I.a.-1"]
    assert (task.leads, task.partners) == (("Sở Xây dựng", "Sở Y tế"), ("Công an tỉnh",))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Bộ Ngoại giao", ("Bộ Ngoại giao",)),
        ("Viện Nghiên cứu phát triển xã", ("Viện Nghiên cứu phát triển xã",)),
        (
            "Các đơn vị cung cấp dịch vụ đò, các Viện nghiên cứu",
            ("Các đơn vị cung cấp dịch vụ đò", "các Viện nghiên cứu"),
        ),
        ("Sở Y tế theo dõi, báo cáo", ("Sở Y tế",)),
        ("UBND các xã, phường Sở Y tế", ("UBND các xã, phường", "Sở Y tế")),
        ("Văn phòng Sở Y tế", ("Văn phòng Sở Y tế",)),
        ("Các cơ quan có nguồn thu nộp ngân sách", ("Các cơ quan có nguồn thu nộp ngân sách",)),
        ("Đ/c Hùng (Trưởng ban), Đ/c Lan", ("Đ/c Hùng (Trưởng ban)", "Đ/c Lan")),
        ("CA xã + BCH QS xã", ("CA xã", "BCH QS xã")),
        ("PKT, PVHXH", ("PKT", "PVHXH")),
        ("Theo phân công tại Quyết định số 05/QĐ-UBND", ()),
        ("Như trên", ()),
    ],
)
def test_alone_in_a_cell_a_verb_may_be_part_of_a_name(cell: str, names: tuple[str, ...]) -> None:
    assert bodies_of_cell(cell) == names


def test_the_duty_of_a_task_reaches_the_bullets_below_that_name_nobody() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Các xã, phường xây dựng kế hoạch đọc sách, bố trí nơi đọc cho người già "
        "và trẻ em, gắn với ngày hội làng; phân công người trông phòng đọc mỗi buổi chiều; ghi sổ "
        "người mượn để cuối năm xét tặng giấy khen cho gia đình đọc nhiều sách nhất làng.\n\n"
        "- Mở tủ sách.\n\n- Hội Nông dân xã mở hội đọc.\n"
    )
    own, other = outline.items[-2:]
    assert (own.leads, other.leads) == (("Các xã, phường",), ("Hội Nông dân xã",))


@pytest.mark.parametrize("phrase", ["phối hợp với các sở, ", "Sở Y tế Sở ", "; các xã mở lớp"])
def test_names_without_end_do_finish(phrase: str) -> None:
    endless = phrase * 20_000
    assert all(
        name in endless
        for duty in (of_task(endless), of_heading(endless), Duty(bodies_of_cell(endless)))
        for name in (*duty.leads, *duty.partners)
    )


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Việc kiểm tra do Công an xã thực hiện.", ("Công an xã",)),
        ("Công tác hậu cần do Phòng Kinh tế đảm nhiệm.", ("Phòng Kinh tế",)),
        ("Lễ ra quân do Đoàn phường chủ trì tổ chức.", ("Đoàn phường",)),
        ("Nội dung thi theo tài liệu do Sở Y tế ban hành.", ()),
    ],
)
def test_the_body_by_which_work_is_done_leads(text: str, leads: tuple[str, ...]) -> None:
    assert of_task(text).leads == leads


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Các đơn vị được giám sát gửi báo cáo về xã.", ("Các đơn vị được giám sát",)),
        ("Các trường được chọn làm điểm mở lớp.", ("Các trường được chọn làm điểm",)),
        ("Các hộ được hỗ trợ kinh phí sửa nhà.", ()),
        ("Các xã được kiểm tra trong tháng 5.", ()),
    ],
)
def test_what_is_done_to_a_body_tells_which_is_meant_where_that_does_something(
    text: str, leads: tuple[str, ...]
) -> None:
    assert of_task(text).leads == leads


@pytest.mark.parametrize(
    "body",
    [
        "Ban Chỉ đạo phát triển lâm nghiệp xã",
        "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở phường",
        "Ban Vận động xây dựng nhà Đại đoàn kết xã",
        "Mạng lưới an toàn vệ sinh viên",
    ],
)
def test_the_matter_of_a_committee_is_part_of_its_name(body: str) -> None:
    assert of_task(f"{body} họp mỗi tháng.").leads == (body,)
