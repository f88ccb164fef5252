"""Which cells of a sheet stand in a code page before Unicode: by their font, else column by column by their words."""

from collections.abc import Mapping, Sequence

from cdsdesk.vietnamese.legacy import OldCode, code_of_font
from cdsdesk.vietnamese.legacy_signs import Signs, is_frequent, is_modern, pooled, weigh

Place = tuple[int, int]


def old_codes(texts: Sequence[Sequence[str]], fonts: Mapping[Place, str]) -> dict[Place, OldCode]:
    """Return the code pages of the cells to convert; ``fonts`` by row and column of the texts.

    A cell that is in Unicode for sure, or that a conversion would spoil, is never among them.
    """
    found = _by_font(texts, fonts)
    columns: dict[int, Signs] = {}
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            if not text.isascii() and (row, column) not in found:
                columns.setdefault(column, Signs()).take(text)
    everything = pooled(columns.values())
    whole = everything.code()
    chosen = {column: signs.code() or _followed(signs, everything, whole) for column, signs in columns.items()}
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            if text.isascii() or (row, column) in found:
                continue
            signs, code = columns[column], chosen[column]
            if code is not None and _is_better(text, code, signs, everything):
                found[row, column] = code
            elif code is None and whole is not None and not signs.modern and is_frequent(text, whole):
                found[row, column] = whole
    return found


def _by_font(texts: Sequence[Sequence[str]], fonts: Mapping[Place, str]) -> dict[Place, OldCode]:
    found: dict[Place, OldCode] = {}
    for (row, column), font in fonts.items():
        code = code_of_font(font)
        text = texts[row][column] if 0 <= row < len(texts) and 0 <= column < len(texts[row]) else ""
        if text and code is not None and not is_modern(text) and weigh(text, code) >= 0:
            found[row, column] = code
    return found


def _followed(signs: Signs, everything: Signs, whole: OldCode | None) -> OldCode | None:
    """Return the sheet's code page for a column of few words; beside columns in Unicode its words must fit it."""
    return whole if whole is not None and (not everything.is_mixed() or signs.fits(whole)) else None


def _is_better(text: str, code: OldCode, column: Signs, everything: Signs) -> bool:
    """Say whether a cell is converted; one whose words tell nothing goes with the others of its column."""
    weight = weigh(text, code)
    if weight:
        return weight > 0
    return not everything.is_mixed() or (not column.modern and column.fits(code))
