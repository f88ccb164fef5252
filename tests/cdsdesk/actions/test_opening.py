"""Opening a period: the next code, its dates, what is carried and what never silently becomes told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.actions.carrying import offered, take_over
from cdsdesk.actions.opening import Choices, Opening, next_code, opening, period_of_changes
from cdsdesk.errors import RecordError, UsageError
from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Accumulation, Evaluation, Indicator, Measurement, Target
from cdsdesk.model.office import Holiday, Period
from cdsdesk.model.periods import window
from cdsdesk.model.reading import measurement_of, progress_of
from cdsdesk.model.tasks import Progress, State
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records

STOCK = Indicator(uid="n1", name="Số thuê bao băng rộng", accumulation=Accumulation.STOCK, position=1)
SINCE_JANUARY = Indicator(uid="n2", name="Tỷ lệ hồ sơ trực tuyến", position=2)
WITHIN = Indicator(uid="n3", name="Số buổi tập huấn", accumulation=Accumulation.IN_PERIOD, position=3)
INDICATORS = (STOCK, SINCE_JANUARY, WITHIN)
TARGETS = tuple(
    Target(uid=f"a-{one.uid}-{year}", indicator=one.uid, year=year) for one in INDICATORS for year in (2022, 2023)
)


def value(indicator: Indicator, period: str) -> Measurement:
    return Measurement(
        uid=f"m-{indicator.uid}-{period}",
        unit="office",
        indicator=indicator.uid,
        period=period,
        value=Decimal(7),
        evaluation_written=Evaluation.MET,
        extras={"Cột lạ": "chữ"},
    )


def office(*more: Record) -> MemoryStore:
    values = [value(one, "2022-Q1") for one in INDICATORS]
    told = [replace(row, period="2022-Q1") if isinstance(row, Progress) else row for row in small_records()]
    return MemoryStore(OFFICE, [*told, *INDICATORS, *TARGETS, *values, *more])


def opened(store: MemoryStore, code: str, choices: Choices | None = None) -> Opening:
    return opening(store.snapshot(code), store.snapshot(), choices or Choices(), "an")


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("2022-M12", "2023-M01"),
        ("2022-Q4", "2023-Q1"),
        ("2022-H1", "2022-H2"),
        ("2022-H2", "2023-H1"),
        ("2022-9M", "2022"),
        ("2022-10M", "2022-11M"),
        ("2022-11M", "2022"),
        ("2022", "2023"),
        ("2022-W52", "2023-W01"),
        ("2022-01-01..2022-01-31", "2022-02-01..2022-03-03"),
    ],
)
def test_the_next_period(code: str, after: str) -> None:
    assert next_code(code) == after


def test_a_code_that_names_no_period_is_refused() -> None:
    with pytest.raises(UsageError):
        next_code("đợt 1")


def test_a_quarter_carries_unfinished_work_and_standing_values() -> None:
    store = office()
    found = opened(store, "2022-Q2")
    assert [task.uid for task in found.carried_tasks] == ["t61", "t62"]
    assert [task.uid for task in found.finished] == ["t21", "t22"]
    assert [task.uid for task in found.new_tasks] == ["t210", "t63"]
    assert [one.uid for one in found.carried_values] == ["n1", "n2"]
    assert [one.uid for one in found.new_values] == ["n3"]
    assert found.told == 0
    assert found.summary() == (
        "Đã mở kỳ quý II năm 2022: 2 nhiệm vụ chưa xong mang theo lời văn kỳ trước, 2 chỉ tiêu còn giữ số đã ghi"
    )


def test_opening_tells_nothing_by_itself() -> None:
    store = office()
    store.apply(opened(store, "2022-Q2").changes)
    snapshot = store.snapshot("2022-Q2")
    assert [row.code for row in snapshot.all(Period)] == ["2022-Q2"]
    progress = progress_of(snapshot, "t61")
    assert progress is not None
    assert progress.uid in snapshot.carried
    assert opened(store, "2022-Q2").changes.changes == ()


def test_wording_is_copied_when_asked_and_taken_back_with_the_opening() -> None:
    store = office()
    before = store.snapshot().records
    found = opened(store, "2022-Q2", Choices(copy_wording=True))
    store.apply(found.changes)
    snapshot = store.snapshot("2022-Q2")
    told = progress_of(snapshot, "t61")
    assert told is not None
    assert (told.period, told.result) == ("2022-Q2", "Đã trình phê duyệt ngày 30/11/2022")
    assert told.uid not in snapshot.carried
    assert [row.task for row in snapshot.all(Progress) if row.period == "2022-Q2"] == ["t61", "t62"]
    assert "đã ghi luôn lời văn kỳ trước" in found.summary()
    store.undo()
    assert store.snapshot().records == before


def test_own_dates_are_kept_only_where_they_differ() -> None:
    store = office()
    ruled = window("2022-Q2")
    same = Choices(ruled.calendar_from, ruled.calendar_to, ruled.data_from, ruled.data_to, ruled.as_of, ruled.due)
    (change,) = opened(store, "2022-Q2", same).changes.changes
    assert change.after is not None
    assert not {"data_from", "data_to", "as_of", "due"} & {name for name, told in change.after.items() if told}
    later = opened(store, "2022-Q2", replace(same, data_to=date(2022, 6, 30), as_of=date(2022, 6, 30), due=None))
    assert later.period.as_of == date(2022, 6, 30)
    assert later.period.due == date(2022, 7, 4)
    (change,) = later.changes.changes
    assert change.after is not None
    assert change.after["data_to"] == "2022-06-30"
    assert change.after.get("as_of") is None


def test_the_deadline_passes_over_holidays() -> None:
    feast = Holiday(uid="l", unit="office", date=date(2022, 6, 15), name="Ngày nghỉ")
    assert opened(office(), "2022-Q2").period.due == date(2022, 6, 16)
    assert opened(office(feast), "2022-Q2").period.due == date(2022, 6, 17)


def test_a_deadline_before_the_end_of_the_data_is_refused() -> None:
    with pytest.raises(RecordError, match="Hạn gửi báo cáo trước ngày chốt"):
        opened(office(), "2022-Q2", Choices(due=date(2022, 6, 1)))
    with pytest.raises(UsageError):
        opened(office(), "2022-Q2", Choices(data_to=date(2022, 1, 1)))


def test_what_is_told_already_is_counted_apart() -> None:
    found = opened(office(value(STOCK, "2022-Q2")), "2022-Q2")
    assert found.told == 1
    assert [one.uid for one in found.carried_values] == ["n2"]


def test_a_snapshot_of_no_period_is_refused() -> None:
    everything = office().snapshot()
    with pytest.raises(UsageError):
        opening(everything, everything, Choices())
    with pytest.raises(UsageError):
        take_over(everything, ["t61"])


def test_chosen_rows_are_taken_over_as_one_step() -> None:
    store = office()
    changes = take_over(store.snapshot("2022-Q2"), ["t61", "t21", "n1", "n3", "t63", "nobody"], "an")
    assert changes.label == "Lấy số kỳ trước vào quý II năm 2022: 2 nhiệm vụ, 1 chỉ tiêu"
    store.apply(changes)
    snapshot = store.snapshot("2022-Q2")
    done = progress_of(snapshot, "t21")
    assert done is not None
    assert (done.status_written, done.completed_on) == (State.DONE_LATE, date(2022, 9, 23))
    taken = measurement_of(snapshot, "n1")
    assert taken is not None
    assert (taken.period, taken.value, taken.evaluation_written) == ("2022-Q2", Decimal(7), Evaluation.MET)
    assert taken.extras == {}
    assert not offered(snapshot, ["t61", "t21", "n1"])
    assert not take_over(snapshot, ["t61"], "an")


def test_one_row_is_named_in_the_step() -> None:
    snapshot = office().snapshot("2022-Q2")
    assert take_over(snapshot, ["t61"]).label.endswith("của nhiệm vụ Đề án thí điểm mô hình đô thị thông minh")
    assert take_over(snapshot, ["n1"]).label == "Lấy số kỳ trước của chỉ tiêu Số thuê bao băng rộng"


def test_over_the_turn_of_the_year_only_what_stands_on_a_day_is_offered() -> None:
    store = office(*(value(one, "2022-Q4") for one in INDICATORS))
    snapshot = store.snapshot("2023-Q1")
    assert [row.indicator for row in offered(snapshot, ["n1", "n2", "n3"]).measurements] == ["n1"]
    store.apply(take_over(snapshot, ["n1"]))
    taken = measurement_of(store.snapshot("2023-Q1"), "n1")
    assert taken is not None
    assert (taken.value, taken.evaluation_written) == (Decimal(7), None)


def test_the_period_that_a_step_tells_of() -> None:
    rows = [value(STOCK, "2023-Q1"), value(WITHIN, "2023-Q1"), value(WITHIN, "2022")]
    assert period_of_changes(ChangeSet("Nhập", tuple(map(inserted, rows)))) == "2023-Q1"
    assert period_of_changes(ChangeSet("Nhập", (inserted(STOCK),))) == ""
    assert period_of_changes(ChangeSet("Xoá", (inserted(rows[0]).inverse(),))) == ""


def test_unfinished_work_of_an_earlier_year_comes_along() -> None:
    store = office()
    found = opened(store, "2023-Q1")
    assert found.carried_tasks == ()
    assert [task.uid for task in found.leftovers] == ["t61", "t62"]
    assert (found.finished, found.new_tasks) == ((), ())
    assert found.summary() == "Đã mở kỳ quý I năm 2023: 2 nhiệm vụ chưa xong của kế hoạch năm trước"
    (change,) = opened(store, "2023-Q1", Choices(copy_wording=True)).changes.changes
    assert change.type == "period"
