"""Sheets that count from one again: titles, headings and cells tell whose they are; somebody may say otherwise."""

from collections.abc import Sequence
from typing import Any

import pytest

from cdsdesk.importing.options import ABOVE, ImportOptions, TableSaid
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.documents import Document
from cdsdesk.model.tasks import Task
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.messy.reading import planned

HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
ATTACHED = ["(Kèm theo Kế hoạch số 45/KH-UBND ngày 10/01/2025 của UBND phường Vạn Thạnh)", "", "", ""]
LEADS = ("Công an phường", "Văn phòng", "Phòng Kinh tế")


def line(*cells: str) -> list[str]:
    return [*cells, *[""] * (len(HEAD) - len(cells))]


def rows(what: str, *codes: str) -> list[list[str]]:
    return [
        [code, f"Xây dựng {what} thứ {code} của phường", LEADS[at % 3], "Quý IV/2025"] for at, code in enumerate(codes)
    ]


FIRST = [ATTACHED, HEAD, *rows("báo cáo", "1", "2", "3")]


def read(*sheets: Sequence[Sequence[str]], **told: Any) -> ImportPlan:
    named = [(f"Trang {number}", lines) for number, lines in enumerate(sheets, 1)]
    book = tuple(RawSheet(name, True, (0, 0), [list(line) for line in lines], ()) for name, lines in named)
    plan = planned(RawBook(book), ImportOptions(**told))
    assert plan is not None
    return plan


def sizes(plan: ImportPlan) -> list[int]:
    return [len(table.rows) for table in plan.tables]


def plans(plan: ImportPlan) -> list[str]:
    """Return of each table what its plan is called."""
    found = [plan.work.find(Document, table.plan) for table in plan.tables]
    return [each.number or each.subject if each is not None else "" for each in found]


def losses(plan: ImportPlan) -> list[str]:
    return [note.message for table in plan.tables for note in table.table.repairs if note.is_loss]


def notes(plan: ImportPlan) -> str:
    return "\n".join(note.message for table in plan.tables for note in table.table.repairs)


def test_rows_without_headings_are_read_by_those_of_the_sheet_before_and_somebody_looks() -> None:
    plan = read(FIRST, rows("đề án", "1", "2"))
    assert sizes(plan) == [3, 2]
    assert plans(plan) == ["45", "45"]
    assert losses(plan)[0] == (
        "Trang này không có tiêu đề cột và đánh số lại từ 1, các cột giống bảng ở trang “Trang 1”: đọc theo tiêu đề và "
        "kế hoạch của bảng ấy, hãy xem lại"
    )
    data = plan.work.snapshot.with_changes(plan.changes("Nhập"))
    assert len(data.all(Task)) == 5
    assert {(task.lead, task.deadline_text) for task in data.all(Task) if "đề án" in task.title} == {
        (("Công an phường",), "Quý IV/2025"),
        (("Văn phòng",), "Quý IV/2025"),
    }


def test_lines_above_such_rows_are_their_title() -> None:
    plan = read(
        FIRST, [line("Phụ lục II"), line("Kèm theo Kế hoạch số 46/KH-UBND ngày 11/01/2025"), *rows("đề án", "1", "2")]
    )
    assert sizes(plan) == [3, 2]
    assert plans(plan) == ["45", "46"]
    assert plan.tables[1].table.title.annex == "II"


def test_such_a_sheet_may_be_left_out() -> None:
    plan = read(FIRST, rows("đề án", "1", "2"), tables={("Trang 2", 1): TableSaid(leave=True)})
    assert sizes(plan) == [3]


@pytest.mark.parametrize(
    "other",
    [
        [["1", "Nguyễn Văn An", "Công an phường", "0905123456"], ["2", "Trần Thị Bình", "Văn phòng", "0905123457"]],
        [["1", "Chọn trang cần nhập", "", ""], ["2", "Điền đủ các cột", "", ""], ["3", "Gửi về phường", "", ""]],
    ],
)
def test_other_cells_are_not_read_by_foreign_headings(other: list[list[str]]) -> None:
    plan = read(FIRST, other)
    assert sizes(plan) == [3]
    assert "Bỏ qua trang tính “Trang 2”" in notes(plan)


def test_headings_again_without_a_title_are_a_table_of_its_own_that_somebody_looks_at() -> None:
    plan = read(FIRST, [HEAD, *rows("đề án", "1", "2")])
    assert plans(plan) == ["45", "Trang 2"]
    assert losses(plan)[0] == (
        "Trang này có cùng tiêu đề cột với bảng ở trang “Trang 1” nhưng đánh số lại và không có tên bảng: đọc như bảng "
        "của kế hoạch riêng, hãy chọn lại nếu cùng kế hoạch"
    )


def test_a_person_may_say_that_it_is_of_the_plan_before() -> None:
    plan = read(FIRST, [HEAD, *rows("đề án", "1", "2")], tables={("Trang 2", 1): TableSaid(plan=ABOVE)})
    assert plans(plan) == ["45", "45"]
    assert not losses(plan)


def test_the_plan_before_may_have_no_number() -> None:
    first = [line("Nhiệm vụ chuyển đổi số"), *FIRST[1:]]
    plan = read(first, [HEAD, *rows("đề án", "1", "2")], tables={("Trang 2", 1): TableSaid(plan=ABOVE)})
    assert plans(plan) == ["Nhiệm vụ chuyển đổi số"] * 2


def test_sections_that_count_on_make_it_one_table() -> None:
    def parts(*numbers: str) -> list[list[str]]:
        return [
            each for number in numbers for each in (line(number, f"MỤC {number}"), *rows(f"mục {number}", "1", "2"))
        ]

    plan = read([ATTACHED, HEAD, *parts("I", "II")], [HEAD, *parts("III")], parts("IV"))
    assert sizes(plan) == [4, 2, 2]
    assert plans(plan) == ["45"] * 3
    assert not losses(plan)
    shown: list[dict[str, Any]] = plan.to_json()["tables"]
    assert [row["section"] for table in shown[1:] for row in table["rows"]] == [["III"], ["III"], ["IV"], ["IV"]]


def test_an_annex_without_a_plan_is_one_of_the_plan_before() -> None:
    first = [line("Phụ lục I"), line("Nhiệm vụ năm 2025"), *FIRST]
    second = [line("Phụ lục II"), line("Nhiệm vụ thường xuyên năm 2025"), HEAD, *rows("đề án", "1", "2")]
    plan = read(first, second)
    assert plans(plan) == ["45", "45"]
    assert [table.table.title.annex for table in plan.tables] == ["I", "II"]
    assert "Phụ lục II không ghi kế hoạch: đọc như phụ lục của văn bản ở Phụ lục I" in notes(plan)


def test_a_title_of_its_own_stays_a_plan_of_its_own() -> None:
    plan = read(FIRST, [line("Nhiệm vụ kinh tế số năm 2025"), HEAD, *rows("đề án", "1", "2")])
    assert plans(plan) == ["45", "Nhiệm vụ kinh tế số năm 2025"]


def test_the_same_rows_again_are_told() -> None:
    plan = read(FIRST, rows("báo cáo", "1", "2", "3"))
    data = plan.work.snapshot.with_changes(plan.changes("Nhập"))
    assert len(data.all(Task)) == 3
    assert losses(plan)
