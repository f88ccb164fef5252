"""Commands pack and merge: packages that go up, down or to an equal, and those that come in."""

import argparse
from collections import Counter
from pathlib import Path

from cdsdesk.actions.packing import PackRequest, PackResult, make_package
from cdsdesk.actions.receiving import VERDICT_WORDS, ReceiveRequest, Verdict, receive
from cdsdesk.errors import InputError, UsageError
from cdsdesk.exchange.package import SUFFIX
from cdsdesk.model.findings import SEVERITY_WORDS, Severity
from cdsdesk.vietnamese.numbers import format_number
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.package_files import password_of
from ui.commands.package_peers import is_between_equals, merge_from_peer, pack_peer
from ui.commands.package_templates import pack_template
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress

_KILO = 1000
_REFUSED = frozenset({Verdict.DAMAGED, Verdict.NOT_A_PACKAGE})
_QUIET = frozenset({Verdict.NEW, Verdict.SAME})
_FINE = frozenset({Verdict.NEW, Verdict.RESENT, Verdict.SAME})


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    made = commands.add("pack", "Đóng gói báo cáo của một kỳ để gửi lên, mẫu để gửi xuống, hồ sơ cho máy khác", _pack)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    options = made.options
    what = options.add_mutually_exclusive_group(required=True)
    what.add_argument("--period", metavar="KỲ", help="gói báo cáo của kỳ 2026, 2026-Q1, 2026-M03, 2026-9M …")
    what.add_argument("--template", action="store_true", help="gói mẫu: kế hoạch, nhiệm vụ, chỉ tiêu, đề cương")
    what.add_argument("--peer", action="store_true", help="gói trao đổi: toàn bộ hồ sơ cho máy khác của cùng cơ quan")
    options.add_argument(
        "--plan", action="append", default=[], metavar="KẾ_HOẠCH", help="kế hoạch của gói mẫu, ghi nhiều lần được"
    )
    options.add_argument("-o", "--out", type=Path, required=True, metavar="GÓI.cdsz", help="tệp gói")
    options.add_argument(
        "--with-personal-data",
        action="store_true",
        help="kèm họ tên, điện thoại của thành viên (mặc định: chỉ số lượng)",
    )
    options.add_argument("--reason", default="", metavar="LÝ_DO", help="vì sao kèm thông tin cá nhân (ghi vào hồ sơ)")
    options.add_argument("--password-file", type=Path, metavar="TỆP", help="tệp chứa mật khẩu của gói")
    options.add_argument("--files", type=Path, metavar="THƯ_MỤC", help="thư mục chứa bản đã ký (mặc định: cạnh hồ sơ)")
    options.add_argument("--no-record", action="store_true", help="không ghi việc gửi vào hồ sơ")
    options.add_argument("--by", default="", metavar="TÊN", help="người đóng gói")
    made = commands.add("merge", "Nhận các gói báo cáo gửi đến, hoặc gộp gói của máy khác cùng cơ quan", _merge)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("packages", type=Path, nargs="+", metavar="GÓI", help="gói .cdsz, hoặc thư mục chứa gói")
    options = made.options
    options.add_argument("--period", default="", metavar="KỲ", help="chỉ nhận gói của kỳ này")
    options.add_argument(
        "--sender", action="append", default=[], metavar="MÃ=UID", help="nơi gửi có mã này là đơn vị nào của hồ sơ"
    )
    for name, words in (("--keep", "giữ giá trị của mình"), ("--take", "lấy giá trị trong gói")):
        options.add_argument(
            name, action="append", default=[], metavar="UID.Ô", help=f"gói trao đổi: {words} (UID.Ô, UID hoặc all)"
        )
    options.add_argument("--password-file", type=Path, metavar="TỆP", help="tệp chứa mật khẩu của các gói")
    options.add_argument("--by", default="", metavar="TÊN", help="người nhận")


