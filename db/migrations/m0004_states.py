"""Version 4 of the data file: plain words of a state ("Đã hoàn thành") count in derived states, which are made anew."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 4


def apply(database: "Database") -> None:
    """Drop what was derived by the rules before; whoever brings a file up derives it again in the same transaction."""
    database.execute("DELETE FROM task_states")
