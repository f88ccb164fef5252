"""Pictures of the window on the sample: ``python -m tools.screenshots FOLDER [--dark] [--size 1366x768]``."""

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui import later
from ui.frame import HEIGHT, WIDTH, Frame
from ui.places.catalogue import CATALOGUE
from ui.places.tasks import TasksPlace
from ui.session import Session
from ui.tasks import ImmediateRunner
from ui.theme.colours import DARK
from ui.theme.theme import theme
from ui.translator import speak_vietnamese
from ui.window import Window

PERIOD, PLAN = "2022", "3536"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", default=f"{WIDTH}x{HEIGHT}")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["CDSDESK_HOME"] = home
        take(options.folder, Path(home), dark=options.dark, size=[int(part) for part in options.size.split("x")])


def take(folder: Path, home: Path, *, dark: bool, size: list[int]) -> None:
    application = QApplication([])
    speak_vietnamese()
    theme()
    if dark:
        theme().put_on(DARK)
    frame = Frame()
    frame.resize(*size)
    frame.show()
    runner = ImmediateRunner()
    session = Session(Window(frame), later.make_sample(home, runner), runner)
    session.begin()
    assert session.desk is not None
    session.desk.set_period(PERIOD)
    for key in CATALOGUE:
        session.go(key)
        tasks = session.shelf.get(key)
        if key == "tasks" and isinstance(tasks, TasksPlace):
            plan = next(place for place in range(tasks.plan.count()) if PLAN in tasks.plan.itemText(place))
            tasks.choose_plan(tasks.plan.itemData(plan))
        settle()
        name = f"{key}-dark.png" if dark else f"{key}.png"
        frame.grab().save(str(folder / name))
        print(folder / name)
    frame.close()
    application.processEvents()


def settle() -> None:
    """Give layouts and row heights a moment."""
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
