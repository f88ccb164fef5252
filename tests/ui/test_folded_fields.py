"""Fields that are folded away are made when somebody looks for them, and then are like the others."""

from dataclasses import replace

from cdsdesk.actions.edit import Edit, change
from cdsdesk.model.findings import Finding, RecordRef, Severity
from cdsdesk.model.tasks import Task
from tests.support.places import tasks_of
from ui.desk import Desk
from ui.places.indicator_form import IndicatorForm
from ui.places.task_form import TaskForm
from ui.session import Session


def shown_form(session: Session) -> TaskForm:
    session.go("tasks")
    return tasks_of(session).form


def test_opening_the_fold_makes_the_fields_and_shows_the_row(session: Session) -> None:
    form = shown_form(session)
    assert session.desk is not None
    uid = form.shown()
    session.desk.edit(lambda snapshot, who: change(snapshot, Task.TYPE, uid, Edit({"content": "Rà soát"}), who))
    made = set(form.binders.values())
    assert form.binders.folded
    form.more_fold.heading.click()
    assert not form.binders.folded
    content = form.binders["content"]
    assert content not in made
    assert content.editor.isVisible()
    assert content.editor.text() == "Rà soát"
    content.editor.show_text("Rà soát lại")
    assert form.commit()
    record = session.desk.everything().find(Task, uid)
    assert record is not None
    assert record.content == "Rà soát lại"


def test_a_field_that_is_asked_for_is_unfolded(session: Session) -> None:
    form = shown_form(session)
    assert "percent" in form.binders
    assert form.binders.folded
    assert form.focus_field("percent")
    assert form.more_fold.opened
    assert form.binders["percent"].editor.isVisible()
    assert not form.focus_field("no-such-field")


def test_a_text_in_progress_is_put_back_into_a_folded_field(session: Session) -> None:
    form = shown_form(session)
    uid = form.shown()
    assert session.shelf.put_draft(uid, "content", "đang gõ dở", session.go)
    assert (uid, "content", "đang gõ dở") in session.shelf.drafts()


def test_a_finding_on_a_folded_field_is_no_general_one(session: Session) -> None:
    form = shown_form(session)
    row = form.current
    record = row.task
    finding = Finding("rule", Severity.ERROR, "Sai", record=RecordRef(Task.TYPE, record.uid), field="content")
    form.show_row(replace(row, findings=(finding,)))
    assert form.general.shown() == ()
    form.binders.unfold()
    assert len(form.binders["content"].marks.shown()) == 1


def test_a_form_without_a_row_unfolds_too(desk: Desk) -> None:
    form = IndicatorForm(desk)
    form.fold.show_inside(shown=True)
    assert not form.binders["measure"].editor.isEnabled()
    form.deleteLater()
