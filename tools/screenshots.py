"""Pictures of every place of the window, on an empty office, the sample, or ten thousand tasks.

``python -m tools.screenshots FOLDER [--state sample] [--dark] [--size 1366x768] [--scale 1.5] [--places tasks,report]``
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from bench import _office as many
from cdsdesk.model.office import Level, Unit
from ui import later
from ui.desk import make_file
from ui.frame import HEIGHT, LEAST_HEIGHT, LEAST_WIDTH, WIDTH, Frame
from ui.places.catalogue import CATALOGUE
from ui.places.proofreading import ProofreadPlace
from ui.places.tasks import TasksPlace
from ui.session import Session
from ui.tasks import ImmediateRunner
from ui.theme.colours import DARK
from ui.theme.theme import theme
from ui.translator import speak_vietnamese
from ui.window import Window

STATES = ("empty", "sample", "large")
PERIOD, PLAN = "2022", "5312"
TODAY = date(2022, 12, 8)
MANY = 10_000
PAPER = Path(__file__).with_name("bao-cao-9-thang.txt")
_OFFICE = Unit(uid="office", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, parent="above", place="Vạn Thạnh")
_ABOVE = Unit(uid="above", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", choices=STATES, default="sample")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", default=f"{WIDTH}x{HEIGHT}", help="pixels of the screen")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--places", default=",".join(CATALOGUE))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    size = [int(int(part) / options.scale) for part in options.size.split("x")]
    with opened(options.state, size, dark=options.dark) as session:
        for key in options.places.split(","):
            go(session, key)
            name = "-".join([key, options.state, *(["dark"] if options.dark else [])])
            path = options.folder / f"{name}.png"
            session.window.frame.grab().save(str(path))
            print(path)


@contextmanager
def opened(
    state: str, size: list[int], *, dark: bool = False, file: Callable[[Path], Path] | None = None, today: date = TODAY
) -> Iterator[Session]:
    """Open the window on a new data file in one of the states, with settings of its own; close it again.

    ``file`` makes another data file in a folder.
    """
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as home:
        os.environ["CDSDESK_HOME"] = home
        speak_vietnamese()
        theme().put_on(DARK) if dark else theme()
        frame = Frame()
        frame.setMinimumSize(min(size[0], LEAST_WIDTH), min(size[1], LEAST_HEIGHT))
        frame.resize(*size)
        frame.show()
        path = file(Path(home)) if file is not None else data_file(state, Path(home))
        session = Session(Window(frame), path, ImmediateRunner())
        session.today = lambda: today
        session.begin()
        assert session.desk is not None
        session.desk.set_period(many.PERIOD if state == "large" else PERIOD if file is None else str(today.year))
        try:
            yield session
        finally:
            session.leave()
            frame.close()
            frame.deleteLater()
            application.processEvents()


def data_file(state: str, home: Path) -> Path:
    """Make the data file of a state."""
    if state == "sample":
        return later.make_sample(home, ImmediateRunner())
    path = home / "phuong.cds"
    if state == "large":
        return many.make_office(path, MANY)
    make_file(path, _OFFICE, [_ABOVE], "").close()
    return path


def go(session: Session, key: str) -> None:
    """Bring a place to the front as it looks best: tasks with the plan of the sample, a document that was proofread."""
    session.go(key)
    place = session.shelf.get(key)
    if key == "tasks" and isinstance(place, TasksPlace):
        found = [number for number in range(place.plan.count()) if PLAN in place.plan.itemText(number)]
        if found:
            place.choose_plan(place.plan.itemData(found[0]))
    if isinstance(place, ProofreadPlace):
        settle()
        place.read(PAPER)
    settle()


def settle() -> None:
    """Give layouts and row heights a moment."""
    loop = QEventLoop()
    QTimer.singleShot(400, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
