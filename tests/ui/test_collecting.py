"""The dialog that collects figures: forms go out to those who are ticked, returned ones come in as one step."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import set_progress
from cdsdesk.model.tasks import PlanItem, Progress, Task
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, PERIOD, small_records
from ui.desk import Desk
from ui.dialogs.collecting import CollectingDialog
from ui.tasks import ImmediateRunner

LEAD = "Phòng Văn hóa - Xã hội"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(MemoryStore(OFFICE, small_records()), tmp_path / "a.cds", PERIOD, "an", ImmediateRunner())
    yield made
    made.deleteLater()


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, tmp_path: Path) -> CollectingDialog:
    made = CollectingDialog(desk, tmp_path, lambda: date(2022, 12, 1))
    qtbot.addWidget(made)
    made.show()
    return made


def told(desk: Desk, task: str) -> str:
    rows = [row for row in desk.everything().where(Progress, "task", task) if row.period == PERIOD]
    return rows[0].result if rows else ""


def line_of(dialog: CollectingDialog) -> list[str]:
    line = dialog.list.topLevelItem(0)
    assert line is not None
    return [line.text(place) for place in range(5)]


def filled(folder: Path, **cells: str) -> Path:
    path = next(folder.glob("Phiếu*.xlsx"))
    book = load_workbook(path)
    for place, text in cells.items():
        book["Nhiệm vụ"][place] = text
    book.save(path)
    return path


def test_a_form_goes_out_and_its_answers_come_in(
    qtbot: QtBot, dialog: CollectingDialog, desk: Desk, tmp_path: Path
) -> None:
    assert line_of(dialog) == [LEAD, "6", "0", "", ""]
    assert dialog.make_button.text() == "Lập phiếu cho 1 đơn vị…"
    dialog.make_in(tmp_path)
    assert line_of(dialog)[3:] == ["01/12/2022", "chưa trả lời"]
    dialog.receive([filled(tmp_path, F10="Đã số hóa 90%")])
    assert told(desk, "t63") == "Đã số hóa 90%"
    assert dialog.said.text() == f"Đã nhận phiếu của {LEAD}: ghi 1 ô."
    assert line_of(dialog)[4] == "01/12/2022 · 1/18 ô"
    assert dialog.make_button.text() == "Lập phiếu…", "who answered is not asked again by itself"
    assert not dialog.make_button.isEnabled()


def test_a_value_written_meanwhile_is_asked_about(
    qtbot: QtBot, dialog: CollectingDialog, desk: Desk, tmp_path: Path
) -> None:
    dialog.make_in(tmp_path)
    desk.apply(set_progress(desk.snapshot(), "t63", PERIOD, {"result": "Đang số hóa"}, "an"))
    dialog.receive([filled(tmp_path, F10="Đã số hóa 90%")])
    assert told(desk, "t63") == "Đang số hóa"
    line = dialog.differing.topLevelItem(0)
    assert line is not None
    assert [line.text(1), line.text(2)] == ["Đang số hóa", "Đã số hóa 90%"]
    dialog.differing.setFocus()
    dialog.differing.setCurrentItem(line)
    qtbot.keyClick(dialog.differing, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.write_button, Qt.Key.Key_Space)
    assert told(desk, "t63") == "Đã số hóa 90%"
    assert not dialog.differing.isVisible()


def test_of_several_forms_that_differ_in_a_cell_one_is_chosen(
    qtbot: QtBot, dialog: CollectingDialog, desk: Desk, tmp_path: Path
) -> None:
    dialog.make_in(tmp_path)
    first = filled(tmp_path, F10="Lần 1", F9="Đã mở thầu")
    copies = []
    for number in (2, 3):
        book = load_workbook(first)
        book["Nhiệm vụ"]["F10"] = f"Lần {number}"
        copies.append(tmp_path / f"lần {number}.xlsx")
        book.save(copies[-1])
    dialog.receive([first, *copies])
    assert told(desk, "t63") == "Lần 1"
    second, third = (dialog.differing.topLevelItem(number) for number in (0, 1))
    assert second is not None
    assert third is not None
    assert second.text(3) == f"lần 2.xlsx ({LEAD}; {first.name} đã ghi trước)"
    second.setCheckState(0, Qt.CheckState.Checked)
    third.setCheckState(0, Qt.CheckState.Checked)
    assert second.checkState(0) == Qt.CheckState.Unchecked
    qtbot.keyClick(dialog.write_button, Qt.Key.Key_Space)
    assert told(desk, "t63") == "Lần 3"


def test_a_file_that_is_no_form_says_so(dialog: CollectingDialog, tmp_path: Path) -> None:
    dialog.receive([tmp_path / "khong-co.xlsx"])
    assert dialog.said.text().startswith("Không tìm thấy tệp")


def test_nobody_to_ask_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(MemoryStore(OFFICE), tmp_path / "a.cds", PERIOD, "an", ImmediateRunner())
    made = CollectingDialog(desk, tmp_path)
    qtbot.addWidget(made)
    assert "Cơ quan chủ trì" in made.said.text()
    assert not made.make_button.isEnabled()


def test_what_nobody_leads_is_said_beside_those_who_are_asked(qtbot: QtBot, tmp_path: Path) -> None:
    loose = [Task(uid="g", title="Kết nối dữ liệu"), PlanItem(uid="i-g", plan="plan", task="g")]
    desk = Desk(MemoryStore(OFFICE, [*small_records(), *loose]), tmp_path / "a.cds", PERIOD, "an", ImmediateRunner())
    made = CollectingDialog(desk, tmp_path)
    qtbot.addWidget(made)
    made.show()
    assert made.unasked.text() == "Chưa hỏi ai về 1 nhiệm vụ chưa ghi cơ quan chủ trì: “Kết nối dữ liệu”."
    assert made.unasked.isVisible()


def test_groups_are_listed_and_not_ticked(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = [
        Task(uid="g", title="Kết nối dữ liệu", lead=("Các sở, ban, ngành",)),
        PlanItem(uid="i-g", plan="plan", task="g"),
    ]
    desk = Desk(MemoryStore(OFFICE, [*small_records(), *tasks]), tmp_path / "a.cds", PERIOD, "an", ImmediateRunner())
    made = CollectingDialog(desk, tmp_path)
    qtbot.addWidget(made)
    assert made.list.topLevelItemCount() == 2
    assert made.chosen() == [LEAD]
