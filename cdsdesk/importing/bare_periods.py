"""Headings that only name a period, "6 tháng đầu năm | Cả năm": results where plan and evaluation stand beside."""

import re
from collections.abc import Mapping, Sequence

from cdsdesk.importing.heading_words import EXACT, START, fit, heading_key, heading_years, keys_of, spelled
from cdsdesk.importing.period_headings import part_of_year
from cdsdesk.importing.synonyms import COLUMNS

_BARE = re.compile(
    r"(?:(?:trong|den|het) )*(?:ca nam|(?:\d{1,2}|sau|chin) thang(?: (?:dau|cuoi) nam)?|\d{1,2}t(?: (?:dau|cuoi) nam)?"
    r"|(?:quy|q) ?(?:i{1,3}|iv|[1-4])|(?:thang|thg|t) ?\d{1,2})"
)
_WORDS = COLUMNS["indicators"]
_ESTIMATED = re.compile(r"\b(?:uoc|thuc hien|ket qua|dat)\b")


def bare_periods(headers: Sequence[str]) -> Mapping[int, str]:
    """Return by column the path of results of indicators whose heading tells nothing but when they were reached.

    Without a plan, and an evaluation or another result beside them, they may as well be a plan by periods.
    """
    keys = [heading_key(header.replace(" › ", " ")) for header in headers]
    bare = [column for column, key in enumerate(keys) if _BARE.fullmatch(key)]
    if not bare:
        return {}
    others = [
        (key, header) for column, (key, header) in enumerate(zip(keys, headers, strict=True)) if column not in bare
    ]
    planned = any(_is_plan(key, header) for key, header in others)
    reached = any(fit(key, keys_of(_WORDS["evaluation_text"])) or _ESTIMATED.search(spelled(key)) for key, _ in others)
    return {column: _path(headers[column]) for column in bare} if planned and reached else {}


def _is_plan(key: str, header: str) -> bool:
    named = fit(key, keys_of(_WORDS["name"])) >= EXACT - 1 and not heading_years(header)
    return fit(key, keys_of(_WORDS["targets"])) >= START and not named


def _path(header: str) -> str:
    years, part = heading_years(header), part_of_year(header)
    when = "-".join([*map(str, years[-1:]), *([part] if part else [])])
    return f"measurements.{when}" if when else "result"
