"""Making the package that goes up: the report of a period with its figures, its files and its signed file."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from cdsdesk.actions.check import CheckResult, findings
from cdsdesk.actions.consolidating import told_below
from cdsdesk.actions.package_changes import changed_since, differing
from cdsdesk.actions.passages import with_stale_marks
from cdsdesk.actions.report import ReportRequest, kept, report_of
from cdsdesk.actions.report_snapshot import report_snapshot, with_told
from cdsdesk.errors import UsageError
from cdsdesk.exchange.dump import dump, load
from cdsdesk.exchange.manifest import Manifest, Purpose, Sender
from cdsdesk.exchange.opening import open_package
from cdsdesk.exchange.package import DATA, SUFFIX, Part, canonical_json, pack
from cdsdesk.exchange.passed_on import BELOW
from cdsdesk.exchange.report_package import records_to_send
from cdsdesk.exchange.sealed import seal
from cdsdesk.exchange.summary import PART, summary
from cdsdesk.files import clean_name
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import new_uid
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_words
from cdsdesk.model.ports import KeptPackage, Store
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import Report, ReportKind, ReportState, is_final
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.edited_words import text_of
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import PDF, XLSX, PreparedFile, file_name, prepare_pdf, prepare_xlsx, written
from cdsdesk.reporting.styles import load_profile
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import clean_line

SENT = "sent"
SENT_FILE, SENT_PEOPLE, SENT_TO, SENT_CHANGED = "Tệp", "Thông tin cá nhân", "Nơi nhận", "Đã đổi"


@dataclass(frozen=True)
class PackRequest:
    """What is asked for: ``folders`` are looked through for the signed file of a report that has one.

    ``reason`` says why data of people goes along, ``recipient`` whom it goes to; both are kept with the record that the
    package was made.
    """

    period: str
    out: Path
    personal: bool = False
    reason: str = ""
    password: str = ""
    folders: tuple[Path, ...] = ()
    record: bool = True
    who: str = ""
    now: datetime | None = None
    recipient: str = ""


@dataclass(frozen=True)
class PackResult:
    """The package that was written. ``changed`` counts by type the records that the one sent before held otherwise.

    It is None for the first one, and where the one before is not kept. ``moved_on``: it holds what was signed, and the
    data file tells other figures by now.
    ``hashes`` are the SHA-256 of the files in it, by their names.
    """

    path: Path
    sha256: str
    size: int
    revision: int
    personal: bool
    draft: bool
    signed: bool
    records: Mapping[str, int]
    files: tuple[str, ...]
    checked: CheckResult
    changed: Mapping[str, int] | None = None
    hashes: Mapping[str, str] = field(default_factory=dict)
    moved_on: bool = False

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        told = {**vars(self), "path": str(self.path), "records": dict(self.records), "files": list(self.files)}
        told["changed"] = None if self.changed is None else dict(self.changed)
        del told["checked"], told["hashes"]
        return told | {"findings": self.checked.to_json()["findings"], "counts": self.checked.to_json()["counts"]}


@dataclass(frozen=True)
class _Content:
    """What a package is made of: the report, the snapshot that its figures are of, its files."""

    report: Report
    snapshot: Snapshot
    parts: tuple[Part, ...]
    changes: ChangeSet
    draft: bool
    moved_on: bool = False


@dataclass(frozen=True)
class _Sealed:
    """A package as it is written, its zip with its SHA-256, what it tells and what was sent before it."""

    data: bytes
    sha256: str
    records: tuple[Record, ...]
    earlier: tuple[Submission, ...]
    packed: bytes = b""
    dumped: Mapping[str, Any] = field(default_factory=dict)
    figures: str = ""

    @property
    def revision(self) -> int:
        """How often the period has been sent with this one."""
        return 1 + max((one.revision or 1 for one in self.earlier), default=0)


def make_package(store: Store, request: PackRequest, progress: Progress | None = None) -> PackResult:
    """Write the package of a period and keep that it was made.

    With errors that nobody has waived the report in it is a draft. A signed report goes with its signed file and with
    the figures that were signed. Raises UsageError, WriteError; then the data file stays as it was.
    """
    told = progress or NoProgress()
    if request.personal and not request.record:
        raise UsageError("Gửi kèm thông tin cá nhân phải được ghi vào hồ sơ", "", "hãy bỏ --no-record")
    snapshot = report_snapshot(store, request.period, progress=told)
    code = snapshot.period.code if snapshot.period else request.period
    checked = CheckResult(code, findings(with_stale_marks(snapshot)))
    told.report(0, 3, "Đang soạn báo cáo")
    content = _content(store, snapshot, request, checked, told)
    told.report(1, 3, "Đang đóng gói")
    sealed = _sealed(snapshot, content, request, told_below(store, content.snapshot))
    changed = changed_since(store, sealed.earlier[-1], sealed.dumped) if sealed.earlier else None
    told.report(2, 3, "Đang ghi tệp")
    with written([PreparedFile(request.out, sealed.data, partial(_require_readable, password=request.password))]):
        if request.record:
            store.packages.keep([KeptPackage(sealed.sha256, sealed.packed, sealed.figures)])
            store.apply(_recorded(snapshot, content, request, sealed, changed))
    told.report(3, 3, "Xong")
    return PackResult(
        request.out,
        sealed.sha256,
        len(sealed.data),
        sealed.revision,
        request.personal,
        content.draft,
        signed=any(part.role == "signed" for part in content.parts),
        records=Counter(record.TYPE for record in sealed.records),
        files=tuple(part.name for part in content.parts),
        checked=checked,
        changed=changed,
        moved_on=content.moved_on,
        hashes={part.name: hashlib.sha256(part.data).hexdigest() for part in content.parts},
    )


def package_name(snapshot: Snapshot, revision: int) -> str:
    """Return a safe name that says who sends what: "UBND phường Vạn Thạnh 2026-Q3 lần 2.cdsz"."""
    code = snapshot.period.code if snapshot.period else ""
    again = f" lần {revision}" if revision > 1 else ""
    return f"{clean_name(f'{snapshot.unit().name} {code}{again}')}{SUFFIX}"


def sender_of(snapshot: Snapshot) -> Sender:
    """Return the office as a package names it."""
    unit = snapshot.unit()
    parent = snapshot.find(Unit, unit.parent)
    level = unit.level.value if unit.level else ""
    return Sender(unit.uid, unit.name, level, unit.identifier_code, parent.name if parent else "")


def sent_before(snapshot: Snapshot, code: str) -> tuple[Submission, ...]:
    """Return what the office sent up for a period, the latest last."""
    own = snapshot.where(Submission, "unit", snapshot.office)
    found = [one for one in own if one.period == code and one.purpose == SENT]
    return tuple(sorted(found, key=lambda one: one.revision or 1))


def _require_readable(path: Path, password: str) -> None:
    open_package(path, password)


def _content(
    store: Store, snapshot: Snapshot, request: PackRequest, checked: CheckResult, progress: Progress
) -> _Content:
    final = signed_report(snapshot)
    if final is not None:
        return _of_signed(store, snapshot, final, request)
    draft = bool(checked.errors)
    asked = ReportRequest(request.period, who=request.who)
    report = report_of(snapshot, asked)
    document = compose(snapshot, report, draft=draft)
    folder, code = request.out.parent, checked.period
    profile, fonts = load_profile(), find_fonts()
    files: list[PreparedFile] = [
        prepare_pdf(document, folder / file_name(document, code, PDF), profile, fonts, progress)
    ]
    if document.annexes:
        files.append(prepare_xlsx(document, folder / file_name(document, code, XLSX), profile, fonts, progress))
    parts = tuple(Part(file.path.name, "report" if file.path.suffix == PDF else "annex", file.data) for file in files)
    changes = kept(snapshot, report, files, request.who, "" if draft else text_of(document.body))
    return _Content(report, snapshot.with_changes(changes), parts, changes, draft)


def signed_report(snapshot: Snapshot) -> Report | None:
    """Return the period's report that is signed or sent and not being replaced."""
    if open_report(snapshot, ReportKind.BAO_CAO) is not None or snapshot.period is None:
        return None
    own = snapshot.where(Report, "unit", snapshot.office)
    found = [
        one
        for one in own
        if is_final(one) and one.state is not ReportState.REPLACED and one.kind is ReportKind.BAO_CAO
        and one.period == snapshot.period.code and one.frozen_snapshot
    ]  # fmt: skip
    return found[-1] if found else None


