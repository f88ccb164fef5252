"""Ctrl+P in a list within a page: members of a team, a part of the settings."""

import pytest
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import add
from cdsdesk.model.teams import Member, MemberRole, Team
from tests.support.memory_store import MemoryStore
from tests.support.places import place
from tests.support.small_office import OFFICE, small_records
from ui.desk import Desk
from ui.places.child_list import ChildList
from ui.places.office import OfficePlace
from ui.places.teams import TeamsPlace
from ui.printing.list_print import ListPrint
from ui.printing.paper import Printout
from ui.printing.printouts import printout_of
from ui.session import Session

RECORDS = (
    Team(uid="a", unit="office", hamlet="Tổ dân phố 1", name="Tổ 1", position=1),
    Team(uid="b", unit="office", hamlet="Tổ dân phố 2", name="Tổ 2", position=2),
    Member(uid="x", unit="office", team="a", name="Nguyễn Thị An", role=MemberRole.LEADER, phone="0905123456"),
)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *RECORDS])


def words(printout: Printout | None) -> tuple[str, str, list[str]]:
    """Return title, what stands below it, and the texts of the rows."""
    assert isinstance(printout, ListPrint)
    model = printout._table.records
    return printout.title, printout._subtitle, [model.text(number, 0) for number in range(model.rowCount())]


def test_the_members_of_a_team_are_printed_from_their_list(qtbot: QtBot, desk: Desk) -> None:
    made = TeamsPlace(desk)
    qtbot.addWidget(made)
    made.resize(1140, 660)
    made.show()
    qtbot.waitExposed(made)
    made.table.show_uid("a")
    title, below, rows = words(printout_of(made, made.members.table.viewport()))
    assert (title, rows) == ("Thành viên của tổ", ["Nguyễn Thị An"])
    assert "Tổ 1" in below
    assert "năm 2022" in below.lower()
    assert words(printout_of(made, made.table))[2] == ["Tổ dân phố 1", "Tổ dân phố 2"]
    assert words(printout_of(made))[2] == ["Tổ dân phố 1", "Tổ dân phố 2"]


def test_a_part_of_the_settings_prints_the_list_that_it_shows(qtbot: QtBot, session: Session) -> None:
    session.go("office")
    made = place(session, "office", OfficePlace)
    made.show_what("holidays")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in made.findChildren(ChildList)))
    listed = next(one for one in made.findChildren(ChildList) if one.isVisible())
    assert printout_of(made) is None
    assert session.desk is not None
    session.desk.edit(lambda snapshot, who: add(snapshot, "holiday", {"unit": "office", "date": "02/9/2022"}, who)[0])
    title, below, rows = words(printout_of(made))
    assert (title, rows) == (listed.title.text(), ["02/9/2022"])
    assert "UBND" not in below
    made.show_what("office")
    assert printout_of(made) is None
