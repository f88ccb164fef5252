"""A messy file read as the program reads it, into an empty office, with nothing told but the file."""

from cdsdesk.errors import CdsError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.identity import uid_for
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook


def planned(book: RawBook, options: ImportOptions | None = None) -> ImportPlan | None:
    """Return what an import of a book would do; None when no table of it is understood."""
    unit = Unit(name="UBND phường Vạn Thạnh", level=Level.COMMUNE)
    office = Unit(uid=uid_for(unit), name=unit.name, level=unit.level)
    snapshot = Snapshot(office=office.uid, records={office.uid: office})
    told = options or ImportOptions()
    try:
        return plan_import(read_tables(book, told), snapshot, told, office.uid, "tệp", ask=True)
    except CdsError:
        return None
