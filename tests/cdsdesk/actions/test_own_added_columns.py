"""Columns that an officer adds to a workbook of ours are edits like any other."""

from pathlib import Path

import openpyxl
import pytest

from cdsdesk.actions.edit import set_field
from cdsdesk.actions.importing import write
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import Task
from tests.support.memory_store import MemoryStore
from tests.support.own_workbooks import (
    DEADLINE,
    LEAD,
    RESULT,
    TASKS,
    Change,
    asked,
    changed,
    edited,
    look,
    more_records,
    put,
    row_of,
    written,
)
from tests.support.small_office import OFFICE, small_records


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *more_records()])


@pytest.fixture
def path(store: MemoryStore, tmp_path: Path) -> Path:
    return written(store, Report(unit="office", period="2022"), tmp_path)


def with_column(sheet: str, place: int, heading: str, cells: dict[str, str]) -> Change:
    """Insert a column before another one as an officer does, filled in some rows."""

    def change(book: openpyxl.Workbook) -> None:
        found = book[sheet]
        head = next(row for row in range(1, found.max_row + 1) if found.cell(row, 1).value == "STT")
        merged = [str(each) for each in found.merged_cells.ranges]
        for each in merged:
            found.unmerge_cells(each)
        found.insert_cols(place)
        found.cell(head, place).value = heading
        for title, text in cells.items():
            found.cell(row_of(found, title), place).value = text

    return change


def test_a_column_added_by_the_officer_is_an_edit_of_its_rows(store: MemoryStore, path: Path) -> None:
    edited(path, with_column(TASKS, RESULT, "Ghi chú thêm", {"Kiến trúc": "xem lại", "Số hóa dữ liệu": "gấp"}))
    shown = look(store, path)
    assert changed(shown) == {
        "Quyết định ban hành Kiến trúc chính quyền điện tử": [("Ghi chú", "", "xem lại")],
        "Số hóa dữ liệu hoạt động của các cơ quan": [("Ghi chú", "", "gấp")],
    }
    store.apply(write(shown))
    task = store.snapshot().find(Task, "t63")
    assert task is not None
    assert (task.note, task.extras) == ("gấp", {})
    assert changed(look(store, path)) == {}
    store.apply(set_field(store.snapshot(), task, "note", "không gấp"))
    assert [row.cells[1] for row in asked(look(store, path))] == ["Số hóa dữ liệu hoạt động của các cơ quan"]


def test_an_added_column_without_a_field_of_its_own_is_kept_and_said(store: MemoryStore, path: Path) -> None:
    edited(path, with_column(TASKS, LEAD, "Người theo dõi", {"Kiến trúc": "Chị Hoa"}))
    shown = look(store, path)
    assert changed(shown) == {
        "Quyết định ban hành Kiến trúc chính quyền điện tử": [("Thông tin thêm Người theo dõi", "", "Chị Hoa")]
    }
    assert any("Người theo dõi” không có ô riêng" in repair.message for repair in shown.tables[1].repairs)
    store.apply(write(shown))
    (task,) = [each for each in store.snapshot().all(Task) if each.extras]
    assert task.extras == {"Người theo dõi": "Chị Hoa"}
    assert changed(look(store, path)) == {}


def test_a_heading_worded_anew_beside_an_added_column_stays_ours(store: MemoryStore, path: Path) -> None:
    def reword(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        head = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "STT")
        sheet.cell(head, DEADLINE).value = "Phải xong"

    edited(path, reword, with_column(TASKS, DEADLINE, "Người theo dõi", {"Kiến trúc": "Chị Hoa"}))
    edited(path, put(TASKS, "Số hóa dữ liệu", DEADLINE + 1, "Tháng 11/2022"))
    told = changed(look(store, path))
    assert {title: [(new) for _, _, new in rows] for title, rows in told.items()} == {
        "Quyết định ban hành Kiến trúc chính quyền điện tử": ["Chị Hoa"],
        "Số hóa dữ liệu hoạt động của các cơ quan": ["Tháng 11/2022"],
    }


def test_agencies_of_a_workbook_of_ours_are_lists(store: MemoryStore, path: Path) -> None:
    shown = look(store, path)
    assert shown.plan is not None
    told = shown.plan.to_json()["tables"][1]
    assert told["rows"][0]["values"]["lead"] == ["Phòng Văn hóa - Xã hội"]
    assert {each["name"] for each in told["agencies"] if len(each["name"]) == 1} == set()
