"""All traps in the order in which they may be laid, and which of them never stand in one file."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from tests.support.messy import traps_cells as cells
from tests.support.messy import traps_columns as columns
from tests.support.messy import traps_rows as rows
from tests.support.messy import traps_table as table
from tests.support.messy import traps_text as text
from tests.support.messy.draft import Draft

Trap = Callable[[Draft], None]

LETTERS: Sequence[Trap] = (
    text.combining_marks,
    text.look_alikes,
    text.odd_spaces,
    text.soft_hyphens,
    text.tcvn3_font,
    text.tcvn3_capitals,
    text.tcvn3_alone,
    text.vni_font,
    text.vni_alone,
    text.cp1258_alone,
)
_ORDER: Sequence[Sequence[Trap]] = (
    (columns.compared_column, columns.parts_of_years),
    (cells.number_codes, cells.date_codes, cells.held_as_text, columns.shown_months, cells.month_first),
    (cells.roles_in_one_cell,),
    (cells.footnotes,),
    (table.unknown_column,),
    (table.subtotals,),
    (table.merged_sections, table.bold_sections, table.capital_sections),
    (table.totals,),
    (table.column_numbers,),
    (
        *(table.repeated_headers, table.page_breaks, table.cut_rows, rows.level_rows),
        *(rows.forgotten_numbers, rows.added_rows, rows.lines_of_lists),
    ),
    (cells.hidden_rows,),
    (table.spacer_rows,),
    (table.vertical_merges,),
    (table.notes,),
    (table.signatures,),
    (table.letterhead, table.unmerged_titles),
    (cells.hidden_column,),
    (cells.another_table, cells.split_sheets),
    (cells.hidden_sheet,),
    (cells.another_sheet,),
    (cells.irrelevant_sheet,),
    (cells.far_corner,),
    LETTERS,
    (table.running_lines,),
    (table.sections_beside,),
    (table.side_unit,),
)
TRAPS: Mapping[str, Trap] = {trap.__name__: trap for group in _ORDER for trap in group}
NOT_IN_TEXT = frozenset(TRAPS) - {trap.__name__ for trap in LETTERS}
_USUAL = 0.28


def chosen(rng: Random, without: frozenset[str]) -> list[str]:
    """Return the names of traps for one file: of each group one or none."""
    names = []
    for group in _ORDER:
        free = [trap.__name__ for trap in group if trap.__name__ not in without]
        if free and rng.random() < _USUAL:
            names.append(rng.choice(free))
    return names


def lay(draft: Draft, names: Sequence[str]) -> Draft:
    """Lay traps by name, in their order."""
    for name, trap in TRAPS.items():
        if name in names:
            trap(draft)
            draft.traps.append(name)
    return draft
