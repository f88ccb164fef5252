"""Runs the program's commands in a process of their own, as an officer or a script would."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*words: str | Path, limit_file_size: int | None = None) -> Ran:
    """Run ``main.py`` with words; ``limit_file_size`` in bytes stands for a full disk."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ | {"PYTHONWARNINGS": "error"},
        preexec_fn=_limiter(limit_file_size),
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def ok(*words: str | Path) -> Ran:
    """Run a command that has to end with 0 or 1."""
    ran = run(*words)
    assert ran.code in (0, 1), ran.err
    return ran


def _limiter(size: int | None) -> Any:
    if size is None:
        return None
    import resource
    import signal

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit
