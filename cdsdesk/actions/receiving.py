"""Packages that came in from lower offices: each is verified and judged, those that fit are kept as one step."""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from cdsdesk.actions.figure_differences import differences
from cdsdesk.actions.package_figures import figures_of, is_of_sender
from cdsdesk.actions.paper_differences import PAPER, PaperCompared, compare_paper, paper_of
from cdsdesk.actions.speaking import Senders
from cdsdesk.errors import InputError, UsageError
from cdsdesk.exchange.manifest import Purpose, Sender
from cdsdesk.exchange.opening import PasswordNeededError, needs_password, opened
from cdsdesk.exchange.package import SUFFIX, Package, is_package, package_of
from cdsdesk.exchange.summary import PART
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import named_uid
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_code, period_words
from cdsdesk.model.ports import KeptPackage, Store
from cdsdesk.model.received import RECEIVED
from cdsdesk.model.selection import office_window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.guard import read_bytes
from cdsdesk.readers.reader import DocumentReader


class Verdict(StrEnum):
    """What became of a file: the first three are kept, or are there already."""

    NEW = "new"
    RESENT = "resent"
    SAME = "same"
    WRONG_PERIOD = "wrong_period"
    OWN = "own"
    UNKNOWN_SENDER = "unknown_sender"
    CLOSED = "closed"
    DAMAGED = "damaged"
    NOT_A_PACKAGE = "not_a_package"


VERDICT_WORDS = {
    Verdict.NEW: "Mới",
    Verdict.RESENT: "Gửi lại",
    Verdict.SAME: "Đã có",
    Verdict.WRONG_PERIOD: "Khác kỳ",
    Verdict.OWN: "Của chính mình",
    Verdict.UNKNOWN_SENDER: "Chưa rõ nơi gửi",
    Verdict.CLOSED: "Cần mật khẩu",
    Verdict.DAMAGED: "Hỏng hoặc bị sửa",
    Verdict.NOT_A_PACKAGE: "Không phải gói",
}
_OTHER_PURPOSES = {
    Purpose.TEMPLATE: "gói mẫu: hãy nhập ở Nhập từ tệp",
    Purpose.REMARKS: "yêu cầu chỉnh sửa của cấp trên: hãy nhận riêng tệp này",
    Purpose.PEER: "gói trao đổi giữa hai máy của một cơ quan: hãy gộp riêng gói này",
}
_PERSONAL = "Gói kèm thông tin cá nhân của thành viên."
TAKEN = frozenset({Verdict.NEW, Verdict.RESENT})


@dataclass(frozen=True)
class Arrived:
    """One file with its verdict; ``unit`` is ours that the sender is, ``changed`` what a resend tells otherwise.

    ``differs``: its PDF tells other figures than its data, which ``words`` says.
    """

    path: Path
    verdict: Verdict
    words: str = ""
    sender: Sender = field(default_factory=Sender)
    unit: str = ""
    period: str = ""
    revision: int = 0
    sha256: str = ""
    changed: Mapping[str, int] = field(default_factory=dict)
    differs: bool = False

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        told = {**vars(self), "path": str(self.path), "verdict": self.verdict.value, "changed": dict(self.changed)}
        told["sender"] = {key: value for key, value in vars(self.sender).items() if value}
        return told


@dataclass(frozen=True)
class ReceiveRequest:
    """Files and folders to look through; only packages of ``period`` when it is named.

    ``senders`` says by the uid that a package tells which unit of ours its sender is. At most so many ``papers`` (PDF)
    are held against the data beside them: reading one takes a tenth of a second.
    """

    paths: Sequence[Path]
    period: str = ""
    password: str = ""
    senders: Mapping[str, str] = field(default_factory=dict)
    who: str = ""
    now: datetime | None = None
    papers: int = 300


def receive(store: Store, request: ReceiveRequest, progress: Progress | None = None) -> tuple[Arrived, ...]:
    """Judge each file and keep those that fit, as one step that can be taken back.

    The order in which they come, and how often, makes no difference. Raises UsageError, WriteError, Cancelled; then
    nothing is kept.
    """
    told = progress or NoProgress()
    files = list(_files(request.paths))
    if not files:
        raise UsageError("Không thấy gói nào", ", ".join(map(str, request.paths)), "hãy chọn tệp hoặc thư mục có .cdsz")
    desk = _Desk(store.snapshot(), request, store.packages.known())
    arrived: list[Arrived] = []

    def taken() -> Iterator[KeptPackage]:
        with DocumentReader() as reader:
            for number, path in enumerate(files, 1):
                told.report(number - 1, len(files), path.name)
                one, kept = desk.judge(path)
                arrived.append(one)
                if kept is not None:
                    desk.compare_paper(kept, path, reader, told)
                    yield kept
        told.report(len(files), len(files), "Đang ghi")

    store.packages.keep(taken())
    judged = [
        desk.compared(one, dict(store.packages.summaries(desk.asked(one)))) if one.verdict is Verdict.RESENT else one
        for one in arrived
    ]
    judged = [desk.with_paper(one) for one in judged]
    changes = desk.step(judged)
    if changes.changes:
        store.apply(changes)
    return tuple(judged)


