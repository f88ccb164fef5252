import pytest

from cdsdesk.checks.paper_breakdowns import breakdown, parts_below
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import item, paper, text


def found(words: str) -> list[Finding]:
    return list(breakdown(paper([text(words)])))


@pytest.mark.parametrize(
    ("words", "said", "summed"),
    [
        ("đã ban hành 36 văn bản, gồm 14 công văn, 10 kế hoạch, 07 quyết định, 06 tờ trình;", "36", "37"),
        ("Cấp 620 tài khoản thư công vụ (bao gồm 100 tài khoản cơ quan và 510 tài khoản cá nhân)", "620", "610"),
        ("dự kiến 245.500 triệu đồng (ngân sách tỉnh 212.000 triệu đồng, ngân sách xã 35.300 triệu đồng).", "", ""),
        ("Tổ có 15 thành viên, trong đó 20 thành viên nữ, 03 thành viên là đảng viên.", "15", "23"),
        (
            "Tổng số 45 nhiệm vụ, trong đó: hoàn thành 30 nhiệm vụ, đang làm 12 nhiệm vụ, chưa làm 4 nhiệm vụ.",
            "45",
            "46",
        ),
        ("Tổng số nhiệm vụ được giao là 09, trong đó: hoàn thành 04; đang thực hiện 04; trễ hạn 02.", "9", "10"),
        ("Kinh phí 1.200 triệu đồng: 700 triệu đồng chi thường xuyên, 600 triệu đồng chi đầu tư.", "", ""),
        ("rà soát 165 thủ tục hành chính (155 thủ tục cấp xã và 09 thủ tục liên thông); xong.", "165", "164"),
        ("tiếp nhận 6.842 hồ sơ, trong đó: trực tuyến 6.295 hồ sơ (đạt 92%), trực tiếp 557 hồ sơ.", "6.842", "6.852"),
        ("Trong 12 chỉ tiêu của kế hoạch có 3 chỉ tiêu vượt, 5 chỉ tiêu đạt, 3 chỉ tiêu chưa đạt.", "12", "11"),
    ],
)
def test_parts_that_do_not_make_up_the_whole(words: str, said: str, summed: str) -> None:
    (finding,) = found(words)
    assert finding.severity is Severity.WARNING
    assert finding.found == said or not said
    assert finding.expected == summed or not summed


@pytest.mark.parametrize(
    "words",
    [
        "đã ban hành 36 văn bản, gồm 14 công văn, 10 kế hoạch, 07 quyết định, 05 tờ trình.",
        "Cấp 620 tài khoản (bao gồm 110 tài khoản cơ quan và 510 cán bộ, công chức, viên chức)",
        "dự kiến 245.500 triệu đồng (ngân sách tỉnh 212.000 triệu đồng, ngân sách thành phố 33.500 triệu đồng).",
        "Tổ có 45 thành viên, trong đó 20 nữ, 12 đảng viên.",
        "triển khai tại 07 xã, phường, gồm: Vĩnh Thạnh, Vĩnh Phương, Vĩnh Thái.",
        "tiếp nhận 18 kiến nghị, đã giải quyết: 10. UBND xã tiếp nhận 40 phản ánh, đã giải quyết: 33.",
        "Trong 12 chỉ tiêu của kế hoạch có 3 chỉ tiêu vượt, 5 chỉ tiêu đạt, 4 chỉ tiêu chưa đạt.",
        "Đã giải quyết 6.710 hồ sơ: đúng hạn 6.704 hồ sơ (99,91%), quá hạn 06 hồ sơ (0,09%); đang xử lý 132.",
        "36 văn bản, gồm 14 công văn (trong đó 03 công văn khẩn), 22 kế hoạch",
        "thu viện phí: 3.643.729.939 đồng, thu lệ phí: 1.015.577.500 đồng, thu BHXH: 27.189.000.000 đồng",
        "Thành lập 08 tổ công tác gồm 40 thành viên; mỗi tổ gồm 01 tổ trưởng, 01 tổ phó và 03 thành viên.",
        "Tổ có 15 thành viên, gồm 01 tổ trưởng, 02 tổ phó và các thành viên.",
        "Tổng kinh phí 1,25 tỷ đồng, gồm: ngân sách tỉnh 800 triệu đồng, ngân sách phường 450 triệu đồng.",
        "Có 03 nhóm gồm 05 người, 07 người.",
        "Tổng số nhiệm vụ được giao là 09, trong đó: hoàn thành 04; đang thực hiện 04; trễ hạn 01.",
        "Kinh phí 1.200 triệu đồng: 700 triệu đồng chi thường xuyên, 500 triệu đồng chi đầu tư.",
        "Tổng số điểm là 95, trong đó thể chế 20, hạ tầng 15, nhân lực: tiêu chí 3.1, 3.2.",
    ],
)
def test_parts_that_make_it_up_and_those_of_something_else(words: str) -> None:
    assert not [finding for finding in found(words) if finding.severity is not Severity.NOTE]


