"""The doors to work that loads heavy libraries: opened when a command needs it, so that the others start at once."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview


def write_result(shown: "Preview", path: Path) -> None:
    """Write the result file of an import. Raises WriteError."""
    from cdsdesk.actions.import_result import write_result as written

    written(shown, path)
