"""What the fast reader does not tell about a sheet of an .xlsx, found in its bytes without building a tree."""

import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from cdsdesk.readers.sheet_builder import Place, Span
from cdsdesk.readers.shown_numbers import MONTH, SHARE, YEAR
from cdsdesk.readers.text_looks import Look, whole_look
from cdsdesk.readers.xlsx_styles import STRINGS, Pieces, XlsxStyles, mixed_texts, pieces_of, read_styles

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# Most programs write a cell's name first; to look for it anywhere in the tag costs several times as much.
_FIRST_NAME = rb'<c r="([A-Z]{1,3})(\d{1,7})"'
_ANY_NAME = rb'<(?:\w+:)?c (?=[^<>]*\br="([A-Z]{1,3})(\d{1,7})")'
_STYLED = rb'[^<>]*?\bs="(%s)"[^<>]*(?<!/)>'
_UNSTYLED = rb'(?![^<>]*\bs=")[^<>]*(?<!/)>'
_STRING = rb"([^<>]*)>(?:<(?:\w+:)?v>)(\d+)<"
_INLINE = rb"([^<>]*)>\s*<(?:\w+:)?is>(\s*<(?:\w+:)?r>.*?)</(?:\w+:)?is>"
_INLINE_SIGNS = (b"<is><r>", b":is>")
_FORMULA_SIGNS = (b"<f>", b"<f/>", b"<f ", b":f>", b":f ")
_HIDDEN_SIGNS = (b'hidden="1"', b'hidden="true"')
_ERROR = re.compile(_ANY_NAME + rb'(?=[^<>]*\bt="e")')
_FORMULA = re.compile(
    _ANY_NAME + rb"([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)(<v\s*/>|<v></v>)?\s*</"
)
_TEXT_RESULT = b't="str"'
_STYLE = re.compile(rb'\bs="(\d+)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row (?=[^<>]*\br="(\d{1,7})")[^<>]*\bhidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(
    rb'<(?:\w+:)?col (?=[^<>]*\bmin="(\d{1,7})")(?=[^<>]*\bmax="(\d{1,7})")[^<>]*\bhidden="(?:1|true)"'
)


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Places (row, column from 0), cell names and hidden rows and columns of one sheet that need a second look.

    ``dates`` are those that are shown without their day.
    """

    percent: frozenset[Place] = frozenset()
    decimals: dict[Place, int] = field(default_factory=dict)
    dates: dict[Place, int] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    unsaved: tuple[str, ...] = ()
    bold: frozenset[Place] = frozenset()
    fonts: dict[Place, str] = field(default_factory=dict)
    hidden_rows: tuple[Span, ...] = ()
    hidden_columns: tuple[Span, ...] = ()


def read_marks(path: Path, noted: Collection[str]) -> dict[str, SheetMarks]:
    """Return the marks of the sheets of a checked .xlsx by name; ``noted`` are the parts that its guard noted."""
    with zipfile.ZipFile(path) as package:
        styles = read_styles(package)
        mixed = mixed_texts(package) if STRINGS in noted else {}
        every = bool(styles.marked() or mixed)
        return {
            name: _marks(package.read(part), styles, mixed)
            for name, part in sheet_parts(package)
            if every or part in noted
        }


def marks_of(data: bytes, styles: XlsxStyles) -> SheetMarks:
    """Return the marks of a sheet without texts in pieces, given as XML."""
    return _marks(data, styles, {})


def sheet_parts(package: zipfile.ZipFile) -> Iterable[tuple[str, str]]:
    """Yield name and part of each sheet of a workbook."""
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


def _marks(data: bytes, styles: XlsxStyles, mixed: dict[int, Pieces]) -> SheetMarks:
    percent, decimals, dates, looks = set(), {}, {}, {}
    name = _FIRST_NAME if data.count(b"<c ") == data.count(b'<c r="') > 0 else _ANY_NAME
    for place, style in _styled(data, name, styles.marked()):
        shown = styles.decimals.get(style)
        if shown == SHARE:
            percent.add(place)
        elif shown in (MONTH, YEAR):
            dates[place] = shown
        elif shown is not None:
            decimals[place] = shown
        if style in styles.looks:
            looks[place] = styles.looks[style]
    looks.update(_mixed_looks(data, name, styles, mixed))
    hides = _has(data, _HIDDEN_SIGNS)
    return SheetMarks(
        percent=frozenset(percent),
        decimals=decimals,
        dates=dates,
        errors=_names(_ERROR.findall(data)) if b't="e"' in data else (),
        unsaved=_unsaved(data) if _has(data, _FORMULA_SIGNS) else (),
        bold=frozenset(place for place, look in looks.items() if look.bold),
        fonts={place: look.font for place, look in looks.items() if look.font},
        hidden_rows=tuple((int(row) - 1, int(row) - 1) for row in _HIDDEN_ROW.findall(data)) if hides else (),
        hidden_columns=tuple(_hidden_columns(data)) if hides else (),
    )


def _has(data: bytes, signs: Iterable[bytes]) -> bool:
    """Say whether one of the signs stands in a sheet: it spares most sheets a search that costs ten times as much."""
    return any(sign in data for sign in signs)


def _hidden_columns(data: bytes) -> Iterator[Span]:
    """Yield the hidden columns, which are described before all rows."""
    for first, last in _HIDDEN_COLUMN.findall(data[: data.find(b"<sheetData") + 1 or len(data)]):
        yield int(first) - 1, int(last) - 1


def _styled(data: bytes, name: bytes, marked: set[int]) -> Iterator[tuple[Place, int]]:
    """Yield place and style of the filled cells in a style that means something; no style at all is number 0."""
    if marked:
        wanted = "|".join(map(str, sorted(marked))).encode()
        for letters, row, style in re.findall(name + _STYLED % wanted, data):
            yield _place(letters, row), int(style)
    if 0 in marked:
        for letters, row in re.findall(name + _UNSTYLED, data):
            yield _place(letters, row), 0


def _mixed_looks(
    data: bytes, name: bytes, styles: XlsxStyles, mixed: dict[int, Pieces]
) -> Iterator[tuple[Place, Look]]:
    """Yield the looks of cells whose text is made of pieces: shared texts, and those that stand in the cell itself."""
    for letters, row, rest, number in re.findall(name + _STRING, data) if mixed else ():
        pieces = mixed.get(int(number[:12])) if b't="s"' in rest else None
        if pieces is not None:
            yield _place(letters, row), _mixed_look(pieces, rest, styles)
    for letters, row, rest, text in re.findall(name + _INLINE, data, re.DOTALL) if _has(data, _INLINE_SIGNS) else ():
        yield _place(letters, row), _mixed_look(pieces_of(text), rest, styles)


def _mixed_look(pieces: Pieces, rest: bytes, styles: XlsxStyles) -> Look:
    style = _STYLE.search(rest)
    own = styles.look(int(style[1]) if style else 0)
    return whole_look((text, own if look is None else look) for text, look in pieces)


def _unsaved(data: bytes) -> tuple[str, ...]:
    """Return the formulas without a result; an empty text may be the result of a formula that says so."""
    return _names(
        (letters, row) for letters, row, rest, empty in _FORMULA.findall(data) if not (empty and _TEXT_RESULT in rest)
    )


def _place(letters: bytes, row: bytes) -> Place:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(row) - 1, column - 1


def _names(found: Iterable[tuple[bytes, ...]]) -> tuple[str, ...]:
    return tuple((letters + row).decode() for letters, row in found)
