"""A task's row and an indicator's row that tell of one thing: what differs is found, what may differ stays silent."""

import pytest

from cdsdesk.checks.paper import Origin
from cdsdesk.checks.paper_two_annexes import result_of_indicator
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, paper, table

TASKS = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Kết quả thực hiện", "Đánh giá"]
INDICATORS = ["STT", "Chỉ tiêu", "Mục tiêu", "Kết quả", "Đánh giá"]
COUNTED = ["STT", "Chỉ tiêu", "Chỉ tiêu giao", "Số thực hiện", "Tổng số", "Kết quả", "Đánh giá"]
TASK = ("Số hóa hồ sơ", "Đã số hóa 1.500/2.000 hồ sơ, đạt 75%")
ONLINE = ("Nâng tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến", "1.234/1.450 hồ sơ trực tuyến, đạt 85,1%")


def row(name: str, result: str) -> list[str]:
    return ["1", name, "90%", result, "Chưa đạt"]


def found(task: tuple[str, str], *rows: list[str], header: list[str] = INDICATORS) -> list[Finding]:
    title, result = task
    tasks = table(TASKS, [["4", title, "Văn phòng", "30/11/2026", result, "Đang thực hiện, trễ hạn"]])
    annexes = [annex("Phụ lục I", blocks=[tasks]), annex("Phụ lục II", blocks=[table(header, rows)])]
    return list(result_of_indicator(paper(annexes=annexes, title="Kết quả năm 2026", origin=Origin.FILE)))


def test_another_count_of_the_same_is_found_at_the_row_of_the_task() -> None:
    (finding,) = found(TASK, row("Tỷ lệ số hóa", "76% (1.520/2.000)"))
    assert finding.severity is Severity.WARNING
    assert finding.message == ("Kết quả nhiệm vụ ghi 1.500/2.000 nhưng chỉ tiêu “Tỷ lệ số hóa” ghi 1.520/2.000")
    assert finding.place is not None
    assert finding.place.quote == TASK[1]


def test_short_forms_name_the_same() -> None:
    (finding,) = found(ONLINE, row("Tỷ lệ hồ sơ TTHC tiếp nhận trực tuyến", "83,4% (1.210/1.450)"))
    assert (finding.found, finding.expected) == ("1.234/1.450", "1.210/1.450")


def test_counts_in_columns_of_their_own_are_held_against_it() -> None:
    cells = ["1", "Tỷ lệ số hóa", "90%", "1.520", "2.000", "76%", "Chưa đạt"]
    assert [one.expected for one in found(TASK, cells, header=COUNTED)] == ["1.520/2.000"]


@pytest.mark.parametrize(
    ("task", "rows"),
    [
        (TASK, [row("Tỷ lệ số hóa", "75% (1.500/2.000)")]),
        (TASK, [row("Tỷ lệ số hóa", "76,2% (1.600/2.100)")]),
        (TASK, [row("Tỷ lệ hộ có mạng băng rộng", "76% (1.520/2.000)")]),
        (TASK, [row("Tỷ lệ số hóa", "20% (400/2.000)")]),
        (TASK, [row("Tỷ lệ số hóa", "76%")]),
        (TASK, [row("Tỷ lệ số hóa", "76% (1.520/2.000)"), row("Tỷ lệ hồ sơ số hóa", "75% (1.500/2.000)")]),
        (TASK, [row("Tỷ lệ hồ sơ số hóa được sử dụng lại", "76% (1.520/2.000)")]),
        (("Tập huấn tổ công nghệ số", "12/15 tổ"), [row("Tỷ lệ tổ công nghệ số", "86,7% (13/15)")]),
        (("Số hóa", "Kế hoạch số 15/2.000-KH"), [row("Tỷ lệ số hóa", "76% (1.520/2.000)")]),
    ],
)
def test_what_may_be_counted_otherwise_stays_silent(task: tuple[str, str], rows: list[list[str]]) -> None:
    assert not found(task, *rows)
