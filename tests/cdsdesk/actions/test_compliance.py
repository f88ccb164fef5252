"""Who has reported: on time, late, missing, not due, from packages and from entries by hand."""

from datetime import date

import pytest

from cdsdesk.actions.compliance import Matrix, Standing, matrix, reminder, topics
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Holiday, Level, PeriodKind, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry, Submission

PROVINCE = Unit(uid="tinh", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
FIRST = Unit(uid="a", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, parent="tinh")
SECOND = Unit(uid="b", name="UBND xã Vĩnh Lương", level=Level.COMMUNE, parent="tinh", position=1)
GONE = Unit(uid="c", name="UBND huyện cũ", level=Level.DISTRICT, parent="tinh", valid_to=date(2026, 6, 30), position=2)
TODAY = date(2026, 8, 1)


def snapshot(*records: Record) -> Snapshot:
    every = (PROVINCE, FIRST, SECOND, GONE, *records)
    return Snapshot("tinh", {record.uid: record for record in every})


def sent(unit: str, code: str, day: str, revision: int = 1) -> Submission:
    return Submission(
        uid=f"{unit}{code}{revision}",
        unit=unit,
        period=code,
        received_at=f"{day}T09:00:00+07:00",
        revision=revision,
        package_sha256=f"{unit}{code}{revision}",
        purpose="report",
        on_time=True,
    )


def entered(unit: str, code: str, *, reported: bool, on: date | None = None, topic: str = "") -> ComplianceEntry:
    return ComplianceEntry(uid=f"e{unit}{code}{topic}", unit=unit, period=code, topic=topic, reported=reported, on=on)


def shown(*records: Record, kind: PeriodKind | None = None, topic: str = "") -> Matrix:
    return matrix(snapshot(*records), 2026, kind, topic, TODAY)


def cells(found: Matrix) -> dict[str, list[str]]:
    return {row.unit.uid: [cell.value for cell in row.cells] for row in found.rows}


def test_packages_count_on_the_day_that_they_came() -> None:
    found = shown(
        sent("a", "2026-Q1", "2026-03-16"), sent("b", "2026-Q1", "2026-04-01"), sent("a", "2026-Q2", "2026-06-15")
    )
    assert found.kind is PeriodKind.QUARTER
    assert cells(found) == {
        "a": ["on_time", "on_time", "not_due", "not_due"],
        "b": ["late", "missing", "not_due", "not_due"],
        "c": ["missing", "missing", "not_expected", "not_expected"],
    }
    assert [(row.reported, row.due) for row in found.rows] == [(2, 2), (1, 2), (0, 2)]
    assert found.missing("2026-Q2") == (SECOND, GONE)


def test_a_resend_after_the_day_is_not_late() -> None:
    found = shown(sent("a", "2026-Q1", "2026-03-16"), sent("a", "2026-Q1", "2026-05-01", 2))
    assert cells(found)["a"][0] == "on_time"


def test_entries_by_hand_stand_where_no_package_came() -> None:
    found = shown(
        entered("a", "2026-M01", reported=True, on=date(2026, 1, 15)),
        entered("b", "2026-M01", reported=False),
        entered("b", "2026-M02", reported=True),
        entered("b", "2026-M03", reported=True, on=date(2026, 4, 9)),
    )
    assert found.kind is PeriodKind.MONTH
    assert cells(found)["a"][:2] == ["on_time", "missing"]
    assert cells(found)["b"][:3] == ["missing", "on_time", "late"]


def test_topics_are_kept_apart() -> None:
    rows = (sent("a", "2026-Q1", "2026-03-16"), entered("b", "2026-Q1", reported=True, topic="An toàn thông tin"))
    assert topics(snapshot(*rows), 2026) == ("", "An toàn thông tin")
    about = shown(*rows, topic="An toàn thông tin")
    assert cells(about)["a"][0] == "missing"
    assert cells(about)["b"][0] == "on_time"


def test_holidays_and_weekends_move_the_day() -> None:
    plain = shown(kind=PeriodKind.QUARTER).periods[0].due
    moved = shown(Holiday(uid="h", unit="tinh", date=plain), kind=PeriodKind.QUARTER).periods[0].due
    assert moved > plain
    assert plain.weekday() < 5


@pytest.mark.parametrize("kind", [PeriodKind.MONTH, PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR])
def test_every_kind_has_its_periods(kind: PeriodKind) -> None:
    found = shown(kind=kind)
    assert {len(row.cells) for row in found.rows} == {len(found.periods)}
    assert all(period.code.startswith("2026") for period in found.periods)


def test_a_reminder_names_office_period_and_day() -> None:
    found = shown(sent("a", "2026-Q1", "2026-03-16"))
    text = reminder(found, "2026-Q1", SECOND, PROVINCE)
    assert text.startswith("Kính gửi UBND xã Vĩnh Lương: UBND tỉnh Khánh Hòa chưa nhận được báo cáo quý I năm 2026")
    assert "hạn gửi ngày " in text


def test_it_is_told_as_json() -> None:
    told = shown(sent("a", "2026-Q1", "2026-03-16")).to_json()
    assert told["units"][0]["cells"][0] == Standing.ON_TIME.value
    assert told["counts"]["not_due"] == 4
