"""The doors to work that loads heavy libraries: opened in the worker, the first time somebody asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.document.collecting_form import CollectingForm, ReturnedForm
from cdsdesk.importing.options import ImportOptions
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.office import Unit
from cdsdesk.model.ports import Store
from cdsdesk.model.reports import Report, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress
from cdsdesk.reporting.page_map import PageMap
from ui.desk import Desk, OpenStore, make_file
from ui.edits import HandedStore
from ui.printing.paper import Layout, Paper

PRINT_SIZE = 11.0

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview as Shown
    from cdsdesk.actions.importing import Reading
    from cdsdesk.actions.paper_findings import PaperFindings
    from cdsdesk.actions.passages import Stretch as WordStretch
    from cdsdesk.actions.proofreading import ProofreadResult
    from cdsdesk.actions.report import ReportResult
    from cdsdesk.actions.report_request import ReportRequest
    from cdsdesk.actions.signed import SignedFile
    from cdsdesk.actions.word_return import ReturnedReport
    from cdsdesk.readers.page_pictures import DrawnPages
    from cdsdesk.readers.word_passages import WordPassages
    from cdsdesk.reporting.returned_word import Comparison, Difference
    from cdsdesk.reporting.section_passages import SectionPassage
    from ui.dialogs.signed_file import SignedFileDialog


@dataclass(frozen=True)
class Preview:
    """A document as it would be written now: its pages drawn, where on them words tell of records, its files' names."""

    document: IssuedDocument
    pages: "DrawnPages"
    map: PageMap
    report: Report
    passages: tuple["SectionPassage", ...]
    pdf_name: str
    xlsx_name: str


