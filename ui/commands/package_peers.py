"""Commands pack --peer and merge between equals: two officers of one office, each with a file of their own."""

import argparse
from collections.abc import Mapping

from cdsdesk.actions.merging_peers import (
    MergeRequest,
    PeerMerge,
    PeerRequest,
    is_peer_package,
    make_peer_package,
    merge_peer,
)
from cdsdesk.errors import UsageError
from cdsdesk.exchange.merge import KEEP, TAKE
from cdsdesk.exchange.opening import needs_password
from cdsdesk.exchange.package import is_package
from cdsdesk.vietnamese.dates import format_moment
from cdsdesk.vietnamese.numbers import format_number
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.package_files import password_of

_KILO = 1000


def pack_peer(args: argparse.Namespace, out: Output) -> int:
    """Write a package of everything for the other officer's file."""
    if args.no_record or args.plan:
        raise UsageError("Gói trao đổi luôn chứa toàn bộ hồ sơ và được ghi vào hồ sơ", "", "hãy bỏ tuỳ chọn thừa")
    with Store.open(args.file, write=True, who=args.by) as store:
        result = make_peer_package(store, PeerRequest(args.out, password_of(args.password_file), args.by))
    size = format_number(-(-result.size // _KILO))
    out.say(f"Đã đóng gói trao đổi {result.path} ({size} kB): toàn bộ hồ sơ, có thông tin cá nhân, dùng trong cơ quan.")
    out.result(result.to_json())
    return DONE


def is_between_equals(args: argparse.Namespace) -> bool:
    """Whether merge is asked to take in the other officer's package. Raises UsageError for decisions about others."""
    path = args.packages[0]
    alone = len(args.packages) == 1 and path.is_file() and (is_package(path) or needs_password(path))
    if alone and (args.take or args.keep or args.password_file or not needs_password(path)):
        return is_peer_package(path, password_of(args.password_file))
    if args.take or args.keep:
        raise UsageError(
            "--take, --keep chỉ dùng khi gộp một gói trao đổi", "", "hãy chọn một gói lập bằng pack --peer"
        )
    return False


def merge_from_peer(args: argparse.Namespace, out: Output) -> int:
    """Take in the other officer's package, or list what both changed."""
    decisions = dict.fromkeys(args.keep, KEEP) | dict.fromkeys(args.take, TAKE)
    if both := sorted(set(args.keep) & set(args.take)):
        raise UsageError("Vừa giữ vừa lấy một chỗ", ", ".join(both), "hãy chọn một trong hai")
    request = MergeRequest(args.packages[0], password_of(args.password_file), decisions, args.by)
    with Store.open(args.file, write=True, who=args.by) as store:
        result = merge_peer(store, request)
    _tell(result, out)
    out.result({"file": str(args.file)} | result.to_json())
    return NEEDS_A_PERSON if result.clashes else DONE


def _tell(result: PeerMerge, out: Output) -> None:
    if result.known:
        out.say("Gói này đã gộp rồi, hồ sơ không đổi.")
        return
    for clash in result.clashes:
        out.say(f"  {clash.key}: {clash.record}" + (f", {clash.label}" if clash.label else ""))
        out.say(f"    của mình: {_line(clash.ours)}{_by(clash.ours_by, clash.ours_at)}")
        out.say(f"    gói gửi:  {_line(clash.theirs)}{_by(clash.theirs_by, clash.theirs_at)}")
    if result.clashes:
        out.say(f"{len(result.clashes)} chỗ hai bên cùng sửa khác nhau, chưa ghi gì: dùng --keep hoặc --take để chọn.")
        return
    told = {"thêm": result.inserted, "sửa": result.updated, "xoá": result.deleted}
    out.say("Đã gộp: " + ", ".join(f"{word} {_sum(counts)}" for word, counts in told.items()) + " bản ghi.")


def _line(text: str) -> str:
    return " ".join(text.split()) or "(trống)"


def _by(who: str, at: str) -> str:
    words = ", ".join(part for part in (who, format_moment(at)) if part)
    return f" ({words})" if words else ""


def _sum(counts: Mapping[str, int]) -> int:
    return sum(counts.values())
