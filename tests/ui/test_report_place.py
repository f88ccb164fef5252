"""Báo cáo kỳ: the composed words, the office's own words, what to look at, the files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QPushButton
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import set_own_words
from cdsdesk.errors import WriteError
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.findings import Finding, RecordRef, Severity
from cdsdesk.model.reports import Narrative, Report, ReportState
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task, TaskKind
from tests.support.issued_texts import texts
from tests.support.memory_store import MemoryStore
from tests.support.places import page_words
from tests.support.typing_hands import compose
from ui import later
from ui.desk import Desk
from ui.edits import field_edit
from ui.places.report import ReportPlace
from ui.widgets.label import Label
from ui.widgets.pill import Pill


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> ReportPlace:
    desk.check()
    made = ReportPlace(desk)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    return made


def test_the_page_shows_every_composed_word(place: ReportPlace) -> None:
    assert place.preview is not None
    shown = page_words(place)
    for line in texts(place.preview.document):
        assert " ".join(line.split()).lower() in shown.lower()
    for annex in place.preview.document.annexes:
        assert " ".join(annex.title.upper().split()) in shown
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in shown
    assert "Nơi nhận:" in shown


def test_the_outline_says_what_fills_each_section(place: ReportPlace) -> None:
    pills = {entry.key: entry.pill for entry in place.outline.shown()}
    assert pills["tien_do"] == "tự sinh"
    assert pills["kho_khan"] == "chưa viết"
    assert [pill for key, pill in pills.items() if key.startswith("Phụ lục")] == ["6 dòng"]


def test_where_there_is_little_room_titles_and_the_plan_keep_it(place: ReportPlace) -> None:
    def pills() -> dict[str, str]:
        return {pill.accessibleName(): pill.text() for pill in place.outline.findChildren(Pill)}

    assert pills()["tự sinh"] == "tự sinh"
    assert place.plan.shown_text() == place.plan.currentText() == "Tiến độ: Kế hoạch 3536/KH-UBND"
    place.resize(667, 420)
    assert pills()["tự sinh"] == "•"
    assert pills()["6 dòng"] == "6"
    assert place.plan.shown_text() == "3536/KH-UBND"
    assert not any(label.text() == "Báo cáo kỳ" and label.isVisible() for label in place.findChildren(Label))
    assert place.width() == 667
    place.resize(1140, 680)
    assert pills()["tự sinh"] == "tự sinh"


def test_own_words_are_written_when_their_box_is_left(qtbot: QtBot, place: ReportPlace, store: MemoryStore) -> None:
    place.open_section("kho_khan")
    assert place.words.hasFocus()
    qtbot.keyClicks(place.words, "- Nhan luc con thieu")
    place.all_button.setFocus()
    rows = [(row.section_key, row.period, row.own_text) for row in store.snapshot().all(Narrative)]
    assert rows == [("kho_khan", "2022", "- Nhan luc con thieu")]
    place.compose()
    assert "Nhan luc con thieu" in page_words(place)
    assert {entry.key: entry.pill for entry in place.outline.shown()}["kho_khan"] == "đã viết"


def test_words_that_cannot_be_written_keep_their_section_in_the_box(
    qtbot: QtBot, place: ReportPlace, store: MemoryStore
) -> None:
    place.open_section("kho_khan")
    qtbot.keyClicks(place.words, "kho")
    store.refusal = WriteError("Không ghi được tệp")
    place.open_section("phuong_huong")
    assert place.words.text() == "kho"
    assert place.section.currentData() == "kho_khan"
    place.section.setCurrentIndex(place.section.findData("phuong_huong"))
    place.section.activated.emit(place.section.currentIndex())
    assert (place.words.text(), place.section.currentData()) == ("kho", "kho_khan")
    store.refusal = None
    place.open_section("phuong_huong")
    assert place.words.text() == ""
    assert [row.own_text for row in store.snapshot().all(Narrative)] == ["kho"]


def test_a_syllable_under_way_in_own_words_is_told_and_written(place: ReportPlace, store: MemoryStore) -> None:
    place.open_section("kho_khan")
    compose("tiế")
    place.desk.findings_changed.emit()
    compose("tiếng")
    assert [text for _, _, text in place.drafts()] == ["tiếng"]
    assert place.commit()
    assert [row.own_text for row in store.snapshot().all(Narrative)] == ["tiếng"]


def test_words_of_two_sections_are_kept_apart(qtbot: QtBot, place: ReportPlace, store: MemoryStore) -> None:
    place.open_section("kho_khan")
    qtbot.keyClicks(place.words, "kho")
    place.open_section("phuong_huong")
    assert place.words.text() == ""
    qtbot.keyClicks(place.words, "huong")
    place.open_section("kho_khan")
    assert place.words.text() == "kho"
    rows = {row.section_key: row.own_text for row in store.snapshot().all(Narrative)}
    assert rows == {"kho_khan": "kho", "phuong_huong": "huong"}


def test_esc_gives_the_words_back(qtbot: QtBot, place: ReportPlace, store: MemoryStore) -> None:
    place.open_section("kho_khan")
    qtbot.keyClicks(place.words, "nham")
    qtbot.keyClick(place.words, Qt.Key.Key_Escape)
    place.all_button.setFocus()
    assert place.words.text() == ""
    assert store.history() == []


def test_refused_words_stay_in_their_box(qtbot: QtBot, place: ReportPlace, store: MemoryStore) -> None:
    place.open_section("kho_khan")
    qtbot.keyClicks(place.words, "con day")
    store.refusal = WriteError("Không ghi được tệp")
    assert not place.commit()
    assert place.words.text() == "con day"
    store.refusal = None
    assert place.commit()
    assert [row.own_text for row in store.snapshot().all(Narrative)] == ["con day"]


def test_the_summary_follows_the_chosen_plan(qtbot: QtBot, place: ReportPlace) -> None:
    place.plan.setCurrentIndex(place.plan.findData("plan"))
    place.compose()
    assert "theo Kế hoạch số 3536/KH-UBND" in page_words(place)
    assert "Tổng số nhiệm vụ: 6, trong đó:" in page_words(place)


def test_findings_lead_to_their_task(qtbot: QtBot, place: ReportPlace, desk: Desk) -> None:
    finding = Finding("x", Severity.ERROR, "Hạn cuối trước ngày bắt đầu", RecordRef("task", "t61"), field="deadline_to")
    desk._checked((finding,))
    found = [one for one in place.findings.findChildren(QPushButton) if one.accessibleName() == "Mở nhiệm vụ"]
    with qtbot.waitSignal(place.record_asked) as asked:
        qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)
    assert asked.args == ["t61", "deadline_to"]


def test_the_way_to_a_project_is_called_so(place: ReportPlace, desk: Desk) -> None:
    task = desk.everything().find(Task, "t61")
    assert task is not None
    desk.edit(field_edit(task, "kind", TaskKind.PROJECT))
    desk._checked((Finding("x", Severity.ERROR, "Hạn cuối trước ngày bắt đầu", RecordRef("task", "t61")),))
    frames = place.findings.findChildren(QFrame)
    (box,) = (one for one in frames if one.accessibleName() == "Lỗi: Hạn cuối trước ngày bắt đầu")
    assert "Mở dự án" in [one.accessibleName() for one in box.findChildren(QPushButton)]


def messages(place: ReportPlace) -> list[str]:
    return [box.accessibleName() for box in place.findings.findChildren(QFrame) if box.property("edge")]


def notes(count: int) -> tuple[Finding, ...]:
    ref = RecordRef("task", "t61")
    return tuple(Finding("x", Severity.NOTE, f"Điều {number}", ref, fingerprint=str(number)) for number in range(count))


def test_many_findings_are_shown_one_after_another(qtbot: QtBot, place: ReportPlace, desk: Desk) -> None:
    desk._checked(notes(100))
    assert len(messages(place)) < 60
    qtbot.waitUntil(lambda: len(messages(place)) == 60)
    assert messages(place) == [f"Lưu ý: Điều {number}" for number in range(60)]
    labels = [label.text() for label in place.findings.findChildren(Label)]
    assert labels.index("… và 40 điều nữa.") > labels.index("Điều 0")
    desk._checked(notes(2))
    qtbot.waitUntil(lambda: messages(place) == ["Lưu ý: Điều 0", "Lưu ý: Điều 1"])


def test_findings_made_while_the_report_is_behind_are_shown_when_it_comes_to_the_front(
    place: ReportPlace, desk: Desk
) -> None:
    place.hide()
    before = messages(place)
    desk._checked(notes(1))
    assert messages(place) == before
    place.show()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert messages(place) == ["Lưu ý: Điều 0"]


def test_a_section_that_nobody_wrote_is_opened_for_writing(qtbot: QtBot, place: ReportPlace) -> None:
    found = [one for one in place.findings.findChildren(QPushButton) if one.accessibleName() == "Viết mục này"]
    qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)
    assert place.section.currentData() == "phuong_huong"
    assert place.words.hasFocus()


def test_the_exports_write_their_files_and_keep_the_report(
    qtbot: QtBot, place: ReportPlace, store: MemoryStore, tmp_path: Path
) -> None:
    pdf, xlsx = tmp_path / "bao-cao", tmp_path / "phu-luc.xlsx"
    place.exports.choose_file = lambda name, kinds: str(pdf if "PDF" in kinds else xlsx)
    with qtbot.waitSignal(place.exported) as told:
        place.exports.ask_pdf()
    assert told.args is not None
    assert told.args[0].files == (pdf.with_suffix(".pdf"),)
    assert pdf.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(place.exported):
        place.exports.ask_xlsx()
    assert xlsx.read_bytes().startswith(b"PK")
    report = store.snapshot().all(Report)[0]
    assert (report.state, report.period) == (ReportState.EXPORTED, "2022")
    assert place.state.text() == "Đã xuất, chờ ký"


def test_a_folder_that_is_not_there_is_told_and_nothing_is_kept(
    qtbot: QtBot, place: ReportPlace, desk: Desk, store: MemoryStore, tmp_path: Path
) -> None:
    told: list[str] = []
    desk.failed.connect(lambda error: told.append(error.what))
    place.exports.export(pdf=tmp_path / "khong-co" / "a.pdf")
    assert told
    assert store.history() == []


def test_names_of_files_are_offered(place: ReportPlace) -> None:
    assert place.preview is not None
    assert place.preview.pdf_name.endswith(".pdf")
    assert "dự thảo" not in place.preview.pdf_name
    drafted = later.preview(place.desk.snapshot(), "2022", "", draft=True)
    assert "dự thảo" in drafted.pdf_name


def test_the_report_begins_with_the_plan_of_its_period(place: ReportPlace, desk: Desk) -> None:
    assert place.plan.currentData() == "plan"
    desk.set_period("2019")
    assert place.plan.currentData() == ""
    desk.set_period("2022")
    assert place.plan.currentData() == "plan"
    choose(place.plan, "other-plan")
    desk.edit(lambda snapshot, who: set_own_words(snapshot, "2022", "kho_khan", "thiếu người", who))
    assert place.plan.currentData() == "other-plan"
    desk.set_period("2019")
    assert place.plan.currentData() == ""


def choose(box: QComboBox, value: str) -> None:
    """Choose with the arrow keys."""
    box.setFocus()
    steps = box.findData(value) - box.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert box.currentData() == value


def test_the_choice_of_a_plan_is_kept_in_the_report(qtbot: QtBot, desk: Desk, store: MemoryStore) -> None:
    report = Report(uid="r", unit="office", period="2022", summary_plan="plan")
    desk.edit(lambda snapshot, who: _putting(snapshot, report))
    desk.check()
    place = ReportPlace(desk)
    qtbot.addWidget(place)
    place.show()
    both = "theo Kế hoạch số 5312/KH-BCĐCĐS"
    assert both not in page_words(place)
    place.plan.setFocus()
    qtbot.keyClick(place.plan, Qt.Key.Key_Home)
    assert both in page_words(place)
    assert [row.summary_plan for row in store.snapshot().all(Report)] == [""]
    desk.undo()
    place.compose()
    assert place.plan.currentData() == "plan"
    assert both not in page_words(place)


def _putting(snapshot: Snapshot, record: Report) -> ChangeSet:
    draft = Draft(snapshot.records)
    draft.put(record)
    return ChangeSet("Lập báo cáo", draft.changes(), "an")
