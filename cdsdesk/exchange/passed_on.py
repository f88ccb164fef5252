"""What an office above passes on of the offices below it, each told as it told itself (``below`` of summary.json).

The list is flat, whatever the number of levels: an entry names the office that it came through (``above``) when that is
not the sender itself; one without figures is an office that was to report and has not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cdsdesk.exchange.manifest import Sender

BELOW = "below"
FIGURES = "figures"


@dataclass(frozen=True)
class PassedOn:
    """One office as another one passes it on; ``above`` are the uids of those in between, the sender first."""

    office: Sender
    above: tuple[str, ...]
    figures: Mapping[str, Any] | None
    revision: int = 0
    sha256: str = ""
    on_time: bool | None = None


def passed_on(told: Mapping[str, Any], sender: str) -> Iterator[PassedOn]:
    """Yield the offices that the figures of ``sender`` pass on, in their order."""
    rows = told.get(BELOW)
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    through = {_office(row).uid: _text(row, "above") for row in rows}
    for row in rows:
        figures, on_time, revision = row.get(FIGURES), row.get("on_time"), row.get("revision")
        yield PassedOn(
            _office(row),
            _way(_office(row).uid, sender, through),
            figures if isinstance(figures, dict) else None,
            revision if isinstance(revision, int) else 0,
            _text(row, "sha256"),
            on_time if isinstance(on_time, bool) else None,
        )


def entries(one: PassedOn) -> Iterator[dict[str, Any]]:
    """Yield an office of ours as it is passed on, and behind it those that it passed on itself, which become ours."""
    told = dict(one.figures) if one.figures is not None else None
    below = told.pop(BELOW, ()) if told is not None else ()
    row: dict[str, Any] = {key: value for key, value in vars(one.office).items() if value}
    row |= {"above": one.above[-1]} if one.above else {}
    if told is None:
        yield row
        return
    row |= {"revision": one.revision, "sha256": one.sha256, "on_time": one.on_time, FIGURES: told}
    yield {key: value for key, value in row.items() if value is not None}
    for each in below if isinstance(below, list) else ():
        if isinstance(each, dict):
            yield {"above": one.office.uid} | each


def _way(uid: str, sender: str, through: Mapping[str, str]) -> tuple[str, ...]:
    """Return the offices between ours and one that was passed on; a ring of them is cut."""
    way: list[str] = []
    above = through.get(uid, "")
    while above and above != sender and above not in way and above != uid:
        way.insert(0, above)
        above = through.get(above, "")
    return sender, *way


def _office(row: Mapping[str, Any]) -> Sender:
    return Sender(*(_text(row, key) for key in ("uid", "name", "level", "code", "parent")))


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
