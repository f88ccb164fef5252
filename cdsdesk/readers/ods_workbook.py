"""An OpenDocument workbook (.ods) as plain rows, read as a stream; runs only in the reading child."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from cdsdesk.errors import InputError
from cdsdesk.readers import ods_names as ods
from cdsdesk.readers.guard import damaged, locked, no_sheet, refusal
from cdsdesk.readers.ods_sheet import OdsSheet
from cdsdesk.readers.ods_styles import OdsStyles
from cdsdesk.readers.package_guard import DAMAGED, check_package
from cdsdesk.readers.raw import RawBook, RawSheet

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_LOCKED = b"encryption-data"


def read_ods(path: Path) -> RawBook:
    """Read every sheet of an .ods behind the guard. Raises InputError."""
    check_package(path)
    try:
        with zipfile.ZipFile(path) as package:
            sheets = tuple(_sheets(package, path))
    except InputError:
        raise
    except DAMAGED as error:
        raise damaged(path) from error
    except (ElementTree.ParseError, LookupError) as error:
        raise refusal(path, "Không đọc được sổ tính", "hãy mở tệp rồi lưu lại thành tệp .xlsx") from error
    if not sheets:
        raise no_sheet(path)
    return RawBook(sheets)


def _sheets(package: zipfile.ZipFile, path: Path) -> Iterator[RawSheet]:
    names = set(package.namelist())
    if _MANIFEST in names and _LOCKED in package.read(_MANIFEST):
        raise locked(path)
    styles = OdsStyles()
    if _STYLES in names:
        with package.open(_STYLES) as stream:
            for _, element in ElementTree.iterparse(stream):
                styles.learn(element)
    with package.open(_CONTENT) as stream:
        yield from _tables(ElementTree.iterparse(stream, ("start", "end")), styles, path)


def _tables(events: Iterator[tuple[str, Element]], styles: OdsStyles, path: Path) -> Iterator[RawSheet]:
    """Yield the tables that stand in the spreadsheet itself; tables of changes, links and charts lie deeper."""
    inside: list[Element] = []
    sheet: OdsSheet | None = None
    for event, element in events:
        if event == "start":
            inside.append(element)
            if element.tag == ods.TABLE and len(inside) > 1 and inside[-2].tag == ods.SPREADSHEET:
                sheet = OdsSheet(element, styles, path)
            continue
        inside.pop()
        if sheet is None:
            styles.learn(element)
        elif element is sheet.element:
            yield sheet.finished()
            sheet = None
            element.clear()
        elif element.tag == ods.COLUMN:
            sheet.take_column(element)
        elif element.tag == ods.ROW and not any(above.tag == ods.CELL for above in inside):
            sheet.take_row(element)
            inside[-1].clear()
