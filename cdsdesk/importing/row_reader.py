"""Reading the body of a table row by row: cut rows rejoined, sections, totals, what is no row of it set aside."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from cdsdesk.importing.accounts import Role
from cdsdesk.importing.body import Body
from cdsdesk.importing.codes import read_code
from cdsdesk.importing.cut_rows import Rejoiner, code_in_gap, is_cut_number
from cdsdesk.importing.header import Table
from cdsdesk.importing.loose_rows import is_page_number, names_a_page
from cdsdesk.importing.merged_rows import merged_rows
from cdsdesk.importing.own_rows import Joint, OwnRows
from cdsdesk.importing.plain_rows import Figures, PlainRows, has_filled, is_plain_code
from cdsdesk.importing.repair import Grid, Repair
from cdsdesk.importing.row_signs import is_closing, is_footnote, is_signature, is_spacer, is_total, plain_code
from cdsdesk.importing.rows import RowRead, TableRows, after_ended
from cdsdesk.importing.section_rows import take_rows_from_sections
from cdsdesk.importing.sections import Sections, as_section
from cdsdesk.importing.source_rows import with_source_rows
from cdsdesk.importing.totals import TotalRow, total_notes
from cdsdesk.importing.wording import shortened

_NOTE = 80
_MANY = 12
_MAY_BE_REST = "Dòng không có STT, đọc là một dòng riêng: có thể là phần còn lại của dòng trên"
_ONCE_TOLD = frozenset({"tasks", "projects", "indicators"})
"""Kinds of tables that list a thing once; one training may be held on two days."""


def read_rows(grid: Grid, table: Table) -> TableRows:
    """Read the body of a table row by row."""
    return _Reading(Body(grid, table)).read()


class _Reading:
    """Goes down the body once; keeps the row that later lines may still belong to."""

    def __init__(self, body: Body) -> None:
        self._body, self._grid, self._table = body, body.grid, body.table
        self._code = body.code
        self._figures = Figures(body)
        self._sections = Sections(body)
        self._rejoiner = Rejoiner(body.grid)
        self._own_rows = OwnRows(body)
        self._joint = Joint.OWN
        self._rows: list[RowRead] = []
        self._last: Sequence[str] = ()
        """Cells of the row that was read last, as they stand now; () when that was no row."""
        self._last_code = ""
        self._gap = False
        self._after_section = False
        self._totals: list[TotalRow] = []
        self._footnotes: list[str] = []
        self._repairs: list[Repair] = []
        self._roles: dict[int, Role] = {}
        self._merged = merged_rows(body)

    def read(self) -> TableRows:
        self._leave_footer()
        place, rows = 0, self._body.rows
        plain = PlainRows(self._body, self._figures) if not self._merged.carried else None
        while place < len(rows):
            place += self._take_plain(place, plain) if plain is not None else 0
            if place < len(rows):
                self._take(place, rows[place])
                place += 1
        if self._sections.found:
            self._rows = after_ended(self._rows, self._sections.found)
            taken = take_rows_from_sections(self._body, self._figures, self._rows, self._sections, self._totals)
            self._roles.update(dict.fromkeys(taken, Role.ROW))
        self._tell_empty_sections()
        self._join_sources()
        self._repairs.extend(total_notes(self._body, self._rows, self._sections, self._totals))
        sections, footnotes = tuple(self._sections.found), tuple(self._footnotes)
        return TableRows(tuple(self._rows), sections, footnotes, tuple(self._repairs), self._roles)

    def _join_sources(self) -> None:
        """Put amounts by source to the row that they are of, so that totals do not count them twice."""
        fields, title = self._body.meaning.fields, self._body.title
        self._rows, notes = with_source_rows(self._rows, fields, title)
        self._repairs.extend(notes)

    def _tell_empty_sections(self) -> None:
        """Tell sections without any row: one with amounts may have been a row itself."""
        for section in self._sections.without_rows({row.section for row in self._rows}):
            name = f"{section.number}. {section.title}" if section.number else section.title
            message = f"Mục “{shortened(name, _NOTE)}” không có dòng nào"
            self._repairs.append(Repair((section.row,), message, bool(section.extras)))

    def _leave_footer(self) -> None:
        """Set aside what stands below the last row: signatures, recipients, remarks."""
        body = self._body.rows
        last = self._last_row(len(body))
        firm = next((place for place in range(last, -1, -1) if self._is_firm(body[place])), -1)
        signed = (place for place in range(firm + 1, last + 1) if self._is_signature(place))
        last = self._with_rest(self._last_row(next(signed, last + 1)))
        self._set_aside([row for row in body[last + 1 :] if any(self._body.cells(row))])
        del body[last + 1 :]

    def _with_rest(self, last: int) -> int:
        """Return the last of the lines just below a row that may be its rest: cells behind an empty first one."""
        if last < 0:
            return last
        for place in range(last + 1, len(self._body.rows)):
            cells = self._body.cells(self._body.rows[place])
            if not any(cells) or cells[0] or cells[self._code or 0] or is_footnote(cells) or is_signature(cells):
                return place - 1
            if is_closing(cells):
                return place - 1
        return len(self._body.rows) - 1

    def _last_row(self, end: int) -> int:
        return next((place for place in range(end - 1, -1, -1) if self._is_row(self._body.rows[place])), -1)

    def _is_firm(self, row: int) -> bool:
        """Say whether a row cannot stand below a table: it has a code, or too many cells for a signature."""
        cells = self._body.cells(row)
        return self._body.has_code(row) or len(cells) - cells.count("") > 3

    def _is_signature(self, place: int) -> bool:
        body = self._body.rows
        above = self._grid.texts[body[place] - 1] if body[place] else []
        return is_signature(self._body.cells(body[place]), not any(above) or body[place] in self._grid.seams)

    def _is_row(self, row: int) -> bool:
        """Say whether a row surely belongs to the table: it has a code, or cells in several of its columns."""
        cells = self._body.cells(row)
        filled = sum(1 for column, cell in enumerate(cells) if cell and self._body.meaning.fields[column])
        if self._body.has_code(row):
            return not is_page_number(cells) or not self._grid.seams
        if self._body.is_break(row) and filled and not is_page_number(cells) and not is_footnote(cells):
            return True
        return filled >= 2 and not is_footnote(cells) and not is_spacer(cells)

    def _set_aside(self, rows: Sequence[int]) -> None:
        """Tell what stands below the table: footnotes and a few lines each by itself, many lines together."""
        outside = []
        for row in rows:
            text = " ".join(filter(None, self._body.cells(row)))
            if is_footnote(self._body.cells(row)):
                self._take_footnote(row, text)
            else:
                self._roles[row] = Role.OUTSIDE
                outside.append((row, shortened(text, _NOTE)))
        if len(outside) > _MANY:
            rows_told = tuple(self._grid.number(row) for row, _ in outside)
            self._repairs.append(Repair(rows_told, f"Bỏ {len(outside)} dòng ngoài bảng: “{outside[0][1]}”"))
            return
        for row, text in outside:
            self._note(row, f"Bỏ dòng ngoài bảng: “{text}”")

    def _take_footnote(self, row: int, text: str) -> None:
        self._footnotes.append(text)
        self._say(row, Role.FOOTNOTE, f"Ghi nhận chú thích cuối bảng: “{shortened(text, _NOTE)}”")

    def _say(self, row: int, role: Role, message: str) -> None:
        self._roles[row] = role
        self._note(row, message)

    def _note(self, row: int, message: str) -> None:
        self._repairs.append(Repair((self._grid.number(row),), message))

    def _take_plain(self, place: int, plain: PlainRows) -> int:
        """Take the rows like most from a place on and return how many they are."""
        above = self._rows[-1].code if self._rows else ""
        found = plain.read(place, above, self._last, self._sections.current)
        if found:
            self._add(self._body.rows[place : place + len(found)], found)
        return len(found)

    def _add(self, rows: Sequence[int], found: Sequence[RowRead]) -> None:
        self._rows += found
        self._roles.update(dict.fromkeys(rows, Role.ROW))
        self._last, self._last_code = found[-1].cells, found[-1].code or self._last_code
        self._after_section, self._gap = False, False

    def _take(self, place: int, row: int) -> None:
        cells = self._body.cells(row)
        if self._is_plain(cells):
            self._new_row(place, row, cells)
        elif not any(cells):
            self._gap = self._gap or not any(self._grid.texts[row])
        else:
            self._take_other(place, row, cells)
            self._gap = False

    def _is_plain(self, cells: Sequence[str]) -> bool:
        """Say whether a row is one by its number and its many cells, whatever must be mended in them."""
        if self._code is None or not is_plain_code(cells[self._code]) or self._repeats_last(cells):
            return False
        return has_filled(self._body, cells)

    def _repeats_last(self, cells: Sequence[str]) -> bool:
        """Say whether number and title are those of the row above, as a merged cell comes out of some programs."""
        if not self._last or self._code is None or cells[self._code] != self._last[self._code]:
            return False
        if not cells[self._code] or not cells[self._body.title]:
            return False
        if self._body.meaning.kind not in _ONCE_TOLD:
            return False
        return cells[self._body.title] == self._last[self._body.title]

    def _take_other(self, place: int, row: int, cells: list[str]) -> None:
        ways: tuple[Callable[[int, int, list[str]], bool], ...] = (
            self._as_joined,
            self._as_aside,
            self._as_total,
            self._as_section,
            self._as_rest,
        )
        if not any(way(place, row, cells) for way in ways):
            self._new_row(place, row, cells)

    def _as_joined(self, _place: int, row: int, cells: list[str]) -> bool:
        if self._rows and row in self._merged.joined:
            is_rest_of_word = self._body.is_break(row)
            self._append(row, cells, None if is_rest_of_word else "\n")
            return True
        if self._repeats_last(cells):
            self._append(row, ["" if new == old else new for old, new in zip(self._last, cells, strict=True)], "\n")
            self._note(row, f"Nối dòng lặp lại STT và tên của mục {self._rows[-1].code}")
            return True
        return False

    def _as_aside(self, place: int, row: int, cells: list[str]) -> bool:
        if is_spacer(cells):
            self._say(row, Role.SPACER, "Bỏ dòng chỉ có dấu chấm, gạch")
            return True
        if names_a_page(cells) or (self._grid.seams and is_page_number(cells) and self._at_edge(place)):
            self._say(
                row, Role.OUTSIDE, f"Bỏ dòng đầu, cuối trang: “{shortened(' '.join(filter(None, cells)), _NOTE)}”"
            )
            return True
        filled = [column for column, cell in enumerate(cells) if cell]
        is_first = filled[0] in (self._code, 0) or self._body.is_wide(row, filled[0])
        if is_first and is_footnote(cells) and not self._body.is_break(row):
            self._take_footnote(row, cells[filled[0]])
            return True
        return False

    def _at_edge(self, place: int) -> bool:
        """Say whether a row stands first or last on its page."""
        rows = self._body.rows
        below = rows[place + 1] if place + 1 < len(rows) else None
        return self._body.is_break(rows[place]) or below is None or self._body.is_break(below)

    def _as_total(self, _place: int, row: int, cells: list[str]) -> bool:
        if not is_total(cells, self._code):
            return False
        self._say(row, Role.TOTAL, f"Dòng tổng không nhập: “{shortened(' '.join(cells), _NOTE)}”")
        self._totals.append(TotalRow(row, len(self._rows), self._sections.current))
        self._last = ()
        return True

    def _as_section(self, place: int, row: int, cells: list[str]) -> bool:
        found = as_section(self._body, place, cells, self._last, self._gap)
        if found is None:
            return False
        number, title = found
        if self._sections.repeats(number, title):
            self._say(row, Role.REPEATED, f"Bỏ tiêu đề mục lặp lại: “{shortened(title, _NOTE)}”")
            return True
        self._roles[row] = Role.SECTION
        if self._after_section and self._body.is_break(row) and not number and title[0].islower():
            self._sections.go_on(title)
            self._note(row, f"Nối phần còn lại của tiêu đề mục {self._sections.number}".rstrip())
            return True
        self._sections.open(row, number, title, cells)
        self._after_section, self._last = True, []
        return True

    def _as_rest(self, place: int, row: int, cells: list[str]) -> bool:
        if not self._rows:
            return False
        gap = self._gap or (not self._last and bool(cells[self._body.title]))
        last = self._last or self._rows[-1].cells
        self._joint = self._own_rows.joint(place, cells, last, self._last_code, gap=gap)
        if self._joint is not Joint.REST:
            return False
        self._append(row, cells, None)
        return True

    def _append(self, row: int, cells: Sequence[str], glue: str | None) -> None:
        last = self._rows[-1]
        joined = tuple(
            self._rejoiner.join(old, new) if glue is None else glue.join(filter(None, (old, new)))
            for old, new in zip(last.cells, cells, strict=True)
        )
        self._rows[-1] = replace(last, rows=(*last.rows, self._grid.number(row)), cells=joined)
        self._roles[row] = Role.ROW
        if self._last:
            self._last = joined
        if glue is None:
            self._note(row, f"Nối phần còn lại của dòng bị ngắt trang vào mục {last.code or last.rows[0]}")
            for word in self._rejoiner.dropped:
                self._note(row, f"Bỏ chữ “{word}” lặp lại ở chỗ ngắt trang")
            self._rejoiner.dropped.clear()

    def _new_row(self, place: int, row: int, cells: list[str]) -> None:
        problems: tuple[tuple[str, str], ...] = ()
        if self._merged.carried:
            for column, value in self._merged.carried.get(row, {}).items():
                cells[column] = cells[column] or value
        for column in self._body.money:
            if not cells[column].isdecimal() and len(parts := cells[column].split()) == 2 and is_cut_number(*parts):
                cells[column] = "".join(parts)
                self._note(row, f"Nối số bị ngắt dòng: {cells[column]}")
        code = ""
        if self._code is not None:
            code, doubt = self._read_code(place, row, cells)
            cells[self._code] = code
            problems = (("code", doubt),) if doubt else ()
        numbers = self._figures.numbers([cells], [self._grid.raw[row]])
        self._add(
            (row,),
            (RowRead((self._grid.number(row),), code, tuple(cells), numbers[0], self._sections.current, problems),),
        )

    def _read_code(self, place: int, row: int, cells: Sequence[str]) -> tuple[str, str]:
        """Return the code of a new row and what is doubtful about it; what was mended is noted."""
        column = self._code or 0
        last, text = self._last_code, cells[column]
        if not text:
            code = code_in_gap(self._body, place, last) if cells[self._body.title] else ""
            if code:
                self._note(row, f"Dòng thiếu STT, đọc là {code} theo các dòng trên và dưới")
            return code, _MAY_BE_REST if self._joint is Joint.UNSURE else ""
        if self._merged.carried and column in self._merged.carried.get(row, {}):
            self._note(row, f"STT gộp cho nhiều dòng: đọc là {plain_code(text)}")
            return plain_code(text), ""
        line = self._grid.raw[row]
        raw = line[column] if column < len(line) else ""
        if raw.__class__ is str and last[-1:] != "9" and is_plain_code(text):
            return text, ""
        following = "" if isinstance(raw, int | float) else self._body.next_code(place)
        shown = self._grid.decimals.get((row, column))
        code, mended, doubt = read_code(raw, text, shown, last, self._sections.number, following)
        if mended:
            self._note(row, mended)
        return code, doubt
