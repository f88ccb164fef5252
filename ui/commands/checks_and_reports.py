"""Commands check and report."""

import argparse
from pathlib import Path

from cdsdesk.actions.check import CheckResult, check
from cdsdesk.actions.passages import with_stale_marks
from cdsdesk.actions.proofreading_words import place_words
from cdsdesk.actions.report import ReportRequest, export, preview
from cdsdesk.errors import UsageError
from cdsdesk.model.findings import SEVERITY_WORDS
from cdsdesk.model.reports import ReportKind
from cdsdesk.vietnamese.dates import read_date
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    made = commands.add("check", "Soát số liệu của một kỳ", _check)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.options.add_argument("--period", required=True, metavar="KỲ", help="2026, 2026-Q1, 2026-M03, 2026-9M …")
    made.options.add_argument("--plan", default="", metavar="SỐ", help="chỉ các nhiệm vụ của kế hoạch này")
    made = commands.add("report", "Xuất báo cáo của một kỳ", _report)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    options = made.options
    options.add_argument("--period", required=True, metavar="KỲ", help="2026, 2026-Q1, 2026-M03, 2026-9M …")
    options.add_argument(
        "--kind",
        default=ReportKind.BAO_CAO.value,
        choices=[kind.value for kind in ReportKind],
        metavar="LOẠI",
        help="bao-cao, ke-hoach hoặc cong-van",
    )
    options.add_argument("--plan", default="", metavar="SỐ", help="kế hoạch để tổng hợp tiến độ, như 3536/KH-UBND")
    options.add_argument("--pdf", type=Path, metavar="TỆP", help="báo cáo PDF chờ ký")
    options.add_argument("--xlsx", type=Path, metavar="TỆP", help="phụ lục Excel")
    options.add_argument("--docx", type=Path, metavar="TỆP", help="báo cáo Word để sửa")
    options.add_argument(
        "--metadata", type=Path, metavar="TỆP", help="thông tin văn bản (.json, .csv) cho hệ thống văn bản"
    )
    options.add_argument("--number", metavar="SỐ", help="số văn bản; '' để trống cho văn thư cấp")
    options.add_argument("--date", metavar="NGÀY", help="ngày ban hành; '' để trống cho văn thư ghi")
    options.add_argument("--draft", action="store_true", help="chỉ xuất bản dự thảo")
    options.add_argument("--no-record", action="store_true", help="không ghi báo cáo vào hồ sơ")
    options.add_argument("--by", default="", metavar="TÊN", help="người xuất")


def _check(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=False) as store:
        result = check(
            store,
            args.period,
            args.plan,
            with_stale_marks,
            lambda snapshot: preview(snapshot, ReportRequest(args.period)),
        )
    _tell(result, out)
    out.result(result.to_json())
    return NEEDS_A_PERSON if result.open else DONE


def _report(args: argparse.Namespace, out: Output) -> int:
    day = read_date(args.date) if args.date else None
    if args.date and day is None:
        raise UsageError("Không hiểu ngày ban hành", args.date, "hãy ghi như 05/01/2027")
    request = ReportRequest(
        period=args.period,
        kind=ReportKind(args.kind),
        plan=args.plan,
        pdf=args.pdf,
        xlsx=args.xlsx,
        docx=args.docx,
        metadata=args.metadata,
        number=args.number,
        issued_on=day,
        undated=args.date == "",
        draft=args.draft,
        record=not args.no_record,
        who=args.by,
    )
    with Store.open(args.file, write=request.record, who=args.by) as store:
        result = export(store, request, ConsoleProgress(out))
    if result.draft and not args.draft:
        out.say("Còn lỗi chưa xử lý nên chỉ xuất bản dự thảo:")
    if result.check.open:
        _tell(result.check, out)
    if result.empty:
        out.say("Kỳ này chưa có số liệu, lời văn nào nên văn bản chỉ có câu kết.")
    for label, title, rows in result.annexes:
        out.say(f"{label}: {rows} dòng – {title}")
    for path in result.files:
        out.say(f"Đã xuất {path}")
    out.result(result.to_json())
    return NEEDS_A_PERSON if result.check.open or result.empty else DONE


def _tell(result: CheckResult, out: Output) -> None:
    for finding in result.findings:
        spot = finding.record.code if finding.record else None
        spot = spot or (place_words(finding.place) if finding.place else "")
        code = f" [{spot}]" if spot else ""
        waived = f" (giữ nguyên: {finding.waived})" if finding.waived else ""
        out.say(f"{SEVERITY_WORDS[finding.severity]}{code}: {finding.message}{waived}")
    counts = result.to_json()["counts"]
    out.say(f"{counts['error']} lỗi, {counts['warning']} cảnh báo, {counts['note']} lưu ý.")
