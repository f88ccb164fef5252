"""Numbers that count on from each other: the headings of a document, its items, the rows of a table."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cdsdesk.checks.paper import PaperRow, PaperTable, Passage, PassageKind, RowKind
from cdsdesk.checks.structure_ordinals import Ordinal, as_roman, read_ordinal, skipped
from cdsdesk.model.findings import Place
from cdsdesk.vietnamese.text import search_key

_RANKS = {"phan": 0, "chuong": 1, "muc": 2, "tieu muc": 3, "dieu": 3, "A": 4, "I": 5}
_INNER = 9
_BELOW_ROMAN = 6
_STT = re.compile(r"(?:s?tt|so tt|so thu tu|ma so|muc)\.?")
_SECTION_MARK = re.compile(
    r"(?:(?:[IVX]{1,7}|[0-9]{1,3}(?:\.[0-9]{1,3})*|[A-HĐ]|[a-zđ])[.)]|[0-9]{1,3}(?:\.[0-9]{1,3})+)\s"
)
_PART_LINE = re.compile(r"(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:[Tt]hứ\s+\w+|THỨ\s+\w+|[IVX]+|[0-9]+)(?=\s*$|[.:])")
_ARTICLE = re.compile(r"Điều\s+[0-9]{1,3}(?=\s*$|[.:])")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line or row that bears a number."""

    ordinal: Ordinal
    text: str
    place: Place
    heading: bool = False
    row: bool = False
    level: int = 0


@dataclass
class Run:
    """Lines that count on from each other; ``above`` is the line that they stand below.

    ``misplaced`` are those whose first numbers are not those of the line above. ``follows`` is the last number of the
    run before, which a run may count on from.
    """

    lines: list[Numbered]
    above: Numbered | None = None
    misplaced: list[tuple[Numbered, Numbered]] = field(default_factory=list)
    follows: int = 0
    loose: bool = False

    @property
    def last(self) -> Numbered:
        """The line met last."""
        return self.lines[-1]

    @property
    def style(self) -> str:
        """In what the lines count."""
        return self.lines[0].ordinal.style

    @property
    def prefix(self) -> tuple[int, ...]:
        """The numbers above those that count."""
        return self.lines[0].ordinal.prefix

    def is_next(self, line: Numbered) -> bool:
        """Whether a line bears the number after the last one."""
        before, value = self.last.ordinal.value, line.ordinal.value
        return self.style == line.ordinal.style and before < value and not skipped(self.style, before, value)


class Runs:
    """Takes the lines of one part of a document in order and tells which of them count on from each other."""

    def __init__(self) -> None:
        self.closed: list[Run] = []
        self._open: list[Run | str] = []
        self._counted: dict[str, int] = {}
        self._ranks = dict(_RANKS)

    def add(self, line: Numbered) -> None:
        """Put a numbered line where it belongs."""
        line = self._told_apart(line)
        taken = self._taken(line)
        if taken is None:
            taken = self._strayed(line)
        if taken is None:
            self._begin(line)
            return
        self._close(taken + 1)
        run = self._open[taken]
        assert isinstance(run, Run)
        if run.prefix != line.ordinal.prefix:
            run.misplaced.append((line, run.last))
        run.lines.append(line)
        run.loose = False

    def dash(self, mark: str) -> None:
        """Note an item without a number: what stood below the one before it is closed."""
        if mark in self._open:
            self._close(self._open.index(mark) + 1)
        else:
            self._open.append(mark)

    def loosen(self) -> None:
        """Let items begin anew: running text or a heading without a number stands between."""
        for run in self._open:
            if isinstance(run, Run) and not run.last.heading:
                run.loose = True

    def plain_heading(self, level: int) -> None:
        """Note a heading without a number, which ends all on its own level and below."""
        for place, run in enumerate(self._open):
            if isinstance(run, Run) and run.last.heading and run.last.level >= level:
                self._close(place)
                break
        self.loosen()

    def all(self) -> list[Run]:
        """Return all runs in the order of their first lines' end."""
        self._close(0)
        return self.closed

    def _told_apart(self, line: Numbered) -> Numbered:
        """Read "i)" as a letter only behind "h)", as "v)" behind "iv)" is a Roman number."""
        roman = as_roman(line.ordinal)
        if roman is None or any(isinstance(run, Run) and run.is_next(line) for run in self._open):
            return line
        other = replace(line, ordinal=roman)
        follows = any(isinstance(run, Run) and run.is_next(other) for run in self._open)
        return other if follows or roman.value == 1 else line

    def _runs(self, style: str) -> Iterator[tuple[int, Run]]:
        """Yield the open runs of a style from the inside."""
        for place in range(len(self._open) - 1, -1, -1):
            run = self._open[place]
            if isinstance(run, Run) and run.style == style:
                yield place, run

    def _taken(self, line: Numbered) -> int | None:
        """Return where a line is simply the next."""
        same = [(place, run) for place, run in self._runs(line.ordinal.style) if run.is_next(line)]
        for place, run in same:
            if run.prefix == line.ordinal.prefix and run.last.heading == line.heading:
                return place
        for place, run in same:
            if run.prefix == line.ordinal.prefix or line.ordinal.value > 1:
                return place
        return None

    def _strayed(self, line: Numbered) -> int | None:
        """Return the run that a line disturbs; None where it begins one of its own."""
        for place, run in self._runs(line.ordinal.style):
            first = line.ordinal.value == 1
            if run.prefix != line.ordinal.prefix or (first and run.loose):
                self._close(place)
                return None
            if first and run.last.heading and not line.heading:
                return None
            return place
        return None

    def _begin(self, line: Numbered) -> None:
        self._rank_letters(line)
        rank = self._ranks.get(line.ordinal.style, _INNER)
        for place, run in enumerate(self._open):
            if isinstance(run, Run) and rank < self._ranks.get(run.style, _INNER):
                self._close(place)
                break
        above = next((run.last for run in reversed(self._open) if isinstance(run, Run)), None)
        begun = Run([line], above, follows=self._counted.get(line.ordinal.style, 0))
        parent = self._parent(line)
        if parent is not None:
            begun.misplaced.append((line, parent))
        self._open.append(begun)

    def _rank_letters(self, line: Numbered) -> None:
        """Rank capital letters below Roman numbers where they are first met below one."""
        if line.ordinal.style == "A" and "A" not in self._counted and any(True for _ in self._runs("I")):
            self._ranks["A"] = _BELOW_ROMAN

    def _parent(self, line: Numbered) -> Numbered | None:
        """Return the line above when its number is not the one that this line begins with."""
        if not line.ordinal.prefix:
            return None
        styles = [line.ordinal.style[:-1]] + (["I"] if line.ordinal.style == "11" else [])
        for style in styles:
            for _, run in self._runs(style):
                return None if run.last.ordinal.path == line.ordinal.prefix else run.last
        return None

    def _close(self, place: int) -> None:
        for run in self._open[place:]:
            if isinstance(run, Run):
                self.closed.append(run)
                self._counted[run.style] = run.last.ordinal.value
        del self._open[place:]


