"""Records as JSON and back, over all record types."""

import json
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from cdsdesk.errors import RecordError
from cdsdesk.model.codec import canonical, field_values, from_json, json_value, to_json, with_values
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.office import Unit
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.tasks import Funding, Milestone, Progress, State, Task
from tests.support.random_records import records


@given(record=records())
def test_any_record_reads_back_from_its_json(record: Record) -> None:
    data = json.loads(json.dumps(to_json(record)))
    assert from_json(type(record), data) == record


@given(record=records())
def test_json_is_nfc_and_holds_nothing_empty(record: Record) -> None:
    data = to_json(record)
    assert unicodedata.is_normalized("NFC", canonical(data))
    filled = {name for name, field in specs(type(record)).items() if getattr(record, name) != field.kind.empty}
    assert set(data) - {"uid", "position"} == filled
    assert None not in data.values()


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.TYPE)
def test_an_unknown_key_is_refused_by_name(record: type[Record]) -> None:
    with pytest.raises(RecordError) as refused:
        from_json(record, {"uid": "x", "khong_co": "1"})
    assert "khong_co" in refused.value.sentence()
    assert record.LABEL in refused.value.sentence()


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.TYPE)
def test_null_empties_every_field(record: type[Record]) -> None:
    nulls = dict.fromkeys(specs(record), None)
    assert from_json(record, {"uid": "x", "position": None} | nulls) == record(uid="x")


@pytest.mark.parametrize("data", [{}, {"uid": ""}, {"uid": 5}, {"uid": None}])
def test_a_record_without_uid_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(RecordError):
        from_json(Unit, data)


@pytest.mark.parametrize("position", ["1", 1.5, True, 10**16])
def test_a_position_is_a_whole_number(position: object) -> None:
    with pytest.raises(RecordError):
        from_json(Unit, {"uid": "x", "position": position})


def test_public_forms_of_values() -> None:
    progress = Progress(
        uid="p",
        position=3,
        status_written=State.DONE_LATE,
        completed_on=date(2022, 6, 30),
        percent=Decimal("62.60"),
        milestones_done={"m2": "30/6/2022", "m1": "x"},
    )
    assert to_json(progress) == {
        "uid": "p",
        "position": 3,
        "status_written": "done_late",
        "completed_on": "2022-06-30",
        "percent": "62.60",
        "milestones_done": {"m1": "x", "m2": "30/6/2022"},
    }
    assert field_values(Funding(uid="f", amount=20_481_600_000)) == {"amount": 20_481_600_000}
    assert field_values(Task(uid="t", lead=("Phòng VHXH",))) == {"lead": ["Phòng VHXH"]}
    assert field_values(Milestone(uid="m")) == {}


def test_one_value_has_one_spelling() -> None:
    assert canonical({"b": "đ", "a": [1, None]}) == '{"a":[1,null],"b":"đ"}'


def test_an_empty_value_is_null() -> None:
    assert json_value(Task, "title", "") is None
    assert json_value(Task, "lead", ()) is None
    assert json_value(Task, "kind", Task().kind) is None
    assert json_value(Task, "position", 0) == 0


def test_values_are_set_beside_those_that_are_there() -> None:
    task = Task(uid="t", title="Việc", note="Cũ")
    assert with_values(task, {"note": "Mới", "position": 2}) == replace(task, note="Mới", position=2)
    assert with_values(task, {"title": None}) == replace(task, title="")
    with pytest.raises(RecordError):
        with_values(task, {"uid": "other"})
