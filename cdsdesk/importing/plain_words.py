"""Plain words for states and deadlines that tell no date: kept as written, told once for a column, not row by row."""

import re
from collections import Counter
from collections.abc import Iterator

from cdsdesk.importing.repair import Repair
from cdsdesk.importing.table_read import TableRead
from cdsdesk.vietnamese.text import clean_line, search_key

_STATES = re.compile(
    r"(?:(?:da|chua|dang|dang tiep tuc|tiep tuc) )?"
    r"(?:hoan thanh|thuc hien|trien khai|thuc hien xong|hoan tat|xong|xu ly|ht|th|tk)"
    r"|(?:da )?(?:tre|qua|cham|dung) (?:han|tien do)"
)
_DEADLINES = re.compile(r"ca nam|theo (?:tien do|ke hoach|yeu cau|quy dinh|lo trinh)")
_KINDS = ("tasks", "projects")
_FATES = {
    "status_text": (_STATES, "giữ nguyên chữ, đúng hạn hay trễ hạn tính theo thời hạn và ngày hoàn thành"),
    "deadline_text": (_DEADLINES, "giữ nguyên chữ, không có ngày hết hạn"),
}


def is_plain_state(text: str) -> bool:
    """Say whether a state says no more than that work is done, under way, not begun or late, not two of these."""
    return _is_word(_STATES, text)


def is_plain_deadline(text: str) -> bool:
    """Say whether a deadline is one of the common phrases that name no date: "Theo tiến độ"."""
    return _is_word(_DEADLINES, text)


def notes_on_plain_words(table: TableRead) -> Iterator[Repair]:
    """Yield a note for each column that holds such words, with how many cells hold each."""
    if table.kind not in _KINDS:
        return
    for path, (words, fate) in _FATES.items():
        column = table.meaning.column(path)
        if column is None:
            continue
        written = Counter(row.cells[column] for row in table.rows)
        counts: Counter[str] = Counter()
        for text, count in written.items():
            if _is_word(words, text):
                counts[clean_line(text)] += count
        if counts:
            told = ", ".join(f"{count} ô “{text}”" for text, count in counts.most_common())
            yield Repair((table.header_rows[0],), f"Cột “{table.headers[column] or column + 1}” có {told}: {fate}")


def _is_word(words: re.Pattern[str], text: str) -> bool:
    return words.fullmatch(search_key(text).strip(" .;,")) is not None