def _pack(args: argparse.Namespace, out: Output) -> int:
    if args.out.suffix.lower() != SUFFIX:
        raise UsageError(f"Tên gói phải có đuôi {SUFFIX}", str(args.out), f"hãy đặt tên như bao-cao{SUFFIX}")
    if args.template:
        return pack_template(args, out)
    if args.peer:
        return pack_peer(args, out)
    request = PackRequest(
        period=args.period,
        out=args.out,
        personal=args.with_personal_data,
        reason=args.reason,
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


def _merge(args: argparse.Namespace, out: Output) -> int:
    if is_between_equals(args):
        return merge_from_peer(args, out)
    request = ReceiveRequest(
        paths=args.packages,
        period=args.period,
        password=password_of(args.password_file),
        senders=dict(_named(pair) for pair in args.sender),
        who=args.by,
    )
    with Store.open(args.file, write=True, who=args.by) as store:
        arrived = receive(store, request, ConsoleProgress(out))
    counts = Counter(one.verdict for one in arrived)
    if not counts.keys() - _REFUSED:
        raise InputError(arrived[0].words.removesuffix("."), "", "")
    for one in arrived:
        if one.verdict not in _QUIET or one.changed or one.words:
            changed = ", ".join(f"{count} {words}" for words, count in one.changed.items())
            told = one.words or (f"đổi {changed}" if changed else "không đổi số liệu nào")
            out.say(f"  {VERDICT_WORDS[one.verdict]}: {one.sender.name or one.path.name}: {told}")
    if counts[Verdict.UNKNOWN_SENDER]:
        sender = next(one.sender for one in arrived if one.verdict is Verdict.UNKNOWN_SENDER)
        out.say(
            f"  Nơi gửi là đơn vị đã có: thêm --sender {sender.uid}=MÃ (mã xem bằng lệnh list {args.file.name} unit);"
        )
        out.say(f"  chưa có: add {args.file.name} unit name=… level=… parent=… rồi nhận lại.")
    out.say(", ".join(f"{VERDICT_WORDS[verdict]}: {counts[verdict]}" for verdict in Verdict if counts[verdict]) + ".")
    by_verdict = {verdict.value: counts[verdict] for verdict in Verdict}
    out.result({"file": str(args.file), "packages": [one.to_json() for one in arrived], "counts": by_verdict})
    return DONE if all(one.verdict in _FINE and not one.differs for one in arrived) else NEEDS_A_PERSON


def _named(pair: str) -> tuple[str, str]:
    told, _, ours = pair.partition("=")
    if not told or not ours:
        raise UsageError("Không hiểu nơi gửi", pair, "hãy ghi như MÃ=UID")
    return told, ours


def _tell(result: PackResult, out: Output) -> None:
    signed = "có bản đã ký" if result.signed else "chưa có bản đã ký"
    people = "có thông tin cá nhân" if result.personal else "không kèm thông tin cá nhân"
    size = format_number(-(-result.size // _KILO))
    out.say(f"Đã đóng gói {result.path} ({size} kB, lần {result.revision}, {signed}, {people}).")
    if result.moved_on:
        out.say("Gói mang số liệu đã ký; số liệu trong hồ sơ đã đổi từ đó và không nằm trong gói.")
    if result.changed is not None:
        told = ", ".join(f"{count} {label.lower()}" for label, count in result.changed.items())
        out.say(f"So với lần gửi trước: {told} đã đổi." if told else "So với lần gửi trước không có gì đổi.")
    if result.draft:
        out.say("Còn lỗi chưa xử lý nên báo cáo trong gói là bản dự thảo:")
        for finding in result.checked.errors:
            out.say(f"  {SEVERITY_WORDS[finding.severity]}: {finding.message}")
    counts = Counter(finding.severity for finding in result.checked.findings if finding.waived is None)
    left = [f"{counts[one]} {SEVERITY_WORDS[one].lower()}" for one in (Severity.WARNING, Severity.NOTE) if counts[one]]
    if left:
        out.say(f"Còn {', '.join(left)}: xem bằng lệnh check.")