def current(snapshot: Snapshot, code: str) -> Mapping[str, Submission]:
    """Return by unit the package that counts for a period: of the latest revision, whichever came first."""
    found: dict[str, Submission] = {}
    for one in sorted(received(snapshot, code), key=_rank):
        found[one.unit] = one
    return found


def received(snapshot: Snapshot, code: str) -> Iterator[Submission]:
    """Yield what came in for a period, every revision."""
    for one in snapshot.where(Submission, "period", code):
        if one.purpose == RECEIVED and one.unit != snapshot.office:
            yield one


def _rank(one: Submission) -> tuple[int, str]:
    return one.revision or 0, one.package_sha256


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = (
                Path(folder, name) for folder, _, names in os.walk(path) for name in names if name.endswith(SUFFIX)
            )
            yield from sorted(found, key=str)
        else:
            yield path


class _Desk:
    """Judges packages against the units and packages that are known, and against those before it in the same step."""

    def __init__(self, snapshot: Snapshot, request: ReceiveRequest, kept: Collection[str]) -> None:
        self._snapshot, self._request, self._kept = snapshot, request, kept
        self._wanted = period_code(request.period) if request.period else ""
        self._units = Senders(snapshot, request.senders)
        self._held: dict[tuple[str, str], list[Submission]] = defaultdict(list)
        for one in snapshot.where(Submission, "purpose", RECEIVED):
            self._held[one.unit, one.period].append(one)
        self._known = {one.package_sha256: one for held in self._held.values() for one in held}
        self._before: dict[str, Submission] = {}
        self._papers: dict[str, PaperCompared | None] = {}
        self._made: dict[str, Submission] = {}

    def judge(self, path: Path) -> tuple[Arrived, KeptPackage | None]:
        """Return the verdict over a file, and what is to be kept of it."""
        try:
            if not path.exists():
                return Arrived(path, Verdict.NOT_A_PACKAGE, f"Không thấy tệp {path.name}."), None
            if not path.is_file() or not (is_package(path) or needs_password(path)):
                return Arrived(path, Verdict.NOT_A_PACKAGE, f"{path.name} không phải gói của cdsdesk."), None
            data = read_bytes(path)
            known = self._known.get(hashlib.sha256(data).hexdigest())
            if known is not None and known.package_sha256 in self._kept and not self._request.senders:
                return self._judge_known(path, known), None
            package = opened(data, path, self._request.password)
        except PasswordNeededError as error:
            return Arrived(path, Verdict.CLOSED, error.sentence()), None
        except (InputError, OSError) as error:
            words = error.sentence() if isinstance(error, InputError) else f"Không đọc được {path.name}."
            return Arrived(path, Verdict.DAMAGED, words), None
        return self._judge_open(path, package)

    def _judge_known(self, path: Path, known: Submission) -> Arrived:
        """Return the verdict over a package that was judged before: the same bytes need not be opened again."""
        unit = self._snapshot.find(Unit, known.unit) or Unit(uid=known.unit)
        sender = Sender(unit.uid, unit.name, unit.level.value if unit.level else "", unit.identifier_code)
        words = f"Gói này của {unit.name} đã nhận."
        revision, digest = known.revision or 0, known.package_sha256
        told = Arrived(path, Verdict.SAME, words, sender, unit.uid, known.period, revision, digest)
        return self._of_other_period(told) or told

    def _judge_open(self, path: Path, package: Package) -> tuple[Arrived, KeptPackage | None]:
        manifest = package.manifest
        told = Arrived(path, Verdict.NEW, "", manifest.sender, "", period_code(manifest.period), manifest.revision)
        try:
            refusal = self._refusal(package, told)
        except InputError as error:
            refusal = replace(told, verdict=Verdict.DAMAGED, words=error.sentence())
        if refusal is not None:
            return refusal, None
        unit = self._units.find(manifest.sender)
        if unit is None:
            name = manifest.sender.name or manifest.sender.uid
            words = f"Chưa có đơn vị “{name}” trong danh sách: hãy chọn đơn vị của mình hoặc thêm đơn vị."
            return replace(told, verdict=Verdict.UNKNOWN_SENDER, words=words), None
        digest = hashlib.sha256(package.data).hexdigest()
        told = replace(told, unit=unit.uid, sha256=digest)
        held = self._held[unit.uid, told.period]
        keep = KeptPackage(digest, package.data, package.parts[PART].decode())
        if any(one.package_sha256 == digest for one in held):
            same = replace(told, verdict=Verdict.SAME, words=f"Gói này của {unit.name} đã nhận.")
            return same, None if digest in self._kept else keep
        if held:
            self._before[digest] = max(held, key=_rank)
            told = replace(told, verdict=Verdict.RESENT)
        made = self._submission(unit, told)
        self._made[digest] = made
        held.append(made)
        if len(self._papers) < self._request.papers and paper_of(package) is not None:
            self._papers[digest] = None
        if manifest.personal:
            told = replace(told, words=_PERSONAL)
        return told, keep

    def _refusal(self, package: Package, told: Arrived) -> Arrived | None:
        manifest, name = package.manifest, told.path.name
        if manifest.purpose is not Purpose.REPORT:
            return replace(told, verdict=Verdict.NOT_A_PACKAGE, words=f"{name} là {_OTHER_PURPOSES[manifest.purpose]}.")
        if not _is_known(told.period):
            words = f"{name} không ghi kỳ báo cáo mà chương trình hiểu được: hãy xin nơi gửi lập lại gói."
            return replace(told, verdict=Verdict.DAMAGED, words=words)
        other = self._of_other_period(told)
        if other is not None:
            return other
        if manifest.sender.uid == self._snapshot.office:
            return replace(told, verdict=Verdict.OWN, words=f"{name} do chính đơn vị này lập.")
        if not is_of_sender(package):
            words = f"{name} có số liệu của đơn vị khác với nơi gửi ghi trên gói."
            return replace(told, verdict=Verdict.DAMAGED, words=words)
        figures = figures_of(package)
        if figures is None:
            words = f"{name} không có phần số liệu mà chương trình đọc được: hãy xin nơi gửi lập lại gói."
            return replace(told, verdict=Verdict.DAMAGED, words=words)
        stranger = self._units.stranger(manifest.sender, figures)
        if stranger:
            words = f"{name} kèm số liệu của “{stranger}”, đơn vị không thuộc nơi gửi."
            return replace(told, verdict=Verdict.DAMAGED, words=words)
        return None

    def _of_other_period(self, told: Arrived) -> Arrived | None:
        if not self._wanted or told.period == self._wanted:
            return None
        words = f"{told.path.name} là báo cáo {_words(told.period)}, không phải {_words(self._wanted)}."
        return replace(told, verdict=Verdict.WRONG_PERIOD, words=words)

    def _submission(self, unit: Unit, told: Arrived) -> Submission:
        now = (self._request.now or datetime.now()).astimezone()
        due = office_window(self._snapshot, told.period, self._snapshot.office).due
        return Submission(
            uid=named_uid("submission", unit.uid, told.period, told.sha256),
            unit=unit.uid,
            period=told.period,
            received_at=now.isoformat(timespec="seconds"),
            revision=told.revision,
            package_sha256=told.sha256,
            purpose=RECEIVED,
            on_time=now.date() <= due,
        )

    def asked(self, one: Arrived) -> tuple[str, ...]:
        """Return the packages whose figures are compared for a resend."""
        before = self._before.get(one.sha256)
        return (one.sha256, before.package_sha256) if before else ()

    def compared(self, one: Arrived, figures: Mapping[str, str]) -> Arrived:
        """Return a resend with what it tells otherwise than the package that counted before."""
        before = self._before.get(one.sha256)
        if before is None:
            return one
        changed = differences(json.loads(figures[before.package_sha256]), json.loads(figures[one.sha256]))
        older = (before.revision or 0) > one.revision
        words = "Bản gửi trước đó, giữ lại để đối chiếu." if older else ""
        words = f"{words} {one.words}".strip()
        return replace(one, changed=changed, words=f"{_changed(changed)} {words}".strip() if one.words else words)

    def compare_paper(self, kept: KeptPackage, path: Path, reader: DocumentReader, progress: Progress) -> None:
        """Hold the PDF of a package against its data, where that is wanted."""
        if kept.sha256 in self._papers:
            self._papers[kept.sha256] = compare_paper(package_of(kept.data, path), reader, progress)

    def with_paper(self, one: Arrived) -> Arrived:
        """Return a package with what its PDF tells otherwise than its data, which is kept with it."""
        paper = self._papers.get(one.sha256)
        if paper is None or one.verdict not in TAKEN:
            return one
        made = self._made[one.sha256]
        self._made[one.sha256] = replace(made, extras={**made.extras, PAPER: paper.words()})
        if paper.is_alike and not paper.trouble:
            return one
        before = one.words or _changed(one.changed)
        return replace(one, words=f"{before} {paper.words()}".strip(), differs=not paper.is_alike)

    def step(self, judged: Sequence[Arrived]) -> ChangeSet:
        """Return the step that makes what was taken count."""
        draft = Draft(self._snapshot.records)
        for one in judged:
            if one.verdict in TAKEN:
                draft.put(self._made[one.sha256])
        taken = [one for one in judged if one.verdict in TAKEN]
        periods = ", ".join(sorted({_words(one.period) for one in taken}))
        return ChangeSet(f"Nhận {len(taken)} gói báo cáo {periods}", draft.changes(), self._request.who)


def _changed(counts: Mapping[str, int]) -> str:
    return f"Đổi {', '.join(f'{count} {words}' for words, count in counts.items())}." if counts else ""


def _is_known(code: str) -> bool:
    try:
        return bool(period_words(code))
    except UsageError:
        return False


def _words(code: str) -> str:
    try:
        return period_words(code)
    except UsageError:
        return code
