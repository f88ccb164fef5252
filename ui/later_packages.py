"""The doors to work on packages: what opens them is loaded the first time that somebody asks for it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.ports import Store
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Reading
    from cdsdesk.actions.merging_peers import PeerMerge, PeerResult
    from cdsdesk.actions.packing_templates import TemplateResult
    from cdsdesk.actions.remarks import RemarksTaken
    from cdsdesk.actions.sending import Readiness, SendRequest, Sent

REPORT, TEMPLATE, PEER, REMARKS = "report", "template", "peer", "remarks"


def with_told(
    store: Store, snapshot: Snapshot, kind: ReportKind, progress: Progress, before: Consolidation | None
) -> Snapshot:
    """Return a snapshot with what the offices below told, where a document of the kind tells of them."""
    from cdsdesk.actions.report_snapshot import with_told as read

    return read(store, snapshot, kind, progress, before)


def purpose_of(path: Path, password: str) -> str:
    """Read a package whole and say what it is for. Raises PasswordNeededError, WrongPasswordError, InputError."""
    from cdsdesk.exchange.opening import open_package

    return open_package(path, password).manifest.purpose.value


def read_template(path: Path, password: str, progress: Progress) -> "Reading":
    """Read a template package to be imported. Raises PasswordNeededError, WrongPasswordError, InputError."""
    from cdsdesk.actions.importing import read_file

    return read_file(path, progress, password=password)


def make_template(store: Store, plans: Sequence[str], out: Path, password: str, who: str) -> "TemplateResult":
    """Write the template package of plans, and keep that it was made. Raises UsageError, WriteError."""
    from cdsdesk.actions.packing_templates import TemplateRequest
    from cdsdesk.actions.packing_templates import make_template as made

    return made(store, TemplateRequest(tuple(plans), out, password, who=who))


def make_peer_package(store: Store, out: Path, password: str, who: str) -> "PeerResult":
    """Write everything for the other officer's file, and keep that it was made. Raises WriteError."""
    from cdsdesk.actions.merging_peers import PeerRequest
    from cdsdesk.actions.merging_peers import make_peer_package as made

    return made(store, PeerRequest(out, password, who))


def merge_peer(store: Store, path: Path, password: str, decisions: Mapping[str, str], who: str) -> "PeerMerge":
    """Take in what the other officer changed, or list what both did.

    Raises PasswordNeededError, WrongPasswordError, InputError, UsageError, RecordError, WriteError.
    """
    from cdsdesk.actions.merging_peers import MergeRequest
    from cdsdesk.actions.merging_peers import merge_peer as merged

    return merged(store, MergeRequest(path, password, decisions, who))


def read_remarks(path: Path, password: str) -> "Callable[[Snapshot, str], tuple[ChangeSet, RemarksTaken]] | None":
    """Read a package of remarks and return what keeps them; None for anything else, which others tell better."""
    from cdsdesk.actions.remarks import read_remarks_file, remarks_step

    try:
        told = read_remarks_file(path, password)
    except CdsError:
        return None
    return lambda snapshot, who: remarks_step(snapshot, told, who)


def readiness(snapshot: Snapshot, everything: Snapshot, folders: Sequence[Path]) -> "Readiness":
    """Look at a period before it is sent up."""
    from cdsdesk.actions.sending import readiness as looked_at

    return looked_at(snapshot, everything, folders)


def send_request(
    period: str,
    folder: Path,
    recipient: str,
    *,
    reason: str | None,
    password: str,
    letter: bool,
    folders: tuple[Path, ...],
    who: str,
) -> "SendRequest":
    """Say what is to be sent to whom; with a ``reason`` data of people goes along."""
    from cdsdesk.actions.sending import SendRequest

    return SendRequest(period, folder, reason is not None, reason or "", password, letter, folders, who, recipient)


def send(store: Store, asked: "SendRequest", progress: Progress) -> "Sent":
    """Make a package and its covering letter, and keep that they were made. Raises UsageError, WriteError."""
    from cdsdesk.actions.sending import send as sent

    return sent(store, asked, progress)


def merged_words(merged: "PeerMerge") -> str:
    """Say what a merge brought."""
    from cdsdesk.actions.merging_peers import merged_words as words

    return words(merged)
