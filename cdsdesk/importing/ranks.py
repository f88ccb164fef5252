"""Ranks among others ("Xếp hạng DTI", unit "Hạng"): "12/65" is place 12, "Top 10" is place 10 or better."""

import re
from decimal import Decimal

from cdsdesk.model.evaluation import TargetReading, read_target
from cdsdesk.model.indicators import Comparator
from cdsdesk.vietnamese.text import search_key

_UNITS = frozenset({"hang", "thu hang", "xep hang", "vi tri", "thu bac", "thu tu", "vi tri xep hang"})
_NAME = re.compile(r"(?:chi so )?(?:xep hang|thu hang|vi tri xep hang|xep thu|xep vi tri)\b")
_LEAD_IN = (
    r"(?:(?:toi thieu|it nhat|phan|xep|dung|dat|giu|duy tri|nam|trong|thuoc|hang|thu|bac|vi tri|so|nhom|top|dau|la|o"
    r"|vao)\b[ .:]*)*"
)
_PLACE = re.compile(rf"{_LEAD_IN}0*([1-9]\d{{0,3}})(?: ?/ ?([1-9]\d{{0,3}}))?(?: +[a-z(][^\d%]*)?[. ]*")
_STEPS = re.compile(r"\b(?:bac|tang|giam|diem)\b")
_YEARS = range(1990, 2100)
_TURNED = (Comparator.AT_LEAST, Comparator.MORE_THAN)
_NOT_SURE = ("≥", ">", "hon ", "tren ")


def is_rank(name: str, unit: str) -> bool:
    """Say whether an indicator is a place among others: its unit tells, without one its name."""
    return search_key(unit) in _UNITS if unit.strip() else _NAME.match(search_key(name)) is not None


def read_rank(text: str) -> Decimal | None:
    """Return the place that a text tells: 12 of "12/65", "Xếp thứ 12/65 xã, phường"; None for steps and other words."""
    key = search_key(text)
    found = _PLACE.fullmatch(key)
    if found is None or _STEPS.search(key[found.end(1) :]):
        return None
    place, among = int(found[1]), int(found[2] or 0)
    return None if place in _YEARS or among in _YEARS or (among and place > among) else Decimal(place)


def rank_target(text: str) -> TargetReading:
    """Read the target of a rank: "Top 10", "10", "Hạng 10 trở lên" are place 10 or better, that is at most 10."""
    key = search_key(text)
    if any(sign in key or sign in text for sign in _NOT_SURE):
        return TargetReading(Comparator.TEXT)
    place = read_rank(text)
    if place is not None:
        reading = read_target(text)
        kept = reading.comparator not in (*_TURNED, Comparator.TEXT, None) and reading.value == place
        return reading if kept else TargetReading(Comparator.AT_MOST, place)
    reading = read_target(text)
    is_sure = not _STEPS.search(key) and reading.comparator not in _TURNED
    return reading if is_sure or reading.value is None else TargetReading(Comparator.TEXT)
