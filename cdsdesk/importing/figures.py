"""What a person must look at in the figures of indicators: two ways to read one, words in its place, a zero below."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import in_column
from cdsdesk.model.evaluation import TargetReading, read_evaluation, read_figure
from cdsdesk.model.indicators import Comparator, Evaluation, Measure, Measurement
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.numbers import format_number, read_number, read_percent
from cdsdesk.vietnamese.text import clean_line, search_key

_FIGURES = frozenset({Measure.RATIO, Measure.MONEY, Measure.SCORE})
_DATE = re.compile(r"(?:\d{1,2}/){1,2}\d{4}|(?<!\d)(?:19|20)\d\d(?!\d)")
_EMPTY = "-–—() "
_SHARE = re.compile(r"(?:ti|ty) le (?!tang|giam)")
_MAY_EXCEED = re.compile(r"\b(?:tang|giam|so voi|tang truong|hoan thanh|vuot|thu ngan sach|giai ngan|toc do|chi so)\b")
_FIGURE_FIELDS = ("targets", "measurements", "result")
_WHOLE = Decimal(100)
_FEWEST_BESIDE = 2
_NEAR, _FAR = 2, 10
_SHARE_UNITS = frozenset({"%", "phan tram", "phan tram (%)", "ty le %", "ty le (%)", "ti le %", "ti le (%)"})
_GREATEST_FRACTION = Decimal("1.5")
_LEAST_OTHER, _NEAR_SHARE = 20, 4
_WHOLE_THINGS = re.compile(
    "ho|ho gia dinh|nguoi|dan|dich vu|dvc|thu tuc|tthc|ho so|van ban|tai khoan|doanh nghiep|co so|to|thon|xa|phuong|"
    "don vi|co quan|can bo|hoc vien|luot|luot nguoi|may|bo|chiec|cai|camera|tram|diem phat|he thong|san pham|lop|buoi|"
    "cuoc|tin|bai|tin bai|thue bao|chu ky so|truong|to chuc|hop tac xa|vu|su co|nguoi dan|doan vien|hoi vien|khau|"
    "nhan khau|giao dich|hop dong|kenh"
)
_COUNTED = re.compile(r"\D{0,20}[\d.,]*\d\s+([^\W\d][^\d.,;:()]{1,30})")
_MEAN = re.compile(r"bình quân|trung bình|đầu người|\bmỗi\b|/|chênh lệch|\btăng\b|\bgiảm\b")


def target_problem(text: str, reading: TargetReading) -> str:
    """Return what is doubtful in a target, "" when its figures are understood or it has none but dates."""
    kept = reading.comparator is Comparator.TEXT and any(char.isdigit() for char in _DATE.sub("", text))
    return _not_understood(text) if kept else ""


def result_problem(text: str, measure: Measure | None) -> str:
    """Return what is doubtful in a result, "" when it is understood or words belong there."""
    if is_open(text, measure):
        return _not_understood(text)
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


def is_open(text: str, measure: Measure | None) -> bool:
    """Say whether a result, no share, can be read in two ways of which none is surely meant: "12,345" files."""
    is_share = measure is Measure.RATIO or "%" in text
    return not is_share and len(_readings(text)) > 1 and read_figure(text) is None


def sure_number(text: str, number: Decimal | None) -> Decimal | None:
    """Return the number that a cell holds when its text alone could be read in two ways."""
    return number if len(_readings(text)) > 1 else None


def impossible_count(name: str, unit: str, text: str, number: Decimal | None) -> str:
    """Return why a figure cannot be a count of whole things ("Người"), "" when it can; ``number`` is that of its cell.

    A mean or a difference of counts may have a fraction or be below zero.
    """
    value = number if number is not None else read_figure(text)
    if value is None or not _WHOLE_THINGS.fullmatch(search_key(unit)) or _MEAN.search(clean_line(name).lower()):
        return ""
    if value >= 0 and value == value.to_integral_value():
        return ""
    if len(_readings(text)) > 1:
        return _not_understood(text)
    return f"Số {format_number(value)} không thể là số lượng tính bằng “{unit}”"


def is_no_figure(text: str) -> bool:
    """Say whether a cell holds a dash alone, the mark for "none yet"."""
    return bool(text) and not text.strip(_EMPTY)


def settled_number(text: str, beside: Sequence[str], unit: str) -> Decimal | None:
    """Return the one of two ways to read a figure that its unit or the others of its row leave.

    What is counted in whole things ("Hộ") has no fraction, where a figure beside it ("20.000 hộ") may tell the unit as
    well; a share is never settled. ``beside`` are the figures of the same indicator for other years, two at least: one
    reading must lie among them, the other far off.
    """
    ways = _readings(text)
    if len(ways) < 2 or "%" in "".join((text, unit, *beside)):
        return None
    whole = [way for way in ways if way == way.to_integral_value()]
    counted = unit or next((found[1] for other in beside if (found := _COUNTED.fullmatch(clean_line(other)))), "")
    if len(whole) == 1 and _WHOLE_THINGS.fullmatch(search_key(counted)):
        return whole[0]
    known = [each for other in beside if (each := read_figure(other)) is not None and each > 0]
    if len(known) < _FEWEST_BESIDE:
        return None
    low, high = min(known), max(known)
    among = [way for way in ways if low <= way * _NEAR and way <= high * _NEAR]
    possible = [way for way in ways if low <= way * _FAR and way <= high * _FAR]
    return among[0] if len(among) == 1 and possible == among else None


def _readings(text: str) -> tuple[Decimal, ...]:
    return read_number(text.strip(" %")).readings


def _not_understood(text: str) -> str:
    readings = _readings(text)
    if len(readings) > 1:
        ways = " hoặc ".join(format_number(number) for number in readings)
        return f"“{text}” đọc được hai cách: {ways}; giữ nguyên chữ"
    return f"Không hiểu số “{text}”; giữ nguyên chữ"


def share_problems(rows: tuple[RowRead, ...], meaning: Meaning, headers: Sequence[str]) -> tuple[RowRead, ...]:
    """Return the rows of indicators with a problem for each share of a whole that is above 100 %, or may be a fraction.

    A share is told by its sign, or by the unit of its indicator.
    """
    name, unit = meaning.title, meaning.column("unit_text")
    columns = [
        (column, path)
        for column, path in enumerate(meaning.fields)
        if path is not None and path.split(".")[0] in _FIGURE_FIELDS
    ]
    if meaning.kind != "indicators" or name is None or not columns:
        return rows
    return tuple(
        _with_share_problems(row, row.cells[name], row.cells[unit] if unit is not None else "", columns, headers)
        for row in rows
    )


def _with_share_problems(
    row: RowRead, name: str, unit: str, columns: Sequence[tuple[int, str]], headers: Sequence[str]
) -> RowRead:
    key = search_key(name)
    if not _SHARE.search(key) or _MAY_EXCEED.search(key):
        return row
    is_share = search_key(unit) in _SHARE_UNITS
    shares = {c: share for c, _ in columns if (share := _share(row, c, is_share=is_share)) is not None}
    found = []
    for column, path in columns:
        share = shares.get(column)
        told = ""
        if share is not None and share > _WHOLE:
            told = f"{format_number(share)}% lớn hơn 100% của một tỷ lệ, hãy xem lại"
        elif share is not None and "%" not in row.cells[column] and _may_be_fraction(share, shares.values()):
            told = f"“{row.cells[column]}” có thể là {format_number(share * _WHOLE)}%, hãy xem lại"
        if told:
            found.append((path, in_column(headers[column], told)))
    return replace(row, problems=(*row.problems, *found)) if found else row


def _share(row: RowRead, column: int, *, is_share: bool) -> Decimal | None:
    """Return a cell as a share in percent; one without a sign is none unless its unit says so."""
    text = row.cells[column]
    if "%" in text:
        return read_percent(text)
    if not is_share:
        return None
    return row.numbers[column] if column in row.numbers else read_percent(text)


def _may_be_fraction(share: Decimal, beside: Iterable[Decimal]) -> bool:
    """Say whether a share such as 0,85 or 1,05 stands for a hundredfold, as the others of its indicator are."""
    if share == share.to_integral_value() or not 0 < share <= _GREATEST_FRACTION:
        return False
    meant = share * _WHOLE
    return any(other >= _LEAST_OTHER and other / _NEAR_SHARE <= meant <= other * _NEAR for other in beside)
