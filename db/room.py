"""Whether a commit fits before it begins: how large the system lets one file become."""

import sqlite3
import sys
from pathlib import Path

from db.errors import no_room


def require_room(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a commit that reaches beyond what one file may hold, while the file on disk is still untouched.

    SQLite takes a commit that failed halfway back by writing every page that it would have changed, also those beyond
    the limit, and stops at the first of them. Raises WriteError.
    """
    most = largest_file()
    if most is None:
        return
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    if max(pages * size, path.stat().st_size) > most:
        raise no_room(path)


if sys.platform == "win32":

    def largest_file() -> int | None:
        """Return how many bytes one file may hold; None where there is no limit."""
        return None

else:
    import resource

    def largest_file() -> int | None:
        """Return how many bytes one file may hold; None where there is no limit."""
        most = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
        return None if most == resource.RLIM_INFINITY else most
