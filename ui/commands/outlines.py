"""Command outline."""

import argparse
from pathlib import Path

from cdsdesk.actions.outlines import drop_outline, read_outline_file, take_outline, write_outline
from cdsdesk.errors import UsageError
from cdsdesk.model.report_parts import LAST, PART_WORDS
from cdsdesk.model.reports import REPORT_KIND_WORDS, ReportKind
from cdsdesk.reporting.outline import Outline
from cdsdesk.reporting.outline_reading import OutlineError
from cdsdesk.reporting.own_outline import outline_in, own_outline_text
from db.store import Store
from ui.commands.output import DONE, Output
from ui.commands.parser import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("outline", "Xem, xuất, đổi đề cương báo cáo, kế hoạch, công văn", _outline)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    options = made.options
    kinds = [kind.value for kind in ReportKind]
    options.add_argument("--kind", default=kinds[0], choices=kinds, metavar="LOẠI", help=", ".join(kinds))
    options.add_argument("--to", type=Path, metavar="TỆP.toml", help="ghi đề cương đang dùng ra tệp để sửa, gửi đi")
    options.add_argument("--take", type=Path, metavar="TỆP.toml", help="dùng đề cương trong tệp này")
    options.add_argument("--remove", action="store_true", help="dùng lại đề cương của chương trình")
    options.add_argument("--by", default="", metavar="TÊN", help="người đổi")


def _outline(args: argparse.Namespace, out: Output) -> int:
    if sum((args.to is not None, args.take is not None, args.remove)) > 1:
        raise UsageError("Mỗi lần chỉ làm một việc với đề cương", "", "hãy dùng một trong --to, --take, --remove")
    kind = ReportKind(args.kind)
    changes = args.take is not None or args.remove
    with Store.open(args.file, write=changes, who=args.by) as store:
        if args.take is not None:
            text, taken = _read(args.take, out)
            kind = taken.document
            if made := take_outline(store.snapshot(), text, args.by):
                store.apply(made)
        elif args.remove:
            if made := drop_outline(store.snapshot(), kind, args.by):
                store.apply(made)
        elif args.to is not None:
            write_outline(store.snapshot(), kind, args.to)
            out.say(f"Đã ghi {args.to}")
        snapshot = store.snapshot()
        used, own = outline_in(snapshot, kind), bool(own_outline_text(snapshot, kind))
    _tell(used, out, own=own)
    return DONE


def _read(path: Path, out: Output) -> tuple[str, Outline]:
    try:
        return read_outline_file(path)
    except OutlineError as error:
        for mistake in error.mistakes:
            out.say(f"  - {mistake}.")
        raise


def _tell(used: Outline, out: Output, *, own: bool) -> None:
    whose = "của đơn vị" if own else "của chương trình"
    out.say(f"{REPORT_KIND_WORDS[used.document]}: đề cương {whose}, “{used.name or used.id}”, phiên bản {used.version}")
    for section in used.sections:
        parts = ", ".join(_part(part) for part in section.parts)
        out.say(f"{'  ' * section.level}{section.title or '(không có tiêu đề)'}{f' [{parts}]' if parts else ''}")
    out.result(
        {
            "kind": used.document.value,
            "own": own,
            "id": used.id,
            "version": used.version,
            "sections": [
                {"key": one.key, "level": one.level, "title": one.title, "parts": list(one.parts)}
                for one in used.sections
            ],
        }
    )


def _part(part: str) -> str:
    words = PART_WORDS[part.removeprefix(LAST)]
    return f"{words} (kỳ trước)" if part.startswith(LAST) else words
