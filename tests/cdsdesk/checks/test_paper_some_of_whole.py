import pytest

from cdsdesk.checks.paper_breakdowns import breakdown
from cdsdesk.checks.paper_shares import share_of_total
from cdsdesk.checks.paper_some_of_whole import part_above_total
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import paper, text


def found(words: str) -> list[Finding]:
    return list(part_above_total(paper([text(words)])))


@pytest.mark.parametrize(
    ("words", "part", "whole"),
    [
        ("Tổ có 17 thành viên (trong đó 21 nữ, chiếm 44,68%).", "21", "17"),
        ("Ban Chỉ đạo có 15 thành viên; 08 Tổ với 17 thành viên (trong đó 21 nữ, chiếm 44,68%).", "21", "17"),
        ("Có 17 cán bộ, công chức, trong đó có 21 đồng chí là đảng viên.", "21", "17"),
        ("Tiếp nhận 150 hồ sơ, trong đó có 190 hồ sơ trực tuyến (đạt 60%).", "190", "150"),
        ("Tổng số 12 nhiệm vụ, trong đó 15 đã hoàn thành.", "15", "12"),
        ("Kinh phí 800 triệu đồng, trong đó ngân sách tỉnh 1,2 tỷ đồng.", "1,2 tỷ đồng", "800 triệu đồng"),
        ("Đã tập huấn cho 45 người (trong đó: 30 nữ, 12 người dân tộc thiểu số và 50 đoàn viên).", "50", "45"),
        ("Có 1.250 hộ kinh doanh, trong đó 1.520 hộ dùng hóa đơn điện tử.", "1.520", "1.250"),
    ],
)
def test_a_part_that_is_more_than_its_whole(words: str, part: str, whole: str) -> None:
    findings = [*found(words), *breakdown(paper([text(words)])), *share_of_total(paper([text(words)]))]
    (finding,) = findings
    assert finding.severity is Severity.WARNING
    assert part in finding.message
    assert whole in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "Tổ có 47 thành viên (trong đó 21 nữ, chiếm 44,68%).",
        "02 đợt với 65 lượt người tham gia và 01 cuộc họp với 14 lượt người dự, trong đó có 15 lượt thành viên Tổ.",
        "Thành lập 08 tổ, trong đó có 40 thành viên.",
        "Thành lập 08 tổ, trong đó 40 thành viên, 15 đảng viên.",
        "Tổ chức 03 lớp tập huấn, trong đó 01 lớp có 120 học viên.",
        "Có 02 dự án, trong đó dự án 1 có kinh phí 500 triệu đồng.",
        "Ban hành 12 văn bản, trong đó Kế hoạch số 45/KH-UBND ngày 21/5/2022.",
        "Có 12 người, trong đó năm 2022 có 5 người.",
        "Đã cấp 300 tài khoản, trong đó lũy kế từ đầu năm 500 tài khoản.",
        "Có 5 người dân, trong đó phục vụ 60 lượt người.",
        "Kinh phí năm 2022 là 500 triệu đồng, trong đó dự án A có tổng mức đầu tư 1.200 triệu đồng.",
        "Có 15 xã, trong đó 10 xã đạt; 20 xã khác đang làm. Trong đó 30 xã mới.",
        "Tiếp nhận 150 hồ sơ (trong đó 90 hồ sơ trực tuyến); giải quyết 160 hồ sơ.",
        "Có 12/15 xã, trong đó 14 xã đã ban hành.",
        "Có 5 nhiệm vụ, trong đó 30 ngày đầu hoàn thành 2 nhiệm vụ.",
        "Có 5 trường, trong đó trường A có 500 học sinh, 20 lớp, 25 máy vi tính.",
        "Đạt 15% chỉ tiêu, trong đó 20% là hồ sơ trực tuyến.",
        "Có 5 mục tiêu, trong đó 7 điểm mới.",
    ],
)
def test_parts_within_their_whole_or_of_another_kind(words: str) -> None:
    told = [*found(words), *breakdown(paper([text(words)]))]
    assert not [finding for finding in told if finding.severity is not Severity.NOTE]


def test_the_share_of_some_people_is_held_against_their_number() -> None:
    (finding,) = share_of_total(paper([text("Tổ có 57 thành viên (trong đó 21 nữ, chiếm 44,68%).")]))
    assert (finding.severity, finding.expected, finding.found) == (Severity.NOTE, "36,84%", "44,68%")
    assert not list(share_of_total(paper([text("Tổ có 47 thành viên (trong đó 21 nữ, chiếm 44,68%).")])))
