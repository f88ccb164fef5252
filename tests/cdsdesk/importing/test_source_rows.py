"""Rows that tell only whose money it is are amounts of the project above them, by source, and never counted twice."""

from collections.abc import Sequence
from typing import Any

import pytest

from cdsdesk.importing.funding_headings import source_named
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.tasks import Funding, Source, Task
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.messy.reading import planned

HEAD = ["STT", "Tên dự án", "Tổng mức đầu tư", "Giải ngân năm 2025", "Kết quả"]
PROJECTS = [
    ["1", "Xây dựng trung tâm điều hành", "1000", "400", "Đang thi công"],
    ["", "- Ngân sách trung ương", "700", "300", ""],
    ["", "- Ngân sách địa phương", "300", "100", ""],
    ["2", "Lắp camera an ninh", "500", "", ""],
    ["", "Xã hội hóa", "500", "", ""],
    ["", "Tổng cộng", "1500", "400", ""],
]
MILLION = 1_000_000


def read(rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD) -> ImportPlan:
    lines = [["Danh mục dự án năm 2025"], ["Đơn vị tính: triệu đồng"], list(head), *(list(row) for row in rows)]
    plan = planned(RawBook((RawSheet("Trang 1", True, (0, 0), lines),)), ImportOptions())
    assert plan is not None
    return plan


def amounts(plan: ImportPlan) -> dict[tuple[str, str], list[int]]:
    """Return the amounts in millions by the project's title and the source."""
    records = [record for row in plan.tables[0].rows for record in row.made()]
    titles = {record.uid: record.title for record in records if isinstance(record, Task)}
    found: dict[tuple[str, str], list[int]] = {}
    for record in records:
        if isinstance(record, Funding) and record.amount is not None:
            found.setdefault((titles[record.task], record.source.value), []).append(record.amount // MILLION)
    return found


def notes(plan: ImportPlan) -> list[str]:
    return [note.message for note in plan.tables[0].table.repairs]


def test_amounts_by_source_belong_to_the_project_above() -> None:
    plan = read(PROJECTS)
    assert amounts(plan) == {
        ("Xây dựng trung tâm điều hành", "all"): [1000, 400],
        ("Xây dựng trung tâm điều hành", "central"): [700, 300],
        ("Xây dựng trung tâm điều hành", "local"): [300, 100],
        ("Lắp camera an ninh", "all"): [500],
        ("Lắp camera an ninh", "other"): [500],
    }
    assert [row.row.rows for row in plan.tables[0].rows] == [(4, 5, 6), (7, 8)]
    assert not any("cộng các dòng được" in note for note in notes(plan)), "the total is that of the projects"
    assert "“- Ngân sách trung ương” là nguồn vốn của “Xây dựng trung tâm điều hành”, số tiền ghi theo nguồn" in notes(
        plan
    )
    values = plan.to_json()["tables"][0]["rows"][0]["values"]
    assert values["funding.any.central.total"] == 700 * MILLION


def test_what_is_told_of_a_source_beside_money_makes_it_a_row_of_its_own() -> None:
    plan = read([PROJECTS[0], ["", "Ngân sách trung ương", "700", "300", "Đã giao vốn"]])
    assert len(plan.tables[0].rows) == 2


def test_a_numbered_row_and_the_first_one_are_rows_of_their_own() -> None:
    numbered = [["1", "Ngân sách trung ương", "700", "300", ""], ["2", "Ngân sách địa phương", "300", "100", ""]]
    assert len(read(numbered).tables[0].rows) == 2


def test_what_has_no_field_is_said_to_be_left() -> None:
    plan = read(
        [[*PROJECTS[0], "A1"], [*PROJECTS[1], "A2"], *([*row, ""] for row in PROJECTS[2:])], [*HEAD, "Mã nội bộ"]
    )
    assert len(plan.tables[0].rows) == 2
    (told,) = [note for note in plan.tables[0].table.repairs if "không nhập “A2”" in note.message]
    assert told.is_loss


def test_an_odd_amount_of_a_source_is_a_problem_of_the_project() -> None:
    plan = read([PROJECTS[0], ["", "- Ngân sách trung ương", "bảy trăm", "", ""]])
    assert [problem.field for problem in plan.tables[0].rows[0].problems] != []


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Ngân sách trung ương", Source.CENTRAL),
        ("Vốn địa phương", Source.LOCAL),
        ("Nguồn vốn khác", Source.OTHER),
        ("Ngân sách tỉnh", Source.PROVINCE),
        ("Trung ương giao xây dựng nền tảng", None),
        ("Tổng cộng", None),
        ("Mua máy tính", None),
    ],
)
def test_words_that_name_a_source_and_nothing_else(words: str, source: Source | None) -> None:
    assert source_named(words) == (source.value if source else "")
