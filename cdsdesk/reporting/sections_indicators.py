"""Results of the year's indicators by field, each with its share and counts, target and evaluation."""

from collections import defaultdict

from cdsdesk.document.blocks import Block, Heading, ListItem, Run
from cdsdesk.model.indicators import PILLAR_WORDS, Indicator, Pillar
from cdsdesk.model.reading import measurement_of, target_of
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.values import evaluation_words, ref, result_words, target_words

_LETTERS = "abcdđeghiklmnopqrstuvxy"


def indicators(context: Context) -> tuple[Block, ...]:
    """Tell every indicator that has a result, under its field; nothing is said of those without one."""
    lines: dict[Pillar, list[ListItem]] = defaultdict(list)
    for indicator in _shown(context):
        line = _line(context, indicator)
        if line is not None:
            lines[indicator.pillar or Pillar.OTHER].append(line)
    blocks: list[Block] = []
    for pillar in Pillar:
        if lines[pillar]:
            letter = _LETTERS[sum(isinstance(block, Heading) for block in blocks)]
            blocks.append(Heading(3, f"{letter}) {PILLAR_WORDS[pillar]}", f"linh_vuc_{pillar.value}"))
            blocks.extend(lines[pillar])
    if len([pillar for pillar in Pillar if lines[pillar]]) == 1:
        return tuple(blocks[1:])
    return tuple(blocks)


def _shown(context: Context) -> tuple[Indicator, ...]:
    return tuple(indicator for annex in context.annexes for indicator in annex.indicators)


def _line(context: Context, indicator: Indicator) -> ListItem | None:
    snapshot = context.snapshot
    measurement, target = measurement_of(snapshot, indicator.uid), target_of(snapshot, indicator)
    result = result_words(indicator, target, measurement)
    if not result or measurement is None:
        return None
    name = (
        f"{indicator.name} ({indicator.scope[:1].lower()}{indicator.scope[1:]})" if indicator.scope else indicator.name
    )
    runs = [Run(f"{name}: ", refs=(ref(indicator, "name"),)), Run(result, refs=(ref(measurement, "value"),))]
    aimed = target_words(indicator, target)
    judged = evaluation_words(indicator, target, measurement)
    if aimed and target is not None:
        runs.append(Run(f"; mục tiêu năm {target.year}: {aimed}", refs=(ref(target, "value"),)))
    if judged:
        runs.append(Run(f"; đánh giá: {judged}", refs=(ref(measurement, "evaluation_written"),)))
    if measurement.reason:
        runs.append(Run(f" ({measurement.reason.strip().rstrip('.')})", refs=(ref(measurement, "reason"),)))
    return ListItem((*runs, Run(".")))
