"""The migrations in order, each run once in a transaction of its own by sqlite-utils, which notes it in the file."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from db.migrations import m0001_first, m0002_packages, m0003_remarks, m0004_states

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration = tuple[int, Callable[["Database"], None]]

APPLICATION_ID = 0x43445344  # "CDSD"
MIGRATIONS: tuple[Migration, ...] = (
    (m0001_first.VERSION, m0001_first.apply),
    (m0002_packages.VERSION, m0002_packages.apply),
    (m0003_remarks.VERSION, m0003_remarks.apply),
    (m0004_states.VERSION, m0004_states.apply),
)
_SET = "cdsdesk"


def newest() -> int:
    """Return the version that this program writes."""
    return MIGRATIONS[-1][0]


def migrate(connection: sqlite3.Connection, migrations: Iterable[Migration] | None = None) -> None:
    """Bring an open data file to the newest version inside the caller's transaction, or leave it as it was."""
    from sqlite_utils import Database, Migrations  # only needed for a new or an old file, never on the way to a window

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    known = Migrations(_SET)
    for version, apply in migrations or MIGRATIONS:
        known(name=f"{version:04d}")(apply)
        last = version
    known.apply(database)
    connection.execute(f"PRAGMA user_version={last}")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def expected_schema() -> dict[str, str]:
    """Return the objects of the newest version by name with their SQL, as far as the text stands in our migrations."""
    found: dict[str, str] = {}
    for statement in m0001_first.statements(m0001_first.TABLES + m0002_packages.TABLES + m0003_remarks.TABLES):
        name = statement.replace("UNIQUE ", "").split()[2].strip('"')
        found[name] = statement
    return found
