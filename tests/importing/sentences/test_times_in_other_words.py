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
        ("30/4/26", "by", None, "2026-04-30"),
        ("Từ 15/4/26 đến 20/4/26", "within", "2026-04-15", "2026-04-20"),
        ("25, 26/4/2026", "within", "2026-04-25", "2026-04-26"),
        ("Tuần 1 tháng 5/2026", "within", "2026-05-01", "2026-05-31"),
        ("02 ngày (15 và 16/7/2026)", "within", "2026-07-15", "2026-07-16"),
        ("31-7-26", "by", None, "2026-07-31"),
        ("6 tháng/lần", "periodic", None, None),
        ("Trước ngày hội 07 ngày", "conditional", None, None),
        ("Xuyên suốt", "continuous", None, None),
    ],
)
def test_a_line_of_time_says_when(line: str, kind: str, start: str | None, end: str | None) -> None:
    found = of_line(line)
    assert (found.kind, found.start, found.end) == (kind, _day(start), _day(end))


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Tổ chức Lễ phát động Tháng Thanh niên năm 2026.", "none", None, None),
        (
            "Tổ chức kỷ niệm 95 năm Ngày thành lập Đoàn (26/3/1931 - 26/3/2026).",
            "none",
            None,
            None,
        ),
        (
            "Triển khai Nghị quyết số 57-NQ/TW ngày 22/12/2024 đến toàn thể đoàn viên.",
            "none",
            None,
            None,
        ),
        (
            "Thực hiện Kế hoạch bầu cử đại biểu Quốc hội khóa XVI nhiệm kỳ 2026 - 2031.",
            "none",
            None,
            None,
        ),
        ("Phấn đấu đến cuối năm 2026 có 90% hộ dân dùng nước sạch.", "by", None, "2026-12-31"),
        ("Tổ chức Ngày hội đại đoàn kết vào ngày 18/11 hằng năm.", "annual", None, None),
        ("Tổ chức ra quân vào sáng Chủ nhật hằng tuần.", "periodic", None, None),
        (
            "Gửi danh sách về Hội LHPN xã (qua Ban Công tác phụ nữ) trước 17 giờ ngày 20/3/2026.",
            "by",
            None,
            "2026-03-20",
        ),
        ("Nộp tiền ủng hộ chậm nhất ngày 30/4/2026.", "by", None, "2026-04-30"),
        ("Nộp tiền ủng hộ trước 16h30 ngày 30 tháng 4 năm 2026.", "by", None, "2026-04-30"),
        ("Các chi hội đăng ký mô hình trước ngày 15/4.", "by", None, None),
        ("Khai mạc lúc 7h30' ngày 26/3/2026 tại sân vận động xã.", "by", None, "2026-03-26"),
        (
            "Thời gian treo cờ từ 06 giờ ngày 29/4/2026 đến 18 giờ ngày 02/5/2026.",
            "within",
            "2026-04-29",
            "2026-05-02",
        ),
        (
            "Đón đoàn kiểm tra trong các ngày 12, 13 và 14/5/2026.",
            "within",
            "2026-05-12",
            "2026-05-14",
        ),
        (
            "Đại hội được tổ chức trong 02 ngày, từ ngày 20 đến ngày 21/5/2026.",
            "within",
            "2026-05-20",
            "2026-05-21",
        ),
        ("Tổng hợp kết quả, báo cáo Đảng ủy xã vào ngày 25 hàng tháng.", "periodic", None, None),
        (
            "Hàng quý, các chi bộ báo cáo về Đảng ủy trước ngày 05 của tháng đầu quý sau.",
            "periodic",
            None,
            None,
        ),
        (
            "Báo cáo kết quả 6 tháng đầu năm trước ngày 15/6, cả năm trước ngày 15/12 hằng năm.",
            "annual",
            None,
            None,
        ),
        (
            "Báo cáo 6 tháng trước ngày 10/6/2026, báo cáo năm trước ngày 30/11/2026.",
            "mixed",
            None,
            "2026-11-30",
        ),
        ("Tổng kết Tháng hành động trong tháng 6/2026.", "within", "2026-06-01", "2026-06-30"),
        ("Lập danh sách hộ nghèo ngay sau khi có kết quả rà soát.", "conditional", None, None),
        (
            "Giải ngân kinh phí khi có quyết định phê duyệt của Chủ tịch UBND xã.",
            "conditional",
            None,
            None,
        ),
        (
            "Báo cáo nhanh về Thường trực Đảng ủy ngay khi có vụ việc phát sinh.",
            "conditional",
            None,
            None,
        ),
        (
            "Bàn giao mặt bằng trong vòng 10 ngày kể từ ngày nhận đủ tiền bồi thường.",
            "conditional",
            None,
            None,
        ),
        (
            "Chi trả chế độ chậm nhất 05 ngày làm việc sau khi nghiệm thu.",
            "conditional",
            None,
            None,
        ),
        ("Kiểm tra hồ sơ khi người dân nộp tại bộ phận một cửa.", "none", None, None),
        ("Hướng dẫn người dân khi đến làm thủ tục hành chính.", "none", None, None),
        ("Bảo vệ rừng khi thời tiết hanh khô.", "none", None, None),
        ("Thực hiện từ ngày ký ban hành đến hết ngày 31/12/2026.", "mixed", None, "2026-12-31"),
        ("Thường xuyên tuyên truyền trên loa truyền thanh.", "continuous", None, None),
        ("Các chi đoàn thường xuyên dọn vệ sinh đường làng.", "continuous", None, None),
        ("Duy trì sinh hoạt câu lạc bộ hằng tháng.", "periodic", None, None),
        ("Duy trì chế độ giao ban hằng tuần.", "none", None, None),
        ("Đóng hội phí hằng tháng theo quy định.", "none", None, None),
        (
            "Hỗ trợ mỗi cháu 500.000 đồng/tháng từ tháng 4/2026 đến khi đủ 18 tuổi.",
            "mixed",
            "2026-04-01",
            None,
        ),
        ("Miễn thu học phí từ năm học 2026 - 2027.", "from", "2026-09-01", None),
        ("Áp dụng quy chế mới kể từ ngày 01/5/2026.", "from", "2026-05-01", None),
        ("Tuyển chọn công dân sinh từ ngày 01/01/2001 đến ngày 31/12/2008.", "none", None, None),
        ("Rà soát các hộ vay vốn từ ngày 01/01/2020 đến ngày 31/12/2025.", "none", None, None),
        ("Khen thưởng tập thể có thành tích trong năm 2025.", "none", None, None),
        ("Xây dựng dự toán năm 2027 trình HĐND xã.", "none", None, None),
        ("Quyết toán ngân sách năm 2025.", "none", None, None),
        ("Tham gia Hội thi cấp huyện ngày 15/5/2026.", "by", None, "2026-05-15"),
        ("Tổ chức Hội thi ngày 15/5/2026 tại nhà văn hóa xã.", "by", None, "2026-05-15"),
        ("Tổ chức họp thôn (dự kiến ngày 15/5/2026).", "by", None, "2026-05-15"),
        ("Họp thôn (xong trước 20/4/2026).", "by", None, "2026-04-20"),
        ("Phun khử khuẩn (02 lần/tháng).", "periodic", None, None),
        ("Họp thôn (chậm nhất ngày 20/4/2026).", "by", None, "2026-04-20"),
        ("Thu gom rác vào thứ Bảy hằng tuần.", "periodic", None, None),
        (
            "Niêm yết danh sách chậm nhất là 40 ngày trước ngày bầu cử (ngày 03/02/2026).",
            "conditional",
            None,
            None,
        ),
        (
            "Lập danh sách trước ngày 03/4/2026 và niêm yết chậm nhất vào ngày 13/4/2026.",
            "mixed",
            None,
            "2026-04-13",
        ),
        ("Công bố hết dịch khi qua 21 ngày không có ca mắc mới.", "conditional", None, None),
        ("Bắt đầu thực hiện từ quý II/2026.", "from", "2026-04-01", None),
        ("Hoàn thành việc lắp đặt trong quý II và III năm 2026.", "by", None, "2026-09-30"),
        ("Hoàn thành trước 30 tháng 6 năm 2026.", "by", None, "2026-06-30"),
        ("Hoàn thành trước Tết Nguyên đán năm 2027.", "none", None, None),
        (
            "Cho học sinh nghỉ học từ 13 giờ ngày 22/8/2026 cho đến khi có thông báo mới.",
            "mixed",
            "2026-08-22",
            None,
        ),
        ("Gửi báo cáo về xã trước 15 giờ hằng ngày.", "periodic", None, None),
        (
            "Theo Công điện số 05/CĐ-UBND ngày 20/8/2026, sơ tán xong trước 17 giờ ngày 22/8/2026.",
            "by",
            None,
            "2026-08-22",
        ),
        ("Sơ tán dân xong trước 17 giờ hôm nay.", "none", None, None),
        ("Vớt hết bèo trên sông đến hết năm 2027.", "by", None, "2027-12-31"),
        ("Khi nước sông lên, Ban Chỉ huy quân sự xã trực tại cống.", "conditional", None, None),
        ("Trạm Y tế xã: Khi có ca bệnh, khoanh vùng xử lý.", "conditional", None, None),
        ("Khi tham gia vớt bèo, hội viên phải mặc áo phao.", "none", None, None),
        ("Cung ứng cây giống khi các hộ có nhu cầu.", "conditional", None, None),
        (
            "Mời phụ huynh đến trao đổi sau khi học sinh vi phạm lần thứ hai.",
            "conditional",
            None,
            None,
        ),
        ("Quản lý thanh niên sau khi hoàn thành chương trình cai nghiện.", "none", None, None),
        ("Mỗi quý ít nhất một lần đối thoại với hội viên.", "periodic", None, None),
        ("Kiểm tra mực nước 02 tuần một lần.", "periodic", None, None),
        ("Chi hội Phụ nữ mỗi tháng tổ chức vớt bèo một lần.", "periodic", None, None),
        ("Hỗ trợ mỗi tháng 500.000 đồng cho người trông cống.", "none", None, None),
        ("Chi trả cho các hộ có người mất từ ngày 01/01/2026.", "none", None, None),
        ("Số hóa bản đồ kênh mương (lộ trình 2026 - 2028).", "within", "2026-01-01", "2028-12-31"),
        ("Bồi dưỡng tổ thủy lợi (mỗi năm 01 lớp).", "annual", None, None),
        (
            "Vớt bèo (đợt 1: tháng 4/2026; đợt 2: tháng 9/2026).",
            "mixed",
            "2026-09-01",
            "2026-09-30",
        ),
        ("Xây dựng quy chế trực cống (xong trong tháng 4).", "by", None, None),
        ("Thăm hỏi hội viên khi chi hội báo tin.", "conditional", None, None),
        ("Công bố kết quả chậm nhất vào dịp 20/10/2026.", "by", None, "2026-10-20"),
        (
            "Cho học sinh nghỉ học trong hai ngày 12 và 13/9/2026.",
            "within",
            "2026-09-12",
            "2026-09-13",
        ),
        ("Cập nhật mực nước 03 giờ một lần.", "periodic", None, None),
        ("Thống kê thiệt hại trong vòng 24 giờ sau bão.", "conditional", None, None),
        ("Vớt bèo đợt 1 ngày 01 - 02/6/2026.", "within", "2026-06-01", "2026-06-02"),
        (
            "Rà soát các việc chưa hoàn thành trong quý I/2026.",
            "within",
            "2026-01-01",
            "2026-03-31",
        ),
        (
            "Kể chuyện về dòng sông (03 buổi, trong tháng 11/2026).",
            "within",
            "2026-11-01",
            "2026-11-30",
        ),
        ("Kiểm tra cống 5 ngày một lần.", "periodic", None, None),
        ("Đối thoại với hội viên ít nhất 01 lần trong năm.", "annual", None, None),
        ("Phun thuốc khi mật độ sâu vượt ngưỡng.", "conditional", None, None),
        ("Trình UBND xã chậm nhất 10 ngày sau hội nghị.", "conditional", None, None),
        ("Trực tại cống từ 18 giờ đến 06 giờ hằng ngày.", "periodic", None, None),
        (
            "Là đầu mối, có trách nhiệm tổng hợp tình hình hằng tháng, quý, năm.",
            "periodic",
            None,
            None,
        ),
        ("Nhân rộng mô hình đã triển khai từ tháng 9/2025.", "none", None, None),
        ("Tuyên truyền về cây lúa (xuyên suốt 2026 - 2030).", "within", "2026-01-01", "2030-12-31"),
        ("Hạn chót đăng ký mua giống là 10/4/2026.", "by", None, "2026-04-10"),
        ("Đầu tháng 6/2026 tổ chức nghiệm thu kênh.", "within", "2026-06-01", "2026-06-30"),
        ("Năm 2026 sửa 05 cống; năm 2027 sửa 07 cống.", "mixed", "2027-01-01", "2027-12-31"),
        ("Họp ban quản lý chợ (dự kiến cuối tháng 5/2026).", "within", "2026-05-01", "2026-05-31"),
        ("Xử lý kịp thời khi có dấu hiệu vi phạm.", "conditional", None, None),
        (
            "Báo cáo 6 tháng trước ngày 15/6 và báo cáo đột xuất khi có yêu cầu.",
            "mixed",
            None,
            None,
        ),
        ("Phát động Tháng vớt bèo (từ ngày 15/11 đến ngày 15/12).", "within", None, None),
        ("Sửa 05 cống (từ nguồn vốn năm 2025 chuyển sang).", "none", None, None),
    ],
)
def test_papers_of_communes_and_unions_say_when(
    text: str, kind: str, start: str | None, end: str | None
) -> None:
    found = of_task(text, date(2026, 3, 10))
    assert (found.kind, found.start, found.end) == (kind, _day(start), _day(end))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Between who does it and what, whatever that is.
        ("Công an xã, Ban Chỉ huy Quân sự xã thường xuyên tuần tra cửa rừng.", "continuous"),
        ("Trạm Y tế xã thường xuyên phun hóa chất diệt muỗi.", "continuous"),
        ("Đề nghị Đoàn xã định kỳ sinh hoạt tại thư viện.", "periodic"),
        ("Các trường hằng tuần chào cờ, nói chuyện dưới cờ.", "periodic"),
        # A last clause that says nothing else, also in a bracket that begins with a body.
        ("Công khai ngân sách (Phòng Kinh tế chủ trì; thực hiện hằng năm).", "annual"),
        ("Sửa quy ước của thôn (Văn phòng tham mưu; thường xuyên).", "continuous"),
        ("Trồng rừng gỗ lớn; giao Phòng Kinh tế tham mưu, thực hiện hằng năm.", "annual"),
        ("Dọn đường làng; thực hiện thường xuyên.", "continuous"),
        ("Chuyển đơn về Ban Thường trực khi có phát sinh.", "conditional"),
        ("Gửi báo cáo trước ngày 10 tháng 6 và ngày 10 tháng 12 hằng năm.", "annual"),
        # What only goes with a noun, or with a further duty.
        ("Bảo đảm chi thường xuyên cho các thôn, ngân sách hằng năm.", "none"),
        ("Sửa đường; cải tạo những đoạn ngập thường xuyên.", "none"),
    ],
)
def test_how_often_a_body_does_something_and_a_last_clause_of_time_bind(
    text: str, kind: str
) -> None:
    assert of_task(text).kind == kind


@pytest.mark.parametrize("years", ["2026 - 2028", "2026-2028"])
def test_a_stretch_of_years_that_closes_a_clause_binds(years: str) -> None:
    found = of_task(f"Hội Nông dân xã lập 05 tổ hợp tác trong giai đoạn {years}.")
    assert (found.start, found.end) == (date(2026, 1, 1), date(2028, 12, 31))
