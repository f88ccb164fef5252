"""Rows that look like sections: projects numbered I, II, III with amounts and nothing below them."""

from collections.abc import Sequence
from dataclasses import replace

from cdsdesk.importing.body import Body
from cdsdesk.importing.plain_rows import Figures
from cdsdesk.importing.row_signs import plain_code
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.sections import Sections, style_of
from cdsdesk.importing.totals import TotalRow

_KINDS = ("tasks", "projects")


def take_rows_from_sections(
    body: Body, figures: Figures, rows: list[RowRead], sections: Sections, totals: list[TotalRow]
) -> tuple[int, ...]:
    """Make rows of numbered sections with amounts that hold nothing; return their places in the grid.

    ``rows``, ``sections`` and ``totals`` are changed. Where another section numbered alike holds something, they stay
    sections.
    """
    taken = _empty_ones(body, rows, sections)
    if not taken:
        return ()
    kept = [place for place in range(len(sections.found)) if place not in taken]
    moved: dict[int | None, int | None] = {None: None, **{place: at for at, place in enumerate(kept)}}
    moved |= {place: moved[sections.found[place].parent] for place in taken}
    grown = [replace(row, section=moved[row.section]) for row in rows]
    grown += [_row(body, figures, sections.places[place], moved[place]) for place in taken]
    places = tuple(sections.places[place] for place in taken)
    totals[:] = [
        replace(total, above=total.above + sum(row < total.row for row in places), section=moved[total.section])
        for total in totals
    ]
    rows[:] = sorted(grown, key=lambda row: row.rows[0])
    sections.found[:] = [replace(each, parent=moved[each.parent]) for each in map(sections.found.__getitem__, kept)]
    sections.places[:] = [sections.places[place] for place in kept]
    return places


def _empty_ones(body: Body, rows: Sequence[RowRead], sections: Sections) -> list[int]:
    if body.meaning.kind not in _KINDS or body.code is None:
        return []
    filled = {row.section for row in rows} | {section.parent for section in sections.found}
    empty = [
        place
        for place, section in enumerate(sections.found)
        if place not in filled and section.number and section.extras and body.has_code(sections.places[place])
    ]
    others = {_style(sections, place) for place in range(len(sections.found)) if place not in empty}
    return [place for place in empty if _style(sections, place) not in others]


def _style(sections: Sections, place: int) -> str:
    section = sections.found[place]
    return style_of(section.number, section.title)


def _row(body: Body, figures: Figures, row: int, section: int | None) -> RowRead:
    cells = body.cells(row)
    code = plain_code(cells[body.code or 0])
    cells[body.code or 0] = code
    numbers = figures.numbers([cells], [body.grid.raw[row]])[0]
    return RowRead((body.grid.number(row),), code, tuple(cells), numbers, section)
