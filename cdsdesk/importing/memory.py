"""Forms that were imported before: what their columns proved to mean, so that the next one asks nothing."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from rapidfuzz import fuzz

from cdsdesk.importing.header import Table
from cdsdesk.importing.heading_fields import field_candidates
from cdsdesk.importing.heading_words import EXACT, heading_key, heading_years
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.repair import Grid
from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.importing.table_read import TableRead
from cdsdesk.model.reports import TemplateMemory
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.numbers import MoneyUnit

EXTRAS, KEPT_OUT = "", "-"
"""A column without a field: because no words were known for it, or because a person said so."""

_WHOLE_PERIOD = re.compile(r"^(measurements\.)\d{4}-")
_YEAR = "{year}"
_IS_YEAR = re.compile(r"(?:19|20)\d\d")
_ALIKE = 85
_SAME_FORM = 0.6
_DOUBTED = 50
"""How sure the kind is of a form a little changed where its words alone tell another kind."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its kind, its headings (keys) with the field of each, "" for the extras; what a person said beside them.

    ``first_line`` are the keys of its first header row when a person had to mark it, ``lines`` the number of these;
    ``year`` is the one that its table was of, 0 when it told none.
    """

    kind: str
    columns: tuple[tuple[str, str], ...]
    unit: str = ""
    plan: str = ""
    first_line: tuple[str, ...] = ()
    lines: int = 0
    year: int = 0

    @property
    def fingerprint(self) -> str:
        """Return what this form is found by: its headings in order, blind to accents, years and remarks."""
        return sha256("\x1f".join(heading for heading, _ in self.columns).encode()).hexdigest()[:32]

    def to_json(self) -> dict[str, Any]:
        """Return what a template memory holds of it."""
        return {
            "kind": self.kind,
            "columns": [{"heading": heading, "field": path} for heading, path in self.columns],
            "unit": self.unit,
            "plan": self.plan,
            "first_line": list(self.first_line),
            "lines": self.lines,
            "year": self.year,
        }


@dataclass(frozen=True, slots=True)
class Memory:
    """The forms that the office knows; called with a table and what its words mean, it says what the columns mean."""

    forms: tuple[Form, ...] = ()

    def __call__(self, table: Table, meaning: Meaning) -> Meaning:
        """Return the meaning as it was settled for this form, else for the one most like it, else as given."""
        keys = [heading_key(header) for header in table.headers]
        form = self.known(table.headers)
        if form is not None:
            fields = _fields_of(table.headers, keys, form, meaning)
            return replace(meaning, kind=form.kind, fields=fields, certainty=100, kinds=(), others={})
        form = self._like(keys)
        if form is None:
            return meaning
        merged = _merged(table.headers, keys, form, meaning)
        if meaning.kind == form.kind or not (meaning.is_sure and any(meaning.fields)):
            return merged
        if _speaks_for_its_kind(table.headers, keys, form, meaning):
            return meaning
        kinds = dict.fromkeys((meaning.kind, *meaning.kinds))
        return replace(merged, certainty=_DOUBTED, kinds=tuple(kind for kind in kinds if kind != form.kind))

    def known(self, headers: Sequence[str]) -> Form | None:
        """Return the form with these very headings."""
        keys = tuple(key for header in headers if (key := heading_key(header)))
        return next((form for form in self.forms if tuple(key for key, _ in form.columns) == keys), None)

    def of_year(self, table: TableRead, year: int) -> TableRead:
        """Return a table with fields of its year where a form gives headings without one those of the form's own."""
        keys = [heading_key(header) for header in table.headers]
        form = self.known(table.headers) or self._like(keys)
        if form is None or not form.year or form.year == year:
            return table
        known = dict(form.columns)
        fields = list(table.meaning.fields)
        for column, path in enumerate(fields):
            if path and known.get(keys[column]) == path and not heading_years(table.headers[column]):
                moved = _moved(path, year - form.year)
                fields[column] = path if moved in fields else moved
        return replace(table, meaning=replace(table.meaning, fields=tuple(fields)))

    def marked(self, grid: Grid) -> Mapping[int, tuple[int, int]]:
        """Return by table number the header rows of a form whose headings once had to be marked on such a sheet."""
        for form in self.forms:
            for row, cells in enumerate(grid.texts) if form.first_line else ():
                if tuple(filter(None, map(heading_key, cells))) == form.first_line:
                    return {1: (grid.number(row), grid.number(row + form.lines - 1))}
        return {}

    def _like(self, keys: Sequence[str]) -> Form | None:
        """Return the form that shares most of its headings with these."""
        told = [key for key in keys if key]
        best: tuple[float, Form] | None = None
        for form in self.forms:
            shared = len(_pairs(keys, form))
            share = shared / max(len(told), len(form.columns), 1)
            if share >= _SAME_FORM and (best is None or share > best[0]):
                best = share, form
        return best[1] if best is not None else None


def memory_of(snapshot: Snapshot) -> Memory:
    """Return the forms that a data file remembers; what a newer program wrote otherwise is passed over."""
    return Memory(tuple(form for record in snapshot.all(TemplateMemory) if (form := _form(record.mapping)) is not None))


def form_of(
    table: TableRead,
    kept_out: Collection[str] = (),
    unit: MoneyUnit | None = None,
    plan: str = "",
    first_line: Sequence[str] = (),
    lines: int = 0,
    year: int = 0,
) -> Form:
    """Return the form of a table of a year as its columns were settled, with what a person said beside the file.

    ``kept_out`` are the keys of headings that a person wants among the extras.
    """
    columns = tuple(
        (key, _without_year(path or (KEPT_OUT if key in kept_out else EXTRAS), header))
        for header, path in zip(table.headers, table.meaning.fields, strict=True)
        if (key := heading_key(header))
    )
    marked = tuple(filter(None, map(heading_key, first_line)))
    return Form(table.kind, columns, unit.value if unit is not None else "", plan, marked, lines, year)


