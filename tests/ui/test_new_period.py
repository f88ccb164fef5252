"""Opening a period on the screen, how periods stand in the menu, the line about a signed report."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import Holiday, Period
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import Report, ReportState
from cdsdesk.model.tasks import Progress
from cdsdesk.progress import NoProgress
from tests.support.memory_store import MemoryStore
from ui import periods
from ui.desk import Desk
from ui.dialogs.correction import CorrectionDialog
from ui.dialogs.new_period import NewPeriod
from ui.tasks import Job, deliver
from ui.widgets.period_banner import BEGUN, PeriodBanner
from ui.widgets.period_button import PeriodButton

SIGNED = Report(uid="r", unit="office", period="2022", state=ReportState.SIGNED, date=date(2022, 12, 16))
VALUE = (
    Indicator(uid="n", name="Tỷ lệ hồ sơ trực tuyến"),
    Target(uid="a", indicator="n", year=2022),
    Measurement(uid="m", unit="office", indicator="n", period="2022-Q1", value=Decimal(30)),
)


@pytest.fixture
def quarter(desk: Desk, store: MemoryStore) -> Desk:
    """The first quarter is told of, and looked at."""
    told = store.snapshot().all(Progress)
    changes = [replace(row, uid=f"{row.uid}-q", period="2022-Q1") for row in told]
    gone = [inserted(row).inverse() for row in told]
    desk.apply(ChangeSet("Ghi quý I", (*gone, *map(inserted, (*changes, *VALUE)))))
    desk.set_period("2022-Q1")
    return desk


def shown(qtbot: QtBot, desk: Desk, code: str = "") -> NewPeriod:
    dialog = NewPeriod(desk, today=lambda: date(2022, 3, 20), code=code)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_next_period_is_offered_with_what_it_carries(qtbot: QtBot, quarter: Desk) -> None:
    dialog = shown(qtbot, quarter)
    assert dialog.code == "2022-Q2"
    assert {name: editor.text() for name, editor in dialog.dates.items()} == {
        "calendar_from": "01/04/2022",
        "calendar_to": "30/06/2022",
        "data_from": "15/03/2022",
        "data_to": "14/06/2022",
        "as_of": "14/06/2022",
        "due": "16/06/2022",
    }
    assert dialog.said.text() == "Mở kỳ quý II năm 2022:"
    assert "• mang 2 nhiệm vụ chưa xong với lời văn kỳ trước: hiện lại, đánh dấu" in dialog.carried.text()
    assert "• giữ kết quả của 2 nhiệm vụ đã hoàn thành" in dialog.carried.text()
    assert dialog.carried.text().endswith(
        "• giữ số của 1 chỉ tiêu luỹ kế hoặc tại thời điểm, đánh dấu là của kỳ trước."
    )
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert quarter.period.code == "2022-Q2"
    assert dialog.told.startswith("Đã mở kỳ quý II năm 2022: 2 nhiệm vụ chưa xong mang theo lời văn kỳ trước")
    assert [row.code for row in quarter.everything().all(Period)] == ["2022-Q2"]
    assert quarter.undo() is not None
    assert quarter.everything().all(Period) == ()


def test_the_wording_is_copied_only_when_asked(qtbot: QtBot, quarter: Desk) -> None:
    dialog = shown(qtbot, quarter)
    dialog.copy.setChecked(True)
    assert "ghi luôn vào kỳ này" in dialog.carried.text()
    dialog.open()
    assert sorted(row.task for row in quarter.everything().where(Progress, "period", "2022-Q2")) == ["t61", "t62"]


def test_another_kind_and_number_are_chosen(qtbot: QtBot, quarter: Desk) -> None:
    dialog = shown(qtbot, quarter)
    choice = dialog.choice
    choice.kind.setCurrentText("Tháng")
    choice.kind.activated.emit(choice.kind.currentIndex())
    choice.number.setCurrentText("5")
    choice.number.activated.emit(4)
    assert dialog.code == "2022-M05"
    assert dialog.dates["data_from"].text() == "15/04/2022"
    choice.kind.setCurrentText("9 tháng")
    choice.kind.activated.emit(choice.kind.currentIndex())
    assert (dialog.code, choice.number.isVisible()) == ("2022-9M", False)
    choice.kind.setCurrentText("Khoảng khác")
    choice.kind.activated.emit(choice.kind.currentIndex())
    choice.first.setText("1/4")
    choice.last.setText("15/5/2022")
    choice.last.left.emit()
    assert dialog.code == "2022-04-01..2022-05-15"
    choice.last.setText("xx")
    choice.last.left.emit()
    assert not dialog.open_button.isEnabled()
    assert dialog.wrong.text().startswith("Không hiểu kỳ báo cáo này")
    assert dialog.code == ""


def test_what_nobody_typed_follows_the_end_of_the_data(qtbot: QtBot, quarter: Desk) -> None:
    quarter.apply(ChangeSet("Lễ", (inserted(Holiday(uid="l", unit="office", date=date(2022, 7, 1))),)))
    dialog = shown(qtbot, quarter)
    editor = dialog.dates["data_to"]
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "30/6")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert dialog.dates["as_of"].text() == "30/06/2022"
    assert dialog.dates["due"].text() == "05/07/2022"
    dialog.open()
    (record,) = quarter.everything().all(Period)
    assert (record.data_to, record.as_of, record.due) == (date(2022, 6, 30), None, None)
    again = shown(qtbot, quarter, code="2022-Q2")
    assert again.dates["data_to"].text() == "30/06/2022"
    assert again.said.text() == "Kỳ quý II năm 2022 đã mở từ trước"
    assert again.open_button.text() == "Chuyển sang kỳ này"
    again.open()
    assert again.told == ""


def test_a_date_that_is_none_is_told(qtbot: QtBot, quarter: Desk) -> None:
    dialog = shown(qtbot, quarter)
    dialog.dates["due"].setText("ngày mốt")
    dialog.preview()
    assert dialog.wrong.isVisible()
    assert not dialog.open_button.isEnabled()
    dialog.dates["due"].setText("1/6/2022")
    dialog.preview()
    assert dialog.wrong.text().startswith("Hạn gửi báo cáo trước ngày chốt số liệu")


def test_periods_stand_in_the_menu_with_how_far_they_are(qtbot: QtBot, desk: Desk) -> None:
    desk.apply(ChangeSet("Ký", (inserted(SIGNED), inserted(Period(uid="p", unit="office", code="2022-Q3")))))
    assert periods.offered(desk.everything()) == [
        ("2022", "Năm 2022\tđã ký 16/12/2022"),
        ("2022-Q3", "Quý III năm 2022\tđang ghi"),
    ]
    draft = replace(SIGNED, uid="r2", state=ReportState.DRAFT, replaces="r", date=None)
    desk.apply(ChangeSet("Thay", (inserted(draft),)))
    assert periods.standing(desk.everything(), "2022") == "đã ký 16/12/2022, đang thay thế"
    button = PeriodButton()
    qtbot.addWidget(button)
    button.offer(periods.offered(desk.everything()), [], "2022")
    asked: list[bool] = []
    button.new_asked.connect(lambda: asked.append(True))
    (menu,) = button.findChildren(QMenu)
    menu.actions()[0].trigger()
    assert asked == [True]
    assert [one.text().split("\t")[0] for one in menu.actions()] == [
        "Mở kỳ mới…",
        "",
        "Năm 2022",
        "Quý III năm 2022",
        "",
    ]


def test_a_signed_report_is_told_of_and_replaced(qtbot: QtBot, desk: Desk) -> None:
    banner = PeriodBanner(desk)
    qtbot.addWidget(banner)
    assert banner.isHidden()
    desk.apply(ChangeSet("Ký", (inserted(SIGNED),)))
    assert not banner.isHidden()
    assert banner.text.text().startswith("Báo cáo kỳ này đã ký ngày 16/12/2022")
    banner.ask = lambda report: f"Sai số trong {report.uid}"
    banner.correct_link.click()
    begun = open_report(desk.snapshot())
    assert begun is not None
    assert (begun.replaces, begun.reason) == ("r", "Sai số trong r")
    assert banner.text.text() == BEGUN
    assert banner.correct_link.isHidden()
    desk.set_period("2022-Q1")
    assert banner.isHidden()


def test_a_report_is_replaced_only_with_a_reason(qtbot: QtBot, look: None) -> None:
    dialog = CorrectionDialog(SIGNED)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.begin_button.isEnabled()
    qtbot.keyClicks(dialog.reason, "Sai ho so")
    assert dialog.begin_button.isEnabled()


class SlowRunner:
    """Keeps a job until it is told to deliver."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def run(self, job: Job) -> None:
        if job.lane == "opening":
            self.jobs.append(job)

    def stop(self) -> None:
        self.jobs.clear()

    def deliver(self) -> None:
        deliver(self.jobs[-1], self.jobs[-1].work(NoProgress()), None)


def test_opening_waits_for_the_preview(qtbot: QtBot, quarter: Desk) -> None:
    quarter.runner = runner = SlowRunner()
    dialog = shown(qtbot, quarter)
    assert dialog.said.text() == "Đang xem trước…"
    dialog.open()
    assert dialog.isVisible()
    runner.deliver()
    assert not dialog.isVisible()
    assert quarter.period.code == "2022-Q2"


def test_a_preview_that_comes_too_late_is_for_nobody(qtbot: QtBot, quarter: Desk) -> None:
    quarter.runner = runner = SlowRunner()
    dialog = shown(qtbot, quarter)
    dialog.reject()
    runner.deliver()
    assert dialog.opening is None
    assert quarter.everything().all(Period) == ()
