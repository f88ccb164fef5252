"""Whether a row without a number is the rest of the row above or one of its own, told by what their cells hold."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cached_property

from cdsdesk.importing.body import Body
from cdsdesk.importing.column_signs import signs_of
from cdsdesk.importing.cut_rows import code_in_gap, is_bullet, is_cut, leads_in
from cdsdesk.importing.levels import OF_LEVEL, without_mark
from cdsdesk.vietnamese.deadlines import DeadlineKind, read_deadline

_FIGURE = re.compile(r"\d[\d.,%\s]*")
_NOTHING = "-–—. "
_LEAST_WORD = 2
_LEAST_OWN = 2
_FULL_ROW = 4
_LIKE_ABOVE = 0.75
_OTHER = DeadlineKind.OTHER
_ANY_YEAR = 2000
"""Stands for a year that a phrase leaves out: whether it is understood does not hang on it."""
_DUE = frozenset({"deadline_text", "deadline_from", "due_text", "date", "day"})
_LEAD = frozenset({"lead", "operator", "coordinators"})


class Joint(Enum):
    """How a row goes with the one above: its rest, one of its own, or one that somebody must look at."""

    REST = auto()
    OWN = auto()
    UNSURE = auto()


class OwnRows:
    """Tells rows of their own among those without a number; ``body`` is the table that they stand in."""

    def __init__(self, body: Body) -> None:
        self._body = body
        fields = enumerate(body.meaning.fields)
        self._paths = {column: path for column, path in fields if path and column not in (body.code, body.title)}
        self._figures = [column for column, path in self._paths.items() if path.split(".")[0] in OF_LEVEL]

    def joint(self, place: int, cells: Sequence[str], last: Sequence[str], code: str, *, gap: bool) -> Joint:
        """Say how the row at a place of the body goes with the one above, whose cells are ``last`` (() for none).

        ``code`` is the code of the row above, ``gap`` says that something stands between.
        """
        body, title = self._body, cells[self._body.title]
        after_break = body.is_break(body.rows[place])
        if body.meaning.kind == "indicators" and self._is_marked(cells):
            return Joint.OWN
        if body.code is None:
            is_untitled = not title and not gap and not self._lost_title(cells, last)
            is_rest = (after_break and (not title or title[0].islower())) or is_untitled
            return Joint.REST if is_rest else Joint.OWN
        if cells[body.code] or (gap and not after_break):
            return Joint.OWN
        if _is_full(cells, last) and _begins(title) and not title[0].isdigit() and code_in_gap(body, place, code):
            return Joint.OWN
        if after_break:
            return self._after_break(cells, last)
        if not title:
            return Joint.OWN if self._lost_title(cells, last) else Joint.REST
        if is_bullet(title):
            return self._of_bullet(cells, last)
        if _begins(title) and not is_cut(last[body.title], title) and code_in_gap(body, place, code):
            return Joint.OWN
        return self._of_title(cells, last)

    def _is_marked(self, cells: Sequence[str]) -> bool:
        """Say whether a row of indicators stands behind a dash, or with figures of its own behind a letter."""
        title = cells[self._body.title]
        has_mark = without_mark(title) != title
        return has_mark and (not title.lstrip()[0].isalpha() or any(cells[column] for column in self._figures))

    def _lost_title(self, cells: Sequence[str], last: Sequence[str]) -> bool:
        """Say whether a row lost its number and its title: each cell is whole, one a deadline or money of its own.

        Agencies alone may be a list that goes on in lines below each other.
        """
        own = [*self._telling(cells)]
        firm = [column for column in own if self._paths[column] not in _LEAD]
        if len(own) < _LEAST_OWN or not firm or any(self._cut(cells, last)):
            return False
        # below a second deadline or amount stands an agency of its own, whether or not other rows name it
        is_second = all(self._are_two(column, last[column], cells[column]) for column in firm)
        bodies = {column for column in own if is_second and "body" in signs_of([cells[column]])}
        return all(column in bodies or self._is_whole(column, cells, last) for column in own)

    def _after_break(self, cells: Sequence[str], last: Sequence[str]) -> Joint:
        """Judge the first row of a page: leads are told again on each, but nothing has two whole deadlines."""
        title = cells[self._body.title]
        if not _begins(title) or is_bullet(title) or any(self._cut(cells, last)):
            return Joint.REST
        is_own = any(self._are_two(column, last[column], cells[column]) for column in self._paths)
        return Joint.UNSURE if is_own else Joint.REST

    def _of_bullet(self, cells: Sequence[str], last: Sequence[str]) -> Joint:
        """Judge a line of a list: one with a lead, a deadline or money of its own is more than a line of text."""
        own = [
            column
            for column in self._telling(cells)
            if not is_bullet(cells[column]) and not is_cut(last[column], cells[column])
        ]
        if not own:
            return Joint.REST
        is_sure = any(not last[column] or self._is_whole(column, cells, last) for column in own)
        return Joint.OWN if is_sure else Joint.UNSURE

    def _of_title(self, cells: Sequence[str], last: Sequence[str]) -> Joint:
        title, above = cells[self._body.title], last[self._body.title]
        if is_cut(above, title) or (above and leads_in(title)):
            return Joint.REST
        if any(self._is_whole(column, cells, last) for column in self._paths):
            return Joint.OWN
        if any(self._cut(cells, last)) or not _begins(title):
            return Joint.REST
        is_like_above = self._is_like_above(cells, last)
        return Joint.OWN if is_like_above or len(list(self._telling(cells))) > 1 else Joint.UNSURE

    def _telling(self, cells: Sequence[str]) -> Iterator[int]:
        """Yield the filled columns that hold who leads, a deadline or money."""
        money = self._body.money
        return (
            column
            for column, path in self._paths.items()
            if cells[column] and (path in _DUE or path in _LEAD or column in money)
        )

    def _cut(self, cells: Sequence[str], last: Sequence[str]) -> Iterator[bool]:
        """Say of each column whether its cell goes on with the one above."""
        columns = [self._body.title, *self._paths]
        return (is_cut(last[column], cells[column]) for column in columns)

    def _is_whole(self, column: int, cells: Sequence[str], last: Sequence[str]) -> bool:
        """Say whether a cell is surely no rest: that of the row above again, a value of other rows, or a second one."""
        old, new = last[column], cells[column]
        if is_cut(old, new):
            return False
        if len(new.strip(_NOTHING)) < _LEAST_WORD and not _FIGURE.fullmatch(new):
            return False
        return new == old or new in self._values[column] or self._are_two(column, old, new)

    def _are_two(self, column: int, old: str, new: str) -> bool:
        """Say whether two cells are each a deadline or a figure, and together none."""
        if not old or not new or is_cut(old, new):
            return False
        if _FIGURE.fullmatch(old) and _FIGURE.fullmatch(new):
            return True
        if self._paths[column] not in _DUE or not new[0].isalnum():
            return False
        return {*map(_kind, (old, new))}.isdisjoint({_OTHER}) and _kind(f"{old} {new}") in (
            _OTHER,
            DeadlineKind.RECURRING,
        )

    @cached_property
    def _values(self) -> dict[int, set[str]]:
        """Return by column the cells of rows that a next one follows, by its number or title: nothing is cut off."""
        body = self._body
        whole: dict[int, set[str]] = {column: set() for column in self._paths}
        for row, below in zip(body.rows, body.rows[1:], strict=False):
            if self._is_begun(row) and self._is_begun(below) and not body.is_break(below):
                for column in whole:
                    whole[column].add(body.text(row, column))
        return whole

    def _is_begun(self, row: int) -> bool:
        """Say whether a row is a beginning: it has a number, in a table without numbers a title."""
        return self._body.has_code(row) if self._body.code is not None else bool(self._body.text(row, self._body.title))

    def _is_like_above(self, cells: Sequence[str], last: Sequence[str]) -> bool:
        """Say whether a row is filled like the row above, each cell with its beginning."""
        filled = [cell for cell in cells if cell]
        above = sum(1 for column, cell in enumerate(last) if cell and column != self._body.code)
        return len(filled) >= max(_FULL_ROW, above * _LIKE_ABOVE) and not any(
            cell[0].islower() or is_bullet(cell) for cell in filled
        )


def _begins(title: str) -> bool:
    """Say whether a title may be a beginning: it does not go on in small letters."""
    return bool(title) and not title[0].islower()


def _is_full(cells: Sequence[str], last: Sequence[str]) -> bool:
    filled = len(cells) - cells.count("")
    return filled >= 2 and filled >= (len(last) - last.count("")) / 2


def _kind(deadline: str) -> DeadlineKind:
    return read_deadline(deadline, _ANY_YEAR).kind
