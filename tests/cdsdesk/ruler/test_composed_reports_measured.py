"""What the composer makes of a real office keeps every rule: all kinds, blank, numbered and as a draft."""

from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.actions.report import ReportRequest, export
from cdsdesk.document.blocks import ListItem, words
from cdsdesk.model.reports import ReportKind
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support.laid_pdf import applied, broken, measured
from tests.support.memory_store import MemoryStore
from tests.support.nha_trang import everything
from tests.support.pdf_pages import read_pages
from tests.support.sample_document import paragraph, sample_document


@pytest.fixture(scope="module")
def held() -> MemoryStore:
    base = everything()
    return MemoryStore(base.unit(), [record for record in base.records.values() if record.uid != "office"])


def printed(held: MemoryStore, folder: Path, period: str, kind: ReportKind, **more: object) -> bytes:
    path = folder / "report.pdf"
    export(held, ReportRequest(period, kind=kind, pdf=path, record=False, **more))  # type: ignore[arg-type]
    return path.read_bytes()


@pytest.mark.parametrize(
    ("period", "kind"),
    [("2022", kind) for kind in ReportKind] + [("2022-M05", ReportKind.BAO_CAO), ("2023", ReportKind.KE_HOACH)],
)
def test_every_kind_keeps_the_rules(held: MemoryStore, tmp_path: Path, period: str, kind: ReportKind) -> None:
    blank = printed(held, tmp_path, period, kind)
    assert broken(measured(blank)) == {}
    assert broken(measured(blank, exact=False)) == {}
    assert broken(measured(printed(held, tmp_path, period, kind, draft=True))) == {}
    assert broken(measured(printed(held, tmp_path, period, kind, number="5"))) == {}


def test_a_letter_is_measured_as_one(held: MemoryStore, tmp_path: Path) -> None:
    found = applied(measured(printed(held, tmp_path, "2022", ReportKind.CONG_VAN)))
    assert {"about.size", "about.face", "gap.about"} <= found
    assert "title.line" not in found


def test_a_plan_has_parts_over_the_middle(held: MemoryStore, tmp_path: Path) -> None:
    assert "heading.centred" in applied(measured(printed(held, tmp_path, "2023", ReportKind.KE_HOACH)))


def test_a_page_may_end_where_a_line_that_announces_others_had_no_room() -> None:
    lines = (paragraph("Một dòng."),) * 21
    listed = paragraph("Nội dung tập huấn:"), ListItem(words(f"Việc thứ nhất {'dài nữa ' * 12};"), "+")
    document = replace(sample_document(), body=(*lines, *listed, *lines[:5]))
    data = render_pdf(document, load_profile(), find_fonts())
    assert any("Nội dung tập huấn" in row.words for row in read_pages(data)[1].rows)
    assert "page.bottom" not in broken(measured(data))
