"""Gửi đi: one button makes the package and its letter; what was sent stands beside, a resend says what changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import set_field
from cdsdesk.exchange.opening import needs_password, open_package
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import Task
from cdsdesk.model.teams import Member, Team
from tests.support.places import place
from tests.support.small_office import OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import Desk, make_file
from ui.places.sending import SendingPlace
from ui.session import Session
from ui.tasks import ImmediateRunner, Job

NAME = "UBND phường Vạn Thạnh 2022"


@pytest.fixture
def session(look: None, qtbot: QtBot, tmp_path: Path) -> Session:
    path = tmp_path / "ho-so.cds"
    team = Team(uid="to", unit="office", hamlet="Tổ dân phố 1")
    people = [Member(uid=f"tv{at}", unit="office", team="to", name=f"Nguyễn Văn {at}") for at in range(2)]
    make_file(path, OFFICE, [*small_records(), team, *people], "an").close()
    made = open_session(qtbot, path)
    made.go("sending")
    return made


def sending(session: Session) -> SendingPlace:
    return place(session, "sending", SendingPlace)


def desk_of(session: Session) -> Desk:
    assert session.desk is not None
    return session.desk


def close_told(page: SendingPlace) -> str:
    """Close what tells of the files, and return its words."""
    assert page.told is not None
    words = " ".join(one.text() for one in page.told.findChildren(QLabel))
    page.told.accept()
    page.told = None
    return words


def test_one_key_makes_the_package_and_the_letter(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = sending(session)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.form.send_button)
    QTest.keyClick(page.form.send_button, Qt.Key.Key_Return)
    names = sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("UBND"))
    assert names == [f"{NAME} - công văn.docx", f"{NAME} - công văn.pdf", f"{NAME}.cdsz"]
    words = close_told(page)
    assert "Gói gửi lần 1" in words
    assert "không kèm thông tin cá nhân" in words
    assert open_package(tmp_path / f"{NAME}.cdsz").manifest.sender.name == OFFICE.name
    (line,) = page.record.table.lines.rows
    assert (line.file, line.people, line.submission.revision) == (f"{NAME}.cdsz", "", 1)
    assert page.form.before.state.text() == "Lần 2"


def test_a_resend_says_what_changed_since(session: Session, tmp_path: Path) -> None:
    page = sending(session)
    page.form.letter.setChecked(False)
    page.send()
    close_told(page)
    task = desk_of(session).everything().find(Task, "t61")
    assert task is not None
    desk_of(session).edit(lambda snapshot, who: set_field(snapshot, task, "note", "sửa", who))
    page.send()
    assert "So với lần gửi trước đã đổi: 1 nhiệm vụ" in close_told(page)
    assert (tmp_path / f"{NAME} lần 2.cdsz").is_file()
    assert [line.submission.revision for line in page.record.table.lines.rows] == [2, 1]
    assert "so với lần trước đã đổi 1 nhiệm vụ" in page.record.words.text()


def test_people_go_along_only_with_a_reason_that_is_kept(session: Session, tmp_path: Path) -> None:
    page = sending(session)
    page.form.letter.setChecked(False)
    page.form.people.setFocus()
    QTest.keyClick(page.form.people, Qt.Key.Key_Space)
    assert not page.form.send_button.isEnabled()
    page.form.reason.setFocus()
    QTest.keyClicks(page.form.reason, "So yeu cau")
    page.form.password.setFocus()
    QTest.keyClicks(page.form.password, "mo ra")
    QTest.mouseClick(page.form.send_button, Qt.MouseButton.LeftButton)
    assert "có thông tin cá nhân" in close_told(page)
    assert needs_password(tmp_path / f"{NAME}.cdsz")
    sent = open_package(tmp_path / f"{NAME}.cdsz", "mo ra").json()
    assert sorted(one["name"] for one in sent["members"]) == ["Nguyễn Văn 0", "Nguyễn Văn 1"]
    (line,) = page.record.table.lines.rows
    assert line.people == "So yeu cau"
    assert page.form.password.text() == ""
    assert not page.form.people.isChecked()


def test_nothing_is_said_of_a_period_before_it_was_looked_at(session: Session) -> None:
    page, desk = sending(session), desk_of(session)
    waiting: list[Job] = []

    class Held(ImmediateRunner):
        def run(self, job: Job) -> None:
            waiting.append(job) if job.lane == "ready" else super().run(job)

    at_once, desk.runner = desk.runner, Held()
    desk.set_period("2022-Q4")
    assert page.form.waiting.isVisible()
    assert not page.form.before.isVisible()
    assert not page.form.send_button.isEnabled()
    assert "Hồ sơ chưa có" not in page.form.people_words.text()
    assert page.record.words.text() == page.form.waiting.text() == "Đang xem hồ sơ…"
    desk.runner = at_once
    at_once.run(waiting[-1])
    assert not page.form.waiting.isVisible()
    assert page.form.send_button.isEnabled()


def test_a_refused_package_leaves_no_record(session: Session, tmp_path: Path) -> None:
    page = sending(session)
    page.folder = tmp_path / "khong-co"
    page.send()
    assert page.told is None
    assert desk_of(session).everything().all(Submission) == ()
    assert session.tools.notice.text()
    assert desk_of(session).lock == ""


def test_what_is_missing_leads_where_it_is_mended(session: Session) -> None:
    page = sending(session)
    assert page.ready is not None
    assert page.form.to.name() == "UBND tỉnh Khánh Hòa"
    assert page.form.signed.state.text() == "Chưa ký"
    assert page.form.signed.link is not None
    page.form.signed.link.setFocus()
    QTest.keyClick(page.form.signed.link, Qt.Key.Key_Return)
    assert session.shelf.is_shown("report")


def test_another_recipient_is_typed_and_kept_with_the_package(session: Session, tmp_path: Path) -> None:
    page = sending(session)
    page.form.letter.setChecked(False)
    typed = page.form.to.typed
    typed.setFocus()
    typed.selectAll()
    QTest.keyClick(typed, Qt.Key.Key_Delete)
    assert page.form.recipient.words.text() == "Bỏ trống thì gửi UBND tỉnh Khánh Hòa như mọi khi."
    assert page.form.recipient.link is not None
    assert not page.form.recipient.link.isVisible()
    QTest.keyClicks(typed, "So Khoa hoc")
    session.go("tasks")
    session.go("sending")
    assert page.form.to.name() == "So Khoa hoc"
    page.send()
    close_told(page)
    (line,) = page.record.table.lines.rows
    assert line.recipient == "So Khoa hoc"
    assert "gửi So Khoa hoc, lần 1" in page.record.words.text()
    assert page.form.to.name() == "UBND tỉnh Khánh Hòa"
    assert [page.form.to.itemText(at) for at in range(2)] == ["UBND tỉnh Khánh Hòa", "So Khoa hoc"]
    office = desk_of(session).everything().unit()
    desk_of(session).edit(lambda snapshot, who: set_field(snapshot, office, "parent", "", who))
    assert page.form.to.name() == ""
    assert page.form.recipient.link.isVisible()


def test_what_goes_down_or_across_is_one_key_away_and_found_by_its_words(session: Session) -> None:
    page = sending(session)
    QTest.keyClick(page.template_button, Qt.Key.Key_Return)
    templates = session.imports.packages.templates
    assert templates is not None
    assert templates.isVisible()
    templates.reject()
    session.window.search.setText("gop hai may")
    session.window.search.look()
    session.tools.hits.entries()[0].act()
    exchanging = session.imports.packages.exchanging
    assert exchanging is not None
    assert exchanging.isVisible()
    exchanging.reject()