def preview(
    snapshot: Snapshot,
    period: str,
    plan: str,
    *,
    draft: bool,
    kind: ReportKind = ReportKind.BAO_CAO,
    last: Snapshot | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Compose and draw the document of a period as it would be written now. Raises OutlineError, Cancelled."""
    from cdsdesk.actions.passages import passages
    from cdsdesk.actions.report_request import ReportRequest, report_of
    from cdsdesk.readers.page_pictures import DrawnPages
    from cdsdesk.reporting.compose import compose
    from cdsdesk.reporting.file_names import PDF, XLSX, file_name
    from cdsdesk.reporting.fonts import find_fonts
    from cdsdesk.reporting.render_pdf.document import draw_pdf
    from cdsdesk.reporting.styles import load_profile

    report = report_of(snapshot, ReportRequest(period, kind, plan))
    document = compose(snapshot, report, draft=draft, last=last)
    drawn = draw_pdf(document, load_profile(), find_fonts(), progress)
    names = file_name(document, period, PDF), file_name(document, period, XLSX)
    told = passages(snapshot, report, last)
    return Preview(document, DrawnPages(drawn.data), drawn.map, report, told, *names)


def page_picture(pages: "DrawnPages", number: int, width: int) -> QImage:
    """Draw a page in a width of pixels."""
    made = pages.picture(number, width)
    return QImage(made.data, made.width, made.height, made.stride, QImage.Format.Format_RGB32).copy()


def edit_passage(snapshot: Snapshot, shown: Preview, passage: "SectionPassage", text: str, who: str) -> ChangeSet:
    """Return the step that puts words in place of generated ones. Raises RecordError."""
    from cdsdesk.actions.passages import edit_passage as edited

    return edited(snapshot, shown.report, passage, text, who)


def keep_passage(snapshot: Snapshot, shown: Preview, passage: "SectionPassage", who: str) -> ChangeSet:
    """Return the step that says that edited words are right beside the data of now. Raises RecordError."""
    from cdsdesk.actions.passages import keep

    return keep(snapshot, shown.report, passage, who)


def renew_passage(snapshot: Snapshot, shown: Preview, passage: "SectionPassage", who: str) -> ChangeSet:
    """Return the step that prints a passage as generated again. Raises RecordError."""
    from cdsdesk.actions.passages import renew

    return renew(snapshot, shown.report, passage, who)


def compared(before: str, after: str) -> tuple["WordStretch", ...]:
    """Return what two texts share and what differs."""
    from cdsdesk.actions.passages import compared as made

    return made(before, after)


@dataclass(frozen=True)
class Files:
    """Where files of a report go: all of them into a folder, or single ones."""

    folder: Path | None = None
    pdf: Path | None = None
    xlsx: Path | None = None
    docx: Path | None = None


def request(
    period: str,
    kind: ReportKind,
    plan: str,
    files: Files,
    who: str,
) -> "ReportRequest":
    """Say what is to be exported."""
    from cdsdesk.actions.report_request import ReportRequest

    return ReportRequest(
        period,
        kind,
        plan if kind is ReportKind.BAO_CAO else "",
        pdf=files.pdf,
        xlsx=files.xlsx,
        docx=files.docx,
        folder=files.folder,
        who=who,
    )


def export(store: HandedStore, asked: "ReportRequest", progress: Progress) -> "ReportResult":
    """Write the files of a report."""
    from cdsdesk.actions.report import export as written

    return written(cast("Store", store), asked, progress)


@dataclass(frozen=True)
class ReturnedWord:
    """A Word file compared with the report: each difference with why it cannot be taken over, "" when it can.

    ``known`` says that the file still tells that it is ours.
    """

    shown: "ReturnedReport"
    lines: tuple[tuple["Difference", str], ...]
    known: bool

    @property
    def found(self) -> "Comparison":
        """The comparison with its counts and remarks."""
        return self.shown.comparison


def read_word(path: Path, progress: Progress) -> "WordPassages":
    """Read a Word file that came back. Raises InputError, Cancelled."""
    from cdsdesk.actions.word_return import read_returned

    return read_returned(path, progress)


def period_before(file: "WordPassages", snapshot: Snapshot) -> str:
    """Return the code of the period that a plan looks back on; "" for other kinds of document."""
    from cdsdesk.actions.word_return import looks_back_on

    return looks_back_on(file, snapshot)


def compare_word(snapshot: Snapshot, last: Snapshot | None, file: "WordPassages") -> ReturnedWord:
    """Compare a file with the report as it would be written now. Raises InputError for one of another period."""
    from cdsdesk.actions.word_return import compared, why_not

    shown = compared(snapshot, file, last)
    lines = tuple((one, why_not(snapshot, shown, one)) for one in shown.comparison.differences)
    return ReturnedWord(shown, lines, file.source is not None)


def take_word(snapshot: Snapshot, returned: ReturnedWord, wanted: "Difference", who: str) -> ChangeSet:
    """Return what taking over a difference changes. Raises RecordError."""
    from cdsdesk.actions.word_return import take_over

    return take_over(snapshot, returned.shown, wanted, who)


def read_signed(path: Path, progress: Progress) -> "SignedFile":
    """Verify the signatures of a PDF. Raises InputError, Cancelled."""
    from cdsdesk.actions.signed import read_signed as read

    return read(path, progress)


def signed_dialog(
    desk: Desk, signed: "SignedFile", today: Callable[[], date], parent: QWidget | None
) -> "SignedFileDialog":
    """Return the window that says what was found of a signed PDF."""
    from ui.dialogs.signed_file import SignedFileDialog

    return SignedFileDialog(desk, signed, today, parent)


def proofread(path: Path, progress: Progress) -> "ProofreadResult":
    """Read a document and look for what is wrong in it. Raises InputError, Cancelled."""
    from cdsdesk.actions.proofreading import proofread as looked_through

    return looked_through(path, progress)


def save_proofread(result: "ProofreadResult", path: Path, progress: Progress) -> Path:
    """Write the list of what was found as .docx or .pdf and return its place. Raises WriteError, Cancelled."""
    from cdsdesk.actions.proofreading_list import save_proofread as written

    return written(result, path, progress)


def paper_findings(document: IssuedDocument, of_records: Sequence[Finding], progress: Progress) -> "PaperFindings":
    """Look for what is wrong in a composed report as it will be printed. Raises Cancelled."""
    from cdsdesk.actions.paper_findings import paper_findings as found

    return found(document, of_records, progress)


def read_source(source: Path, progress: Progress) -> "Reading":
    """Read a file to be imported. Raises InputError, Cancelled."""
    from cdsdesk.actions.importing import read_file

    return read_file(source, progress)


def read_clipboard(name: str, html: str, text: str) -> "Reading":
    """Read a table that was copied from a workbook, a document or a page. Raises InputError."""
    from cdsdesk.actions.importing import reading_of
    from cdsdesk.readers.pasted import read_pasted

    return reading_of(name, read_pasted(html, text))


def preview_import(reading: "Reading", options: ImportOptions, everything: Snapshot, progress: Progress) -> "Shown":
    """Say what an import would do. Raises UsageError, Cancelled."""
    from cdsdesk.actions.importing import preview as shown

    return shown(reading, options, everything, everything.office, progress)


def import_step(shown: "Shown", who: str) -> ChangeSet:
    """Return the step that an import is."""
    from cdsdesk.actions.importing import write

    return write(shown, who)


def save_import_result(shown: "Shown", path: Path) -> Path:
    """Write the result file of an import and return its place. Raises WriteError."""
    from cdsdesk.actions.import_result import write_result

    return write_result(shown, path)


def answer_row(options: ImportOptions, sheet: str, row: int, answer: str) -> ImportOptions:
    """Return the options with the answer to the question of a row; "" takes it back."""
    from cdsdesk.actions.importing import answered

    return answered(options, sheet, row, answer)


def lay_out(layout: Layout, progress: Progress, *, wide: bool) -> Paper:
    """Lay pages out in the faces of the PDF."""
    from cdsdesk.reporting.fonts import find_fonts
    from cdsdesk.reporting.render_pdf.drawings import PdfRuler
    from cdsdesk.reporting.render_pdf.lines import Setter

    fonts = find_fonts()
    sheets = layout(PdfRuler(Setter(fonts), PRINT_SIZE), progress, wide)
    return Paper(sheets, fonts.regular.file, fonts.bold.file, PRINT_SIZE)


def save_pages(paper: Paper, title: str, office: str, path: Path, progress: Progress) -> Path:
    """Write pages that were laid out as a PDF and return its place."""
    from cdsdesk.document.blocks import Meta
    from cdsdesk.reporting.fonts import find_fonts
    from cdsdesk.reporting.output import prepare_sheets, written

    with written([prepare_sheets(paper.sheets, Meta(title, office), path, find_fonts(), paper.base, progress)]):
        return path


def make_sample(folder: Path, progress: Progress) -> Path:
    """Make the sample office in a folder and return its data file."""
    from cdsdesk.actions.demo import demo

    opened: list[OpenStore] = []

    def create(path: Path, office: Unit, others: tuple[Record, ...]) -> Store:
        opened.append(make_file(path, office, others, ""))
        return opened[-1]

    try:
        return demo(folder, create, lambda line: progress.report(0, 0, line), progress).data_file
    finally:
        for store in opened:
            store.close()


def write_forms(forms: Sequence[CollectingForm], folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write a form for each unit that is asked into a folder."""
    from cdsdesk.actions.collecting_files import write_forms as written

    return written(forms, folder, progress)


def read_forms(
    paths: Sequence[Path], progress: Progress
) -> tuple[tuple[ReturnedForm, ...], tuple[tuple[str, str], ...]]:
    """Read forms that came back, and say of each other file why it is none."""
    from cdsdesk.actions.collecting_files import read_forms as read

    return read(paths, progress)
