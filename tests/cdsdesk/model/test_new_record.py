"""Records that are made many at once are the same as any other."""

import pytest

from cdsdesk.model.fields import Record, new_record
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.tasks import Task, TaskKind


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.TYPE)
def test_a_record_made_quickly_is_the_one_that_its_class_makes(kind: type[Record]) -> None:
    assert new_record(kind, "a", position=3) == kind(uid="a", position=3)


def test_a_field_may_be_called_kind() -> None:
    assert new_record(Task, "a", kind=TaskKind.PROJECT).kind is TaskKind.PROJECT
