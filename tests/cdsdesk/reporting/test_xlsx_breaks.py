"""No section heading of a workbook is printed alone at the foot of a page."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cdsdesk.document.blocks import DataRow, IssuedDocument, SectionRow
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_xlsx.breaks import breaks_before
from cdsdesk.reporting.render_xlsx.document import render_xlsx
from cdsdesk.reporting.styles import load_profile
from tests.support.pdf_pages import read_pages
from tests.support.sample_document import sample_document, task_table
from tests.support.tools import needs_tool

ROOM = 100.0


def test_a_heading_goes_to_the_page_of_what_it_heads() -> None:
    assert breaks_before([10, 40, 40, 8, 20], {4}, (1, 1), ROOM) == (4,)
    assert breaks_before([10, 40, 40, 8, 1], {4}, (1, 1), ROOM) == ()


def test_headings_below_each_other_go_together() -> None:
    assert breaks_before([10, 40, 30, 8, 8, 20], {4, 5}, (1, 1), ROOM) == (4,)
    assert breaks_before([10, 40, 40, 8, 8, 20], {4, 5}, (1, 1), ROOM) == (4,)


def test_pages_are_counted_from_the_last_break_with_their_header() -> None:
    heights = [10, 40, 40, 8, 20, 30, 30, 8, 20]
    assert breaks_before(heights, {4, 8}, (1, 1), ROOM) == (4,)
    assert breaks_before([10, *heights[1:]], {4, 8}, None, ROOM) == (4, 8), "without header more fits"


def test_a_heading_that_opens_a_page_stays() -> None:
    assert breaks_before([10, 8, 95, 8, 95], {2, 4}, (1, 1), ROOM) == ()
    assert breaks_before([50, 45, 8, 95], {3}, None, ROOM) == ()


def test_a_sheet_that_is_shrunk_a_little_is_thought_of() -> None:
    """A heading that stands on the next page at full size would be the last on this one at 98 %."""
    assert breaks_before([50, 44, 8, 20], {3}, None, ROOM) == (3,)


@given(
    st.lists(st.tuples(st.floats(5, 60), st.booleans()), min_size=1, max_size=60), st.sampled_from([1.0, 0.99, 0.98])
)
def test_no_page_ends_with_a_heading(rows: list[tuple[float, bool]], scale: float) -> None:
    heights = [10.0, *(height if not heading else 8.0 for height, heading in rows)]
    sections = {row for row, (_, heading) in enumerate(rows, 2) if heading}
    broken = breaks_before(heights, sections, (1, 1), ROOM)
    used, top = 0.0, 1
    for row, height in enumerate(heights, 1):
        if row in broken or used + height > ROOM / scale:
            between = [above for above in range(top, row) if above not in sections and above > 1]
            assert row - 1 not in sections or not between, f"a heading is alone before row {row}"
            used, top = 10.0, row
        used += height


def long_annex() -> IssuedDocument:
    table = task_table(3)
    body: list[SectionRow | DataRow] = []
    for section in range(1, 21):
        body.append(SectionRow(str(section), f"Mục số {section}"))
        for row in range(section % 4 + 1):
            first, second, *others = table.rows[1].cells  # type: ignore[union-attr]
            text = "Nội dung nhiệm vụ " * (section * 7 % 9 + 3 * row + 1)
            body.append(DataRow((replace(first, text=f"{section}.{row + 1}"), replace(second, text=text), *others)))
    document = sample_document()
    return replace(document, annexes=(replace(document.annexes[0], blocks=(replace(table, rows=tuple(body)),)),))


def test_a_workbook_breaks_before_its_headings_only() -> None:
    sheet = load_workbook(BytesIO(render_xlsx(long_annex(), load_profile(), find_fonts()).data)).worksheets[0]
    rows = [one.id + 1 for one in sheet.row_breaks.brk]
    assert rows
    assert all(re.match(r"\d+\. Mục số", str(sheet.cell(row, 1).value)) for row in rows)


def test_libreoffice_ends_no_page_with_a_heading(tmp_path: Path) -> None:
    office = needs_tool("soffice", "libreoffice")
    path = tmp_path / "annex.xlsx"
    path.write_bytes(render_xlsx(long_annex(), load_profile(), find_fonts()).data)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = read_pages((tmp_path / "annex.pdf").read_bytes())
    assert len(pages) > 5
    for page in pages[:-1]:
        assert not re.match(r"\d+\. Mục số", page.rows[-1].words), page.rows[-1].words
