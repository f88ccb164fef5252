"""Tasks in tables of foreign documents: what the row denies is found, what is right stays silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import paper_tasks
from cdsdesk.checks.paper import Origin, Paper, PaperTable
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, paper, table, text

HEADER = [
    "STT",
    "Nội dung, nhiệm vụ",
    "Cơ quan chủ trì",
    "Thời gian thực hiện",
    "Kết quả thực hiện",
    "Đánh giá tiến độ",
]
DONE = "Hoàn thành, đúng hạn"
RIGHT = ["1.9", "Lập chuyên trang", "Phòng Kinh tế", "Quý I/2026", "Đã xong.", DONE]
RULES = [rule for rule in vars(paper_tasks).values() if isinstance(rule, PaperRule)]


def report(*rows: list[str], before: str = "Kết quả như sau:", title: str = "Kết quả 6 tháng đầu năm 2026") -> Paper:
    """A foreign report of the first half of 2026 with a table of tasks, these rows and two that are right."""
    made = table(HEADER, [["1", "Nhóm việc", "", "", "", ""], *rows, RIGHT, ["1.10", *RIGHT[1:]]])
    return replace(paper(body=[text(before), made], title=title), origin=Origin.FILE)


def found(made: Paper) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(made)]


def row(deadline: str, result: str, state: str, lead: str = "Công an") -> list[str]:
    return ["1.1", "Triển khai chữ ký số", lead, deadline, result, state]


SLIPS = {
    "done after the deadline": (
        row("Tháng 3/2026", "Ban hành Kế hoạch số 12/KH-UBND ngày 20/5/2026.", DONE),
        "tasks.state-against-dates",
        DONE,
    ),
    "overdue and yet on track": (
        row("Quý I/2026", "Đang triển khai.", "Đang thực hiện theo tiến độ"),
        "tasks.state-against-dates",
        "Đang thực hiện theo tiến độ",
    ),
    "not begun by its words": (row("Quý I/2026", "Chưa thực hiện.", DONE), "tasks.state-against-result", DONE),
    "nothing told": (row("Quý I/2026", "", DONE), "tasks.done-without-result", ""),
    "a word of its own": (row("Quý I/2026", "Đã xong.", "Cơ bản đạt"), "tasks.unknown-word", "Cơ bản đạt"),
    "nobody leads": (row("Quý I/2026", "Đã xong.", DONE, lead=""), "tasks.no-lead", ""),
    "no such quarter": (row("Quý V/2026", "Đã xong.", DONE), "tasks.deadline-unreadable", "Quý V/2026"),
    "a digit too high": (
        row("Quý I/2062", "Đang làm.", "Đang thực hiện theo tiến độ"),
        "tasks.deadline-far",
        "Quý I/2062",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_found_in_its_cell(slip: str) -> None:
    cells, rule, quote = SLIPS[slip]
    told = [finding for finding in found(report(cells)) if finding.rule == rule]
    assert [finding.place and finding.place.quote for finding in told] == [quote or " ".join(filter(None, cells))]


def test_like_tasks_are_judged_alike() -> None:
    late, going = "Đang thực hiện, trễ hạn", "Đang thực hiện theo tiến độ"
    made = report(row("Quý I/2026", "Đang làm.", late), ["1.2", *row("Quý I/2026", "Đang làm.", going)[1:]])
    assert "tasks.unequal" in {finding.rule for finding in found(made)}


WATCHED = "theo dõi, tham mưu thực hiện theo hướng dẫn"


def test_who_only_watches_has_finished_nothing() -> None:
    (told,) = found(report(row("Quý I/2026", f"Phòng Kinh tế {WATCHED}", DONE)))
    assert (told.rule, told.severity) == ("tasks.done-without-result", Severity.NOTE)
    assert found(report(row("Quý I/2026", f"Phòng Kinh tế {WATCHED}, ban hành Công văn số 5/UBND-KT", DONE))) == []
    assert found(report(row("Thường xuyên", WATCHED, DONE))) == []


def test_the_same_words_of_two_offices_are_judged_alike() -> None:
    one = row("Quý I/2026", f"Phòng Kinh tế {WATCHED}", "Đang thực hiện, trễ hạn")
    other = ["1.2", *row("Quý I/2026", f"Công an phường {WATCHED}.", DONE)[1:]]
    rules = [finding.rule for finding in found(report(one, other))]
    assert rules.count("tasks.unequal") == 1
    equal = [*other[:-1], one[-1]]
    assert found(report(one, equal)) == []


def test_on_time_needs_a_time() -> None:
    head = ["2", "Nhóm việc khác", "", "", "", ""]
    rest = [["1.2", *RIGHT[1:]], ["1.3", *RIGHT[1:]]]
    (told,) = found(report(*rest, head, row("", "Đã xong.", DONE)))
    assert (told.rule, told.severity, told.found) == ("tasks.in-time-of-nothing", Severity.NOTE, DONE)
    # The deadline of the row above may span both; one that is always done has none.
    assert found(report(*rest, ["1.4", *row("", "Đã xong.", DONE)[1:]])) == []
    assert found(report(*rest, head, row("", "Đang làm.", "Đang thực hiện theo tiến độ"))) == []
    assert found(report(head, row("", "Đã xong.", DONE))) == []


@pytest.mark.parametrize("deadline", ["Thường xuyên", "Từ tháng 1/2026", "2025 - 2027", "Năm 2026", "Quý 3", ""])
def test_open_ends_are_on_track(deadline: str) -> None:
    assert found(report(row(deadline, "Đang triển khai.", "Đang thực hiện theo tiến độ"))) == []


def test_work_in_stages_may_be_late_by_one_of_them() -> None:
    stages = "- Lập hồ sơ: Tháng 4/2026.\n- Phê duyệt: Quý IV/2026."
    assert found(report(row(stages, "Đang lập hồ sơ.", "Đang thực hiện, trễ hạn"))) == []
    later = stages.replace("Tháng 4", "Tháng 8")
    assert [finding.found for finding in found(report(row(later, "Đang lập.", "Đang thực hiện, trễ hạn")))]


def test_a_deadline_stands_before_the_plan_that_sets_it() -> None:
    cells = row("Tháng 1/2026", "Đang làm.", "Đang thực hiện, trễ hạn")
    for words in (
        "Theo Kế hoạch số 45/KH-UBND ngày 10/02/2026:",
        "nhiệm vụ tại Kế hoạch số 45/KH-UBND ngày 10/02/2026",
    ):
        assert [finding.rule for finding in found(report(cells, before=words))] == ["tasks.deadline-before-plan"]
    assert found(report(cells, before="UBND đã ban hành Kế hoạch số 45/KH-UBND ngày 10/02/2026.")) == []


def test_an_annex_carries_out_the_plan_that_its_title_names() -> None:
    rows = table(HEADER, [row("Tháng 1/2026", "Đang làm.", "Đang thực hiện, trễ hạn"), RIGHT])
    title = "Kết quả nhiệm vụ tại Kế hoạch số 45/KH-UBND ngày 10/02/2026"
    made = paper(
        annexes=[annex("Phụ lục I", title, blocks=[rows])], title="Kết quả 6 tháng đầu năm 2026", origin=Origin.FILE
    )
    assert [finding.rule for finding in found(made)] == ["tasks.deadline-before-plan"]


def test_what_ends_with_the_year_is_both_late_and_not_in_the_report_of_that_year() -> None:
    year = "Kết quả năm 2026"
    on_track = "Đang thực hiện theo tiến độ"
    assert found(report(row("Năm 2026", "Đang triển khai.", on_track), title=year)) == []
    assert found(report(row("Năm 2026", "Đang triển khai.", "Đang thực hiện, trễ hạn"), title=year)) == []
    told = found(report(row("2026 - 2027", "Đang triển khai.", "Đang thực hiện, trễ hạn"), title=year))
    assert [(finding.rule, finding.severity) for finding in told] == [("tasks.state-against-dates", Severity.NOTE)]
    later = row("Năm 2026", "Đang triển khai, dự kiến xong trong năm 2027.", on_track)
    assert [finding.severity for finding in found(report(later, title=year))] == [Severity.WARNING]


@pytest.mark.parametrize("heading", ["Tiến độ", "Tình trạng", "Tiến độ thực hiện"])
def test_a_column_of_official_words_tells_the_states_whatever_its_heading(heading: str) -> None:
    header = (*HEADER[:4], "Kết quả", heading)
    made = report(row("Quý I/2026", "Đang triển khai.", "Đang thực hiện theo tiến độ"))
    slip = replace(
        made, body=tuple(replace(one, header=header) if isinstance(one, PaperTable) else one for one in made.body)
    )
    assert [finding.rule for finding in found(slip)] == ["tasks.state-against-dates"]


def test_states_wait_for_a_period() -> None:
    cells = row("Quý I/2026", "Đang triển khai.", "Đang thực hiện theo tiến độ")
    assert found(report(cells, title="Kết quả chuyển đổi số")) == []


def test_other_words_for_states_are_an_office_s_own() -> None:
    made = table(HEADER, [row("Quý I/2026", "Đang làm.", "Tốt"), row("Quý I/2026", "Đã xong.", "Khá")])
    assert found(paper(body=[made], title="Kết quả quý I năm 2026", origin=Origin.FILE)) == []


def test_our_own_report_is_judged_by_its_records() -> None:
    slip = report(row("Quý I/2026", "Đang triển khai.", "Đang thực hiện theo tiến độ"))
    assert found(slip)
    assert found(replace(slip, origin=Origin.OWN)) == []
