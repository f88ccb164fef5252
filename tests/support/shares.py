"""An indicator with its target and result of 2022."""

from dataclasses import replace
from decimal import Decimal

from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Pillar, Target
from cdsdesk.model.understanding import understood
from tests.support.small_office import PERIOD


def share(uid: str, part: int, whole: int, target: str, **fields: object) -> list[Record]:
    made = Indicator(uid=uid, name=f"Tỷ lệ {uid}", code=uid, unit_text="%", pillar=Pillar.ECONOMY)
    aimed = understood(Target(uid=f"t-{uid}", indicator=uid, year=2022, text=target), {"text"})
    measured = Measurement(
        uid=f"m-{uid}",
        unit="office",
        indicator=uid,
        period=PERIOD,
        numerator=Decimal(part),
        denominator=Decimal(whole),
    )
    return [replace(made, **fields), aimed, measured]  # type: ignore[arg-type]
