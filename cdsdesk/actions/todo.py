"""What is left to do for the report of a period, each with the record and field where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cdsdesk.actions.overview import Overview
from cdsdesk.model.findings import Finding
from cdsdesk.model.indicators import Indicator, Measure
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.model.teams import Member, MemberRole, Team

COPY_DAYS = 7


class Need(StrEnum):
    """What a step is about, for the way there."""

    TASKS = "tasks"
    INDICATORS = "indicators"
    RESULTS = "results"
    VALUES = "values"
    ERRORS = "errors"
    WARNINGS = "warnings"
    LEADERS = "leaders"
    COPY = "copy"
    REPORT = "report"


@dataclass(frozen=True)
class Todo:
    """One step: its words, whether it is done, and the record and field to go to (empty: a whole page)."""

    need: Need
    words: str
    done: bool = False
    record: str = ""
    field: str = ""


def todo(snapshot: Snapshot, figures: Overview, copied: datetime | None, today: date) -> tuple[Todo, ...]:
    """Return the steps in their order, those that are done last. Raises ValueError without a period."""
    if snapshot.period is None:
        raise ValueError("what is to do belongs to a period")
    year = snapshot.period.year
    steps = [
        Todo(Need.TASKS, "Nhập bảng nhiệm vụ cấp trên giao", bool(figures.tasks.total + figures.projects.total)),
        Todo(Need.INDICATORS, f"Nhập chỉ tiêu được giao năm {year}", bool(figures.indicators)),
        *_results(figures.missing_results, any_tasks=bool(figures.tasks.total + figures.projects.total)),
        *_values(figures.missing_indicators, any_indicators=bool(figures.indicators)),
        *_found(Need.ERRORS, figures.errors, "Sửa {} lỗi trước khi ký báo cáo"),
        *_found(Need.WARNINGS, figures.warnings, "Soát {} cảnh báo trước khi ký"),
        *_leaders(snapshot),
        _copy(copied, today),
        Todo(Need.REPORT, "Xuất báo cáo chờ ký", figures.exported),
    ]
    return tuple(sorted(steps, key=lambda step: step.done))


def teams_without_leader(snapshot: Snapshot) -> tuple[Team, ...]:
    """Return the office's teams that have no leader on the period's day."""
    led = {row.team for row in snapshot.where(Member, "role", MemberRole.LEADER)}
    return tuple(team for team in snapshot.where(Team, "unit", snapshot.office) if team.uid not in led)


def value_field(indicator: Indicator) -> str:
    """Return the field in which the result of an indicator is typed first."""
    counted = indicator.measure is Measure.RATIO and bool(indicator.numerator_label or indicator.denominator_label)
    return "numerator" if counted else "value"


def _results(missing: Sequence[Task], *, any_tasks: bool) -> list[Todo]:
    if missing:
        return [Todo(Need.RESULTS, f"Ghi kết quả {len(missing)} nhiệm vụ đã đến hạn", False, missing[0].uid, "result")]
    return [Todo(Need.RESULTS, "Ghi kết quả các nhiệm vụ đã đến hạn", True)] if any_tasks else []


def _values(missing: Sequence[Indicator], *, any_indicators: bool) -> list[Todo]:
    if not missing:
        return [Todo(Need.VALUES, "Nhập kết quả các chỉ tiêu", True)] if any_indicators else []
    first = missing[0]
    words = f"Nhập kết quả {len(missing)} chỉ tiêu"
    if len(missing) == 1:
        words = f"Nhập kết quả chỉ tiêu {first.code}" if first.code else f"Nhập kết quả chỉ tiêu “{first.name}”"
    return [Todo(Need.VALUES, words, False, first.uid, value_field(first))]


def _found(need: Need, findings: Sequence[Finding], words: str) -> list[Todo]:
    """Return the step to look at findings; a single one is gone to where it is mended."""
    if not findings:
        return []
    record = findings[0].record if len(findings) == 1 else None
    uid, field = (record.uid, findings[0].field) if record is not None else ("", "")
    return [Todo(need, words.format(len(findings)), False, uid, field)]


def _leaders(snapshot: Snapshot) -> list[Todo]:
    missing = teams_without_leader(snapshot)
    if not missing:
        return []
    words = f"Ghi tổ trưởng của {len(missing)} tổ công nghệ số"
    if len(missing) == 1:
        words = f"Ghi tổ trưởng của {missing[0].name or missing[0].hamlet or 'tổ công nghệ số'}"
    return [Todo(Need.LEADERS, words, False, missing[0].uid)]


def _copy(copied: datetime | None, today: date) -> Todo:
    if copied is None:
        return Todo(Need.COPY, "Sao lưu hồ sơ lần đầu")
    days = (today - copied.date()).days
    if days > COPY_DAYS:
        return Todo(Need.COPY, f"Sao lưu hồ sơ, bản gần nhất đã {days} ngày")
    return Todo(Need.COPY, "Sao lưu hồ sơ trong tuần", True)
