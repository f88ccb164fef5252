"""The value of a cell in an .ods, as its attributes state it."""

import re
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import Element

from cdsdesk.readers import ods_names as ods
from cdsdesk.readers.raw import RawValue

_NUMBERS = ("float", "currency", "percentage")
_SPAN = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?")
_DAY = timedelta(days=1)


def value_of(cell: Element, text: str) -> RawValue:
    """Return the value of a cell; a value that cannot be read is the text shown for it."""
    kind = cell.get(ods.VALUE_TYPE)
    try:
        if kind in _NUMBERS:
            return float(cell.attrib[ods.VALUE])
        if kind == "date":
            return _moment(cell.attrib[ods.DATE_VALUE])
        if kind == "time":
            return _span(cell.attrib[ods.TIME_VALUE])
    except (KeyError, ValueError, OverflowError):
        return text
    if kind == "boolean":
        return cell.get(ods.BOOLEAN_VALUE) == "true"
    return text or cell.get(ods.STRING_VALUE, "")


def _moment(text: str) -> date | datetime:
    if "T" not in text:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    return moment.date() if moment.time() == time() else moment


def _span(text: str) -> time | timedelta:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found[1]:
        return -span
    return (datetime.min + span).time() if span < _DAY else span
