"""How much of a messy file was understood: rows found, rows that are none, cells exact, rows lost without a word."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from rapidfuzz import fuzz

from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.synonyms import TITLE_FIELD
from tests.support.messy.draft import Draft
from tests.support.messy.known import Known, KnownRow

_TAKEN = ("insert", "update", "same")
_CLOSE = 60
_TOLD_BY = 24
_LEFT_OUT = ("không nhập", "Bỏ dòng")


@dataclass
class Score:
    """Counts of one file or of many; ``wrong`` are row name, field, expected and read, ``lost`` names of rows."""

    known: int = 0
    read: int = 0
    found: int = 0
    cells: int = 0
    right: int = 0
    whole: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str, Any, Any]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another file too."""
        for name in ("known", "read", "found", "cells", "right", "whole", "lost", "wrong"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def recall(self) -> float:
        """Return the share of known rows that were found."""
        return self.found / self.known if self.known else 1.0

    @property
    def precision(self) -> float:
        """Return the share of rows read that are known ones."""
        return self.found / self.read if self.read else float(not self.known)

    @property
    def accuracy(self) -> float:
        """Return the share of known cells that were understood exactly, those of rows not found among them."""
        return self.right / self.cells if self.cells else 1.0


@dataclass(frozen=True)
class _Read:
    kind: str
    row: Mapping[str, Any]
    name: str


def score(draft: Draft, plan: ImportPlan | None) -> Score:
    """Hold what an import understood of a file against what the file was made from; None when it was refused."""
    told = plan.to_json() if plan is not None else {"tables": []}
    taken = [
        _Read(table["kind"], row, _name(table["kind"], row))
        for table in told["tables"]
        for row in table["rows"]
        if row["action"] in _TAKEN
    ]
    known = [(table, row) for table in draft.known() for row in table.rows]
    pairs = _paired([_key(_known_name(table, row)) for table, row in known], [_key(each.name) for each in taken])
    said = _key(json.dumps(told, ensure_ascii=False).replace("\\n", " "))
    numbered = _told_by_number(draft, told["tables"])
    result = Score(known=len(known), read=len(taken), found=len(pairs))
    for place, (table, row) in enumerate(known):
        extras = draft.extras.get(place_in(table, row), {}) if table is draft.main.known else {}
        read = taken[pairs[place]] if place in pairs else None
        _count(result, table, row, extras, read, small_tones=draft.small_tones)
        is_said = _key(_known_name(table, row))[:_TOLD_BY] in said or place in numbered
        if read is None and not is_said:
            result.lost.append(_known_name(table, row))
    result.lost += _unsaid(draft, told["tables"])
    return result


def _told_by_number(draft: Draft, tables: Sequence[Mapping[str, Any]]) -> set[int]:
    """Return the known rows of the main table whose row number in a workbook a remark tells as left out."""
    repairs = [repair for table in tables if table["sheet"] == draft.main.name for repair in table["repairs"]]
    left_out = [repair for repair in repairs if any(word in repair["message"] for word in _LEFT_OUT)]
    numbers = {number for repair in left_out for number in repair["rows"]}
    first = next(place for place, table in enumerate(draft.known()) if table is draft.main.known)
    before = sum(len(table.rows) for table in draft.known()[:first])
    return {before + line.row for number, line in enumerate(draft.main.lines, 1) if line.row >= 0 and number in numbers}


def _unsaid(draft: Draft, tables: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what is hidden in the file and not told, and tables whose rows do not add up."""
    repairs = [repair for table in tables for repair in table["repairs"]]
    told = " ".join(repair["message"] for repair in repairs)
    rows = {row for repair in repairs for row in repair["rows"] if "ẩn" in repair["message"]}
    for sheet in draft.sheets if tables else ():
        if not sheet.visible and sheet.name not in told:
            yield f"hidden sheet {sheet.name}"
        if sheet.visible and sheet.hidden_columns and "cột ẩn" not in told:
            yield f"hidden column of {sheet.name}"
        for number, line in enumerate(sheet.lines, 1):
            if sheet.visible and line.hidden and number not in rows:
                yield f"hidden row {number}"
    for table in tables:
        read, *done = table["counts"].values()
        if read != sum(done) or read != len(table["rows"]):
            yield f"rows of table {table['table']} that do not add up"


def place_in(table: Known, row: KnownRow) -> int:
    """Return the place of a row in its table."""
    return next(place for place, each in enumerate(table.rows) if each is row)


def _name(kind: str, row: Mapping[str, Any]) -> str:
    return str(row["values"].get(TITLE_FIELD[kind]) or next(iter(row["cells"].values()), ""))


def _known_name(table: Known, row: KnownRow) -> str:
    return str(row.values.get(TITLE_FIELD[table.kind]) or row.texts[table.name_column])


def _key(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", text).casefold() if char.isalnum())


def _paired(known: Sequence[str], read: Sequence[str]) -> dict[int, int]:
    """Return which row read stands for each known one: the same name in order, else the closest one left."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(read):
        places[name].append(place)
    pairs = {place: places[name].pop(0) for place, name in enumerate(known) if places[name]}
    left = [place for place in range(len(read)) if place not in set(pairs.values())]
    for place, name in enumerate(known):
        close = [(fuzz.ratio(name, read[other]), -other) for other in left] if place not in pairs else []
        if close and max(close)[0] >= _CLOSE:
            pairs[place] = -max(close)[1]
            left.remove(pairs[place])
    return pairs


def _count(
    result: Score, table: Known, row: KnownRow, extras: Mapping[str, str], read: _Read | None, *, small_tones: bool
) -> None:
    expected = dict(row.values) | {"(kind)": table.kind, "(section)": list(row.section)}
    expected |= {f"(extra) {name}": text for name, text in extras.items()}
    expected |= {"(levels)": [list(level) for level in row.levels]} if row.levels else {}
    understood = _understood(read, table, extras, with_levels=bool(row.levels)) if read is not None else {}
    wrong = [
        (path, value, understood.get(path))
        for path, value in expected.items()
        if not same(value, understood.get(path), small_tones=small_tones)
    ]
    result.cells += len(expected)
    result.right += len(expected) - len(wrong)
    result.whole += not wrong
    result.wrong += [(_known_name(table, row), *each) for each in wrong]


def _understood(read: _Read, table: Known, extras: Mapping[str, str], *, with_levels: bool) -> dict[str, Any]:
    row = read.row
    told = dict(row["values"]) | {"(kind)": read.kind, "(section)": row["section"]}
    cells = {_key(name): text for name, text in row["cells"].items()}
    told |= {f"(extra) {name}": cells.get(_key(name)) for name in extras}
    told |= {f"(text) {column.path}": cells.get(_key(column.head())) for column in table.columns}
    if with_levels:
        told["(levels)"] = _levels(row["records"])
    return told


def _levels(records: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Return scope, target, result and evaluation of each level, from the records that a row makes."""
    after = [(each["type"], each["uid"], {k: v[1] for k, v in each["changes"].items()}) for each in records]
    found = []
    for kind, uid, fields in after:
        if kind == "indicator" and fields.get("scope"):
            own = {other: values for other, _, values in after if values.get("indicator") == uid}
            target, done = own.get("target", {}), own.get("measurement", {})
            found.append([fields["scope"], target.get("text"), done.get("text"), done.get("evaluation_text")])
    return found


def same(expected: Any, read: Any, *, small_tones: bool = False) -> bool:
    """Say whether two values are one: texts give or take line ends, numbers give or take zeros."""
    if isinstance(expected, list | tuple):
        parts = list(read) if isinstance(read, list | tuple) else []
        return len(parts) == len(expected) and all(
            same(one, other, small_tones=small_tones) for one, other in zip(expected, parts, strict=True)
        )
    if isinstance(expected, str) and isinstance(read, str):
        if _number(expected) is not None and _number(expected) == _number(read):
            return True
        return _line(expected, small_tones=small_tones) == _line(read, small_tones=small_tones)
    return bool(expected == read)


def _line(text: str, *, small_tones: bool) -> str:
    line = " ".join(text.split())
    return "".join(map(_small, line)) if small_tones else line


def _small(char: str) -> str:
    """Return a capital with a tone small: TCVN3 has no other."""
    return char.lower() if not char.isascii() and char not in "ĂÂÊÔƠƯĐ" else char


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
