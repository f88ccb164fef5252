"""The formal parts of the first page: ô 1 to 5 and 9a of the diagram in Decree 30/2020/NĐ-CP."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cdsdesk.ruler.rows import Line, Row, Sheet

NATION = re.compile(r"CỘNG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI(?:\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM)?", re.IGNORECASE)
MOTTO = re.compile(r"Độc\s*lập\s*[-–]\s*Tự\s*do\s*[-–]\s*Hạnh\s*phúc", re.IGNORECASE)
NUMBER = re.compile(r"Số\s*:?\s*\S*\s*/\s*[^\s,]+(?:\s*[-–]\s*[A-ZĐƠƯ][^\s,]*)*|Số\s*:\s*\S+")
DATE = re.compile(r"\S[^:/]*?,?;?\s*ngày\s*\S{0,2}\s*tháng\s*\S{0,2}\s*năm\s*\d{0,4}")
ADDRESSED = re.compile(r"Kính\s+gửi", re.IGNORECASE)
ABOUT = re.compile(r"V/v\b", re.IGNORECASE)
_HEAD_REACH, _TITLE_REACH = 95.0, 60.0
_CENTRED = 8.0
_LONGEST_KIND, _MOST_SUBJECT = 40, 6
_SHORT_LINE = 0.75


@dataclass(frozen=True)
class Head:
    """What was found of the head; ``split`` is where the right column of the letterhead begins."""

    sheet: Sheet
    split: float
    nation: Row | None = None
    motto: Row | None = None
    motto_line: Line | None = None
    parents: tuple[Row, ...] = ()
    bodies: tuple[Row, ...] = ()
    body_line: Line | None = None
    number: Row | None = None
    date: Row | None = None
    about: tuple[Row, ...] = ()
    kind: Row | None = None
    subject: tuple[Row, ...] = ()
    title_line: Line | None = None
    addressees: tuple[Row, ...] = ()
    end: float = 0.0


def find_head(sheet: Sheet, rows: Sequence[Row], left: float, right: float) -> Head:
    """Find the head of a document among the rows of its first page; ``end`` is where its text begins."""
    near = [row for row in rows if row.baseline < _HEAD_REACH]
    nation = _first(near, NATION)
    motto = _first(near, MOTTO)
    starts = [one.left for one in (nation, motto) if one is not None]
    split = min(starts) - 1.0 if starts else (left + right) / 2
    number, date = _first(near, NUMBER), _date(near)
    if number is not None and number.left > split:
        number = None
    low = max((one.baseline for one in (number, date) if one is not None), default=0.0)
    names = _names(near, split, min((one.baseline for one in (number, date) if one is not None), default=low))
    bodies = tuple(row for row in names if row.share(lambda face: face.bold) > 0.5)
    about = tuple(_about(near, split, low))
    head_low = max([low, *(row.baseline for row in (*names, *about))], default=low)
    below = [row for row in rows if row.baseline > head_low + 1.0]
    kind, subject, line = (None, (), None) if about else _title(sheet, below, (left + right) / 2)
    title_low = max([head_low, *(row.baseline for row in (*subject, *([kind] if kind else [])))])
    addressees = _addressees([row for row in rows if row.baseline > title_low + 0.5])
    end = max([title_low, *(row.baseline for row in addressees)])
    return Head(
        sheet=sheet,
        split=split,
        nation=nation,
        motto=motto,
        motto_line=sheet.line_below(motto) if motto is not None else None,
        parents=tuple(row for row in names if row not in bodies),
        bodies=bodies,
        body_line=sheet.line_below(bodies[-1]) if bodies else None,
        number=number,
        date=date,
        about=about,
        kind=kind,
        subject=subject,
        title_line=line,
        addressees=addressees,
        end=end,
    )


def _first(rows: Sequence[Row], pattern: re.Pattern[str]) -> Row | None:
    for row in rows:
        found = pattern.search(row.text)
        if found:
            return row.part(*found.span())
    return None


def _date(rows: Sequence[Row]) -> Row | None:
    """Return place and date, which stand behind the number on its row."""
    for row in rows:
        number = NUMBER.search(row.text)
        found = DATE.search(row.text, number.end() if number else 0)
        if found:
            return row.part(*found.span())
    return None


def _names(rows: Sequence[Row], split: float, low: float) -> list[Row]:
    """Return the rows of the left column above the number."""
    found = []
    for row in rows:
        inside = row.only(lambda letter: letter.right < split + 1.0)
        if row.baseline < low - 1.0 and inside is not None and inside.right < split:
            found.append(inside)
    return found


def _about(rows: Sequence[Row], split: float, low: float) -> list[Row]:
    """Return the subject of an official letter, below its number (ô 5b)."""
    column = [row for row in rows if row.baseline > low + 0.5 and row.left < split and row.right < split + 12.0]
    start = next((at for at, row in enumerate(column) if ABOUT.match(row.text)), None)
    if start is None:
        return []
    found = [column[start]]
    for row in column[start + 1 :]:
        if row.baseline - found[-1].baseline > 8.0 or ADDRESSED.search(row.text):
            break
        found.append(row)
    return found


def _title(sheet: Sheet, rows: Sequence[Row], middle: float) -> tuple[Row | None, tuple[Row, ...], Line | None]:
    """Return kind, subject and the line below it (ô 5a)."""
    kind = rows[0] if rows else None
    if kind is None or not kind.capitals or len(kind.text) > _LONGEST_KIND or abs(kind.middle - middle) > _CENTRED:
        return None, (), None
    after = [row for row in rows[1:] if row.baseline - kind.baseline < _TITLE_REACH]
    lines = [
        line
        for line in sheet.lines
        if kind.baseline < line.y < kind.baseline + _TITLE_REACH
        and abs(line.middle - middle) < _CENTRED
        and line.length < _SHORT_LINE * 2 * middle
    ]
    line = min(lines, key=lambda one: one.y, default=None)
    if line is not None and sum(row.baseline < line.y for row in after) <= _MOST_SUBJECT:
        return kind, tuple(row for row in after if row.baseline < line.y), line
    subject: list[Row] = []
    for row in after[:_MOST_SUBJECT]:
        if ADDRESSED.match(row.text) or abs(row.middle - middle) > 3.0 or row.share(lambda face: face.bold) < 0.5:
            break
        subject.append(row)
    return kind, tuple(subject), None


def _addressees(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return "Kính gửi" and the dashed rows under it."""
    if not rows or not ADDRESSED.match(rows[0].text):
        return ()
    found = [rows[0]]
    for row in rows[1:]:
        inside = row.left > found[0].left + 5.0
        if found[-1].text.endswith(".") or not inside:
            break
        found.append(row)
    return tuple(found)