def _of_signed(store: Store, snapshot: Snapshot, report: Report, request: PackRequest) -> _Content:
    _, records = load(report.frozen_snapshot)
    then = {record.uid: record for record in records} | {report.uid: report}
    parts = files_of(report, request.folders)
    sent = replace(report, state=ReportState.SENT)
    changes = Draft(snapshot.records)
    changes.put(sent)
    made = ChangeSet(f"Gửi báo cáo {period_words(report.period)}", changes.changes(), request.who)
    frozen = select(Snapshot(snapshot.office, then), request.period, changed=None)
    frozen = with_told(store, frozen)
    return _Content(sent, frozen, parts, made, draft=False, moved_on=_has_moved_on(snapshot, frozen))


def _has_moved_on(snapshot: Snapshot, signed: Snapshot) -> bool:
    """Whether the data file tells other figures by now than those that were signed."""
    now, then = (dump(one.office, records_to_send(one, personal=False)) for one in (snapshot, signed))
    return bool(differing(now, then))


def files_of(report: Report, folders: Sequence[Path]) -> tuple[Part, ...]:
    """Return the signed file of a report and its workbook, found by hash. Raises UsageError without the first."""
    told = report.signatures or {}
    wanted = {str(told.get("sha256")): ("signed", str(told.get("name")))}
    for entry in report.files or ():
        if str(entry["name"]).lower().endswith(XLSX):
            wanted[str(entry["sha256"])] = ("annex", str(entry["name"]))
    found: dict[str, Part] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.*")):
            if path.suffix.lower() in (PDF, XLSX) and path.is_file():
                data = path.read_bytes()
                role, name = wanted.get(hashlib.sha256(data).hexdigest(), ("", ""))
                if role:
                    found.setdefault(role, Part(clean_name(Path(name).stem) + path.suffix.lower(), role, data))
    if "signed" not in found:
        name = str(told.get("name") or "bản đã ký")
        raise UsageError("Không thấy tệp đã ký của báo cáo", name, "hãy để tệp đó cạnh hồ sơ hoặc chỉ thư mục chứa nó")
    return tuple(found.values())


