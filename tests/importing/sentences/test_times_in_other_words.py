"""When a task is due in the words of offices: hours, spans, rounds, events; and what is no time."""

from __future__ import annotations

from datetime import date

import pytest

from doichieu.importing.sentences.deadlines import of_line, of_task


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Thẩm định hồ sơ khi có hộ kinh doanh đề nghị mở quầy.", "none", None, None),
        ("Gửi số liệu cho UBND tỉnh khi bế mạc hội chợ.", "conditional", None, None),
        ("Báo cáo hằng năm và tổng kết sau khi kết thúc Dự án.", "mixed", None, None),
        ("Báo cáo trước ngày 5 hằng tháng; báo cáo đột xuất khi có yêu cầu.", "mixed", None, None),
        ("Lập hồ sơ mở chợ khi được cấp có thẩm quyền cho phép.", "conditional", None, None),
        (
            "Nhận đơn đăng ký từ ngày 05/4/2026 đến 17 giờ 00, ngày 20/4/2026.",
            "within",
            "2026-04-05",
            "2026-04-20",
        ),
        (
            "Trực trong khoảng thời gian từ ngày 01/5/2026 đến 05 giờ 00 ngày 14/5/2026.",
            "within",
            "2026-05-01",
            "2026-05-14",
        ),
        (
            "Từ ngày 05/5/2026 - 08/5/2026: Phòng Kinh tế đo đạc các tuyến kênh.",
            "within",
            "2026-05-05",
            "2026-05-08",
        ),
        ("Họp thôn từ ngày 02/6 đến ngày 10/6/2026.", "within", "2026-06-02", "2026-06-10"),
        ("Hằng tháng tổ chức 01 buổi ra quân vớt bèo.", "periodic", None, None),
        ("Công khai mực nước chậm nhất vào ngày 05 hằng tháng.", "periodic", None, None),
        (
            "Đánh giá chất lượng nước hằng tháng, bắt đầu thực hiện từ tháng 01/2026.",
            "mixed",
            "2026-01-01",
            None,
        ),
        ("Gửi biên bản về UBND huyện ngay sau khi kết thúc hội nghị.", "conditional", None, None),
        ("Gửi danh sách sau khi tổ chức họp thôn 01 ngày.", "conditional", None, None),
        (
            "Các thôn xây dựng kế hoạch trong Quý I/2026 và gửi UBND xã.",
            "within",
            "2026-01-01",
            "2026-03-31",
        ),
        ("Báo cáo UBND huyện trước ngày 15 tháng cuối quý.", "periodic", None, None),
        ("Họp thôn từ ngày 02/6/2026 đến ngày 10/6/2026.", "within", "2026-06-02", "2026-06-10"),
        (
            "Ra quân vớt bèo trong thời gian từ ngày 02/6/2026 đến ngày 10/6/2026.",
            "within",
            "2026-06-02",
            "2026-06-10",
        ),
        (
            "Nhận đơn từ ngày 05/4/2026 đến hết ngày 20/4/2026.",
            "within",
            "2026-04-05",
            "2026-04-20",
        ),
        ("Nhận đơn (từ ngày 05/4/2026 đến ngày 20/4/2026).", "within", "2026-04-05", "2026-04-20"),
        (
            "Từ ngày 05/5/2026 đến ngày 08/5/2026, Phòng Kinh tế đo đạc các tuyến kênh.",
            "within",
            "2026-05-05",
            "2026-05-08",
        ),
        ("Tổ chức hội nghị vào ngày 12/4/2026.", "by", None, "2026-04-12"),
        ("Tổ chức hội nghị trong ngày 12/4/2026.", "by", None, "2026-04-12"),
        ("Nộp hồ sơ chậm nhất 17 giờ 00 ngày 30/4/2026.", "by", None, "2026-04-30"),
        ("Nộp hồ sơ chậm nhất là 17 giờ 00 ngày 30/4/2026 để tổng hợp.", "by", None, "2026-04-30"),
        (
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã dự kiến tổ chức hội nghị vào ngày 12/4/2026.",
            "by",
            None,
            "2026-04-12",
        ),
        (
            "Sở Y tế chỉ đạo Trung tâm Kiểm nghiệm thường xuyên lấy mẫu hàng hóa ở chợ.",
            "continuous",
            None,
            None,
        ),
        (
            "Sở Tài chính bố trí vốn sửa chợ; thường xuyên theo dõi giải ngân; tổng hợp báo cáo.",
            "none",
            None,
            None,
        ),
        (
            "Sở Công Thương lắp bảng giá tại chợ; lập, cập nhật định kỳ sơ đồ quầy hàng.",
            "none",
            None,
            None,
        ),
        (
            "Nộp danh sách đoàn viên trước 17h00 ngày 25/3/2026 để tổng hợp.",
            "by",
            None,
            "2026-03-25",
        ),
        (
            "Tổ chức lễ phát động lúc 07 giờ 30 phút, ngày 26/3/2026 tại nhà văn hóa xã.",
            "by",
            None,
            "2026-03-26",
        ),
        (
            "Treo cờ từ 06 giờ 00 ngày 30/4 đến 18 giờ 00 ngày 02/5/2026.",
            "within",
            "2026-04-30",
            "2026-05-02",
        ),
        (
            "Các chi hội gửi báo cáo chậm nhất vào thứ Sáu, ngày 22/5/2026.",
            "by",
            None,
            "2026-05-22",
        ),
        ("Khai mạc hội thao vào sáng ngày 14/6/2026.", "by", None, "2026-06-14"),
        ("Thu hồ sơ đến hết ngày 20/4/2026.", "by", None, "2026-04-20"),
        ("Áp dụng mẫu sổ mới kể từ ngày 01/7/2026.", "from", "2026-07-01", None),
        ("Sửa bờ kè từ tháng 3 đến tháng 5/2026.", "within", "2026-03-01", "2026-05-31"),
        ("Trực ban từ ngày 01/6/2026 đến khi hết mưa lũ.", "mixed", "2026-06-01", None),
        (
            "Bố trí lực lượng trực từ ngày có lệnh đến hết ngày 30/9/2026.",
            "mixed",
            None,
            "2026-09-30",
        ),
        ("Phân công trực từ khi bão đổ bộ đến khi nước rút.", "mixed", None, None),
        ("Ngày 15/4/2026: Khai mạc hội trại.", "by", None, "2026-04-15"),
        ("Sáng ngày 15/4/2026, các chi đoàn tập trung tại sân vận động.", "by", None, "2026-04-15"),
        ("Tháng 4/2026: Rà soát danh sách hội viên.", "within", "2026-04-01", "2026-04-30"),
        ("Quý II/2026: Tổ chức hội thi.", "within", "2026-04-01", "2026-06-30"),
        ("Hằng quý, các chi hội họp kiểm điểm.", "periodic", None, None),
        ("Các thôn hằng tuần tổng vệ sinh đường làng.", "periodic", None, None),
        ("Các chi hội báo cáo vào ngày 20 hằng tháng.", "periodic", None, None),
        ("Gửi số liệu về xã trước ngày 25 của tháng cuối quý.", "periodic", None, None),
        ("Báo cáo ngay khi phát hiện sự cố.", "conditional", None, None),
        ("Báo cáo Huyện ủy khi tổng kết đợt thi đua.", "conditional", None, None),
        (
            "Sau khi Kế hoạch được ban hành, các chi bộ tổ chức quán triệt.",
            "conditional",
            None,
            None,
        ),
        ("Sau khi kết thúc đợt ra quân, các thôn gửi báo cáo về xã.", "conditional", None, None),
        (
            "Quyết toán kinh phí chậm nhất 10 ngày sau khi kết thúc hội thao.",
            "conditional",
            None,
            None,
        ),
        ("Niêm yết danh sách cử tri trước ngày bầu cử 30 ngày.", "conditional", None, None),
        ("Nhắc nhở đoàn viên khi tham gia giao thông.", "none", None, None),
        ("Bảo đảm an toàn cho học sinh khi xảy ra thiên tai.", "none", None, None),
        ("Hỗ trợ các hộ nghèo (nếu có).", "none", None, None),
        ("Chăm sóc trẻ em sau khi sinh.", "none", None, None),
        ("Thực hiện Nghị định số 12/2018/NĐ-CP ngày 16/5/2018 của Chính phủ.", "none", None, None),
        ("Rà soát đối tượng sinh từ ngày 01/01/2010 đến ngày 31/12/2010.", "none", None, None),
        ("Triển khai Luật có hiệu lực từ ngày 01/7/2026.", "none", None, None),
        ("Tuyên truyền Đề án phát triển chợ đến năm 2030.", "none", None, None),
        ("Báo cáo số liệu tính đến ngày 31/5/2026.", "none", None, None),
        (
            "Thực hiện kết luận tại cuộc họp ngày 12/4/2026 của Chủ tịch UBND xã.",
            "none",
            None,
            None,
        ),
        ("Bố trí kinh phí trong dự toán năm 2026.", "none", None, None),
        ("Thực hiện Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030.", "none", None, None),
        ("Triển khai nhiệm vụ trọng tâm năm 2026.", "none", None, None),
        (
            "Các ngày 10, 11, 12/4/2026, Đoàn kiểm tra làm việc với các thôn.",
            "within",
            "2026-04-10",
            "2026-04-12",
        ),
        (
            "Gửi về Văn phòng Đảng ủy trước 16 giờ 30 phút ngày thứ Năm, 28/5/2026.",
            "by",
            None,
            "2026-05-28",
        ),
        ("Hoàn thành việc lấy ý kiến trước 11 giờ 00 ngày 05/5/2026.", "by", None, "2026-05-05"),
        (
            "Tổ chức đại hội điểm trong tháng 5/2026, đại trà xong trước ngày 30/6/2026.",
            "mixed",
            None,
            "2026-06-30",
        ),
        (
            "Duy trì chốt trực từ 22 giờ ngày 28/01/2026 cho đến khi có thông báo mới.",
            "mixed",
            "2026-01-28",
            None,
        ),
        ("Hỗ trợ từ ngày 01 đến ngày 15 tháng 5 năm 2026.", "within", "2026-05-01", "2026-05-15"),
        (
            "Định kỳ hằng quý, trước ngày 10 tháng cuối quý, báo cáo UBND xã.",
            "periodic",
            None,
            None,
        ),
        ("Hằng năm, trước ngày 30/11 gửi kết quả về xã.", "annual", None, None),
        ("Vào ngày 20 hằng tháng các chi hội nộp hội phí.", "periodic", None, None),
        ("Sinh hoạt chi bộ từ ngày 03 đến ngày 05 hằng tháng.", "periodic", None, None),
    ],
)
def test_running_text_says_when(text: str, kind: str, start: str | None, end: str | None) -> None:
    found = of_task(text)
    assert (found.kind, found.start, found.end) == (kind, _day(start), _day(end))


