"""Plain states and deadlines without a date are kept and told once for their column; odd ones are told row by row."""

from collections.abc import Callable
from typing import Any

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
HEAD: list[list[Any]] = [
    ["Nhiệm vụ chuyển đổi số năm 2025"],
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tình trạng"],
]


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def test_plain_words_are_told_once_with_their_counts(book: Make, empty: Snapshot) -> None:
    states = ["Đang thực hiện", "Đang thực hiện", "Đã hoàn thành", "Chưa triển khai"]
    rows = [
        [number, f"Xây dựng kế hoạch số {number}", "Văn phòng", "Theo tiến độ", state]
        for number, state in enumerate(states, 1)
    ]
    plan = planned(book([*HEAD, *rows]), empty)
    (table,) = plan.tables
    assert not plan.needs_person()
    told = [repair.message for repair in table.table.repairs]
    assert (
        "Cột “Tình trạng” có 2 ô “Đang thực hiện”, 1 ô “Đã hoàn thành”, 1 ô “Chưa triển khai”: "
        "giữ nguyên chữ, đúng hạn hay trễ hạn tính theo thời hạn và ngày hoàn thành"
    ) in told
    assert "Cột “Thời hạn” có 4 ô “Theo tiến độ”: giữ nguyên chữ, không có ngày hết hạn" in told
    data = plan.work.snapshot.with_changes(plan.changes("Nhập"))
    assert sorted(each.status_text for each in data.all(Progress)) == sorted(states)
    assert {each.deadline_text for each in data.all(Task)} == {"Theo tiến độ"}


def test_odd_words_are_told_in_their_rows(book: Make, empty: Snapshot) -> None:
    rows = [
        [1, "Xây dựng kế hoạch", "Văn phòng", "Thg năm", "Đang thực hiện, vướng vốn"],
        [2, "Ban hành quyết định", "Văn phòng", "30/6/2025", "Hoàn thành, đúng hạn"],
    ]
    plan = planned(book([*HEAD, *rows]), empty)
    (table,) = plan.tables
    assert [problem.field for problem in table.rows[0].problems] == ["deadline_text", "status_text"]
    assert not table.rows[1].problems
    assert not [repair for repair in table.table.repairs if " ô “" in repair.message]


def test_late_by_a_word_alone_is_told_once_and_two_words_are_a_state(book: Make, empty: Snapshot) -> None:
    states = ["Quá hạn", "Tạm dừng", "Hoàn thành (trễ)"]
    rows = [
        [number, f"Xây dựng kế hoạch số {number}", "Văn phòng", "30/6/2025", state]
        for number, state in enumerate(states, 1)
    ]
    plan = planned(book([*HEAD, *rows]), empty)
    assert not any(row.problems for row in plan.tables[0].rows)
    assert any("1 ô “Quá hạn”" in repair.message for repair in plan.tables[0].table.repairs)
    data = plan.work.snapshot.with_changes(plan.changes("Nhập"))
    written = {each.status_text: each.status_written for each in data.all(Progress)}
    assert written == {"Quá hạn": None, "Tạm dừng": "suspended", "Hoàn thành (trễ)": "done_late"}
