"""Version 3 of the data file: what an office above asks to be mended in what was sent to it."""

from typing import TYPE_CHECKING

from db.migrations.m0001_first import statements

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 3
TABLES = """
CREATE TABLE "remark" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "period" TEXT NOT NULL, "record" TEXT NOT NULL, "field" TEXT NOT NULL,
    "text" TEXT NOT NULL, "sender" TEXT NOT NULL, "on" TEXT, "package_sha256" TEXT NOT NULL,
    "done" INTEGER NOT NULL
);
"""


def apply(database: "Database") -> None:
    """Make the table."""
    for statement in statements(TABLES):
        database.execute(statement)
