"""Commands on whole data files: new, dump, load, verify, backup, restore."""

import argparse
import json
from pathlib import Path

from cdsdesk.actions.office import NewOffice, office_records
from cdsdesk.errors import InputError, UsageError
from cdsdesk.exchange.dump import dump, load
from cdsdesk.model.office import Level
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.package_files import is_package_file, verify_package
from ui.commands.parser import CommandParser, Commands
from ui.commands.signed import is_pdf, verify_pdf

_LARGEST_DUMP = 2_000_000_000
_OFFICE_LEVELS = [Level.COMMUNE.value, Level.DISTRICT.value, Level.PROVINCE.value, Level.DEPARTMENT.value]


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    _new_words(commands.add("new", "Tạo hồ sơ mới cho một đơn vị", _new))
    made = commands.add("dump", "In toàn bộ dữ liệu thành một tài liệu JSON", _dump)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made = commands.add("load", "Tạo hồ sơ từ tài liệu JSON do dump in ra", _load)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("data", type=Path, metavar="DỮ_LIỆU.json")
    _verify_words(
        commands.add("verify", "Kiểm tra hồ sơ hoặc gói còn nguyên vẹn, hoặc chữ ký số của một tệp PDF", _verify)
    )
    made = commands.add("backup", "Sao lưu hồ sơ và kiểm tra bản sao", _backup)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.options.add_argument("-o", "--out", type=Path, metavar="BẢN_SAO", help="tệp sao lưu (mặc định: kho sao lưu)")
    made = commands.add("restore", "Khôi phục hồ sơ từ bản sao lưu", _restore)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("backup", type=Path, metavar="BẢN_SAO")


def _verify_words(made: CommandParser) -> None:
    made.inputs.add_argument("file", type=Path, metavar="TỆP", help="hồ sơ .cds, gói .cdsz, hoặc tệp PDF đã ký")
    made.options.add_argument("--password-file", type=Path, metavar="TỆP", help="tệp chứa mật khẩu của gói")
    made.options.add_argument("--root", type=Path, metavar="CHỨNG_THƯ", help="chứng thư gốc tin cậy (.pem, .cer)")
    made.options.add_argument("--data", type=Path, metavar="HỒ_SƠ", help="hồ sơ đã xuất tệp PDF này")


def _new_words(made: CommandParser) -> None:
    made.inputs.add_argument("file", type=Path, metavar="TỆP", help="tên hồ sơ, đuôi .cds")
    options = made.options
    options.add_argument("--office", required=True, metavar="TÊN", help="tên đơn vị")
    options.add_argument(
        "--level", required=True, choices=_OFFICE_LEVELS, metavar="CẤP", help=", ".join(_OFFICE_LEVELS)
    )
    options.add_argument("--code", default="", metavar="MÃ", help="mã định danh của đơn vị")
    options.add_argument("--symbol", default="", metavar="UBND", help="chữ viết tắt trong ký hiệu văn bản")
    options.add_argument("--place", default="", metavar="ĐỊA_DANH", help="địa danh in trước ngày tháng")
    options.add_argument("--parent", default="", metavar="TÊN", help="đơn vị cấp trên")
    options.add_argument("--parent-level", default=Level.PROVINCE.value, choices=_OFFICE_LEVELS, metavar="CẤP")
    options.add_argument("--parent-code", default="", metavar="MÃ")


def _new(args: argparse.Namespace, out: Output) -> int:
    request = NewOffice(
        args.office,
        Level(args.level),
        args.code,
        args.symbol,
        args.place,
        args.parent,
        Level(args.parent_level),
        args.parent_code,
    )
    office, beside = office_records(request)
    _require_name(args.file)
    Store.create(args.file, office, beside).close()
    out.say(f"Đã tạo hồ sơ {args.file} cho {office.name}.")
    out.result({"file": str(args.file), "office": office.uid})
    return DONE


def _dump(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=False) as store:
        office, records = store.office(), store.everything()
    Output(as_json=True).result(dump(office, records))
    return DONE


def _load(args: argparse.Namespace, out: Output) -> int:
    _require_name(args.file)
    office, records = load(_read_json(args.data))
    Store.create_from(args.file, records, office).close()
    out.say(f"Đã tạo hồ sơ {args.file} với {len(records)} bản ghi.")
    out.result({"file": str(args.file), "office": office, "records": len(records)})
    return DONE


def _verify(args: argparse.Namespace, out: Output) -> int:
    if is_pdf(args.file):
        return verify_pdf(args, out)
    if is_package_file(args.file):
        return verify_package(args, out)
    if args.root is not None or args.data is not None:
        raise UsageError("--root và --data chỉ dùng với tệp PDF", str(args.file), "hãy chọn tệp PDF đã ký")
    with Store.open(args.file, write=False) as store:
        problems = store.verify()
    for problem in problems:
        out.say(problem)
    if not problems:
        out.say(f"Hồ sơ {args.file} nguyên vẹn.")
    out.result({"file": str(args.file), "whole": not problems, "problems": list(problems)})
    return NEEDS_A_PERSON if problems else DONE


def _backup(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=False) as store:
        made = store.back_up(args.out).path
    out.say(f"Đã sao lưu vào {made} và đã thử mở lại bản sao.")
    out.result({"file": str(args.file), "backup": str(made)})
    return DONE


def _restore(args: argparse.Namespace, out: Output) -> int:
    kept = Store.restore(args.file, args.backup)
    out.say(f"Đã khôi phục {args.file} từ {args.backup}.")
    if kept is not None:
        out.say(f"Hồ sơ trước khi khôi phục được giữ tại {kept}.")
    out.result({"file": str(args.file), "backup": str(args.backup), "kept": str(kept) if kept else None})
    return DONE


def _require_name(path: Path) -> None:
    if path.suffix.lower() != ".cds":
        raise UsageError("Tên hồ sơ phải có đuôi .cds", str(path), "hãy đặt tên như phuong-mau.cds")


def _read_json(path: Path) -> object:
    try:
        if path.stat().st_size > _LARGEST_DUMP:
            raise UsageError("Tệp dữ liệu quá lớn", str(path), "hãy kiểm tra lại tệp")
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise InputError("Không mở được tệp dữ liệu", str(path), "hãy kiểm tra tên tệp và quyền đọc") from None
    except (ValueError, RecursionError):
        raise InputError("Tệp không phải tài liệu JSON", str(path), "hãy chọn tệp do lệnh dump in ra") from None
