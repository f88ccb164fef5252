"""The list of documents: what a span of time holds, what marks a line, the order, what is said of a number."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.actions.register_list import (
    ListedLine,
    Mark,
    Span,
    date_understood,
    direction_word,
    heading,
    in_order,
    line_of,
    lines_of,
    listed_lines,
    marks,
    number_read,
    number_understood,
    twin_words,
)
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.office import NumberSeries
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records


def told(uid: str, day: date | None, number: str = "", **fields) -> list[Document | DocumentEntry]:
    document = Document(uid=f"d{uid}", type="Kế hoạch", number=number or uid, symbol="KH-UBND", date=day)
    return [document, DocumentEntry(uid=uid, unit="office", document=document.uid, **fields)]


LINES = [
    *told("1", date(2022, 3, 5)),
    *told("2", date(2022, 9, 5), direction=Direction.INCOMING),
    *told("3", None),
    *told("4", date(2021, 9, 5)),
    *told("5", None, registered_on=date(2020, 1, 1)),
    *told("6", date(2022, 3, 5), number="01"),
]


def snapshot(period: str | None = "2022-H1", *more) -> Snapshot:
    return MemoryStore(OFFICE, [*small_records(), *LINES, *more]).snapshot(period)


def uids(of: Snapshot, span: Span) -> set[str]:
    return {line.uid for line in listed_lines(of, span)}


def test_a_span_holds_its_days_and_what_has_no_date():
    assert uids(snapshot(), Span.PERIOD) == {"1", "6", "3", "plan", "other-plan"}
    assert uids(snapshot(), Span.YEAR) == {"1", "6", "2", "3", "plan", "other-plan"}
    assert uids(snapshot(), Span.ALL) == {"1", "6", "2", "3", "4", "5", "plan", "other-plan"}
    assert uids(snapshot(None), Span.PERIOD) == uids(snapshot(), Span.ALL)


def test_a_report_says_from_which_day_documents_are_listed():
    report = Report(uid="r", unit="office", period="2022-H1", documents_to=date(2022, 12, 31))
    assert "2" in uids(snapshot("2022-H1", report), Span.PERIOD)


def test_marks_of_lines():
    of = snapshot()
    found = {line.uid: set(marks(of, line)) for line in listed_lines(of, Span.ALL)}
    assert found["1"] == found["6"] == {Mark.ISSUED, Mark.TWINS}
    assert found["2"] == {Mark.INCOMING}
    assert found["3"] == {Mark.ISSUED, Mark.INCOMPLETE}
    assert found["plan"] == {Mark.PLANS, Mark.KNOWN}


def test_the_latest_stands_first_below_what_has_no_date():
    ordered = [line.uid for line in in_order(listed_lines(snapshot(), Span.ALL))]
    assert ordered == ["3", "2", "other-plan", "plan", "1", "6", "4", "5"]


def test_a_line_is_found_by_entry_and_by_document():
    of = snapshot()
    line = line_of(of, "1")
    assert (line.uid, line.document.uid) == ("1", "d1")
    assert line_of(of, "plan").entry is None
    assert line_of(of, "gone") is None
    assert lines_of(of, "d1") == ("1",)
    assert lines_of(of, "plan") == ("plan",)


def test_words_of_a_line():
    of = snapshot()
    line = line_of(of, "1")
    assert (direction_word(line), direction_word(line_of(of, "2"))) == ("Ban hành", "Đến")
    assert direction_word(line_of(of, "plan")) == "Chưa vào sổ"
    assert (heading(line), twin_words(line)) == ("Kế hoạch 1/KH-UBND", "1/KH-UBND ngày 05/03/2022")
    blank = ListedLine(Document(uid="x", type="Công văn", date_text="tháng 3"))
    assert (heading(blank), twin_words(blank)) == ("Công văn chưa có số", "Công văn ngày tháng 3")
    assert date_understood(blank.document).startswith("Chưa hiểu ngày này")
    assert date_understood(line.document) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("145/KH-UBND", "Hiểu là: 145/KH-UBND (Kế hoạch)"),
        ("Số: 07-NQ/TU", "Hiểu là: 07-NQ/TU (Nghị quyết)"),
        ("145", "Hiểu là: số 145"),
        ("KH-UBND", "Hiểu là: ký hiệu KH-UBND, chưa có số (Kế hoạch)"),
        ("lung tung", "Chưa hiểu số, ký hiệu này; hãy gõ như 145/KH-UBND"),
        ("", ""),
    ],
)
def test_what_a_typed_number_is_understood_as(text, words):
    assert number_read(text) == words


def test_an_empty_number_is_offered_the_next_one():
    of = snapshot("2022", NumberSeries(uid="n", unit="office", pattern="KH-UBND", last_number=20))
    waiting = replace(line_of(of, "1"), document=Document(uid="w", type="Kế hoạch"))
    assert number_understood(of, waiting, 2022) == "Số tiếp theo: 21/KH-UBND"
    assert number_understood(of, line_of(of, "1"), 2022) == ""
    incoming = replace(waiting, entry=line_of(of, "2").entry)
    assert number_understood(of, incoming, 2022) == ""
    odd = replace(waiting, document=Document(uid="w", number_text="lung tung"))
    assert number_understood(of, odd, 2022).startswith("Chưa hiểu")
