"""Process start to first painted window, against an empty PySide6 window started beside it in the same run.

Also told: the time until the data file stands in the window, which no goal bounds.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOAL = 1.3
ROUNDS = 9

EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""

PAINTED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui import start
def furnish(*_):
    yield QApplication.instance().quit()
start.furnish = furnish
start.run_window(Path(sys.argv[1]))
"""

OPENED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import start
whole = start.furnish
def furnish(frame, path, net):
    yield from whole(frame, path, net)
    frame.repaint()
    os._exit(0)
start.furnish = furnish
start.run_window(Path(sys.argv[1]))
"""


def timed(program: str, data_file: Path, environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    line = [sys.executable, "-c", program, str(data_file)]
    subprocess.run(line, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "CDSDESK_HOME": folder, "QT_LOGGING_RULES": "*=false"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        make = [sys.executable, "main.py", "demo", "-o", folder]
        subprocess.run(make, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        data_file = next(Path(folder).glob("*.cds"))
        rounds = []
        for _ in range(ROUNDS + 1):
            copy = data_file.with_name("start.cds")
            copy.write_bytes(data_file.read_bytes())
            rounds.append([timed(program, copy, environment) for program in (EMPTY, PAINTED, OPENED)])
    empty, painted, opened = (statistics.median(column) for column in zip(*rounds[1:], strict=True))
    ratio = statistics.median(one[1] / one[0] for one in rounds[1:])
    whole = statistics.median(one[2] / one[0] for one in rounds[1:])
    print(f"empty window             {empty * 1000:7.0f} ms   1.00")
    print(f"our window painted       {painted * 1000:7.0f} ms   {ratio:.2f}   goal <= {GOAL}   {ROUNDS} rounds")
    print(f"our window with its file {opened * 1000:7.0f} ms   {whole:.2f}")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
