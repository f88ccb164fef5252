"""Commands on records: list, set, add, delete, search."""

import argparse
from pathlib import Path

from cdsdesk.actions.edit import Edit, add, change, remove
from cdsdesk.actions.find import listed
from cdsdesk.errors import UsageError
from cdsdesk.model.calling import listed_as, title_of
from cdsdesk.model.codec import to_json
from cdsdesk.model.fields import Record
from cdsdesk.model.registry import BY_TYPE, record_type
from db.store import Store
from ui.commands.output import DONE, Output
from ui.commands.parser import CommandParser, Commands, Handler

_PLAN = "plan"


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    made = _typed(commands, "list", "Liệt kê bản ghi kèm mã uid", _list)
    made.inputs.add_argument(
        "assignments", nargs="*", default=[], metavar="Ô=GIÁ_TRỊ", help="chỉ các bản ghi có giá trị này"
    )
    made = _typed(commands, "add", "Thêm một bản ghi", _add)
    made.inputs.add_argument("assignments", nargs="+", metavar="Ô=GIÁ_TRỊ")
    _who(made)
    made = _typed(commands, "set", "Sửa các ô của một bản ghi", _set)
    made.inputs.add_argument("uid", metavar="UID")
    made.inputs.add_argument("assignments", nargs="+", metavar="Ô=GIÁ_TRỊ", help="Ô= để xoá; plan+=UID, plan-=UID")
    _who(made)
    made = _typed(commands, "delete", "Xoá một bản ghi", _delete)
    made.inputs.add_argument("uid", metavar="UID")
    made.options.add_argument("--with-dependants", action="store_true", help="xoá kèm các bản ghi dùng đến nó")
    _who(made)
    made = commands.add("search", "Tìm trong mọi bản ghi, gõ không dấu cũng được", _search)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("words", nargs="+", metavar="TỪ")


def _typed(commands: Commands, name: str, words: str, handler: Handler) -> CommandParser:
    made = commands.add(name, words, handler)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("type", metavar="LOẠI", help=", ".join(BY_TYPE))
    return made


def _who(made: CommandParser) -> None:
    made.options.add_argument("--by", default="", metavar="TÊN", help="người sửa")


def _list(args: argparse.Namespace, out: Output) -> int:
    kind = record_type(args.type)
    wanted, plans, gone = _assignments(args.assignments)
    if plans or gone:
        raise UsageError("Lệnh list lọc bằng dấu =", "plan+= hoặc plan-=", "hãy ghi plan=SỐ hoặc plan=UID")
    with Store.open(args.file, write=False) as store:
        snapshot = store.snapshot()
    records = listed(snapshot, kind, wanted)
    out.table((record.uid, listed_as(record, snapshot.get)) for record in records)
    out.say(f"{len(records)} {kind.LABEL.lower()}.")
    out.result({"type": kind.TYPE, "records": [to_json(record) for record in records]})
    return DONE


def _add(args: argparse.Namespace, out: Output) -> int:
    values, plans, gone = _assignments(args.assignments)
    if gone:
        raise UsageError("Bản ghi mới chưa thuộc kế hoạch nào", f"plan-={gone[0]}", "hãy chỉ dùng plan+=")
    with Store.open(args.file, write=True, who=args.by) as store:
        changes, record = add(store.snapshot(), args.type, values, args.by, plans)
        store.apply(changes)
    _tell(out, f"Đã thêm {record.LABEL.lower()} {title_of(record)} [{record.uid}].", record)
    return DONE


def _set(args: argparse.Namespace, out: Output) -> int:
    values, plans, gone = _assignments(args.assignments)
    with Store.open(args.file, write=True, who=args.by) as store:
        changes = change(store.snapshot(), args.type, args.uid, Edit(values, plans, gone), args.by)
        if changes:
            store.apply(changes)
        record = store.get(args.uid)
    if record is not None:
        said = "Đã sửa" if changes else "Không có gì thay đổi ở"
        _tell(out, f"{said} {record.LABEL.lower()} {title_of(record) or args.uid}.", record)
    return DONE


def _delete(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=True, who=args.by) as store:
        changes = remove(store.snapshot(), args.type, [args.uid], args.by, with_dependants=args.with_dependants)
        step = store.apply(changes)
    out.say(f"{changes.label}: đã xoá {len(changes.changes)} bản ghi; hoàn tác bằng lệnh undo.")
    out.result({"step": step.number, "deleted": sorted(changes.touched())})
    return DONE


def _search(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=False) as store:
        hits = store.search(" ".join(args.words))
    out.table((BY_TYPE[hit.type].LABEL, hit.uid, hit.text) for hit in hits)
    out.say(f"Tìm thấy {len(hits)} bản ghi.")
    out.result({"hits": [{"type": hit.type, "uid": hit.uid, "text": hit.text} for hit in hits]})
    return DONE


def _tell(out: Output, words: str, record: Record) -> None:
    out.say(words)
    out.result({"type": record.TYPE, "record": to_json(record)})


def _assignments(words: list[str]) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """Split FIELD=VALUE; ``plan+=UID`` and ``plan-=UID`` stand apart."""
    values: dict[str, str] = {}
    plans: list[str] = []
    gone: list[str] = []
    for word in words:
        name, equals, text = word.partition("=")
        if not equals or not name:
            raise UsageError("Cần viết dạng Ô=GIÁ_TRỊ", word, "như title=Tập huấn")
        if name == f"{_PLAN}+":
            plans.append(text)
        elif name == f"{_PLAN}-":
            gone.append(text)
        elif name in values:
            raise UsageError("Một ô được ghi hai lần", name, "hãy ghi mỗi ô một lần")
        else:
            values[name] = text
    return values, tuple(plans), tuple(gone)
