"""Traps in rows without a number, or with one that tells less than it seems: rows of their own, levels of one row."""

from tests.support.messy.draft import Cell, Draft, Line, blanks, known_as

_LEVEL_MARKS = ("- {scope}", "-{scope}", "{scope}", "{letter}) {scope}")


def forgotten_numbers(draft: Draft) -> None:
    """Rows whose STT nobody wrote."""
    for place in draft.main.places("row")[1::5]:
        _take_number(draft, draft.main.lines[place])


def added_rows(draft: Draft) -> None:
    """Rows that were put in later without a number, the others numbered through."""
    taken: dict[str, int] = {}
    for count, place in enumerate(draft.main.places("row")):
        line = draft.main.lines[place]
        prefix, dot, last = line.cells[0].text.rpartition(".")
        if not last.isdigit() or draft.main.known is None or not draft.main.known.name_column:
            continue
        if last == "1":
            taken[prefix] = 0
        elif count % 5 == 2:
            taken[prefix] = taken.get(prefix, 0) + 1
            _take_number(draft, line)
            continue
        code = f"{prefix}{dot}{int(last) - taken.get(prefix, 0)}"
        line.cells[0] = Cell(code)
        known_as(draft, line, {"code": code} if draft.main.paths[0] == "code" else {})


def lines_of_lists(draft: Draft) -> None:
    """Tasks that stand as lines of a list below another one, each with a lead and a deadline of its own."""
    known = draft.main.known
    if known is None or known.kind != "tasks":
        return
    for place in draft.main.places("row")[1::4]:
        line = draft.main.lines[place]
        _take_number(draft, line)
        line.cells[known.name_column].text = f"- {line.cells[known.name_column].text}"
        known_as(draft, line, {"title": line.cells[known.name_column].text}, without=("code",))


def level_rows(draft: Draft) -> None:
    """Levels of an indicator in rows of their own, behind dashes or letters, with no mark, or numbered below it."""
    known = draft.main.known
    if known is None:
        return
    mark = draft.rng.choice((*_LEVEL_MARKS, ""))
    name = draft.main.paths.index("name") if "name" in draft.main.paths else known.name_column
    for place in reversed(draft.main.places("row")):
        line = draft.main.lines[place]
        levels = known.rows[line.row].levels
        below = [Line("rest", blanks(len(line.cells)), line.row) for _ in levels]
        for column, cell in enumerate(line.cells if levels else ()):
            parts = cell.text.split("\n")[-len(levels) :] if "\n" in cell.text else []
            for each, text in zip(below, parts, strict=False):
                each.cells[column].text = text
            cell.text = "" if parts else cell.text
        for number, (each, level) in enumerate(zip(below, levels, strict=True), 1):
            each.cells[name].text = mark.format(scope=level[0], letter="abc"[number - 1]) or level[0]
            each.cells[0].text = "" if mark else f"{line.cells[0].text}.{number}"
        if levels:
            line.cells[name].text = str(known.rows[line.row].values["name"])
            draft.main.lines[place + 1 : place + 1] = below


def _take_number(draft: Draft, line: Line) -> None:
    if draft.main.known is not None and draft.main.known.name_column:
        line.cells[0] = Cell()
        # what its number was cannot always be told
        known_as(draft, line, without=("code",))
