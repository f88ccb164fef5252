"""Reads files in a child process: whatever a file does, the program lives and says one sentence."""

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeVar

from cdsdesk.errors import InputError
from cdsdesk.progress import Progress
from cdsdesk.readers.guard import unreadable
from cdsdesk.readers.laid_out import PdfLayout
from cdsdesk.readers.plain_book import PlainTexts
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.signatures import SIGNATURES, SignedPdf, unpack_signatures
from cdsdesk.readers.wire import AHEAD, TEXT, unpack, unpack_texts
from cdsdesk.readers.wire_layout import LAYOUT, unpack_layout
from cdsdesk.readers.word_passages import PASSAGES, WordPassages, unpack_passages

WORKER_WORD = "--doc-worker"
"""First word that makes a packed program run ``cdsdesk.readers.worker.main``."""

SECONDS = 10.0
SIGNED_SECONDS = 60.0
"""Signatures of 2,000 pages are compared for some 10 s, and nobody can leave rows out of a signed file."""

MEASURE_SECONDS = 30.0
"""Measuring asks for the place of every letter: 100 full pages take some 3 seconds."""
_TICK = 0.1
_Read = TypeVar("_Read")
_BUFFER = 1 << 20
_ENTRY = "import sys; sys.path.insert(0, sys.argv[1]); from cdsdesk.readers.worker import main; main()"


class DocumentReader:
    """One reading child, started at the first need and kept warm; use as a context manager or call ``close``."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._ahead: list[PlainTexts | None] = []
        self._begun = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the child ahead of the first file, whatever that will be."""
        self._start("")

    def begin_text(self, path: Path) -> None:
        """Let the child begin with a document that ``read_text`` is asked for next, which also says what is wrong."""
        if not path.is_file():
            return
        asked = {"task": TEXT}
        with contextlib.suppress(OSError):
            self._start(TEXT)
            self._send(path, asked)
            self._begun = _request(path, asked)

    def _start(self, task: str) -> None:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [*_command(), *filter(None, [task])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=_BUFFER,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )

    def read(self, path: Path, progress: Progress) -> RawBook:
        """Read a file of any kind; raises InputError with one sentence, Cancelled when ``progress`` says so."""
        return self._read(path, {}, progress, self._book)

    def read_text(self, path: Path, progress: Progress) -> RawBook:
        """Read a document as running text with its tables; raises InputError, Cancelled when ``progress`` says so."""
        return self._read(path, {"task": TEXT}, progress, unpack)

    def measure(self, path: Path, progress: Progress) -> PdfLayout:
        """Measure a PDF; raises InputError with one sentence, Cancelled when ``progress`` says so."""
        return self._read(path, {"task": LAYOUT}, progress, unpack_layout)

    def take_apart(self, path: Path, progress: Progress) -> WordPassages:
        """Take a Word document apart into passages; raises InputError, Cancelled when ``progress`` says so."""
        return self._read(path, {"task": PASSAGES}, progress, unpack_passages)

    def verify(self, path: Path, root: Path | None, progress: Progress) -> SignedPdf:
        """Verify the signatures of a PDF; raises InputError with one sentence, Cancelled when ``progress`` says so."""
        asked = {"task": SIGNATURES} | ({"root": str(root.absolute())} if root is not None else {})
        return self._read(path, asked, progress, unpack_signatures)

    def _read(self, path: Path, task: dict[str, str], progress: Progress, unpacked: Callable[[bytes], _Read]) -> _Read:
        if path.is_dir():
            raise InputError("Đây là thư mục, không phải tệp", str(path), "hãy chọn một tệp trong thư mục này")
        if not path.is_file():
            raise InputError("Không tìm thấy tệp", str(path), "hãy kiểm tra lại tên và thư mục")
        try:
            self._start(task.get("task", ""))
            return unpacked(self._ask(path, task, progress))
        except (ValueError, OSError) as error:
            self.close()
            raise unreadable(path) from error

    def close(self) -> None:
        """End the child if there is one."""
        child, self._child, self._begun = self._child, None, b""
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _ask(self, path: Path, task: dict[str, str], progress: Progress) -> bytes:
        """Return the child's line, empty when it died. Raises InputError after too long a time."""
        child = self._send(path, task)
        if child.stdout is None:
            raise OSError("no reading child")
        answer: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        output = child.stdout
        listener = threading.Thread(target=lambda: answer.put(self._line(output)), name="doc-reader", daemon=True)
        listener.start()
        try:
            line = self._wait(answer, path, progress)
        except BaseException:
            child.kill()
            listener.join()
            self.close()
            raise
        listener.join()
        return line

    def _send(self, path: Path, task: dict[str, str]) -> subprocess.Popen[bytes]:
        """Ask the child unless it has begun with just this; with anything else begun another child is asked."""
        asked = _request(path, task)
        begun = self._begun
        if begun and begun != asked:
            self.close()
            self._start(task.get("task", ""))
        child, self._begun = self._child, b""
        if child is None or child.stdin is None:
            raise OSError("no reading child")
        if begun != asked:
            child.stdin.write(asked)
            child.stdin.flush()
        return child

    def _book(self, line: bytes) -> RawBook:
        ahead, self._ahead = self._ahead, []
        return unpack(line, ahead)

    def _line(self, output: IO[bytes]) -> bytes:
        """Take the child's answer, and apart the texts that go ahead of it while the rest is still to come."""
        self._ahead = []
        try:
            while (line := output.readline()).startswith(AHEAD):
                self._ahead.append(unpack_texts(line))
        except (OSError, ValueError):
            return b""
        return line

    def _wait(self, answer: queue.SimpleQueue[bytes], path: Path, progress: Progress) -> bytes:
        end = time.monotonic() + self._seconds - 2 * _TICK  # the last look and the end of the child take some
        while True:
            progress.report(0, 1, f"Đang đọc {path.name}")
            try:
                return answer.get(timeout=_TICK)
            except queue.Empty:
                if time.monotonic() > end:
                    raise InputError(
                        f"Đọc tệp quá {self._seconds:g} giây nên đã dừng",
                        path.name,
                        "hãy xoá các dòng, cột thừa rồi lưu lại" if self._seconds == SECONDS else "hãy xin lại tệp gốc",
                    ) from None


