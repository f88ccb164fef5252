"""A journey: of what was found before signing two things are mended and one is kept with its reason."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from cdsdesk.model.indicators import Measurement
from cdsdesk.model.reports import Waiver
from cdsdesk.model.tasks import Progress, State
from tests.support.journey_office import WRONG_INDICATOR, WRONG_TASK
from tests.support.journeys_page import journeys
from tests.support.officer import Officer
from tests.support.places import report_of
from ui.desk import open_file
from ui.dialogs.waive import WaiveDialog
from ui.session import Session

NAME = "Mend three findings"
REASON = "Hai thông báo cùng số do đánh lại số từ tháng 9, đã báo cáo Văn phòng"


def boxes(session: Session, words: str) -> list[QWidget]:
    """Return the frames of the findings that say these words."""
    frames = report_of(session).findings.findChildren(QFrame)
    return [one for one in frames if words in one.accessibleName() and one.isVisible()]


def box(session: Session, words: str) -> QWidget:
    """Return the frame of the one finding that says these words."""
    found = boxes(session, words)
    assert len(found) == 1
    return found[0]


def test_three_findings(
    officer: Officer, opened: Callable[[Path], Session], close: Callable[[Session], None], flawed_file: Path
) -> None:
    session = opened(flawed_file)
    officer.begins("See what was found")
    officer.goes_to(session, "report")
    officer.wait(session)
    officer.begins("Go to the slip of the key, type the right number")
    officer.click_button("Mở kết quả chỉ tiêu", box(session, "tử số 128"))
    officer.write("28")
    officer.press("Return")
    officer.begins("Back to the list: it is gone")
    officer.goes_to(session, "report")
    officer.wait(session)
    assert boxes(session, "tử số 128") == []
    officer.begins("Go to the state that the dates deny, pick the right one")
    officer.click_button("Mở nhiệm vụ", box(session, "hoàn thành ngày 20/11/2022"))
    officer.write("hoàn thành, tr")
    officer.begins("Back to the list: it is gone, too")
    officer.goes_to(session, "report")
    officer.wait(session)
    assert boxes(session, "hoàn thành ngày 20/11/2022") == []

    def inside(dialog: WaiveDialog) -> None:
        officer.write(REASON)
        officer.press("Ctrl+Return")
        assert not dialog.isVisible()

    officer.begins("Keep the third with its reason")
    keep = "Giữ và ghi lý do"
    twice = box(session, "được ghi với nhiều ngày")
    officer.in_dialog(WaiveDialog, lambda: officer.click_button(keep, twice), inside)
    officer.wait(session)
    assert boxes(session, "được ghi với nhiều ngày") == []
    close(session)
    with open_file(flawed_file, "an", write=False) as store:
        snapshot = store.snapshot()
    (measured,) = snapshot.where(Measurement, "indicator", WRONG_INDICATOR)
    assert (measured.numerator, measured.denominator) == (28, 100)
    (told,) = snapshot.where(Progress, "task", WRONG_TASK)
    assert told.status_written is State.DONE_LATE
    assert [(row.rule, row.reason) for row in snapshot.all(Waiver)] == [("document.number-with-two-dates", REASON)]
    assert officer.steps == journeys()[NAME].here()
