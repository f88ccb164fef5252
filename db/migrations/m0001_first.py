"""Version 1 of the data file."""

from typing import TYPE_CHECKING

from db.migrations import m0001_history, m0001_records

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 1
TABLES = m0001_records.DDL + m0001_history.DDL
INDEXED = "search"
TOKENIZER = "trigram case_sensitive 1"


def apply(database: "Database") -> None:
    """Make all tables, and the index over folded text: our own folding, for SQLite's does not know đ."""
    for statement in statements(TABLES):
        database.execute(statement)
    database.table(INDEXED).enable_fts(["folded"], tokenize=TOKENIZER)


def statements(ddl: str) -> list[str]:
    """Split plain SQL without semicolons inside statements."""
    return [statement.strip() for statement in ddl.split(";") if statement.strip()]
