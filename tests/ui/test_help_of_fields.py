"""Each field of a form and each column of a table says what it means: F1 leads to its entry, Shift+F1 shows it."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.fields import specs
from cdsdesk.model.registry import RECORD_TYPES
from tests.support.places import place
from ui.forms.binders import Binders
from ui.forms.field_binder import FieldBinder
from ui.forms.field_help import show_help
from ui.help import anchor_of, page_of_place
from ui.helping.made import has_entry
from ui.helping.pages import field_anchor, page_of_type, topics
from ui.places.list_place import ListPlace
from ui.places.names import PLACES
from ui.places.office import SECTIONS, OfficePlace
from ui.places.place import Place
from ui.session import Session
from ui.tables.record_table import RecordTable
from ui.widgets.fold import Fold

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
_WORDS = {(topic.page, topic.anchor): topic.text.strip() for topic in topics()}
_LEAST = 10
# The tables of what is no record: a file to be imported has the columns of its own headings.
_OTHERS = {"importing", "consolidation"}


def furnished(session: Session, key: str) -> Place:
    """Return a place with everything that it makes late: folded fields, lists below, parts of the settings."""
    session.go(key)
    made = place(session, key, Place)
    if isinstance(made, ListPlace):
        made.complete()
        assert isinstance(made.form.binders, Binders)
        made.form.binders.unfold()
    if isinstance(made, OfficePlace):
        for section, _title in SECTIONS:
            made.section(section)
    for fold in made.findChildren(Fold):
        fold.show_inside(shown=True)
    return made


def places() -> list[str]:
    return [one.key for one in PLACES if one.key not in _OTHERS]


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.TYPE)
def test_each_field_of_a_record_has_a_sentence_of_its_own(kind: type) -> None:
    page = page_of_type(kind.TYPE)
    said = {name: spec.help for name, spec in specs(kind).items() if has_entry(spec)}
    assert {name: words for name, words in said.items() if len(words) < _LEAST} == {}
    assert {name: words for name, words in said.items() if words not in _WORDS[page, f"{kind.TYPE}.{name}"]} == {}
    assert len(set(said.values())) == len(said)


def test_each_field_of_a_form_says_what_it_means(session: Session) -> None:
    seen, lacking = 0, []
    for key in places():
        page = page_of_place(key)
        for binder in furnished(session, key).findChildren(FieldBinder):
            seen += 1
            told = binder.editor.whatsThis()
            anchor = anchor_of(binder.editor, page)
            if len(told) < _LEAST or len(_WORDS.get((page, anchor), "")) < _LEAST:
                lacking.append((key, binder.binding.key, told, anchor))
    assert lacking == []
    assert seen > 100


def test_each_column_of_a_table_is_explained(session: Session) -> None:
    seen, lacking = 0, []
    for key in places():
        page = page_of_place(key)
        for table in furnished(session, key).findChildren(RecordTable):
            for column in table.records.columns:
                seen += 1
                anchor = field_anchor(page, column.key, column.title, column.spec.help if column.spec else "")
                if len(_WORDS.get((page, anchor), "")) < _LEAST:
                    lacking.append((key, table.accessibleName(), column.key, column.title))
    assert lacking == []
    assert seen > 90


@pytest.mark.parametrize(
    ("key", "field", "anchor"),
    [
        ("tasks", "note", "progress.note"),
        ("projects", "completed_on", "progress.completed_on"),
        ("indicators", "told_note", "column.told_note"),
        ("documents", "note", "document_entry.note"),
    ],
)
def test_fields_that_are_called_alike_lead_to_their_own_entries(
    session: Session, key: str, field: str, anchor: str
) -> None:
    made = furnished(session, key)
    assert isinstance(made, ListPlace)
    assert anchor_of(made.form.binders[field].editor, page_of_place(key)) == anchor


def test_a_column_of_members_is_not_explained_as_one_of_teams(session: Session) -> None:
    table = next(one for one in furnished(session, "teams").findChildren(RecordTable) if "Thành viên" in _name(one))
    names = [column.key for column in table.records.columns]
    found = [field_anchor("to-cong-nghe-so", column.key, column.title) for column in table.records.columns]
    assert found == [f"member.{name}" for name in names]


def _name(widget: QWidget) -> str:
    return widget.accessibleName()


def test_shift_f1_shows_sentence_and_example(qtbot: QtBot, session: Session) -> None:
    made = furnished(session, "tasks")
    assert isinstance(made, ListPlace)
    shown = show_help(made.form.binders["completed_on"].editor)
    assert shown is not None
    assert shown.words.text().startswith("Ngày xong việc")
    assert "Ví dụ: 15/4/2026" in shown.words.text()
    shown.close()
