"""States in words that no report uses: list, overview and findings say the same of them after an import."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from cdsdesk.actions.overview import overview
from cdsdesk.checks.engine import run
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.model.reading import progress_of, state_of
from cdsdesk.model.tasks import State, Task
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.reporting.values import state_words
from db.store import Store
from tests.support.data_file import new_store

ROWS: list[list[Any]] = [
    ["Nhiệm vụ chuyển đổi số năm 2025", "", "", ""],
    ["STT", "Nhiệm vụ", "Thời hạn", "Tình trạng"],
    ["1", "Xây dựng kế hoạch tuyên truyền", "Quý I/2025", "Đã hoàn thành"],
    ["2", "Nâng cấp đường truyền", "Năm 2026", "Đã hoàn thành"],
    ["3", "Số hóa hồ sơ lưu trữ", "Quý I/2025", "Đang thực hiện"],
    ["4", "Tập huấn kỹ năng số", "Năm 2026", "Đang thực hiện"],
    ["5", "Lắp đặt camera", "Quý I/2025", "Chưa thực hiện"],
    ["6", "Mua sắm máy tính", "Năm 2026", "Chưa thực hiện"],
]
COUNTS = {
    State.DONE_ON_TIME: 2,
    State.IN_PROGRESS_LATE: 1,
    State.ON_TRACK: 1,
    State.NOT_STARTED_LATE: 1,
    State.NOT_DUE: 1,
}


def imported(folder: Path) -> Store:
    store, told = new_store(folder), ImportOptions()
    book = RawBook((RawSheet("Trang 1", True, (0, 0), ROWS, ()),))
    store.apply(plan_import(read_tables(book, told), store.snapshot(), told, store.office()).changes("Nhập"))
    return store


def test_all_count_what_was_written(tmp_path: Path) -> None:
    with imported(tmp_path) as store:
        snapshot = store.snapshot("2025")
        assert store.state_counts("2025") == {state.value: count for state, count in COUNTS.items()}
        assert Counter(state_of(snapshot, task).printed for task in snapshot.all(Task)) == COUNTS
        findings = run(snapshot)
        assert overview(snapshot, findings, date(2025, 12, 1)).tasks.states == COUNTS
        told = Counter(finding.rule for finding in findings)
        assert (told["status.done-without-date"], told["status.unknown-word"]) == (2, 6)
        assert told["status.against-dates"] == 0


def test_an_annex_prints_what_was_written(tmp_path: Path) -> None:
    with imported(tmp_path) as store:
        snapshot = store.snapshot("2025")
        tasks = snapshot.all(Task)
        printed = [state_words(state_of(snapshot, task), progress_of(snapshot, task.uid)) for task in tasks]
        assert sorted(printed) == sorted(row[3] for row in ROWS[2:])
