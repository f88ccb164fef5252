"""What Tổng hợp writes to files, handed to it so that it need not load what writes reports."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdesk.model.office import Unit
from cdsdesk.model.ports import Store
from cdsdesk.progress import Progress

if TYPE_CHECKING:
    from cdsdesk.actions.compliance import Matrix


@dataclass(frozen=True)
class Writers:
    """``matrix`` writes who has reported, ``missing`` who has not in a period, ``remarks`` what a unit is to mend."""

    matrix: Callable[["Matrix", Unit, Path, Progress], None]
    missing: Callable[["Matrix", str, Unit, Path, Progress], None]
    remarks: Callable[[Store, str, str, Path, str], None]
