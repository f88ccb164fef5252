"""Version 2 of the data file: packages of lower offices are kept in it, with the figures that each of them tells."""

from typing import TYPE_CHECKING

from db.migrations.m0001_first import statements

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 2
TABLES = """
CREATE TABLE packages (sha256 TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE summaries (sha256 TEXT NOT NULL PRIMARY KEY REFERENCES packages (sha256), told TEXT NOT NULL);
"""


def apply(database: "Database") -> None:
    """Make the two tables; figures stand apart, so that adding them up does not read the packages."""
    for statement in statements(TABLES):
        database.execute(statement)
