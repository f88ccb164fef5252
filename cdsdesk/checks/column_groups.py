"""Columns that belong together by their headings: a whole and its parts, need and grant, a share and its counts."""

import re
from collections.abc import Iterator, Sequence

from cdsdesk.checks.table_figures import Figures
from cdsdesk.vietnamese.text import search_key

_WHOLE = re.compile(r"(?:tong|cong|tong (?:so|cong|kinh phi|von|so tien)|ca giai doan|toan bo)(?: \(.*)?")
_PARTS = (
    re.compile(
        r"(?:(?:nguon|von|ngan sach|kinh phi|cap|nstw|nst|nsdp|nsnn) ?)*(?:(?:nstw|nst|nsdp|nsnn|trung uong|tinh"
        r"|dia phuong|thanh pho|huyen|quan|xa|phuong|dac khu|khac|xa hoi hoa|hop phap khac|chua ro nguon|tai tro)\b"
        r"[ ,]*)+"
    ),
    re.compile(r"(?:(?:kinh phi|von|ke hoach|du toan) )*(?:nam )?(?:19|20)[0-9]{2}"),
    re.compile(r"quy (?:[1-4]|i{1,3}|iv)(?:[ /].*)?"),
    re.compile(r"thang [0-9]{1,2}(?:[ /].*)?"),
    re.compile(r"nam|nu"),
)
_MOST = 14


def parts_of_heading(heading: str) -> tuple[str, ...]:
    """Return the keys of a heading from above."""
    return tuple(search_key(part) for part in heading.split(" / "))


def whole_and_parts(figures: Figures) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each column that is a whole with the columns that make it up, of one kind and below one heading."""
    headings = [parts_of_heading(heading) for heading in figures.table.header]
    for whole in figures.amounts:
        if not _WHOLE.fullmatch(headings[whole][-1]):
            continue
        beside = [
            column
            for column in figures.amounts
            if column != whole and len(headings[column]) == len(headings[whole])
            if headings[column][:-1] == headings[whole][:-1]
        ]
        parts = _of_one_kind([headings[column][-1] for column in beside], beside)
        if 2 <= len(parts) <= _MOST:
            yield whole, parts


def _of_one_kind(keys: Sequence[str], columns: Sequence[int]) -> tuple[int, ...]:
    """Return the columns when all of them are parts of one kind, none of them named twice."""
    if len(set(keys)) < len(keys) or not any(all(map(kind.fullmatch, keys)) for kind in _PARTS):
        return ()
    return tuple(columns)


_NEED = re.compile(r"(?:tong )?nhu cau(?: kinh phi| von)?(?: thuc hien)?(?: nam [0-9]{4})?|kinh phi (?:de xuat|can)")
_GRANT = re.compile(
    r"(?:kinh phi |von )?(?:da|duoc) (?:duoc )?(?:cap|bo tri|giao|phan bo)(?: kinh phi| von)?(?: nam [0-9]{4})?"
)
_LACK = re.compile(
    r"(?:kinh phi |von )?(?:con thieu|(?:de nghi |xem xet |nhu cau )?(?:cap )?bo sung)(?: kinh phi| von)?"
    r"(?: nam [0-9]{4})?"
)
_MONTHS = re.compile(r"(?:luy ke )?([0-9]{1,2}) thang(?: dau nam)?(?: (?:nam )?([0-9]{4}))?")


def needs_and_grants(figures: Figures) -> Iterator[tuple[int, int, int]]:
    """Yield the columns of need, grant and what lacks that stand below one heading, where each stands once."""
    found: dict[tuple[object, ...], dict[str, list[int]]] = {}
    for column in figures.amounts:
        parts = parts_of_heading(figures.table.header[column])
        years = re.findall("(?:19|20)[0-9]{2}", parts[-1])
        for name, words in (("need", _NEED), ("grant", _GRANT), ("lack", _LACK)):
            if words.fullmatch(parts[-1]):
                found.setdefault((*parts[:-1], *years), {}).setdefault(name, []).append(column)
    for group in found.values():
        if len(group) == len(("need", "grant", "lack")) and all(len(columns) == 1 for columns in group.values()):
            yield group["need"][0], group["grant"][0], group["lack"][0]


def running_totals(figures: Figures) -> tuple[int, ...]:
    """Return the columns "3 tháng", "6 tháng" … of one year, in the order of their months."""
    months = [
        (int(found[1]), found[2] or "", column)
        for column, heading in enumerate(figures.table.header)
        if (found := _MONTHS.fullmatch(parts_of_heading(heading)[-1]))
    ]
    numbers = [number for number, _, _ in months]
    if len({year for _, year, _ in months}) != 1 or len(set(numbers)) < len(numbers):
        return ()
    return tuple(column for _, _, column in sorted(months))
