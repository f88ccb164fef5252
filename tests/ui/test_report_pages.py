"""The pages of the report under real keys: zoom, search, from a number to its record, all files, all reports."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cdsdesk.actions.passages import passages
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.reports import Report, ReportKind, ReportState
from tests.support.memory_store import MemoryStore
from ui.desk import Desk
from ui.dialogs.report_list import ReportListDialog
from ui.places.report import ReportPlace
from ui.places.report_layout import PageLayout, stepped
from ui.places.report_words import CompareDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> ReportPlace:
    desk.check()
    made = ReportPlace(desk)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_pages_in_view_are_drawn_as_sharp_as_the_screen(place: ReportPlace) -> None:
    view = place.page
    assert place.preview is not None
    assert len(view.map.pages) == len(place.preview.map.pages) >= 2
    shown = view.grab().toImage()
    middle = [shown.pixelColor(x, y).lightness() for x in range(60, 500, 3) for y in range(60, 400, 3)]
    assert min(middle) < 60 < 250 < max(middle)


def test_keys_zoom_and_the_place_stays(place: ReportPlace, qtbot: QtBot) -> None:
    view = place.page
    fitted = view.shown_zoom
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Plus, CONTROL)
    assert view.shown_zoom == stepped(fitted, 1)
    qtbot.keyClick(view, Qt.Key.Key_1, CONTROL)
    assert (view.shown_zoom, place.reader.zoom.words) == (1.0, "100 %")
    view.go_to_page(1)
    assert place.reader.place.text().startswith("Trang 2/")
    qtbot.keyClick(view, Qt.Key.Key_Minus, CONTROL)
    assert place.reader.place.text().startswith("Trang 2/")
    qtbot.keyClick(view, Qt.Key.Key_0, CONTROL)
    assert view.zoom is None


def test_the_search_goes_from_place_to_place(place: ReportPlace, qtbot: QtBot) -> None:
    assert place.show_filter()
    box = place.reader.find_box
    assert box.hasFocus()
    qtbot.keyClicks(box, "nhiem vu")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    total = int(place.reader.found.text().partition("/")[2])
    assert total > 2
    assert place.reader.found.text() == f"1/{total}"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert place.reader.found.text() == f"2/{total}"
    qtbot.keyClick(box, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(box, Qt.Key.Key_Return, SHIFT)
    assert place.reader.found.text() == f"{total}/{total}"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert place.page.hasFocus()
    assert place.reader.bar.isHidden()


def test_a_number_tells_its_record_and_opens_it_by_key_and_by_mouse(place: ReportPlace, qtbot: QtBot) -> None:
    view = place.page
    view.go_to(next(key for key in view.map.anchors if key.startswith("Phụ lục")))
    number = view.number
    spot = next(one for one in view.map.pages[number].spots() if one.refs[0].type == "task")
    lying = view.strip.pages[number]
    x = lying.x + (spot.left + spot.right) / 2 * lying.scale - view.horizontalScrollBar().value()
    y = lying.y + (spot.top + spot.bottom) / 2 * lying.scale - view.verticalScrollBar().value()
    with qtbot.waitSignal(place.record_asked) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert asked.args == [spot.refs[0].uid, spot.refs[0].field]
    assert view.describe(spot.refs).endswith("Bấm để mở")
    qtbot.keyClick(view, Qt.Key.Key_N)
    qtbot.keyClick(view, Qt.Key.Key_N, SHIFT)
    with qtbot.waitSignal(place.record_asked) as again:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert again.args == asked.args


def test_words_drawn_over_with_the_mouse_are_copied(place: ReportPlace, qtbot: QtBot) -> None:
    view = place.page
    hit = place.preview.pages.find("CONG HOA", 1, place.desk.runner)[0]  # type: ignore[union-attr, arg-type]
    view.dragged.emit(0, (hit.boxes[0][0] + 1, hit.boxes[0][1] + 5), (hit.boxes[0][2] - 1, hit.boxes[0][3] - 5))
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "CỘNG HÒA"


def test_a_generated_passage_is_edited_compared_and_renewed(
    place: ReportPlace, qtbot: QtBot, store: MemoryStore
) -> None:
    assert place.preview is not None
    passage = next(one for one in place.preview.passages if one.section == "tien_do")
    place.open_section(passage.key)
    assert place.words.text() == passage.generated
    qtbot.keyClick(place.words, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(place.words, " Them")
    assert place.commit()
    place.compose()
    pills = {entry.key: entry.pill for entry in place.outline.shown()}
    assert pills["tien_do"] == "đã sửa"
    assert place.writing.card.pill.text() == "đã sửa"
    place.writing.card.compare_link.click()
    (shown,) = place.findChildren(CompareDialog)
    assert shown.text.toPlainText().endswith(" Them")
    shown.accept()
    place.writing.card.renew_link.click()
    report = place.preview.report
    states = {one.key: one.state.value for one in passages(store.snapshot("2022"), report)}
    assert states[passage.key] == "fresh"
    assert place.words.text() == passage.generated


def test_the_kinds_of_a_year_have_pages_and_a_month_has_no_plan(place: ReportPlace, desk: Desk) -> None:
    place.choose_kind(ReportKind.CONG_VAN)
    assert place.preview is not None
    assert place.preview.report.kind is ReportKind.CONG_VAN
    place.choose_kind(ReportKind.KE_HOACH)
    assert place.preview.document.title.kind == "KẾ HOẠCH"
    desk.set_period("2022-Q1")
    assert place.report_kind is ReportKind.BAO_CAO
    assert place.kind.findData("ke-hoach") < 0


def test_all_files_are_written_at_once_and_shown(place: ReportPlace, qtbot: QtBot, tmp_path: Path) -> None:
    place.exports.choose_folder = lambda: str(tmp_path)
    asked: list[int] = []

    def refuse(names: Sequence[str]) -> bool:
        asked.append(len(names))
        return False

    place.exports.may_replace = refuse
    qtbot.mouseClick(place.all_button, Qt.MouseButton.LeftButton)
    told = place.exports.told
    assert told is not None
    assert sorted(path.suffix for path in told.files) == [".docx", ".json", ".pdf", ".xlsx"]
    assert {path.stem for path in told.files} == {place.exports.name}
    names = [one.accessibleName() for one in told.findChildren(QPushButton)]
    assert [name for name in names if name.startswith("Mở tệp ")] == [f"Mở tệp {path.name}" for path in told.files]
    told.accept()
    qtbot.mouseClick(place.all_button, Qt.MouseButton.LeftButton)
    assert asked == [4]


def test_a_signed_report_is_replaced_from_the_list(
    place: ReportPlace, qtbot: QtBot, desk: Desk, store: MemoryStore
) -> None:
    signed = Report(uid="r", unit="office", period="2021", state=ReportState.SIGNED, number="05")
    draft = Draft(store.snapshot().records)
    draft.put(replace(signed, files=[{"name": "05-BC.pdf", "sha256": ""}]))
    desk.apply(ChangeSet("Lập báo cáo", draft.changes(), "an"))
    place.list_button.click()
    (shown,) = place.findChildren(ReportListDialog)
    cells = [shown.table.item(0, at) for at in range(shown.table.columnCount())]
    texts = [cell.text() for cell in cells if cell is not None]
    assert texts == ["Báo cáo", "năm 2021", "05", "–", "Đã ký", "05-BC.pdf"]
    assert "lập báo cáo thay thế" in shown.said.text()
    shown.ask = lambda _report: "sai số liệu"
    qtbot.mouseClick(shown.correct_button, Qt.MouseButton.LeftButton)
    made = next(row for row in store.snapshot().all(Report) if row.uid != "r")
    assert (made.replaces, made.reason, made.state) == ("r", "sai số liệu", ReportState.DRAFT)
    assert desk.period.code == "2021"


def test_each_page_fits_the_room_and_zooms_by_steps() -> None:
    strip = PageLayout([(595, 842), (842, 595)], 600, None)
    assert [round(page.width) for page in strip.pages] == [572, 572]
    assert PageLayout([(842, 595)], 270, None).width == 270
    assert strip.page_at(strip.pages[1].y - 1) == 1
    assert strip.page_at(0) == 0
    assert stepped(3.0, 1) == 3.0
    assert stepped(0.25, -1) == 0.25
