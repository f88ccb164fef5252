"""Every trick ends in one sentence, or in the rows that are really there; the child's limits are hurt by none."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdsdesk.errors import InputError
from cdsdesk.progress import NoProgress
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.reader import DocumentReader
from tests.support.hostile_files import MAKERS, SECRET, SOUND

SECONDS = 10.0
MEGABYTES = 500


@pytest.fixture(scope="module")
def files() -> Iterator[DocumentReader]:
    with DocumentReader() as reader:
        yield reader


def read(files: DocumentReader, path: Path) -> RawBook | InputError:
    """Return what became of a file, within the limits of time and memory."""
    files.start()
    watch = Watch(files)
    started = time.monotonic()
    try:
        outcome: RawBook | InputError = files.read(path, watch)
    except InputError as refusal:
        outcome = refusal
    assert time.monotonic() - started < SECONDS + 0.5
    assert watch.megabytes < MEGABYTES
    return outcome


class Watch(NoProgress):
    """Looks at the child's greatest memory each time the reader reports."""

    def __init__(self, files: DocumentReader) -> None:
        assert files._child is not None
        self._status = Path(f"/proc/{files._child.pid}/status")
        self.megabytes = 0

    def report(self, done: int, total: int, text: str = "") -> None:
        if os.path.exists(self._status):
            found = re.search(r"VmHWM:\s+(\d+)", self._status.read_text("utf-8"))
            self.megabytes = max(self.megabytes, int(found[1]) >> 10 if found else 0)


@pytest.mark.parametrize("name", sorted(SOUND))
def test_a_sound_file_of_each_kind_is_read(files: DocumentReader, tmp_path: Path, name: str) -> None:
    book = read(files, SOUND[name](tmp_path / "tệp"))
    assert isinstance(book, RawBook)
    assert len(book.sheets[0].rows) == (1 if name == "pdf" else 12)


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_no_trick_does_harm(files: DocumentReader, tmp_path: Path, name: str) -> None:
    make, expected = MAKERS[name]
    outcome = read(files, make(tmp_path / "tệp lạ"))
    if isinstance(expected, int):
        assert isinstance(outcome, RawBook), outcome
        assert len(outcome.sheets[0].rows) == expected
        assert SECRET not in str(outcome.sheets[0].rows)
    else:
        assert isinstance(outcome, InputError), outcome.sheets[0].rows[:3]
        assert re.search(expected, outcome.what), outcome.what
        assert "\n" not in outcome.sentence()
    assert {path.name for path in tmp_path.iterdir()} <= {"tệp lạ", "tệp lạ.sound", "bí mật.txt"}
