"""The package of a period: its figures, its files, nobody's data unless asked for; what changed since the last one."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cdsdesk.actions.edit import set_field
from cdsdesk.actions.packing import PackRequest, make_package, package_name, sent_before
from cdsdesk.actions.report import ReportRequest, export
from cdsdesk.actions.signed import SignedFile, file_signed
from cdsdesk.errors import UsageError
from cdsdesk.exchange.dump import load
from cdsdesk.exchange.package import DATA, Package, read_package
from cdsdesk.exchange.summary import PART
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Holiday, Setting, Signatory
from cdsdesk.model.reading import levels_of_period, measurement_of, state_of, tasks_of_period
from cdsdesk.model.reports import Report, ReportState, TemplateMemory
from cdsdesk.model.tasks import Task
from cdsdesk.model.teams import Member, Team
from cdsdesk.readers.signed_pdf import read_signatures
from tests.support import signing
from tests.support.memory_store import MemoryShelf, MemoryStore
from tests.support.nha_trang import everything

NOW = datetime(2022, 12, 16, 9, 0).astimezone()


@pytest.fixture
def held() -> MemoryStore:
    base = everything()
    others = [record for record in base.records.values() if record.uid != "office"]
    team = Team(uid="to1", unit=base.office, hamlet="Tổ dân phố 1", name="Tổ công nghệ số tổ dân phố 1")
    people = [
        Member(uid=f"tv{at}", unit=base.office, team="to1", name=f"Nguyễn Văn {at}", phone=f"09051234{at:02d}")
        for at in range(3)
    ]
    own: list[Record] = [
        Setting(uid="caidat", unit=base.office, key="x", value="bí mật"),
        Holiday(uid="le", unit=base.office),
    ]
    own += [TemplateMemory(uid="nho", fingerprint="f"), Signatory(uid="ky", unit=base.office, name="Trần Văn Ký")]
    return MemoryStore(base.unit(), [*others, team, *people, *own])


def packed(held: MemoryStore, path: Path, **how: object) -> Package:
    make_package(held, replace(PackRequest("2022", path, now=NOW), **how))  # type: ignore[arg-type]
    return read_package(path)


def records(package: Package) -> dict[str, Record]:
    return {record.uid: record for record in load(package.json())[1]}


def test_a_package_holds_the_report_its_annexes_and_the_figures(held: MemoryStore, tmp_path: Path) -> None:
    package = packed(held, tmp_path / "a.cdsz")
    assert sorted(mark.role for mark in package.manifest.parts.values()) == ["annex", "data", "report", "summary"]
    assert (package.manifest.period, package.manifest.kind, package.manifest.revision) == ("2022", "bao-cao", 1)
    sent = records(package)
    shown = held.snapshot("2022")
    assert all(sent[task.uid] == task for task in shown.all(Task))
    assert not any(isinstance(record, Setting | Holiday | TemplateMemory | Signatory) for record in sent.values())
    known = set(sent)
    for record in sent.values():
        for name in ("task", "indicator", "team", "plan", "document", "activity"):
            assert getattr(record, name, "") in known | {""}, f"{record} names what did not go along"


def test_the_figures_are_those_of_the_office(held: MemoryStore, tmp_path: Path) -> None:
    package = packed(held, tmp_path / "a.cdsz")
    told, snapshot = json.loads(package.parts[PART]), held.snapshot("2022")
    states = {task.uid: state_of(snapshot, task).printed for task in tasks_of_period(snapshot)}
    assert {task["uid"]: task.get("state") for task in told["tasks"]} == {
        uid: state.value if state else None for uid, state in states.items()
    }
    assert told["teams"] == {"teams": 1, "members": 3, "member": 3}
    values = {one["uid"]: one for one in told["indicators"]}
    for indicator in levels_of_period(snapshot):
        value = measurement_of(snapshot, indicator.uid)
        assert values[indicator.uid].get("numerator") == (
            str(value.numerator) if value and value.numerator is not None else None
        )


def test_people_are_counted_and_not_named(held: MemoryStore, tmp_path: Path) -> None:
    path = tmp_path / "a.cdsz"
    sent = [record for record in records(packed(held, path)).values() if isinstance(record, Member)]
    assert len(sent) == 3
    assert all(member.withheld and not member.name and not member.phone for member in sent)
    assert "Nguyễn Văn" not in read_package(path).parts[DATA].decode()
    named = packed(held, tmp_path / "b.cdsz", personal=True)
    assert named.manifest.personal
    assert {record.name for record in records(named).values() if isinstance(record, Member)} == {
        f"Nguyễn Văn {at}" for at in range(3)
    }


def test_the_same_data_gives_the_same_package(held: MemoryStore, tmp_path: Path) -> None:
    make_package(held, PackRequest("2022", tmp_path / "first.cdsz", now=NOW))
    steps = len(held.history())
    for name in "ab":
        make_package(held, PackRequest("2022", tmp_path / name, record=False, now=NOW))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert len(held.history()) == steps, "what was not to be recorded is not"


def test_what_was_sent_is_kept_and_a_second_one_says_what_changed(held: MemoryStore, tmp_path: Path) -> None:
    first = make_package(held, PackRequest("2022", tmp_path / "a.cdsz", now=NOW))
    assert first.changed is None
    (sent,) = sent_before(held.snapshot(), "2022")
    assert (sent.package_sha256, sent.revision, sent.on_time) == (first.sha256, 1, True)
    task = held.snapshot("2022").all(Task)[0]
    held.apply(set_field(held.snapshot(), task, "note", "bổ sung", "an"))
    again = make_package(held, PackRequest("2022", tmp_path / "b.cdsz", now=NOW.replace(year=2023)))
    assert again.changed == {"Nhiệm vụ": 1}
    manifest = read_package(again.path).manifest
    assert (manifest.revision, manifest.replaces) == (2, first.sha256)
    assert sent_before(held.snapshot(), "2022")[-1].on_time is False
    assert package_name(held.snapshot("2022"), 2).endswith(" 2022 lần 2.cdsz")


def test_errors_let_only_a_draft_go(held: MemoryStore, tmp_path: Path) -> None:
    office = held.snapshot().unit()
    changes = Draft(held.snapshot().records)
    changes.put(replace(office, valid_from=date(2022, 5, 1), valid_to=date(2021, 5, 1)))
    held.apply(ChangeSet("hỏng", changes.changes(), "an"))
    result = make_package(held, PackRequest("2022", tmp_path / "a.cdsz", now=NOW))
    assert result.draft
    assert result.checked.errors


def test_a_signed_report_goes_with_what_was_signed(held: MemoryStore, tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    export(held, ReportRequest("2022", pdf=path))
    (report,) = held.snapshot().all(Report)
    signed = tmp_path / "b-ky.pdf"
    signed.write_bytes(signing.both_signed(path.read_bytes()))
    held.apply(
        file_signed(held.snapshot(), SignedFile(signed, read_signatures(signed)), report.uid, "12", NOW.date(), "an")
    )
    task = held.snapshot("2022").all(Task)[0]
    held.apply(set_field(held.snapshot(), task, "note", "sau khi ký", "an"))
    with pytest.raises(UsageError, match="Không thấy tệp đã ký"):
        make_package(held, PackRequest("2022", tmp_path / "a.cdsz", now=NOW))
    result = make_package(held, PackRequest("2022", tmp_path / "a.cdsz", folders=(tmp_path,), now=NOW))
    assert result.signed
    package = read_package(tmp_path / "a.cdsz")
    assert package.parts["b-ky.pdf"] == signed.read_bytes()
    sent = records(package)[task.uid]
    assert isinstance(sent, Task)
    assert sent.note != "sau khi ký"
    (kept,) = held.snapshot().all(Report)
    assert kept.state is ReportState.SENT
    assert result.moved_on, "the data file has a note that was not signed"
    again = make_package(held, PackRequest("2022", tmp_path / "c.cdsz", folders=(tmp_path,), now=NOW))
    assert (again.changed, again.moved_on) == ({}, True), "both packages hold what was signed"
    export(held, ReportRequest("2022", pdf=tmp_path / "d.pdf"))
    newer = make_package(held, PackRequest("2022", tmp_path / "d.cdsz", now=NOW))
    assert (newer.changed, newer.moved_on) == ({"Nhiệm vụ": 1}, False)


def test_personal_data_never_goes_without_a_record_of_it(held: MemoryStore, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="phải được ghi vào hồ sơ"):
        make_package(held, PackRequest("2022", tmp_path / "a.cdsz", personal=True, record=False))
    assert not (tmp_path / "a.cdsz").exists()


def test_of_a_package_that_is_not_kept_nothing_is_said_of_changes(held: MemoryStore, tmp_path: Path) -> None:
    make_package(held, PackRequest("2022", tmp_path / "a.cdsz", now=NOW))
    held.packages = MemoryShelf()
    again = make_package(held, PackRequest("2022", tmp_path / "b.cdsz", now=NOW))
    assert (again.revision, again.changed) == (2, None)
