"""The annexes of a document as the bytes of a workbook, one sheet each, ready to print."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cdsdesk.document.blocks import Annex, Block, IssuedDocument, Meta, Table
from cdsdesk.document.closing import with_end_mark
from cdsdesk.document.sources import CHOICES_SHEET, KIND, OFFICE, PERIOD, SOURCES_HEADER, SOURCES_SHEET
from cdsdesk.errors import InputError, WriteError
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.render_xlsx.cells import fill, put_text, reread
from cdsdesk.reporting.render_xlsx.choices import Choices
from cdsdesk.reporting.render_xlsx.formulas import with_results
from cdsdesk.reporting.render_xlsx.looks import FONT, Looks
from cdsdesk.reporting.render_xlsx.plan import Planner, SheetPlan
from cdsdesk.reporting.styles import Profile

_A4 = 9
_DOTS_PER_POINT = 96 / 72
# Half an em of 11 points, not the whole dots that some programs round it to: better a narrow table than shrunken print.
_DIGIT_DOTS = 22 / 3
_INCH_MM = 25.4
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class RenderedWorkbook:
    """The bytes of a workbook and what the filled cells of each of its sheets must hold, row by row."""

    data: bytes
    cells: dict[str, tuple[str, ...]]


def render_xlsx(
    document: IssuedDocument,
    profile: Profile,
    fonts: FontSet,
    progress: Progress | None = None,
    with_sources: bool = True,
) -> RenderedWorkbook:
    """Return the annexes of ``document`` as an .xlsx workbook.

    ``with_sources`` adds a sheet, hidden from the menus, that tells which record each cell stands for.
    Raises InputError when the document has no annex.
    """
    if not document.annexes:
        raise InputError("Báo cáo không có phụ lục để ghi ra Excel", next_step="hãy thêm phụ lục vào báo cáo")
    workbook = Workbook(write_only=True)
    looks = Looks(workbook)
    planner = Planner(profile, fonts, progress or NoProgress())
    plans: dict[str, SheetPlan] = {}
    lists = Choices()
    for annex in document.annexes:
        for name, blocks in _sheets(annex):
            plan = plans[name] = planner.plan(annex, blocks)
            sheet = workbook.create_sheet(name)
            _write(sheet, plan, annex, profile, looks, document.draft)
            lists.offer(sheet, plan)
    cells = {name: plan.stored for name, plan in plans.items()}
    if lists.words:
        cells[CHOICES_SHEET] = lists.write(workbook)
    if with_sources:
        cells[SOURCES_SHEET] = _write_sources(workbook, plans, document.meta)
    _describe(workbook, document)
    out = BytesIO()
    workbook.save(out)
    results = {number: plan.results for number, plan in enumerate(plans.values(), 1)}
    return RenderedWorkbook(with_results(out.getvalue(), results), cells)


def check_xlsx(path: Path, cells: dict[str, tuple[str, ...]]) -> None:
    """Raise WriteError unless the workbook at ``path`` can be read and its sheets hold these texts and values, whole.

    The writing library swallows a failed write to its own temporary file, so its silence proves nothing.
    """
    try:
        written = _read(path.read_bytes())
    except (BadZipFile, KeyError, ValueError, ParseError) as error:
        raise WriteError("Tệp Excel vừa ghi không đọc lại được", str(path), "hãy xuất lại") from error
    if written != cells:
        raise WriteError("Tệp Excel vừa ghi thiếu dữ liệu", str(path), "hãy kiểm tra ổ đĩa rồi xuất lại")


def _read(data: bytes) -> dict[str, tuple[str, ...]]:
    """Return what the filled cells of each sheet hold."""
    workbook = load_workbook(BytesIO(data), read_only=True)
    try:
        return {
            sheet.title: tuple(
                text for row in sheet.iter_rows(values_only=True) for value in row if (text := reread(value))
            )
            for sheet in workbook.worksheets
        }
    finally:
        workbook.close()


def _sheets(annex: Annex) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield name and blocks of each sheet: tables of different columns cannot share one."""
    parts: list[list[Block]] = [[]]
    for block in with_end_mark(annex.blocks):
        if isinstance(block, Table) and any(isinstance(one, Table) for one in parts[-1]):
            parts.append([])
        parts[-1].append(block)
    for at, part in enumerate(parts, 1):
        name = annex.label if at == 1 else f"{annex.label} ({at})"
        yield sheet_name(name), tuple(part)


