"""Records are taken as they stand only where reading their JSON form gives the very same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.errors import RecordError
from cdsdesk.model.changes import inserted
from cdsdesk.model.codec import from_json, to_json
from cdsdesk.model.fields import Record
from cdsdesk.model.settled import settled
from cdsdesk.model.tasks import Funding, Progress, Task
from cdsdesk.model.teams import Member
from cdsdesk.vietnamese.text import clean_text, is_clean
from tests.support.random_records import records

TASK = Task(uid="t", title="Dạy trẻ em\nvà người già", lead=("Phòng VHXH",), note="Ghi chú", extras={"a": "1"})


@given(record=records())
def test_what_came_through_a_door_is_taken_as_it_stands(record: Record) -> None:
    assert settled([record]) in ([record], None)


@given(text=st.text(alphabet="aệ \n\t\u0301\xa0Ððƣ⁘.", max_size=6), field=st.sampled_from(["title", "lead", "extras"]))
def test_no_odd_text_is_taken_as_it_stands(text: str, field: str) -> None:
    values: dict[str, Any] = {"title": text, "lead": (text,), "extras": {"Cột": text}}
    record = replace(TASK, **{field: values[field]})
    read = from_json(Task, to_json(record))
    assert settled([TASK, record]) in (None, [TASK, read])


@given(text=st.text(alphabet="aệ \n\t\u0301\xa0Ððƣ\u2028"))
def test_a_text_that_is_told_to_be_clean_is_not_cleaned(text: str) -> None:
    assert not is_clean(text) or clean_text(text) == text


def test_no_character_that_is_told_to_be_clean_is_cleaned() -> None:
    told = [char for char in map(chr, (*range(0x10000), *range(0xE0000, 0xE0100))) if is_clean(char)]
    assert len(told) > 20_000
    assert [char for char in told if clean_text(char) != char] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": None},
        {"title": 5},
        {"title": "Việc "},
        {"title": "\nViệc"},
        {"title": "vie\u0323\u0302c"},
        {"note": "a\u200bb"},
        {"kind": "task"},
        {"kind": None},
        {"deadline_to": "2026-01-01"},
        {"lead": ["Phòng VHXH"]},
        {"lead": ("a\xa0b",)},
        {"extras": {"a\nb": "c"}},
        {"extras": {"a": None}},
        {"position": True},
        {"position": 10**16},
    ],
)
def test_a_wrong_or_unclean_value_is_looked_at_by_itself(wrong: dict[str, Any]) -> None:
    assert settled([TASK]) == [TASK]
    assert settled([TASK, replace(TASK, uid="u", **wrong)]) is None


@pytest.mark.parametrize(
    "record",
    [
        Funding(uid="f", task="t", amount=10**19),
        Funding(uid="f", task="t", amount=-(10**19)),
        Funding(uid="f", task="t", year=1800),
        Funding(uid="f", task=" t"),
        Progress(uid="p", percent=Decimal("NaN")),
        Member(uid="m", phone="+84 905.123.456"),
    ],
)
def test_values_that_reading_refuses_or_changes_are_not_taken(record: Record) -> None:
    assert settled([record]) is None
    with pytest.raises((RecordError, AssertionError)):
        assert from_json(type(record), to_json(record)) == record


def test_keys_of_mappings_come_in_order_as_reading_gives_them() -> None:
    loose = replace(TASK, extras={"b": "2", "a": "1"})
    [made] = settled([loose]) or []
    assert (made, list(made.extras)) == (loose, ["a", "b"])
    assert list(loose.extras) == ["b", "a"]


def test_a_change_that_makes_a_record_tells_its_values_as_they_are() -> None:
    done = Progress(uid="p", completed_on=date(2026, 1, 5))
    change = inserted(done)
    assert change.after == {"completed_on": "2026-01-05"}
    assert (change.fields(), len(change.after or {}), repr(change.after)) == (
        {"completed_on"},
        1,
        "{'completed_on': '2026-01-05'}",
    )
    assert change.inverse().before == change.after
