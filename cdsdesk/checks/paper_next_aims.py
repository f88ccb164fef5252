"""Aims that a plan sets for the next year against what its own table says was reached in the last."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cdsdesk.checks.indicator_tables import IndicatorTable, indicator_tables
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, Passage, PassageKind
from cdsdesk.checks.paper_lines import Line, lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.found import PercentFound
from cdsdesk.model.findings import Severity
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import fold, search_key

_AIMS = re.compile(r"^(?:cac )?(?:muc tieu|chi tieu)\b|\b(?:muc tieu|chi tieu),? (?:va )?nhiem vu\b")
_REVIEW = re.compile(r"\b(?:tinh hinh|ket qua|danh gia)\b")
_NAME_END = re.compile(r"[:(]|\s(?:đạt|tối thiểu|trên)\s+(?:trên\s+|tối thiểu\s+)?[0-9]")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")
_FEWEST_WORDS, _FEWEST_AIMS = 6, 3


@paper_rule("indicators.aim-below-reached", Severity.NOTE, "Mục tiêu năm sau thấp hơn kết quả đã đạt")
def aim_below_reached(paper: Paper) -> Iterator[Issue]:
    """Held against the lowest result of an indicator of that name; doubtful, for a higher level may have set it."""
    for table in indicator_tables(paper):
        for name, results in _reached(table).items():
            for line in _aims(paper, table):
                aim = _aim_of(line, name)
                if aim is not None and aim.value < min(results):
                    yield Issue(
                        f"Mục tiêu {aim.as_written} thấp hơn kết quả {format_number(min(results))}% đã đạt của "
                        f"{quoted(name)} (cần xem lại)",
                        found=aim.as_written,
                        facts=(name, str(min(results))),
                        place=line.at(aim.start, aim.end),
                        doubtful=True,
                    )


@paper_rule("indicators.unmet-dropped", Severity.NOTE, "Chỉ tiêu chưa đạt không còn trong mục tiêu năm sau")
def unmet_dropped(paper: Paper) -> Iterator[Issue]:
    """Told where the document sets several aims for the next year, none of them in words like those of the old one."""
    for table in indicator_tables(paper):
        aims = [*_aims(paper, table), *(line for line in lines(paper) if line.in_table and "%" in line.text)]
        own = {cell.text for row in table.rows.values() for cell in row.cells}
        aims = [line for line in aims if line.text not in own]
        if sum("%" in line.text and not line.in_table for line in aims) < _FEWEST_AIMS:
            continue
        for told in table.snapshot.all(Measurement):
            name = _name(table, told)
            pairs = _pairs(name)
            if _is_unmet(table, told) and not any(2 * len(pairs & _pairs(line.text)) >= len(pairs) for line in aims):
                yield Issue(
                    f"Chỉ tiêu {quoted(name)} chưa đạt, mục tiêu tiếp theo không nêu lại (cần xem lại)",
                    found=name,
                    place=table.place(told.uid, "result"),
                    doubtful=True,
                )


def _name(table: IndicatorTable, told: Measurement) -> str:
    """Return the name of an indicator without its levels and what was to be reached."""
    indicator = table.snapshot.find(Indicator, told.indicator)
    return _NAME_END.split(indicator.name, maxsplit=1)[0].strip(" -.,") if indicator else ""


def _reached(table: IndicatorTable) -> dict[str, list[Decimal]]:
    """Return the results of shares by the names that are long enough to mean only them."""
    found: dict[str, list[Decimal]] = defaultdict(list)
    for told in table.snapshot.all(Measurement):
        name, indicator = _name(table, told), table.snapshot.find(Indicator, told.indicator)
        is_share = indicator is not None and indicator.measure is Measure.RATIO
        if is_share and told.value is not None and len(name.split()) >= _FEWEST_WORDS:
            found[name].append(told.value)
    return found


def _is_unmet(table: IndicatorTable, told: Measurement) -> bool:
    target = next(iter(table.snapshot.where(Target, "indicator", told.indicator)), None)
    aim = target.value if target is not None else None
    return told.value is not None and aim is not None and told.value < aim


def _aims(paper: Paper, table: IndicatorTable) -> Iterator[Line]:
    """Yield the passages below headings of aims that stand behind a table."""
    last = max((row.place.paragraph or 0 for row in table.rows.values()), default=0)
    above: list[tuple[int, str]] = []
    for block in paper.body:
        if isinstance(block, Passage) and block.kind is PassageKind.HEADING:
            above = [*(one for one in above if one[0] < block.level), (block.level, search_key(block.text))]
        elif isinstance(block, Passage) and (block.place.paragraph or 0) > last and _sets_aims(above):
            yield Line(block.text, block.place)


def _sets_aims(above: Sequence[tuple[int, str]]) -> bool:
    return any(_AIMS.search(key) for _, key in above) and not any(_REVIEW.search(key) for _, key in above)


def _aim_of(line: Line, name: str) -> PercentFound | None:
    """Return the first share behind the name of an indicator in its sentence."""
    at = line.text.lower().find(name.lower())
    if at < 0:
        return None
    end = next((found.start() for found in _SENTENCE_END.finditer(line.text, at)), len(line.text))
    return next((fact for fact in line.facts if isinstance(fact, PercentFound) and at < fact.start < end), None)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(re.findall(r"\w+", fold(text))))
