"""What a crash leaves for support: a note beside the data file, without a word of the office's data."""

import faulthandler
import platform
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import qVersion

from cdsdesk.errors import CdsError
from cdsdesk.files import put_file
from cdsdesk.paths import user_data_dir

_FOLDER, _NATIVE = "su-co", "loi-nang.txt"


class CrashNotes:
    """Writes the note of an unexpected error beside the data file that is open, else into the user's folder."""

    def __init__(self) -> None:
        self.data_file: Path | None = None
        self._native: TextIO | None = None

    def catch_native(self) -> None:
        """Let a crash below Python leave its trace; it can run no Python any more, so its file stays open."""
        try:
            folder = user_data_dir() / _FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            self._native = (folder / _NATIVE).open("a", encoding="utf-8")
            faulthandler.enable(self._native)
        except OSError:
            faulthandler.enable()

    def close(self) -> None:
        """Stop watching for crashes below Python."""
        faulthandler.disable()
        if self._native is not None:
            self._native.close()
            self._native = None

    def write(self, kind: type[BaseException], trace: TracebackType | None) -> Path | None:
        """Write the note; where no file can be written the window still tells the error. Returns where it lies."""
        path = self._place()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            put_file(path, note_of(kind, trace).encode())
        except (CdsError, OSError):
            return None
        return path

    def _place(self) -> Path:
        if self.data_file is None:
            return user_data_dir() / _FOLDER / "su-co.txt"
        return self.data_file.with_name(f"{self.data_file.stem}.su-co.txt")


def note_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return versions, time and the places in the program; the error's own words may hold data and stay out."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    head = f"{now}\nPython {platform.python_version()} · Qt {qVersion()} · {platform.platform()}\n{kind.__name__}\n"
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace))
    return head + "\n".join(places) + "\n"
