"""The doors to work that loads heavy libraries: opened when a command needs it, so that the others start at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdesk.document.collecting_form import CollectingForm, ReturnedForm
from cdsdesk.progress import Progress

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview


def write_result(shown: "Preview", path: Path) -> None:
    """Write the result file of an import. Raises WriteError."""
    from cdsdesk.actions.import_result import write_result as written

    written(shown, path)


def write_forms(forms: Sequence[CollectingForm], folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write a form for each unit that is asked. Raises WriteError, Cancelled."""
    from cdsdesk.actions.collecting_files import write_forms as written

    return written(forms, folder, progress)


def read_forms(
    paths: Sequence[Path], progress: Progress
) -> tuple[tuple[ReturnedForm, ...], tuple[tuple[str, str], ...]]:
    """Read forms that came back, and say of each other file why it is none. Raises Cancelled."""
    from cdsdesk.actions.collecting_files import read_forms as read

    return read(paths, progress)
