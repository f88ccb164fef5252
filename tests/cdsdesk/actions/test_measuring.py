"""Values of indicators as they are typed: counts, results by measure, targets; nothing that was typed is lost."""

from decimal import Decimal

import pytest

from cdsdesk.actions.measuring import read_counts, set_measurement, set_target
from cdsdesk.errors import RecordError
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Comparator, Evaluation, Indicator, Measure, Measurement, Origin, Target
from cdsdesk.model.office import Level, Unit
from tests.support.memory_store import MemoryStore

OFFICE = Unit(uid="office", name="UBND phường Mẫu", level=Level.COMMUNE)
PLAN = Document(uid="plan", type="Kế hoạch", number="145", symbol="KH-UBND", issuer="UBND tỉnh Khánh Hòa")
SHARE = Indicator(uid="share", name="Tỷ lệ hồ sơ trực tuyến", plan="plan", unit_text="%")
COUNT = Indicator(uid="count", name="Số tổ", measure=Measure.COUNT, unit_text="tổ")
SCORE = Indicator(uid="score", name="Điểm", measure=Measure.SCORE, unit_text="điểm")
MONEY = Indicator(uid="money", name="Kinh phí", measure=Measure.MONEY, unit_text="Triệu đồng")


def store(*records: Record) -> MemoryStore:
    return MemoryStore(OFFICE, [PLAN, SHARE, COUNT, SCORE, MONEY, *records])


def told(held: MemoryStore, indicator: str = "share") -> Measurement:
    rows = held.snapshot().where(Measurement, "indicator", indicator)
    assert len(rows) == 1
    return rows[0]


def tell(held: MemoryStore, indicator: str = "share", **values: str) -> Measurement:
    held.apply(set_measurement(held.snapshot(), indicator, "2022", values, "an"))
    return told(held, indicator)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("953/3089", ("953", "3089")),
        ("953 / 3.089", ("953", "3089")),
        ("10.829 / 10.829", ("10829", "10829")),
        ("5/2022", ("5", "2022")),
        ("10.593", ("10593", None)),
        ("12,5/20", ("12.5", "20")),
        ("953 / –", ("953", None)),
        ("- / 20", (None, "20")),
        ("—", (None, None)),
        ("", (None, None)),
    ],
)
def test_counts_are_read_as_they_are_written(text: str, counts: tuple[str | None, str | None]) -> None:
    assert read_counts(text) == tuple(None if part is None else Decimal(part) for part in counts)


@pytest.mark.parametrize("text", ["1/2/3", "nhiều", "62,6%"])
def test_what_are_no_counts_is_asked_about(text: str) -> None:
    with pytest.raises(RecordError):
        read_counts(text)


def test_the_first_word_makes_the_record_of_the_period_and_later_ones_change_it() -> None:
    held = store()
    assert tell(held, counts="953/3089").period == "2022"
    after = tell(held, note="theo Cổng dịch vụ công")
    assert (after.unit, after.numerator, after.denominator) == ("office", Decimal(953), Decimal(3089))
    assert held.undo_label() == "Ghi số liệu chỉ tiêu Tỷ lệ hồ sơ trực tuyến"


def test_another_period_has_its_own_record() -> None:
    held = store(Measurement(uid="then", unit="office", indicator="share", period="2021", value=Decimal(20)))
    held.apply(set_measurement(held.snapshot(), "share", "2022", {"counts": "1/2"}))
    periods = {row.period: row.value for row in held.snapshot().where(Measurement, "indicator", "share")}
    assert periods == {"2021": Decimal(20), "2022": None}


@pytest.mark.parametrize(
    ("indicator", "text", "value"),
    [
        ("share", "77,85", "77.85"),
        ("share", "77,85%", "77.85"),
        ("share", "có", None),
        ("share", "~100", None),
        ("share", "10.829", None),
        ("count", "10.829", "10829"),
        ("count", "Đang đấu thầu", None),
        ("score", "991,5", "991.5"),
        ("money", "14.755", "14755"),
        ("money", "1,5 tỷ đồng", "1500"),
    ],
)
def test_a_result_is_read_by_its_measure_and_kept_as_written(indicator: str, text: str, value: str | None) -> None:
    found = tell(store(), indicator, text=text)
    assert found.text == text
    assert found.value == (None if value is None else Decimal(value))


def test_a_result_told_as_a_fraction_is_its_counts() -> None:
    found = tell(store(), text="62,6% (67/107)")
    assert (found.numerator, found.denominator, found.value) == (Decimal(67), Decimal(107), None)