def _form(mapping: Any) -> Form | None:
    try:
        columns = tuple((str(each["heading"]), str(each["field"])) for each in mapping["columns"])
        form = Form(
            str(mapping["kind"]),
            columns,
            str(mapping.get("unit", "")),
            str(mapping.get("plan", "")),
            tuple(map(str, mapping.get("first_line", ()))),
            int(mapping.get("lines", 0)),
            int(mapping.get("year", 0)),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return form if form.kind in COLUMNS else None


def _pairs(keys: Sequence[str], form: Form) -> dict[int, int]:
    """Return by column of a table the column of a form that it is: the same heading, else one all but the same."""
    pairs: dict[int, int] = {}
    for sure in (True, False):
        for column, key in enumerate(keys):
            if not key or column in pairs:
                continue
            left = [place for place in range(len(form.columns)) if place not in pairs.values()]
            fits = [
                (place, 100.0 if form.columns[place][0] == key else fuzz.ratio(form.columns[place][0], key))
                for place in left
            ]
            best = max(fits, key=lambda fit: fit[1], default=None)
            if best is not None and best[1] >= (100 if sure else _ALIKE):
                pairs[column] = best[0]
    return pairs


def _merged(headers: Sequence[str], keys: Sequence[str], form: Form, meaning: Meaning) -> Meaning:
    """Return what the words mean with what is known of a form like this one; a column worded anew stays in doubt."""
    pairs = _pairs(keys, form)
    fields: list[str | None] = [None] * len(headers)
    others: dict[int, tuple[str, ...]] = {}
    for column, place in pairs.items():
        heading, known = form.columns[place]
        fields[column] = _with_year(known, headers[column])
        if heading != keys[column] and fields[column] != meaning.fields[column]:
            others[column] = (meaning.fields[column] or EXTRAS, EXTRAS)
    for column, place in _between(keys, pairs, form).items():
        proposed = _with_year(form.columns[place][1], headers[column])
        if proposed is not None and meaning.fields[column] is None and proposed not in fields:
            fields[column], others[column] = proposed, (EXTRAS,)
            pairs[column] = place
    for column in range(len(headers)):
        told = meaning.fields[column] or _by_words(form.kind, headers[column], column)
        if column not in pairs and told is not None and told not in fields:
            fields[column] = told
            others |= {column: meaning.others[column]} if column in meaning.others else {}
    return replace(meaning, kind=form.kind, fields=tuple(fields), certainty=100, kinds=(), others=others)


def _speaks_for_its_kind(headers: Sequence[str], keys: Sequence[str], form: Form, meaning: Meaning) -> bool:
    """Say whether a heading that the form does not have tells something that only the kind of the words has."""
    pairs, known = _pairs(keys, form), COLUMNS[form.kind]
    new = [column for column, key in enumerate(keys) if key and column not in pairs]
    told = (_by_words(meaning.kind, headers[column], column) for column in new)
    return any(path.partition(".")[0] not in known for path in told if path)


def _by_words(kind: str, header: str, column: int) -> str | None:
    """Return the field that the words of a heading say, None when they fit but roughly."""
    fits = field_candidates(kind, header, column) if header else []
    best = max(fits, key=lambda fit: fit[1], default=None)
    return best[0] if best is not None and best[1] >= EXACT else None


def _between(keys: Sequence[str], pairs: Mapping[int, int], form: Form) -> dict[int, int]:
    """Return columns that stand between the same neighbours as a column of the form that is not there any more."""
    found: dict[int, int] = {}
    gone = [place for place in range(len(form.columns)) if place not in pairs.values()]
    told = [column for column, key in enumerate(keys) if key]
    for at, column in enumerate(told):
        if column in pairs:
            continue
        before = pairs.get(told[at - 1]) if at else -1
        after = pairs.get(told[at + 1]) if at + 1 < len(told) else len(form.columns)
        for place in gone:
            if before == place - 1 and after == place + 1 and place not in found.values():
                found[column] = place
    return found


def _fields_of(headers: Sequence[str], keys: Sequence[str], form: Form, meaning: Meaning) -> tuple[str | None, ...]:
    """Return the fields of a known form; a heading of nothing but a year means what its year says."""
    known = iter(form.columns)
    paths = [
        _with_year(next(known)[1] or path or EXTRAS, header) if key else path
        for header, key, path in zip(headers, keys, meaning.fields, strict=True)
    ]
    return tuple(path if path not in paths[:column] else None for column, path in enumerate(paths))


def _without_year(path: str, header: str) -> str:
    """Return a path whose year is the heading's as "targets.{year}", since next year's form names another.

    Of a heading without a year ("Thực hiện quý I") the path keeps the part of the year alone.
    """
    years = heading_years(header)
    if not years:
        return _WHOLE_PERIOD.sub(r"\1", path)
    year = str(years[-1])
    return ".".join(_YEAR + part[4:] if part.partition("-")[0] == year else part for part in path.split("."))


def _moved(path: str, years: int) -> str:
    """Return a path whose year is so many years later: funding.2026.all.planned."""
    return ".".join(str(int(part) + years) if _IS_YEAR.fullmatch(part) else part for part in path.split("."))


def _with_year(path: str, header: str) -> str | None:
    if path in (EXTRAS, KEPT_OUT):
        return None
    if _YEAR not in path:
        return path
    years = heading_years(header)
    return path.replace(_YEAR, str(years[-1])) if years else None
