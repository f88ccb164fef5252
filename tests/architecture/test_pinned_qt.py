"""The pinned Qt binding gives back every reference to None that it takes.

One version was seen to drop a reference with each call that returns nothing; on a Python whose None can die the
process aborts after some thousand calls, which no short test notices.
"""

import os
import subprocess
import sys

CALLS = 20_000
_HARMLESS = 100

_PROGRAM = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range({CALLS}):
    label.setText("x")
print(before - sys.getrefcount(None))
"""


def test_calls_that_return_nothing_keep_none_alive() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < _HARMLESS