def test_a_result_that_contradicts_its_counts_stands_beside_them() -> None:
    held = store()
    tell(held, counts="67/107")
    found = tell(held, text="77,85%")
    assert (found.numerator, found.denominator, found.value) == (Decimal(67), Decimal(107), Decimal("77.85"))
    unread = tell(held, text="có")
    assert (unread.numerator, unread.text, unread.value) == (Decimal(67), "có", None)
    cleared = tell(held, text="")
    assert (cleared.numerator, cleared.denominator, cleared.text) == (Decimal(67), Decimal(107), "")


def test_new_counts_take_a_result_away_that_only_repeated_the_old_ones() -> None:
    held = store()
    tell(held, text="62,6%", counts="67/107")
    assert told(held).value == Decimal("62.6")
    assert tell(held, counts="70/107").text == ""
    tell(held, text="90%")
    assert tell(held, counts="71/107").value == Decimal(90)


def test_the_points_that_were_reached_stand_above_the_line() -> None:
    held = store()
    tell(held, "score", text="991/1050 điểm")
    found = tell(held, "score", text="992")
    assert (found.numerator, found.denominator, found.value) == (Decimal(992), Decimal(1050), None)


def test_words_in_place_of_counts_are_kept_as_the_written_result() -> None:
    held = store()
    found = tell(held, counts="Chưa thống kê")
    assert (found.text, found.numerator) == ("Chưa thống kê", None)
    share = tell(store(), counts="30,85")
    assert (share.numerator, share.value) == (None, Decimal("30.85"))
    tell(held, text="30%")
    with pytest.raises(RecordError):
        tell(held, counts="không rõ")
    assert told(held).value == Decimal(30)


@pytest.mark.parametrize("slip", ["10/20/30", "16/20x", "khoảng 16/20", "95,5"])
def test_a_slip_takes_no_counts_away(slip: str) -> None:
    held = store()
    tell(held, counts="16/20")
    with pytest.raises(RecordError):
        tell(held, counts=slip)
    assert (told(held).numerator, told(held).denominator, told(held).text) == (Decimal(16), Decimal(20), "")
    assert tell(held, counts="chưa thống kê").numerator is None


def test_one_count_goes_on_from_the_value_that_stands_and_a_new_value_does_not() -> None:
    standing = Measurement(
        uid="q1", unit="office", indicator="share", period="2022-Q1", numerator=Decimal(1), denominator=Decimal(4)
    )
    held = store(standing)

    def after(**values: str) -> Measurement:
        changes = set_measurement(held.snapshot(), "share", "2022-Q2", values, "an", standing)
        rows = held.snapshot().with_changes(changes).where(Measurement, "indicator", "share")
        return next(row for row in rows if row.period == "2022-Q2")

    noted = after(note="chưa đổi")
    assert (noted.numerator, noted.denominator, noted.note) == (Decimal(1), Decimal(4), "chưa đổi")
    assert after(numerator="2").denominator == Decimal(4)
    assert after(text="30%").numerator is None


def test_a_record_in_which_nothing_is_left_goes() -> None:
    held = store()
    tell(held, counts="1/2")
    held.apply(set_measurement(held.snapshot(), "share", "2022", {"counts": ""}))
    assert held.snapshot().where(Measurement, "indicator", "share") == ()
    assert not set_measurement(held.snapshot(), "share", "2022", {"text": ""})


def test_an_evaluation_and_its_word_stay_together() -> None:
    held = store()
    assert tell(held, evaluation_text="Cơ bản đạt").evaluation_written is None
    chosen = tell(held, evaluation_written="Đạt")
    assert (chosen.evaluation_written, chosen.evaluation_text) == (Evaluation.MET, "Đạt")


def test_a_row_with_levels_holds_no_value_and_no_target() -> None:
    held = store(Indicator(uid="low", name=SHARE.name, parent="share", scope="Tại cấp xã"))
    with pytest.raises(RecordError, match="nhiều cấp"):
        set_measurement(held.snapshot(), "share", "2022", {"counts": "1/2"})
    with pytest.raises(RecordError, match="nhiều cấp"):
        set_target(held.snapshot(), "share", 2022, "30")


def test_a_target_is_made_for_the_one_who_issued_the_plan_and_understood() -> None:
    held = store()
    held.apply(set_target(held.snapshot(), "share", 2022, "ít nhất 30"))
    made = held.snapshot().where(Target, "indicator", "share")[0]
    assert (made.origin, made.document, made.comparator) == (Origin.PROVINCE, "plan", Comparator.AT_LEAST)
    held.apply(set_target(held.snapshot(), "share", 2022, "trên 80%"))
    changed = held.snapshot().where(Target, "indicator", "share")
    assert [(row.uid, row.value, row.text) for row in changed] == [(made.uid, Decimal(80), "trên 80%")]
    assert not set_target(store().snapshot(), "count", 2022, "")
