"""The list of indicators: which ones, under which headings, what each reached; making, defining and dividing them."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.actions.indicator_edits import NEW_NAME, add_indicator, define, split, usual_scopes
from cdsdesk.actions.indicator_list import (
    Judged,
    aim_understood,
    counted,
    counts_words,
    headings,
    judged,
    judged_all,
    listed,
    reached,
    result_understood,
    set_of_period,
    sets,
    shown_number,
    shown_result,
    value_words,
)
from cdsdesk.errors import RecordError
from cdsdesk.model.documents import Document
from cdsdesk.model.evaluation import evaluate
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Better, Evaluation, Indicator, Measure, Measurement, Origin, Pillar, Target
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.reading import indicators_of_period
from cdsdesk.model.tasks import Section
from cdsdesk.model.understanding import understood
from tests.support.memory_store import MemoryStore

OFFICE = Unit(uid="office", name="UBND phường Mẫu", level=Level.COMMUNE)
PLAN = Document(uid="plan", type="Kế hoạch", number="145", symbol="KH-UBND")
OTHER = Document(uid="other", type="Kế hoạch", number="36", symbol="KH-UBND")
SECTIONS = (
    Section(uid="s1", plan="plan", number="I", title="Chính quyền số"),
    Section(uid="s2", plan="plan", number="II", title="Kinh tế số"),
)


def row(uid: str, section: str = "", plan: str = "plan", position: int = 0, **fields: Any) -> Indicator:
    made = {"name": f"Chỉ tiêu {uid}", "unit_text": "%", **fields}
    return Indicator(uid=uid, plan=plan, section=section, position=position, **made)


def aim(indicator: str, text: str = "30%", year: int = 2022) -> Target:
    return understood(Target(uid=f"aim-{indicator}-{year}", indicator=indicator, year=year, text=text), {"text"})


def store(*records: Record) -> MemoryStore:
    return MemoryStore(OFFICE, [PLAN, OTHER, *SECTIONS, *records])


def uids(*records: Record, plan: str = "") -> list[str]:
    return [one.uid for one in listed(store(*records).snapshot("2022"), plan)]


def one(text: str, aimed: str, **fields: Any) -> Judged:
    indicator = row("a", **fields)
    told = understood(Measurement(uid="m", indicator="a", period="2022", text=text), {"text"})
    target = aim("a", aimed)
    return Judged(indicator, target, told, derived=evaluate(indicator, target, told))


def test_rows_under_one_heading_stand_together_in_the_order_in_which_headings_come() -> None:
    rows = (row("a", "s1", position=1), row("b", "s2", position=2), row("c", "s1", position=3))
    assert uids(*rows, *(aim(one.uid) for one in rows)) == ["a", "c", "b"]
    snapshot = store(*rows, row("p", pillar=Pillar.SOCIETY)).snapshot("2022")
    assert headings(snapshot, rows[1]) == ("II. Kinh tế số",)
    assert headings(snapshot, row("p", pillar=Pillar.SOCIETY)) == ("Xã hội số",)
    assert headings(snapshot, row("q")) == ()


def test_the_list_holds_what_the_year_asks_for_and_what_is_new() -> None:
    asked, new, then = row("asked", position=1), row("new", position=2), row("then", position=3)
    assert uids(asked, new, then, aim("asked"), aim("then", year=2021)) == ["asked", "new"]


def test_levels_stand_below_their_row() -> None:
    rows = (row("low", parent="top", scope="Tại cấp xã", position=1), row("b", position=5), row("top", position=9))
    assert uids(*rows, aim("low"), aim("b")) == ["b", "top", "low"]


def test_the_sets_are_the_documents_that_indicators_name() -> None:
    held = store(row("a", position=1), row("b", plan="other", position=2), row("c", position=3), aim("a"), aim("c"))
    snapshot = held.snapshot("2022")
    assert {one.uid for one in sets(snapshot)} == {"plan", "other"}
    assert set_of_period(snapshot) == "plan"
    assert [one.uid for one in listed(snapshot, "other")] == ["b"]
    assert set_of_period(store().snapshot("2022")) == ""


def test_a_row_is_judged_by_its_own_levels_only() -> None:
    held = store(row("top"), row("low", parent="top", scope="Tại cấp xã"), aim("low"))
    snapshot = held.snapshot("2022")
    top, low = (snapshot.find(Indicator, uid) for uid in ("top", "low"))
    assert top is not None
    assert low is not None
    assert judged(snapshot, top).levels
    assert judged(snapshot, low).printed is Evaluation.NO_DATA


def test_a_standing_value_is_carried_and_a_written_word_goes_first() -> None:
    told = Measurement(uid="q1", unit="office", indicator="a", period="2022-Q1", value=Decimal(20))
    written = Measurement(
        uid="q2", unit="office", indicator="b", period="2022-Q2", value=Decimal(20), evaluation_written=Evaluation.MET
    )
    snapshot = store(row("a"), row("b"), aim("a"), aim("b"), told, written).snapshot("2022-Q2")
    first, second = (judged(snapshot, one) for one in snapshot.all(Indicator))
    assert (first.carried, first.printed, first.differs) == (True, Evaluation.MISSED, False)
    assert (second.carried, second.printed, second.derived, second.differs) == (
        False,
        Evaluation.MET,
        Evaluation.MISSED,
        True,
    )


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_all_at_once_are_what_they_are_one_by_one(data: st.DataObject) -> None:
    names = ["a", "b", "c", "d"]
    rows = [
        row(uid, parent=data.draw(st.sampled_from(["", *names[:place]])), position=place)
        for place, uid in enumerate(names)
    ]
    aims = [
        Target(uid=f"t{place}", indicator=uid, year=year, origin=origin, value=Decimal(30), text="30")
        for place, (uid, year, origin) in enumerate(
            data.draw(
                st.lists(st.tuples(st.sampled_from(names), st.sampled_from([2021, 2022]), st.sampled_from(Origin)))
            )
        )
    ]
    told = [
        Measurement(uid=f"m{place}", unit=unit, indicator=uid, period=period, value=Decimal(place))
        for place, (uid, unit, period) in enumerate(
            data.draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(names),
                        st.sampled_from(["office", "khác"]),
                        st.sampled_from(["2022-6M", "2022-H1", "2022-Q1", "2021"]),
                    ),
                    unique=True,
                )
            )
        )
    ]
    snapshot = store(*rows, *aims, *told).snapshot("2022-H1")
    assert judged_all(snapshot, rows) == {one.uid: judged(snapshot, one) for one in rows}
    shown = {one.uid for one in listed(snapshot)}
    of_period = {one.uid for one in indicators_of_period(snapshot)}
    spoken = {one.indicator for one in aims} | {one.indicator for one in told if one.unit == "office"}
    divided = {one.parent for one in rows}
    new = {one.uid for one in rows} - spoken - divided
    assert shown == of_period | new | {one for uid in new for one in above(rows, uid)}
    assert counted(snapshot) == len(shown - {one.parent for one in rows if one.uid in shown})


def above(rows: Sequence[Indicator], uid: str) -> list[str]:
    parents = {one.uid: one.parent for one in rows}
    found = []
    while uid := parents[uid]:
        found.append(uid)
    return found


@pytest.mark.parametrize(
    ("text", "aimed", "counts", "value"),
    [
        ("10829/10829", "96%", "10.829 / 10.829", "100"),
        ("953/3089", "30%", "953 / 3.089", "30,9"),
        ("77,85%", "80%", "", "77,85"),
        ("có", "80%", "", "có"),
        ("~100", "80%", "", "~100"),
    ],
)
def test_a_row_shows_its_counts_and_its_result_as_it_is_printed(text: str, aimed: str, counts: str, value: str) -> None:
    shown = one(text, aimed)
    assert (counts_words(shown.measurement), value_words(shown)) == (counts, value)


@pytest.mark.parametrize(
    ("written", "value", "shown"),
    [
        ("80,5%", "80.5", "80,5%"),
        ("", "80.5", "80,5"),
        ("chưa có", None, "chưa có"),
        ("50%", "50", "50"),
        ("50,0%", "50", "50"),
        ("10/20", None, "50"),
        ("", None, "50"),
        ("–", None, "50"),
    ],
)
def test_what_was_written_against_the_counts_is_what_one_sees(written: str, value: str | None, shown: str) -> None:
    told = Measurement(
        uid="m",
        indicator="a",
        numerator=Decimal(10),
        denominator=Decimal(20),
        text=written,
        value=None if value is None else Decimal(value),
    )
    judged = Judged(row("a"), None, told)
    assert shown_result(judged) == shown
    assert shown_number(judged) == (None if shown == "chưa có" else Fraction(shown.strip("%").replace(",", ".")))


def test_words_in_place_of_points_are_seen() -> None:
    told = Measurement(uid="m", indicator="a", numerator=Decimal(10), denominator=Decimal(20), text="khá")
    assert shown_result(Judged(row("a", measure=Measure.SCORE, unit_text="điểm"), None, told)) == "khá"


def test_points_stand_above_the_line() -> None:
    shown = one("991/1050 điểm", "900 điểm", measure=Measure.SCORE, unit_text="điểm")
    assert (counts_words(shown.measurement), value_words(shown)) == ("991 / 1.050", "991")


@pytest.mark.parametrize(
    ("text", "aimed", "share"),
    [
        ("62,6%", "100%", "0.626"),
        ("62,6%", "50%", "1"),
        ("80%", "trên 80%", "1"),
        ("10%", "không quá 5%", "0.5"),
        ("3%", "không quá 5%", "1"),
        ("70%", "Bắt đầu", "0.7"),
        ("0%", "0%", "1"),
        ("60%", "65-70%", "0.9230769230769230769230769231"),
    ],
)
def test_how_much_of_a_target_is_reached(text: str, aimed: str, share: str) -> None:
    assert reached(one(text, aimed)) == Decimal(share)


def test_a_lower_value_that_is_better_reaches_more() -> None:
    assert reached(one("10", "5", measure=Measure.COUNT, better=Better.LOWER)) == Decimal("0.5")
    assert reached(one("10", "Bắt đầu", measure=Measure.COUNT)) is None
    assert reached(one("có", "80%")) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30%", "ít nhất 30"),
        ("trên 80%", "trên 80"),
        ("dưới 5", "dưới 5"),
        ("không quá 5", "nhiều nhất 5"),
        ("=7", "bằng 7"),
        ("~100%", "khoảng 100"),
        ("65-70%", "từ 65 đến 70"),
        ("Bắt đầu", ""),
        ("-", ""),
    ],
)
def test_how_a_target_is_understood(text: str, words: str) -> None:
    assert aim_understood(aim("a", text)) == words


def test_what_was_understood_of_a_result_or_must_be_asked() -> None:
    assert result_understood(one("77,85", "80%")) == "Hiểu là: 77,85%"
    assert result_understood(one("67/107", "80%")) == "Tính từ tử số, mẫu số: 62,6%"
    assert result_understood(one("có", "80%")) == "Chưa hiểu “có”; giữ nguyên chữ"
    assert result_understood(one("có", "Bắt đầu", measure=Measure.TEXT)) == ""
    counts: dict[str, Any] = {"numerator": Decimal(67), "denominator": Decimal(107)}
    against = Judged(row("a"), aim("a"), Measurement(uid="m", value=Decimal("77.85"), **counts))
    question = "Đã ghi 77,85% nhưng tử số chia mẫu số là 62,62%; báo cáo in theo tử số, mẫu số"
    assert result_understood(against) == question
    words = Judged(row("a"), aim("a"), Measurement(uid="m", text="có", **counts))
    assert result_understood(words) == "Đã ghi “có”, không phải số; kết quả tính từ tử số, mẫu số là 62,62%"


def test_a_new_indicator_stands_under_the_heading_of_the_one_beside() -> None:
    held = store(row("a", "s1", position=4))
    for _ in range(2):
        changes, made = add_indicator(held.snapshot(), "plan", "a", "an")
        held.apply(changes)
        assert (made.name, made.plan, made.section, made.unit_text) == (NEW_NAME, "plan", "s1", "%")
    assert len(held.snapshot().all(Indicator)) == 3
    _, alone = add_indicator(held.snapshot(), "other", "a")
    assert (alone.plan, alone.section) == ("other", "")


def test_what_a_line_tells_for_its_levels_changes_in_all_of_them() -> None:
    held = store(row("top"), row("low", parent="top", scope="Tại cấp xã"), row("up", parent="top", scope="Tại tỉnh"))
    held.apply(define(held.snapshot(), "low", "name", "Tỷ lệ hài lòng"))
    held.apply(define(held.snapshot(), "low", "unit_text", "điểm"))
    found = {one.uid: one for one in held.snapshot().all(Indicator)}
    assert {one.name for one in found.values()} == {"Tỷ lệ hài lòng"}
    assert [found[uid].unit_text for uid in ("top", "low", "up")] == ["%", "điểm", "%"]


def test_a_divided_row_keeps_what_was_told_at_its_first_level() -> None:
    told = Measurement(uid="m", unit="office", indicator="a", period="2022", value=Decimal(20))
    held = store(row("a", "s1"), aim("a"), told)
    held.apply(split(held.snapshot(), "a", ("Tại tỉnh", "Tại cấp xã"), "an"))
    snapshot = held.snapshot()
    levels = snapshot.where(Indicator, "parent", "a")
    assert [(one.scope, one.section) for one in levels] == [("Tại tỉnh", "s1"), ("Tại cấp xã", "s1")]
    assert snapshot.all(Target)[0].indicator == snapshot.all(Measurement)[0].indicator == levels[0].uid
    assert usual_scopes(snapshot) == ("Tại tỉnh", "Tại cấp xã")
    held.undo()
    assert held.snapshot().all(Measurement)[0].indicator == "a"


@pytest.mark.parametrize("scopes", [("Tại tỉnh",), ("Tại tỉnh", " tại TỈNH "), ("", " ")])
def test_levels_need_two_names(scopes: tuple[str, ...]) -> None:
    with pytest.raises(RecordError, match="hai cấp"):
        split(store(row("a")).snapshot(), "a", scopes)


def test_a_level_is_not_divided_again() -> None:
    held = store(row("top"), row("low", parent="top", scope="Tại cấp xã"))
    for uid in ("top", "low"):
        with pytest.raises(RecordError, match="đã tách"):
            split(held.snapshot(), uid, ("Tại tỉnh", "Tại cấp xã"))
