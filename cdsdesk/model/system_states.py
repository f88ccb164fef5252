"""How far the security file of an information system is in a period, and how late (NĐ 85/2016/NĐ-CP)."""

from dataclasses import dataclass
from datetime import date

from cdsdesk.errors import UsageError
from cdsdesk.model.periods import Window, period_code, window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem, LevelState, SystemState
from cdsdesk.vietnamese.numbers import format_number


@dataclass(frozen=True)
class SystemStanding:
    """What was told of a system in a period or last before it (``carried``), and the days since its due day.

    ``days`` is negative before the due day, None without one and for a file that is approved.
    """

    told: SystemState | None
    carried: bool = False
    days: int | None = None

    @property
    def state(self) -> LevelState | None:
        """How far the file is; None when nobody told."""
        return self.told.state if self.told is not None else None

    @property
    def late(self) -> bool:
        """Whether the due day has passed and the file is not approved."""
        return self.days is not None and self.days > 0

    def words(self) -> str:
        """Return how late it is: "trễ 45 ngày", "còn 12 ngày", "đến hạn hôm nay"; empty where nothing is due."""
        if self.days is None:
            return ""
        if self.days == 0:
            return "đến hạn"
        count = format_number(abs(self.days))
        return f"trễ {count} ngày" if self.days > 0 else f"còn {count} ngày"


def standing_of(snapshot: Snapshot, system: InfoSystem, period: Window) -> SystemStanding:
    """Return how a system stands at the end of a period, judged on the period's ``as_of``."""
    told, carried = told_of(snapshot, system.uid, period)
    approved = told is not None and told.state is LevelState.APPROVED
    days = None if system.due is None or approved else (period.as_of - system.due).days
    return SystemStanding(told, carried, days)


def told_of(snapshot: Snapshot, system: str, period: Window) -> tuple[SystemState | None, bool]:
    """Return what the office told of a system in a period, else the latest told before it (True: carried)."""
    best: tuple[date, SystemState] | None = None
    for row in snapshot.where(SystemState, "system", system):
        span = _window(row.period) if row.unit == snapshot.office else None
        if span is None:
            continue
        if span.code == period.code:
            return row, False
        if span.calendar_to <= period.calendar_to and (best is None or span.calendar_to > best[0]):
            best = span.calendar_to, row
    return (best[1], True) if best is not None else (None, False)


def told_before(snapshot: Snapshot, system: str, period: Window) -> tuple[SystemState, ...]:
    """Return what the office told of a system in all other periods, the latest first; odd periods last."""
    rows = [
        row
        for row in snapshot.where(SystemState, "system", system)
        if row.unit == snapshot.office and period_code(row.period) != period.code
    ]
    return tuple(sorted(rows, key=lambda row: _last_day(row.period), reverse=True))


def _last_day(code: str) -> date:
    span = _window(code)
    return span.calendar_to if span is not None else date.min


def _window(code: str) -> Window | None:
    try:
        return window(code)
    except UsageError:
        return None
