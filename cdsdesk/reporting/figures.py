"""Figures that a text may quote by the code of an indicator: what was reached, what is aimed at, how it is judged."""

from cdsdesk.document.blocks import Run
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.reading import levels_of_period, measurement_of, target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.values import evaluation_words, ref, result_words, target_words
from cdsdesk.vietnamese.text import raw_key


def figure(snapshot: Snapshot, name: str, code: str) -> Words:
    """Return "indicator", "target" or "evaluation" of the one indicator with a code; nothing when there are several."""
    wanted = raw_key(code)
    found = [row for row in levels_of_period(snapshot) if raw_key(row.code) == wanted]
    return _told(snapshot, name, found[0]) if len(found) == 1 else ()


def _told(snapshot: Snapshot, name: str, indicator: Indicator) -> Words:
    measurement, target = measurement_of(snapshot, indicator.uid), target_of(snapshot, indicator)
    if name == "target":
        words = target_words(indicator, target)
        return (Run(words, refs=(ref(target, "value"),)),) if words and target is not None else ()
    words = (result_words if name == "indicator" else evaluation_words)(indicator, target, measurement)
    field = "value" if name == "indicator" else "evaluation_written"
    return (Run(words, refs=(ref(measurement, field),)),) if words and measurement is not None else ()
