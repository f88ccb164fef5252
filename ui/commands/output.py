"""What a command says: sentences for people, or one JSON document; refusals on standard error."""

import io
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cdsdesk.errors import CdsError, ConflictError

DONE = 0
NEEDS_A_PERSON = 1
REFUSED = 2


@dataclass
class Output:
    """Collects what a command has to say; with ``as_json`` only its JSON document is printed."""

    as_json: bool
    _data: Any = field(default=None)

    def say(self, text: str = "") -> None:
        """Print a sentence for people."""
        if not self.as_json:
            _print(text)

    def table(self, rows: Iterable[Iterable[str]]) -> None:
        """Print rows with their columns in line."""
        lines = [[" ".join(cell.split()) for cell in row] for row in rows]
        widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)] if lines else []
        for line in lines:
            self.say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())

    def result(self, data: Any) -> None:
        """Print the JSON document when JSON was asked for."""
        if self.as_json:
            _print(json.dumps(data, ensure_ascii=False, indent=1))

    def progress(self, done: int, total: int, text: str) -> None:
        """Say on standard error how far long work is, when somebody watches."""
        if sys.stderr.isatty() and not self.as_json:
            sys.stderr.write(f"\r{text} {done}/{total}   " if done < total else "\r" + " " * 60 + "\r")
            sys.stderr.flush()


def refuse(error: CdsError, *, as_json: bool) -> int:
    """Say in one line why nothing was done; conflicts are listed and count as "done, needs a person"."""
    if isinstance(error, ConflictError):
        return _conflicts(error, as_json=as_json)
    sys.stderr.write(error.sentence() + "\n")
    if as_json:
        _print(json.dumps({"error": _described(error)}, ensure_ascii=False))
    return REFUSED


def _conflicts(error: ConflictError, *, as_json: bool) -> int:
    if as_json:
        _print(json.dumps({"error": _described(error), "conflicts": list(error.conflicts)}, ensure_ascii=False))
        return NEEDS_A_PERSON
    _print(error.sentence())
    for line in error.conflicts:
        _print(f"  - {line}")
    return NEEDS_A_PERSON


def _described(error: CdsError) -> dict[str, str]:
    return {"what": error.what, "where": error.where, "next": error.next_step}


def _print(text: str) -> None:
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Who was reading has gone; the work is done all the same and its exit code has to say so.
        sys.stdout = io.StringIO()
