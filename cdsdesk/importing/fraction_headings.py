"""Headings of a result with what it is made of: "Kết quả › Số hồ sơ trực tuyến | Tổng số hồ sơ | Tỷ lệ (%)"."""

from collections.abc import Mapping, Sequence

from cdsdesk.importing.heading_words import EXACT, fit, heading_key, keys_of
from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.vietnamese.text import search_key

NUMERATOR, DENOMINATOR, SHARE = "numerator", "denominator", "share"
_WORDS = COLUMNS["indicators"]
_DONE = keys_of(f"{_WORDS['result']} | {_WORDS['measurements']} | Số liệu")
_SHARES = frozenset({"ty le", "ti le", "ty le dat", "ti le dat", "dat ty le", "dat ti le", "phan tram"})


def fraction_columns(headers: Sequence[str]) -> Mapping[int, str]:
    """Return by column what it is of a share: only groups that hold a share and the whole it is of are told."""
    groups: dict[str, list[int]] = {}
    for column, header in enumerate(headers):
        group, _, own = header.partition(" › ")
        if own and fit(heading_key(group), _DONE) >= EXACT - 1:
            groups.setdefault(group, []).append(column)
    found: dict[int, str] = {}
    for columns in groups.values():
        parts = {column: _part(headers[column].rpartition(" › ")[2]) for column in columns}
        kinds = list(parts.values())
        if all(kinds.count(kind) == 1 for kind in (DENOMINATOR, SHARE)):
            sure = {column: kind for column, kind in parts.items() if kind and kinds.count(kind) == 1}
            found.update(sure)
    return found


def _part(own: str) -> str:
    key = heading_key(own)
    if key in _SHARES or (not key and "%" in search_key(own)):
        return SHARE
    if key in keys_of(_WORDS[DENOMINATOR]) or key.startswith("tong so "):
        return DENOMINATOR
    return NUMERATOR if key in keys_of(_WORDS[NUMERATOR]) or key.startswith("so ") else ""
