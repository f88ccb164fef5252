"""One step into the file: records, history, search index and derived states, together or not at all."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.ports import Step
from cdsdesk.model.reports import SameAs
from cdsdesk.progress import Progress
from db.chain import append, header_of
from db.integrity import Edits
from db.outcome import outcome
from db.portions import Portion
from db.ready import ReadyChanges, add_rows
from db.records import aliases
from db.search import Index
from db.state_rows import new_tasks
from db.states import States
from db.watch import Watch


def now() -> str:
    """Return the present time of day with its zone, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


@dataclass
class Parts:
    """What a step keeps true besides the records: the own office, uids that mean others, the index, the states."""

    office: str
    aliases: Mapping[str, str]
    index: Index
    states: States


def write(
    connection: sqlite3.Connection, changes: ChangeSet, who: str, parts: Parts, progress: Progress
) -> tuple[Step | None, Edits]:
    """Write one step inside the caller's transaction; nothing, and None, when nothing would change.

    Taking back is always written: typing that came to nothing must not stand in the way of what was before it.
    What was made ready before something else was written is made anew.
    Raises what ``outcome`` raises, and Cancelled.
    """
    waits = changes if isinstance(changes, ReadyChanges) and changes.fits(connection) else None
    found = waits.outcome if waits is not None else outcome(connection, changes, parts.office, parts.aliases)
    edits, pieces = found.edits, found.pieces
    if not edits and changes.undoes is None and changes.redoes is None:
        return None, edits
    watch = Watch(progress, (1 if waits is not None else 2) * len(edits))
    # The entries come before their step, for its hash covers them; the commit sees to it that it came.
    connection.execute("PRAGMA defer_foreign_keys=ON")
    change_rows(connection, pieces, found.number, watch)
    entered = waits.move(connection, watch) if waits is not None else add_rows(connection, found, watch)
    step = append(connection, header_of(changes, who, now()), found.head, entered)
    if SameAs.TYPE in edits.by_type:
        parts.aliases = aliases(connection)
    parts.index.follow(edits, step.number)
    parts.states.follow(edits, parts.aliases, waits.tasks if waits is not None else new_tasks(edits))
    watch.ended()
    return step, edits


def change_rows(connection: sqlite3.Connection, pieces: Iterable[Sequence[Portion]], step: int, watch: Watch) -> None:
    """Take rows out and change them; one whose own key moves goes before it comes, so two may change places."""
    listed = [portion for piece in pieces for portion in piece]
    for portion in listed:
        if portion.goes or portion.rekeys:
            watch.passes(len(portion.uids))
            connection.executemany(portion.of.delete, zip(portion.uids))
    for portion in listed:
        if not portion.comes and not portion.goes and not portion.rekeys:
            watch.passes(len(portion.uids))
            of, names = portion.of, portion.names
            connection.executemany(of.update(names), of.updated(portion.new, names, step))
