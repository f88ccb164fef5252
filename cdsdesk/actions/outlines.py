"""An office's own outlines: taken from a file, written to one, given up again."""

from pathlib import Path

from cdsdesk.actions.setting_up import set_setting
from cdsdesk.errors import InputError, UsageError
from cdsdesk.files import put_file
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.reports import REPORT_KIND_WORDS, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.outline import Outline, read_outline
from cdsdesk.reporting.outline_reading import OutlineError
from cdsdesk.reporting.own_outline import outline_key, outline_text_in

SUFFIX = ".toml"
_LARGEST = 1_000_000


def mistakes_of(text: str) -> tuple[str, ...]:
    """Return what is wrong with an outline, a Vietnamese sentence for each mistake; nothing when it can be used."""
    try:
        read_outline(text)
    except OutlineError as error:
        return tuple(f"{mistake}." for mistake in error.mistakes)
    return ()


def read_outline_file(path: Path) -> tuple[str, Outline]:
    """Return an outline file's text and what it says. Raises InputError for a file that is none, OutlineError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError("Tệp quá lớn so với một đề cương", path.name, "hãy chọn tệp .toml do chương trình xuất")
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("Tệp đề cương không phải là tệp chữ UTF-8", path.name, "hãy lưu lại dạng UTF-8") from None
    except OSError:
        raise InputError("Không đọc được tệp đề cương", path.name, "hãy xem lại tên tệp") from None
    return text, read_outline(text)


def take_outline(snapshot: Snapshot, text: str, who: str = "") -> ChangeSet:
    """Use an outline from now on for its kind of document. Raises OutlineError with every mistake in it."""
    made = read_outline(text)
    kind = REPORT_KIND_WORDS[made.document].lower()
    label = f"Dùng đề cương {kind} “{made.name or made.id}”"
    return set_setting(snapshot, outline_key(made.document), text, label, who)


def drop_outline(snapshot: Snapshot, kind: ReportKind, who: str = "") -> ChangeSet:
    """Go back to the program's outline."""
    return set_setting(
        snapshot, outline_key(kind), "", f"Dùng lại đề cương {REPORT_KIND_WORDS[kind].lower()} của chương trình", who
    )


def write_outline(snapshot: Snapshot, kind: ReportKind, path: Path) -> None:
    """Write the outline that is used to a file, to be changed or handed to another office.

    Raises UsageError for a name with another ending, WriteError.
    """
    if path.suffix.lower() != SUFFIX:
        raise UsageError(f"Tệp đề cương phải có đuôi {SUFFIX}", str(path), f"hãy đặt tên như de-cuong{SUFFIX}")
    put_file(path, outline_text_in(snapshot, kind).encode())
