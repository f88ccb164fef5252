"""Memory that the program holds while nobody does anything: with the sample open, and with 10,000 tasks.

Usage: idle_memory.py [tasks]. Each case is a process of its own that opens the window on the file, lets the check run,
goes to the list of tasks and then rests. Reference: an empty window of the same library. Goal: less than 200 MB of
resident memory. Exit 1 when missed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._office import make_office  # noqa: E402

GOAL_MB = 200.0
RESIDENT = """
def resident():
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1000
"""
EMPTY = (
    RESIDENT
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(500, application.quit)
application.exec()
print(resident())
"""
)
OPENED = (
    RESIDENT
    + """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import start
from ui.session import Session
def idle():
    session = QApplication.instance().topLevelWidgets()
    session = next(s for w in session for s in w.findChildren(Session))
    if session.desk is None or not session.desk.checked or session.runner.waiting or session.ahead.under_way:
        QTimer.singleShot(500, idle)
        return
    if session.window.pages.currentWidget() is not session.shelf.get("tasks"):
        session.go("tasks")
        QTimer.singleShot(1500, idle)
        return
    print(resident(), flush=True)
    os._exit(0)
whole = start.furnish
def furnish(frame, path, net):
    whole(frame, path, net)
    QTimer.singleShot(500, idle)
start.furnish = furnish
start.run_window(Path(sys.argv[1]))
"""
)


def megabytes(program: str, *arguments: str, home: Path) -> float:
    """Run a program; return the megabytes that it prints last."""
    environment = {**os.environ, "CDSDESK_HOME": str(home), "QT_LOGGING_RULES": "*=false"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    line = [sys.executable, "-c", program, *arguments]
    told = subprocess.run(line, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    return float(told.split()[-1])


def main(tasks: int = 10_000) -> bool:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name, "home")
        make = [sys.executable, "main.py", "demo", "-o", name]
        environment = {**os.environ, "CDSDESK_HOME": str(home)}
        subprocess.run(make, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        sample = next(Path(name).glob("*.cds"))
        many = make_office(Path(name, "many.cds"), tasks)
        empty = megabytes(EMPTY, home=home)
        found = {
            "the sample": megabytes(OPENED, str(sample), home=home),
            f"{tasks} tasks": megabytes(OPENED, str(many), home=home),
        }
    print(f"empty window   {empty:6.0f} MB   1.00")
    for case, used in found.items():
        print(f"{case:14} {used:6.0f} MB   {used / empty:.2f}   goal < {GOAL_MB:.0f} MB")
    return max(found.values()) < GOAL_MB


if __name__ == "__main__":
    sys.exit(0 if main(*map(int, sys.argv[1:2])) else 1)
