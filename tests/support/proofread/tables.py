"""The tables of a report, laid out as offices lay them out: other headings, other columns, sums above or below."""

from collections.abc import Callable
from random import Random

from tests.support.proofread.world import Aim, Paper, World
from tests.support.proofread.written import Grid, Row

_ROMAN = ("I", "II", "III", "IV", "V")


def grouped(number: int) -> str:
    """Return a number with dots between thousands."""
    return f"{number:,}".replace(",", ".")


def work_table(world: World, rng: Random, cite: Callable[[Paper], str]) -> Grid:
    """Return the tasks under their sections."""
    helping = rng.random() < 0.5
    header = [
        rng.choice(("STT", "TT", "Stt")),
        rng.choice(("Nội dung, nhiệm vụ", "Nhiệm vụ", "Tên nhiệm vụ")),
        rng.choice(("Đơn vị chủ trì", "Cơ quan chủ trì")),
        *(["Cơ quan phối hợp"] if helping else []),
        rng.choice(("Thời gian thực hiện", "Thời hạn hoàn thành", "Thời hạn")),
        rng.choice(("Kết quả thực hiện", "Kết quả thực hiện (ghi rõ số, ký hiệu văn bản)")),
        rng.choice(("Đánh giá tiến độ", "Đánh giá tiến độ thực hiện")),
    ]
    rows = []
    for number, (name, works) in enumerate(world.sections, 1):
        rows.append(Row([str(number), name, *[""] * (len(header) - 2)], "section"))
        for work in works:
            result = work.result.format(cite(work.cited)) if work.cited else work.result
            beside = ["Các cơ quan, đơn vị liên quan"] if helping else []
            rows.append(Row([work.code, work.title, work.lead, *beside, work.deadline, result, work.state]))
    return Grid(header, rows, "works")


def aims_table(world: World, rng: Random, result: Callable[[Aim], str]) -> Grid:
    """Return the indicators with what was aimed at and reached."""
    numbered = rng.random() < 0.7
    counts = rng.random() < 0.4
    header = [
        *(["TT"] if numbered else []),
        rng.choice(("Chỉ tiêu", "Tên chỉ tiêu", "Mục tiêu")),
        rng.choice(("Mục tiêu đề ra", "Chỉ tiêu giao", "Kế hoạch giao")),
        *(["Số thực hiện", "Tổng số"] if counts else []),
        rng.choice(("Kết quả", "Kết quả đạt được", "Kết quả thực hiện")),
        "Đánh giá",
    ]
    rows = []
    for number, aim in enumerate(world.aims, 1):
        beside = [grouped(aim.part), grouped(aim.whole)] if counts else []
        cells = [aim.name, f"{aim.target}%", *beside, result(aim), aim.verdict]
        rows.append(Row([str(number), *cells] if numbered else cells))
    return Grid(header, rows, "aims")


def money_table(world: World, rng: Random) -> Grid:
    """Return needs, grants and what lacks in triệu đồng, the sum above or below; sometimes in two groups."""
    words = rng.choice((("Nhu cầu", "Đã cấp", "Đề nghị bổ sung"), ("Nhu cầu kinh phí", "Đã bố trí", "Còn thiếu")))
    header = [rng.choice(("STT", "TT")), rng.choice(("Nội dung", "Nội dung chi", "Tên nhiệm vụ")), *words]
    total = Row(["", rng.choice(("Tổng cộng", "Cộng", "TỔNG SỐ")), *_figures(world.money)], "total")
    rows: list[Row] = []
    if len(world.money) > 3 and rng.random() < 0.5:
        half = len(world.money) // 2
        groups = (("Chi đầu tư", world.money[:half]), ("Chi thường xuyên", world.money[half:]))
        for at, (name, money) in enumerate(groups):
            rows.append(Row([_ROMAN[at], name, *_figures(money)], "subtotal"))
            rows.extend(_money_rows(money))
    else:
        rows.extend(_money_rows(world.money))
    placed = [total, *rows] if rng.random() < 0.3 else [*rows, total]
    line = rng.choice(("ĐVT: Triệu đồng", "Đơn vị tính: triệu đồng", "(Đơn vị tính: Triệu đồng)"))
    return Grid(header, placed, "money", line)


def _money_rows(money: tuple[tuple[str, int, int], ...]) -> list[Row]:
    return [
        Row([str(at), name, grouped(need), grouped(granted), grouped(need - granted)])
        for at, (name, need, granted) in enumerate(money, 1)
    ]


def _figures(money: tuple[tuple[str, int, int], ...]) -> list[str]:
    need, granted = sum(row[1] for row in money), sum(row[2] for row in money)
    return [grouped(need), grouped(granted), grouped(need - granted)]


def team_table(world: World, rng: Random) -> Grid:
    """Return the teams of each area."""
    header = [rng.choice(("STT", "TT")), rng.choice(("Địa bàn", "Đơn vị")), "Số tổ", "Số thành viên"]
    rows = [
        Row([str(at), area, str(teams), grouped(people)]) for at, (area, teams, people) in enumerate(world.teams, 1)
    ]
    sums = [str(sum(row[1] for row in world.teams)), grouped(sum(row[2] for row in world.teams))]
    return Grid(header, [*rows, Row(["", rng.choice(("Tổng cộng", "Tổng", "Cộng")), *sums], "total")], "teams")


def growth_table(world: World, rng: Random) -> Grid:
    """Return counts from the start of the year, which only grow."""
    header = ["TT", "Nội dung", "3 tháng", "6 tháng", "9 tháng"]
    names = ("Số hóa đơn điện tử đã phát hành", "Số chữ ký số đã cấp", "Số lượt truy cập trang thông tin")
    rows = []
    for at, name in enumerate(names, 1):
        first = rng.randint(60, 400)
        second = first + rng.randint(10, 300)
        third = second + rng.randint(10, 300)
        rows.append(Row([str(at), name, *map(grouped, (first, second, third))]))
    return Grid(header, rows, "growth", rng.choice(("(Số liệu lũy kế từ đầu năm)", "Lũy kế từ đầu năm")))