def runs_of_passages(passages: Iterable[Passage]) -> list[Run]:
    """Return the runs of the headings and items of one part of a document."""
    runs = Runs()
    for passage in passages:
        mark = passage.mark or _worded_mark(passage)
        ordinal = read_ordinal(mark) if mark else None
        heading = passage.kind is PassageKind.HEADING or mark != passage.mark
        if ordinal is not None:
            place = replace(passage.place, quote=f"{mark} {passage.text}".strip() if mark == passage.mark else mark)
            runs.add(Numbered(ordinal, passage.text, place, heading, level=passage.level))
        elif heading:
            runs.plain_heading(passage.level)
        elif mark:
            runs.dash(mark)
        else:
            runs.loosen()
    return runs.all()


def _worded_mark(passage: Passage) -> str:
    """Return "Phần I" of a heading and "Điều 1" of any passage that begins with it."""
    part = _PART_LINE.match(passage.text) if passage.kind is PassageKind.HEADING else None
    found = part or _ARTICLE.match(passage.text)
    return found[0] if found else ""


def runs_of_tables(tables: Iterable[PaperTable]) -> list[Run]:
    """Return the runs of tables of one part; one with the same columns as the one before counts on."""
    found: list[Run] = []
    runs, header = Runs(), tuple[str, ...]()
    for table in tables:
        column = number_column(table)
        if column is None:
            continue
        if table.header != header:
            found += runs.all()
            runs, header = Runs(), table.header
        for row in table.rows:
            _add_row(runs, row, column)
    return found + runs.all()


def number_column(table: PaperTable) -> int | None:
    """Return the place of the column that numbers the rows ("STT"), None without one."""
    heads = [search_key(head.split(" / ")[0]) for head in table.header[:2]]
    return next((place for place, head in enumerate(heads) if _STT.fullmatch(head)), None)


def row_ordinal(row: PaperRow, column: int) -> Ordinal | None:
    """Return the number of a row, for a heading over all columns also the one that its text begins with.

    Sums of groups bear the number of their group.
    """
    texts = [cell.text for cell in row.cells]
    if _is_column_numbers(texts):
        return None
    number = texts[column] if column < len(texts) else ""
    ordinal = read_ordinal(number) if number and len(number) <= 12 else None
    if ordinal is None and row.kind is RowKind.SECTION:
        first = next((text for text in texts if text), "")
        mark = _SECTION_MARK.match(first)
        ordinal = read_ordinal(mark[0]) if mark else None
    return ordinal


def _add_row(runs: Runs, row: PaperRow, column: int) -> None:
    ordinal = row_ordinal(row, column)
    if column and row.cells[0].text:
        runs.loosen()  # the column before the numbers names a group that counts by itself
    words = " ".join(cell.text for place, cell in enumerate(row.cells[: column + 2]) if cell.text and place != column)
    if ordinal is not None:
        quote = " ".join(filter(None, (ordinal.written, words))) if row.kind is RowKind.DATA else row.place.quote
        runs.add(Numbered(ordinal, words, replace(row.place, quote=quote), row=True))
    elif row.kind is RowKind.SECTION:
        runs.loosen()


def _is_column_numbers(texts: list[str]) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    filled = [text.strip("() ") for text in texts if text]
    return len(filled) > 2 and all(len(text) <= 2 and text.isalnum() for text in filled) and "2" in filled
