"""The outline that an office uses for a kind of document: its own, kept in the data file, else the program's."""

from cdsdesk.model.office import Setting
from cdsdesk.model.received import has_received
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.outline import Outline, outline, outline_text, read_outline

ABOVE = "bao-cao-cap-tren"
"""The program's outline of the report of an office above."""

_KEY = "outline."


def _name(snapshot: Snapshot, kind: ReportKind) -> str:
    """Return the program's outline: an office that offices below have reported to tells of them."""
    return ABOVE if kind is ReportKind.BAO_CAO and has_received(snapshot) else kind.value


def outline_key(kind: ReportKind) -> str:
    """Return the key of the setting that holds an office's own outline."""
    return f"{_KEY}{kind.value}"


def outline_in(snapshot: Snapshot, kind: ReportKind) -> Outline:
    """Return the outline of an office for a kind of document. Raises OutlineError when its own one cannot be used."""
    own = own_outline_text(snapshot, kind)
    return read_outline(own) if own else outline(_name(snapshot, kind))


def own_outline_text(snapshot: Snapshot, kind: ReportKind) -> str:
    """Return the office's own outline as written; "" while it uses the program's."""
    rows = snapshot.where(Setting, "unit", snapshot.office)
    return next((row.value for row in rows if row.key == outline_key(kind)), "")


def outline_text_in(snapshot: Snapshot, kind: ReportKind) -> str:
    """Return the outline that is used, as written, for changing or handing on."""
    return own_outline_text(snapshot, kind) or outline_text(_name(snapshot, kind))
