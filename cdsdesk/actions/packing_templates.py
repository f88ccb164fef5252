"""Making a template package: plans with all that they define, the units below and our outlines, for lower offices."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from cdsdesk.actions.packing import sender_of
from cdsdesk.actions.plans import find_plan
from cdsdesk.checks.profile import profile_text
from cdsdesk.errors import UsageError
from cdsdesk.exchange.dump import dump
from cdsdesk.exchange.manifest import Manifest, Purpose
from cdsdesk.exchange.opening import open_package
from cdsdesk.exchange.package import DATA, Part, canonical_json, pack
from cdsdesk.exchange.sealed import seal
from cdsdesk.exchange.template_package import OUTLINE, PROFILE, template_records
from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.model.documents import Document
from cdsdesk.model.identity import new_uid
from cdsdesk.model.names import document_number
from cdsdesk.model.ports import Store
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.reporting.output import PreparedFile, written
from cdsdesk.reporting.own_outline import own_outline_text

_PLANS = "Kế hoạch"


@dataclass(frozen=True)
class TemplateRequest:
    """Which plans go, by number and symbol or uid, and where to."""

    plans: tuple[str, ...]
    out: Path
    password: str = ""
    record: bool = True
    who: str = ""
    now: datetime | None = None


@dataclass(frozen=True)
class TemplateResult:
    """The package that was written; ``plans`` by number and symbol, ``outlines`` the kinds of document."""

    path: Path
    sha256: str
    size: int
    revision: int
    plans: tuple[str, ...]
    records: Mapping[str, int]
    outlines: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        return {**vars(self), "path": str(self.path), "records": dict(self.records)}


def make_template(store: Store, request: TemplateRequest) -> TemplateResult:
    """Write the template package of plans and keep that it was made; the same plans again are its next revision.

    Raises UsageError for no plan or an unknown one, WriteError; then the data file stays as it was.
    """
    snapshot = store.snapshot()
    named = [find_plan(snapshot, text) for text in request.plans]
    plans = tuple({plan.uid: plan for plan in named}.values())
    if not plans:
        raise UsageError("Chưa chọn kế hoạch cho gói mẫu", "", "hãy chọn ít nhất một kế hoạch")
    uids = sorted(plan.uid for plan in plans)
    earlier = [one for one in _sent(snapshot) if one.extras.get(_PLANS) == " ".join(uids)]
    before = max(earlier, key=lambda one: one.revision or 1, default=None)
    revision = 1 + ((before.revision or 1) if before else 0)
    records, outlines = template_records(snapshot, uids), tuple(_outlines(snapshot))
    manifest = Manifest(
        Purpose.TEMPLATE, sender_of(snapshot), revision=revision, replaces=before.package_sha256 if before else ""
    )
    packed = pack(
        manifest, (Part(DATA, "data", canonical_json(dump(snapshot.office, records))), *outlines, *_profile(snapshot))
    )
    digest = hashlib.sha256(packed).hexdigest()
    data = seal(packed, request.password) if request.password else packed
    with written([PreparedFile(request.out, data, partial(_require_readable, password=request.password))]):
        if request.record:
            store.apply(_recorded(snapshot, request, uids, revision, digest))
    kinds = tuple(part.name.removesuffix(".toml") for part in outlines)
    counts = Counter(record.TYPE for record in records)
    return TemplateResult(request.out, digest, len(data), revision, tuple(map(_number, plans)), counts, kinds)


def _sent(snapshot: Snapshot) -> list[Submission]:
    own = snapshot.where(Submission, "unit", snapshot.office)
    return [one for one in own if one.purpose == Purpose.TEMPLATE.value]


def _outlines(snapshot: Snapshot) -> list[Part]:
    """Return the outlines that are the office's own; the program's are there below already."""
    texts = {kind: own_outline_text(snapshot, kind) for kind in ReportKind}
    return [Part(f"{kind.value}.toml", OUTLINE, text.encode()) for kind, text in texts.items() if text]


def _profile(snapshot: Snapshot) -> list[Part]:
    """Return what the office has chosen about the rules, with what the office above chose for it."""
    text = profile_text(snapshot)
    return [Part("quy-tac.txt", PROFILE, text.encode())] if text else []


def _require_readable(path: Path, password: str) -> None:
    open_package(path, password)


def _number(plan: Document) -> str:
    return document_number(plan) or plan.subject


def _recorded(snapshot: Snapshot, request: TemplateRequest, plans: list[str], revision: int, digest: str) -> ChangeSet:
    made = Submission(
        uid=new_uid(),
        unit=snapshot.office,
        received_at=(request.now or datetime.now()).astimezone().isoformat(timespec="seconds"),
        revision=revision,
        package_sha256=digest,
        purpose=Purpose.TEMPLATE.value,
        extras={"Tệp": request.out.name, _PLANS: " ".join(plans)},
    )
    return ChangeSet(f"Lập gói mẫu {request.out.name}", (inserted(made),), request.who)
