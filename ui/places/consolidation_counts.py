"""What lower offices counted, as lines with the offices behind each: teams, documents, systems, activities, money."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cdsdesk.model.activities import ACTIVITY_WORDS
from cdsdesk.model.consolidation import Consolidation, Group
from cdsdesk.model.tasks import AMOUNT_WORDS
from cdsdesk.model.teams import ROLE_WORDS
from cdsdesk.vietnamese.numbers import format_number
from ui.places.consolidation_lines import LATE_STATES, total_words, unit_names
from ui.places.consolidation_totals import CountLine

_TEAM_WORDS = {"teams": "Tổ công nghệ số cộng đồng", "members": "Thành viên tổ"}
_SYSTEM_WORDS = {"systems": "Hệ thống thông tin", "approved": "Hệ thống đã phê duyệt cấp độ"}
_PART_WORDS = {"count": "số cuộc", "attendees": "lượt người"}


@dataclass(frozen=True)
class Totals:
    """What was added up, its counts as lines, how many tasks are late in how many offices."""

    found: Consolidation
    counts: tuple[CountLine, ...]
    late: int
    late_units: int


def totals(found: Consolidation, names: Mapping[str, str]) -> Totals:
    """Work out in the worker all that the page shows of many thousand rows, so that the window only looks it up."""
    for indicator in found.indicators:
        total_words(indicator)
    for task in found.tasks:
        _ = task.head, task.states
    late = sum(found.states.get(state, 0) for state in LATE_STATES)
    units = {line.unit for one in found.tasks for line in one.rows if line.state in LATE_STATES}
    return Totals(found, count_lines(found, unit_names(found, names)), late, len(units))


def count_lines(found: Consolidation, names: Mapping[str, str]) -> tuple[CountLine, ...]:
    """Return every count over all offices."""
    return (*_groups(found, names), *_activities(found, names))


def _groups(found: Consolidation, names: Mapping[str, str]) -> Iterator[CountLine]:
    roles = {role.value: f"Thành viên tổ: {words.lower()}" for role, words in ROLE_WORDS.items()}
    amounts = {kind.value: f"Kinh phí: {words.lower()} (đồng)" for kind, words in AMOUNT_WORDS.items()}
    groups: tuple[tuple[Group, Mapping[str, str]], ...] = (
        ("teams", _TEAM_WORDS | roles),
        ("systems", _SYSTEM_WORDS),
        ("money", amounts),
        ("documents", {}),
    )
    for group, words in groups:
        sums: Mapping[str, int] = getattr(found, group)
        known = [key for key in words if key in sums]
        for key in (*known, *(key for key in sums if key not in words)):
            rows = tuple((names.get(unit, unit), format_number(count)) for unit, count in found.parts(group, key))
            yield CountLine(words.get(key) or f"Văn bản ban hành: {key}", format_number(sums[key]), rows)


def _activities(found: Consolidation, names: Mapping[str, str]) -> Iterator[CountLine]:
    kinds = {kind.value: words for kind, words in ACTIVITY_WORDS.items()}
    for kind, parts in found.activities.items():
        for part, total in parts.items():
            rows = tuple(
                (names.get(unit, unit), format_number(told.activities[kind][part]))
                for unit, told in found.counts.items()
                if part in told.activities.get(kind, {})
            )
            words = f"{kinds.get(kind, kind)}: {_PART_WORDS.get(part, part)}"
            yield CountLine(words, format_number(total), rows)
