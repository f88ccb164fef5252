"""Headings of a result with what it is made of: "Kết quả › Số hồ sơ trực tuyến | Tổng số hồ sơ | Tỷ lệ (%)".

Without the whole that a share is of, a count and a share are two ways to tell one result.
"""

import re
from collections.abc import Mapping, Sequence

from cdsdesk.importing.heading_words import EXACT, fit, heading_key, keys_of
from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.vietnamese.text import search_key

NUMERATOR, DENOMINATOR, SHARE = "numerator", "denominator", "share"
_WORDS = COLUMNS["indicators"]
_DONE = keys_of(f"{_WORDS['result']} | {_WORDS['measurements']} | Số liệu")
_SHARES = frozenset({"ty le", "ti le", "ty le dat", "ti le dat", "dat ty le", "dat ti le", "phan tram"})

_COUNT = re.compile(r"so (?!voi\b|sanh\b|cung\b)")


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


def shares_of_counts(headers: Sequence[str]) -> Mapping[int, int]:
    """Return by column of shares that of the counts in the same group: one of each and no whole that they are of."""
    groups: dict[str, list[int]] = {}
    for column, header in enumerate(headers):
        if group := header.rpartition(" › ")[0]:
            groups.setdefault(group, []).append(column)
    found: dict[int, int] = {}
    for columns in groups.values():
        parts = [(_part(headers[column].rpartition(" › ")[2]), column) for column in columns]
        shares, wholes = ([column for kind, column in parts if kind == each] for each in (SHARE, DENOMINATOR))
        counts = [column for column in columns if _COUNT.match(heading_key(headers[column].rpartition(" › ")[2]))]
        if len(shares) == len(counts) == 1 and not wholes:
            found[shares[0]] = counts[0]
    return found


def second_shares(headers: Sequence[str]) -> frozenset[int]:
    """Return the columns of shares that give their field to the counts beside them, which are no numerators."""
    numerators = keys_of(_WORDS[NUMERATOR])
    return frozenset(
        share
        for share, count in shares_of_counts(headers).items()
        if heading_key(headers[count].rpartition(" › ")[2]) not in numerators
    )


def _part(own: str) -> str:
    key = heading_key(own)
    if key in _SHARES or (not key and "%" in search_key(own)):
        return SHARE
    if key in keys_of(_WORDS[DENOMINATOR]) or key.startswith("tong so "):
        return DENOMINATOR
    return NUMERATOR if key in keys_of(_WORDS[NUMERATOR]) or key.startswith("so ") else ""
