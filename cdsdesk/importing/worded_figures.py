"""Figures of indicators with words at them: a scale, the unit again, a remark in brackets, a change and no level."""

import re
from dataclasses import replace
from decimal import Decimal

from cdsdesk.model.evaluation import TargetReading, read_figure, read_target
from cdsdesk.model.indicators import Comparator, Measurement
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.numbers import read_fraction, read_number
from cdsdesk.vietnamese.text import clean_line, search_key

_SCALES = {"chục": 10, "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tr": 10**6}
_SCALES |= {"tỷ": 10**9, "tỉ": 10**9}
_SCALE = r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|tr|(?:tỷ|tỉ)(?! lệ))(?!\w)"
_SCALED = re.compile(rf"(?<=[\d.,]) ?(?P<words>{_SCALE}(?: {_SCALE})*)")
_UNIT_SCALE = re.compile(rf"^(?P<words>{_SCALE}(?: {_SCALE})*)|^1(?P<zeros>(?:[., ]?000)+)\b")
_REMARK = re.compile(r"(?P<figure>[^()]*\d[^()]*?)\s*\((?P<remark>[^()]*[^\W\d_][^()]*)\)\s*")
_CHANGE = re.compile(
    r"\W*(?:phấn đấu )?(?:tăng|giảm)(?: (?:thêm|đi|ít nhất|tối thiểu|khoảng|trên|hơn|bình quân|trung bình|từ))* ?\d"
)
_OF_CHANGE = re.compile(r"\b(?:tăng|giảm|tốc độ|tiết kiệm|chênh lệch)\b")
_MANY_THINGS = re.compile(r"(?:ho|dan|nguoi|ho so|can bo|cong chuc|hoc sinh|doanh nghiep|thanh nien)\b.*")
_MOST_PARTS = 10


def read_target_in(text: str, unit: str) -> TargetReading:
    """Read a target in the unit of its indicator: "trên 1,3 triệu" people are more than 1 300 000.

    A remark in brackets behind the figure is left out where it is all that hinders reading.
    """
    factor = _factor(text, unit)
    if factor is not None:
        plain = read_target(_SCALED.sub("", clean_line(text)))
        value, value_to = (None if each is None else _times(each, factor) for each in (plain.value, plain.value_to))
        return replace(plain, value=value, value_to=value_to)
    reading = read_target(text)
    figure = _without_remark(text) if reading.comparator is Comparator.TEXT else ""
    return read_target(figure) if figure else reading


def worded_number(text: str, unit: str) -> Decimal | None:
    """Return the number of a result that words stand at: its scale, its unit, a remark; None for any other text."""
    line = clean_line(text)
    if read_fraction(line) is not None:
        return None
    factor = _factor(line, unit)
    figure = _SCALED.sub("", line) if factor is not None else line
    figure = _without_unit(_without_remark(figure) or figure, unit)
    value = read_figure(figure.removesuffix("%").rstrip()) if figure != line else None
    return _times(value, factor or Decimal(1)) if value is not None else None


def result_number(text: str, unit: str) -> Decimal | None:
    """Return the number of a result with or without words at it; None for counts of a whole and for words alone."""
    number = worded_number(text, unit)
    return number if number is not None else understood(Measurement(text=text), ("text",)).value


def no_level(name: str, text: str) -> str:
    """Return why the figure of a text is no level of its indicator, "" when it may be one: "giảm 20%" days."""
    line = clean_line(text).lower()
    if _CHANGE.match(line) and not _OF_CHANGE.search(clean_line(name).lower()):
        return f"“{text}” là mức tăng, giảm, chưa phải số cần đạt; giữ nguyên chữ"
    return ""


def part_problem(text: str) -> str:
    """Return what is doubtful in "2/3 hộ", which more often means a share than two of three; "" for other texts."""
    line = clean_line(text)
    fraction = read_fraction(line)
    thing = re.sub(r"^[\d/\s]+", "", search_key(line))
    if fraction is None or not 0 < fraction[0] < fraction[1] <= _MOST_PARTS or not _MANY_THINGS.fullmatch(thing):
        return ""
    return f"“{text}” đọc là {fraction[0]} trên tổng số {fraction[1]}, hãy xem lại"


def _factor(text: str, unit: str) -> Decimal | None:
    """Return by what the number of a text is to be multiplied for its unit; None where no scale stands at it."""
    found = _SCALED.search(clean_line(text).lower())
    if found is None:
        return None
    return Decimal(_product(found["words"])) / _factor_of_unit(unit)


def _factor_of_unit(unit: str) -> int:
    found = _UNIT_SCALE.match(clean_line(unit).lower())
    if found is None:
        return 1
    return _product(found["words"]) if found["words"] else int("1" + re.sub(r"\D", "", found["zeros"]))


def _times(value: Decimal, factor: Decimal) -> Decimal:
    scaled = value * factor
    return scaled.to_integral_value() if scaled == scaled.to_integral_value() else scaled


def _product(words: str) -> int:
    found = 1
    for word in words.split():
        found *= _SCALES[word]
    return found


def _without_remark(text: str) -> str:
    """Return the figure before a remark in brackets; "" where there is none or the remark is a figure itself."""
    found = _REMARK.fullmatch(clean_line(text))
    return found["figure"] if found is not None and not read_number(found["remark"]).readings else ""


def _without_unit(text: str, unit: str) -> str:
    """Return a text without the unit at its end that its own column tells: "05 điểm"; the scale may be taken off."""
    line, whole = clean_line(text), clean_line(unit).lower()
    for end in (whole, _UNIT_SCALE.sub("", whole).strip()):
        if end and line.lower().endswith(f" {end}"):
            return line[: -len(end)].rstrip()
    return line
