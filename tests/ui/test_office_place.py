"""Đơn vị & thiết lập: an office is set up, copies are listed and gone back to, the look is remembered."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import add
from cdsdesk.model.names import letterhead_lines
from cdsdesk.model.office import Holiday, Level, RecipientList, Signatory, Unit, UnitAlias
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from tests.support.places import place
from ui.places.office import SECTIONS, OfficePlace
from ui.places.office_backups import BackupSection, size_words
from ui.places.office_lists import HolidaySection, SignatureForm, UnitsSection
from ui.places.office_look import LookSection
from ui.places.office_names import NamesSection
from ui.places.office_sections import ListSection
from ui.places.office_unit import LetterheadSection, UnitSection
from ui.session import Session
from ui.theme.colours import DARK, LIGHT
from ui.theme.theme import theme


@pytest.fixture
def office(session: Session) -> OfficePlace:
    session.go("office")
    return place(session, "office", OfficePlace)


def everything(office: OfficePlace) -> Snapshot:
    return office.desk.everything()


def focused(office: OfficePlace) -> QWidget:
    found = office.window().focusWidget()
    assert found is not None
    return found


def test_parts_are_reached_by_arrows(qtbot: QtBot, office: OfficePlace) -> None:
    for number in range(1, len(SECTIONS)):
        qtbot.keyClick(office.list, Qt.Key.Key_Down)
        assert office.stack.currentWidget() is office.section(SECTIONS[number][0])


@pytest.mark.parametrize("percent", [100, 130])
def test_the_parts_stand_in_rows_of_one_height(office: OfficePlace, percent: int) -> None:
    theme().enlarge(percent)
    QApplication.processEvents()
    parts = office.list
    rows = {parts.visualItemRect(parts.item(number)).height() for number in range(parts.count())}
    theme().enlarge(100)
    assert len(rows) == 1
    assert rows.pop() >= parts.fontMetrics().height() + 8


def test_a_record_is_called_by_its_name(office: OfficePlace) -> None:
    office.show_what("recipients")
    section = office.section("recipients")
    assert isinstance(section, ListSection)
    section.list.add_row()
    assert section.form.title.text() == "Danh sách mới"


@pytest.mark.parametrize(("field", "part"), [("signatory", "signatories"), ("recipients", "recipients")])
def test_what_a_report_lacks_leads_to_its_part(office: OfficePlace, field: str, part: str) -> None:
    assert office.open_record("office", field)
    section = office.section(part)
    assert isinstance(section, ListSection)
    assert office.stack.currentWidget() is section
    assert section.isAncestorOf(focused(office))


def test_the_office_tells_only_what_is_mended_there(office: OfficePlace) -> None:
    section = office.section("office")
    assert isinstance(section, UnitSection)
    office.desk.check()
    fields = {one.field for one in office.desk.findings_of("office")}
    assert any(field.startswith("narratives.") for field in fields)
    assert section.form.general.shown() == ()


def test_the_office_is_renamed(qtbot: QtBot, office: OfficePlace, session: Session) -> None:
    section = office.section("office")
    assert isinstance(section, UnitSection)
    editor = section.form.binders["place"].editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(editor, "Van Thanh")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert everything(office).unit().place == "Van Thanh"


def test_the_letterhead_is_seen_as_it_will_be_printed(qtbot: QtBot, office: OfficePlace) -> None:
    office.show_what("letterhead")
    section = office.section("letterhead")
    assert isinstance(section, LetterheadSection)
    assert section.preview.body.text() == "ỦY BAN NHÂN DÂN\nPHƯỜNG VẠN THẠNH"
    editor = section.editors["letterhead.body"]
    editor.setFocus()
    qtbot.keyClicks(editor, "BAN CHI DAO")
    assert office.drafts() == [("office", "letterhead.body", "BAN CHI DAO")]
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert section.preview.body.text() == "BAN CHI DAO"
    assert letterhead_lines(everything(office), everything(office).unit())[1] == ("BAN CHI DAO",)


def test_a_way_of_signing_is_chosen_and_seen(qtbot: QtBot, office: OfficePlace) -> None:
    office.show_what("signatories")
    section = office.section("signatories")
    assert isinstance(section, ListSection)
    assert isinstance(section.form, SignatureForm)
    section.list.table.setFocus()
    qtbot.keyClick(section.list.table, Qt.Key.Key_Insert)
    qtbot.keyClicks(focused(office), "Nguyen Van A")
    qtbot.keyClick(focused(office), Qt.Key.Key_Return)
    section.form.forms.setCurrentIndex(2)
    section.form.forms.activated.emit(2)
    signer = everything(office).all(Signatory)[-1]
    assert (signer.name, signer.lines[-2:]) == ("Nguyen Van A", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
    assert section.form.printed.text() == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyen Van A"


def test_recipients_are_typed(office: OfficePlace) -> None:
    office.show_what("recipients")
    section = office.section("recipients")
    assert isinstance(section, ListSection)
    section.list.add_row()
    section.commit()
    section.form.binders["addressed"].put("Sở Khoa học và Công nghệ")
    assert section.commit()
    assert everything(office).all(RecipientList)[-1].addressed == ("Sở Khoa học và Công nghệ",)


def test_fixed_holidays_move_what_is_due(office: OfficePlace, session: Session) -> None:
    section = office.section("holidays")
    assert isinstance(section, HolidaySection)
    before = office.desk.period.due
    section.add_fixed(2022)
    assert date(2022, 9, 2) in {row.date for row in everything(office).all(Holiday)}
    assert len(section.list.model.uids()) == 4
    office.desk.edit(lambda snapshot, who: add(snapshot, "holiday", {"date": "15/12/2022", "name": "Nghỉ bù"}, who)[0])
    assert office.desk.period.due > before


def test_hamlets_are_added_from_a_list(office: OfficePlace) -> None:
    section = office.section("units")
    assert isinstance(section, UnitsSection)
    section.add_hamlets("Thôn 1\nThôn 2\n\nthôn 1")
    found = everything(office).where(Unit, "level", Level.HAMLET)
    assert sorted(unit.name for unit in found) == ["Thôn 1", "Thôn 2"]
    assert len(section.list.model.uids()) == 3, "the office above and two hamlets"


def test_a_name_as_written_is_joined_with_a_unit(office: OfficePlace) -> None:
    office.show_what("catalogues")
    section = office.section("catalogues")
    assert isinstance(section, NamesSection)
    assert section.names[0].words == "Phòng Văn hóa - Xã hội"
    section.units.setCurrentIndex(0)
    section.join.click()
    assert [row.alias for row in everything(office).all(UnitAlias)] == ["Phòng Văn hóa - Xã hội"]
    assert not section.join.isEnabled()


def test_a_copy_is_listed_and_gone_back_to(qtbot: QtBot, office: OfficePlace, session: Session) -> None:
    session.keeping.copy()
    office.show_what("backups")
    section = office.section("backups")
    assert isinstance(section, BackupSection)
    section.show_anew()
    assert section.copies
    assert section.table.item(0, 2).text() == size_words(section.copies[0][0])  # type: ignore[union-attr]
    assert session.desk is not None
    before = len(session.desk.everything().all(Task))
    session.desk.edit(lambda snapshot, who: add(snapshot, "task", {"title": "Việc sau khi sao lưu"}, who)[0])
    section.restore_asked.emit(section.copies[0][0])
    assert session.desk is not None
    assert len(session.desk.everything().all(Task)) == before
    assert "Đã khôi phục" in session.tools.notice.text()


def test_the_look_is_put_on_and_remembered(office: OfficePlace, session: Session) -> None:
    section = office.section("appearance")
    assert isinstance(section, LookSection)
    points = QApplication.font().pointSizeF()
    try:
        section.schemes["dark"].click()
        assert theme().colours is DARK
        section.sizes["130"].click()
        assert QApplication.font().pointSizeF() == pytest.approx(points * 1.3)
        assert session.memory.choice("scheme") == "dark"
    finally:
        section.schemes["light"].click()
        section.sizes["100"].click()
    assert theme().colours is LIGHT


def test_a_search_opens_the_part_that_holds_a_record(office: OfficePlace, session: Session) -> None:
    session.go("overview")
    session.way.open_record("above", "name")
    assert office.stack.currentWidget() is office.section("units")


def test_sizes_are_read_by_people(tmp_path: Path) -> None:
    made = tmp_path / "x"
    made.write_bytes(b"x" * 2_340_000)
    assert size_words(made) == "2,3 MB"
    assert size_words(tmp_path / "none") == ""
