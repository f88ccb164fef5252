"""Words of lists of activities: how one is held ("Trực tuyến"), which is no kind, and several days in one cell."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from cdsdesk.importing.repair import Repair
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.wording import shortened
from cdsdesk.vietnamese.dates import find_dates, read_date
from cdsdesk.vietnamese.text import clean_line, search_key

_WAY = (
    r"(?:tap trung|truc tiep|truc tuyen|online|offline|tu xa|ket hop|zoom|zalo|google meet|hoi truong|loa(?: tt)?"
    r"|loa truyen thanh|truyen thanh|phat thanh|to roi|pano|bang ron|luu dong)"
)
_WAYS = re.compile(rf"(?:hinh thuc )?{_WAY}(?: ?(?:va|hoac|ket hop|voi|qua|,|;|/|\+|-|\(|\))? ?{_WAY}\)?)*")
_SPAN_TO = re.compile(
    r"^\s*(?:từ\s+)?(?:ngày\s+)?(\d{1,2}(?:/\d{1,2})?)\s*(?:-|–|đến|,|và)\s*(?:ngày\s+)?(\d{1,2}/\d{1,2}/\d{4})", re.I
)
_LONGEST = 40
_MOST_ROWS = 5


def tells_way(text: str) -> bool:
    """Say whether a text tells how an activity is held, not what it is: "Trực tiếp", "Trực tuyến qua Zoom"."""
    return _WAYS.fullmatch(search_key(text).strip(" .")) is not None


def read_first_day(text: str, year: int | None) -> date | None:
    """Return the day, or the first of several days: "05/3 - 07/3/2026", "08h00 ngày 05/3/2026"."""
    if (day := read_date(text, year)) is not None:
        return day
    span = _SPAN_TO.match(text)
    if span is not None:
        last = read_date(span[2])
        first = span[1] if "/" in span[1] else f"{span[1]}/{span[2].split('/')[1]}"
        return read_date(first, last.year) if last is not None else None
    found = find_dates(text)
    return found[0][2] if found else None


def tells_several_days(text: str) -> bool:
    """Say whether a text tells several days, of which only the first is kept as the day."""
    return _SPAN_TO.match(text) is not None or len({found[2] for found in find_dates(text)}) > 1


def notes_on_activities(table: TableRead) -> Iterator[Repair]:
    """Yield a note on cells that tell a way in the column of kinds, and on those that tell several days."""
    if table.kind != "activities":
        return
    kind, day = table.meaning.column("kind"), table.meaning.column("date")
    if kind is not None:
        ways = Counter(clean_line(row.cells[kind]) for row in table.rows if tells_way(row.cells[kind]))
        if ways:
            told = ", ".join(f"{count} ô “{text}”" for text, count in ways.most_common())
            kept = "là cách tổ chức, giữ trong thông tin thêm; loại hoạt động đọc theo nội dung"
            yield Repair((table.header_rows[0],), f"Cột “{table.headers[kind]}” có {told}: {kept}")
    if day is not None:
        rows = [row for row in table.rows if tells_several_days(clean_line(row.cells[day]))]
        if rows:
            first = (f"dòng {row.rows[0]}: “{shortened(row.cells[day], _LONGEST)}”" for row in rows[:_MOST_ROWS])
            more = f" và {len(rows) - _MOST_ROWS} dòng nữa" if len(rows) > _MOST_ROWS else ""
            told = f"nhiều ngày thì ghi ngày đầu, nguyên văn giữ trong thông tin thêm ({'; '.join(first)}{more})"
            yield Repair(tuple(row.rows[0] for row in rows), f"Cột “{table.headers[day]}”: {told}")
