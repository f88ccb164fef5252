"""Lines of the register one by one: numbers and dates as typed, the next number, one document told twice."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.actions.register_lines import (
    add_line,
    copy_lines,
    join_lines,
    next_number,
    remove_lines,
    set_date,
    set_direction,
    set_number,
    take_number,
    written_number,
)
from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.documents import Citation, Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.names import document_number
from cdsdesk.model.office import NumberSeries
from cdsdesk.model.register import entries
from cdsdesk.model.reports import SameAs
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records

SPAN = date(2022, 1, 1), date(2022, 12, 31)
TODAY = date(2022, 12, 14)
BLANK = Document(uid="d", type="Văn bản", issuer="UBND phường Vạn Thạnh")
LINE = DocumentEntry(uid="e", unit="office", document="d", position=1)
SERIES = NumberSeries(uid="n", unit="office", pattern="KH-UBND", last_number=8)


def store(*more: Record) -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *more])


def document(of: MemoryStore, uid: str = "d") -> Document:
    found = of.snapshot().find(Document, uid)
    assert found is not None
    return found


def numbered(text: str, old: Document = BLANK) -> Document:
    made = store(old)
    made.apply(set_number(made.snapshot(), "d", text))
    return document(made)


@pytest.mark.parametrize(
    ("text", "number", "symbol", "kind", "written"),
    [
        ("145/KH-UBND", "145", "KH-UBND", "Kế hoạch", ""),
        (" 05/QĐ-UBND ", "05", "QĐ-UBND", "Quyết định", ""),
        ("12/UBND-VHXH", "12", "UBND-VHXH", "Công văn", ""),
        ("Số: 145/KH-UBND", "145", "KH-UBND", "Kế hoạch", "Số: 145/KH-UBND"),
        ("145 / KH - UBND", "", "", "Văn bản", "145 / KH - UBND"),
        ("07-NQ/TU", "07", "NQ/TU", "Nghị quyết", ""),
        ("87/2020/NĐ-CP", "87", "2020/NĐ-CP", "Nghị định", ""),
        ("145", "145", "", "Văn bản", ""),
        ("KH-UBND", "", "KH-UBND", "Kế hoạch", "KH-UBND"),
        ("chưa vào sổ", "", "", "Văn bản", "chưa vào sổ"),
        ("", "", "", "Văn bản", ""),
    ],
)
def test_a_typed_number_is_taken_apart(text, number, symbol, kind, written):
    found = numbered(text)
    assert (found.number, found.symbol, found.type, found.number_text) == (number, symbol, kind, written)


def test_a_bare_number_keeps_the_symbol_that_was_there():
    assert document_number(numbered("146", replace(BLANK, symbol="KH-UBND"))) == "146/KH-UBND"


def test_a_type_that_somebody_chose_stays():
    assert numbered("145/KH-UBND", replace(BLANK, type="Chương trình")).type == "Chương trình"
    was = replace(BLANK, type="Kế hoạch", number="1", symbol="KH-UBND")
    assert numbered("2/QĐ-UBND", was).type == "Quyết định"


def test_what_was_written_is_shown_where_it_differs():
    assert written_number(numbered("chưa vào sổ")) == "chưa vào sổ"
    assert written_number(numbered("145/KH-UBND")) == "145/KH-UBND"


@pytest.mark.parametrize(
    ("text", "day", "written"),
    [
        ("5/3", date(2022, 3, 5), ""),
        ("050322", date(2022, 3, 5), ""),
        ("05/3/2023", date(2023, 3, 5), ""),
        ("tháng 3/2022", None, "tháng 3/2022"),
        ("31/02/2022", None, "31/02/2022"),
        ("", None, ""),
    ],
)
def test_a_typed_date_is_read_or_kept(text, day, written):
    made = store(replace(BLANK, date=date(2020, 1, 1), date_text=""))
    made.apply(set_date(made.snapshot(), "d", text, SPAN, TODAY))
    assert (document(made).date, document(made).date_text) == (day, written)


def test_a_new_line_is_a_document_of_the_office_itself():
    made = store()
    changes, entry = add_line(made.snapshot(), Direction.ISSUED)
    made.apply(changes)
    ((line, new),) = entries(made.snapshot())
    assert (line.uid, line.unit, line.direction) == (entry.uid, "office", Direction.ISSUED)
    assert (new.type, new.issuer, new.number) == ("Văn bản", OFFICE.name, "")
    incoming, _ = add_line(made.snapshot(), Direction.INCOMING, {"number": "12/QĐ-UBND", "subject": "việc"})
    made.apply(incoming)
    last = entries(made.snapshot())[1][1]
    assert (last.issuer, last.number, last.symbol, last.subject) == ("", "12", "QĐ-UBND", "việc")
    assert last.position > new.position


def test_saying_that_it_came_in():
    made = store(BLANK, LINE)
    made.apply(set_direction(made.snapshot(), "e", "Văn bản đến"))
    assert entries(made.snapshot())[0][0].direction is Direction.INCOMING
    made.apply(set_direction(made.snapshot(), "plan", "Văn bản đến"))
    assert [(line.direction, one.uid) for line, one in entries(made.snapshot())][1] == (Direction.INCOMING, "plan")


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        ("Đến", Direction.INCOMING),
        ("den", Direction.INCOMING),
        ("Ban hành", Direction.ISSUED),
        ("đi", Direction.ISSUED),
    ],
)
def test_a_direction_is_said_in_short(word, direction):
    made = store(BLANK, LINE)
    made.apply(set_direction(made.snapshot(), "e", word))
    assert entries(made.snapshot())[0][0].direction is direction
    with pytest.raises(RecordError):
        set_direction(made.snapshot(), "e", "sang ngang")


@pytest.mark.parametrize("word", ["", "Chưa vào sổ", "chua vao so"])
def test_a_line_may_be_taken_out_of_the_register_and_its_document_stays_known(word):
    made = store(BLANK, LINE)
    made.apply(set_direction(made.snapshot(), "e", word))
    assert entries(made.snapshot()) == ()
    assert made.get("d") is not None


def test_copies_have_documents_of_their_own_without_a_number():
    first = replace(BLANK, number="5", symbol="KH-UBND", subject="an toàn", number_text="số 5")
    made = store(first, replace(LINE, direction=Direction.INCOMING))
    changes, uids = copy_lines(made.snapshot(), ["e", "plan"])
    made.apply(changes)
    copy, of_plan = (found for line, found in entries(made.snapshot()) if line.uid in uids)
    assert (copy.number, copy.number_text, copy.symbol, copy.subject) == ("", "", "KH-UBND", "an toàn")
    assert entries(made.snapshot())[1][0].direction is Direction.INCOMING
    assert (of_plan.subject, of_plan.assigns_work) == ("chuyển đổi số năm 2022", False)


def test_removing_a_line_takes_a_document_that_nothing_else_names():
    made = store(BLANK, LINE, DocumentEntry(uid="e2", unit="office", document="plan"))
    made.apply(remove_lines(made.snapshot(), ["e", "e2"]))
    assert made.get("e") is made.get("e2") is made.get("d") is None
    assert made.get("plan") is not None
    made.undo()
    assert len(entries(made.snapshot())) == 2


def test_a_document_that_is_cited_or_entered_twice_stays():
    cited = Citation(uid="c", record="p-t22", field="result", as_written="x", document="d")
    again = replace(LINE, uid="again")
    for other in (cited, again):
        made = store(BLANK, LINE, other)
        made.apply(remove_lines(made.snapshot(), ["e"]))
        assert made.get("d") is not None
    made = store(BLANK, LINE, again)
    made.apply(remove_lines(made.snapshot(), ["e", "again"]))
    assert made.get("d") is None


def test_a_plan_with_tasks_is_not_removed_from_here():
    made = store(BLANK)
    made.apply(remove_lines(made.snapshot(), ["d"]))
    assert made.get("d") is None
    with pytest.raises(ConflictError):
        remove_lines(made.snapshot(), ["plan"])


def test_two_lines_become_one_document():
    first = replace(BLANK, number="5", symbol="KH-UBND", subject="an toàn")
    second = Document(uid="d2", number="05", symbol="KH-UBND", date=date(2022, 3, 5), assigns_work=True)
    lines = (replace(LINE, note="bản giấy"), DocumentEntry(uid="e2", unit="office", document="d2", registered_on=TODAY))
    cited = Citation(uid="c", record="p-t22", field="result", as_written="x", document="d")
    made = store(first, second, *lines, cited)
    made.apply(join_lines(made.snapshot(), "e", ["e2"]))
    ((line, kept),) = entries(made.snapshot())
    assert (line.uid, line.note, line.registered_on) == ("e", "bản giấy", TODAY)
    assert (kept.uid, kept.subject, kept.date, kept.number) == ("d2", "an toàn", date(2022, 3, 5), "05")
    assert made.snapshot().find(Citation, "c").document == "d2"
    assert made.snapshot().find(Document, "d") is None
    made.undo()
    assert len(entries(made.snapshot())) == 2
    assert made.snapshot().all(SameAs) == ()


def test_one_document_entered_twice_loses_a_line():
    made = store(BLANK, LINE, replace(LINE, uid="e2", position=2))
    made.apply(join_lines(made.snapshot(), "e2", ["e"]))
    assert [line.uid for line, _ in entries(made.snapshot())] == ["e2"]
    assert made.snapshot().all(SameAs) == ()


def issued(number: str, day: date | None, uid: str) -> tuple[Document, DocumentEntry]:
    return (
        Document(uid=uid, number=number, symbol="KH-UBND", date=day, type="Kế hoạch"),
        DocumentEntry(uid=f"e{uid}", unit="office", document=uid),
    )


def test_the_next_number_follows_series_and_register():
    waiting = replace(BLANK, symbol="KH-UBND")
    assert next_number(store(SERIES).snapshot(), waiting, 2022) == "09/KH-UBND"
    more = (*issued("012", date(2022, 5, 1), "a"), *issued("40", date(2021, 5, 1), "b"), *issued("x", None, "c"))
    assert next_number(store(SERIES, *more).snapshot(), waiting, 2022) == "13/KH-UBND"
    assert next_number(store(SERIES, *more).snapshot(), waiting, 2021) == "41/KH-UBND"


def test_a_series_is_known_by_the_type_while_there_is_no_symbol():
    everything = store(SERIES).snapshot()
    assert next_number(everything, replace(BLANK, type="Kế hoạch"), 2022) == "09/KH-UBND"
    for other in (BLANK, replace(BLANK, symbol="QĐ-UBND"), replace(BLANK, symbol="KH-UBND", number="1")):
        assert next_number(everything, other, 2022) == ""
    other_body = replace(SERIES, issuing_body="Ban Chỉ đạo chuyển đổi số phường")
    assert next_number(store(other_body).snapshot(), replace(BLANK, symbol="KH-UBND"), 2022) == ""


def test_taking_the_next_number_notes_it_in_the_series():
    made = store(SERIES, replace(BLANK, type="Kế hoạch"))
    made.apply(take_number(made.snapshot(), "d", 2022))
    assert document_number(document(made)) == "09/KH-UBND"
    assert made.snapshot().find(NumberSeries, "n").last_number == 9
    with pytest.raises(RecordError, match="Chưa có dãy số"):
        take_number(made.snapshot(), "d", 2022)
