from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pdfplumber
import pytest

from cdsdesk.actions.report import ReportRequest, export, preview
from cdsdesk.document.blocks import DataRow, Heading, Table
from cdsdesk.errors import UsageError
from cdsdesk.model.office import RecipientList
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import file_name
from cdsdesk.reporting.render_docx.document import render_docx
from cdsdesk.reporting.styles import load_profile
from tests.support.issued_texts import texts
from tests.support.memory_store import MemoryStore
from tests.support.sample_office import sample_store
from tests.support.small_office import OFFICE, small_records
from tests.support.small_office import PERIOD as SMALL_PERIOD

PERIOD = "2026-9M"
LETTER = ReportRequest(PERIOD, kind=ReportKind.CONG_VAN)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[MemoryStore, Path]:
    """The sample office after its report went out with a letter."""
    folder = tmp_path_factory.mktemp("letter")
    store = sample_store()
    export(store, ReportRequest(PERIOD, pdf=folder / "b.pdf", xlsx=folder / "b.xlsx", number="5"))
    made = folder / "c.pdf"
    export(store, ReportRequest(PERIOD, kind=ReportKind.CONG_VAN, pdf=made, xlsx=folder / "c.xlsx"))
    return store, made


def test_a_letter_has_its_subject_below_the_number_and_no_title(sent: tuple[MemoryStore, Path]) -> None:
    store, pdf = sent
    document = preview(store.snapshot(PERIOD), LETTER)
    assert document.letterhead.symbol == "UBND-VHXH"
    assert document.letterhead.about == "V/v gửi báo cáo, số liệu chuyển đổi số 9 tháng đầu năm 2026"
    assert not any(isinstance(block, Heading) for block in document.body)
    with pdfplumber.open(pdf) as pages:
        words = pages.pages[0].extract_words()
        text = pages.pages[0].extract_text()
    assert "CÔNG VĂN" not in text
    number, about, addressed = (next(w for w in words if w["text"] == one) for one in ("Số:", "V/v", "gửi:"))
    assert number["bottom"] < about["top"] < about["bottom"] + 20 < addressed["top"]
    assert about["x1"] < pages.pages[0].width / 2


def test_a_letter_names_the_report_its_files_and_figures(sent: tuple[MemoryStore, Path]) -> None:
    store, _ = sent
    words = texts(preview(store.snapshot(PERIOD), LETTER))
    assert words[1:3] == [
        "Báo cáo số 05/BC-UBND tình hình chuyển đổi số 9 tháng đầu năm 2026 (kèm 02 phụ lục);",
        "02 tệp kèm theo (tên tệp, mã kiểm tra ghi tại Phụ lục);",
    ]
    assert words[3].startswith("Kết quả thực hiện 12 nhiệm vụ, kết quả 06 chỉ tiêu, danh mục 05 văn bản đã ban hành")


def test_the_list_of_what_is_sent_has_the_hash_of_each_file(sent: tuple[MemoryStore, Path]) -> None:
    store, pdf = sent
    (table,) = preview(store.snapshot(PERIOD), LETTER).annexes[0].blocks
    assert isinstance(table, Table)
    cells = [row.cells[3].text for row in table.rows if isinstance(row, DataRow)]
    files = {entry.name for entry in pdf.parent.iterdir()}
    contents = [row.cells[1].text for row in table.rows if isinstance(row, DataRow)]
    assert contents[0].startswith("Báo cáo số 05/BC-UBND")
    assert contents[1].startswith("Phụ lục của Báo cáo số 05/BC-UBND")
    assert [cell.split("\n")[0] for cell in cells[:2]] == ["b.pdf", "b.xlsx"]
    assert "c.xlsx" in files
    assert all(len(cell.split("\n")[1]) == 64 for cell in cells[:2])


def test_before_a_report_is_made_only_figures_are_sent() -> None:
    store = sample_store()
    words = texts(preview(store.snapshot(PERIOD), LETTER))
    assert not any("Báo cáo tình hình" in one or "tệp kèm theo" in one for one in words)
    assert any(one.startswith("Kết quả thực hiện 12 nhiệm vụ") for one in words)


@pytest.mark.parametrize(
    ("lines", "symbol"),
    [
        (("Như trên", "Lưu: VT, VHXH"), "UBND-VHXH"),
        (("Lưu: VT, VP, Hải (05 bản)",), "UBND-VP"),
        (("Lưu: VT, KT-HT (03).",), "UBND-KT-HT"),
        (("Như trên", "Lưu: VT"), "UBND"),
        (None, "UBND"),
    ],
)
def test_the_symbol_names_the_unit_that_drafts_and_guesses_none(lines: tuple[str, ...] | None, symbol: str) -> None:
    chosen = [] if lines is None else [RecipientList(uid="list", unit=OFFICE.uid, lines=lines)]
    records = {record.uid: record for record in (OFFICE, *small_records(), *chosen)}
    snapshot = select(Snapshot(OFFICE.uid, records), SMALL_PERIOD, changed=None)
    document = preview(snapshot, ReportRequest(SMALL_PERIOD, kind=ReportKind.CONG_VAN))
    assert document.letterhead.symbol == symbol


def test_in_word_the_subject_stands_in_the_letterhead(sent: tuple[MemoryStore, Path]) -> None:
    store, _ = sent
    document = preview(store.snapshot(PERIOD), LETTER)
    made = docx.Document(BytesIO(render_docx(document, load_profile(), find_fonts())))
    head = [paragraph.text for paragraph in made.tables[0].rows[1].cells[0].paragraphs]
    assert " ".join(head[-1].split()) == document.letterhead.about
    assert not any(paragraph.style.name == "Tên loại" for paragraph in made.paragraphs)


def test_a_letter_is_named_as_one() -> None:
    document = preview(sample_store().snapshot(PERIOD), LETTER)
    name = file_name(document, PERIOD, ".pdf")
    assert name == "UBND-VHXH 2026-9M Công văn Gửi báo cáo, số liệu chuyển đổi số 9 tháng đầu năm 2026 (dự thảo).pdf"


def test_a_letter_that_would_send_nothing_is_refused(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    with pytest.raises(UsageError, match="Chưa có báo cáo, số liệu nào để gửi"):
        export(store, replace(LETTER, pdf=tmp_path / "c.pdf"))
    assert not list(tmp_path.iterdir())


def test_a_report_of_which_nothing_is_known_is_told_to_be_empty(tmp_path: Path) -> None:
    assert export(MemoryStore(OFFICE), ReportRequest(PERIOD, pdf=tmp_path / "b.pdf")).empty
    assert not export(sample_store(), ReportRequest(PERIOD, pdf=tmp_path / "b.pdf")).empty
