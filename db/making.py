"""A new data file: built whole in memory, then put on disk at once, so that a failure leaves no file."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from cdsdesk.errors import WriteError
from cdsdesk.files import put_file
from cdsdesk.model.calling import named
from cdsdesk.model.fields import Record
from cdsdesk.progress import NoProgress
from db import search
from db.chain import Header, append_baseline
from db.connection import is_interrupted, open_memory
from db.digests import EMPTY, moved, read_head, total_of_records
from db.errors import refused
from db.guard import check_header
from db.integrity import Edit, Edits, finder, mistakes
from db.migrations.steps import migrate
from db.portions import portions
from db.ready import add_records
from db.records import aliases, count_all, read_all
from db.states import States, Windows
from db.watch import Watch
from db.writer import now

# An entry of history is often longer than what SQLite keeps of it inside a page of 4 KiB: it would fill a page more.
_PAGE_BYTES = 8192


def make(path: Path, records: Iterable[Record], office: str, who: str, label: str) -> None:
    """Make a data file of an office with its first records as one step without values.

    Raises RecordError when the records do not fit together, WriteError when the file exists or cannot be written.
    """
    if path.exists():
        raise WriteError("Đã có tệp này", str(path), "hãy chọn tên khác")
    if is_interrupted(path):
        raise WriteError("Ở nơi này còn một lần ghi dở dang của tệp dữ liệu khác", str(path), "hãy chọn tên khác")
    edits = Edits(Edit(record.uid, None, record) for record in records)
    connection = open_memory()
    try:
        connection.execute(f"PRAGMA page_size={_PAGE_BYTES}")
        connection.execute("BEGIN IMMEDIATE")
        migrate(connection)
        _fill(connection, edits, office, who, label)
        connection.execute("COMMIT")
        content = connection.serialize()
    finally:
        connection.close()
    put_file(path, content, _readable)


def renew_baseline(connection: sqlite3.Connection, label: str, who: str) -> None:
    """Add a step without values after the records were changed by other means than a ChangeSet."""
    count = sum(count_all(connection).values())
    total = moved(0, total_of_records(read_all(connection)))
    append_baseline(connection, Header(label, who, now()), read_head(connection), total, count)


def _fill(connection: sqlite3.Connection, edits: Edits, office: str, who: str, label: str) -> None:
    seen: dict[str, Edit] = {}
    doubled = [edit.uid for edit in edits if seen.setdefault(edit.uid, edit) is not edit]
    look_up = finder(connection, edits)
    wrong = [(f"{named(seen[uid].record, look_up)}: mã dùng cho hai bản ghi", "hãy giữ một bản ghi") for uid in doubled]
    known = {edit.record.old: "" for edit in edits if edit.record.TYPE == "same_as" and hasattr(edit.record, "old")}
    if office not in seen or seen[office].record.TYPE != "unit":
        wrong.append(("Dữ liệu không có bản ghi đơn vị của hồ sơ", "hãy thêm đơn vị rồi làm lại"))
    wrong += mistakes(connection, edits, known)
    if wrong:
        raise refused(wrong, label)
    meta: Mapping[str, str] = {"office": office, "made": now(), "head": EMPTY.text()}
    connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", meta.items())
    add_records(connection, portions(edits), 1, Watch(NoProgress(), len(edits)))
    renew_baseline(connection, label, who)
    search.rebuild(connection, 1)
    States(connection, office, Windows(connection)).rebuild(aliases(connection))


def _readable(path: Path) -> None:
    """Refuse a file that did not reach the disk as it was made."""
    check_header(path)
