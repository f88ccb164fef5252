"""The reading child: takes one path a line, answers one line of JSON each, and dies rather than harm the program."""

import gc
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cdsdesk.errors import InputError
from cdsdesk.readers.any_text import read_text
from cdsdesk.readers.plain_book import PlainBook
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.signatures import SIGNATURES, pack_signatures
from cdsdesk.readers.wire import TEXT, pack_book, pack_error, pack_texts
from cdsdesk.readers.wire_layout import LAYOUT, pack_layout
from cdsdesk.readers.word_passages import PASSAGES, pack_passages

MEMORY_BYTES = 440 << 20
"""What the child may ask for: with the code of its libraries it stays under 500 MB."""

_OTHERS = frozenset({TEXT, LAYOUT, PASSAGES, SIGNATURES})


def main() -> None:
    """Serve the program that started this process until it closes our input; nothing else may write to the pipe.

    A task among the words of the command says what is asked for first, so that only its libraries are waited for.
    """
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_memory()
    if not _OTHERS.intersection(sys.argv):
        _reader_of_tables()
    gc.disable()  # rows hold no cycles, and looking for some among a million cells costs more than reading them
    serve(sys.stdin.buffer, pipe)


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Answer every request until the input ends or a file leaves this process in an unknown state."""
    for line in stdin:
        sound = _answer(json.loads(line), stdout)
        stdout.flush()
        if not sound:
            return
        gc.collect()


def _answer(request: dict[str, str], stdout: BinaryIO) -> bool:
    """Write what is asked for or the refusal; False, with no answer, when this process can be trusted no longer."""
    path = Path(request["path"])
    try:
        stdout.write(_done(request, path, stdout))
    except InputError as refusal:
        stdout.write(pack_error(refusal))
    except BaseException:  # a panic of the reading library is no Exception
        return False
    return True


def _done(request: dict[str, str], path: Path, stdout: BinaryIO) -> bytes:
    task = request.get("task", "")
    if task == LAYOUT:
        return _layout(path)
    if task == PASSAGES:
        return _passages(path)
    if task == SIGNATURES:
        return _signatures(path, request.get("root", ""))
    if task == TEXT:
        return pack_book(read_text(path))
    return _tables(path, stdout)


def _tables(path: Path, stdout: BinaryIO) -> bytes:
    return pack_book(_reader_of_tables()(path, partial(_tell, stdout)), texts_ahead=True)


def _reader_of_tables() -> Callable[[Path, Callable[[bytes], None]], RawBook | PlainBook]:
    from cdsdesk.readers.any_file import read_any

    return read_any


def _layout(path: Path) -> bytes:
    from cdsdesk.readers.pdf_layout import read_layout

    return pack_layout(read_layout(path))


def _passages(path: Path) -> bytes:
    from cdsdesk.readers.docx_passages import read_passages

    return pack_passages(read_passages(path))


def _signatures(path: Path, root: str) -> bytes:
    # What verifies signatures loads longer than any file is read; no other file waits for it.
    from cdsdesk.readers.signed_pdf import read_signatures

    return pack_signatures(read_signatures(path, Path(root) if root else None))


def _tell(stdout: BinaryIO, texts: bytes) -> None:
    """Let the program take the texts of a workbook apart while its cells are read."""
    stdout.write(pack_texts(texts))
    stdout.flush()


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, hard))
