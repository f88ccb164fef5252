"""Packages in the window: the exchange of two officers, templates for those below, what each dropped one leads to."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import set_field
from cdsdesk.actions.merging_peers import PeerRequest, make_peer_package
from cdsdesk.actions.packing import PackRequest, make_package
from cdsdesk.actions.packing_templates import TemplateRequest, make_template
from cdsdesk.exchange.opening import needs_password, open_package
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.tasks import Task
from cdsdesk.model.teams import Member, Team
from db.store import Store
from tests.support.memory_store import MemoryStore
from tests.support.places import notice_button, place
from tests.support.small_office import ABOVE, OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import Desk
from ui.dialogs.exchanging import ExchangeDialog
from ui.places.consolidation import ConsolidationPlace
from ui.places.importing import FOUND, ImportingPlace
from ui.session import Session


def desk_of(session: Session) -> Desk:
    assert session.desk is not None
    return session.desk


def put(store: Any, uid: str, field: str, text: str) -> None:
    task = store.snapshot().find(Task, uid)
    store.apply(set_field(store.snapshot(), task, field, text, "Bình"))


def value(session: Session, uid: str, field: str) -> str:
    return str(getattr(desk_of(session).everything().get(uid), field))


@pytest.fixture
def other(small_file: Path, tmp_path: Path) -> Iterator[Store]:
    """Open the file of the other officer, a copy of the one in the window."""
    path = tmp_path / "may-binh" / "ho-so.cds"
    path.parent.mkdir()
    shutil.copy(small_file, path)
    with Store.open(path, write=True, who="Bình") as store:
        yield store


@pytest.fixture
def exchange(other: Store, session: Session, tmp_path: Path) -> ExchangeDialog:
    """Drop the other officer's file: two fields were changed by both, one only there."""
    for uid, text in (("t21", "Một"), ("t22", "Mốt")):
        record = desk_of(session).everything().find(Task, uid)
        assert record is not None
        desk_of(session).edit(lambda at, who, one=record, said=text: set_field(at, one, "title", said, who))
        put(other, uid, "title", f"{text} khác")
    put(other, "t61", "note", "Bình ghi")
    made = make_peer_package(other, PeerRequest(tmp_path / "trao-doi.cdsz", "kín", "Bình"))
    session.imports.take([made.path])
    asked = session.imports.packages.asked
    assert asked is not None
    QTest.keyClicks(asked.password, "sai")
    QTest.keyClick(asked.password, Qt.Key.Key_Return)
    again = session.imports.packages.asked
    assert again is not None
    assert again is not asked
    again.password.setText("kín")
    QTest.keyClick(again.password, Qt.Key.Key_Return)
    found = session.imports.packages.exchanging
    assert found is not None
    return found


def test_what_both_changed_is_decided_by_keys_and_taken_back_as_one_step(
    qtbot: QtBot, session: Session, exchange: ExchangeDialog
) -> None:
    clashes = exchange.clashes
    qtbot.waitUntil(lambda: QApplication.focusWidget() is clashes.table)
    assert [clashes.table.lines.cell(at, 4).spoken for at in range(2)] == ["Chưa chọn", "Chưa chọn"]
    assert "Bình" in clashes.theirs.by.text()
    assert (clashes.ours.text.text(), clashes.theirs.text.text()) == ("Một", "Một khác")
    assert value(session, "t61", "note") == ""
    QTest.keyClick(clashes.table, Qt.Key.Key_2)
    assert not exchange.merge_button.isEnabled()
    QTest.keyClick(clashes.table, Qt.Key.Key_1)
    QTest.keyClick(exchange.merge_button, Qt.Key.Key_Return)
    assert not exchange.isVisible()
    assert [value(session, uid, "title") for uid in ("t21", "t22")] == ["Một khác", "Mốt"]
    assert value(session, "t61", "note") == "Bình ghi"
    assert session.tools.notice.text() == "Đã gộp tệp của Bình: sửa 2 nhiệm vụ."
    notice_button(session, "Hoàn tác").click()
    assert [value(session, uid, "title") for uid in ("t21", "t22")] == ["Một", "Mốt"]
    assert value(session, "t61", "note") == ""