def read_document(path: Path, progress: Progress) -> RawBook:
    """Read one file with a child of its own. Raises InputError, Cancelled."""
    with DocumentReader() as reader:
        return reader.read(path, progress)


def read_running_text(path: Path, progress: Progress) -> RawBook:
    """Read one document as running text with a child of its own. Raises InputError, Cancelled."""
    with DocumentReader() as reader:
        return reader.read_text(path, progress)


def measure_pdf(path: Path, progress: Progress) -> PdfLayout:
    """Measure one PDF with a child of its own. Raises InputError, Cancelled."""
    with DocumentReader(MEASURE_SECONDS) as reader:
        return reader.measure(path, progress)


def read_word_passages(path: Path, progress: Progress) -> WordPassages:
    """Take one Word document apart with a child of its own. Raises InputError, Cancelled."""
    with DocumentReader() as reader:
        return reader.take_apart(path, progress)


def verify_signatures(path: Path, root: Path | None, progress: Progress) -> SignedPdf:
    """Verify the signatures of one PDF with a child of its own, against ``root`` if it is given.

    Raises InputError, Cancelled.
    """
    with DocumentReader(SIGNED_SECONDS) as reader:
        return reader.verify(path, root, progress)


def _request(path: Path, task: dict[str, str]) -> bytes:
    return json.dumps({"path": str(path.absolute()), **task}).encode() + b"\n"


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_WORD]
    root = Path(__file__).resolve().parents[2]
    return [sys.executable, "-P", "-c", _ENTRY, str(root)]