def _sealed(snapshot: Snapshot, content: _Content, request: PackRequest, below: list[dict[str, Any]]) -> _Sealed:
    code = snapshot.period.code if snapshot.period else request.period
    records = records_to_send(content.snapshot, personal=request.personal)
    made = _Sealed(b"", "", records, sent_before(snapshot, code))
    manifest = Manifest(
        Purpose.REPORT,
        sender_of(snapshot),
        revision=made.revision,
        period=code,
        kind=content.report.kind.value,
        replaces=made.earlier[-1].package_sha256 if made.earlier else "",
        personal=request.personal,
    )
    data = Part(DATA, "data", canonical_json(dump(snapshot.office, records)))
    dumped = json.loads(data.data)
    told = summary(content.snapshot) | ({BELOW: below} if below else {})
    figures = Part(PART, "summary", canonical_json(told))
    packed = pack(manifest, (data, figures, *content.parts))
    whole = seal(packed, request.password) if request.password else packed
    digest = hashlib.sha256(packed).hexdigest()
    return replace(made, data=whole, sha256=digest, packed=packed, dumped=dumped, figures=figures.data.decode())


def _recorded(
    snapshot: Snapshot,
    content: _Content,
    request: PackRequest,
    sealed: _Sealed,
    changed: Mapping[str, int] | None,
) -> ChangeSet:
    """Return the step that keeps the report and that its package was made."""
    now = (request.now or datetime.now()).astimezone()
    window = snapshot.period
    made = Submission(
        uid=new_uid(),
        unit=snapshot.office,
        period=window.code if window else request.period,
        received_at=now.isoformat(timespec="seconds"),
        revision=sealed.revision,
        package_sha256=sealed.sha256,
        purpose=SENT,
        on_time=now.date() <= window.due if window else None,
        extras={SENT_FILE: request.out.name} | _told_of(request, changed),
    )
    draft = Draft(snapshot.records)
    draft.put(made)
    people = ", có thông tin cá nhân" if request.personal else ""
    label = f"Lập gói gửi báo cáo {period_words(made.period)}{people}"
    return ChangeSet(label, (*content.changes.changes, *draft.changes()), request.who)


def changed_words(changed: Mapping[str, int]) -> str:
    """Say what moved since a package was made before: "1 nhiệm vụ, 2 chỉ tiêu"; "" when nothing did."""
    return ", ".join(f"{format_number(count)} {label.lower()}" for label, count in changed.items())


def _told_of(request: PackRequest, changed: Mapping[str, int] | None) -> dict[str, str]:
    people = (clean_line(request.reason) or "có") if request.personal else ""
    told = {SENT_TO: request.recipient, SENT_PEOPLE: people, SENT_CHANGED: changed_words(changed or {})}
    return {key: words for key, words in told.items() if words}
