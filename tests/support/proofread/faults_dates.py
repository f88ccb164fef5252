"""Slips in dates: reversed spans, days that no calendar has, another year or period than the report's."""

import re
from random import Random

from tests.support.proofread.faults import fault, one_line, only, row_text, told
from tests.support.proofread.written import Letter


@fault("dates.reversed-window", "Khoảng thời gian có ngày đầu sau ngày cuối", "dates.reversed")
def reversed_window(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "window")
    if line is None:
        return None
    first, last = line.said["first"], line.said["last"]
    if rng.random() < 0.5:
        return told(line, f"{first} đến ngày {last}", f"{last} đến ngày {first}")
    return (
        told(line, first, f"{first[:-4]}{int(last[-4:]) + (first[:-4] < last[:-4])}")
        if first[-4:] != last[-4:]
        else None
    )


@fault("dates.reversed-years", "Giai đoạn ghi ngược năm", "dates.reversed")
def reversed_years(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    lines = [line for line in letter.lines() if "2021 - 2025" in line.text]
    return told(rng.choice(lines), "2021 - 2025", "2025 - 2021") if lines else None


@fault("dates.reversed-deadline", "Thời gian thực hiện ghi ngược năm", "dates.reversed")
def reversed_deadline(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "works")
    if grid is None:
        return None
    at = grid.column("thời")
    rows = [row for row in grid.data() if " - " in row.cells[at]]
    if not rows:
        return None
    row = rng.choice(rows)
    row.cells[at] = " - ".join(reversed(row.cells[at].split(" - ")))
    return (row_text(row),)


@fault("dates.impossible", "Ngày không có trong lịch", "dates.impossible")
def impossible(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = rng.choice(letter.lines("paper"))
    year = line.said["day"][-4:]
    return told(line, line.said["day"], rng.choice((f"31/6/{year}", f"30/02/{year}", f"12/13/{year}")))


@fault("dates.other-year", "Năm không phải năm của báo cáo", "formal.title-period", "dates.other-year")
def other_year(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "closing", "opening")
    if line is None:
        return None
    years = re.findall(r"năm (\d{4})", line.text)
    return told(line, f"năm {years[-1]}", f"năm {int(years[-1]) - rng.choice((1, 2))}") if years else None


@fault("dates.other-period", "Kỳ không phải kỳ của báo cáo", "formal.title-period")
def other_period(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "closing")
    found = re.search(r"(quý \w+|6 tháng đầu|9 tháng đầu) năm", line.text) if line else None
    if line is None or found is None:
        return None
    alike = (found[1], "quý II") if found[1].startswith("6") else (found[1],)
    new = rng.choice([words for words in ("quý IV", "6 tháng đầu", "9 tháng đầu", "quý II") if words not in alike])
    return told(line, found[1], new)


@fault("dates.window", "Kỳ số liệu trái Nghị định 09/2019", "dates.told-window")
def window(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "window")
    if line is None:
        return None
    last = line.said["last"]
    return told(line, f"đến ngày {last}", f"đến ngày {rng.choice((10, 20, 25))}{last[2:]}")


@fault(
    "dates.letterhead",
    "Ngày báo cáo trước khi hết kỳ số liệu",
    "documents.after-report",
    "annexes.heading",
    "dates.other-year",
)
def early(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    old = letter.day
    letter.day = old.replace(year=old.year - 1)
    told_of = [line.text for line in letter.lines("window", "paper", "closing")]
    references = [text for appendix in letter.appendices for text in (appendix.reference, appendix.label)]
    return (letter.dated, f"{letter.place}, {letter.dated}", *told_of, *references)
