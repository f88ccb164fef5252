"""Section rows of a table: by number, Roman numeral, letter, merge, bold or an empty rest of the row; nested."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cdsdesk.importing.body import Body
from cdsdesk.importing.column_signs import signs_of
from cdsdesk.importing.cut_rows import code_in_gap, is_unfinished, leads_in
from cdsdesk.importing.levels import OF_LEVEL, names_level
from cdsdesk.importing.row_signs import code_style, numbered_heading, plain_code
from cdsdesk.vietnamese.cut_text import join_cut
from cdsdesk.vietnamese.text import fold

_AGAIN = "(tiếp theo)"
_NAMED_STYLES = frozenset({"roman", "letter"})
_VALUES = frozenset({"document_number", "date", "figure", "phone", "email"})
_ENDS = (",", ".", ";")


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section row; ``parent`` is its place in the table's list of sections, ``extras`` its subtotals by heading."""

    row: int
    number: str
    title: str
    parent: int | None
    path: tuple[str, ...]
    extras: Mapping[str, str]


class Sections:
    """The sections met so far, and which of them are open."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self.found: list[SectionRead] = []
        self.places: list[int] = []
        """For each section its row in the grid."""
        self._stack: list[int] = []

    @property
    def current(self) -> int | None:
        """Return the place of the innermost open section."""
        return self._stack[-1] if self._stack else None

    @property
    def number(self) -> str:
        """Return the number of the innermost open section, "" when there is none."""
        return self.found[self._stack[-1]].number if self._stack else ""

    def within(self, section: int | None, outer: int) -> bool:
        """Say whether a section is another one or stands in it."""
        while section is not None and section != outer:
            section = self.found[section].parent
        return section == outer

    def open(self, row: int, number: str, title: str, cells: Sequence[str]) -> None:
        """Begin a section at its place: "1" under "I" goes deeper, "II" goes back up."""
        style = style_of(number, title)
        for depth, index in enumerate(self._stack):
            if style_of(self.found[index].number, self.found[index].title) == style:
                del self._stack[depth:]
                break
        parent = self.current
        path = (*self.found[parent].path, number) if parent is not None else (number,)
        headers, money = self._body.table.headers, self._body.money
        extras = {headers[column]: cells[column] for column in sorted(money) if cells[column]}
        self._stack.append(len(self.found))
        self.found.append(SectionRead(self._body.grid.number(row), number, title, parent, path, extras))
        self.places.append(row)

    def without_rows(self, filled: Collection[int | None]) -> Iterator[SectionRead]:
        """Yield the sections that hold nothing: no row, ``filled`` are the places of those that do, and no section."""
        outer = {section.parent for section in self.found}
        yield from (section for place, section in enumerate(self.found) if place not in outer and place not in filled)

    def repeats(self, number: str, title: str) -> bool:
        """Say whether an open section is told again, as pages do."""
        bare = fold(title.replace(_AGAIN, "").strip())
        return any(
            self.found[index].number == number and fold(self.found[index].title) == bare for index in self._stack
        )

    def go_on(self, text: str) -> None:
        """Put the rest of a title behind the section that was met last."""
        index = self._stack[-1]
        self.found[index] = replace(self.found[index], title=join_cut(self.found[index].title, text))


def style_of(number: str, title: str) -> str:
    """Return by what a section is told from those above and below it: how it is numbered or written."""
    return code_style(number) or ("caps" if title.isupper() else "plain")


def as_section(body: Body, place: int, cells: Sequence[str], above: Sequence[str], gap: bool) -> tuple[str, str] | None:
    """Return number and title when a row is a heading inside the table.

    ``above`` are the cells of the row before, () at the start; ``gap`` says that an empty row stands between.
    """
    filled = [column for column, cell in enumerate(cells) if cell]
    name = _name_column(body, place, cells, filled)
    if any(column not in (body.code, name) and not body.is_subtotal(column, cells) for column in filled[1:]):
        return None
    texts = [column for column in filled if column not in body.money]
    if len(texts) == 1 and not body.has_code(body.rows[place]):
        return _lonely(body, place, cells, texts[0], above, gap)
    code, title = (cells[body.code] if body.code is not None else ""), cells[name]
    if not code or not title or not body.has_code(body.rows[place]):
        return None
    if not _heads_others(body, place, code, name, filled) or _has_levels(body, place):
        return None
    return plain_code(code), title


def _name_column(body: Body, place: int, cells: Sequence[str], filled: Sequence[int]) -> int:
    """Return where a section's title stands: with the names of rows, or alone beside its number or merged from there.

    "I | Văn bản của Trung ương" is written into the column of numbers of documents, never a number itself.
    """
    texts = [column for column in filled if column not in (body.code, *body.money)]
    if len(texts) != 1 or texts[0] == body.title or " " not in cells[texts[0]]:
        return body.title
    stands_first = texts[0] < body.title or body.is_wide(body.rows[place], texts[0])
    return texts[0] if stands_first and not _VALUES & set(signs_of([cells[texts[0]]])) else body.title


def _lonely(
    body: Body, place: int, cells: Sequence[str], column: int, above: Sequence[str], gap: bool
) -> tuple[str, str] | None:
    """Return number and title of a row of one text."""
    row = body.rows[place]
    wide, bold = body.is_wide(row, column), body.is_bold(row, [column])
    heading = numbered_heading(cells[column])
    if column != body.title:
        return heading if wide or bold or column == body.code else None
    if wide:
        return heading
    if body.is_break(row):
        return heading if heading[0] and (bold or cells[column].isupper() or body.code is None) else None
    if bold or cells[column].isupper() or (heading[0] and body.code is None):
        return heading
    return heading if _opens_group(body, place, cells[column], above, gap) else None


def _opens_group(body: Body, place: int, text: str, above: Sequence[str], gap: bool) -> bool:
    """Say whether a title alone, with nothing else to tell it, heads the numbered rows that follow."""
    following = body.next_code(place)
    if body.code is None or not following or not text[0].isupper():
        return False
    if not body.code_follows(place):
        return False
    restarts = following == "1" or following.endswith(".1")
    ended = bool(above) and above[body.title].rstrip()[-1:] in (".", ";", "!")
    return gap or restarts or ended or not above or _is_whole(body, place, above, text)


def _is_whole(body: Body, place: int, above: Sequence[str], text: str) -> bool:
    """Say whether neither a title alone nor the one above it is half of a text: no page and no line cuts this table."""
    title = above[body.title]
    if body.grid.seams or body.has_cut_lines or text[-1] in _ENDS or title.endswith(":") or is_unfinished(title):
        return False
    if leads_in(text) or code_in_gap(body, place, above[body.code or 0]):
        return False
    return sum(map(bool, above)) > 1


def _heads_others(body: Body, place: int, code: str, name: int, filled: Sequence[int]) -> bool:
    row, following, title = body.rows[place], body.next_code(place), body.text(body.rows[place], name)
    plain, style, below = plain_code(code), code_style(code), code_style(following)
    has_children = any(code.startswith(f"{plain}.") for code in body.next_codes(place))
    if has_children or body.is_wide(row, name):
        return True
    looks_so = title.isupper() or body.is_bold(row, filled)
    # a project that is only called in capitals has amounts and a number of the run it stands in
    if looks_so and (
        style in _NAMED_STYLES
        or not _has_amounts(body, row)
        or (following == "1" and body.code_follows(place))
        or below == "small"
    ):
        return True
    if style in _NAMED_STYLES:
        return below != style
    if style != "digits1" or not body.code_follows(place):
        return False
    return below == "small" or (following == "1" and (plain != "1" or body.is_full_below(place)))


def _has_levels(body: Body, place: int) -> bool:
    """Say whether a row is an indicator whose levels, each with its figures, have the numbers below its own."""
    if body.meaning.kind != "indicators":
        return False
    figures = [column for column, path in enumerate(body.meaning.fields) if path and path.split(".")[0] in OF_LEVEL]
    count = 0
    for row in body.rows_under(place):
        if not names_level(body.text(row, body.title)) or not any(body.text(row, column) for column in figures):
            return False
        count += 1
    return count > 1


def _has_amounts(body: Body, row: int) -> bool:
    return any(any(map(str.isdigit, body.text(row, column))) for column in body.money)
