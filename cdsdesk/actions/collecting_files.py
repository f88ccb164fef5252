"""Forms for collecting figures as files: one workbook for each unit that is asked, and those that came back."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from cdsdesk.document.collecting_form import CollectingForm, ReturnedForm
from cdsdesk.errors import InputError, WriteError
from cdsdesk.files import clean_name, put_file, require_space
from cdsdesk.importing.collected import read_form
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.reader import DocumentReader
from cdsdesk.reporting.render_xlsx.collecting_form import render_form


def form_name(form: CollectingForm) -> str:
    """Return the file name of a form: "Phiếu thu số liệu 2026-M10 Trường THCS Lê Lợi.xlsx"."""
    return f"{clean_name(f'Phiếu thu số liệu {form.period} {form.recipient}')}.xlsx"


def write_forms(forms: Sequence[CollectingForm], folder: Path, progress: Progress | None = None) -> tuple[Path, ...]:
    """Write a workbook for each form into a folder, made when it is missing, and return their places.

    Raises WriteError, Cancelled.
    """
    told = progress or NoProgress()
    if forms:
        _make_folder(folder)
    written = []
    for number, form in enumerate(forms):
        told.report(number, len(forms), f"Đang lập phiếu cho {form.recipient}")
        data = render_form(form)
        path = folder / form_name(form)
        require_space(folder, len(data))
        put_file(path, data, partial(_check, size=len(data)))
        written.append(path)
    return tuple(written)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = "hãy chọn thư mục khác"
        raise WriteError("Không lập được thư mục để lưu phiếu", str(folder), what) from error


def read_forms(
    paths: Sequence[Path], progress: Progress | None = None
) -> tuple[tuple[ReturnedForm, ...], tuple[tuple[str, str], ...]]:
    """Return the forms among some files, and the name of each file that is none with the sentence that says why.

    Raises Cancelled.
    """
    told = progress or NoProgress()
    forms = []
    refused = []
    with DocumentReader() as reader:
        for number, path in enumerate(paths):
            told.report(number, len(paths), f"Đang đọc {path.name}")
            try:
                forms.append(read_form(reader.read(path, told), path.name))
            except InputError as error:
                refused.append((path.name, str(error)))
    return tuple(forms), tuple(refused)


def _check(path: Path, size: int) -> None:
    """Raise WriteError unless the workbook at ``path`` is whole."""
    try:
        data = path.read_bytes()
        with ZipFile(BytesIO(data)) as package:
            whole = len(data) == size and package.testzip() is None
    except (BadZipFile, OSError):
        whole = False
    if not whole:
        raise WriteError("Tệp phiếu vừa ghi thiếu dữ liệu", str(path), "hãy kiểm tra ổ đĩa rồi lập lại")
