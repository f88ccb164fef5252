"""An office with indicators, their targets of a year, and what was told of them in some periods."""

from collections.abc import Sequence
from decimal import Decimal

from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Accumulation, Comparator, Indicator, Measurement, Target
from cdsdesk.model.snapshot import Snapshot
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE


def measured(uid: str, told: dict[str, str], target: str = "40", year: int = 2022, **more: object) -> list[Record]:
    """Return an indicator in percent with its target and the values told by period code."""
    name = str(more.pop("name", f"Chỉ tiêu {uid}"))
    records: list[Record] = [Indicator(uid=uid, name=name, unit_text="%", **more)]  # type: ignore[arg-type]
    if target:
        aim = Decimal(target)
        records.append(
            Target(uid=f"t-{uid}", indicator=uid, year=year, comparator=Comparator.AT_LEAST, value=aim, text=target)
        )
    for code, value in told.items():
        row = Measurement(uid=f"m-{uid}-{code}", unit="office", indicator=uid, period=code, value=Decimal(value))
        records.append(row)
    return records


def snapshot_of(records: Sequence[Record], period: str) -> Snapshot:
    return MemoryStore(OFFICE, records).snapshot(period)


IN_PERIOD = Accumulation.IN_PERIOD
