"""What a person must look at in the figures of indicators: two ways to read one, words in its place, a zero below."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import in_column
from cdsdesk.model.evaluation import TargetReading, read_evaluation
from cdsdesk.model.indicators import Comparator, Evaluation, Measure, Measurement
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.numbers import format_number, read_number, read_percent
from cdsdesk.vietnamese.text import search_key

_FIGURES = frozenset({Measure.RATIO, Measure.MONEY, Measure.SCORE})
_DATE = re.compile(r"(?:\d{1,2}/){1,2}\d{4}|(?<!\d)(?:19|20)\d\d(?!\d)")
_EMPTY = "-–—() "
_SHARE = re.compile(r"(?:ti|ty) le (?!tang|giam)")
_MAY_EXCEED = re.compile(r"\b(?:tang|giam|so voi|tang truong|hoan thanh|vuot|thu ngan sach|giai ngan|toc do|chi so)\b")
_FIGURE_FIELDS = ("targets", "measurements", "result")
_WHOLE = Decimal(100)


def target_problem(text: str, reading: TargetReading) -> str:
    """Return what is doubtful in a target, "" when its figures are understood or it has none but dates."""
    kept = reading.comparator is Comparator.TEXT and any(char.isdigit() for char in _DATE.sub("", text))
    return _not_understood(text) if kept else ""


def result_problem(text: str, measure: Measure | None) -> str:
    """Return what is doubtful in a result, "" when it is understood or words belong there."""
    read = understood(Measurement(text=text), ("text",))
    if read.denominator == 0:
        return f"Mẫu số của “{text}” bằng 0; giữ nguyên chữ"
    if read.value is not None or read.denominator is not None:
        return ""
    if not text.strip(_EMPTY) or read_evaluation(text) is Evaluation.NO_DATA:
        return ""
    # a count may be told in words ("Đang đấu thầu tại 04 xã"), a share, a score or money may not
    meant = measure in _FIGURES or (measure is Measure.COUNT and text[0].isdigit()) or len(_readings(text)) > 1
    return _not_understood(text) if meant else ""


def sure_number(text: str, number: Decimal | None) -> Decimal | None:
    """Return the number that a cell holds when its text alone could be read in two ways."""
    return number if len(_readings(text)) > 1 else None


def _readings(text: str) -> tuple[Decimal, ...]:
    return read_number(text.strip(" %")).readings


def _not_understood(text: str) -> str:
    readings = _readings(text)
    if len(readings) > 1:
        ways = " hoặc ".join(format_number(number) for number in readings)
        return f"“{text}” đọc được hai cách: {ways}; giữ nguyên chữ"
    return f"Không hiểu số “{text}”; giữ nguyên chữ"


def share_problems(rows: tuple[RowRead, ...], meaning: Meaning, headers: Sequence[str]) -> tuple[RowRead, ...]:
    """Return the rows of indicators with a problem for each share of a whole that is above 100 %."""
    name = meaning.title
    columns = [
        (column, path)
        for column, path in enumerate(meaning.fields)
        if path is not None and path.split(".")[0] in _FIGURE_FIELDS
    ]
    if meaning.kind != "indicators" or name is None or not columns:
        return rows
    return tuple(_with_share_problems(row, row.cells[name], columns, headers) for row in rows)


def _with_share_problems(
    row: RowRead, name: str, columns: Sequence[tuple[int, str]], headers: Sequence[str]
) -> RowRead:
    key = search_key(name)
    if not _SHARE.search(key) or _MAY_EXCEED.search(key):
        return row
    found = []
    for column, path in columns:
        text = row.cells[column]
        share = read_percent(text) if "%" in text else None
        if share is not None and share > _WHOLE:
            told = f"{format_number(share)}% lớn hơn 100% của một tỷ lệ, hãy xem lại"
            found.append((path, in_column(headers[column], told)))
    return replace(row, problems=(*row.problems, *found)) if found else row
