"""Command demo."""

import argparse
from pathlib import Path

from cdsdesk.actions.demo import demo
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Unit
from db.store import Store
from ui.commands.output import DONE, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("demo", "Tạo một đơn vị mẫu: nhập mẫu, ghi kết quả, soát, xuất báo cáo", _demo)
    made.options.add_argument("-o", "--out", type=Path, default=Path("demo"), metavar="THƯ_MỤC", help="nơi để tệp")


def _demo(args: argparse.Namespace, out: Output) -> int:
    opened: list[Store] = []

    def create(path: Path, office: Unit, others: tuple[Record, ...]) -> Store:
        store = Store.create(path, office, others)
        opened.append(store)
        return store

    try:
        result = demo(args.out, create, out.say, ConsoleProgress(out))
    finally:
        for store in opened:
            store.close()
    out.say(f"Xong. Các tệp ở {args.out.resolve()}:")
    for path in (result.data_file, *result.files):
        out.say(f"  {path.name}")
    out.result({"file": str(result.data_file), "files": [str(path) for path in result.files]})
    return DONE
