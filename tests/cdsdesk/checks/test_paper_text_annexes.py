import pytest

from cdsdesk.checks.paper import Origin, Paper
from cdsdesk.checks.paper_text_annexes import states_of_annex, told_otherwise, verdicts_of_annex
from cdsdesk.checks.paper_text_sums import share_done, total_of_annex
from cdsdesk.checks.registry import PaperRule
from tests.support.papers import annex, paper, table, text

TASKS = table(
    ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Kết quả thực hiện", "Đánh giá"),
    [
        ("1", "Kiện toàn Ban Chỉ đạo", "Văn phòng", "31/3/2026", "Quyết định số 20/QĐ-UBND", "Hoàn thành, đúng hạn"),
        ("2", "Tập huấn", "Phòng VH-XH", "Quý II/2026", "Tổ chức 02 lớp", "Hoàn thành, đúng hạn"),
        ("3", "Trang thông tin", "Văn phòng", "Tháng 9/2026", "Vận hành", "Hoàn thành, đúng hạn"),
        ("4", "Số hóa hồ sơ", "Văn phòng", "30/11/2026", "Đạt 75%", "Đang thực hiện, trễ hạn"),
        ("5", "Chợ 4.0", "Phòng KT", "2026 - 2027", "Đã khảo sát", "Đang thực hiện theo tiến độ"),
    ],
)
AIMS = table(
    ("STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu", "Kết quả", "Đánh giá"),
    [
        ("1", "Tỷ lệ hồ sơ trực tuyến", "%", "80", "85,2", "Vượt"),
        ("2", "Tỷ lệ thanh toán trực tuyến", "%", "50", "50", "Đạt"),
        ("3", "Tỷ lệ số hóa", "%", "90", "75", "Chưa đạt"),
        ("4", "Số lớp tập huấn", "lớp", "2", "3", "Vượt"),
    ],
)
MONEY = table(
    ("STT", "Nội dung", "Kinh phí giao (triệu đồng)", "Giải ngân (triệu đồng)"),
    [("1", "Mạng LAN", "600", "450"), ("2", "Tập huấn", "350", "270"), ("total:", "Tổng cộng", "950", "720")],
)


def report(words: str) -> Paper:
    annexes = [
        annex("Phụ lục I", blocks=[TASKS]),
        annex("Phụ lục II", blocks=[AIMS]),
        annex("Phụ lục III", blocks=[MONEY]),
    ]
    return paper([text(words)], annexes, origin=Origin.FILE)


def found(rule: PaperRule, words: str) -> list[tuple[str, str]]:
    return [(finding.found, finding.expected) for finding in rule(report(words))]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (
            (
                "Thực hiện 05 nhiệm vụ, trong đó 02 nhiệm vụ hoàn thành đúng hạn, 02 nhiệm vụ đang thực hiện, trễ hạn, "
                "01 nhiệm vụ theo tiến độ (Phụ lục I)."
            ),
            [("02", "3"), ("02", "1")],
        ),
        (
            (
                "Thực hiện 06 nhiệm vụ, trong đó 03 nhiệm vụ hoàn thành, 01 nhiệm vụ trễ hạn, 01 nhiệm vụ theo tiến độ "
                "(Phụ lục I)."
            ),
            [("06", "5")],
        ),
        (
            "Thực hiện 05 nhiệm vụ: 03 nhiệm vụ đã hoàn thành, 02 nhiệm vụ đang thực hiện (chi tiết tại Phụ lục I).",
            [],
        ),
        (
            "Trong 12 nhiệm vụ, 07 nhiệm vụ hoàn thành đúng hạn, 05 nhiệm vụ trễ hạn; việc của xã ở Phụ lục I.",
            [],
        ),
        ("Có 02 nhiệm vụ hoàn thành đúng hạn, 01 nhiệm vụ trễ hạn trong tháng (Phụ lục I).", []),
        ("Thực hiện 05 nhiệm vụ: 01 nhiệm vụ hoàn thành, 04 nhiệm vụ trễ hạn (Phụ lục I Kế hoạch số 12/KH-UBND).", []),
    ],
)
def test_tasks_that_the_text_counts_by_state(words: str, wrong: list[tuple[str, str]]) -> None:
    assert found(states_of_annex, words) == wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (
            "04 chỉ tiêu: 01 chỉ tiêu vượt, 02 chỉ tiêu đạt, 01 chỉ tiêu chưa đạt (Phụ lục II).",
            [("01", "2"), ("02", "1")],
        ),
        ("04 chỉ tiêu: 02 chỉ tiêu vượt, 01 chỉ tiêu đạt, 01 chỉ tiêu chưa đạt (Phụ lục II).", []),
        ("04 chỉ tiêu: 03 chỉ tiêu đạt và vượt, 01 chỉ tiêu chưa đạt (Phụ lục II).", []),
        ("04 chỉ tiêu: 03 chỉ tiêu đạt, 01 chỉ tiêu chưa đạt (Phụ lục II).", []),
        ("05 chỉ tiêu: 03 chỉ tiêu đạt và vượt, 01 chỉ tiêu chưa đạt (Phụ lục II).", [("05", "4")]),
    ],
)
def test_indicators_that_the_text_counts_by_verdict(words: str, wrong: list[tuple[str, str]]) -> None:
    assert found(verdicts_of_annex, words) == wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Tiếp tục thực hiện nhiệm vụ số 2 trong quý I/2027.", ["nhiệm vụ số 2"]),
        ("Tiếp tục thực hiện nhiệm vụ số 4 trong quý I/2027.", []),
        ("Nhiệm vụ trễ hạn là nhiệm vụ số 5 Phụ lục I.", ["nhiệm vụ số 5"]),
        ("Nhiệm vụ trễ hạn là nhiệm vụ số 4 Phụ lục I.", []),
        ("Tiếp tục phát huy kết quả của nhiệm vụ số 9.", []),
    ],
)
def test_what_the_text_says_of_one_row(words: str, wrong: list[str]) -> None:
    assert [one for one, _ in found(told_otherwise, words)] == wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Tổng kinh phí 960 triệu đồng, đã giải ngân 720 triệu đồng (Phụ lục III).", ["960 triệu đồng"]),
        ("Tổng kinh phí 950 triệu đồng, đã giải ngân 720 triệu đồng (Phụ lục III).", []),
        ("Tổng kinh phí của hai năm là 1.900 triệu đồng, bằng hai lần 900 triệu đồng (Phụ lục III).", []),
    ],
)
def test_a_sum_of_money_beside_its_annex(words: str, wrong: list[str]) -> None:
    assert [one for one, _ in found(total_of_annex, words)] == wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Kinh phí 950 triệu đồng, đã giải ngân 720 triệu đồng, đạt 78,5% (Phụ lục III).", [("78,5%", "75,8%")]),
        ("Tiếp nhận 1.250 hồ sơ, đã giải quyết 1.200 hồ sơ, đạt 90%.", [("90%", "96,0%")]),
        ("Kinh phí 950 triệu đồng, đã giải ngân 720 triệu đồng (75,8%).", []),
        ("Tiếp nhận 1.250 hồ sơ, đã giải quyết 1.200 hồ sơ, đạt 99% đúng hạn.", []),
        ("Tiếp nhận 1.250 hồ sơ, đã giải quyết 1.200 lượt, đạt 90%.", []),
    ],
)
def test_a_share_of_what_was_done(words: str, wrong: list[tuple[str, str]]) -> None:
    assert found(share_done, words) == wrong
