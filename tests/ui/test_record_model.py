"""The model of a table: order, headings, pages, changes."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from cdsdesk.actions.edit import add, remove
from cdsdesk.errors import WriteError
from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.model.tasks import Progress, Task
from tests.support.memory_store import MemoryStore
from ui.desk import Desk
from ui.places.task_columns import columns
from ui.places.task_rows import ALL, REVIEW, TaskRows
from ui.tables.record_model import PAGE, RecordModel

STATE = 7
RESULT = 6


@pytest.fixture
def rows(desk: Desk) -> TaskRows:
    return TaskRows(desk, plan="plan")


@pytest.fixture
def model(desk: Desk, rows: TaskRows, qtmodeltester: ModelTester) -> RecordModel:
    made = RecordModel(desk, rows, columns(desk))
    made.reload()
    qtmodeltester.check(made)
    return made


def shown(model: RecordModel) -> list[str]:
    return [model.text(number, 0) or model.data(model.index(number, 0)) for number in range(model.rowCount())]


def test_rows_stand_under_their_sections_in_the_order_of_codes(model: RecordModel) -> None:
    assert shown(model) == [
        "2. Tham mưu ban hành các văn bản chỉ đạo",
        "2.1",
        "2.2",
        "2.10",
        "6. Tổ chức triển khai các nhiệm vụ trọng tâm",
        "6.1",
        "6.2",
        "6.3",
    ]


def test_a_heading_is_neither_selected_nor_edited(model: RecordModel) -> None:
    flags = model.flags(model.index(0, 0))
    assert not flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_all_plans_add_the_plan_as_the_outer_heading(model: RecordModel, rows: TaskRows) -> None:
    rows.plan = ""
    model.reload()
    headings = [model.heading(number) for number in model.heading_lines()]
    assert [(one.text, one.level) for one in headings if one] == [
        ("Kế hoạch 3536/KH-UBND", 1),
        ("2. Tham mưu ban hành các văn bản chỉ đạo", 2),
        ("6. Tổ chức triển khai các nhiệm vụ trọng tâm", 2),
    ]


def test_sorting_takes_the_headings_away_and_gives_them_back(model: RecordModel) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.heading_lines() == []
    titles = [model.text(number, 1) for number in range(model.rowCount())]
    assert titles[0].startswith("Số hóa")
    assert titles[-1].startswith("Chuyển đổi")
    model.sort(-1)
    assert model.heading_lines() == [0, 4]


def test_a_typed_result_is_written_and_only_its_row_is_drawn_anew(model: RecordModel, store: MemoryStore) -> None:
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    line = model.line_of("t63")
    assert model.setData(model.index(line, RESULT), "Đã số hóa 1.200 hồ sơ")
    assert (line, line) in changed
    told = store.snapshot().where(Progress, "task", "t63")
    assert [(row.period, row.result) for row in told] == [("2022", "Đã số hóa 1.200 hồ sơ")]
    assert model.text(line, RESULT) == "Đã số hóa 1.200 hồ sơ"


def test_the_same_text_writes_no_step(model: RecordModel, store: MemoryStore) -> None:
    index = model.index(model.line_of("t21"), RESULT)
    assert model.setData(index, model.data(index, Qt.ItemDataRole.EditRole.value))
    assert store.history() == []


def test_a_state_can_be_left_to_the_deadline(model: RecordModel) -> None:
    line = model.line_of("t61")
    assert model.text(line, STATE) == "Đang thực hiện theo tiến độ"
    model.setData(model.index(line, STATE), "Theo thời hạn (tự suy ra)")
    assert model.text(line, STATE) == "Đang thực hiện, trễ hạn"


def test_a_row_stays_although_its_chip_no_longer_fits_until_the_filter_is_set_again(
    model: RecordModel, rows: TaskRows
) -> None:
    rows.chip = "on_track"
    model.reload()
    assert model.uids() == ["t61", "t62"]
    model.setData(model.index(model.line_of("t61"), STATE), "Tạm hoãn")
    assert model.uids() == ["t61", "t62"]
    model.reload()
    assert model.uids() == ["t62"]


def test_rows_come_and_go_with_their_records(model: RecordModel, desk: Desk, rows: TaskRows) -> None:
    rows.plan = ""
    model.reload()
    made: list[str] = []

    def one(snapshot: object, who: str) -> object:
        changes, record = add(snapshot, Task.TYPE, {"title": "Việc mới"}, who)  # type: ignore[arg-type]
        made.append(record.uid)
        return changes

    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    assert desk.edit(one)  # type: ignore[arg-type]
    assert model.uids()[-1] == made[0]
    assert desk.edit(lambda snapshot, who: remove(snapshot, Task.TYPE, made, who))
    assert made[0] not in model.uids()
    assert resets == []


def test_words_filter_without_diacritics(model: RecordModel, rows: TaskRows) -> None:
    rows.words = "dai truyen"
    model.reload()
    assert model.uids() == ["t62"]


def test_counts_add_up(rows: TaskRows) -> None:
    counts = rows.counts()
    assert counts[ALL] == 6
    assert sum(count for key, count in counts.items() if key not in (ALL, REVIEW)) == 6
    assert (counts["done_on_time"], counts["done_late"], counts["on_track"]) == (1, 1, 2)


def test_a_text_that_could_not_be_written_stays_in_its_cell_and_is_tried_again(
    model: RecordModel, store: MemoryStore, desk: Desk
) -> None:
    told: list[str] = []
    desk.failed.connect(lambda error: told.append(error.sentence()))
    store.refusal = WriteError("Không đủ chỗ trống để ghi tệp")
    line = model.line_of("t63")
    assert not model.setData(model.index(line, RESULT), "Chưa mất chữ nào")
    assert told == ["Không đủ chỗ trống để ghi tệp."]
    assert model.text(line, RESULT) == "Chưa mất chữ nào"
    assert not model.write_pending()
    store.refusal = None
    assert model.write_pending()
    assert store.snapshot().where(Progress, "task", "t63")[0].result == "Chưa mất chữ nào"


def test_many_rows_are_read_by_pages(desk: Desk, rows: TaskRows, qtmodeltester: ModelTester) -> None:
    tasks = [Task(uid=f"n{number:04}", title=f"Việc {number}", position=100 + number) for number in range(700)]
    assert desk.apply(ChangeSet("Thêm", tuple(map(inserted, tasks))))
    rows.plan = ""
    asked: list[int] = []
    read = rows.rows
    rows.rows = lambda uids: asked.append(len(uids)) or read(uids)  # type: ignore[method-assign,func-returns-value]
    made = RecordModel(desk, rows, columns(desk))
    made.reload()
    assert asked == []
    assert made.text(made.line_of("n0600"), 1) == "Việc 600"
    assert asked == [PAGE]
    assert made.text(made.line_of("n0001"), 1) == "Việc 1"
    assert asked == [PAGE, PAGE]
