"""The doors to what stands in Tổng hợp and to what is written there: loaded the first time that somebody needs it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cdsdesk.model.office import Unit
from cdsdesk.model.ports import Store
from cdsdesk.progress import Progress
from ui.desk import Desk
from ui.places.consolidation_writers import Writers

if TYPE_CHECKING:
    from cdsdesk.actions.compliance import Matrix
    from ui.places.consolidation_page import ConsolidationPage


def load_consolidation() -> None:
    """Load what opens packages, ahead of the page that needs it."""
    from ui.places import consolidation_page  # noqa: F401 - loaded only


def consolidation_page(
    desk: Desk, today: Callable[[], date], folder: Callable[[], Path], parent: QWidget
) -> "ConsolidationPage":
    """Return what stands in the place where packages of lower offices come in."""
    from ui.places.consolidation_page import ConsolidationPage

    return ConsolidationPage(desk, today, folder, Writers(save_matrix, save_missing, write_remarks), parent)


def save_matrix(shown: "Matrix", office: Unit, path: Path, progress: Progress) -> None:
    """Write who has reported, by the ending of the path. Raises UsageError, WriteError."""
    from cdsdesk.actions.compliance_files import save_matrix as written

    written(shown, office, (path,), progress)


def save_missing(shown: "Matrix", code: str, office: Unit, path: Path, progress: Progress) -> None:
    """Write who has not reported in a period, by the ending of the path. Raises UsageError, WriteError."""
    from cdsdesk.actions.compliance_files import save_missing as written

    written(shown, code, office, path, progress)


def write_remarks(store: Store, unit: str, period: str, out: Path, password: str) -> None:
    """Write what an office is to mend as a file for it. Raises UsageError, WriteError."""
    from cdsdesk.actions.remarks_file import RemarksRequest
    from cdsdesk.actions.remarks_file import write_remarks as written

    written(store, RemarksRequest(unit, period, out, password))
