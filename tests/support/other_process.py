"""Python code run in a process of its own: a second writer, a writer that is killed, one without rights or room."""

import subprocess
import sys
from pathlib import Path
from typing import IO

from tests.support.source import ROOT

_HEAD = "import os, sys\nfrom pathlib import Path\nfrom db.store import Store\nfrom tests.support.data_file import *\n"


def run_python(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run code to its end; ``sys.argv[1:]`` holds the arguments."""
    line = [sys.executable, "-c", _HEAD + code, *map(str, arguments)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


class Running:
    """Code that runs beside the test, tells lines, and goes on when it is told a line."""

    def __init__(self, code: str, *arguments: str | Path) -> None:
        line = [sys.executable, "-c", _HEAD + code, *map(str, arguments)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(line, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    def hear(self) -> str:
        """Wait for the next line."""
        return _open(self.process.stdout).readline().strip()

    def tell(self, line: str = "") -> None:
        """Send a line."""
        pipe = _open(self.process.stdin)
        pipe.write(line + "\n")
        pipe.flush()

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        self.process.kill()
        self.process.communicate()

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


def _open(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
