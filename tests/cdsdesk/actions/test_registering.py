"""A pasted text held against the register: what is new, what is there, what is told twice; written as one step."""

from datetime import date

import pytest

from cdsdesk.actions.registering import Standing, look_through, register
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.register import entries
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records

ROOM = Unit(uid="room", name="Phòng Văn hóa - Xã hội", level=Level.DEPARTMENT, parent="office", symbol="VHXH")
TEXT = """UBND phường đã ban hành các văn bản:
- Kế hoạch số 12/KH-UBND ngày 05/3/2022 của UBND phường về tập huấn kỹ năng số;
- Quyết định số 27/QĐ-UBND ngày 12/8/2022 về việc thành lập Tổ công nghệ số;
- Công văn số 9/UBND-VHXH V/v rà soát thiết bị;
- Quyết định số 027/QĐ-UBND ngày 12/8/2022 về việc thành lập Tổ công nghệ số;
- Báo cáo số 4/BC-VHXH ngày 31/02/2022 về kết quả;
- Kế hoạch số 3536/KH-UBND ngày 25/5/2022 của UBND thành phố về chuyển đổi số năm 2022.
Tình hình chung ổn định."""


def store(*more: Record) -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), ROOM, *more])


def looked(of: MemoryStore, text: str = TEXT, direction: Direction = Direction.ISSUED):
    return look_through(of.snapshot(), text, direction, 2022)


def test_everything_in_the_text_is_accounted_for():
    told = looked(store())
    assert [(line.document.number, line.standing) for line in told.lines] == [
        ("12", Standing.NEW),
        ("27", Standing.NEW),
        ("9", Standing.NEW),
        ("027", Standing.DOUBLED),
        ("4", Standing.NEW),
        ("3536", Standing.KNOWN),
    ]
    assert told.lead_ins == ("UBND phường đã ban hành các văn bản:",)
    assert told.unread == ("Tình hình chung ổn định.",)
    assert told.words() == "Hiểu 6 văn bản: 5 ghi mới, 1 lặp lại; 1 đoạn không thấy văn bản nào"


def test_what_is_to_be_looked_at_is_asked():
    asked = {line.document.number: line.questions for line in looked(store()).lines}
    assert asked == {
        "12": (),
        "27": (),
        "9": ("chưa có ngày",),
        "027": (),
        "4": ("không hiểu ngày “ngày 31/02/2022”",),
        "3536": (),
    }
    (foreign,) = looked(store(), "Quyết định số 1/QĐ-UBND ngày 1/2/2022 của UBND tỉnh về chỉ tiêu").lines
    assert foreign.questions == ("do UBND tỉnh ban hành",)
    (nameless,) = looked(store(), "- Kế hoạch truyền thông").lines
    assert nameless.questions == ("chưa có số", "chưa có ngày")


def test_a_document_that_another_body_has_with_the_same_number_and_day_is_asked_about():
    twin = Document(uid="d12", number="12", symbol="KH-UBND", date=date(2022, 3, 5), issuer="UBND thành phố Nha Trang")
    (line,) = looked(store(twin), "- Kế hoạch số 12/KH-UBND ngày 05/3/2022 về tập huấn").lines
    assert line.standing is Standing.NEW
    assert line.questions == ("hồ sơ đã có văn bản cùng số, cùng ngày của UBND thành phố Nha Trang",)
    (other_day,) = looked(store(twin), "- Kế hoạch số 12/KH-UBND ngày 06/3/2022 về tập huấn").lines
    assert other_day.questions == ()


def test_the_issuer_is_known_by_its_short_name_or_its_symbol():
    issuers = {line.document.number: line.document.issuer for line in looked(store()).lines}
    assert issuers == {
        "12": OFFICE.name,
        "27": OFFICE.name,
        "9": OFFICE.name,
        "027": OFFICE.name,
        "4": ROOM.name,
        "3536": "UBND thành phố",
    }
    incoming = looked(store(), direction=Direction.INCOMING)
    assert [line.document.issuer for line in incoming.lines][:2] == ["UBND phường", ""]


def test_wanted_lines_are_written_as_one_step():
    made = store()
    told = looked(made)
    made.apply(register(made.snapshot(), [line for line in told.lines if line.wanted], Direction.ISSUED, "an"))
    found = entries(made.snapshot())
    assert [document.number for _, document in found] == ["12", "27", "9", "4", "3536"]
    assert found[0][0].as_written == "Kế hoạch số 12/KH-UBND ngày 05/3/2022 của UBND phường về tập huấn kỹ năng số"
    assert [document.date_text for _, document in found][3] == "ngày 31/02/2022"
    assert made.undo_label() == "Ghi 5 văn bản đi vào sổ"
    again = looked(made)
    assert {line.standing for line in again.lines} == {Standing.ENTERED, Standing.DOUBLED}
    assert [line.wanted for line in again.lines] == [False] * 6
    made.undo()
    assert entries(made.snapshot()) == ()
    assert made.snapshot().find(Document, "plan") is not None


def test_a_known_document_is_completed_and_not_made_twice():
    known = Document(uid="k", number="12", symbol="KH-UBND", subject="tập huấn")
    made = store(known)
    (line, *_) = looked(made).lines
    assert (line.standing, line.stored) == (Standing.KNOWN, "k")
    made.apply(register(made.snapshot(), [line], Direction.ISSUED))
    after = made.snapshot().find(Document, "k")
    assert (after.date, after.type, after.subject) == (date(2022, 3, 5), "Kế hoạch", "tập huấn")


def test_another_subject_in_the_register_is_asked_about():
    known = Document(uid="k", number="27", symbol="QĐ-UBND", date=date(2022, 8, 12), subject="khen thưởng cá nhân")
    (_, line, *_) = looked(store(known)).lines
    assert line.questions == ("trong hồ sơ ghi trích yếu khác: “khen thưởng cá nhân”",)
    assert line.document.subject == "khen thưởng cá nhân"


@pytest.mark.parametrize("direction", list(Direction))
def test_what_stands_in_the_other_register_is_known_here(direction):
    other = Direction.INCOMING if direction is Direction.ISSUED else Direction.ISSUED
    entry = DocumentEntry(uid="e", unit="office", document="plan", direction=other)
    line = looked(store(entry), direction=direction).lines[-1]
    assert line.standing is Standing.KNOWN


def test_documents_named_inside_others_are_offered_and_not_wanted():
    text = "Kế hoạch số 1/KH-UBND ngày 02/01/2022 triển khai Quyết định số 146/QĐ-TTg ngày 28/01/2022"
    first, second = looked(store(), text).lines
    assert (first.wanted, second.standing, second.wanted) == (True, Standing.MENTIONED, False)
    made = store()
    made.apply(register(made.snapshot(), [second], Direction.INCOMING))
    assert entries(made.snapshot())[0][1].symbol == "QĐ-TTg"


def test_a_text_without_documents_says_so():
    assert looked(store(), "Không có gì.").words() == "Chưa thấy văn bản nào có số, ký hiệu"
