"""What guards a data file, computed again: SQLite's check, the chain, newest rows, the sum of records, references.

Damage that SQLite does not notice shows here: a byte that changed in a text, a page that fell back to an older state.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from cdsdesk.errors import CdsError
from cdsdesk.model.calling import field_label, named
from cdsdesk.model.codec import json_value, with_values
from cdsdesk.model.fields import Record
from cdsdesk.model.registry import record_type
from db.chain import values_of
from db.digests import EMPTY, Head, link, moved, read_head, salted, total_of_records
from db.guard import schema_problems
from db.packages import damaged_packages
from db.records import aliases, read_all
from db.rows import references
from db.search import Index

_MOST = 50
_WORDS = "number, label, who, at, folding, undoes, redoes, records"


def problems(connection: sqlite3.Connection) -> list[str]:
    """Return what does not fit, as Vietnamese lines, at most 50; an empty list is a sound file."""
    found: list[str] = []
    try:
        for line in _all(connection):
            found.append(line)
            if len(found) >= _MOST:
                break
    except sqlite3.DatabaseError as error:
        found.append(f"Không đọc hết được tệp: {error}")
    except CdsError as error:
        found.append(error.sentence())
    except (TypeError, ValueError) as error:
        found.append(f"Tệp có giá trị không đọc được: {error}")
    return found


def chain_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what does not fit between the steps, their entries and the head."""
    digests: dict[int, list[str]] = defaultdict(list)
    for step, type_name, uid, before, after, salt, digest in connection.execute(
        "SELECT step, type, uid, before, after, salt, digest FROM entries ORDER BY step, place"
    ):
        digests[step].append(digest)
        if salt is not None and digest != salted(salt, type_name, uid, before, after):
            yield f"Nội dung của bước {step} trong lịch sử đã bị sửa"
    head = EMPTY
    statement = f"SELECT {_WORDS}, baseline, total, salt, digest, previous, hash FROM steps ORDER BY number"  # noqa: S608
    for number, *words, baseline, total, salt, digest, previous, this in connection.execute(statement):
        entries = digests.pop(number, [])
        linked = link(previous, number, digest, int(total, 16), baseline=bool(baseline), entries=entries)
        if number != head.number + 1:
            yield f"Lịch sử thiếu bước {head.number + 1}"
        if previous != head.hash or this != linked:
            yield f"Chuỗi lịch sử đứt ở bước {number}"
        if salt is not None and digest != salted(salt, number, *words):
            yield f"Bước {number} của lịch sử đã bị sửa"
        head = Head(number, this, int(total, 16))
    if digests:
        yield f"Lịch sử thiếu bước {min(digests)}"
    if read_head(connection) != head:
        yield "Đầu chuỗi lịch sử không khớp với bước mới nhất"


def _all(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if row[0] != "ok":
            yield f"Cấu trúc tệp hỏng: {row[0]}"
    for name in schema_problems(connection):
        yield f"Thành phần lạ, thiếu hoặc bị sửa trong tệp: {name}"
    yield from chain_problems(connection)
    records: dict[str, Record] = {}
    for record in read_all(connection):
        if record.uid in records:
            yield f"{named(record, records.get)}: mã dùng cho hai bản ghi"
        records[record.uid] = record
    if moved(0, total_of_records(records.values())) != read_head(connection).total:
        yield "Tổng kiểm tra của các bản ghi không khớp: có bản ghi bị sửa ngoài chương trình hoặc bị hỏng"
    for digest in damaged_packages(connection):
        yield f"Gói đã nhận {digest[:12]}… bị hỏng trong tệp"
    yield from _own_unit(connection, records)
    yield from _newest_rows(connection, records)
    yield from _references(connection, records)
    records.clear()  # the texts of the index take as much room again
    yield from _index(connection)


def _own_unit(connection: sqlite3.Connection, records: Mapping[str, Record]) -> Iterator[str]:
    row = connection.execute("SELECT value FROM meta WHERE key = 'office'").fetchone()
    office = records.get(row[0]) if row is not None else None
    if office is None or office.TYPE != "unit":
        yield "Bản ghi đơn vị của chính hồ sơ không còn"


def _newest_rows(connection: sqlite3.Connection, records: Mapping[str, Record]) -> Iterator[str]:
    """Compare each record with what history says last of each of its fields."""
    last: dict[str, dict[str, Any] | None] = {}
    types: dict[str, str] = {}
    for uid, type_name, before, after, salt in connection.execute(
        "SELECT uid, type, before, after, salt FROM entries ORDER BY step, place"
    ):
        types[uid] = type_name
        if salt is None:
            last.pop(uid, None)
        elif after is None:
            last[uid] = None
        else:
            known = last.get(uid) if before is not None else {}
            last[uid] = {**(known or {}), **(values_of(after) or {})}
    for uid, values in last.items():
        record = records.get(uid)
        if values is None:
            if record is not None:
                yield f"{named(record, records.get)}: lịch sử ghi là đã xoá"
        elif record is None:
            lost = with_values(record_type(types[uid])(uid=uid), values)
            yield f"{named(lost, records.get)}: lịch sử có nhưng dữ liệu không có"
        else:
            for name, value in values.items():
                if json_value(type(record), name, getattr(record, name)) != value:
                    yield f"{named(record, records.get)}: ô “{field_label(type(record), name)}” khác với lịch sử"


def _references(connection: sqlite3.Connection, records: Mapping[str, Record]) -> Iterator[str]:
    known = aliases(connection)
    for record in records.values():
        for name, types in references(record.TYPE):
            target = getattr(record, name)
            if not target or target in known or (record.TYPE == "same_as" and name == "old"):
                continue
            there = records.get(target)
            if there is None or (types and there.TYPE not in types):
                yield f"{named(record, records.get)}: ô “{field_label(type(record), name)}” trỏ tới bản ghi không có"


def _index(connection: sqlite3.Connection) -> Iterator[str]:
    if not Index(connection).is_true():
        yield "Chỉ mục tìm kiếm không khớp với dữ liệu"
