"""Days written month first, starts of work in a column of their own, short names of months."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.readers.raw import RawBook
from cdsdesk.vietnamese.deadlines import DeadlineKind, read_deadline

Make = Callable[..., RawBook]
HEAD = [
    ["Phụ lục kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2022 của UBND phường"],
    ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
]
NAMES = ("Rà soát trang thông tin", "Tập huấn kỹ năng số", "Lắp wifi công cộng", "Số hóa hồ sơ hộ tịch")


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def tasks(plan: ImportPlan) -> tuple[Task, ...]:
    return plan.work.snapshot.with_changes(plan.changes("Nhập")).all(Task)


def with_deadlines(*deadlines: str) -> list[list[Any]]:
    return HEAD + [[place, NAMES[place - 1], "Văn phòng", text] for place, text in enumerate(deadlines, 1)]


def problems(plan: ImportPlan) -> list[str]:
    return [each.message for row in plan.tables[0].rows for each in row.problems]


def test_a_column_written_month_first_is_read_so_all_through(book: Make, empty: Snapshot) -> None:
    plan = planned(book(with_deadlines("05/06/2022", "05/28/2022", "11/12/2022", "12/31/2022")), empty)
    days = [date(2022, 5, 6), date(2022, 5, 28), date(2022, 11, 12), date(2022, 12, 31)]
    assert [task.deadline_to for task in tasks(plan)] == days
    assert problems(plan) == []
    remarks = [repair for repair in plan.tables[0].table.repairs if "tháng trước ngày" in repair.message]
    assert [(repair.rows, repair.is_loss) for repair in remarks] == [((3, 4, 5, 6), True)]
    assert "“05/06/2022” là 06/05/2022, “05/28/2022” là 28/05/2022" in remarks[0].message


def test_days_in_both_ways_are_questions_each(book: Make, empty: Snapshot) -> None:
    plan = planned(book(with_deadlines("05/06/2022", "05/28/2022", "28/5/2022", "07/07/2022")), empty)
    assert problems(plan) == [
        "Cột “Thời hạn”: “05/06/2022” là ngày 5 tháng 6 hay 6 tháng 5? Cột có cả hai lối ghi, đọc ngày trước",
        "Chưa hiểu thời hạn “05/28/2022”, giữ nguyên chữ",
    ]


def test_days_first_stay_as_they_are(book: Make, empty: Snapshot) -> None:
    plan = planned(book(with_deadlines("05/06/2022", "28/5/2022", "Quý II/2022", "11/12/2022")), empty)
    days = [date(2022, 6, 5), date(2022, 5, 28), date(2022, 6, 30), date(2022, 12, 11)]
    assert ([task.deadline_to for task in tasks(plan)], problems(plan)) == (days, [])


@pytest.mark.parametrize(
    ("start", "end", "text", "kind", "first", "last"),
    [
        ("Từ tháng 4/2022", "", "Từ tháng 4/2022", DeadlineKind.FROM, date(2022, 4, 1), None),
        ("Tháng 4/2022", "", "Từ tháng 4/2022", DeadlineKind.FROM, date(2022, 4, 1), None),
        ("", "Năm 2022", "Năm 2022", DeadlineKind.YEAR, date(2022, 1, 1), date(2022, 12, 31)),
        (
            *("Từ tháng 4/2022", "Tháng 6/2022", "Từ tháng 4/2022 đến tháng 6/2022", DeadlineKind.SPAN),
            *(date(2022, 4, 1), date(2022, 6, 30)),
        ),
        (
            *("01/3/2022", "30/6/2022", "Từ 01/3/2022 đến 30/6/2022", DeadlineKind.SPAN),
            *(date(2022, 3, 1), date(2022, 6, 30)),
        ),
        (
            *("Quý I", "Trước 15/11/2022", "Trước 15/11/2022", DeadlineKind.BEFORE),
            *(date(2022, 1, 1), date(2022, 11, 15)),
        ),
        ("khi có vốn", "Năm 2022", "Năm 2022", DeadlineKind.YEAR, date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_column_of_starts(
    book: Make, empty: Snapshot, start: str, end: str, text: str, kind: DeadlineKind, first: date, last: date | None
) -> None:
    rows = [
        HEAD[0],
        ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian", ""],
        ["", "", "", "Bắt đầu", "Hoàn thành"],
        [1, NAMES[0], "Văn phòng", start, end],
        [2, NAMES[1], "Văn phòng", "Tháng 1/2022", "Tháng 2/2022"],
    ]
    written = book(rows, merges=["A2:A3", "B2:B3", "C2:C3", "D2:E2"])
    plan = planned(written, empty)
    assert plan.tables[0].table.meaning.fields[3:] == ("deadline_from", "deadline_text")
    task = tasks(plan)[0]
    assert (task.deadline_text, task.deadline_kind) == (text, kind)
    assert (task.deadline_from, task.deadline_to) == (first, last)
    assert (start in task.extras.values()) is (start in ("Quý I", "khi có vốn"))
    assert problems(plan) == (
        ["Cột “Thời gian › Bắt đầu”: chưa hiểu “khi có vốn”, giữ trong thông tin thêm"] if "vốn" in start else []
    )
    told = plan.tables[0].rows[0].tell()
    assert (told["deadline_text"], told["deadline_from"]) == (text, first.isoformat())
    again = planned(written, plan.work.snapshot.with_changes(plan.changes("Nhập")))
    assert [row.action for row in again.tables[0].rows] == ["same", "same"]


@pytest.mark.parametrize(
    "text", ["Thg 5/26", "Thg. 5/2026", "thg5/26", "Tháng 5/26", "T5/26", "Trong thg 5/26", "th.5/26"]
)
def test_short_months_and_years(text: str) -> None:
    found = read_deadline(text)
    assert (found.kind, found.start, found.end) == (DeadlineKind.MONTH, date(2026, 5, 1), date(2026, 5, 31))


@pytest.mark.parametrize("text", ["Tháng 5/6", "Thg 13/26", "5/26"])
def test_what_is_no_month_of_a_short_year(text: str) -> None:
    assert read_deadline(text).kind is DeadlineKind.OTHER


def test_days_that_were_set_to_numbers_are_days_again_and_told(book: Make, empty: Snapshot) -> None:
    plan = planned(book(with_deadlines("30/6/2026", 46203, "46203", "2026")), empty)
    assert [(task.deadline_text, task.deadline_to) for task in tasks(plan)] == [
        *[("30/6/2026", date(2026, 6, 30))] * 3,
        ("2026", date(2026, 12, 31)),
    ]
    assert problems(plan) == []
    (note,) = [repair for repair in plan.tables[0].table.repairs if "số của Excel" in repair.message]
    assert note.rows == (4, 5)
    assert "“46203” là 30/6/2026" in note.message


def test_other_numbers_in_a_column_of_dates_stay_as_they_are(book: Make, empty: Snapshot) -> None:
    rows = [[place, NAMES[place - 1], "Văn phòng", text] for place, text in enumerate((99999, 12345, "46203 ngày"), 1)]
    plan = planned(book(HEAD + rows), empty)
    assert [task.deadline_text for task in tasks(plan)] == ["99999", "12345", "46203 ngày"]
    assert len(problems(plan)) == 3
