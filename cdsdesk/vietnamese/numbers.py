"""Numbers, money and shares as offices write them, and back; what can be read in two ways is never chosen silently."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from cdsdesk.vietnamese.text import clean_line


@dataclass(frozen=True)
class NumberReading:
    """What a written number means: ``value`` when there is one way to read it, ``readings`` holds every way."""

    value: Decimal | None
    readings: tuple[Decimal, ...]


class MoneyUnit(StrEnum):
    """The units in which budgets are written."""

    DONG = "dong"
    NGHIN = "nghin"
    TRIEU = "trieu"
    TY = "ty"

    @property
    def factor(self) -> int:
        """Return how many đồng one unit is."""
        return _FACTORS[self]

    @property
    def label(self) -> str:
        """Return the name as printed in a unit line."""
        return _LABELS[self]


_FACTORS = {MoneyUnit.DONG: 1, MoneyUnit.NGHIN: 10**3, MoneyUnit.TRIEU: 10**6, MoneyUnit.TY: 10**9}
_LABELS = {
    MoneyUnit.DONG: "Đồng",
    MoneyUnit.NGHIN: "Nghìn đồng",
    MoneyUnit.TRIEU: "Triệu đồng",
    MoneyUnit.TY: "Tỷ đồng",
}


@dataclass(frozen=True)
class MoneyReading:
    """An amount in đồng or none, the unit it was read in, and what a person must look at ("" when fine)."""

    amount: int | None
    unit: MoneyUnit | None
    problem: str


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_EMPTY = re.compile(r"(?:\(?-+\)?(?: ?\([0-9]\))?)?")
_FOOTNOTE = re.compile(r" ?⁽?[⁰¹²³⁴-⁹]+⁾?$")
_NUMBER = re.compile(r"([+-]?) ?([0-9][0-9., ]*?)[. ]*")
_GROUPED = {mark: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+") for mark in "., "}
_DIGITS = re.compile(r"[0-9]+")


def read_number(s: str) -> NumberReading:
    """Read a number written alone, with the Vietnamese or the foreign separators; no reading when it is none."""
    written = _NUMBER.fullmatch(clean_line(s).translate(_DASHES))
    readings = _readings(written[2]) if written else ()
    if written and written[1] == "-":
        readings = tuple(-reading for reading in readings)
    return NumberReading(readings[0] if len(readings) == 1 else None, readings)


def read_count(s: str) -> int | None:
    """Read a count of people, files or sessions: being whole, "2.469" and "2,469" can only be 2469; none if it is not.

    A minus sign or a fraction makes it no count.
    """
    readings = read_number(s).readings
    value = max(readings, default=None)
    return int(value) if value is not None and value >= 0 and value == value.to_integral_value() else None


def _readings(digits: str) -> tuple[Decimal, ...]:
    """Return the one or two values of unsigned digits with separators, the Vietnamese way first."""
    if _DIGITS.fullmatch(digits):
        return (Decimal(digits),)
    if any(digits.count(mark) > 1 and mark in digits for mark in ".,") or _both(digits):
        return _sure_reading(digits)
    mark = "." if "." in digits else "," if "," in digits else " "
    if mark == " ":
        return _sure_reading(digits)
    decimal = _with_fraction(digits, mark)
    whole = _whole(digits, mark) or _whole(digits.replace(mark, " "), " ")
    ways = (whole, decimal) if mark == "." else (decimal, whole)
    return tuple(way for way in ways if way is not None)


def _both(digits: str) -> bool:
    return "." in digits and "," in digits


def _sure_reading(digits: str) -> tuple[Decimal, ...]:
    """Return the value of digits whose separators leave one way to read them, or nothing."""
    if _both(digits):
        last = max(digits.rfind("."), digits.rfind(","))
        value = _with_fraction(digits, digits[last]) if digits.count(digits[last]) == 1 else None
    else:
        value = next((whole for mark in "., " if (whole := _whole(digits, mark)) is not None), None)
    return () if value is None else (value,)


def _whole(digits: str, mark: str) -> Decimal | None:
    return Decimal(digits.replace(mark, "")) if _GROUPED[mark].fullmatch(digits) else None


def _with_fraction(digits: str, mark: str) -> Decimal | None:
    """Return the value when ``mark`` divides whole from fraction, the whole plain or in groups of three."""
    whole, fraction = digits.split(mark)
    if not _DIGITS.fullmatch(fraction):
        return None
    if not (_DIGITS.fullmatch(whole) or any(_GROUPED[other].fullmatch(whole) for other in "., " if other != mark)):
        return None
    return Decimal(re.sub(r"[., ]", "", whole) + "." + fraction)


_SCALES = {
    "nghìn": MoneyUnit.NGHIN,
    "ngàn": MoneyUnit.NGHIN,
    "ng": MoneyUnit.NGHIN,
    "k": MoneyUnit.NGHIN,
    "triệu": MoneyUnit.TRIEU,
    "tr": MoneyUnit.TRIEU,
    "tỷ": MoneyUnit.TY,
    "tỉ": MoneyUnit.TY,
}
_DONG = r"(?:đồng|vnđ|vnd|đ)(?![^\W_])"
_NAMED = r"nghìn|ngàn|triệu|tỷ|tỉ"
_SCALED = re.compile(rf"(?<![^\W\d_])(?:({_NAMED}|tr|ng)\.? ?|(1[. ,]?000(?:[. ,]?000){{0,2}}) ?){_DONG}")
_UNIT_ALONE = re.compile(
    rf"(?:(?:đvt|đv|đơn vị(?: tính)?) ?[:.]? ?|\(|^)(?:({_NAMED}|tr)|({_DONG}))(?: ?/ ?\w+)?(?:\)|[.;,]|$)"
)
_ROUND_UNITS = {3: MoneyUnit.NGHIN, 6: MoneyUnit.TRIEU, 9: MoneyUnit.TY}


def read_money_unit(s: str) -> MoneyUnit | None:
    """Find the unit in a unit line or a column header ("ĐVT: Triệu đồng"); none when it names none or several."""
    text = clean_line(s).lower()
    found = {_SCALES[m[1]] if m[1] else _ROUND_UNITS[sum(char == "0" for char in m[2])] for m in _SCALED.finditer(text)}
    if not found:
        found = {_SCALES[m[1]] if m[1] else MoneyUnit.DONG for m in _UNIT_ALONE.finditer(text)}
    return found.pop() if len(found) == 1 else None


_AMOUNT = re.compile(rf"([+-]? ?[0-9][0-9., ]*?)[. ]*(?:({_NAMED}|tr|ng|k)(?![^\W_]|\.?đ)[. ]*)?\.?({_DONG})?[. ]*")
_SHORT_AMOUNT = re.compile(r"([+-]? ?[0-9][0-9., ]*?)[. ]*(tr|ng)\.?đ[. ]*")
_PARTS = re.compile(rf"[0-9][0-9., ]*?\s*(?:{_NAMED})(?![^\W_])")
_ODD_AMOUNT = 10**13


def read_money(s: str, unit: MoneyUnit | None) -> MoneyReading:
    """Read an amount of money; a unit written beside the number goes before ``unit``, the unit of the table.

    Empty cells and dashes are no amount and no problem. An amount above 10^13 đồng is returned with a problem.
    """
    text = _FOOTNOTE.sub("", clean_line(s).translate(_DASHES))
    if _EMPTY.fullmatch(text):
        return MoneyReading(None, unit, "")
    lowered = text.lower()
    parts = _PARTS.findall(lowered)
    if len(parts) > 1:
        return _read_parts(text, lowered, parts, unit)
    found = _SHORT_AMOUNT.fullmatch(lowered) or _AMOUNT.fullmatch(lowered)
    if found is None:
        return MoneyReading(None, unit, f"“{text}” không phải là số tiền")
    scale, dong = found[2], found.re is _SHORT_AMOUNT or found[3]
    own = _SCALES[scale] if scale else MoneyUnit.DONG if dong else unit
    if own is None:
        return MoneyReading(None, None, f"Số tiền “{text}” chưa có đơn vị tính")
    return _amount(text, found[1], own)


def _read_parts(text: str, lowered: str, parts: list[str], unit: MoneyUnit | None) -> MoneyReading:
    """Read an amount told in several units, the larger first: "1 tỷ 500 triệu đồng"."""
    rest = lowered
    total, last = 0, 10**12
    for part in parts:
        reading = read_money(part, None)
        rest = rest.replace(part, "", 1)
        if reading.amount is None or reading.unit is None or reading.unit.factor >= last:
            return MoneyReading(None, unit, f"Không đọc chắc được số tiền “{text}”")
        total, last = total + reading.amount, reading.unit.factor
    if rest.strip(" .,") not in ("", "đồng", "đ"):
        return MoneyReading(None, unit, f"Không đọc chắc được số tiền “{text}”")
    return MoneyReading(total, MoneyUnit.DONG, "")


def _amount(text: str, digits: str, unit: MoneyUnit) -> MoneyReading:
    values = [value * unit.factor for value in _likely(read_number(digits).readings, digits, unit)]
    if not values:
        return MoneyReading(None, unit, f"“{text}” không phải là số tiền")
    if len(values) > 1:
        ways = " hoặc ".join(f"{format_money(int(value))} đồng" for value in values)
        return MoneyReading(None, unit, f"Số tiền “{text}” đọc được hai cách: {ways}")
    if values[0] != values[0].to_integral_value():
        return MoneyReading(None, unit, f"Số tiền “{text}” có phần lẻ nhỏ hơn một đồng")
    problem = ""
    if abs(values[0]) > _ODD_AMOUNT:
        problem = f"Số tiền “{text}” lớn khác thường (trên 10.000 tỷ đồng), hãy xem lại đơn vị tính"
    return MoneyReading(int(values[0]), unit, problem)


def _likely(readings: tuple[Decimal, ...], digits: str, unit: MoneyUnit) -> tuple[Decimal, ...]:
    """Leave out the way of reading that the unit rules out, so that only true doubts are asked."""
    # A fraction of a đồng does not exist. A dot groups thousands where thousands of the unit are common ("14.755" triệu
    # đồng is 14 755); a comma there may be the decimal comma or a foreign thousands mark, and a person must say which.
    grouped = "." in digits and " " not in digits and unit in (MoneyUnit.NGHIN, MoneyUnit.TRIEU)
    return (max(readings, key=abs),) if len(readings) > 1 and (unit is MoneyUnit.DONG or grouped) else readings


_PERCENT = re.compile(r"([+-]? ?[0-9][0-9., ]*?)[. ]*%?[. ]*")
_GREATEST_SHARE = 9999


def read_percent(s: str) -> Decimal | None:
    """Read a share in percent ("77,85%" is 77.85), with or without the sign; none when it can be read in two ways."""
    found = _PERCENT.fullmatch(clean_line(s).translate(_DASHES))
    if found is None:
        return None
    readings = read_number(found[1]).readings
    if len(readings) == 1:
        return readings[0]
    # "33,333%" cannot be 33 333 %; "14.755%" may be written either way.
    return readings[0] if readings and abs(readings[0]) <= _GREATEST_SHARE < abs(readings[1]) else None


_COUNT = r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,15})"
_FRACTION = re.compile(rf"(?:[0-9][0-9.,]* ?% ?)?\(?{_COUNT} ?/ ?{_COUNT}\)?(?P<rest>(?: ?[( ][^/0-9][^/]*)?)[. ]*")


def read_fraction(s: str) -> tuple[int, int] | None:
    """Read counts such as "67/107", "62,6% (67/107)" or "21/21 sở, ban ngành (100%)"; none for a month and year."""
    found = _FRACTION.fullmatch(clean_line(s))
    if found is None:
        return None
    part, whole = (int(found[group].replace(".", "")) for group in (1, 2))
    if not found["rest"].strip() and "%" not in s and 1 <= part <= 12 and 2000 <= whole <= 2099:
        return None
    return part, whole


def format_number(x: int | Decimal, places: int | None = None) -> str:
    """Return the number with dots between thousands and a decimal comma; ``places`` rounds half up."""
    value = Decimal(x)
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = format(value, ",f")
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def format_money(amount: int, unit: MoneyUnit = MoneyUnit.DONG) -> str:
    """Return an amount of đồng as a number of units, exact to the đồng, without the unit's name."""
    return format_number(Decimal(amount).scaleb(-len(str(unit.factor)) + 1))


def count_words(n: int) -> str:
    """Return a count for running text, two digits at least: "02 quyết định"."""
    return f"{n:02d}"
