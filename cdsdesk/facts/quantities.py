"""Numbers, shares, percentages and money in running text, and the digits there that are none of these."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cdsdesk.facts.found import Found, FractionFound, MoneyFound, NumberFound, PercentFound
from cdsdesk.facts.named_numbers import follows_name, in_date_order, is_code, rest_of_code
from cdsdesk.facts.nouns import MEASURES, known_noun, noun
from cdsdesk.facts.worded_numbers import said_again
from cdsdesk.vietnamese.numbers import MoneyUnit, read_money, read_number, read_percent

_DIGITS = r"(?:[1-9][0-9]{0,2}(?: [0-9]{3}){1,4}(?![0-9])|[0-9]+)(?:[.,][0-9]+)*"
_TOKEN = re.compile(_DIGITS)
_FRACTION = re.compile(rf" ?/ ?({_DIGITS})")
_PERCENT = re.compile(r" ?%| phần trăm(?!\w)")
_SCALE = "nghìn|ngàn|triệu|tỷ|tỉ"
_NOT_DONG = "chí|chi|bào|thời|hồ|nghiệp|bộ|phục|lòng|ý|đều|loạt|hành"
_DONG = rf"(?:đồng(?! (?:{_NOT_DONG})(?!\w))|vnđ|vnd|đ)(?!\w|/c)"
# "05 đồng chi bộ" is nobody's money, "700 triệu đồng chi thường xuyên" is.
_SCALED_DONG = _DONG.replace("|chi|", "|", 1)
_MONEY = re.compile(
    rf"(?: ?(?:{_SCALE})(?: [0-9]{{1,3}}(?:[.,][0-9]{{1,3}}){{0,2}} (?:{_SCALE})(?!\w)){{0,2}} ?{_SCALED_DONG}"
    rf"|(?: ?(?:tr|ng)\.?)? ?{_DONG})",
    re.IGNORECASE,
)
_SCALED = re.compile(rf" ?({_SCALE})(?!\w)", re.IGNORECASE)
_PARTS = re.compile(rf" (?:{_SCALE}) [0-9]{{1,3}} (?:{_SCALE})(?!\w)", re.IGNORECASE)
_UNIT = re.compile(rf"(?:(?:{_SCALE}|tr|ng)\.? ?)?(?:{_DONG})?", re.IGNORECASE)
_RANGE = re.compile(r" ?[-–—] ?| (?:đến|tới) ")
_FACTORS = {
    "nghìn": MoneyUnit.NGHIN,
    "ngàn": MoneyUnit.NGHIN,
    "triệu": MoneyUnit.TRIEU,
    "tỷ": MoneyUnit.TY,
    "tỉ": MoneyUnit.TY,
}
_LONGEST = 24
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NEAR_SHARE = re.compile(
    r"[0-9] ?% ?\(?$|^\)?[ ,;]{0,2}\(?(?:(?:đạt|chiếm|bằng)(?: tỷ lệ| tỉ lệ)? )?(?:trên )?[0-9][0-9.,]{0,6} ?%"
)


def find_quantities(text: str) -> Iterator[Found]:
    """Yield what is counted and measured, in order; times, codes and documents were blotted out before."""
    place = 0
    for token in _TOKEN.finditer(text):
        if token.start() < place:
            continue
        place = token.end()
        if is_code(text, token.start(), token.end()):
            place = rest_of_code(text, token.start(), token.end())
            continue
        for fact in _quantity(text, token):
            yield fact
            place = max(place, fact.end)
        place = max(place, _skipped(text, token))


def _skipped(text: str, token: re.Match[str]) -> int:
    """Return where the numbers end that are divided by strokes, so that none of them is read alone."""
    end = token.end()
    while (more := _FRACTION.match(text, end)) is not None:
        end = more.end()
    return end


def _quantity(text: str, token: re.Match[str]) -> Iterator[Found]:
    start, end = token.span()
    ranged = _RANGE.match(text, end)
    higher = _TOKEN.match(text, ranged.end()) if ranged else None
    fact = _share(text, token) or _measured(text, start, end)
    if fact is not None:
        yield fact
    elif higher is not None and (limit := _measured(text, *higher.span())) is not None:
        lower = _alike(text, start, end, limit)
        if lower is not None:
            yield lower
        yield limit
    elif not _FRACTION.match(text, end) and (number := _number(text, start, end)) is not None:
        shared = _number(text, *higher.span()) if higher is not None and not number.noun else None
        yield replace(number, noun=shared.noun) if shared is not None else number


def _alike(text: str, start: int, end: int, limit: Found) -> Found | None:
    """Return the lower end of a range, which takes its unit from the higher: "từ 5 đến 10%"."""
    written = text[start:end]
    if isinstance(limit, PercentFound):
        value = read_percent(written)
        return PercentFound(start, end, written, value, _decimals(written)) if value is not None else None
    if isinstance(limit, MoneyFound):
        amount = read_money(f"{written} {limit.unit}", None).amount
        return MoneyFound(start, end, written, amount, limit.unit) if amount is not None else None
    return None


def _measured(text: str, start: int, end: int) -> Found | None:
    """Return the percentage, the amount of money or the scaled number that begins here."""
    written = text[start:end]
    if len(written) > _LONGEST:
        return None
    if percent := _PERCENT.match(text, end):
        minus = start > 0 and text[start - 1] in "-−" and text[start - 2 : start - 1] in ("", " ", "(")
        value = read_percent(written)
        if value is None:
            return None
        first = start - minus
        return PercentFound(
            first, percent.end(), text[first : percent.end()], -value if minus else value, _decimals(written)
        )
    if money := _MONEY.match(text, end):
        return _money(text, start, money.end())
    if (scaled := _SCALED.match(text, end)) and (value := _value(written)) is not None:
        counted = known_noun(text, scaled.end())
        if counted:
            value *= _FACTORS[scaled[1].lower()].factor
            value = value.to_integral_value() if value == value.to_integral_value() else value
            return NumberFound(start, scaled.end(), text[start : scaled.end()], value, counted)
        parts = _PARTS.match(text, end)
        alone = scaled[1].lower() in ("tỷ", "tỉ") and not noun(text, scaled.end())
        return _money(text, start, (parts or scaled).end()) if parts or alone else None
    return None


def _money(text: str, start: int, end: int) -> MoneyFound | None:
    written = text[start:end]
    reading = read_money(written, None)
    if reading.amount is None:
        return None
    digits = _TOKEN.match(written)
    unit = _UNIT.match(written[digits.end() :].strip() if digits else "")
    return MoneyFound(start, end, written, reading.amount, unit[0].lower().strip() if unit else "")


def _share(text: str, token: re.Match[str]) -> FractionFound | None:
    """Return the share that begins here; a day and month, a scale and a rank look alike and are none."""
    stroke = _FRACTION.match(text, token.end())
    if stroke is None or _FRACTION.match(text, stroke.end()) or follows_name(text, token.start(), ""):
        return None
    start, end = token.start(), stroke.end()
    part, whole = _value(token[0], whole=True), _value(stroke[1], whole=True)
    if part is None or whole is None or text[end : end + 1].isalpha():
        return None
    closed = end + (text[end : end + 1] == ")")
    counted = known_noun(text, closed)
    near = _NEAR_SHARE.search(text[max(0, start - 4) : start]) or _NEAR_SHARE.search(text[end : end + 40])
    if not counted and not near and (in_date_order(token[0], stroke[1]) or part == 1):
        return None
    return FractionFound(start, end, text[start:end], part, whole, counted or noun(text, closed))


def _number(text: str, start: int, end: int) -> NumberFound | None:
    written = text[start:end]
    if any(unit.match(text, end) for unit in (_PERCENT, _MONEY, _SCALED)):
        return None  # an amount that can be read in two ways
    last = said_again(text, end)
    counted = noun(text, last)
    known = known_noun(text, last) if counted else ""
    if len(written) > _LONGEST or follows_name(text, start, known):
        return None
    value = _value(written, whole=bool(counted) and counted not in MEASURES)
    if value is None:
        return None
    if not counted and ((written.isdigit() and _FIRST_YEAR <= value <= _LAST_YEAR) or _is_numbering(written, value)):
        return None
    return NumberFound(start, last, text[start:last], value, counted)


def _is_numbering(written: str, value: Decimal) -> bool:
    """Whether digits with a dot count nothing: "4.0", "1.10"."""
    return ("." in written and "," not in written and value != value.to_integral_value()) or written.endswith(".0")


def _value(written: str, *, whole: bool = False) -> Decimal | None:
    """Return the number; "1.234" is a thousand and more as it is written in Vietnamese, of things also "1,234"."""
    readings = read_number(written).readings if len(written) <= _LONGEST else ()
    if len(readings) > 1 and whole:
        return max(readings)
    return readings[0] if readings else None


def _decimals(written: str) -> int:
    mark = max(written.rfind(","), written.rfind("."))
    return len(written) - mark - 1 if mark >= 0 else 0
