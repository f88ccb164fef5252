"""Every dialog of the window, opened on the small office, so that walks over the screen miss none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cdsdesk.actions.compliance import matrix
from cdsdesk.actions.merging_peers import ShownClash
from cdsdesk.actions.passages import compared
from cdsdesk.actions.remarks import mendable
from cdsdesk.actions.signed import SignedFile
from cdsdesk.errors import ConflictError
from cdsdesk.model.activities import Activity
from cdsdesk.model.documents import Direction, Document
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.office import Level, PeriodKind, Unit
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.readers.signatures import Later, SignedPdf
from tests.support.places import tasks_of
from ui.crash_dialog import CrashDialog
from ui.desk import Desk
from ui.dialogs.about import AboutDialog
from ui.dialogs.ask_to_mend import AskToMendDialog
from ui.dialogs.attendees import AttendeesDialog
from ui.dialogs.cite_document import CiteDialog
from ui.dialogs.collecting import CollectingDialog
from ui.dialogs.columns import ColumnsDialog
from ui.dialogs.compliance_cell import ComplianceCell
from ui.dialogs.correction import CorrectionDialog
from ui.dialogs.edit_rows import EditRows
from ui.dialogs.exchanging import ExchangeDialog
from ui.dialogs.exported import ExportedDialog
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.history_conflicts import Conflicts
from ui.dialogs.history_file import FileHistory
from ui.dialogs.history_record import RecordHistory
from ui.dialogs.levels import LevelsDialog
from ui.dialogs.new_period import NewPeriod
from ui.dialogs.package_password import PackagePassword
from ui.dialogs.paste_documents import PasteDocumentsDialog
from ui.dialogs.paste_preview import PastePreview
from ui.dialogs.record_card import RecordCard
from ui.dialogs.remark_files_out import RemarkFilesDialog
from ui.dialogs.report_list import ReportListDialog
from ui.dialogs.returned_word import WordDialog
from ui.dialogs.signed_file import SignedFileDialog
from ui.dialogs.template_package import TemplateDialog
from ui.dialogs.topic import TopicDialog
from ui.dialogs.waive import WaiveDialog
from ui.forms.override import DeadlineDialog
from ui.places.report_words import CompareDialog
from ui.printing.list_print import print_list_of
from ui.printing.print_dialog import PrintDialog
from ui.session import Session
from ui.tables import fill
from ui.tables.slices import SlicesDialog, Work

_WARD = Unit(uid="ward", name="UBND xã Vĩnh Lương", level=Level.COMMUNE, parent="office")


def desk_of(session: Session) -> Desk:
    assert session.desk is not None
    return session.desk


def _task(session: Session) -> Task:
    found = desk_of(session).everything().find(Task, "t61")
    assert found is not None
    return found


def _plan(session: Session) -> Document:
    found = desk_of(session).everything().find(Document, "plan")
    assert found is not None
    return found


def _preview(session: Session) -> QWidget:
    table = tasks_of(session).table
    laid = fill.put_in_all([("t61", 1), ("t62", 3), ("t63", 5)], "Chưa rõ")
    work = Work(fill.planned(table.records, laid, "Dán"))
    work.go_on(10)
    assert work.result is not None
    return PastePreview(table.records, work.result, None, session.window)


def _columns(session: Session) -> QWidget:
    columns = tasks_of(session).table.records.columns
    return ColumnsDialog(columns, [one.key for one in columns], (), session.window)


def _compliance_cell(session: Session) -> QWidget:
    everything = desk_of(session).everything()
    records = {**everything.records, _WARD.uid: _WARD}
    shown = matrix(Snapshot(everything.office, records), 2022, PeriodKind.QUARTER)
    return ComplianceCell(desk_of(session), shown, "2022-Q1", _WARD, parent=session.window)


def _conflicts(session: Session) -> QWidget:
    lines = ("Nhiệm vụ “Đề án”, ô Ghi chú: trước là “a”, nay là “b”",)
    return Conflicts(ConflictError("Dữ liệu đã đổi, không ghi đè", lines, "Sửa", "hãy xem lại rồi sửa lại"))


def _print(session: Session) -> QWidget:
    return PrintDialog(desk_of(session), print_list_of(tasks_of(session).table, "Nhiệm vụ", "Năm 2022"))


def _signed() -> SignedFile:
    return SignedFile(Path("bao-cao-da-ky.pdf"), SignedPdf("0" * 64, (), (), (), Later.NONE, ()))


def _exchange(session: Session) -> QWidget:
    """Open the exchange where it is fullest: with what both officers changed."""
    made = ExchangeDialog(desk_of(session), session.window)
    values = ("Đã ký ngày 30/5/2022", "Chờ ký", "An", "2022-12-01T08:00:00+07:00", "Bình", "2022-12-02T09:30:00+07:00")
    clash = ShownClash("t22.note", "Nhiệm vụ “Kế hoạch thực hiện”", "Ghi chú", *values, ("", ""))
    made.clashes.show_clashes("Bình", (clash,), {})
    made.stack.setCurrentIndex(1)
    return made


def _help(session: Session) -> QWidget:
    made = HelpWindow(session.window)
    made.show_page("phim-tat")
    return made


OPENED: dict[str, Callable[[Session], QWidget]] = {
    "AboutDialog": lambda session: AboutDialog(None, session.window),
    "AskToMendDialog": lambda session: AskToMendDialog(
        desk_of(session), _WARD, "2022-Q1", "t61", "61 Nâng cấp đường truyền", mendable(Task), session.window
    ),
    "AttendeesDialog": lambda session: AttendeesDialog(
        desk_of(session), Activity(uid="a", unit="office", title="Tập huấn")
    ),
    "CiteDialog": lambda session: CiteDialog(desk_of(session), _plan(session)),
    "CollectingDialog": lambda session: CollectingDialog(desk_of(session), Path("."), parent=session.window),
    "ColumnsDialog": _columns,
    "CompareDialog": lambda session: CompareDialog("Tiến độ theo kế hoạch", compared("Có 02 việc", "Có 03 việc")),
    "ComplianceCell": _compliance_cell,
    "Conflicts": _conflicts,
    "CorrectionDialog": lambda session: CorrectionDialog(Report(uid="r", unit="office", period="2022", number="12")),
    "CrashDialog": lambda session: CrashDialog("chi tiết"),
    "OverrideDialog": lambda session: DeadlineDialog(desk_of(session), _task(session)),
    "EditRows": lambda session: EditRows(tasks_of(session).table.records, ["t61", "t62"], [1, 2, 3], 2),
    "ExchangeDialog": _exchange,
    "ExportedDialog": lambda session: ExportedDialog([Path("BC-UBND 2022 Báo cáo.pdf")], draft=True),
    "FileHistory": lambda session: FileHistory(desk_of(session), session.window),
    "HelpWindow": _help,
    "LevelsDialog": lambda session: LevelsDialog(desk_of(session), Indicator(uid="i", name="Tỷ lệ hồ sơ"), ()),
    "NewPeriod": lambda session: NewPeriod(desk_of(session), session.window),
    "PackagePassword": lambda session: PackagePassword("Báo cáo của phường", "Mật khẩu không đúng.", session.window),
    "PastePreview": _preview,
    "PasteDocumentsDialog": lambda session: PasteDocumentsDialog(
        desk_of(session), Direction.ISSUED, "Kế hoạch số 145/KH-UBND ngày 15/4/2022 về chuyển đổi số năm 2022"
    ),
    "PrintDialog": _print,
    "RecordCard": lambda session: RecordCard(desk_of(session), "plan", session.window),
    "RecordHistory": lambda session: RecordHistory(desk_of(session), "t61", session.window),
    "RemarkFilesDialog": lambda session: RemarkFilesDialog(
        desk_of(session),
        "2022-Q1",
        [(_WARD, 2)],
        lambda: Path("."),
        lambda *_told: None,
        lambda _files: None,
        session.window,
    ),
    "ReportListDialog": lambda session: ReportListDialog(desk_of(session), session.window),
    "SignedFileDialog": lambda session: SignedFileDialog(desk_of(session), _signed(), parent=session.window),
    "SlicesDialog": lambda session: SlicesDialog(Work(number for number in range(10)), "Đang dán", 10, session.window),
    "TemplateDialog": lambda session: TemplateDialog(desk_of(session), session.window),
    "TopicDialog": lambda session: TopicDialog(session.window),
    "WaiveDialog": lambda session: WaiveDialog(Finding("x", Severity.NOTE, "Điều cần soát")),
    "WordDialog": lambda session: WordDialog(desk_of(session), "bao-cao.docx", lambda path: None, session.window),
}
