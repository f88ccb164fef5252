"""The life of a record in words, one value taken back, where a step happened."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.actions.edit import Edit, add, change, remove, set_progress
from cdsdesk.actions.history import (
    Place,
    ValueLine,
    belonging,
    emphasis,
    record_lines,
    step_lines,
    take_value,
    touched_place,
    value_words,
)
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import Change, ChangeSet, inserted
from cdsdesk.model.documents import Document
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import Funding, PlanItem, Progress, State, Task
from cdsdesk.model.teams import Member, Team
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, small_records())


def lines(store: MemoryStore, uid: str) -> tuple[ValueLine, ...]:
    everything = store.snapshot()
    uids = belonging(everything, uid, store.removed_with(uid))
    return record_lines(uids, store.record_history, everything.get)


def told(store: MemoryStore, uid: str) -> list[tuple[str, str, str, str]]:
    return [(line.of, line.label, line.old, line.new) for line in lines(store, uid)]


def set_fields(store: MemoryStore, uid: str, who: str = "an", **values: str) -> None:
    record = store.get(uid)
    assert record is not None
    store.apply(change(store.snapshot(), record.TYPE, uid, Edit(values), who))


def test_values_stand_in_words_newest_first(store: MemoryStore) -> None:
    set_fields(store, "t21", deadline_text="Quý II/2022", who="bình")
    store.apply(set_progress(store.snapshot(), "t21", "2022", {"status_written": "Hoàn thành, đúng hạn"}, "an"))
    assert told(store, "t21") == [
        ("Kết quả thực hiện năm 2022", "Đánh giá tiến độ", "Hoàn thành, trễ hạn", "Hoàn thành, đúng hạn"),
        ("Kết quả thực hiện năm 2022", "Đánh giá như đã viết", "Hoàn thành, trễ hạn", "Hoàn thành, đúng hạn"),
        ("", "Thời hạn (như văn bản)", "Tháng 5/2022", "Quý II/2022"),
        ("", "Loại thời hạn", "Tháng", "Quý"),
        ("", "Bắt đầu (hiểu là)", "01/5/2022", "01/4/2022"),
        ("", "Hạn cuối (hiểu là)", "31/5/2022", "30/6/2022"),
    ]
    assert [line.step.who for line in lines(store, "t21")][0::5] == ["an", "bình"]


def test_a_record_that_came_and_went_tells_its_fields(store: MemoryStore) -> None:
    store.apply(set_progress(store.snapshot(), "t63", "2022-H1", {"result": "Đã số hóa 40 hồ sơ"}, "an"))
    (row,) = store.snapshot().where(Progress, "task", "t63")
    store.apply(remove(store.snapshot(), "progress", [row.uid], "an"))
    assert told(store, "t63") == [
        ("Kết quả thực hiện 6 tháng đầu năm 2022", "Kỳ", "6 tháng đầu năm 2022", ""),
        ("Kết quả thực hiện 6 tháng đầu năm 2022", "Kết quả thực hiện", "Đã số hóa 40 hồ sơ", ""),
        ("Kết quả thực hiện 6 tháng đầu năm 2022", "Kỳ", "", "6 tháng đầu năm 2022"),
        ("Kết quả thực hiện 6 tháng đầu năm 2022", "Kết quả thực hiện", "", "Đã số hóa 40 hồ sơ"),
    ]
    first = lines(store, "t63")[0]
    assert first.removed
    assert not first.made


def test_references_and_money_stand_as_people_know_them(store: MemoryStore) -> None:
    money = Funding(uid="f", unit="office", task="t21", year=2022, amount=1_250_000_000)
    store.apply(ChangeSet("Thêm", (inserted(money), inserted(PlanItem(uid="i2", plan="other-plan", task="t21")))))
    words = {(label, new) for _, label, _, new in told(store, "t21")}
    assert ("Số tiền (đồng)", "1.250.000.000") in words
    assert ("Kế hoạch", "Kế hoạch 5312/KH-BCĐCĐS") in words


def test_a_telephone_number_shows_its_last_digits() -> None:
    assert value_words(Member, "phone", "0905123456", lambda _uid: None) == "•••• ••• 456"


def test_what_is_plain_data_or_unreadable_says_so() -> None:
    assert value_words(Report, "frozen_snapshot", {"a": 1}, lambda _uid: None) == "có nội dung"
    assert value_words(Task, "deadline_to", "hôm kia", lambda _uid: None) == "hôm kia"
    assert value_words(Task, "position", 4, lambda _uid: None) == "4"
    assert value_words(Progress, "milestones_done", {"m": "05/3/2022"}, lambda _uid: None) == "m: 05/3/2022"


def test_a_move_alone_tells_its_place(store: MemoryStore) -> None:
    task = store.get("t21")
    assert task is not None
    found = touched_place(store.snapshot(), remove(store.snapshot(), "plan_item", ["i-other"]).changes)
    assert found == Place("task", "t63")
    moved = ChangeSet("Chuyển", (replace(inserted(task), before={"position": 1}, after={"position": 3}),))
    store.apply(moved)
    assert told(store, "t21") == [("", "Thứ tự", "1", "3")]
    with pytest.raises(RecordError, match="Thứ tự không lấy lại riêng được"):
        take_value(store.snapshot(), lines(store, "t21")[0])


def test_one_value_is_taken_back_as_a_step_of_its_own(store: MemoryStore) -> None:
    set_fields(store, "t21", note="Lần một", lead="Công an phường")
    set_fields(store, "t21", note="Lần hai")
    (newest,) = [line for line in lines(store, "t21") if line.old == "Lần một"]
    changes = take_value(store.snapshot(), newest, "bình")
    assert changes.label == "Lấy lại “Ghi chú” của Nhiệm vụ “Quyết định ban hành Kiến trúc chính quyền điện tử”"
    store.apply(changes)
    task = store.get("t21")
    assert isinstance(task, Task)
    assert (task.note, task.lead) == ("Lần một", ("Công an phường",))
    with pytest.raises(RecordError, match="đang đúng là giá trị ấy"):
        take_value(store.snapshot(), newest)


def test_what_follows_from_a_text_comes_back_with_it(store: MemoryStore) -> None:
    set_fields(store, "t21", deadline_text="Quý II/2022")
    (line,) = [line for line in lines(store, "t21") if line.field == "deadline_text"]
    store.apply(take_value(store.snapshot(), line))
    task = store.get("t21")
    assert isinstance(task, Task)
    assert task.deadline_to == date(2022, 5, 31)


def test_a_value_that_is_no_longer_allowed_is_refused(store: MemoryStore) -> None:
    changes, record = add(store.snapshot(), "task", {"title": "Việc mới"}, "an")
    store.apply(changes)
    (line,) = [line for line in lines(store, record.uid) if line.field == "title"]
    with pytest.raises(RecordError, match="chưa có “Nội dung, nhiệm vụ”"):
        take_value(store.snapshot(), line)


def test_a_value_of_a_record_that_is_gone_is_refused(store: MemoryStore) -> None:
    set_fields(store, "t61", note="Ghi thêm")
    (line,) = lines(store, "t61")
    store.apply(remove(store.snapshot(), "task", ["t61"], with_dependants=True))
    with pytest.raises(RecordError, match="đã bị xoá"):
        take_value(store.snapshot(), line)
    assert "Đề án thí điểm mô hình đô thị thông minh" in {line.old for line in lines(store, "t61")}


def test_a_step_names_every_record_it_touched(store: MemoryStore) -> None:
    store.apply(set_progress(store.snapshot(), "t63", "2022", {"result": "Đã số hóa"}, "an"))
    (step,) = store.history()
    found = step_lines(step, store.step_changes(1), store.snapshot().get)
    assert found[0].of == "Kết quả thực hiện năm 2022 của Nhiệm vụ “Số hóa dữ liệu hoạt động của các cơ quan”"


def test_the_changed_part_of_a_text_is_cut_at_words() -> None:
    found = emphasis("Đã lập 40 hồ sơ, chưa trình", "Đã lập 45 hồ sơ số hóa, chưa trình")
    assert (found.head, found.old, found.new, found.tail) == ("Đã lập ", "40 hồ sơ,", "45 hồ sơ số hóa,", " chưa trình")
    assert emphasis("", "mới") == emphasis("", "mới")
    assert (emphasis("một", "một hai").old, emphasis("một", "một hai").new) == ("", " hai")


words = st.text(alphabet="ab \n", max_size=12)


@settings(max_examples=200, deadline=None)
@given(words, words)
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    found = emphasis(old, new)
    assert found.head + found.old + found.tail == old
    assert found.head + found.new + found.tail == new


def test_where_a_step_happened(store: MemoryStore) -> None:
    told_now = set_progress(store.snapshot(), "t21", "2022", {"status_written": State.ON_TRACK.value})
    assert touched_place(store.snapshot(), told_now.changes) == Place("task", "t21", "status_written", "2022")
    first = set_progress(store.snapshot(), "t63", "2022-H1", {"result": "Đã làm"})
    store.apply(first)
    assert touched_place(store.snapshot(), first.changes) == Place("task", "t63", "result", "2022-H1")
    noted = change(store.snapshot(), "task", "t22", Edit({"note": "Ghi"}))
    assert touched_place(store.snapshot(), noted.changes) == Place("task", "t22", "note")
    gone = remove(store.snapshot(), "task", ["t62"], with_dependants=True)
    store.apply(gone)
    assert touched_place(store.snapshot(), gone.changes).type == "task"
    assert touched_place(store.snapshot(), gone.changes).uid == ""
    assert touched_place(store.snapshot(), ()) == Place()


def test_a_step_of_many_records_happened_where_most_of_them_are(store: MemoryStore) -> None:
    plan = Document(uid="new-plan", type="Kế hoạch", number="1", symbol="KH-UBND")
    tasks = [Task(uid=f"n{number}", title=f"Việc {number}") for number in range(3)]
    items = [PlanItem(uid=f"in{number}", plan="new-plan", task=f"n{number}") for number in range(3)]
    known = store.get("plan")
    assert isinstance(known, Document)
    told = Change("document", "plan", {"subject": known.subject}, {"subject": "mới"})
    step = ChangeSet("Nhập", (*map(inserted, (plan, *tasks, *items)), told))
    store.apply(step)
    assert touched_place(store.snapshot(), step.changes).type == "task"
    store.apply(step.inverse())
    assert touched_place(store.snapshot(), step.inverse().changes) == Place("task", "")


def test_rows_that_only_gave_way_are_not_where_a_step_happened(store: MemoryStore) -> None:
    gone = inserted(Task(uid="copy", title="Bản sao")).inverse()
    shifted = Change("task", "t63", {"position": 7}, {"position": 6})
    assert touched_place(store.snapshot(), (shifted, gone)) == Place("task", "")
    assert touched_place(store.snapshot(), (shifted,)) == Place("task", "t63")


def test_members_lead_to_their_team() -> None:
    store = MemoryStore(OFFICE, [*small_records(), Team(uid="g", unit="office", hamlet="Tổ 1")])
    joined = ChangeSet("Thêm", (inserted(Member(uid="m", unit="office", team="g", name="Lê Chi")),))
    store.apply(joined)
    assert touched_place(store.snapshot(), joined.changes) == Place("team", "g")
    assert [line.of for line in lines(store, "g")][:1] == ["Thành viên tổ “Lê Chi”"]
