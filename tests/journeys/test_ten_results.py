"""A journey: the results of ten tasks are recorded in the list, as the minutes of the month give them."""

from collections.abc import Callable
from pathlib import Path

from cdsdesk.model.tasks import Progress, State
from tests.support.journeys_page import journeys
from tests.support.officer import Officer
from ui.desk import open_file
from ui.session import Session

NAME = "Record the results of ten tasks"
# What the officer tells of each task, the few letters that pick its state, and the state; none: the deadline tells it.
RESULTS = (
    ("Đã ban hành Quyết định số 12/QĐ-UBND ngày 20/5/2022", "hoan", State.DONE_ON_TIME),
    ("Đã ban hành Kế hoạch số 31/KH-UBND ngày 15/7/2022", "hoàn thành, tr", State.DONE_LATE),
    ("Đã tập huấn cho 45 cán bộ, công chức", "", None),
    ("Đang trình phê duyệt đề cương", "", None),
    ("Đã lắp đặt 7/12 cụm loa", "", None),
    ("Đã số hóa 1.240 hồ sơ", "", None),
    ("Đã nghiệm thu ngày 28/10/2022", "hoàn", State.DONE_ON_TIME),
    ("Đã phát 2.300 tờ rơi đến từng hộ", "", None),
    ("Đang khảo sát vị trí", "", None),
    ("Chưa bố trí được", "tạm", State.SUSPENDED),
)


def test_results_of_ten_tasks(
    officer: Officer, opened: Callable[[Path], Session], close: Callable[[Session], None], office_file: Path
) -> None:
    session = opened(office_file)
    officer.begins("Go to the list; the cursor stands in the first result")
    officer.goes_to(session, "tasks")
    for result, letters, _ in RESULTS:
        officer.begins("Type a result, go down: ten times")
        officer.write(result)
        if letters:
            officer.begins("Before that, the state where the deadline cannot tell it: four times")
            officer.press("Tab")
            officer.write(letters)
            officer.begins("Type a result, go down: ten times")
        officer.press("Return")
    close(session)
    with open_file(office_file, "an", write=False) as store:
        told = {row.task: row for row in store.snapshot().all(Progress)}
        steps = store.history(50)
    assert [(told[f"t{n}"].result, told[f"t{n}"].status_written) for n in range(1, 11)] == [
        (result, state) for result, _, state in RESULTS
    ]
    assert len(steps) == 15, "each cell is one step to take back"
    assert officer.steps == journeys()[NAME].here()
