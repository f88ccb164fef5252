"""Command pack."""

import argparse
from pathlib import Path

from cdsdesk.actions.packing import PackRequest, PackResult, make_package
from cdsdesk.model.findings import SEVERITY_WORDS
from cdsdesk.vietnamese.numbers import format_number
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.package_files import password_of
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress

_KILO = 1000


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    made = commands.add("pack", "Đóng gói báo cáo của một kỳ để gửi lên", _pack)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    options = made.options
    options.add_argument("--period", required=True, metavar="KỲ", help="2026, 2026-Q1, 2026-M03, 2026-9M …")
    options.add_argument("-o", "--out", type=Path, required=True, metavar="GÓI.cdsz", help="tệp gói")
    options.add_argument(
        "--with-personal-data",
        action="store_true",
        help="kèm họ tên, điện thoại của thành viên (mặc định: chỉ số lượng)",
    )
    options.add_argument("--password-file", type=Path, metavar="TỆP", help="tệp chứa mật khẩu của gói")
    options.add_argument("--files", type=Path, metavar="THƯ_MỤC", help="thư mục chứa bản đã ký (mặc định: cạnh hồ sơ)")
    options.add_argument("--no-record", action="store_true", help="không ghi việc gửi vào hồ sơ")
    options.add_argument("--by", default="", metavar="TÊN", help="người đóng gói")


def _pack(args: argparse.Namespace, out: Output) -> int:
    request = PackRequest(
        period=args.period,
        out=args.out,
        personal=args.with_personal_data,
        password=password_of(args.password_file),
        folders=(args.files,) if args.files else (args.file.resolve().parent, args.out.resolve().parent),
        record=not args.no_record,
        who=args.by,
    )
    with Store.open(args.file, write=request.record, who=args.by) as store:
        result = make_package(store, request, ConsoleProgress(out))
    _tell(result, out)
    out.result(result.to_json())
    return NEEDS_A_PERSON if result.draft or result.checked.open else DONE


def _tell(result: PackResult, out: Output) -> None:
    signed = "có bản đã ký" if result.signed else "chưa có bản đã ký"
    people = "có thông tin cá nhân" if result.personal else "không kèm thông tin cá nhân"
    size = format_number(-(-result.size // _KILO))
    out.say(f"Đã đóng gói {result.path} ({size} kB, lần {result.revision}, {signed}, {people}).")
    if result.changed is not None:
        told = ", ".join(f"{count} {label.lower()}" for label, count in result.changed.items())
        out.say(f"So với lần gửi trước: {told} đã đổi." if told else "So với lần gửi trước không có gì đổi.")
    if result.draft:
        out.say("Còn lỗi chưa xử lý nên báo cáo trong gói là bản dự thảo:")
        for finding in result.checked.errors:
            out.say(f"  {SEVERITY_WORDS[finding.severity]}: {finding.message}")
