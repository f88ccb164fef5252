"""Slips in figures: sums, parts, shares, one thing with two values, units."""

import re
from decimal import Decimal
from random import Random

from cdsdesk.facts.worded_numbers import in_words
from tests.support.proofread.faults import fault, grouped, number, off, one_line, only, row_text, told
from tests.support.proofread.written import Letter, Line, Row


def _row(letter: Letter, rng: Random, roles: tuple[str, ...], kind: str) -> Row | None:
    rows = [row for grid in letter.grids(*roles) for row in grid.rows if row.kind == kind]
    return rng.choice(rows) if rows else None


def _wrong_cell(row: Row | None, rng: Random, places: tuple[int, ...]) -> tuple[str, ...] | None:
    if row is None:
        return None
    at = rng.choice(places)
    row.cells[at] = off(rng, row.cells[at])
    return (row_text(row),)


@fault("numbers.total", "Dòng tổng cộng không bằng tổng các dòng", "numbers.total-row", "numbers.supplement")
def total(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    return _wrong_cell(_row(letter, rng, ("money", "teams"), "total"), rng, (-1, -2))


@fault("numbers.subtotal", "Dòng cộng của một nhóm sai", "numbers.subtotal", "numbers.supplement", "numbers.total-row")
def subtotal(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    row = _row(letter, rng, ("money",), "subtotal")
    sums = _row(letter, rng, ("money",), "total")
    spots = _wrong_cell(row, rng, (2, 3))
    return spots and (*spots, row_text(sums) if sums else "")


@fault("numbers.row-in-sum", "Một dòng đã sửa mà tổng chưa sửa", "numbers.total-row")
def row_in_sum(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    row = _row(letter, rng, ("teams",), "data")
    sums = _row(letter, rng, ("teams",), "total")
    spots = _wrong_cell(row, rng, (3,))
    return spots and (*spots, row_text(sums) if sums else "")


@fault("numbers.supplement", "Nhu cầu trừ đã cấp không bằng phần còn thiếu", "numbers.supplement")
def supplement(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    row = _row(letter, rng, ("money",), "data")
    if row is None or number(row.cells[-1]) < 10:
        return None
    return _wrong_cell(row, rng, (-1,))


@fault(
    "numbers.supplement-in-text", "Phần còn thiếu trong lời văn sai", "numbers.difference", "numbers.text-against-table"
)
def supplement_in_text(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "money")
    old = line.said["lacking"].split()[0] if line else ""
    return told(line, f"{old} triệu đồng.", f"{off(rng, old)} triệu đồng.") if line else None


@fault("numbers.breakdown", "Các phần cộng lại không bằng tổng trong câu", "numbers.breakdown")
def breakdown(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "breakdown", "window", "papers-by-kind")
    if line is None:
        return None
    part = line.said["part"]
    word = part.split()[0]
    return told(line, part, part.replace(word, off(rng, word).zfill(len(word)), 1))


@fault("numbers.states-in-total", "Số nhiệm vụ theo tiến độ không cộng thành tổng số", "numbers.parts-below")
def states_in_total(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "works-total")
    if line is None:
        return None
    old = line.said["count"]
    states = tuple(state.text for state in letter.lines("works-state"))
    spots = told(line, line.said["total"], f"nhiệm vụ: {int(old) + rng.choice((1, 2, 3))}")
    return spots and (*spots, *states)


@fault("numbers.percent", "Tỷ lệ không đúng với phân số", "numbers.percent")
def percent(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "share", "shops", "done-share")
    if line is None:
        return None
    old = line.said["percent"]
    value = Decimal(old.rstrip("%").replace(",", "."))
    new = value - rng.choice((Decimal("1.3"), Decimal("0.4"), Decimal("10"))) if value > 12 else value + 1
    return told(line, old, f"{new:f}".replace(".", ",") + "%")


@fault("numbers.text-against-table", "Lời văn và bảng ghi hai số khác nhau", "numbers.text-against-table")
def text_against_table(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "teams")
    table = only(letter, "teams")
    if line is None or table is None:
        return None
    old = line.said["people"].split()[0]
    spots = told(line, f"{old} thành viên", f"{off(rng, old)} thành viên")
    return spots and (*spots, row_text(table.rows[-1]))


@fault("numbers.money-against-table", "Kinh phí trong lời văn khác dòng tổng của bảng", "numbers.text-against-table")
def money_against_table(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "money")
    if line is None:
        return None
    old = line.said["need"].split()[0]
    new = off(rng, old)
    lacking = line.said["lacking"].split()[0]
    told(line, f"còn thiếu {lacking}", f"còn thiếu {grouped(number(lacking) + number(new) - number(old))}")
    spots = told(line, f"là {old}", f"là {new}")
    sums = [row_text(row) for grid in letter.grids("money") for row in grid.rows if row.kind == "total"]
    return spots and (*spots, *sums)


@fault("numbers.two-values", "Một số liệu ghi hai giá trị trong lời văn", "numbers.two-values", "numbers.denominators")
def two_values(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "all-teams")
    other = one_line(letter, rng, "teams")
    if line is None or other is None:
        return None
    old = line.said["fraction"]
    new = str(int(old.split("/")[0]) + rng.randint(1, 4))
    spots = told(line, old, f"{new}/{new}")
    return spots and (*spots, other.text)


@fault("numbers.denominators", "Mẫu số của một đối tượng khác nhau", "numbers.denominators")
def denominators(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line, other = one_line(letter, rng, "shops-again"), one_line(letter, rng, "shops")
    if line is None or other is None:
        return None
    part, whole = line.said["fraction"].split("/")
    spots = told(line, f"{part}/{whole}", f"{part}/{int(whole) + rng.randint(1, 9)}")
    return spots and (*spots, other.text)


@fault("numbers.numerator", "Tử số lớn hơn mẫu số", "numbers.part-above-whole", "numbers.percent")
def numerator(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "share", "shops")
    if line is None:
        return None
    part, whole = line.said["fraction"].split("/")
    return told(line, f"{part}/{whole}", f"{grouped(number(whole) + rng.randint(1, 20))}/{whole}")


@fault(
    "numbers.above-all",
    "Tỷ lệ một phần vượt 100%",
    "numbers.share-above-hundred",
    "indicators.impossible",
    "numbers.share-of-columns",
)
def above_all(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "aims")
    if grid is None:
        return None
    row = rng.choice(grid.data())
    at = grid.column("kết quả")
    row.cells[at] = f"1{row.cells[at].rjust(3, '0')}" if len(row.cells[at].split(",")[0].rstrip("%")) < 3 else "110%"
    row.cells[-1] = "Vượt"
    return (row_text(row),)


@fault("numbers.shrinks", "Số lũy kế kỳ sau nhỏ hơn kỳ trước", "numbers.shrinks")
def shrinks(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "growth")
    if grid is None:
        return None
    row = rng.choice(grid.data())
    row.cells[-1] = grouped(number(row.cells[-2]) - rng.randint(1, 30))
    return (row_text(row),)


@fault("numbers.jump", "Một số gấp nhiều lần các số bên cạnh", "numbers.jump")
def jump(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "growth")
    if grid is None:
        return None
    row = rng.choice(grid.data())
    row.cells[-1] = grouped(number(row.cells[-1]) * 1000)
    return (row_text(row),)


@fault("numbers.two-units", "Hai đơn vị tính trong một bảng", "numbers.two-units")
def two_units(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    row = _row(letter, rng, ("money",), "data")
    if row is None:
        return None
    row.cells[2] = f"{row.cells[2]}.000.000 đồng"
    return (row_text(row),)


@fault("numbers.count-against-list", "Số văn bản khác với danh sách bên dưới", "structure.list-count")
def count_against_list(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "papers-count")
    if line is None:
        return None
    old = line.said["count"]
    return told(line, old, f"{int(old.split()[0]) + rng.choice((-2, -1, 1, 2)):02d} văn bản")


@fault("numbers.count-in-sentence", "Số lượng khác với danh sách trong câu", "structure.list-count")
def count_in_sentence(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "list")
    if line is None:
        return None
    old = line.said["count"]
    return told(line, old, old.replace(old[:2], f"{int(old[:2]) + rng.choice((-1, 1, 2)):02d}", 1))


@fault(
    "numbers.state-against-table",
    "Số nhiệm vụ của một trạng thái khác với bảng",
    "numbers.states-against-table",
    "structure.reference-count",
)
def state_against_table(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    """One more here and one less there: the sum holds, the table says otherwise."""
    states = letter.lines("works-state")
    filled = [line for line in states if int(line.said["number"]) > 0]
    first = rng.choice(filled)
    second = rng.choice([line for line in states if line is not first])
    spots = (_counted(first, -1), _counted(second, 1))
    return tuple(spot for spot in spots if spot)


def _counted(line: Line, by: int) -> str:
    line.text = re.sub(r": \d+", f": {int(line.said['number']) + by}", line.text, count=1)
    return line.text


@fault("numbers.aims-in-total", "Số chỉ tiêu theo đánh giá không cộng thành tổng số", "numbers.breakdown")
def aims_in_total(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "aims-count")
    if line is None:
        return None
    old = line.said["count"]
    return told(line, f"Trong {old}", f"Trong {int(old.split()[0]) + rng.choice((1, 2))} chỉ tiêu")


@fault("numbers.words", "Số tiền bằng chữ khác số tiền bằng số", "numbers.words-against-figures")
def words_of_money(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "money-in-words")
    if line is None:
        return None
    other = in_words((int(line.said["granted"]) + rng.choice((1, 10, 200))) * 10**6)
    return told(line, line.said["words"], f"{other[:1].upper()}{other[1:]} đồng")


@fault("numbers.part-above-total", "Một phần sau “trong đó” lớn hơn tổng số", "numbers.part-above-total")
def part_above_total(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "women")
    return told(line, line.said["women"], f"{int(line.said['helpers']) + rng.randint(1, 9)} nữ") if line else None


@fault("numbers.growth", "Tỷ lệ tăng không khớp với hai số đã nêu", "numbers.growth")
def growth(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "growth")
    return told(line, "tăng 25%", f"tăng {rng.choice((15, 20, 52))}%") if line else None


@fault("numbers.share-of-amounts", "Tỷ lệ không khớp với hai số tiền trong câu", "numbers.share-of-amounts")
def share_of_amounts(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "spent")
    return told(line, line.said["percent"], f"{rng.choice((57, 65, 85))}%") if line else None


@fault("numbers.remainder", "Phần còn lại không bằng tổng số trừ phần đã nêu", "numbers.remainder")
def remainder(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "absent")
    return told(line, "vắng 03", f"vắng {rng.choice((1, 2, 4, 5)):02d}") if line else None
