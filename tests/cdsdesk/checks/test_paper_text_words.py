from dataclasses import replace

import pytest

from cdsdesk.checks.paper import Origin
from cdsdesk.checks.paper_text_words import word_twice
from cdsdesk.model.findings import Severity
from tests.support.papers import item, paper, table, text


def found(words):
    return [finding.found for finding in word_twice(paper([text(words)]))]


@pytest.mark.parametrize(
    ("words", "twice"),
    [
        ("nâng cao chất lượng của của cơ quan", "của của"),
        ("Các các đơn vị phối hợp thực hiện", "Các các"),
        ("đẩy mạnh chuyển đổi đổi số trên địa bàn", "đổi đổi"),
        ("tiếp tục triển triển khai các nhiệm vụ", "triển triển"),
        ("thực hiện triển khai triển khai Đề án 06", "triển khai triển khai"),
        ("UBND phường phường đã ban hành", "phường phường"),
        ("theo Kế hoạch số số 12/KH-UBND", "số số"),
        ("HOẠT ĐỘNG CỦA CỦA BAN CHỈ ĐẠO", "CỦA CỦA"),
    ],
)
def test_a_word_written_twice_is_found(words, twice):
    assert found(words) == [twice]


@pytest.mark.parametrize(
    "words",
    [
        "dần dần, từ từ và luôn luôn; ngày ngày, nhà nhà, người người thi đua",
        "trong năm năm qua, đều đều hằng tháng, xa xa, song song với việc",
        "vận hành hệ thống thống kê và giao thông thông minh trong môi trường trường học",
        "cán bộ Bộ phận Một cửa, trụ sở Sở Nội vụ",
        "thực hiện hiện đại hóa hành chính, quy định định kỳ báo cáo",
        "đường Lê Lợi, Lợi Thành; Nguyễn Nguyễn Hoàng An",
        "12 12 hồ sơ, Zalo Zalo",
        "các bên liên quan, quan trọng là",
        "Một số số liệu; Kế hoạch chuyển đổi số số 12/KH-UBND; kỹ năng số số lượng lớn",
        "thí điểm điểm hỗ trợ người dân, cán bộ bộ máy",
        "A A B, xã/phường phường/xã",
    ],
)
def test_what_is_doubled_rightly_stays_silent(words):
    assert found(words) == []


@pytest.mark.parametrize("words", ["tiếp tục triển triển khai các nhiệm vụ", "thí điểm điểm du lịch thông minh"])
def test_beside_a_known_word_it_is_only_noted(words):
    (finding,) = word_twice(paper([text(words)]))
    assert finding.severity is Severity.NOTE


def test_it_is_told_where_it_stands():
    made = paper([item("-", "Kết quả của của tổ")])
    (finding,) = word_twice(made)
    assert (finding.place.quote, finding.place.paragraph, finding.severity) == ("của của", 1, Severity.WARNING)


def test_cells_are_read_too():
    made = paper([table(["STT", "Nội dung"], [["1", "Rà soát rà soát dữ liệu"], ["2", "Tập huấn"]])])
    assert [finding.place.line for finding in word_twice(made)] == [1]


def test_a_word_that_was_taken_over_from_both_pages_stays_silent():
    made = table(["STT", "Nội dung"], [["1", "nâng cấp hệ thống mạng mạng lưới"]])
    (row,) = made.rows
    cell = replace(row.cells[1], raw="nâng cấp hệ thống mạng\fmạng lưới")
    over = replace(made, rows=(replace(row, cells=(row.cells[0], cell)),))
    assert list(word_twice(paper([over], origin=Origin.FILE))) == []
    assert [finding.found for finding in word_twice(paper([made], origin=Origin.FILE))] == ["mạng mạng"]
