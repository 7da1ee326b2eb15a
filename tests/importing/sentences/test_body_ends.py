"""A name ends where it is complete, whatever the body does: on papers of communes and unions."""

from __future__ import annotations

import pytest

from doichieu.importing.sentences.bodies import names_at
from doichieu.importing.sentences.duties import of_heading, of_task

WHO_DOES_WHAT_NO_LIST_KNOWS = [
    ("Văn phòng HĐND và UBND xã", "mượn loa kéo, in băng rôn cho lễ phát động."),
    ("Phòng Văn hóa - Xã hội xã", "soạn bài phát thanh hằng tháng."),
    ("Phòng Kinh tế, Hạ tầng và Đô thị phường", "cắm biển báo ở điểm ngập."),
    ("Phòng Kinh tế (Hạ tầng và Đô thị)", "cắm biển báo ở điểm ngập."),
    ("Trung tâm Phục vụ hành chính công xã", "kê thêm bàn cho người già."),
    ("Ban Chỉ huy Quân sự xã", "cử lực lượng dân quân vớt bèo."),
    ("Trạm Y tế xã", "phun thuốc, phát viên lọc nước cho hộ ngập."),
    ("Trưởng các thôn", "thông báo trên loa, đi từng ngõ mời hộ dân họp."),
    ("Công chức Địa chính - Xây dựng", "đo lại ranh giới nghĩa trang."),
    ("Tổ công nghệ số cộng đồng các thôn", "cầm tay chỉ việc cho người già."),
    ("Hợp tác xã Dịch vụ nông nghiệp Hòa Phú", "bơm tát nước cho 40 ha lúa."),
    ("Các trường học trên địa bàn xã", "treo cờ, quét lớp, sơn lại cổng."),
    ("Các hộ kinh doanh trên địa bàn phường", "dọn hàng khỏi vỉa hè."),
    ("Ban Quản lý chợ Hòa Phú", "sắp lại quầy sau 18 giờ."),
    ("Tổ bảo vệ an ninh trật tự ở cơ sở", "canh gác cổng hội trường."),
    ("Tổ bầu cử khu vực số 3", "dán danh sách tại nhà văn hóa thôn."),
    ("Thanh tra nhân dân xã", "soi lại hồ sơ từng buổi."),
    ("UBND xã", "triệu tập cuộc họp giao ban."),
    ("UBND xã Hòa Phú", "hoan nghênh các thôn làm tốt."),
    ("Hiệu trưởng các trường học trên địa bàn xã", "phát động cuộc thi vẽ tranh."),
    ("Chuyên viên phụ trách giảm nghèo", "nhập dữ liệu vào phần mềm."),
    ("Các chi bộ trực thuộc Đảng ủy xã", "sinh hoạt chuyên đề trong tháng 5."),
    ("Ban Thường trực Ủy ban MTTQ Việt Nam xã", "dự kiến gặp mặt các cụ."),
    ("Ban Thường vụ Tỉnh đoàn", "tặng cờ cho 10 đơn vị dẫn đầu."),
    ("Liên đoàn Lao động tỉnh", "trích quỹ giúp 200 đoàn viên mất việc."),
    ("Hội LHTN Việt Nam phường", "góp 50 ngày công sửa nhà."),
    ("Hội Chữ thập đỏ xã", "quyên góp chăn màn, thuốc men."),
    ("Hội Người cao tuổi xã", "khuyên con cháu giữ nếp nhà."),
    ("Ban công tác Mặt trận các thôn", "gõ cửa từng nhà."),
    ("Các cấp bộ Đoàn, Hội, Đội", "mở sân chơi hè cho thiếu nhi."),
    ("Đoàn TNCS Hồ Chí Minh xã", "dựng cổng chào, múa lân."),
    ("Ban Thanh niên Công an tỉnh", "trao 30 suất học bổng."),
    ("Đội Thủy nông", "vớt bèo dọc kênh."),
    ("Sở Công Thương", "lắp bảng giá tại chợ."),
    ("Mỗi thôn", "chọn 01 tuyến đường trồng hoa."),
    ("Đặc khu Cô Sơn", "xây kè chắn sóng."),
    ("UBND đặc khu Cô Sơn", "thuê tàu chở nước ngọt ra đảo."),
    ("Hạt Kiểm lâm khu vực III", "cảnh báo cháy rừng cấp IV."),
    ("Đội xung kích phòng, chống thiên tai xã", "trực 24/24 giờ."),
    ("Tổ quản lý thủy nông", "có trách nhiệm mở cống."),
    ("Ban điều hành các khu phố", "vận động các hộ mang làn đi chợ."),
    ("Câu lạc bộ Dưỡng sinh khu phố 3", "diễn thái cực quyền."),
    ("Chi đoàn trường THCS Hòa Phú", "nuôi heo đất giúp bạn nghèo."),
    ("Nghiệp đoàn nghề cá xã", "phát áo phao cho ngư dân."),
    ("Công đoàn Khu kinh tế tỉnh", "thương lượng bữa ăn ca."),
    ("Đội Quản lý trật tự đô thị phường", "nhổ biển quảng cáo."),
    ("Chi ủy chi bộ thôn Đoài", "nhận xét, phân loại đảng viên."),
    ("Các hộ dân ven kênh", "tháo dỡ lều quán."),
    ("Chủ tịch, Phó Chủ tịch UBND xã", "tiếp dân ngày 10 hằng tháng."),
    ("Đ/c Lê Văn Bốn, Phó Chủ tịch UBND xã", "chỉ đạo tại hiện trường."),
    (
        "Đồng chí Ủy viên Ban Thường vụ Đảng ủy, Chủ tịch Hội Nông dân xã",
        "chỉ đạo chung việc ra quân.",
    ),
    ("Tổ công tác", "vá lại mặt đường."),
    ("Ban quản lý chợ Gốc Sấu", "quét lối đi cuối buổi."),
    ("Công chức nông nghiệp", "tiêm vắc xin cho đàn trâu."),
    ("Các doanh nghiệp viễn thông", "chặt cành quanh trạm."),
    ("Công ty TNHH MTV Khai thác công trình thủy lợi Bình An", "đóng cống số 3."),
    ("Trưởng các thôn Đồng Mít, Suối Lũng", "đến từng nhà vận động."),
    ("Giáo viên chủ nhiệm các lớp", "gọi phụ huynh của học sinh vắng."),
    ("Công đoàn cấp trên trực tiếp cơ sở", "họp với chủ sử dụng lao động."),
    ("Các phòng, trung tâm, trạm y tế, trường học", "gửi bảng tự chấm."),
    ("Các xã, phường đoàn", "rà lại danh sách."),
    ("Hai đơn vị", "luân phiên chủ trì giao ban."),
    ("Ban Chỉ đạo xây dựng nông thôn mới xã", "soi lại từng tiêu chí."),
    ("Phòng Cảnh sát giao thông", "chặn xe quá khổ."),
    ("Ban Giám hiệu các trường đại học, cao đẳng", "cộng điểm cho sinh viên."),
    ("Nhà trường", "bố trí phòng trực."),
    ("Hội đồng nhân dân phường khóa II", "mở phiên giải trình."),
    ("Cơ quan, đơn vị, trường học", "treo cờ."),
    ("Tổ Phòng chống tội phạm", "ghép với dân quân."),
    ("Lãnh đạo xã", "tặng quà từng nhà."),
    ("Khu phố 3", "họp dân."),
    ("Chủ tịch UBND các xã, phường ven biển, đặc khu Hòn Mun", "gọi tàu vào bờ."),
    ("Chi nhánh Trung tâm Phát triển quỹ đất (khu vực 2)", "bốc thăm nền."),
]


