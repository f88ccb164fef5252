"""What a person told about an import beside the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cdsdesk.vietnamese.numbers import MoneyUnit

NEW, SKIP = "new", "skip"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Empty means: take it from the file. ``table`` counts the tables of a sheet from 1, ``plan`` is "145/KH-UBND".

    The rest is what a person says of single places: ``headers`` by sheet and table are the first and last row number
    of the headings; ``fields`` by sheet, table and column of the table (from 0) a field path, "" to keep the column
    among the extras; ``cells`` by sheet, row number and column of the table the text that should stand there;
    ``answers`` by sheet and row number the uid that a row means, or NEW or SKIP.
    """

    sheet: str = ""
    table: int | None = None
    kind: str = "auto"
    plan: str = ""
    plan_year: int | None = None
    no_plan: bool = False
    period: str = ""
    unit: MoneyUnit | None = None
    hidden: bool = False
    headers: Mapping[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    fields: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    cells: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    answers: Mapping[tuple[str, int], str] = field(default_factory=dict)
