"""Packages that came in, whole, beside the figures that they tell; which of them count is said by records.

They are no part of a dump. One that no record names any more stays, so that taking back a step finds it again.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from hashlib import sha256

from cdsdesk.errors import CdsError
from cdsdesk.model.ports import KeptPackage

_AT_ONCE = 50
_PORTION_BYTES = 8 << 20
Moment = Callable[[], AbstractContextManager[None]]


class Packages:
    """The packages of an open data file; ``reading`` and ``writing`` hold a moment of it."""

    def __init__(self, connection: Callable[[], sqlite3.Connection], reading: Moment, writing: Moment) -> None:
        self._connection, self._reading, self._writing = connection, reading, writing

    def keep(self, packages: Iterable[KeptPackage]) -> None:
        """Keep packages, all or none; one that is there already stays. Raises WriteError, BusyError.

        They are written in portions, for a transaction is held in memory until its end.
        """
        added: list[str] = []
        try:
            for portion in _portions(packages):
                added += self._put(portion)
        except BaseException:
            self._drop(added)
            raise

    def _put(self, packages: Iterable[KeptPackage]) -> list[str]:
        """Write a portion and return what was not there before."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        added = []
        with self._writing():
            connection = self._connection()
            for one in packages:
                row = one.sha256, now, one.data
                if connection.execute("INSERT OR IGNORE INTO packages VALUES (?, ?, ?)", row).rowcount:
                    added.append(one.sha256)
                connection.execute("INSERT OR IGNORE INTO summaries VALUES (?, ?)", (one.sha256, one.summary))
        return added

    def _drop(self, digests: Sequence[str]) -> None:
        """Take away what an attempt has left; where that fails too it lies there and no record names it."""
        if not digests:
            return
        rows = [(digest,) for digest in digests]
        with suppress(CdsError), self._writing():
            for name in ("summaries", "packages"):
                self._connection().executemany(f"DELETE FROM {name} WHERE sha256 = ?", rows)  # noqa: S608 - our names

    def data(self, digest: str) -> bytes | None:
        """Return the bytes of a package; None when it is not kept."""
        with self._reading():
            row = self._connection().execute("SELECT bytes FROM packages WHERE sha256 = ?", (digest,)).fetchone()
        return row[0] if row else None

    def known(self) -> frozenset[str]:
        """Return the SHA-256 of all packages that are kept."""
        with self._reading():
            return frozenset(row[0] for row in self._connection().execute("SELECT sha256 FROM packages"))

    def summaries(self, digests: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield SHA-256 and figures as JSON of the packages that are asked for, in no order."""
        wanted = list(digests)
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            with self._reading():
                query = f"SELECT sha256, told FROM summaries WHERE sha256 IN ({marks})"  # noqa: S608 - only marks
                rows = self._connection().execute(query, some).fetchall()
            yield from rows


def _portions(packages: Iterable[KeptPackage]) -> Iterator[Sequence[KeptPackage]]:
    """Yield packages in lists of some megabytes."""
    portion: list[KeptPackage] = []
    size = 0
    for one in packages:
        portion.append(one)
        size += len(one.data) + len(one.summary)
        if size >= _PORTION_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def damaged_packages(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the SHA-256 of packages whose bytes are others."""
    for digest, data in connection.execute("SELECT sha256, bytes FROM packages"):
        if sha256(data).hexdigest() != digest:
            yield digest