@pytest.mark.parametrize(("name", "what"), WHO_DOES_WHAT_NO_LIST_KNOWS)
def test_a_complete_name_ends_at_a_word_that_belongs_to_no_name(name: str, what: str) -> None:
    assert of_task(f"{name} {what}").leads == (name,)


@pytest.mark.parametrize(
    ("text", "leads", "partners"),
    [
        ("Kết thúc mỗi đợt, Hội Nông dân xã chấm điểm.", ("Hội Nông dân xã",), ()),
        ("Quý II/2026, Phòng Kinh tế xã mời tư vấn.", ("Phòng Kinh tế xã",), ()),
        ("Vào thứ Bảy hằng tuần, các tổ dân phố tổng vệ sinh.", ("các tổ dân phố",), ()),
        (
            "Đối với đường liên thôn thì Trưởng thôn có trách nhiệm phối hợp với Công an xã.",
            ("Trưởng thôn",),
            ("Công an xã",),
        ),
        (
            "Nếu hộ dân chưa thuận thì Ban công tác Mặt trận thôn đến nhà giải thích.",
            ("Ban công tác Mặt trận thôn",),
            (),
        ),
        ("Sửa đường vào chợ (Phòng Kinh tế xã chủ trì).", ("Phòng Kinh tế xã",), ()),
        (
            "Giao Văn phòng HĐND và UBND xã (bộ phận một cửa) tham mưu.",
            ("Văn phòng HĐND và UBND xã (bộ phận một cửa)",),
            (),
        ),
        (
            "Phân công đồng chí Lê Thị Hoa - Phó Bí thư Đoàn xã phụ trách chiến dịch.",
            ("đồng chí Lê Thị Hoa - Phó Bí thư Đoàn xã",),
            (),
        ),
        (
            "Yêu cầu các thôn ra quân; đề nghị Hội Nông dân xã và Đoàn xã phối hợp thực hiện.",
            ("các thôn",),
            ("Hội Nông dân xã", "Đoàn xã"),
        ),
        (
            "Thủ trưởng Sở Y tế, Sở Công Thương phải ký.",
            ("Thủ trưởng Sở Y tế, Sở Công Thương",),
            (),
        ),
        ("Lãnh đạo UBND, Hội Nông dân xã dự lễ.", ("Lãnh đạo UBND, Hội Nông dân xã",), ()),
        (
            "Giao Phó Chủ tịch UBND xã phụ trách, Phòng Kinh tế giúp việc.",
            ("Phó Chủ tịch UBND xã", "Phòng Kinh tế"),
            (),
        ),
        ("Cùng nhà thầu dựng rào.", (), ("nhà thầu",)),
        (
            "Giao Đoàn xã chủ trì, Hội Nông dân xã phối hợp tổ chức giải.",
            ("Đoàn xã",),
            ("Hội Nông dân xã",),
        ),
        ("Đoàn xã chủ trì; các thôn phối hợp.", ("Đoàn xã",), ("các thôn",)),
        ("Sửa đường (Đoàn xã chủ trì, các thôn phối hợp).", ("Đoàn xã",), ("các thôn",)),
        ("Giao Đoàn xã làm nòng cốt, cùng các chi đoàn dọn bãi.", ("Đoàn xã",), ("các chi đoàn",)),
        ("Phát loa, cùng các buổi họp thôn nhắc nhở.", (), ()),
        (
            "Các ông (bà): Chánh Văn phòng, Trưởng các thôn chịu trách nhiệm thi hành.",
            ("Chánh Văn phòng", "Trưởng các thôn"),
            (),
        ),
        (
            "Ông Trưởng phòng Nội vụ và các cá nhân có tên tại Điều 1 thi hành.",
            ("Ông Trưởng phòng Nội vụ", "các cá nhân có tên tại Điều 1"),
            (),
        ),
        ("Thôn nào đạt trên 90% được tặng giấy khen.", (), ()),
        ("Mỗi hội viên giúp 01 hộ nghèo.", (), ()),
        ("Hội Nông dân xã được hỗ trợ 20 triệu đồng.", (), ()),
        ("Quốc hội là chỗ dựa vững chắc của cử tri.", (), ()),
        ("Đảng ủy xã quyết tâm giữ sạch dòng kênh!", (), ()),
        ("Tổ trưởng: bà Lê Thị Hai.", (), ()),
        ("Xã Hòa Phú: lấy mẫu ở 02 cống.", (), ()),
        ("Đơn vị phụ trách: Đoàn xã.", (), ()),
    ],
)
def test_the_doer_is_found_wherever_a_paper_of_a_commune_puts_them(
    text: str, leads: tuple[str, ...], partners: tuple[str, ...]
) -> None:
    duty = of_task(text)
    assert (duty.leads, duty.partners) == (leads, partners)


