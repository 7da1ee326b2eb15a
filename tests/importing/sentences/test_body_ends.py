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
]


@pytest.mark.parametrize(("name", "what"), WHO_DOES_WHAT_NO_LIST_KNOWS)
def test_a_complete_name_ends_at_a_word_that_belongs_to_no_name(name: str, what: str) -> None:
    assert of_task(f"{name} {what}").leads == (name,)


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
