"""A journey: on the first day an office is set up, until its letterhead, its signatory and its recipients are right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cdsdesk.model.names import letterhead_lines
from cdsdesk.model.office import Level, RecipientList, Signatory, Unit
from tests.support.journeys_page import journeys
from tests.support.officer import Officer
from tests.support.places import place
from ui.desk import open_file
from ui.places.office import SECTIONS, OfficePlace
from ui.places.office_lists import SignatureForm
from ui.places.office_sections import ListSection
from ui.session import Session

NAME = "Set up an office"


def open_part(officer: Officer, page: OfficePlace, key: str) -> ListSection:
    """Click a part of the settings."""
    item = page.list.item([one for one, _ in SECTIONS].index(key))
    officer.click(page.list.viewport(), page.list.visualItemRect(item).center())
    section = page.section(key)
    assert isinstance(section, ListSection)
    assert page.stack.currentWidget() is section
    return section


def look_into(path: Path) -> None:
    """See what was written."""
    with open_file(path, "an", write=False) as store:
        snapshot = store.snapshot()
    office = snapshot.unit()
    above = snapshot.find(Unit, office.parent)
    assert (office.name, office.level, office.place) == ("UBND phường Bắc Nha Trang", Level.COMMUNE, "Bắc Nha Trang")
    assert above is not None
    assert (above.name, above.level) == ("UBND tỉnh Khánh Hòa", Level.PROVINCE)
    assert letterhead_lines(snapshot, office)[1] == ("ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC NHA TRANG")
    (signer,) = snapshot.all(Signatory)
    assert signer.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signer.name == "Nguyễn Thị Hồng Vân"
    (receiving,) = snapshot.all(RecipientList)
    assert receiving.addressed == ("UBND tỉnh Khánh Hòa",)
    assert receiving.lines == ("Như trên", "Sở Khoa học và Công nghệ", "Lưu: VT")


def test_an_office_on_the_first_day(
    officer: Officer,
    opened: Callable[[Path | None], Session],
    close: Callable[[Session], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.session.documents_folder", lambda: tmp_path)
    session = opened(None)
    officer.begins("Three questions; Enter goes on, the level and the place of the file are right already")
    officer.write("UBND phường Bắc Nha Trang")
    officer.press("Return", times=2)
    officer.write("UBND tỉnh Khánh Hòa")
    officer.press("Return", times=2)
    officer.wait(session)
    assert session.desk is not None
    officer.begins("Go to the settings; the place is understood from the name")
    officer.goes_to(session, "office")
    page = place(session, "office", OfficePlace)
    officer.begins("Signatory: click the part, the name, type it, Enter")
    signatories = open_part(officer, page, "signatories")
    (first,) = signatories.list.model.uids()
    officer.click_cell(signatories.list.table, first, "name")
    officer.write("Nguyễn Thị Hồng Vân")
    officer.press("Return")
    officer.begins("A deputy signs: on to the ways of signing, the first letter of one")
    assert isinstance(signatories.form, SignatureForm)
    assert signatories.form.forms.currentText() == "Chủ tịch ký (TM.)"
    officer.press("Ctrl+Tab")
    officer.write("p")
    assert signatories.form.forms.currentText() == "Phó Chủ tịch ký thay (KT.)"
    officer.begins("Recipients: click the part, the cell, type them, Enter")
    recipients = open_part(officer, page, "recipients")
    (first,) = recipients.list.model.uids()
    officer.click_cell(recipients.list.table, first, "lines")
    officer.write("Như trên; Sở Khoa học và Công nghệ; Lưu: VT")
    officer.press("Return")
    close(session)
    look_into(tmp_path / "ubnd-phuong-bac-nha-trang.cds")
    assert officer.steps == journeys()[NAME].here()
