"""A place that stands behind another one reads nothing until it is looked at again, and then shows what is."""

from cdsdesk.actions.edit import Edit, change
from cdsdesk.model.tasks import Task
from tests.support.places import tasks_of
from ui.places.tasks import TasksPlace
from ui.session import Session


def reloads(place: TasksPlace) -> list[int]:
    made: list[int] = []
    place.model.modelReset.connect(lambda: made.append(place.model.rowCount()))
    return made


def test_another_period_is_read_when_the_place_comes_to_the_front(session: Session) -> None:
    assert session.desk is not None
    session.go("tasks")
    place = tasks_of(session)
    made = reloads(place)
    session.go("overview")
    session.desk.set_period("2021")
    assert made == []
    session.go("tasks")
    assert made
    uid = place.model.uids()[0]
    assert place.model.row_of(uid).progress is None
    session.desk.set_period("2022")
    assert len(made) > 1


def test_an_edit_made_elsewhere_is_shown(session: Session) -> None:
    assert session.desk is not None
    session.go("tasks")
    place = tasks_of(session)
    uid = place.model.uids()[0]
    session.go("overview")
    session.desk.edit(lambda snapshot, who: change(snapshot, Task.TYPE, uid, Edit({"title": "Tên mới"}), who))
    session.go("tasks")
    assert place.form.current is not None
    assert place.model.row_of(uid).task.title == "Tên mới"
    assert place.form.current.record.title == "Tên mới"
