"""A journey: what went wrong yesterday is taken back today, after the program was closed and opened again."""

from collections.abc import Callable
from pathlib import Path

from cdsdesk.model.tasks import PlanItem, Progress, Task
from tests.support.journeys_page import journeys
from tests.support.officer import Officer
from tests.support.places import tasks_of
from ui.desk import open_file
from ui.dialogs.history_record import RecordHistory
from ui.session import Session

NAME = "Take back two mistakes after a restart"
RIGHT = "Đã ban hành Quyết định số 12/QĐ-UBND ngày 20/5/2022"


def make_mistakes(officer: Officer, session: Session) -> None:
    """Write a result, then the result of another task over it, then remove a task."""
    officer.does_beforehand()
    officer.goes_to(session, "tasks")
    officer.write(RIGHT)
    officer.press("Return")
    officer.press("Up")
    officer.write("Đã lắp đặt 7/12 cụm loa")
    officer.press("Return")
    officer.press("Down", times=3)
    officer.press("Ctrl+Delete")


def test_mistakes_after_a_restart(
    officer: Officer, opened: Callable[[Path], Session], close: Callable[[Session], None], office_file: Path
) -> None:
    session = opened(office_file)
    make_mistakes(officer, session)
    assert tasks_of(session).model.line_of("t5") < 0
    close(session)

    session = opened(office_file)
    officer.begins("Undo the removal: the task is shown where it was")
    officer.press("Ctrl+Z")
    assert tasks_of(session).table.current_uid() == "t5"
    assert session.tools.notice.text().startswith("Hoàn tác: Xoá 1 nhiệm vụ")
    officer.begins("Go to the other task and open its history")
    officer.click_cell(tasks_of(session).table, "t1", "result")

    def inside(dialog: RecordHistory) -> None:
        assert dialog.sides.old.toPlainText() == RIGHT
        officer.begins("Take the value back, close the history")
        officer.click(dialog.value_button)
        assert dialog.note.text().startswith("Đã lấy lại “Kết quả")
        officer.press("Esc")

    officer.in_dialog(RecordHistory, lambda: officer.press("Ctrl+H"), inside)
    close(session)

    with open_file(office_file, "an", write=False) as store:
        snapshot = store.snapshot()
        steps = [step.label for step in store.history(50)]
    assert [row.result for row in snapshot.where(Progress, "task", "t1")] == [RIGHT]
    assert snapshot.find(Task, "t5") is not None
    assert [item.code for item in snapshot.where(PlanItem, "task", "t5")] == ["1.5"]
    assert len(steps) == 6, "what was taken back stays in the history"
    assert officer.steps == journeys()[NAME].here()
