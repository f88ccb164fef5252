"""The list beside the report: grouped, filtered by weight, mended in one step, kept and let go, explained."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import set_own_words
from cdsdesk.actions.mending import keep
from cdsdesk.actions.paper_findings import PaperFindings
from cdsdesk.model.changes import updated
from cdsdesk.model.findings import Finding, Fix, Place, RecordRef, Severity
from cdsdesk.model.tasks import Task
from tests.support.screen import cut
from ui import later
from ui.desk import Desk
from ui.dialogs.help_window import HelpWindow
from ui.help import open_help_of
from ui.places.report import ReportPlace
from ui.places.report_finding_box import FindingFrame
from ui.widgets.label import Label

AT = RecordRef("task", "t61", "6.1")


@pytest.fixture
def place(qtbot: QtBot, look: None, desk: Desk) -> ReportPlace:
    desk.check()
    made = ReportPlace(desk)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    return made


def told(rule: str, severity: Severity, message: str, **fields: object) -> Finding:
    return replace(Finding(rule, severity, message, AT, fingerprint=message), **fields)  # type: ignore[arg-type]


def boxes(place: ReportPlace) -> list[FindingFrame]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return place.findings.findChildren(FindingFrame)


def messages(place: ReportPlace) -> list[str]:
    return [box.finding.message for box in boxes(place) if box.finding.waived is None]


def press(place: ReportPlace, words: str) -> None:
    found = [one for one in place.findings.findChildren(QPushButton) if one.accessibleName() == words]
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def test_they_stand_by_weight_and_below_their_rule(place: ReportPlace, desk: Desk) -> None:
    desk._checked(
        (
            told("missing.lead", Severity.NOTE, "Một"),
            told("dates.reversed-span", Severity.ERROR, "Hai"),
            told("missing.result", Severity.NOTE, "Ba"),
            told("missing.lead", Severity.NOTE, "Bốn"),
        )
    )
    assert messages(place) == ["Hai", "Một", "Bốn", "Ba"]
    words = [label.text() for label in place.findings.findChildren(Label)]
    assert [one for one in words if one in ("LỖI", "CẢNH BÁO", "LƯU Ý")] == ["LỖI", "LƯU Ý"]
    assert "Nhiệm vụ chưa có cơ quan chủ trì (2)" in words
    assert not place.findings.draft.isHidden()


def test_a_chip_shows_one_weight_and_goes_when_nothing_is_left_of_it(
    qtbot: QtBot, place: ReportPlace, desk: Desk
) -> None:
    both = told("a", Severity.WARNING, "Một"), told("b", Severity.NOTE, "Hai")
    desk._checked(both)
    QTest.mouseClick(place.findings.chips.button("note"), Qt.MouseButton.LeftButton)
    assert messages(place) == ["Hai"]
    assert place.findings.draft.isHidden()
    desk._checked(both[:1])
    assert messages(place) == ["Một"]
    desk._checked(())
    assert messages(place) == []
    assert place.findings.chips.isHidden()


def test_one_click_mends_and_undo_takes_it_back(qtbot: QtBot, place: ReportPlace, desk: Desk) -> None:
    task = desk.everything().find(Task, "t61")
    assert task is not None
    change = updated(task, replace(task, title="Đề án thí điểm"))
    assert change is not None
    desk._checked((told("a", Severity.WARNING, "Sai tên", fix=Fix("Sửa tên nhiệm vụ", (change,))),))
    press(place, "Sửa tên nhiệm vụ")
    after = desk.everything().find(Task, "t61")
    assert after is not None
    assert after.title == "Đề án thí điểm"
    step = desk.undo()
    assert step is not None
    assert "Sửa tên nhiệm vụ" in step.label
    assert desk.everything().find(Task, "t61") == task


def test_what_is_kept_is_folded_with_its_reason_and_let_go_again(
    qtbot: QtBot, place: ReportPlace, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.findings
    assert before

    class Reasoned:
        """Stands for the dialog with a reason typed into it."""

        def __init__(self, *_args: object) -> None:
            self.reason = self

        def text(self) -> str:
            return "Cấp trên đã biết"

        def exec(self) -> bool:
            return True

        def deleteLater(self) -> None:  # noqa: N802 - Qt's name
            """Nothing was made."""

    monkeypatch.setattr("ui.mending.WaiveDialog", Reasoned)
    press(place, "Giữ và ghi lý do")
    assert [one.waived for one in desk.findings if one.waived] == ["Cấp trên đã biết"]
    assert not place.findings.kept.isHidden()
    assert "(1)" in place.findings.kept.heading.words
    place.findings.kept.heading.click()
    press(place, "Bỏ giữ")
    assert desk.findings == before
    assert place.findings.kept.isHidden()


def test_a_passage_is_looked_for_on_the_pages(qtbot: QtBot, place: ReportPlace, desk: Desk) -> None:
    place.compose()
    place.checks.take_page((told("structure.x", Severity.WARNING, "Thừa", place=Place(quote="BÁO CÁO")),))
    press(place, "Xem trên trang")
    assert place.reader.find_box.text() == "BÁO CÁO"
    assert place.reader.found.text().startswith("1/")


def test_what_stands_wrong_on_the_page_itself_is_found_kept_and_lets_only_a_draft_out(
    place: ReportPlace, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = desk.period.code
    desk.edit(lambda snapshot, who: set_own_words(snapshot, period, "kho_khan", "Nhân lực còn còn thiếu.", who))
    place.compose()
    found = next(box.finding for box in boxes(place) if box.finding.rule == "text.word-twice")
    assert found.place is not None
    wrong = replace(found, severity=Severity.ERROR)
    monkeypatch.setattr(later, "paper_findings", lambda *_asked: PaperFindings((wrong,), {}))
    place.compose()
    assert place.preview is not None
    assert place.preview.document.draft
    desk.edit(lambda snapshot, who: keep(snapshot, period, wrong, "Lời của văn bản gốc", who))
    place.compose()
    assert not place.preview.document.draft
    assert wrong.message not in messages(place)
    place.findings.kept.heading.click()
    assert [box.finding.waived for box in boxes(place) if box.finding.waived] == ["Lời của văn bản gốc"]


def test_the_help_explains_the_rule_by_the_button_and_by_f1(qtbot: QtBot, place: ReportPlace, desk: Desk) -> None:
    desk._checked((told("missing.lead", Severity.NOTE, "Một"),))
    why = boxes(place)[0].findChild(QToolButton)
    assert why is not None
    why.click()
    shown = place.window().findChild(HelpWindow)
    assert isinstance(shown, HelpWindow)
    assert "Soát lỗi" in shown.windowTitle()
    shown.close()
    place.activateWindow()
    why.setFocus()
    qtbot.waitUntil(why.hasFocus)
    assert "Soát lỗi" in open_help_of(place, "bao-cao").windowTitle()


class PaintedList(QObject):
    """Notes each time a list is painted what is cut in it."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__(shown)
        self.shown, self.met = shown, list[set[str]]()
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at what is about to be painted."""
        if event.type() == QEvent.Type.Paint:
            self.met.append(cut(self.shown))
        return False


def test_sentences_are_whole_whenever_the_list_is_painted_while_it_fills(
    qtbot: QtBot, place: ReportPlace, desk: Desk
) -> None:
    sentence = "Nhiệm vụ {} (Kế hoạch 3536/KH-UBND) ghi “Đang thực hiện theo tiến độ” nhưng theo thời hạn đã trễ"
    many = tuple(told("a", Severity.NOTE, f"{sentence.format(number)} {'dài ' * (number % 7)}") for number in range(40))
    painted = PaintedList(place.findings._area.widget())
    desk._checked(many)
    qtbot.waitUntil(lambda: len(boxes(place)) == len(many), timeout=20_000)
    qtbot.waitUntil(lambda: bool(painted.met))
    assert painted.met == [set()] * len(painted.met)
