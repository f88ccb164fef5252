"""Traps in columns: what only compares beside figures, results of parts of a year, dates shown as months and years."""

from collections.abc import Callable
from datetime import date

from tests.support.messy.draft import Cell, Draft, Line, known_as

_COMPARED = (
    "So với kế hoạch",
    "So với mục tiêu năm 2024",
    "Tăng/giảm so với cùng kỳ",
    "Tỷ lệ đạt so với chỉ tiêu giao",
    "So với cùng kỳ năm 2023",
)
_PARTS = (
    ("2024-Q1", ("Thực hiện quý I", "Kết quả quý I/2024", "Kết quả đạt được quý I năm 2024")),
    ("2024-H1", ("Thực hiện 6 tháng đầu năm", "Lũy kế đến tháng 6", "Kết quả 6 tháng đầu năm 2024")),
    ("2024-9M", ("Thực hiện 9 tháng", "Kết quả 9 tháng năm 2024", "Kết quả thực hiện 9 tháng đầu năm")),
)
_MONTH, _YEAR = "Tháng ", "Năm "


def compared_column(draft: Draft) -> None:
    """A column beside targets or results that only compares them: no field takes it."""
    place = _behind(draft, draft.rng.choice((("targets",), ("result", "measurements", "targets"))))
    if place is None:
        return
    heading = draft.rng.choice(_COMPARED)

    def compare(line: Line, levels: int) -> str:
        shares = draft.rng.sample(range(70, 140), levels)
        texts = [draft.rng.choice((f"{share}%", f"{share},5%")) for share in shares]
        draft.extras.setdefault(line.row, {})[heading] = "\n".join(texts)
        return "\n".join(texts)

    _put_column(draft, place, heading, "", compare)


def parts_of_years(draft: Draft) -> None:
    """Results of parts of the year before that of the whole year."""
    place = _behind(draft, ("targets",))
    if place is None:
        return
    first = draft.rng.randint(0, len(_PARTS) - 1)
    for part, headings in reversed(_PARTS[first : first + 2]):
        path = f"measurements.{part}"

        def write(line: Line, levels: int, path: str = path) -> str:
            share = draft.rng.randint(10, 99)
            if levels == 1:
                known_as(draft, line, {path: str(share)})
            return "\n".join(f"{share - each}%" for each in range(levels))

        _put_column(draft, place, draft.rng.choice(headings), path, write)


def shown_months(draft: Draft) -> None:
    """Months and years held as their first days, and shown as months and years."""
    paths = draft.main.paths
    for column in (column for column, path in enumerate(paths) if path in ("deadline_text", "due_text")):
        for line in (line for line in draft.main.lines if line.role == "row"):
            cell = line.cells[column]
            if cell.text.startswith(_MONTH) and cell.text.count("/") == 1:
                month, year = map(int, cell.text.removeprefix(_MONTH).split("/"))
                cell.held, cell.shown = date(year, month, 1), draft.rng.choice(("mm/yyyy", '"Tháng "m/yyyy', "mmm-yy"))
                known_as(draft, line, {paths[column]: f"{month:02d}/{year}"})
            elif cell.text.startswith(_YEAR):
                year = int(cell.text.removeprefix(_YEAR))
                cell.held, cell.shown = date(year, 1, 1), draft.rng.choice(("yyyy", '"Năm "yyyy'))
                known_as(draft, line, {paths[column]: str(year)})


def _behind(draft: Draft, names: tuple[str, ...]) -> int | None:
    """Return the place behind the last column of such figures over which no heading goes on; None for none."""
    heads = [line for line in draft.main.lines if line.role == "head"]
    over = {
        at for line in heads for start, cell in enumerate(line.cells) for at in range(start + 1, start + cell.across)
    }
    found = [column + 1 for column, path in enumerate(draft.main.paths) if path.partition(".")[0] in names]
    return next((place for place in reversed(found) if place not in over), None) if found else None


def _put_column(draft: Draft, place: int, heading: str, path: str, write: Callable[[Line, int], str]) -> None:
    """Put in a column; ``write`` is asked for the cell of each row, and how many levels it tells."""
    known = draft.main.known
    heads = [line for line in draft.main.lines if line.role == "head"]
    for line in draft.main.lines:
        for column, cell in enumerate(line.cells[:place]):
            cell.across += cell.across > 1 and column + cell.across > place and line not in heads
        line.cells.insert(place, Cell())
        if line.role == "row" and known is not None:
            line.cells[place].text = write(line, len(known.rows[line.row].levels) or 1)
    heads[0].cells[place] = Cell(heading, bold=True, down=len(heads))
    draft.main.paths.insert(place, path)
