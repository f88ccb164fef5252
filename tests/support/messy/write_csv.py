"""A draft as text with separators, in the code pages that offices save in."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from tests.support.legacy_codes import to_1258
from tests.support.messy.draft import Draft

_PLAIN_SIGNS = str.maketrans("⁽⁾", "()")
"""Signs that Windows-1258 lacks."""


def csv_writer(separator: str, code: str) -> Callable[[Draft, Path], Path]:
    """Return what writes the shown sheet with a separator, in a code page as Python names it."""

    def write(draft: Draft, path: Path) -> Path:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
        for line in draft.main.lines:
            writer.writerow(line.texts())
        data = to_1258(text.getvalue().translate(_PLAIN_SIGNS)) if code == "cp1258" else text.getvalue().encode(code)
        path.write_bytes(data)
        return path

    return write
