"""A journey: a community digital technology team is entered with its members, from the decision that set it up."""

from collections.abc import Callable
from pathlib import Path

from cdsdesk.model.teams import Member, MemberRole, Team
from tests.support.journeys_page import journeys
from tests.support.officer import Officer
from tests.support.places import place
from ui.desk import open_file
from ui.places.teams import TeamsPlace
from ui.session import Session

NAME = "Enter a team with its members"
MEMBERS = (
    ("Nguyễn Thị Ánh", "tổ tr", "Chi bộ Tổ dân phố 5", "0905123456"),
    ("Lê Văn Bình", "tổ ph", "Đoàn thanh niên", "0905 234 567"),
    ("Trần Quốc Đạt", "thành", "Hội Phụ nữ", "0914345678"),
    ("Phạm Thị Huệ", "thành", "Công an phường", "0935456789"),
    ("Đỗ Minh Khôi", "thành", "Trạm Y tế", "0978567890"),
)


def test_a_team_with_its_members(
    officer: Officer, opened: Callable[[Path], Session], close: Callable[[Session], None], office_file: Path
) -> None:
    officer.hand = "preedit"
    session = opened(office_file)
    page = place(session, "teams", TeamsPlace)
    officer.begins("Go to the list and add a team")
    officer.goes_to(session, "teams")
    officer.press("Ins")
    officer.begins("Hamlet and name of the team")
    officer.write("Tổ dân phố 5")
    officer.press("Tab")
    officer.write("Tổ công nghệ số cộng đồng Tổ dân phố 5")
    officer.press("Return")
    officer.begins("Add the first member")
    officer.click_button("+ Thêm thành viên")
    for number, (name, role, organisation, phone) in enumerate(MEMBERS):
        if number:
            officer.begins("Add the next one: four times")
            officer.press("Ins")
        officer.begins("Name, role, organisation and telephone, Tab between: five times")
        officer.write(name)
        officer.press("Tab")
        officer.write(role)
        officer.press("Tab")
        officer.write(organisation)
        officer.press("Tab")
        officer.write(phone)
    officer.begins("Leave the last cell")
    officer.press("Return")
    assert page.figures.text() == "1 tổ · 5 thành viên"
    close(session)
    with open_file(office_file, "an", write=False) as store:
        snapshot = store.snapshot()
        (team,) = snapshot.all(Team)
        members = snapshot.where(Member, "team", team.uid)
    assert (team.hamlet, team.name) == ("Tổ dân phố 5", "Tổ công nghệ số cộng đồng Tổ dân phố 5")
    assert [(one.name, one.organisation) for one in members] == [(name, body) for name, _, body, _ in MEMBERS]
    assert [one.role for one in members] == [MemberRole.LEADER, MemberRole.DEPUTY, *3 * [MemberRole.MEMBER]]
    assert [one.phone[-3:] for one in members] == ["456", "567", "678", "789", "890"]
    assert officer.steps == journeys()[NAME].here()
