"""Reports for Word that come back: told from other documents by the part in which ours say whose they are."""

import zipfile
from pathlib import Path

from cdsdesk.readers.word_passages import SOURCE_SPACE

_MOST = 20_000_000
_PARTS = "customXml/item"
_FIRST = 400
_MARK = SOURCE_SPACE.encode()


def is_own_word(path: Path) -> bool:
    """Whether a file is a Word document that a program like this one wrote; looked at without taking it apart."""
    try:
        if path.suffix.lower() != ".docx" or path.stat().st_size > _MOST:
            return False
        with zipfile.ZipFile(path) as package:
            parts = [name for name in package.namelist() if name.startswith(_PARTS) and name.endswith(".xml")]
            return any(_MARK in package.open(name).read(_FIRST) for name in parts)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
        return False