@pytest.mark.parametrize(
    "name",
    [
        "Cục Biến đổi khí hậu",
        "Ban Đại diện cha mẹ học sinh",
        "Các doanh nghiệp thứ cấp trong khu",
        "các cơ quan chuyên trách tham mưu, giúp việc của Tỉnh ủy",
        "Viện Kiểm sát nhân dân tối cao",
        "Các cơ sở đào tạo đại học",
        "Các xã vùng ven",
    ],
)
def test_what_only_looks_like_something_done_stays_in_the_name(name: str) -> None:
    found = names_at(f"{name} chủ trì việc này.", 0)
    assert found is not None
    assert found.names == (name,)


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Phối hợp với UBND xã triệu tập cử tri.", ("UBND xã",)),
        ("Phối hợp với các đơn vị lắp đèn ở bến đò.", ("các đơn vị",)),
        ("Phối hợp với các đơn vị vận tải xếp chỗ đỗ.", ("các đơn vị vận tải",)),
        (
            "Phối hợp chặt chẽ với Trưởng thôn, Bí thư chi bộ rà từng hộ.",
            ("Trưởng thôn", "Bí thư chi bộ"),
        ),
        (
            "Phối hợp cùng các thôn, hợp tác xã và các hộ dân nạo mương.",
            ("các thôn", "hợp tác xã", "các hộ dân"),
        ),
        (
            "Khảo sát chợ. Cụ thể: (i) đếm quầy; (ii) phối hợp với Công an xã trông xe.",
            ("Công an xã",),
        ),
        ("Cùng Trưởng thôn, chi bộ thống nhất ngày.", ("Trưởng thôn", "chi bộ")),
        ("Tăng cường phối hợp giữa Công an xã với các thôn.", ()),
    ],
)
def test_so_does_the_name_of_who_takes_part(text: str, partners: tuple[str, ...]) -> None:
    assert of_task(text).partners == partners


