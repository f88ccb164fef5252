"""What the fast reader does not tell about a sheet: shares, fixed decimals, error cells, formulas without a result."""

import re
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree

Place: TypeAlias = tuple[int, int]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PERCENT_FORMATS = {9, 10}
_DECIMAL_FORMATS = {2: 2, 4: 2}
_FIXED = re.compile(r"^[#,0]*0\.(0+)(?:_.|;.*)?$")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_CELL = r'<(?:\w+:)?c (?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")'
_ERROR = re.compile(_CELL.encode() + rb'(?=[^>]*\bt="e")')
_UNSAVED = re.compile(
    _CELL.encode() + rb"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^<]*</(?:\w+:)?f>)(?:<v\s*/>|<v></v>)?\s*</"
)
_UNSAVED_SIGN = re.compile(rb"</?(?:\w+:)?f(?:>|[^>]*/>)(?:<v\s*/>|<v></v>)?\s*</(?:\w+:)?c>")


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Places (row, column from 0) and cell names of one sheet that need a second look."""

    percent: frozenset[Place] = frozenset()
    decimals: dict[Place, int] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    unsaved: tuple[str, ...] = ()


def read_marks(path: Path, calculated: Collection[str]) -> dict[str, SheetMarks]:
    """Return the marks of the sheets of a checked .xlsx by name; ``calculated`` are parts with formulas or errors."""
    with zipfile.ZipFile(path) as package:
        formats = _formats(package)
        return {
            name: _marks(package.read(part), formats)
            for name, part in _sheet_parts(package)
            if formats or part in calculated
        }


def _sheet_parts(package: zipfile.ZipFile) -> Iterable[tuple[str, str]]:
    names = set(package.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return
    targets = {
        link.get("Id", ""): link.get("Target", "")
        for link in ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels")).iter(_LINK)
    }
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))
    for sheet in (node for node in book.iter() if node.tag in (_MAIN + "sheet", _STRICT + "sheet")):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "")
        part = target[1:] if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield sheet.get("name", ""), part


def _formats(package: zipfile.ZipFile) -> dict[int, int]:
    """Return style number → decimals shown, -1 for a share; styles of other kinds are left out."""
    if "xl/styles.xml" not in package.namelist():
        return {}
    styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    space = styles.tag.partition("}")[0] + "}"
    custom = {
        int(node.get("numFmtId", "0")): node.get("formatCode", "")
        for node in styles.findall(f"{space}numFmts/{space}numFmt")
    }
    found = {}
    for number, style in enumerate(styles.findall(f"{space}cellXfs/{space}xf")):
        decimals = _shown_decimals(int(style.get("numFmtId", "0")), custom)
        if decimals is not None:
            found[number] = decimals
    return found


def _shown_decimals(format_id: int, custom: dict[int, str]) -> int | None:
    code = _QUOTED.sub("", custom.get(format_id, ""))
    if format_id in _PERCENT_FORMATS or "%" in code:
        return -1
    fixed = _FIXED.match(code)
    return len(fixed[1]) if fixed else _DECIMAL_FORMATS.get(format_id)


def _marks(data: bytes, formats: dict[int, int]) -> SheetMarks:
    percent, decimals = set(), {}
    if formats:
        styles = "|".join(str(number) for number in formats)
        for letters, row, style in re.findall(_CELL.encode() + rf'[^>]*\bs="({styles})"[^>]*[^/]>'.encode(), data):
            place = _place(letters, row)
            if formats[int(style)] < 0:
                percent.add(place)
            else:
                decimals[place] = formats[int(style)]
    return SheetMarks(
        frozenset(percent),
        decimals,
        _names(_ERROR.findall(data)) if b't="e"' in data else (),
        _names(_UNSAVED.findall(data)) if _UNSAVED_SIGN.search(data) else (),
    )


def _place(letters: bytes, row: bytes) -> Place:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(row) - 1, column - 1


def _names(found: list[tuple[bytes, ...]]) -> tuple[str, ...]:
    return tuple((letters + row).decode() for letters, row in found)
