"""What a text is understood as, told while it is typed; another understanding is kept with its reason."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.actions.edit import Edit, change
from cdsdesk.actions.readings import LACKS_YEAR, following, override, read_as, told
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import changed_record
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Comparator, Indicator, Measurement, Target
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem
from cdsdesk.model.tasks import Funding, Milestone, Progress, Task
from cdsdesk.model.understanding import understood
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records


@pytest.mark.parametrize(
    ("record", "field", "text", "words"),
    [
        (Task(title="x"), "deadline_text", "Quý IV/2022", "Hiểu là: đến hết 31/12/2022"),
        (Task(title="x"), "deadline_text", "Thường xuyên", "Hiểu là: thường xuyên"),
        (Task(title="x"), "deadline_text", "sớm nhất", "Chưa hiểu nội dung này; chữ vẫn được giữ nguyên"),
        (Milestone(task="t"), "deadline_text", "Tháng 7/2022", "Hiểu là: đến hết 31/7/2022"),
        (InfoSystem(name="x"), "due_text", "Trước 15/4/2022", "Hiểu là: 15/4/2022"),
        (Target(indicator="i"), "text", "tối thiểu 30%", "Hiểu là: ít nhất 30"),
        (Target(indicator="i"), "text", "65-70%", "Hiểu là: từ 65 đến 70"),
        (Measurement(indicator="i"), "text", "45/60", "Hiểu là: 45 / 60"),
        (Measurement(indicator="i"), "text", "77,85%", "Hiểu là: 77,85"),
        (Measurement(indicator="i"), "evaluation_text", "Vượt chỉ tiêu", "Hiểu là: Vượt"),
        (Progress(task="t"), "status_text", "Hoàn thành, đúng hạn", "Hiểu là: Hoàn thành, đúng hạn"),
        (Funding(task="t", unit_text="Triệu đồng"), "amount_text", "14.755", "Hiểu là: 14.755.000.000 đồng"),
        (Document(), "number_text", "145/KH-UBND", "Hiểu là: 145/KH-UBND"),
        (Document(), "date_text", "ngày 5 tháng 3 năm 2022", "Hiểu là: 05/3/2022"),
        (Document(), "date_text", "", ""),
        (Task(title="x"), "title", "Việc khác", ""),
    ],
)
def test_a_text_is_read_while_it_is_typed(record: Record, field: str, text: str, words: str) -> None:
    assert read_as(Snapshot(OFFICE.uid, {}), record, field, text) == words


@pytest.mark.parametrize(
    ("text", "end", "words"),
    [
        ("5/3", date(2022, 3, 5), "Hiểu là: đến hết 05/3/2022"),
        ("Quý IV", date(2022, 12, 31), "Hiểu là: đến hết 31/12/2022"),
        ("Tháng 5/2023", date(2023, 5, 31), "Hiểu là: đến hết 31/5/2023"),
    ],
)
def test_a_deadline_without_a_year_is_of_the_year_of_its_plan(text: str, end: date, words: str) -> None:
    snapshot = MemoryStore(OFFICE, small_records()).snapshot()
    task = snapshot.find(Task, "t61")
    assert task is not None
    assert read_as(snapshot, task, "deadline_text", text) == words
    step = change(snapshot, "task", "t61", Edit({"deadline_text": text}))
    (made,) = step.changes
    changed = changed_record(task, made)
    assert isinstance(changed, Task)
    assert changed.deadline_to == end


def test_a_deadline_of_no_plan_asks_for_its_year() -> None:
    nothing = Snapshot(OFFICE.uid, {})
    assert read_as(nothing, Task(title="x"), "deadline_text", "5/3") == LACKS_YEAR
    assert read_as(nothing, Milestone(task="t"), "deadline_text", "Quý IV") == LACKS_YEAR


def test_every_field_that_follows_from_another_changes_with_it() -> None:
    for kind in BY_TYPE.values():
        for name in specs(kind):
            for other in following(kind, name):
                assert other in specs(kind)


def office(*records: Record) -> Snapshot:
    return Snapshot("office", {record.uid: record for record in (OFFICE, *records)})


def test_another_understanding_goes_into_the_note_with_its_reason() -> None:
    task = understood(Task(uid="t", title="Việc", deadline_text="Tháng 7/2022", note="cũ"), {"deadline_text"})
    step = override(office(task), task, "deadline_text", {"deadline_to": "31/8/2022"}, "  được lùi\nmột tháng ", "an")
    after = changed_record(task, step.changes[0])
    assert after == replace(task, deadline_to=date(2022, 8, 31), note="cũ\nThời hạn hiểu lại: được lùi một tháng")
    assert (step.label, step.who) == ("Hiểu lại “Thời hạn” của Nhiệm vụ “Việc”", "an")
    assert told(task, "deadline_text") == "Hiểu là: đến hết 31/7/2022"


def test_a_record_without_a_note_tells_the_reason_in_the_name_of_the_step() -> None:
    target = Target(uid="g", indicator="i", year=2022, text="khoảng ba mươi")
    snapshot = office(Indicator(uid="i", name="Chỉ tiêu"), target)
    step = override(snapshot, target, "text", {"comparator": "Khoảng", "value": "30"}, "Đã hỏi Sở")
    after = changed_record(target, step.changes[0])
    assert isinstance(after, Target)
    assert (after.comparator, after.value, after.text) == (Comparator.ABOUT, Decimal(30), "khoảng ba mươi")
    assert step.label == "Hiểu lại “Mục tiêu như đã viết”: Đã hỏi Sở"


def test_without_a_reason_nothing_is_understood_otherwise() -> None:
    task = Task(uid="t", title="Việc", deadline_text="Tháng 7/2022")
    with pytest.raises(RecordError, match="lý do"):
        override(office(task), task, "deadline_text", {"deadline_to": "31/8/2022"}, "  ")