@pytest.mark.parametrize(
    ("heading", "leads"),
    [
        ("Cán bộ phụ trách lĩnh vực thủy lợi", ("Cán bộ phụ trách lĩnh vực thủy lợi",)),
        (
            "Chuyên viên phụ trách Hành chính, Văn phòng",
            ("Chuyên viên phụ trách Hành chính, Văn phòng",),
        ),
        ("Các chi hội, tổ phụ nữ", ("Các chi hội, tổ phụ nữ",)),
        ("Công đoàn cơ sở, Chi đoàn cơ quan", ("Công đoàn cơ sở", "Chi đoàn cơ quan")),
        ("Ban quản lý thôn", ("Ban quản lý thôn",)),
        ("Trường học hạnh phúc", ()),
        ("Hộ kinh doanh, chợ, nhà hàng", ()),
        ("Công đoàn vững mạnh", ()),
        ("Nhiệm vụ của Tổ dọn kênh:", ("Tổ dọn kênh",)),
        ("Nhiệm vụ, quyền hạn của đội vớt bèo", ("đội vớt bèo",)),
        ("Nhiệm vụ của tổ viên", ()),
        ("ĐOÀN GIÁM SÁT, NỘI DUNG GIÁM SÁT, THỜI GIAN GIÁM SÁT", ()),
        ("Tổ công tác, đối tượng và phương pháp kiểm tra", ()),
        ("Chủ tịch UBND xã yêu cầu:", ()),
    ],
)
def test_a_heading_names_a_body_of_a_commune_or_a_matter(
    heading: str, leads: tuple[str, ...]
) -> None:
    assert of_heading(heading).leads == leads
