"""Measuring the layout of a PDF: against the ranges of the decree, or against our own preset."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cdsdesk.document.layout_rules import load_profile, presets
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.reader import measure_pdf
from cdsdesk.ruler.measure import Measurement, closest, measure
from cdsdesk.ruler.rule import Outcome, Reading, Result, Standard


@dataclass(frozen=True)
class LayoutResult:
    """A measured file."""

    path: Path
    measured: Measurement

    @property
    def sound(self) -> bool:
        """Whether no rule is broken."""
        return not self.measured.failed

    def lines(self) -> list[str]:
        """Return what is broken, rule by rule with its places, and the counts."""
        said = []
        for result in self.measured.failed:
            said.append(f"✗ {result.rule.title} ({result.rule.article})")
            said += [f"   {place_words(reading)}{reading.message}" for reading in result.failures]
        kept, failed, rest = (self.measured.count(outcome) for outcome in Outcome)
        against = (
            f"mẫu {self.measured.profile.preset} của phần mềm" if self.measured.exact else "Nghị định 30/2020/NĐ-CP"
        )
        said.append(f"{self.path.name}: {self.measured.pages} trang, đo theo {against}.")
        said.append(f"{kept} quy tắc đạt, {failed} không đạt, {rest} không áp dụng.")
        return said

    def to_json(self) -> dict[str, Any]:
        """Return the document of ``measure --json``."""
        measured = self.measured
        return {
            "file": str(self.path),
            "pages": measured.pages,
            "preset": measured.profile.preset if measured.exact else None,
            "rules": [_rule(result, Standard(measured.profile, measured.exact)) for result in measured.results],
            "counts": {outcome.value: measured.count(outcome) for outcome in Outcome},
        }


def measure_layout(path: Path, *, exact: bool = False, progress: Progress | None = None) -> LayoutResult:
    """Measure a PDF; with ``exact`` against that of our presets which it comes closest to. Raises InputError."""
    layout = measure_pdf(path, progress or NoProgress())
    if exact:
        return LayoutResult(path, closest(layout, [load_profile(preset) for preset in presets()]))
    return LayoutResult(path, measure(layout, load_profile(), exact=False))


def place_words(reading: Reading) -> str:
    """Return where something stands: "Trang 1, cách mép trái 30 mm, mép trên 120 mm: "."""
    page, across, down = reading.spot
    words = [f"Trang {page}"]
    edges = [f"mép {edge} {round(far)} mm" for edge, far in (("trái", across), ("trên", down)) if far is not None]
    if edges:
        words.append(f"cách {', '.join(edges)}")
    return f"{', '.join(words)}: "


def _rule(result: Result, standard: Standard) -> dict[str, Any]:
    rule = result.rule
    legal = standard.profile.legal.get(rule.key)
    shown = {
        "rule": rule.id,
        "title": rule.title,
        "article": rule.article,
        "unit": rule.unit,
        "legal": list(legal) if legal else None,
        "preset": standard.value(rule.key) if rule.key else None,
        "result": result.outcome.value,
        "measured": sorted({reading.value for reading in result.readings if reading.value is not None}),
        "failures": [_failure(reading) for reading in result.failures],
    }
    return {key: value for key, value in shown.items() if value is not None and value != ""}


def _failure(reading: Reading) -> dict[str, Any]:
    page, across, down = reading.spot
    shown = {"page": page, "x": across, "y": down, "value": reading.value, "by": reading.by, "message": reading.message}
    return {key: value for key, value in shown.items() if value is not None}