def test_money_is_said_in_the_unit_of_the_sentence() -> None:
    (finding,) = found(
        "Kinh phí: 1,25 tỷ đồng, trong đó tỉnh 800 triệu đồng, xã 550 triệu đồng; đã giải ngân 1 tỷ đồng."
    )
    assert finding.message.startswith(
        "Ghi tổng số 1,25 tỷ đồng, cộng các phần được 1,35 tỷ đồng (0,8 tỷ đồng + 0,55 tỷ đồng)"
    )


def test_parts_of_all_that_were_reached() -> None:
    (finding,) = found("Có 06/06 chỉ tiêu đạt và vượt, trong đó 03 chỉ tiêu vượt, 02 chỉ tiêu đạt (chi tiết kèm theo).")
    assert (finding.found, finding.expected) == ("6", "5")
    assert not found("Có 06/06 chỉ tiêu đạt và vượt, trong đó 03 chỉ tiêu vượt, 03 chỉ tiêu đạt.")
    assert not found("Có 12/15 xã đã xong, trong đó 10 xã đúng hạn, 01 xã quá hạn.")


def test_states_that_may_overlap_are_doubtful() -> None:
    (finding,) = found("Có 45 hộ, trong đó 30 hộ chưa có mạng, 20 hộ nghèo.")
    assert finding.severity is Severity.NOTE


def test_more_of_some_kinds_than_the_whole_is_doubtful() -> None:
    (finding,) = found("Tổ có 45 thành viên, trong đó có 30 nữ, 20 đảng viên.")
    assert finding.severity is Severity.NOTE


STATES = ("đã hoàn thành, đúng hạn: 6 (Phụ lục I 5.1; Phụ lục II 1.6)", "đang thực hiện: 8", "trễ hạn: 7.")


def test_lines_below_a_total_are_added() -> None:
    items = [item("+", f"Tổng số nhiệm vụ {state}") for state in STATES]
    assert not list(parts_below(paper([text("Tổng số nhiệm vụ: 21, trong đó:"), *items])))
    (finding,) = parts_below(paper([text("Tổng số nhiệm vụ: 22, trong đó:"), *items]))
    assert (finding.found, finding.expected) == ("22", "21")
    assert finding.place is not None
    assert finding.place.paragraph == 1


def test_numbered_lines_below_a_total_are_added() -> None:
    items = [item(f"{place}.", f"Tổ dân phố số {place}: 04 thành viên;") for place in (1, 2, 3)]
    (finding,) = parts_below(paper([text("Điều 1. Kiện toàn 03 Tổ với 11 thành viên, gồm:"), *items]))
    assert (finding.found, finding.expected) == ("11", "12")
    assert not list(parts_below(paper([text("Điều 1. Kiện toàn 03 Tổ với 12 thành viên, gồm:"), *items])))


def test_lines_without_counts_are_not_added() -> None:
    body = [text("Đã ban hành 03 văn bản:"), item("-", "Kế hoạch số 5/KH-UBND"), item("-", "Công văn về 12 việc")]
    assert not list(parts_below(paper(body)))