def test_leaving_the_list_writes_nothing_and_goes_on_to_what_was_dropped_with_it(
    session: Session, exchange: ExchangeDialog, tmp_path: Path
) -> None:
    before = desk_of(session).everything().records
    QTest.keyClick(exchange, Qt.Key.Key_Escape)
    assert desk_of(session).everything().records == before
    assert not exchange.isVisible()
    table = tmp_path / "bang.csv"
    table.write_text("STT,Nội dung\n1,Họp giao ban\n", "utf-8")
    session.imports.take([tmp_path / "trao-doi.cdsz", table])
    asked, packages = session.imports.packages.asked, session.imports.packages
    assert asked is not None
    asked.password.setText("kín")
    asked.accept()
    assert packages.exchanging is not None
    assert not session.shelf.is_shown("importing")
    packages.exchanging.reject()
    assert session.shelf.is_shown("importing")


def test_a_file_goes_over_and_comes_back_known(session: Session, tmp_path: Path) -> None:
    session.tools.actions["exchange"].trigger()
    made = session.imports.packages.exchanging
    assert made is not None
    made.choose_place = lambda name: str(tmp_path / name.removesuffix(".cdsz"))
    QTest.keyClicks(made.password, "bi mat")
    QTest.keyClick(made.password, Qt.Key.Key_Return)
    assert made.told is not None
    (path,) = made.told.files
    assert needs_password(path)
    made.told.accept()
    made.choose_file = lambda: str(path)
    QTest.keyClick(made.receive_button, Qt.Key.Key_Return)
    assert made.asked is not None
    made.asked.password.setText("bi mat")
    made.asked.accept()
    assert "đã gộp rồi" in made.said.text()
    made.receive(tmp_path / "khong-co.cdsz")
    assert "Không thấy gói" in made.said.text()
    template = make_template(MemoryStore(ABOVE, small_records()[1:]), TemplateRequest(("plan",), tmp_path / "m.cdsz"))
    made.receive(template.path)
    assert "không phải gói trao đổi" in made.said.text()
    assert made.stack.currentIndex() == 0


def test_templates_are_made_with_a_password_and_imported_with_it(
    look: None, qtbot: QtBot, small_file: Path, tmp_path: Path
) -> None:
    upper = open_session(qtbot, small_file)
    upper.tools.actions["template"].trigger()
    dialog = upper.imports.packages.templates
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.list)
    assert dialog.chosen() == ("other-plan",)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert not dialog.make_button.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    QTest.keyClicks(dialog.password, "bi mat")
    dialog.choose_place = lambda name: str(tmp_path / name)
    QTest.keyClick(dialog.make_button, Qt.Key.Key_Return)
    assert dialog.told is not None
    (path,) = dialog.told.files
    assert path.name == "Gói mẫu UBND phường Vạn Thạnh.cdsz"
    assert open_package(path, "bi mat").manifest.purpose == "template"
    dialog.told.accept()
    dialog.reject()

    ward = tmp_path / "khac.cds"
    Store.create(ward, Unit(uid="xa", name="UBND xã Khác", level=Level.COMMUNE), [], who="an").close()
    lower = open_session(qtbot, ward)
    lower.go("importing")
    page = place(lower, "importing", ImportingPlace)
    page.choose_file = lambda: str(path)
    page.choose()
    asked = lower.imports.packages.asked
    assert asked is not None
    asked.password.setText("bi mat")
    asked.accept()
    assert page.stack.currentIndex() == FOUND
    page.write()
    assert len(desk_of(lower).everything().all(Task)) == 6
    assert not page.found.isVisible()


def test_a_report_goes_to_where_it_is_added_up_a_broken_package_is_refused(session: Session, tmp_path: Path) -> None:
    team, member = Team(uid="to", unit="office"), Member(uid="tv", unit="office", team="to", name="An")
    ward = MemoryStore(OFFICE, [*small_records(), team, member])
    report = make_package(ward, PackRequest("2022", tmp_path / "a.cdsz")).path
    session.imports.take([report])
    assert session.shelf.is_shown("consolidation")
    arrived = place(session, "consolidation", ConsolidationPlace).page
    assert arrived is not None
    session.go("tasks")
    broken = tmp_path / "hong.cdsz"
    broken.write_bytes(b"PK hong")
    session.imports.take([broken])
    assert session.shelf.is_shown("importing")
    template = make_template(
        MemoryStore(ABOVE, small_records()[1:]), TemplateRequest(("3536/KH-UBND",), tmp_path / "m.cdsz")
    )
    session.imports.take([template.path])
    assert place(session, "importing", ImportingPlace).stack.currentIndex() == FOUND
