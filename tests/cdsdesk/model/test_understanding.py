"""Setting the text of a field sets the value beside it; what an officer sets goes before."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.model.documents import Document
from cdsdesk.model.indicators import Comparator, Evaluation, Measurement, Target
from cdsdesk.model.systems import InfoSystem
from cdsdesk.model.tasks import Funding, Milestone, Progress, State, Task
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.deadlines import DeadlineKind

D = date


def test_a_deadline() -> None:
    task = understood(Task(uid="t", deadline_text="Tháng 5/2022"), {"deadline_text"})
    assert (task.deadline_kind, task.deadline_from, task.deadline_to) == (
        DeadlineKind.MONTH,
        D(2022, 5, 1),
        D(2022, 5, 31),
    )
    cleared = understood(replace(task, deadline_text=""), {"deadline_text"})
    assert (cleared.deadline_kind, cleared.deadline_to) == (DeadlineKind.NONE, None)


def test_what_was_set_itself_stays() -> None:
    task = Task(uid="t", deadline_text="Tháng 5/2022", deadline_to=D(2022, 6, 15))
    read = understood(task, {"deadline_text", "deadline_to"})
    assert read.deadline_to == D(2022, 6, 15)
    assert read.deadline_kind is DeadlineKind.MONTH


def test_nothing_follows_from_other_fields() -> None:
    for record in (
        Task(uid="t", deadline_text="Tháng 5/2022"),
        Progress(uid="p", status_text="Hoàn thành, đúng hạn"),
        Measurement(uid="m", text="67/107"),
        Target(uid="t", text="80%"),
        Document(uid="d", date_text="30/6/2022"),
        Funding(uid="f", amount_text="5 894", unit_text="Triệu đồng"),
    ):
        assert understood(record, {"note", "extras"}) == record


def test_a_stage_and_a_system() -> None:
    stage = understood(Milestone(uid="m", deadline_text="Quý I/2023"), {"deadline_text"})
    assert (stage.deadline_from, stage.deadline_to) == (D(2023, 1, 1), D(2023, 3, 31))
    system = understood(InfoSystem(uid="s", due_text="Trước 30/6/2023"), {"due_text"})
    assert system.due == D(2023, 6, 30)


def test_a_state_and_its_word() -> None:
    read = understood(Progress(uid="p", status_text="Hoàn thành trễ hạn."), {"status_text"})
    assert read.status_written is State.DONE_LATE
    unread = understood(replace(read, status_text="Sắp xong"), {"status_text"})
    assert (unread.status_written, unread.status_text) == (None, "Sắp xong")
    chosen = understood(replace(unread, status_written=State.ON_TRACK), {"status_written"})
    assert chosen.status_text == "Đang thực hiện theo tiến độ"
    assert understood(replace(chosen, status_written=None), {"status_written"}).status_text == ""


def test_a_target() -> None:
    read = understood(Target(uid="t", text="50% - 55%"), {"text"})
    assert (read.comparator, read.value, read.value_to) == (Comparator.BETWEEN, Decimal(50), Decimal(55))
    assert understood(replace(read, text="Bắt đầu"), {"text"}).value_to is None


@pytest.mark.parametrize(
    ("text", "numerator", "denominator", "value"),
    [
        ("67/107", 67, 107, None),
        ("62,6% (67/107)", 67, 107, None),
        ("77,85%", None, None, "77.85"),
        ("100", None, None, "100"),
        ("1.234.567", None, None, "1234567"),
        ("Đã hoàn thành", None, None, None),
        ("", None, None, None),
    ],
)
def test_a_result(text: str, numerator: int | None, denominator: int | None, value: str | None) -> None:
    stale = Measurement(uid="m", text=text, numerator=Decimal(1), denominator=Decimal(9), value=Decimal(11))
    read = understood(stale, {"text"})
    assert (read.numerator, read.denominator) == (numerator, denominator)
    assert read.value == (None if value is None else Decimal(value))


def test_counts_stay_while_they_make_up_the_share_that_is_told() -> None:
    counted = Measurement(uid="m", numerator=Decimal(67), denominator=Decimal(107))
    told = understood(replace(counted, text="62,6%"), {"text"})
    assert (told.numerator, told.denominator, told.value) == (67, 107, Decimal("62.6"))
    other = understood(replace(told, text="70%"), {"text"})
    assert (other.numerator, other.denominator, other.value) == (None, None, Decimal(70))


def test_an_evaluation() -> None:
    read = understood(Measurement(uid="m", evaluation_text="Chưa đạt"), {"evaluation_text"})
    assert read.evaluation_written is Evaluation.MISSED
    assert understood(replace(read, evaluation_text="Tốt"), {"evaluation_text"}).evaluation_written is None


@pytest.mark.parametrize("touched", [{"amount_text"}, {"unit_text"}])
def test_money_needs_its_unit(touched: set[str]) -> None:
    bare = Funding(uid="f", amount_text="5 894")
    assert understood(bare, touched).amount is None
    assert understood(replace(bare, unit_text="ĐVT: Triệu đồng"), touched).amount == 5_894_000_000


def test_the_date_of_a_document() -> None:
    assert understood(Document(uid="d", date_text="ngày 30 tháng 6 năm 2022"), {"date_text"}).date == D(2022, 6, 30)
    assert understood(Document(uid="d", date_text="không rõ", date=D(2022, 1, 1)), {"date_text"}).date is None


@pytest.mark.parametrize(
    ("written", "number", "symbol"),
    [
        ("145/KH-UBND", "145", "KH-UBND"),
        ("Số: 07-NQ/TU", "07", "NQ/TU"),
        ("87/2020/NĐ-CP", "87", "2020/NĐ-CP"),
        ("145", "145", ""),
        ("", "", ""),
    ],
)
def test_a_number_and_symbol_as_written(written: str, number: str, symbol: str) -> None:
    stale = Document(uid="d", number="9", symbol="QĐ-UBND", number_text=written)
    read = understood(stale, {"number_text"})
    assert (read.number, read.symbol, read.number_text) == (number, symbol, written)


def test_a_number_that_holds_its_symbol_is_split() -> None:
    read = understood(Document(uid="d", number="145/KH-UBND"), {"number"})
    assert (read.number, read.symbol, read.number_text) == ("145", "KH-UBND", "")
    led = understood(Document(uid="d", number="Kế hoạch số 145/KH-UBND"), {"number"})
    assert (led.number, led.symbol, led.number_text) == ("145", "KH-UBND", "Kế hoạch số 145/KH-UBND")


def test_a_symbol_that_was_set_itself_stays_and_nothing_is_lost() -> None:
    read = understood(Document(uid="d", number="145/KH-UBND", symbol="QĐ-UBND"), {"number", "symbol"})
    assert (read.number, read.symbol, read.number_text) == ("145", "QĐ-UBND", "145/KH-UBND")


@pytest.mark.parametrize("number", ["145", "05a", "", "một trăm", "145/2022"])
def test_a_number_alone_stays_as_it_is(number: str) -> None:
    document = Document(uid="d", number=number, symbol="KH-UBND")
    assert understood(document, {"number"}) == document


def test_both_texts_of_a_document_are_read() -> None:
    document = Document(uid="d", number_text="145/KH-UBND", date_text="15/4/2022")
    read = understood(document, {"number_text", "date_text"})
    assert (read.number, read.symbol, read.date) == ("145", "KH-UBND", D(2022, 4, 15))
