"""Copies of a data file that are proven before they count, kept away from it, thinned as they age; and the way back."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cdsdesk.errors import CdsError, DataFileError
from cdsdesk.files import clean_name, put_file, require_space
from cdsdesk.paths import user_data_dir
from db.connection import is_interrupted, journal_path, open_in_place, open_memory, recover
from db.digests import Head, read_head
from db.errors import damaged, told
from db.guard import check_header
from db.locking import WriterLock
from db.migrations.steps import newest
from db.records import count_all
from db.targets import free_name, require_target
from db.verify import problems

KEPT = 10
_NEWEST = 4
_SPANS: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda one: one.date(), 3),
    (lambda one: one.isocalendar()[:2], 2),
    (lambda one: (one.year, one.month), KEPT),
)
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Backup:
    """One copy that was proven: where it lies, when it was made, the newest step in it."""

    path: Path
    made: datetime
    step: int


def folder_of(path: Path) -> Path:
    """Return where the copies of a data file lie: with the user, never beside the file."""
    resolved = path.resolve()
    mark = sha256(str(resolved).encode()).hexdigest()[:12]
    return user_data_dir() / "backups" / clean_name(f"{resolved.stem}-{mark}")


def backups(path: Path) -> list[Backup]:
    """Return the copies of a data file, newest first."""
    found = [_named(copy) for copy in folder_of(path).glob("*.cds")]
    return sorted((copy for copy in found if copy is not None), key=lambda copy: (copy.made, copy.step), reverse=True)


def rotate(path: Path) -> Backup | None:
    """Make a copy unless the newest one holds the newest step already, and drop what the thinning does not keep.

    Safe beside a writer: it reads in one short go. Raises WriteError, DataFileError.
    """
    present = backups(path)
    with told(path):
        connection = open_in_place(path)
        try:
            head = read_head(connection)
        finally:
            connection.close()
    if present and present[0].step == head.number:
        return None
    made = back_up(path)
    found = backups(path)
    kept = thinned([copy.made for copy in found])
    for copy in found:
        if copy.made not in kept and copy.path != made.path:
            copy.path.unlink(missing_ok=True)
    return made


def back_up(path: Path, target: Path | None = None) -> Backup:
    """Copy a data file to ``target`` or into its own folder of copies, and prove the copy before it counts.

    Raises WriteError when ``target`` holds anything but an earlier copy of this very file.
    """
    if target is not None:
        require_target(path, target)
    content, head, counts = _copied(path)
    now = datetime.now().replace(microsecond=0)
    if target is None:
        folder = folder_of(path)
        folder.mkdir(parents=True, exist_ok=True)
        target, now = _unused(folder, now, head.number)
    require_space(target.parent, len(content))
    put_file(target, content, lambda temp: _prove(temp, head, counts))
    return Backup(target, now, head.number)


def restore(path: Path, backup: Path, who: str) -> Path | None:
    """Put a proven copy in the place of a data file, and keep the present file beside it; return where that is.

    Raises BusyError while somebody has the file open for writing, DataFileError for a copy that does not hold.
    """
    content, head, counts = _copied(backup)
    _prove(backup, head, counts)
    lock = WriterLock(path, who)
    try:
        kept = _keep_present(path)
        put_file(path, content, lambda temp: _prove(temp, head, counts))
        return kept
    finally:
        lock.release()


def thinned(made: Sequence[datetime]) -> set[datetime]:
    """Return which copies stay: the newest four, then the last of three days, of two weeks, and of months.

    The last copy of a day, week or month stays the last one for good, so thinning again keeps what was kept for it.
    """
    newest_first = sorted(set(made), reverse=True)
    kept = newest_first[:_NEWEST]
    for span, most in _SPANS:
        taken = {span(one) for one in kept}
        lasts = {span(one): one for one in reversed(newest_first) if span(one) not in taken}
        kept += sorted(lasts.values(), reverse=True)[: min(most, KEPT - len(kept))]
    return set(kept)


def _copied(path: Path) -> tuple[bytes, Head, dict[str, int]]:
    """Return a data file's content as of one moment, with its newest step and its counts."""
    check_header(path)
    with told(path):
        connection = open_in_place(path)
        memory = open_memory()
        try:
            connection.backup(memory)
            return memory.serialize(), read_head(memory), count_all(memory)
        except ValueError as error:
            raise damaged(path) from error
        finally:
            memory.close()
            connection.close()


def _prove(copy: Path, head: Head, counts: dict[str, int]) -> None:
    """Raise DataFileError unless a copy opens, holds together and is what it was copied from."""
    version = check_header(copy)
    with told(copy):
        connection = open_in_place(copy)
        try:
            said = problems(connection) if version == newest() else _structure(connection)
            same = not said and read_head(connection) == head and count_all(connection) == counts
        finally:
            connection.close()
    if not same:
        raise DataFileError(
            "Bản sao lưu không dùng được", str(copy), said[0] if said else "nội dung khác với tệp dữ liệu"
        )


def _structure(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]


def _keep_present(path: Path) -> Path | None:
    """Copy the present file beside itself, whatever its state; a journal that cannot be rolled back goes along."""
    stamp = datetime.now().strftime(_STAMP)
    kept = free_name(path.with_name(f"{path.stem} (trước khi khôi phục {stamp}){path.suffix}"))
    if not path.exists():
        _move_journal(path, kept)
        return None
    try:
        if is_interrupted(path):
            recover(path)
        back_up(path, kept)
    except CdsError:
        put_file(kept, path.read_bytes())
    _move_journal(path, kept)
    return kept


def _move_journal(path: Path, kept: Path) -> None:
    """Take a journal away, or SQLite would play it into whatever file comes to lie beside it."""
    if is_interrupted(path):
        journal_path(path).rename(journal_path(kept))


def _unused(folder: Path, made: datetime, step: int) -> tuple[Path, datetime]:
    """Return the name of a new copy with its time, which is a second later for a second copy within one."""
    while (copy := folder / f"{made.strftime(_STAMP)}-{step}.cds").exists():
        made += timedelta(seconds=1)
    return copy, made


def _named(path: Path) -> Backup | None:
    stamp, _, step = path.stem.rpartition("-")
    try:
        return Backup(path, datetime.strptime(stamp, _STAMP), int(step))
    except ValueError:
        return None
