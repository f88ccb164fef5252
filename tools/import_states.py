"""Pictures of the page "Nhập từ tệp" in each of its states, on the sample.

``python -m tools.import_states FOLDER [--dark] [--size 1366x768] [--scale 1.5]``
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from cdsdesk.actions.import_shown import Verdict
from cdsdesk.model.documents import Document
from cdsdesk.model.tasks import PlanItem, Task, TaskKind
from tools.screenshots import opened, settle
from ui.frame import HEIGHT, WIDTH
from ui.places.importing import READING, ImportingPlace
from ui.session import Session

_HEADINGS = ("STT", "Nội dung, nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện", "Lưu ý riêng")
_PLAN = "5312"
_LEAD, _MOST = "Phòng Văn hóa - Xã hội", 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", default=f"{WIDTH}x{HEIGHT}", help="pixels of the screen")
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    size = [int(int(part) / options.scale) for part in options.size.split("x")]
    with opened("sample", size, dark=options.dark) as session, tempfile.TemporaryDirectory() as home:

        def shoot(name: str) -> None:
            settle()
            path = options.folder / f"{'-'.join(['import', name, *(['dark'] if options.dark else [])])}.png"
            session.window.frame.grab().save(str(path))
            print(path)

        walk(session, Path(home), shoot)


def walk(session: Session, folder: Path, shoot: Callable[[str], None]) -> None:
    """Bring the page into one state after the other."""
    place = session.imports.place()
    shoot("empty")
    place.reading.begin("Phụ lục giao nhiệm vụ 2022.xlsx")
    place.reading.show_progress(1, 3, "Đang đối chiếu Phụ lục I")
    place.stack.setCurrentIndex(READING)
    shoot("reading")
    place.show_start()
    place.read(_broken(folder / "hong.xlsx"))
    shoot("refused")
    place.read(_workbook(folder / "khong bang.xlsx", [("a", "b"), ("c", "d")]))
    shoot("no-table")
    place.read(revised(session, folder / "Phụ lục giao nhiệm vụ 2022.xlsx"))
    shoot("found")
    _choose(place, Verdict.ASKED)
    shoot("question")
    _choose(place, Verdict.NEW)
    uid = place.found.table.current_uid()
    place.found.model.write(uid, place.found.model.columns[4], "Tháng 5/2022")
    settle()
    place.found.facts.turn()
    shoot("mended")
    place.found.facts.turn()
    place.found.source_button.click()
    shoot("source")
    place.write()
    shoot("written")


def revised(session: Session, path: Path) -> Path:
    """Make a workbook that revises a plan of the sample: a deadline, a new row, a row that must be asked about."""
    assert session.desk is not None
    everything = session.desk.everything()
    plan = next(one.uid for one in everything.all(Document) if one.number == _PLAN)
    tasks = [(one.code, everything.find(Task, one.task)) for one in everything.where(PlanItem, "plan", plan)]
    named = [(code, task) for code, task in tasks if task is not None and task.kind is TaskKind.TASK][:_MOST]
    rows = [(code, task.title, "; ".join(task.lead), task.deadline_text, "") for code, task in named[:-2]]
    rows[0] = (*rows[0][:3], "Tháng 11/2022", "")
    rows.append(("1.99", "Xây dựng bản đồ số của phường", _LEAD, "Sau Tết", "gấp"))
    rows.append((named[-2][0], named[-1][1].title, _LEAD, "Năm 2022", ""))
    titles = ["PHỤ LỤC I: NHIỆM VỤ CHUYỂN ĐỔI SỐ", f"(Kèm theo Kế hoạch số {_PLAN}/KH-BCĐCĐS ngày 13/6/2022)"]
    return _workbook(path, [*((title,) for title in titles), _HEADINGS, *rows])


def _choose(place: ImportingPlace, verdict: Verdict) -> None:
    table = place.found.current()
    if table is not None and verdict in table.verdicts:
        place.found.table.show_uid(str(table.verdicts.index(verdict)))


def _workbook(path: Path, rows: list[tuple[str, ...]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Phụ lục I"
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def _broken(path: Path) -> Path:
    path.write_bytes(bytes(range(256)) * 9)
    return path


if __name__ == "__main__":
    main()
