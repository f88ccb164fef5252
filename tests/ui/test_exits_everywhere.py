"""Whatever is typed into any cell or field of any place is written, or stands there still, after the place is left."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.activities import Activity
from cdsdesk.model.documents import DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.systems import InfoSystem, SystemState
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Task, TaskKind
from cdsdesk.model.teams import Member, Team
from tests.support.small_office import OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.forms.editors import LineEditor, TextEditor
from ui.places.catalogue import CATALOGUE
from ui.places.list_place import ListPlace
from ui.places.report import ReportPlace
from ui.session import Session
from ui.tables.columns import Editor
from ui.tables.record_table import RecordTable

ONE_OF_EACH: Sequence[Record] = (
    Task(uid="project", kind=TaskKind.PROJECT, title="Nâng cấp đài truyền thanh", position=90),
    PlanItem(uid="i-project", plan="plan", task="project", section="s6", code="7.1", position=90),
    Milestone(uid="stage", task="t21", title="Lập kế hoạch"),
    Funding(uid="money", unit="office", task="t21", year=2022),
    Indicator(uid="n", plan="plan", code="1", name="Tỷ lệ hồ sơ trực tuyến"),
    Target(uid="a", indicator="n", year=2022),
    Measurement(uid="m", unit="office", indicator="n", period="2022"),
    DocumentEntry(uid="e", unit="office", document="plan"),
    Team(uid="team", unit="office", hamlet="Tổ dân phố 1"),
    Member(uid="member", unit="office", team="team", name="Lê Chi"),
    Activity(uid="act", unit="office", title="Tập huấn chữ ký số", date=date(2022, 5, 5)),
    InfoSystem(uid="system", unit="office", name="Cổng thông tin phường", level=2),
    SystemState(uid="state", unit="office", system="system", period="2022"),
)


@pytest.fixture
def session(look: None, qtbot: QtBot, tmp_path: Path) -> Session:
    path = tmp_path / "ho-so.cds"
    make_file(path, OFFICE, [*small_records(), *ONE_OF_EACH], "an").close()
    return open_session(qtbot, path)


def written(session: Session) -> str:
    assert session.desk is not None
    return "\n".join(str(vars(record)) for record in session.desk.everything().records.values())


def left(session: Session) -> str:
    return "\n".join(text for _, _, text in session.shelf.drafts())


def cells(page: QWidget) -> Iterator[tuple[RecordTable, int]]:
    for table in page.findChildren(RecordTable):
        if table.isVisible() and table.records.uids():
            columns = enumerate(table.records.columns)
            yield from ((table, place) for place, one in columns if one.editable() and one.editor is not Editor.CHOICE)


def fields(page: QWidget) -> Iterator[QWidget]:
    form = page.form if isinstance(page, ListPlace) else page
    for kind in (LineEditor, TextEditor):
        for editor in form.findChildren(kind):
            usable = editor.isEnabled() and not editor.isReadOnly()
            if usable and editor.isVisibleTo(form) and not isinstance(editor.parent(), QComboBox):
                yield editor


def type_in_cell(qtbot: QtBot, table: RecordTable, place: int, text: str) -> bool:
    """Type over a cell of the first row; False when it cannot be edited."""
    index = table.records.index(table.records.line_of(table.records.uids()[0]), place)
    if not index.flags() & Qt.ItemFlag.ItemIsEditable:
        return False
    table.setFocus()
    table.setCurrentIndex(index)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    if editor is None or not table.isAncestorOf(editor) or isinstance(editor, QComboBox):
        return False
    return type_in(qtbot, editor, text)


def type_in(qtbot: QtBot, editor: QWidget, text: str) -> bool:
    editor.setFocus()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return True


@pytest.mark.parametrize(
    "key", [key for key in CATALOGUE if key not in ("overview", "proofread", "importing", "consolidation", "sending")]
)
def test_a_place_keeps_what_is_typed_in_it(qtbot: QtBot, session: Session, key: str) -> None:
    session.go(key)
    page = session.shelf.get(key)
    if isinstance(page, ReportPlace):
        page.open_section("kho_khan")
    typed, lost = 0, []
    away = session.window.side.button("overview")
    for number, (table, place) in enumerate(list(cells(page))):
        text = f"do dang {number}"
        session.go(key)
        if type_in_cell(qtbot, table, place, text):
            typed += 1
            qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
            lost += [table.records.columns[place].key] if text not in written(session) + left(session) else []
    for number, editor in enumerate(list(fields(page)), start=100):
        text = f"do dang {number}"
        session.go(key)
        typed += type_in(qtbot, editor, text)
        qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
        lost += [editor.accessibleName()] if text not in written(session) + left(session) else []
    assert typed
    assert lost == []
