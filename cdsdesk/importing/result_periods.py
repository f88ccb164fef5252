"""When the results of a table are of, where the headings of their columns tell more than the title above."""

from collections.abc import Iterator, Sequence

from cdsdesk.importing.heading_words import heading_years
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.period_headings import names_a_day, part_of_year
from cdsdesk.importing.titles import period_in
from cdsdesk.model.periods import Window, known_window

RESULTS = ("result", "status_text", "state")
"""Fields of tasks and systems that are of a period, that which tells it best first."""
_FIGURES = ("result", "measurements")


def period_of_results(meaning: Meaning, headers: Sequence[str], above: str | None) -> str | None:
    """Return the period of the results of a table; ``above`` is that of its title, None where it names none.

    "Kết quả đến 30/6" under a title of the year 2026 is 2026-H1.
    """
    if meaning.kind == "indicators":
        return _of_figures(meaning, above)
    for name in RESULTS:
        column = meaning.column(name)
        if column is not None and (told := _told(headers[column], above)) is not None:
            return told
    return above


def _told(header: str, above: str | None) -> str | None:
    """Return the period that the heading of a column of results names, None for none."""
    part, years = part_of_year(header), heading_years(header)
    if part is None:
        return period_in(header)
    year = years[-1] if years else (above or "")[:4]
    own = known_window(f"{year}-{part}")
    if own is None:
        return None
    return above if names_a_day(header) and _ends_within(own, above) else own.code


def _ends_within(own: Window, above: str | None) -> bool:
    """Say whether a title tells a part of a year in which the day of a heading lies: data up to it are of that part."""
    told = known_window(above or "")
    return told is not None and len(told.code) > 4 and told.calendar_from <= own.calendar_to <= told.calendar_to


def _of_figures(meaning: Meaning, above: str | None) -> str | None:
    """Return the one part of the year above in which all results lie, the year where there is none."""
    year = known_window(above or "")
    if year is None or len(year.code) > 4:
        return above
    told = list(_windows(meaning, year.code))
    widest = max(told, key=lambda each: each.calendar_to - each.calendar_from, default=year)
    holds_all = all(
        widest.calendar_from <= each.calendar_from <= each.calendar_to <= widest.calendar_to for each in told
    )
    return widest.code if holds_all else above


def _windows(meaning: Meaning, year: str) -> Iterator[Window]:
    """Yield the periods of the columns of results that lie in a year."""
    for path in meaning.fields:
        name, _, when = (path or "").partition(".")
        if name in _FIGURES:
            code = when if when[:4].isdigit() else f"{year}-{when}" if when else year
            found = known_window(code)
            if found is not None and found.code.startswith(year):
                yield found