def sheet_name(wanted: str) -> str:
    """Return a name that a sheet of a workbook may have."""
    return _NOT_IN_NAMES.sub("-", wanted)[:_LONGEST_NAME]


def _write(sheet: Worksheet, plan: SheetPlan, annex: Annex, profile: Profile, looks: Looks, draft: bool) -> None:
    for at, (left, right) in enumerate(zip(plan.edges, plan.edges[1:], strict=False), 1):
        sheet.column_dimensions[get_column_letter(at)].width = (right - left) * _DOTS_PER_POINT / _DIGIT_DOTS
    _set_page(sheet, plan, annex, profile, draft)
    for number, (cells, height) in enumerate(plan.rows, 1):
        sheet.row_dimensions[number].height = height
        row = []
        for planned in cells:
            target = WriteOnlyCell(sheet)
            target.style = looks.name(planned.look)
            if planned.formula:
                target.value = planned.formula
            else:
                fill(target, planned.cell, planned.kind)
            row.append(target)
        sheet.append(row)
    for merge in plan.merges:
        first = f"{get_column_letter(merge.column)}{merge.row}"
        sheet.merged_cells.add(f"{first}:{get_column_letter(merge.last_column)}{merge.last_row}")


def _set_page(sheet: Worksheet, plan: SheetPlan, annex: Annex, profile: Profile, draft: bool) -> None:
    """Make the sheet print on A4 in full width, with header rows on each page and its own page numbers."""
    page = profile.page
    margins = (page.left_mm, page.right_mm, page.top_mm, page.bottom_mm)
    if annex.landscape:
        margins = (page.landscape_left_mm, page.landscape_right_mm, page.landscape_top_mm, page.landscape_bottom_mm)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if annex.landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    edges = sheet.page_margins
    edges.left, edges.right, edges.top, edges.bottom = (margin / _INCH_MM for margin in margins)
    edges.header = edges.footer = (profile.page_number.baseline_mm - 5) / _INCH_MM
    sheet.print_options.horizontalCentered = True
    first_page, later = HeaderFooterItem(), HeaderFooterItem()
    later.center.text, later.center.size = "&P", int(profile.sizes.page_number)
    for item in (first_page, later):
        item.center.font = item.left.font = f"{FONT},Regular"
        if draft:
            item.left.text, item.left.size = profile.draft.words, int(profile.draft.size)
    sheet.HeaderFooter.differentFirst = True
    sheet.HeaderFooter.firstHeader, sheet.HeaderFooter.oddHeader = first_page, later
    if plan.header is not None:
        first, last = plan.header
        sheet.freeze_panes = f"A{last + 1}"
        sheet.print_title_rows = f"{first}:{last}"
    for row in plan.breaks:
        sheet.row_breaks.append(Break(id=row - 1))
    sheet.print_area = f"A1:{get_column_letter(plan.columns)}{len(plan.rows)}"


def _write_sources(workbook: Workbook, plans: dict[str, SheetPlan], meta: Meta) -> tuple[str, ...]:
    """Write a row for each record behind a cell and return what stands in the filled cells."""
    sheet = workbook.create_sheet(SOURCES_SHEET)
    sheet.sheet_state = "veryHidden"
    rows: list[tuple[str | int, ...]] = [SOURCES_HEADER]
    if meta.office:
        rows += [("", 0, 0, OFFICE, meta.office, "", ""), ("", 0, 0, PERIOD, "", meta.period, "")]
        rows += [("", 0, 0, KIND, "", meta.kind, "")] if meta.kind else []
    for name, plan in plans.items():
        for source in plan.sources:
            ref = source.ref
            rows.append((name, source.row, source.column, ref.type, ref.uid, ref.field, source.mark))
    for row in rows:
        sheet.append([value if isinstance(value, int) else _text_cell(sheet, value) for value in row])
    return tuple(text for row in rows for value in row if (text := reread(value)))


def _text_cell(sheet: Worksheet, text: str) -> SheetCell:
    cell = WriteOnlyCell(sheet)
    put_text(cell, text)
    return cell


def _describe(workbook: Workbook, document: IssuedDocument) -> None:
    properties = workbook.properties
    properties.title = document.meta.title
    properties.creator = properties.lastModifiedBy = document.meta.author
    properties.language = document.meta.language
    if document.meta.created is not None:
        properties.created = datetime.datetime.combine(document.meta.created, datetime.time())
