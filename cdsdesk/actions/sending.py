"""Sending the report of a period up: what to look at first, the package with its covering letter, what was sent."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cdsdesk.actions.check import CheckResult, findings
from cdsdesk.actions.packing import (
    SENT,
    SENT_CHANGED,
    SENT_FILE,
    SENT_PEOPLE,
    SENT_TO,
    PackRequest,
    PackResult,
    files_of,
    make_package,
    package_name,
    sent_before,
    signed_report,
)
from cdsdesk.actions.passages import with_stale_marks
from cdsdesk.actions.report import ReportRequest, export
from cdsdesk.errors import CdsError, UsageError
from cdsdesk.exchange.manifest import Purpose
from cdsdesk.model.office import Level, RecipientList, Unit
from cdsdesk.model.ports import Store
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.model.teams import Member
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.reporting.sending import Enclosed, Sending
from cdsdesk.vietnamese.text import clean_line, fold

_MADE = frozenset({SENT, Purpose.TEMPLATE.value})


@dataclass(frozen=True)
class SentLine:
    """A package that was made to be sent; ``people`` is why data of people went along, "" when it did not.

    ``recipient`` is "" where it was not told: of packages made at the command line, of templates for those below.
    ``changed`` says what moved since the package before.
    """

    submission: Submission
    file: str
    people: str
    recipient: str = ""
    changed: str = ""


@dataclass(frozen=True)
class Readiness:
    """What to look at before a period is sent.

    ``recipients`` may be chosen from, the usual one first; it is "" when the office above is not known. ``signed`` is
    None without a signed report, else the name of its file, "" when that is not found. ``members`` counts the people
    whose data stays in the office unless it is asked for.
    """

    recipients: tuple[str, ...]
    errors: int
    signed: str | None
    members: int
    revision: int
    sent: tuple[SentLine, ...]

    @property
    def recipient(self) -> str:
        """Whom a report of the office goes to as a rule."""
        return self.recipients[0]


@dataclass(frozen=True)
class SendRequest:
    """A package of ``period`` into ``folder``, with the covering letter (công văn) if it is wanted.

    ``recipient`` names whom both go to, several with ";" between them; "" is the usual one.
    """

    period: str
    folder: Path
    personal: bool = False
    reason: str = ""
    password: str = ""
    letter: bool = True
    folders: tuple[Path, ...] = ()
    who: str = ""
    recipient: str = ""


@dataclass(frozen=True)
class Sent:
    """What was written, the package first; ``trouble`` says why there is no letter though it was wanted."""

    package: PackResult
    files: tuple[Path, ...]
    trouble: str = ""


def readiness(snapshot: Snapshot, everything: Snapshot, folders: Sequence[Path]) -> Readiness:
    """Look at a period before it is sent; ``folders`` may hold the signed file of its report."""
    code = snapshot.period.code if snapshot.period else ""
    earlier = sent_before(everything, code)
    return Readiness(
        recipients(everything),
        len(CheckResult(code, findings(with_stale_marks(snapshot))).errors),
        _signed_file(snapshot, folders),
        len(snapshot.where(Member, "unit", snapshot.office)),
        1 + max((one.revision or 1 for one in earlier), default=0),
        sent_lines(everything),
    )


def sent_lines(everything: Snapshot) -> tuple[SentLine, ...]:
    """Return every package that the office made to be sent up or down, the latest first."""
    rows = [one for one in everything.where(Submission, "unit", everything.office) if one.purpose in _MADE]
    rows.sort(key=lambda one: (one.received_at, one.revision or 1), reverse=True)
    return tuple(
        SentLine(one, *(str(one.extras.get(key, "")) for key in (SENT_FILE, SENT_PEOPLE, SENT_TO, SENT_CHANGED)))
        for one in rows
    )


def recipients(everything: Snapshot) -> tuple[str, ...]:
    """Return whom a report may go to: the usual one, the office above, its departments, others told before."""
    above = everything.unit().parent
    parent = everything.find(Unit, above)
    beside = everything.where(Unit, "parent", above) if parent else ()
    lists = everything.where(RecipientList, "unit", everything.office)
    named = (
        *((parent.name,) if parent else ()),
        *(name for one in lists for name in one.addressed),
        *(one.name for one in beside if one.level is Level.DEPARTMENT and one.uid != everything.office),
        *(line.recipient for line in sent_lines(everything)),
    )
    others = {fold(name): name for name in reversed(named) if name}
    usual = _usual_recipient(everything)
    others.pop(fold(usual), None)
    return usual, *reversed(others.values())


def _usual_recipient(snapshot: Snapshot) -> str:
    """Return whom a report of the office is addressed to, as its letter names them."""
    found = next(iter(snapshot.where(RecipientList, "unit", snapshot.office)), None)
    parent = snapshot.find(Unit, snapshot.unit().parent)
    return "; ".join(found.addressed) if found is not None else parent.name if parent else ""


def send(store: Store, request: SendRequest, progress: Progress | None = None) -> Sent:
    """Write the package of a period and its covering letter as PDF and Word, and keep that they were made.

    Raises UsageError when data of people goes along without a reason, and as make_package; then nothing is written.
    """
    told = progress or NoProgress()
    if request.personal and not clean_line(request.reason):
        raise UsageError("Cần ghi vì sao gửi kèm thông tin cá nhân", "", "hãy ghi lý do hoặc bỏ chọn")
    snapshot = store.snapshot(request.period)
    code = snapshot.period.code if snapshot.period else request.period
    revision = 1 + max((one.revision or 1 for one in sent_before(snapshot, code)), default=0)
    usual = _usual_recipient(snapshot)
    recipient = clean_line(request.recipient) or usual
    asked = PackRequest(
        request.period,
        request.folder / package_name(snapshot, revision),
        request.personal,
        request.reason,
        request.password,
        (*request.folders, request.folder),
        who=request.who,
        recipient=recipient,
    )
    package = make_package(store, asked, told)
    if not request.letter:
        return Sent(package, (package.path,))
    to = tuple(filter(None, map(clean_line, recipient.split(";")))) if recipient != usual else ()
    return _with_letter(store, request, package, to, told)


def _with_letter(store: Store, request: SendRequest, package: PackResult, to: tuple[str, ...], told: Progress) -> Sent:
    """The package is made and recorded: trouble with the letter is told beside it."""
    stem = f"{package.path.stem} - công văn"
    pdf, docx = request.folder / f"{stem}.pdf", request.folder / f"{stem}.docx"
    letter = ReportRequest(
        request.period,
        ReportKind.CONG_VAN,
        pdf=pdf,
        docx=docx,
        who=request.who,
        sending=Sending(to, _enclosed(package)),
    )
    try:
        return Sent(package, (package.path, *export(store, letter, told).files))
    except CdsError as error:
        return Sent(package, (package.path,), error.sentence())


def _enclosed(package: PackResult) -> tuple[Enclosed, ...]:
    """Return the package as it goes out, also a closed one, then the files in it."""
    whole = hashlib.sha256(package.path.read_bytes()).hexdigest()
    inside = (Enclosed(name, digest, inside=True) for name, digest in package.hashes.items())
    return Enclosed(package.path.name, whole), *inside


def _signed_file(snapshot: Snapshot, folders: Sequence[Path]) -> str | None:
    report = signed_report(snapshot)
    if report is None:
        return None
    try:
        return next((part.name for part in files_of(report, folders) if part.role == "signed"), "")
    except UsageError:
        return ""
