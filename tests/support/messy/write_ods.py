"""A draft as the .ods of LibreOffice, written as plain XML."""

import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.support.messy.draft import Cell, Draft, Line, Sheet

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"'
    for name, what in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("number", "datastyle"),
    )
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def write_ods(draft: Draft, path: Path) -> Path:
    """Write all sheets with merges, fonts, percentages, what is hidden."""
    styles: dict[tuple[str, bool, str], str] = {}
    tables = "".join(_table(sheet, styles) for sheet in draft.sheets)
    made = "".join(_style(name, *look) for look, name in styles.items())
    content = (
        f'<office:document-content {_SPACES} office:version="1.3"><office:automatic-styles>'
        '<style:style style:name="gone" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
        f"{made}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", _TYPE, zipfile.ZIP_STORED)
        package.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
        package.writestr("META-INF/manifest.xml", f'<?xml version="1.0" encoding="UTF-8"?>{_MANIFEST}')
    return path


def _style(name: str, font: str, bold: bool, shown: str) -> str:
    places = len(shown.partition(".")[2].rstrip("%"))
    numbers = ""
    if "%" in shown:
        numbers = (
            f'<number:percentage-style style:name="{name}n"><number:number number:decimal-places="{places}" '
            'number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>'
        )
    elif "yy" in shown:
        letters = shown.rpartition('"')[2]
        parts = (f"<number:{part}/>" for part in ("day", "month", "year") if part[0] in letters)
        numbers = f'<number:date-style style:name="{name}n">{"".join(parts)}</number:date-style>'
    data = f'style:data-style-name="{name}n"' if numbers else ""
    weight = ' fo:font-weight="bold"' if bold else ""
    return (
        f'{numbers}<style:style style:name="{name}" style:family="table-cell" {data}>'
        f"<style:text-properties fo:font-family={quoteattr(font or 'Times New Roman')}{weight}/></style:style>"
    )


def _table(sheet: Sheet, styles: dict[tuple[str, bool, str], str]) -> str:
    width = sheet.width()
    columns = "".join(f"<table:table-column{_gone(column in sheet.hidden_columns)}/>" for column in range(width))
    covered = {
        (row + below, column + beside)
        for row, line in enumerate(sheet.lines)
        for column, cell in enumerate(line.cells)
        for below in range(cell.down)
        for beside in range(cell.across)
        if below or beside
    }
    rows = "".join(_row(row, line, covered, styles) for row, line in enumerate(sheet.lines))
    hidden = "" if sheet.visible else ' table:style-name="gone"'
    return f"<table:table table:name={quoteattr(sheet.name)}{hidden}>{columns}{rows}</table:table>"


def _gone(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _row(row: int, line: Line, covered: set[tuple[int, int]], styles: dict[tuple[str, bool, str], str]) -> str:
    cells = "".join(
        "<table:covered-table-cell/>" if (row, column) in covered else _cell(cell, styles)
        for column, cell in enumerate(line.cells)
    )
    return f"<table:table-row{_gone(line.hidden)}>{cells or '<table:table-cell/>'}</table:table-row>"


def _cell(cell: Cell, styles: dict[tuple[str, bool, str], str]) -> str:
    name = styles.setdefault((cell.font, cell.bold, cell.shown), f"ce{len(styles)}")
    spans = f' table:number-columns-spanned="{cell.across}"' if cell.across > 1 or cell.down > 1 else ""
    spans += f' table:number-rows-spanned="{cell.down}"' if spans else ""
    paragraphs = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in cell.text.split("\n")) if cell.text else ""
    return f'<table:table-cell table:style-name="{name}"{spans}{_value(cell)}>{paragraphs}</table:table-cell>'


def _spaced(text: str) -> str:
    """Return a text whose runs of spaces are kept, as the format wants them."""
    return escape(text).replace("  ", " <text:s/>")


def _value(cell: Cell) -> str:
    if isinstance(cell.held, date):
        return f' office:value-type="date" office:date-value="{cell.held.isoformat()}"'
    if isinstance(cell.held, int | float):
        kind = "percentage" if "%" in cell.shown else "float"
        return f' office:value-type="{kind}" office:value="{cell.held}"'
    return ' office:value-type="string"' if cell.text else ""
