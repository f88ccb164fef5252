"""By how much a result lies beside its target, in words."""

from fractions import Fraction

from cdsdesk.document.blocks import Run
from cdsdesk.model.comparing import difference_words
from cdsdesk.model.evaluation import measured
from cdsdesk.model.indicators import Comparator, Indicator, Measure, Measurement, Target
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.values import ref, target_words, unit_mark


def gap_words(indicator: Indicator, target: Target | None, measurement: Measurement) -> Words:
    """Return "thấp hơn 3,72 điểm % so với mục tiêu (50%)"; only the target where no difference can be told."""
    aimed = target_words(indicator, target)
    if target is None or not aimed:
        return ()
    goal = Run(f"mục tiêu ({aimed})", refs=(ref(target, "value"),))
    value = measured(indicator, measurement)
    beside = None if value is None else _beside(target, value)
    if beside is None:
        return (Run(f"mục tiêu là {aimed}", refs=(ref(target, "value"),)),)
    if not beside:
        return Run("mới bằng mốc của "), goal
    way = "thấp hơn" if beside < 0 else "cao hơn"
    both = ref(measurement, "value"), ref(target, "value")
    return Run(f"{way} {amount_words(indicator, abs(beside)).removeprefix('+')} so với ", refs=both), goal


def amount_words(indicator: Indicator, difference: Fraction) -> str:
    """Return a difference with its sign and unit: "+3,72 điểm %", "−86 lượt người", "không đổi"."""
    words = difference_words(indicator, difference)
    return words if indicator.measure is Measure.RATIO or not difference else f"{words}{unit_mark(indicator)}"


def _beside(target: Target, value: Fraction) -> Fraction | None:
    """Return how far a value lies outside of its target, negative below it; None when the target has no number."""
    if target.value is None or target.comparator is Comparator.TEXT:
        return None
    low = Fraction(target.value)
    high = Fraction(target.value_to) if target.value_to is not None else low
    if value < low:
        return value - low
    return value - high if value > high else Fraction(0)
