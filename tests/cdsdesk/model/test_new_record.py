"""Records that are made many at once are the same as any other."""

from dataclasses import replace

import pytest

from cdsdesk.model.fields import Record, altered, maker, new_record
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.tasks import Task, TaskKind


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.TYPE)
def test_a_record_made_quickly_is_the_one_that_its_class_makes(kind: type[Record]) -> None:
    assert new_record(kind, "a", position=3) == kind(uid="a", position=3)


def test_a_field_may_be_called_kind() -> None:
    assert new_record(Task, "a", kind=TaskKind.PROJECT).kind is TaskKind.PROJECT


def test_records_made_alike_share_what_they_have_in_common_and_nothing_else() -> None:
    project = maker(Task, kind=TaskKind.PROJECT, note="chung")
    first, second = (
        project({"uid": "a", "title": "Lắp camera"}),
        project({"uid": "b", "title": "Số hóa", "note": "riêng"}),
    )
    assert first == Task(uid="a", kind=TaskKind.PROJECT, note="chung", title="Lắp camera")
    assert second == Task(uid="b", kind=TaskKind.PROJECT, note="riêng", title="Số hóa")
    assert maker(Task)({"uid": "c"}) == Task(uid="c")


def test_an_altered_record_is_what_replace_makes_and_itself_when_nothing_differs() -> None:
    old = Task(uid="t1", title="Lắp camera", lead=("Phòng VH-XH",), position=3)
    for values in ({"title": "Lắp 12 camera"}, {"lead": (), "note": "gấp"}, {"extras": {"Cột 9": "a"}}):
        assert altered(old, **values) == replace(old, **values) != old
    assert altered(old, title="Lắp camera", lead=("Phòng VH-XH",)) is old
    assert old.note == ""
