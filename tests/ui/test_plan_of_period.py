"""Which plan the task list begins with, and when it follows the period."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import add
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import PlanItem, TaskKind
from tests.support.places import overview_of, tasks_of
from tests.support.small_office import ABOVE, OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.places.task_rows import plan_of_kind, plan_of_period
from ui.session import Session


def chosen(session: Session) -> tuple[str, str]:
    """Return the plan in the box and the one that is shown."""
    return tasks_of(session).plan.currentData(), tasks_of(session).rows.plan


def press(session: Session, key: Qt.Key) -> None:
    tasks_of(session).plan.setFocus()
    QTest.keyClick(tasks_of(session).plan, key)


def test_the_list_opens_on_the_plan_with_most_tasks(session: Session) -> None:
    assert chosen(session) == ("plan", "plan")
    assert tasks_of(session).chips.button("all").text() == "Tất cả 6"


def test_the_plan_of_the_report_comes_first_on_equal_terms(qtbot: QtBot, tmp_path: Path) -> None:
    report = Report(uid="r", unit="office", period="2022", summary_plan="other-plan")
    doubled = [PlanItem(uid=f"o-{one.uid}", plan="other-plan", task=one.task) for one in items()]
    make_file(tmp_path / "a.cds", OFFICE, [*small_records(), report, *doubled], "an").close()
    session = open_session(qtbot, tmp_path / "a.cds")
    assert chosen(session) == ("other-plan", "other-plan")


def items() -> list[PlanItem]:
    return [one for one in small_records() if isinstance(one, PlanItem)]


def test_the_plan_follows_the_period_until_the_officer_chooses(session: Session) -> None:
    assert session.desk is not None
    session.go("tasks")
    session.desk.set_period("2019")
    assert chosen(session) == ("", "")
    session.desk.set_period("2022")
    assert chosen(session) == ("plan", "plan")
    press(session, Qt.Key.Key_Home)
    assert chosen(session) == ("", "")
    session.desk.set_period("2019")
    session.desk.set_period("2022")
    assert chosen(session) == ("", "")


def test_a_chosen_plan_of_another_year_gives_way(session: Session) -> None:
    assert session.desk is not None
    session.go("tasks")
    press(session, Qt.Key.Key_Up)
    assert chosen(session) == ("other-plan", "other-plan")
    session.desk.set_period("2022-M12")
    assert chosen(session) == ("other-plan", "other-plan")
    session.desk.set_period("2019")
    assert chosen(session) == ("", "")


def test_the_first_plan_of_an_office_is_shown_as_soon_as_it_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    make_file(tmp_path / "a.cds", OFFICE, [ABOVE], "an").close()
    session = open_session(qtbot, tmp_path / "a.cds")
    assert session.desk is not None
    assert chosen(session) == ("", "")
    session.go("tasks")
    assert not tasks_of(session).chips.isVisible()
    draft = Draft(session.desk.everything().records)
    for record in small_records():
        draft.put(record)
    session.desk.apply(ChangeSet("Nhập", draft.changes(), "an"))
    assert chosen(session) == ("plan", "plan")
    assert len(tasks_of(session).model.uids()) == 6
    assert tasks_of(session).chips.isVisible()
    assert tasks_of(session).table.current_uid() == "t21"
    session.undo()
    assert chosen(session) == ("", "")
    assert tasks_of(session).plan.count() == 1


def test_a_search_hit_outside_the_plan_shows_all_plans(session: Session) -> None:
    session.go("tasks")
    tasks_of(session).choose_plan("other-plan")
    assert tasks_of(session).open_record("t21")
    assert chosen(session) == ("", "")


def test_what_the_overview_counts_is_shown_of_all_plans(session: Session) -> None:
    overview_of(session).asked.emit("tasks", "review")
    assert chosen(session) == ("", "")


def test_no_plan_of_another_year_is_taken(session: Session) -> None:
    assert session.desk is not None
    assert plan_of_period(session.desk.store.snapshot("2019")) == ""
    assert plan_of_period(session.desk.everything()) == "plan"


def test_each_list_begins_with_the_plan_that_holds_most_of_its_kind(session: Session) -> None:
    assert session.desk is not None
    for number in range(2):
        values = {"title": f"Dự án {number}", "kind": "project"}
        session.desk.edit(
            lambda snapshot, who, values=values: add(snapshot, "task", values, who, plans=("other-plan",))[0]
        )
    assert plan_of_kind(session.desk.snapshot(), TaskKind.PROJECT) == "other-plan"
    assert plan_of_kind(session.desk.snapshot(), TaskKind.TASK) == "plan"


def test_where_no_plan_of_the_period_holds_the_kind_all_plans_are_listed(session: Session) -> None:
    assert session.desk is not None
    session.desk.edit(lambda snapshot, who: add(snapshot, "task", {"title": "Kho dữ liệu", "kind": "project"}, who)[0])
    assert plan_of_kind(session.desk.snapshot(), TaskKind.PROJECT) == ""


def test_a_first_import_for_another_year_shows_chips_and_a_row(qtbot: QtBot, tmp_path: Path) -> None:
    make_file(tmp_path / "a.cds", OFFICE, [ABOVE], "an").close()
    session = open_session(qtbot, tmp_path / "a.cds")
    assert session.desk is not None
    session.desk.set_period("2019")
    session.go("tasks")
    draft = Draft(session.desk.everything().records)
    for record in small_records():
        draft.put(record)
    session.desk.apply(ChangeSet("Nhập", draft.changes(), "an"))
    assert chosen(session) == ("", "")
    assert tasks_of(session).chips.isVisible()
    assert tasks_of(session).table.current_uid()
    session.undo()
    assert tasks_of(session).stack.currentWidget() is tasks_of(session).empty
    assert not tasks_of(session).chips.isVisible()