@pytest.mark.parametrize(
    ("line", "kind", "start", "end"),
    [
        ("Từ tháng 4/2025 đến khi bàn giao chợ mới", "mixed", "2025-04-01", None),
        ("từ ngày ký Kế hoạch đến khi bàn giao chợ mới", "mixed", None, None),
        ("Từ ngày ký ban hành Kế hoạch đến hết ngày 30/6/2026", "mixed", None, "2026-06-30"),
        ("Từ khi Kế hoạch được phê duyệt đến tháng 12/2026", "mixed", None, "2026-12-31"),
        ("Từ ngày 15/3/2026 cho đến khi kết thúc cuộc bầu cử", "mixed", "2026-03-15", None),
        ("Từ quý I/2026 đến hết thời gian thực hiện Đề án", "mixed", "2026-01-01", None),
        ("Dự kiến ngày 05/4/2026", "by", None, "2026-04-05"),
        ("Theo Điều 9 Nghị định số 77/2018/NĐ-CP ngày 16/5/2018 của Chính phủ", "none", None, None),
        ("Theo các mốc thời gian tại Quyết định số 12/QĐ-UBND ngày 05/01/2026", "none", None, None),
        ("Trước ngày 31/01 năm liền kề", "none", None, None),
        ("08 giờ 00, ngày 12/4/2026 (Chủ nhật)", "by", None, "2026-04-12"),
        ("Tháng 4 - 5/2026", "within", "2026-04-01", "2026-05-31"),
        ("Hết quý III năm 2026", "by", None, "2026-09-30"),
        ("Cuối tháng 6/2026", "within", "2026-06-01", "2026-06-30"),
        ("Trước 30/4/2026", "by", None, "2026-04-30"),
        ("Ngay sau khi có kết quả", "conditional", None, None),
        ("Sau Đại hội", "none", None, None),
        ("Quý I hằng năm", "annual", None, None),
        ("Ngày 20 hằng tháng", "periodic", None, None),
        ("Hằng tuần", "periodic", None, None),
        ("Khi có yêu cầu", "conditional", None, None),
        ("Tháng Tư năm 2026", "within", "2026-04-01", "2026-04-30"),
        ("Quý một/2026", "within", "2026-01-01", "2026-03-31"),
        ("30 ngày kể từ ngày nhận hồ sơ", "conditional", None, None),
        ("Xong trong tháng 4/2026", "by", None, "2026-04-30"),
        ("Trong 02 ngày 12 và 13/4/2026", "within", "2026-04-12", "2026-04-13"),
    ],
)
def test_a_line_of_time_says_when(line: str, kind: str, start: str | None, end: str | None) -> None:
    found = of_line(line)
    assert (found.kind, found.start, found.end) == (kind, _day(start), _day(end))
