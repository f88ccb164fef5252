"""Slips in documents: entered twice, two dates, a symbol of another kind, out of order, without number or date."""

import datetime
import re
from random import Random

from tests.support.proofread.faults import fault, one_line, row_text, told
from tests.support.proofread.written import Letter, Line


def _moved(day: str, days: int) -> str:
    """Return a day as written, some days later, in the same way."""
    first, month, year = day.split("/")
    later = datetime.date(int(year), int(month), int(first)) + datetime.timedelta(days)
    if len(first) == 1:
        return f"{later.day}/{later.month}/{later.year}"
    return f"{later.day:02d}/{f'{later.month:02d}' if len(month) == 2 else later.month}/{later.year}"


def _elsewhere(letter: Letter, cited: str) -> tuple[str, ...]:
    """Return the texts that cite a document."""
    rows = [row_text(row) for grid in letter.grids() for row in grid.rows if cited in row_text(row)]
    return (*rows, *(line.text for line in letter.lines() if cited in line.text))


@fault("documents.twice", "Một văn bản liệt kê hai lần", "documents.twice")
def twice(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    papers = letter.lines("paper")
    pairs = [
        (one, other)
        for one in papers[:-1]
        for other in papers[1:-1]
        if one is not other and one.said["kind"] == other.said["kind"] and other is not papers[0]
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    other.text, other.said = one.text, one.said
    return (one.text,)


@fault("documents.two-dates", "Một số, ký hiệu có hai ngày", "documents.two-dates")
def two_dates(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    plan = one_line(letter, rng, "plan")
    listed = next((line for line in letter.lines("paper") if plan and line.said["cited"] in plan.text), None)
    if plan is None or listed is None:
        return None
    day = listed.said["day"]
    spots = told(plan, day, _moved(day, rng.randint(1, 9)))
    return spots and (*spots, listed.text)


@fault("documents.type-against-symbol", "Ký hiệu trái với loại văn bản", "documents.symbol-type")
def other_kind(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = rng.choice([paper for paper in letter.lines("paper") if paper.said["kind"] != "Công văn"])
    kinds = [kind for kind in ("Quyết định", "Kế hoạch", "Tờ trình", "Thông báo") if kind != line.said["kind"]]
    return told(line, line.said["kind"], rng.choice(kinds))


@fault("documents.spelling", "Một ký hiệu viết hai cách", "documents.spelling", "documents.symbol-spelling")
def spelling(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    plan = one_line(letter, rng, "plan")
    if plan is None:
        return None
    old = re.search(r"\d+/KH-\w+", plan.text)
    return told(plan, old[0], old[0].replace("-", "")) if old else None


@fault("documents.order", "Số lớn hơn lại có ngày sớm hơn", "documents.order")
def order(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    pairs = [
        (one, other)
        for one in letter.lines("paper")
        for other in letter.lines("paper")
        if one.said["kind"] == other.said["kind"] and one.said["iso"] < other.said["iso"] and _alone(letter, one, other)
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    first, second = one.said["number"], other.said["number"]
    one.text, other.text = one.text.replace(first, second, 1), other.text.replace(second, first, 1)
    return one.text, other.text


def _alone(letter: Letter, *lines: Line) -> bool:
    return all(len(_elsewhere(letter, line.said["number"])) == 1 for line in lines)


@fault("documents.no-number", "Văn bản thiếu số", "documents.incomplete", "formal.placeholder")
def no_number(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = rng.choice(letter.lines("paper"))
    number, symbol = line.said["number"].split("/")
    return told(line, f"{number}/{symbol}", rng.choice((f"/{symbol}", f"   /{symbol}", f"…/{symbol}")))


@fault("documents.no-date", "Văn bản thiếu ngày", "documents.incomplete")
def no_date(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = rng.choice(letter.lines("paper"))
    return told(line, f" ngày {line.said['day']}", "")


@fault("documents.outside", "Văn bản ngoài kỳ báo cáo", "documents.outside-period")
def outside(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    lines = [line for line in letter.lines("paper") if _alone(letter, line)]
    if not lines:
        return None
    line = rng.choice(lines)
    day = line.said["day"]
    return told(line, day, f"{day[:-4]}{int(day[-4:]) - rng.choice((1, 2))}")


@fault("documents.after-report", "Văn bản có ngày sau ngày báo cáo", "documents.after-report")
def after_report(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    lines = [line for line in letter.lines("paper") if _alone(letter, line)]
    if not lines:
        return None
    line = rng.choice(lines)
    day = line.said["day"]
    return told(line, day, f"{day[:-4]}{int(day[-4:]) + 1}")
