"""The register of documents under real keys: a line typed, a list pasted, twins joined, tasks that name a document."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.actions.register_list import Mark, Span
from cdsdesk.actions.registering import look_through, register
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.office import NumberSeries
from cdsdesk.model.register import entries
from cdsdesk.model.tasks import Progress
from tests.support.places import place
from tests.support.small_office import OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.dialogs.cite_document import CiteDialog
from ui.dialogs.paste_documents import PasteDocumentsDialog, clipboard_text
from ui.places.documents import PASTE, DocumentsPlace
from ui.session import Session

CITED = Document(
    uid="d4458",
    type="Kế hoạch",
    number="4458",
    symbol="KH-UBND",
    date=date(2022, 5, 30),
    issuer=OFFICE.name,
    subject="phổ cập kỹ năng số",
)
TWIN = Document(uid="d04458", number="04458", symbol="KH-UBND", subject="phổ cập kỹ năng số", position=1)
COMING = Document(uid="d12", type="Công văn", number="12", symbol="STTTT-CĐS", date=date(2022, 3, 5), issuer="Sở TT&TT")
OLD = Document(uid="d1", type="Kế hoạch", number="1", symbol="KH-UBND", date=date(2021, 3, 5))
SERIES = NumberSeries(uid="series", unit="office", pattern="KH-UBND", last_number=4500)
TEXT = """Trong kỳ, UBND phường đã ban hành:
- Kế hoạch số 77/KH-UBND ngày 5/3 về tập huấn;
- Quyết định số 78/QĐ-UBND ngày 06/3/2022 thành lập Tổ;
- Kế hoạch số 4458/KH-UBND ngày 30/5/2022 về phổ cập kỹ năng số.
Tình hình chung ổn định."""


def lines() -> list[Record]:
    documents = (CITED, TWIN, COMING, OLD)
    made = [
        DocumentEntry(uid=f"e{one.uid[1:]}", unit="office", document=one.uid, position=number)
        for number, one in enumerate(documents)
    ]
    made[2] = DocumentEntry(**{**vars(made[2]), "direction": Direction.INCOMING})
    return [*documents, *made, SERIES]


@pytest.fixture
def session(look: None, qtbot: QtBot, tmp_path: Path) -> Session:
    path = tmp_path / "ho-so.cds"
    make_file(path, OFFICE, [*small_records(), *lines()], "an").close()
    return open_session(qtbot, path)


@pytest.fixture
def documents(session: Session) -> DocumentsPlace:
    session.go("documents")
    return place(session, "documents", DocumentsPlace)


def editor(of: DocumentsPlace) -> QWidget:
    found = [one for one in of.table.viewport().findChildren(QWidget) if one.isVisible() and one.hasFocus()]
    return found[0] if found else QApplication.focusWidget()


def links_in(of: QWidget) -> list[QPushButton]:
    QApplication.processEvents()
    return [one for one in of.findChildren(QPushButton) if one.isVisibleTo(of)]


def counts(of: DocumentsPlace) -> dict[str, int]:
    return {chip.key: chip.count for chip in of.rows.chips()}


def texts(of: DocumentsPlace, uid: str) -> list[str]:
    return [of.model.text_of(uid, at) for at in range(of.model.columnCount())]


def test_the_list_holds_the_period_and_counts(qtbot: QtBot, documents: DocumentsPlace) -> None:
    assert set(documents.model.uids()) == {"e4458", "e04458", "e12", "plan", "other-plan"}
    assert texts(documents, "e12")[:3] == ["12/STTTT-CĐS", "05/03/2022", "Công văn"]
    assert counts(documents) == {
        "all": 5,
        Mark.ISSUED: 2,
        Mark.INCOMING: 1,
        Mark.PLANS: 2,
        Mark.KNOWN: 2,
        Mark.TWINS: 2,
        Mark.INCOMPLETE: 1,
        "review": 1,
    }
    documents.choose_chip(Mark.TWINS)
    assert set(documents.model.uids()) == {"e4458", "e04458"}
    documents.choose_chip("all")
    qtbot.keyClick(documents.span, Qt.Key.Key_End)
    assert documents.rows.span is Span.ALL
    assert "e1" in documents.model.uids()
    documents.filter.setText("ky nang so 4458")
    documents.filter_words()
    assert set(documents.model.uids()) == {"e4458", "e04458"}


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # the reading of the date below its cell
def test_a_line_is_typed_in_the_table(qtbot: QtBot, session: Session, documents: DocumentsPlace) -> None:
    qtbot.keyClick(documents.table, Qt.Key.Key_Insert)
    qtbot.keyClicks(editor(documents), "145/KH-UBND")
    qtbot.keyClick(editor(documents), Qt.Key.Key_Tab)
    qtbot.keyClick(documents.table, "5")
    qtbot.keyClicks(editor(documents), "/3")
    qtbot.keyClick(editor(documents), Qt.Key.Key_Tab)
    assert session.desk is not None
    entry, document = entries(session.desk.snapshot())[-1]
    assert (document.number, document.symbol, document.type) == ("145", "KH-UBND", "Kế hoạch")
    assert (document.date, document.issuer, entry.direction) == (date(2022, 3, 5), OFFICE.name, Direction.ISSUED)
    assert documents.form.shown() == entry.uid


def test_what_is_no_date_stays_as_it_was_written(qtbot: QtBot, session: Session, documents: DocumentsPlace) -> None:
    assert documents.open_record("e12", "date")
    field = documents.form.binders["date"].editor
    field.selectAll()
    qtbot.keyClicks(field, "thang 3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.desk is not None
    changed = session.desk.everything().find(Document, "d12")
    assert (changed.date, changed.date_text) == (None, "thang 3")
    assert documents.form.binders["date"].understood.text().startswith("Chưa hiểu ngày này")
    assert texts(documents, "e12")[1] == "thang 3"


def test_a_document_opens_on_its_line_and_a_plan_without_one(session: Session, documents: DocumentsPlace) -> None:
    session.way.open_record("d1", "")
    assert documents.table.current_uid() == "e1"
    session.way.open_record("plan", "subject")
    assert documents.table.current_uid() == "plan"
    assert QApplication.focusWidget() is documents.form.binders["subject"].editor
    assert documents.form.binders["note"].editor.isVisible() is False
    assert documents.form.binders["year_from"].editor.isVisibleTo(documents.form)
    assert documents.history_of() == "plan"


def test_entering_a_known_document(session: Session, documents: DocumentsPlace) -> None:
    documents.open_record("plan")
    column = next(one for one in documents.model.columns if one.key == "direction")
    assert documents.model.write("plan", column, "Đến")
    assert session.desk is not None
    (entry,) = session.desk.snapshot().where(DocumentEntry, "document", "plan")
    assert entry.direction is Direction.INCOMING
    assert "plan" not in documents.model.uids()
    assert documents.table.current_uid() == entry.uid
    documents.model.write(entry.uid, column, "Chưa vào sổ")
    assert documents.table.current_uid() == "plan"


def test_twins_lead_to_each_other_and_become_one(session: Session, documents: DocumentsPlace) -> None:
    documents.open_record("e4458")
    twins = documents.form.links.twins
    (there,) = [one for one in links_in(twins) if one.text().startswith("dòng")]
    there.click()
    assert documents.table.current_uid() == "e04458"
    documents.form.links.join()
    assert session.desk is not None
    assert [one.uid for one, _ in entries(session.desk.snapshot())] == ["e04458", "e12", "e1"]
    assert counts(documents).get(Mark.TWINS, 0) == 0
    session.undo()
    assert counts(documents)[Mark.TWINS] == 2


def test_a_task_that_names_a_document_is_one_click_away(
    qtbot: QtBot, session: Session, documents: DocumentsPlace
) -> None:
    documents.open_record("e4458")
    (task,) = [one for one in links_in(documents.form.links.cited) if one.text().startswith("2.2")]
    task.click()
    assert session.window.pages.currentWidget().objectName() == "tasks"
    assert session.shelf.get("tasks").table.current_uid() == "t22"  # type: ignore[attr-defined]


def test_a_document_is_put_into_the_result_of_a_task(qtbot: QtBot, documents: DocumentsPlace) -> None:
    dialog = CiteDialog(documents.desk, COMING, documents)
    qtbot.addWidget(dialog)
    assert not dialog.cite_button.isEnabled()
    qtbot.keyClicks(dialog.task, "dau thau")
    dialog.task.show_text("t62")
    assert dialog.cite_button.isEnabled()
    dialog.keep()
    (told,) = documents.desk.snapshot().where(Progress, "task", "t62")
    assert told.result == "Đã đấu thầu qua mạng; Công văn số 12/STTTT-CĐS ngày 05/3/2022"
    documents.open_record("e12")
    assert documents.form.links.cited.heading.text() == "Nhắc đến trong 1 nhiệm vụ"
    dialog.keep()
    assert "đã nhắc đến" in dialog.wrong.text()


def test_the_next_number_is_offered_and_taken(session: Session, documents: DocumentsPlace) -> None:
    documents.add_row()
    number = next(one for one in documents.model.columns if one.key == "number")
    uid = documents.table.current_uid()
    documents.model.write(uid, number, "KH-UBND")
    assert documents.form.binders["number"].understood.text() == "Hiểu là: ký hiệu KH-UBND, chưa có số (Kế hoạch)"
    documents.model.write(uid, number, "")
    documents.model.write(uid, next(one for one in documents.model.columns if one.key == "type"), "Kế hoạch")
    assert documents.form.binders["number"].understood.text() == "Số tiếp theo: 4501/KH-UBND"
    assert documents.form.take_link.isVisibleTo(documents.form)
    documents.form.take_number()
    assert texts(documents, uid)[0] == "4501/KH-UBND"


def test_removing_lines_and_taking_it_back(qtbot: QtBot, session: Session, documents: DocumentsPlace) -> None:
    documents.open_record("e12")
    qtbot.keyClick(documents.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert session.desk is not None
    assert session.desk.everything().find(Document, "d12") is None
    session.undo()
    assert "e12" in documents.model.uids()
    documents.copy_rows(["e12"])
    assert texts(documents, documents.table.current_uid())[2] == "Công văn"
    assert texts(documents, documents.table.current_uid())[0] == "/STTTT-CĐS"


def test_a_pasted_list_becomes_lines(qtbot: QtBot, session: Session, documents: DocumentsPlace) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    assert clipboard_text() == TEXT
    dialog = PasteDocumentsDialog(documents.desk, Direction.ISSUED, clipboard_text(), documents)
    qtbot.addWidget(dialog)
    assert dialog.summary.text() == ("Hiểu 3 văn bản: 2 ghi mới, 1 đã có trong sổ; 1 đoạn không thấy văn bản nào")
    assert "Tình hình chung ổn định" in dialog.unread.text()
    assert dialog.write_button.text() == "Ghi 2 văn bản"
    dialog.list.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    dialog.text.setPlainText(TEXT + "\n- Thông báo số 9/TB-UBND về nghỉ lễ")
    dialog.look()
    assert [line.document.number for line in dialog.chosen()] == ["77", "9"]
    dialog.keep()
    assert session.desk is not None
    assert session.desk.store.undo_label() == "Ghi 2 văn bản đi vào sổ"
    added = [document for _, document in entries(session.desk.snapshot())][-2:]
    assert [(one.number, one.date) for one in added] == [("77", date(2022, 3, 5)), ("9", None)]
    session.undo()
    assert len(entries(session.desk.snapshot())) == 4


def test_after_a_paste_the_first_document_that_came_is_chosen(
    documents: DocumentsPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(dialog: PasteDocumentsDialog) -> bool:
        dialog.keep()
        return True

    monkeypatch.setattr(PasteDocumentsDialog, "exec", write)
    QGuiApplication.clipboard().setText(TEXT)
    documents.paste_list()
    assert texts(documents, documents.table.current_uid())[0] == "77/KH-UBND"


PARAGRAPH = (
    "UBND phường đã ban hành Quyết định số 45/QĐ-UBND ngày 12/3/2022 về thành lập Tổ công nghệ số; Kế hoạch số"
    " 46/KH-UBND ngày 15/3/2022 về chuyển đổi số; Công văn số 47/UBND-VHTT ngày 16/3/2022 về cử người tham gia."
)
ONE = "Quyết định số 45/QĐ-UBND ngày 12/3/2022 về thành lập Tổ công nghệ số"
NUMBER = "Kế hoạch số 145/KH-UBND ngày 05/3/2022"
CARRIED_OUT = "Triển khai thực hiện Quyết định số 5/QĐ-UBND ngày 12/3/2022 của UBND tỉnh về chuyển đổi số"


@pytest.mark.parametrize(
    ("text", "column", "read"),
    [
        (PARAGRAPH, "number", 3),
        (PARAGRAPH, "subject", 3),
        (ONE, "number", 1),
        (ONE, "subject", 0),
        (NUMBER, "number", 0),
        (CARRIED_OUT, "subject", 0),
    ],
)
def test_one_line_pasted_over_a_cell_is_read_when_it_lists_documents(
    qtbot: QtBot, documents: DocumentsPlace, monkeypatch: pytest.MonkeyPatch, text: str, column: str, read: int
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(PasteDocumentsDialog, "exec", lambda dialog: bool(asked.append(len(dialog.found.lines))))
    before = texts(documents, "e12")
    documents.table.show_uid("e12", column)
    documents.table.setFocus()
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(documents.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked == ([read] if read else [])
    assert (texts(documents, "e12") == before) is bool(read)


def test_a_clipboard_without_documents_is_left_alone(qtbot: QtBot, documents: DocumentsPlace) -> None:
    QGuiApplication.clipboard().setText("đơn giá 12.000 đồng")
    assert clipboard_text() == ""
    dialog = PasteDocumentsDialog(documents.desk, Direction.INCOMING, "", documents)
    qtbot.addWidget(dialog)
    assert not dialog.write_button.isEnabled()
    assert dialog.direction is Direction.INCOMING


def test_a_locked_file_is_only_looked_at(documents: DocumentsPlace) -> None:
    documents.desk.set_lock("Đang mở ở máy khác")
    documents.open_record("e4458")
    offered = [one for one in documents.offered if one.text() == PASTE]
    assert [one.isEnabled() for one in offered] == [False]
    assert not documents.form.links.join_link.isVisibleTo(documents.form)
    assert not documents.form.links.cite_link.isVisibleTo(documents.form)


def test_a_draft_goes_back_into_its_field(documents: DocumentsPlace) -> None:
    assert documents.put_draft("e12", "number", "12/STTTT")
    field = documents.form.binders["number"].editor
    assert isinstance(field, QLineEdit)
    assert field.text() == "12/STTTT"
    assert field.hasFocus()
    assert documents.form.binders["number"].understood.text() == "Hiểu là: 12/STTTT (Công văn)"
    documents.form.binders["number"].give_up()


def test_lines_that_come_above_and_below_leave_the_chosen_one(session: Session, documents: DocumentsPlace) -> None:
    assert session.desk is not None
    text = "- Kế hoạch số 91/KH-UBND ngày 30/12/2022 về chợ số;\n- Kế hoạch số 92/KH-UBND ngày 01/01/2022 về đài."
    told = look_through(session.desk.everything(), text, Direction.ISSUED, 2022)
    for uid in documents.model.uids():
        documents.open_record(uid)
        assert session.desk.edit(lambda snapshot, who: register(snapshot, told.lines, Direction.ISSUED, who))
        assert documents.table.current_uid() == uid
        session.desk.undo()
        assert (documents.table.current_uid(), documents.form.shown()) == (uid, uid)
