"""What stands on the pictures of the help beside the places of the sample: packages that go up, down and across."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from cdsdesk.actions.edit import set_field
from cdsdesk.actions.merging_peers import PeerRequest, make_peer_package
from cdsdesk.actions.receiving import ReceiveRequest, receive
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task
from db.store import Store
from tests.support.province import OFFICE, Province
from tools.screenshots import settle
from ui.desk import make_file
from ui.edits import Edit
from ui.places.sending import SendingPlace
from ui.session import Session

PERIOD, TODAY = "2026", date(2026, 10, 5)
_INDICATOR = "Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến"
_FOLDER = "D:\\Chuyển đổi số"
_NAMES = ("Diên Khánh", "Suối Dầu", "Cam Hiệp", "Vĩnh Lương", "Khánh Vĩnh", "Ninh Hòa", "Vạn Ninh", "Cam Lâm")
_SENT = {
    "2026-Q1": (datetime(2026, 3, 12, 9), range(8)),
    "2026-Q2": (datetime(2026, 6, 12, 9), (0, 1, 2, 4, 5, 6)),
    "2026-Q3": (datetime(2026, 9, 14, 9), (0, 1, 2, 5, 6)),
}
_LATE = {"2026-Q2": (datetime(2026, 6, 25, 15), (3,)), "2026-Q3": (datetime(2026, 9, 24, 8), (4,))}
_SAID = (
    ("Đã họp với Công an phường ngày 20/11/2022, chờ văn bản.", "Công an phường đã có Công văn số 215/CAP ngày 21/11."),
    ("Hoàn thành 80% hồ sơ.", "Hoàn thành 85% hồ sơ, còn 12 hồ sơ thiếu giấy tờ."),
    ("Chuyển Phòng Kinh tế theo dõi.", "Giao Văn phòng theo dõi từ tháng 12/2022."),
)


@dataclass(frozen=True)
class _Khanh(Province):
    communes: int = len(_NAMES)

    def figures(self, at: int, period: str = PERIOD, revision: int = 1) -> dict[str, Any]:
        told = super().figures(at, period, revision)
        first, *others = told["indicators"]
        return told | {"indicators": [first | {"name": _INDICATOR}, *others]}

    def unit(self, at: int) -> Unit:
        return replace(super().unit(at), name=f"UBND xã {_NAMES[at]}")


def province_file(home: Path) -> Path:
    """Make the data file of a province that most communes reported to in three quarters."""
    path, province = home / "tinh.cds", _Khanh()
    store = make_file(path, OFFICE, province.units()[1:], "")
    for period, (at, numbers) in [*_SENT.items(), *_LATE.items()]:
        folder = home / f"{period}-{at:%d}"
        folder.mkdir()
        province.write(folder, period, numbers=numbers)
        receive(store, ReceiveRequest((folder,), period, now=at.astimezone()))
    store.close()
    return path


def show_sent(session: Session) -> None:
    """Fill the record of what was sent: a report, one more with what changed, for another office."""
    place = session.shelf.get("sending")
    assert isinstance(place, SendingPlace)
    for name in ("", "Văn phòng UBND tỉnh"):
        place.form.to.setEditText(name or place.form.to.usual)
        place.send()
        assert place.told is not None
        place.told.accept()
    settle()
    place.form.place.setText(_FOLDER)


@contextmanager
def exchange(session: Session) -> Iterator[QWidget]:
    """Show what two officers both wrote of three tasks."""
    desk = session.desk
    assert desk is not None
    name, desk.who = desk.who, "Nguyễn Thị An"
    other = desk.path.parent / "may-kia" / desk.path.name
    other.parent.mkdir()
    shutil.copy(desk.path, other)
    told = _told(desk.everything())
    with Store.open(other, write=True, who="Trần Văn Bình") as store:
        for one, (ours, theirs) in zip(told, _SAID, strict=True):
            desk.edit(_noted(one, ours))
            now = store.snapshot()
            store.apply(set_field(now, now.find(Task, one.uid) or one, "note", theirs, "Trần Văn Bình"))
        made = make_peer_package(store, PeerRequest(desk.path.parent / "may-kia.cdsz", "", "Trần Văn Bình"))
    session.imports.packages.exchange(made.path)
    dialog = session.imports.packages.exchanging
    assert dialog is not None
    dialog.resize(820, 520)
    dialog.clashes.decide("take")
    yield dialog
    dialog.reject()
    desk.who = name


@contextmanager
def templates(session: Session) -> Iterator[QWidget]:
    """Show what a template package is made of."""
    session.imports.packages.make_template()
    dialog = session.imports.packages.templates
    assert dialog is not None
    yield dialog
    dialog.reject()


def _noted(task: Record, words: str) -> Edit:
    return lambda snapshot, who: set_field(snapshot, task, "note", words, who)


def _told(everything: Snapshot) -> Sequence[Record]:
    with_progress = {one.task for one in everything.all(Progress)}
    return [task for task in everything.all(Task) if task.uid in with_progress][: len(_SAID)]
