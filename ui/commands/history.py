"""Commands on history: undo, redo, history."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from cdsdesk.errors import RecordError
from cdsdesk.model.changes import Change
from cdsdesk.model.fields import specs
from cdsdesk.model.ports import Step, StepChange
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.vietnamese.dates import format_moment
from db.store import Store
from ui.commands.output import DONE, Output
from ui.commands.parser import Commands


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    made = commands.add("undo", "Hoàn tác bước gần nhất, hoặc riêng một bước", _undo)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("step", nargs="?", type=int, metavar="BƯỚC")
    made.options.add_argument("--by", default="", metavar="TÊN", help="người hoàn tác")
    made = commands.add("redo", "Làm lại bước vừa hoàn tác", _redo)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.options.add_argument("--by", default="", metavar="TÊN", help="người làm lại")
    made = commands.add("history", "Xem lịch sử của hồ sơ hoặc của một bản ghi", _history)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("uid", nargs="?", default="", metavar="UID")


def _undo(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=True, who=args.by) as store:
        step = store.undo(args.step, args.by)
    out.say(f"Đã {step.label[:1].lower()}{step.label[1:]}.")
    out.result({"step": _step(step)})
    return DONE


def _redo(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=True, who=args.by) as store:
        step = store.redo(args.by)
    out.say(f"Đã {step.label[:1].lower()}{step.label[1:]}.")
    out.result({"step": _step(step)})
    return DONE


def _history(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=False) as store:
        if args.uid:
            return _of_record(args.uid, store.record_history(args.uid), out)
        steps = store.history()
    out.table((str(step.number), format_moment(step.when), step.who, step.label, _fate(step)) for step in steps)
    out.result({"steps": [_step(step) for step in steps]})
    return DONE


def _of_record(uid: str, changes: Sequence[StepChange], out: Output) -> int:
    if not changes:
        raise RecordError("Không có bản ghi nào mang mã này", uid, "hãy xem mã uid bằng lệnh list")
    for one in changes:
        out.say(f"{one.step.number}  {format_moment(one.step.when)}  {one.step.who}  {one.step.label}")
        for line in _told(one.change):
            out.say(f"    {line}")
    out.result(
        {
            "changes": [
                {"step": _step(one.step), "before": one.change.before, "after": one.change.after} for one in changes
            ]
        }
    )
    return DONE


def _told(change: Change) -> Iterator[str]:
    """Say each field by its label, its values as people read them."""
    kind = BY_TYPE[change.type]
    before, after = change.before or {}, change.after or {}
    for name, field in specs(kind).items():
        if name in change.fields():
            old, new = (field.kind.show(field.kind.from_json(side.get(name))) for side in (before, after))
            yield f"{field.label}: {old or '(trống)'} → {new or '(trống)'}"


def _fate(step: Step) -> str:
    if step.undone_by is not None:
        return "(đã hoàn tác)"
    return f"(hoàn tác bước {step.undoes})" if step.undoes is not None else ""


def _step(step: Step) -> dict[str, object]:
    return {
        "number": step.number,
        "label": step.label,
        "who": step.who,
        "when": step.when,
        "undoes": step.undoes,
        "redoes": step.redoes,
        "undone_by": step.undone_by,
        "records": step.records,
    }
