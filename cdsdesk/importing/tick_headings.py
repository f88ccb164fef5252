"""Headings of columns of which each row ticks one: "Tiến độ › Hoàn thành | Đang TH | Chưa TH", "Cấp độ › 1 | 2 | 3"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from cdsdesk.importing.column_signs import Shares
from cdsdesk.importing.heading_words import START, fit, heading_key, keys_of
from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.importing.system_words import read_level, read_level_state
from cdsdesk.model.evaluation import read_evaluation
from cdsdesk.model.state_wordings import understood_state
from cdsdesk.vietnamese.text import search_key

_MARKS = 0.6
_SHORT = (
    (re.compile(r"\bTH\b"), "thực hiện"),
    (re.compile(r"\bTK\b"), "triển khai"),
    (re.compile(r"\bHT\b"), "hoàn thành"),
)
_STATE = re.compile(
    r"(?:(?:da|chua) )?(?:hoan thanh|hoan tat|xong)"
    r"|(?:da|chua|dang|dang tiep tuc|tiep tuc) (?:thuc hien|trien khai|xu ly)"
    r"|(?:dung|tre|qua|cham|trong) (?:han|tien do)"
)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Columns side by side of which a row ticks one, the word that each stands for and the field that they tell."""

    path: str
    words: Mapping[int, str]


def tick_columns(kind: str, headers: Sequence[str]) -> tuple[Ticks, ...]:
    """Return the columns whose headings are the values of one field, two at least that stand side by side."""
    found = []
    for path, of_field in _FIELDS.get(kind, ()):
        told = [of_field(header) for header in headers]
        places = [(column - number, column) for number, column in enumerate(c for c, word in enumerate(told) if word)]
        for _, run in groupby(places, key=lambda place: (place[0], _group(headers[place[1]]))):
            words = {column: told[column] for _, column in run}
            if len(words) > 1 and len(set(words.values())) == len(words):
                found.append(Ticks(path, words))
    return tuple(found)


def ticked(kind: str, headers: Sequence[str], shares: Sequence[Shares]) -> Mapping[int, str]:
    """Return by column the field of ticks, "" for all but the first column of those that tell one, by their cells."""
    found: dict[int, str] = {}
    for ticks in tick_columns(kind, headers):
        marks = [shares[column].get("mark", 0.0) for column in ticks.words if shares[column]]
        if marks and sum(marks) >= _MARKS * len(marks):
            found |= {column: "" if place else ticks.path for place, column in enumerate(ticks.words)}
    return found


def _group(header: str) -> str:
    group, _, own = header.partition(" › ")
    return group if own else ""


def _state(header: str) -> str:
    """Return the state that a heading names, its initials in full, "" for none; a heading above may begin it."""
    parts = header.split(" › ")
    for first in range(len(parts)):
        words = " ".join(parts[first:])
        for short, full in _SHORT:
            words = short.sub(full, words)
        if understood_state(words) is not None or _STATE.fullmatch(search_key(words)):
            return words[:1].upper() + words[1:].lower()
    return ""


def _level(header: str) -> str:
    group, _, own = header.rpartition(" › ")
    key = heading_key(group or own)
    is_level = key.startswith("cap") if not group else fit(key, keys_of(COLUMNS["systems"]["level"])) >= START
    return own if is_level and read_level(own) is not None else ""


def _file_state(header: str) -> str:
    group, _, own = header.rpartition(" › ")
    known = group and fit(heading_key(group), keys_of(COLUMNS["systems"]["state"])) >= START
    return own if known and read_level_state(own)[0] is not None else ""


def _evaluation(header: str) -> str:
    group, _, own = header.rpartition(" › ")
    known = not group or fit(heading_key(group), keys_of(COLUMNS["indicators"]["evaluation_text"])) >= START
    return own if known and read_evaluation(own) is not None else ""


_FIELDS: Mapping[str, Sequence[tuple[str, Callable[[str], str]]]] = {
    "tasks": (("status_text", _state),),
    "projects": (("status_text", _state),),
    "systems": (("level", _level), ("state", _file_state)),
    "indicators": (("evaluation_text", _evaluation),),
}
