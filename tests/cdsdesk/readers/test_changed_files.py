"""Real files of each format with a few bytes changed: each is read or refused, none is an error that nobody planned."""

import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from cdsdesk.errors import InputError
from cdsdesk.progress import NoProgress
from cdsdesk.readers.guard import unreadable
from cdsdesk.readers.reader import DocumentReader
from tests.support.hostile_files import SOUND
from tests.support.one_sheet import write_ods, write_xls, write_xlsx
from tests.support.packages import repacked
from tests.support.pdf_file import table_pdf, task_rows

REAL = {"xlsx": write_xlsx, "ods": write_ods, "xls": write_xls, "docx": SOUND["docx"], "csv": SOUND["csv"]}
IN_PLACES = (".xls", ".pdf")
FEW, MANY = 40, 600
WILD = (b"0", b"-1", b"99999999999", b"1048576", b"1e308", b"A1", b"XFD1048576", b"\xff", b"", b"%s", b"NaN")
DEAD_SHARE = 0.02


def changed(data: bytes, dice: random.Random) -> bytes:
    """Return data with one to four small changes: a byte, a gap, a repetition, a wild value."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        if not out:
            return b"x"
        place = dice.randrange(len(out))
        how = dice.randrange(4)
        if how == 0:
            out[place] = dice.randrange(256)
        elif how == 1:
            del out[place : place + dice.randint(1, 200)]
        elif how == 2:
            out[place:place] = out[place : place + dice.randint(1, 2_000)]
        else:
            found = re.search(rb'"[^"<>]{1,20}"|\d+', bytes(out[place : place + 4_000]))
            if found:
                wild = dice.choice(WILD)
                value = b'"%s"' % wild if found[0].startswith(b'"') else wild
                out[place + found.start() : place + found.end()] = value
    return bytes(out)


def spoilt(data: bytes, dice: random.Random) -> bytes:
    """Return data with some bytes replaced, so that all others stay at their places."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def one_changed(source: Path, target: Path, dice: random.Random) -> None:
    """Write a copy with the file's own bytes changed, or those of one of its parts."""
    if source.suffix in IN_PLACES and dice.random() < 0.8:
        target.write_bytes(spoilt(source.read_bytes(), dice))
        return
    if not zipfile.is_zipfile(source) or dice.random() < 0.2:
        target.write_bytes(changed(source.read_bytes(), dice))
        return
    with zipfile.ZipFile(source) as package:
        parts = [info.filename for info in package.infolist() if info.file_size > 20]
        weights = [package.getinfo(name).file_size ** 0.5 for name in parts]
    repacked(source, target, {dice.choices(parts, weights)[0]: lambda data: changed(data, dice)})


def outcomes(source: Path, folder: Path, count: int) -> Counter[str]:
    """Read changed copies one after the other and count what becomes of them."""
    dice, found = random.Random(source.suffix), Counter[str]()
    target = folder / f"changed{source.suffix}"
    with DocumentReader() as files:
        for _ in range(count):
            one_changed(source, target, dice)
            try:
                files.read(target, NoProgress())
                found["read"] += 1
            except InputError as refusal:
                found[refusal.what] += 1
    return found


def check(kind: str, folder: Path, count: int) -> None:
    source = folder / f"sound.{kind}"
    if kind == "pdf":
        table_pdf(source, task_rows(12))
    else:
        REAL[kind](source)
    found = outcomes(source, folder, count)
    assert "" not in found
    assert found["read"] > 0
    assert found[unreadable(source).what] <= max(DEAD_SHARE * count, 1), found


@pytest.mark.parametrize("kind", [*sorted(REAL), "pdf"])
def test_some_changed_files(kind: str, tmp_path: Path) -> None:
    check(kind, tmp_path, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*sorted(REAL), "pdf"])
def test_hundreds_of_changed_files(kind: str, tmp_path: Path) -> None:
    check(kind, tmp_path, MANY)
