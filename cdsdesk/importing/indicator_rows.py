"""Rows of indicators against what is stored: definitions change, targets and results fill what is empty."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from cdsdesk.importing.agency_roles import agencies_by_role
from cdsdesk.importing.emptied import emptied
from cdsdesk.importing.figures import (
    impossible_count,
    is_no_figure,
    is_open,
    result_problem,
    settled_number,
    sure_number,
    target_problem,
)
from cdsdesk.importing.levels import OF_LEVEL, split_levels
from cdsdesk.importing.matching import Item, Matcher
from cdsdesk.importing.own_results import fill
from cdsdesk.importing.ranks import is_rank, rank_target, read_rank
from cdsdesk.importing.row_plan import Context, Problem, RowPlan, extras_of
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.share_columns import Figures, by_unit, counted_in_shares
from cdsdesk.importing.titles import same_annex
from cdsdesk.importing.worded_figures import no_level, part_problem, read_target_in, result_number, worded_number
from cdsdesk.importing.work import Work, same_text
from cdsdesk.model.documents import Document
from cdsdesk.model.evaluation import TargetReading, read_evaluation, read_target
from cdsdesk.model.identity import indicator_title, item_uid, new_uid, target_uid
from cdsdesk.model.indicators import (
    PILLAR_WORDS,
    Better,
    Comparator,
    Indicator,
    Measure,
    Measurement,
    Origin,
    Pillar,
    Target,
)
from cdsdesk.model.office import Unit
from cdsdesk.model.origins import origin_of
from cdsdesk.vietnamese.numbers import read_number
from cdsdesk.vietnamese.text import clean_line, search_key

_FIGURES = OF_LEVEL[:3]
_OF_PERIOD = ("result", "numerator", "denominator", "evaluation_text")
_DEFINED = ("lead", "unit_text", "note")
_PILLAR_SIGNS = {
    "nhan thuc": Pillar.AWARENESS,
    "the che": Pillar.INSTITUTIONS,
    "ha tang": Pillar.INFRASTRUCTURE,
    "nen tang so": Pillar.INFRASTRUCTURE,
    "nhan luc": Pillar.PEOPLE,
    "an toan thong tin": Pillar.SECURITY,
    "an ninh mang": Pillar.SECURITY,
    "chinh quyen so": Pillar.GOVERNMENT,
    "kinh te so": Pillar.ECONOMY,
    "xa hoi so": Pillar.SOCIETY,
}


class IndicatorRows:
    """Plans the rows of one table of indicators."""

    def __init__(self, context: Context, work: Work) -> None:
        self._context, self._work = context, work
        self._columns = context.columns()
        self._name_column = self._columns["name"]
        self._figure_columns = [c for path, c in self._columns.items() if path.split(".")[0] in _FIGURES]
        self._defined = [(name, self._columns[name]) for name in _DEFINED if name in self._columns]
        self._level_columns = {c for path, c in self._columns.items() if path.split(".")[0] in OF_LEVEL}
        self._items = {
            each.uid: each
            for each in work.snapshot.where(Indicator, "plan", context.plan)
            if same_annex(each.annex, context.annex) and not each.parent
        }
        self._origin = self._origin_of_targets()
        self._stored = tuple(Item(uid, each.name, each.code, each.section) for uid, each in self._items.items())
        rows = ((self._name(row), row.code) for row in context.table.rows)
        self._matcher = Matcher(self._stored, rows, context.answers)
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return the indicators of this plan and annex as they are stored, without those of one level."""
        return self._stored

    def _origin_of_targets(self) -> Origin:
        plan = self._work.find(Document, self._context.plan)
        office = self._work.find(Unit, self._context.office)
        return origin_of(plan.issuer if plan else "", office.name if office else "")

    def _level_cells(self, row: RowRead) -> dict[int, str]:
        return {column: row.cells[column] for column in self._level_columns}

    def _name(self, row: RowRead) -> str:
        return split_levels(row.cells[self._name_column], self._level_cells(row))[0]

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row."""
        plan = RowPlan(row, "insert", problems=[Problem(field, message) for field, message in row.problems])
        name = self._name(row)
        if not name:
            plan.action = "refuse"
            plan.problems.append(Problem("name", "Dòng không có tên chỉ tiêu"))
            return plan
        match = self._matcher.match(name, row.code, row.rows[0])
        self.matched.update(match.met)
        if match.question:
            plan.action = "ask"
            plan.candidates = match.candidates
            plan.problems.append(Problem("name", match.question))
            return plan
        plan.make = partial(self._make, match.uid, position)
        if match.uid is not None:
            plan.action = "same"
        plan.made()
        return plan

    def _make(self, uid: str | None, position: int, plan: RowPlan) -> None:
        figures = self._figures(plan.row, self._items.get(uid or ""))
        row = figures.row
        context = self._context
        name, levels = split_levels(row.cells[self._name_column], self._level_cells(row))
        uid = uid or item_uid("indicator", context.plan, context.annex, row.code, name)
        old = self._work.find(Indicator, uid)
        base = old or Indicator(uid=uid, plan=context.plan, annex=context.annex, position=position)
        indicator = self._indicator(base, figures, name)
        if old is not None:
            plan.emptied = emptied(old, row.cells, self._defined) + self._emptied_targets(old, row)
        plan.tell = partial(self._values, row, indicator)
        self._put(plan, old, indicator)
        if not levels:
            self._add_own(plan, indicator, self._level_cells(row), row.numbers)
        for place, level in enumerate(levels, 1):
            child = self._level(indicator, level.scope, place)
            self._put(plan, self._work.find(Indicator, child.uid), child)
            self._add_own(plan, child, level.cells, {})
        if plan.action == "ask":
            plan.records = []
        elif plan.records and plan.action == "same":
            plan.action = "update"

    def _figures(self, row: RowRead, stored: Indicator | None) -> Figures:
        """Return a row with its figures where its unit, its target or its name tells them to be."""
        if not self._context.table.meaning.pairs:
            return Figures(row)
        targets = [row.cells[column] for path, column in self._columns.items() if path.startswith("targets")]
        unit = clean_line(self._cell(row, "unit_text")) or (stored.unit_text if stored is not None else "")
        is_share = counted_in_shares(self._name(row), unit, targets)
        return by_unit(self._context.table, row, is_share=is_share)

    def _emptied_targets(self, old: Indicator, row: RowRead) -> tuple[tuple[int, str], ...]:
        """Return column and text of the targets that are stored of this plan and whose cells are empty."""
        stored = {
            each.year: each.text
            for each in self._work.snapshot.where(Target, "indicator", old.uid)
            if each.document == self._context.plan
        }
        columns = ((self._year_of(path), column) for path, column in self._columns.items() if path[:7] == "targets")
        return tuple((column, stored[year]) for year, column in columns if not row.cells[column] and stored.get(year))

    def _year_of(self, path: str) -> int | None:
        return int(path.partition(".")[2] or self._context.year or 0) or None

    def _put(self, plan: RowPlan, old: Indicator | None, new: Indicator) -> None:
        if new != old:
            plan.records.append(new)

    def _cell(self, row: RowRead, field: str) -> str:
        column = self._columns.get(field)
        return row.cells[column] if column is not None else ""

    def _indicator(self, base: Indicator, figures: Figures, name: str) -> Indicator:
        """Return the indicator as the row defines it; what the row leaves empty stays."""
        row = figures.row
        told: dict[str, Any] = {"name": name, "code": row.code or base.code}
        told["section"] = self._context.section_of(row) or base.section
        if text := self._cell(row, "lead"):
            leads, along = agencies_by_role(text)
            told["lead"] = (*leads, *along)
        if text := self._cell(row, "note"):
            told["note"] = text
        if text := clean_line(self._cell(row, "unit_text")):
            told["unit_text"] = text
        if base.pillar is None:
            told["pillar"] = self._pillar(row)
        if extras := extras_of(self._context, row) | figures.left:
            told["extras"] = {**base.extras, **extras}
        if base not in self._items.values():
            told |= self._measure(row, told.get("unit_text", "%" if figures.is_share else ""))
        return replace(base, **told)

    def _pillar(self, row: RowRead) -> Pillar | None:
        words = search_key(self._cell(row, "pillar"))
        if not words and row.section is not None:
            words = search_key(self._context.table.sections[row.section].title)
        exact = {search_key(label): pillar for pillar, label in PILLAR_WORDS.items()}
        found = {pillar for sign, pillar in _PILLAR_SIGNS.items() if sign in words}
        return exact.get(words) or (found.pop() if len(found) == 1 else None)

    def _measure(self, row: RowRead, unit: str) -> dict[str, Any]:
        """Return how a new indicator is measured, from its unit and the form of its targets and results."""
        texts = [row.cells[column] for path, column in self._columns.items() if path.split(".")[0] in _FIGURES]
        readings = [read_target(text) for text in texts if text]
        lower = any(reading.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN) for reading in readings)
        better = {"better": Better.LOWER} if lower else {}
        key = search_key(unit)
        if is_rank(row.cells[self._name_column], unit):
            # places among others are never added up, and the first is the best
            is_told = any(read_rank(text) is not None for text in texts)
            return {"better": Better.LOWER, "measure": Measure.SCORE if is_told else Measure.TEXT}
        if "%" in unit or (not unit and any("%" in text for text in texts)):
            return better | {"measure": Measure.RATIO, "unit_text": unit or "%"}
        if "dong" in key.split():
            return better | {"measure": Measure.MONEY}
        if "diem" in key:
            return better | {"measure": Measure.SCORE}
        has_number = any(reading.value is not None for reading in readings)
        return better | {"measure": Measure.COUNT if unit or has_number else Measure.TEXT}

    def _level(self, parent: Indicator, scope: str, place: int) -> Indicator:
        child = replace(parent, uid="", parent=parent.uid, scope=scope, position=place, extras={}, note="")
        uid = item_uid("indicator", parent.plan, parent.annex, parent.code, indicator_title(child))
        old = next(
            (
                each
                for each in self._work.snapshot.where(Indicator, "parent", parent.uid)
                if same_text(each.scope, scope)
            ),
            None,
        )
        return (
            replace(old, name=parent.name, code=parent.code, section=parent.section) if old else replace(child, uid=uid)
        )

    def _add_own(
        self, plan: RowPlan, indicator: Indicator, cells: Mapping[int, str], numbers: Mapping[int, Decimal]
    ) -> None:
        told: dict[str, dict[str, Any]] = {}
        for path, column in self._columns.items():
            text = clean_line(cells.get(column, ""))
            name, _, year = path.partition(".")
            if not text or (name in OF_LEVEL and is_no_figure(text)):
                continue
            number = sure_number(text, numbers.get(column))
            odd = impossible_count(indicator.name, indicator.unit_text, text, number) if name in _FIGURES else ""
            if odd:
                self._doubt(plan, path, odd)
                number = None
            elif number is None and name in _FIGURES:
                beside = [cells.get(each, "") for each in self._figure_columns if each != column]
                number = settled_number(text, beside, indicator.unit_text)
            if name == "targets":
                self._add_target(plan, indicator, text, number, path)
            elif name in ("measurements", "result"):
                values = told.setdefault(year or self._context.period, {})
                values |= self._result(plan, indicator, text, number, path)
            elif name in _OF_PERIOD:
                values = told.setdefault(self._context.period, {})
                values |= self._measured(plan, name, text)
        for period, values in told.items():
            self._add_measurement(plan, indicator, period, values)

    def _result(
        self, plan: RowPlan, indicator: Indicator, text: str, number: Decimal | None, path: str
    ) -> dict[str, Any]:
        if number is None and is_rank(indicator.name, indicator.unit_text):
            number = read_rank(text)
        if number is None:
            number = worded_number(text, indicator.unit_text)
        if number is not None:
            return {"text": text, "value": number}
        self._doubt(plan, path, part_problem(text))
        self._doubt(plan, path, result_problem(text, indicator.measure))
        return {"text": text, "value": None} if is_open(text, indicator.measure) else {"text": text}

    def _doubt(self, plan: RowPlan, path: str, message: str) -> None:
        """Note once what a person must look at; "" is nothing."""
        if message and (problem := self._context.problem(path, message)) not in plan.problems:
            plan.problems.append(problem)

    def _measured(self, plan: RowPlan, name: str, text: str) -> dict[str, Any]:
        if name == "evaluation_text":
            if read_evaluation(text) is None:
                self._doubt(plan, name, f"Chưa hiểu đánh giá “{text}”, giữ nguyên chữ")
            return {"evaluation_text": text}
        # counts are whole numbers, so "10.593" can only be ten thousand and some
        whole = [number for number in read_number(text).readings if number == number.to_integral_value()]
        if not whole:
            self._doubt(plan, name, f"Không hiểu số “{text}”")
            return {}
        if name == "denominator" and not max(whole):
            self._doubt(plan, name, "Mẫu số bằng 0")
        return {name: max(whole)}

    def _add_target(self, plan: RowPlan, indicator: Indicator, text: str, number: Decimal | None, path: str) -> None:
        target = Target(
            indicator=indicator.uid, year=self._year_of(path), origin=self._origin, document=self._context.plan
        )
        uid = target_uid(target)
        old = self._work.find(Target, uid)
        reading = self._target(plan, indicator, text, number, path)
        told = {"text": text, "comparator": reading.comparator, "value": reading.value, "value_to": reading.value_to}
        if old is not None and not same_text(old.text, text) and old.text:
            told = {"text": text}
        new = fill(plan, self._context, old or replace(target, uid=uid), told, {"text": path}, is_new=old is None)
        if new is not None and "comparator" in told and reading.value is None:
            new = replace(new, value=None, value_to=None)
        if new is not None:
            plan.records.append(new)

    def _target(
        self, plan: RowPlan, indicator: Indicator, text: str, number: Decimal | None, path: str
    ) -> TargetReading:
        """Return what a target means for its indicator; what is doubtful is noted."""
        name, unit = indicator.name, indicator.unit_text
        if is_rank(name, unit):
            reading = rank_target(text)
        elif number is not None:
            return TargetReading(Comparator.AT_LEAST, number)
        elif odd := no_level(name, text):
            self._doubt(plan, path, odd)
            return TargetReading(Comparator.TEXT)
        else:
            reading = read_target_in(text, unit)
        self._doubt(plan, path, target_problem(text, reading))
        return reading

    def _add_measurement(self, plan: RowPlan, indicator: Indicator, period: str, told: Mapping[str, Any]) -> None:
        old = next(
            (
                each
                for each in self._work.snapshot.where(Measurement, "indicator", indicator.uid)
                if each.unit == self._context.office and each.period == period
            ),
            None,
        )
        base = old or Measurement(uid=new_uid(), unit=self._context.office, indicator=indicator.uid, period=period)
        past = f"measurements.{period}"
        names = dict.fromkeys(("text", "value"), past if past in self._columns else "result")
        new = fill(plan, self._context, base, told, names, is_new=old is None)
        if new is not None and "value" in told and is_rank(indicator.name, indicator.unit_text):
            new = replace(new, numerator=None, denominator=None)
        if new is not None and told.get("value", 0) is None and new.text == told["text"]:
            new = replace(new, value=None)
        if new is not None:
            plan.records.append(new)

    def _values(self, row: RowRead, indicator: Indicator) -> dict[str, Any]:
        """Return the fields of the row as understood, in the public JSON form; two levels stand in ``records``."""
        values: dict[str, Any] = {"code": row.code} if row.code else {}
        for path, column in self._columns.items():
            text = row.cells[column]
            if not text or path == "code":
                continue
            name, _, year = path.partition(".")
            if name == "targets":
                path = f"targets.{year or self._context.year}"
            number = sure_number(text, row.numbers.get(column)) if name in _FIGURES else None
            if impossible_count(indicator.name, indicator.unit_text, text, number):
                number = None
            if name in ("measurements", "result"):
                if number is None and not is_open(text, indicator.measure):
                    number = result_number(text, indicator.unit_text)
                text = _value(TargetReading(Comparator.AT_LEAST, number), text)
            elif name == "targets":
                is_told = number is not None
                reading = (
                    TargetReading(Comparator.AT_LEAST, number) if is_told else read_target_in(text, indicator.unit_text)
                )
                text = _value(reading, text)
            values[path] = text
        if "lead" in values:
            values["lead"] = list(indicator.lead)
        if indicator.pillar is not None:
            values["pillar"] = indicator.pillar.value
        values["name"] = indicator.name
        return values


def _value(reading: TargetReading, text: str) -> str:
    """Return a plain number as digits, anything else as written."""
    plain = reading.value is not None and reading.comparator is Comparator.AT_LEAST and text.strip(" %")[:1].isdigit()
    return format(reading.value, "f") if plain and reading.value is not None else text
