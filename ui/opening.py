"""Opening a data file that somebody else may be writing at the same time."""

from pathlib import Path

from cdsdesk.errors import BusyError
from ui.desk import OpenStore, open_file


def open_or_look(path: Path, who: str) -> tuple[OpenStore, str]:
    """Open for writing; while somebody else writes, only to be looked at, with who it is. Raises DataFileError."""
    try:
        return open_file(path, who), ""
    except BusyError as error:
        return open_file(path, who, write=False), error.what
