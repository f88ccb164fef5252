"""What a search found leads to its field and is told with its place."""

import pytest

from cdsdesk.actions.found import field_found, sight, title_rank, whereabouts
from cdsdesk.model.documents import Document
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.model.teams import Member
from cdsdesk.vietnamese.finding import Rank
from tests.support.small_office import OFFICE, small_records


@pytest.fixture
def snapshot() -> Snapshot:
    return Snapshot(OFFICE.uid, {one.uid: one for one in (OFFICE, *small_records())})


@pytest.mark.parametrize(
    ("record", "typed", "field"),
    [
        (Task(title="Đề án đô thị thông minh", note="chờ vốn"), "do thi", "title"),
        (Task(title="Đề án đô thị thông minh", note="chờ vốn"), "VON cho", "note"),
        (Task(title="Đề án đô thị", lead=("Phòng Văn hóa", "Công an phường")), "cong an", "lead"),
        (Progress(result="Đã đấu thầu qua mạng", reason="mạng chậm"), "mang cham", "reason"),
        (Progress(result="Đã đấu thầu qua mạng", reason="mạng chậm"), "dau thau", "result"),
        (Document(number="145", symbol="KH-UBND", subject="chuyển đổi số"), "145/kh-ubnd", "number"),
        (Member(name="Trần Thị Bốn", phone="0905123456"), "090512", "phone"),
        (Task(title="Đề án", extras={"Ghi chú riêng": "theo nghị quyết"}), "nghi quyet", "extras"),
        (Task(title="Đề án"), "khong co", ""),
    ],
)
def test_the_field_that_holds_the_words(record: Task, typed: str, field: str) -> None:
    assert field_found(record, typed) == field


def test_a_field_with_all_words_goes_before_one_with_some() -> None:
    assert field_found(Task(title="Chuyển đổi số", note="đài truyền thanh số"), "dai so") == "note"


def test_words_outside_the_title_are_shown_with_their_field(snapshot: Snapshot) -> None:
    told = sight(snapshot, snapshot.records["p-t62"], "đấu thầu")
    assert told.field == "result"
    assert told.text == "Đã đấu thầu qua mạng"
    assert told.where.startswith("Nhiệm vụ “Chuyển đổi đài truyền thanh")
    assert told.where.endswith("năm 2022")
    assert title_rank(snapshot.records["p-t62"], "đấu thầu") is Rank.BESIDE


def test_a_task_is_told_with_its_plans(snapshot: Snapshot) -> None:
    told = sight(snapshot, snapshot.records["t63"], "so hoa du lieu")
    assert told.text == "Số hóa dữ liệu hoạt động của các cơ quan"
    assert title_rank(snapshot.records["t63"], "so hoa du lieu") is Rank.BEGINS
    assert told.where == "mục 6.3, Kế hoạch 3536/KH-UBND · Kế hoạch 5312/KH-BCĐCĐS"


def test_what_belongs_to_nothing_has_no_place(snapshot: Snapshot) -> None:
    assert whereabouts(snapshot, Task(uid="alone", title="Việc riêng")) == ""


def test_a_telephone_number_stays_covered(snapshot: Snapshot) -> None:
    told = sight(snapshot, Member(uid="m", name="Trần Thị Bốn", phone="0905123456"), "0905")
    assert told.text == "Trần Thị Bốn"
    assert told.field == "phone"
