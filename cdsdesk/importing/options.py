"""What a person told about an import beside the file."""

from dataclasses import dataclass

from cdsdesk.vietnamese.numbers import MoneyUnit


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Empty means: take it from the file. ``table`` counts the tables of a sheet from 1, ``plan`` is "145/KH-UBND"."""

    sheet: str = ""
    table: int | None = None
    kind: str = "auto"
    plan: str = ""
    plan_year: int | None = None
    no_plan: bool = False
    period: str = ""
    unit: MoneyUnit | None = None
