"""Slips in a table of tasks and of indicators: a state or an evaluation that the rest of the row denies."""

import re
from random import Random

from tests.support.proofread.faults import fault, one_line, only, row_text, told
from tests.support.proofread.world import DONE, GOING, IDLE, LATE, ON_TIME, OVERDUE
from tests.support.proofread.written import Grid, Letter, Row

_ENDED = r"(Tháng|Quý|Trước)"


def _rows(grid: Grid | None, *states: str) -> list[Row]:
    return [row for row in grid.data() if not states or row.cells[-1] in states] if grid else []


def _result(grid: Grid) -> int:
    return grid.column("kết quả")


@fault("tasks.late-as-on-time", "Ghi đúng hạn nhưng văn bản ban hành sau thời hạn", "tasks.state-against-dates")
def late_as_on_time(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    rows = _rows(only(letter, "works"), LATE)
    if not rows:
        return None
    row = rng.choice(rows)
    row.cells[-1] = ON_TIME
    return (row_text(row),)


@fault("tasks.overdue-as-going", "Quá hạn chưa xong nhưng ghi theo tiến độ", "tasks.state-against-dates")
def overdue_as_going(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    rows = [row for row in _rows(grid, OVERDUE) if grid and re.match(_ENDED, row.cells[grid.column("thời")])]
    if not rows:
        return None
    row = rng.choice(rows)
    row.cells[-1] = GOING
    return (row_text(row),)


@fault("tasks.unequal", "Hai nhiệm vụ như nhau đánh giá khác nhau", "tasks.unequal", "tasks.state-against-dates")
def unequal(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    rows = [row for row in _rows(grid, OVERDUE, IDLE) if grid and re.match(_ENDED, row.cells[grid.column("thời")])]
    others = [row for row in _rows(grid) if row not in rows]
    if grid is None or not rows or not others:
        return None
    one, other = rng.choice(rows), rng.choice(others)
    for at in (grid.column("thời"), _result(grid)):
        other.cells[at] = one.cells[at]
    other.cells[-1] = GOING if one.cells[-1] == OVERDUE else OVERDUE
    return row_text(one), row_text(other)


@fault("tasks.no-result", "Ghi hoàn thành nhưng không có kết quả", "tasks.done-without-result")
def no_result(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    rows = _rows(grid, *DONE)
    if grid is None or not rows:
        return None
    row = rng.choice(rows)
    row.cells[_result(grid)] = ""
    return (row_text(row),)


@fault(
    "tasks.words-against-state", "Kết quả ghi chưa thực hiện nhưng đánh giá hoàn thành", "tasks.state-against-result"
)
def words_against_state(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    rows = _rows(grid, ON_TIME)
    if grid is None or not rows:
        return None
    row = rng.choice(rows)
    row.cells[_result(grid)] = rng.choice(
        ("Chưa thực hiện.", "Chưa triển khai do chưa có kinh phí.", "Đang triển khai.")
    )
    return (row_text(row),)


@fault("tasks.unknown-word", "Đánh giá không dùng từ quy định", "tasks.unknown-word")
def unknown_word(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_rows(only(letter, "works")))
    row.cells[-1] = rng.choice(("Cơ bản xong", "Tốt", "Đạt yêu cầu", "Hoàn thành đúng hạng"))
    return (row_text(row),)


@fault("tasks.before-plan", "Thời hạn trước ngày ban hành kế hoạch", "tasks.deadline-before-plan")
def before_plan(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    rows = _rows(grid, OVERDUE, IDLE)
    if grid is None or not rows:
        return None
    row = rng.choice(rows)
    row.cells[grid.column("thời")] = f"Tháng {rng.randint(9, 12)}/{letter.day.year - 1}"
    return (row_text(row),)


@fault("tasks.no-lead", "Nhiệm vụ không có cơ quan chủ trì", "tasks.no-lead")
def no_lead(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    if grid is None:
        return None
    row = rng.choice(_rows(grid))
    row.cells[grid.column("đơn vị chủ trì", "cơ quan chủ trì")] = ""
    return (row_text(row),)


@fault("tasks.no-such-deadline", "Thời hạn không có trong lịch", "tasks.deadline-unreadable", "dates.impossible")
def no_such_deadline(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    if grid is None:
        return None
    row = rng.choice(_rows(grid))
    row.cells[grid.column("thời")] = rng.choice((f"Quý V/{letter.day.year}", f"Tháng 13/{letter.day.year}", "Quý"))
    return (row_text(row),)


@fault("tasks.far-deadline", "Thời hạn ngoài các năm của kế hoạch", "tasks.deadline-far", "dates.odd-year")
def far_deadline(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    rows = _rows(grid, GOING)
    if grid is None or not rows:
        return None
    row = rng.choice(rows)
    row.cells[grid.column("thời")] = f"Tháng 5/{letter.day.year + rng.choice((10, 100))}"
    return (row_text(row),)


@fault(
    "indicators.verdict",
    "Đánh giá chỉ tiêu trái với mục tiêu và kết quả",
    "indicators.against-target",
    "indicator.against-target",
)
def verdict(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "aims")
    if grid is None:
        return None
    row = rng.choice(grid.data())
    row.cells[-1] = rng.choice(("Vượt", "Đạt")) if row.cells[-1] == "Chưa đạt" else "Chưa đạt"
    return (row_text(row),)


@fault("indicators.verdict-in-text", "Lời văn đánh giá trái với chỉ tiêu được giao", "indicators.verdict-in-text")
def verdict_in_text(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "share")
    if line is None:
        return None
    old = line.said["verdict"]
    return told(line, f"), {old}.", f"), {'vượt chỉ tiêu' if old.startswith('chưa') else 'chưa đạt chỉ tiêu'}.")


@fault("indicators.no-target", "Chỉ tiêu không ghi mục tiêu", "indicators.missing-target")
def no_target(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "aims")
    if grid is None:
        return None
    row = rng.choice(grid.data())
    row.cells[grid.column("mục tiêu đề", "chỉ tiêu giao", "kế hoạch giao")] = ""
    return (row_text(row),)


@fault(
    "indicators.share-of-counts",
    "Kết quả không bằng số thực hiện chia tổng số",
    "indicators.impossible",
    "numbers.share-of-columns",
)
def share_of_counts(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "aims")
    if grid is None or "Tổng số" not in grid.header:
        return None
    rows = [row for row in grid.data() if row.cells[-1] == "Chưa đạt"]
    if not rows:
        return None
    row = rng.choice(rows)
    at = grid.column("kết quả")
    row.cells[at] = f"{int(row.cells[at].split(',')[0].rstrip('%')) - rng.randint(2, 9)}%"
    return (row_text(row),)


@fault("indicators.text-against-table", "Kết quả chỉ tiêu trong lời văn khác với bảng", "indicators.text-against-table")
def text_against_table(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line, grid = one_line(letter, rng, "share"), only(letter, "aims")
    if line is None or grid is None:
        return None
    row = next(
        row for row in grid.data() if line.text.startswith(row.cells[grid.column("chỉ tiêu", "tên", "mục tiêu")])
    )
    spots = told(line, line.said["target"], f"{int(line.said['target'][:-1]) - 5}%")
    return spots and (*spots, row_text(row))
