"""The doors to work that loads heavy libraries: opened when a command needs it, so that the others start at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdesk.progress import Progress

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview
    from cdsdesk.actions.proofreading import ProofreadResult
    from cdsdesk.document.collecting_form import CollectingForm, ReturnedForm
    from cdsdesk.readers.reader import DocumentReader


def write_result(shown: "Preview", path: Path) -> None:
    """Write the result file of an import. Raises WriteError."""
    from cdsdesk.actions.import_result import write_result as written

    written(shown, path)


def write_forms(forms: "Sequence[CollectingForm]", folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write a form for each unit that is asked. Raises WriteError, Cancelled."""
    from cdsdesk.actions.collecting_files import write_forms as written

    return written(forms, folder, progress)


def read_forms(
    paths: Sequence[Path], progress: Progress
) -> "tuple[tuple[ReturnedForm, ...], tuple[tuple[str, str], ...]]":
    """Read forms that came back, and say of each other file why it is none. Raises Cancelled."""
    from cdsdesk.actions.collecting_files import read_forms as read

    return read(paths, progress)


def proofread(path: Path, progress: Progress, reader: "DocumentReader") -> "ProofreadResult":
    """Read a document and look for what is wrong in it. Raises InputError, Cancelled."""
    from cdsdesk.actions.proofreading import proofread as looked_through

    return looked_through(path, progress, reader)


def proofread_lines(result: "ProofreadResult", *, facts: bool) -> Iterator[str]:
    """Yield what was found as lines for people."""
    from cdsdesk.actions.proofreading_words import result_lines

    return result_lines(result, facts=facts)


def save_proofread(result: "ProofreadResult", path: Path, progress: Progress) -> Path:
    """Write the list of what was found as .docx or .pdf and return its place. Raises WriteError, Cancelled."""
    from cdsdesk.actions.proofreading_list import save_proofread as written

    return written(result, path, progress)
