import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cdsdesk.actions.report import NO_FIELDS, SIGNATURE_FIELDS, ReportRequest, export, report_of
from cdsdesk.errors import InputError, UsageError, WriteError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level, Setting, Unit
from cdsdesk.model.ports import Step
from cdsdesk.model.reports import Report, ReportKind, ReportState
from tests.support.memory_store import MemoryStore
from tests.support.nha_trang import everything


def store(*more: Record) -> MemoryStore:
    base = everything()
    records = [record for record in base.records.values() if record.uid != "office"]
    return MemoryStore(base.unit(), [*records, *more])


def kept(held: MemoryStore) -> Report:
    return next(row for row in held.snapshot().all(Report) if row.state is not ReportState.REPLACED)


def test_an_export_keeps_files_and_snapshot(tmp_path: Path) -> None:
    held = store()
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf", xlsx=tmp_path / "b.xlsx"))
    found = kept(held)
    assert found.state is ReportState.EXPORTED
    assert [entry["name"] for entry in found.files] == ["b.pdf", "b.xlsx"]
    assert len(found.frozen_snapshot["tasks"]) == 45
    assert found.frozen_text.startswith("I. TÌNH HÌNH TRIỂN KHAI")
    assert "\nTổng số nhiệm vụ: 28, trong đó:\n" in found.frozen_text


def test_exporting_one_file_again_keeps_the_other_one_in_the_record(tmp_path: Path) -> None:
    held = store()
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf"))
    export(held, ReportRequest("2022", xlsx=tmp_path / "b.xlsx"))
    assert [entry["name"] for entry in kept(held).files] == ["b.pdf", "b.xlsx"]


def test_a_draft_never_takes_back_what_was_exported(tmp_path: Path) -> None:
    held = store()
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf"))
    before = kept(held)
    export(held, ReportRequest("2022", pdf=tmp_path / "nhap.pdf", draft=True))
    assert kept(held) == before


def test_number_and_date_stay_until_they_are_taken_back(tmp_path: Path) -> None:
    held = store()
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf", number="5", issued_on=date(2023, 1, 5)))
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf"))
    assert (kept(held).number, kept(held).date) == ("5", date(2023, 1, 5))
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf", number="", undated=True))
    assert (kept(held).number, kept(held).date) == ("", None)


@pytest.mark.parametrize("number", ["5/BC-UBND", "-5", "abc", "1234567"])
def test_a_number_is_a_number(number: str) -> None:
    with pytest.raises(UsageError, match="Số văn bản"):
        report_of(store().snapshot("2022"), ReportRequest("2022", number=number))


def test_what_follows_a_signed_report_takes_over_its_choices_and_replaces_it(tmp_path: Path) -> None:
    signed = Report(
        uid="signed",
        unit="office",
        period="2022",
        issuing_body="UBND phường Cũ",
        title="Tình hình riêng",
        summary_plan=everything().records["office"].uid,
        number="7",
        state=ReportState.SIGNED,
    )
    held = store(replace(signed, summary_plan=""), Unit(uid="old", name="UBND phường Cũ", level=Level.COMMUNE))
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf"))
    new = kept(held)
    assert (new.issuing_body, new.title, new.number, new.replaces) == (
        "UBND phường Cũ",
        "Tình hình riêng",
        "",
        "signed",
    )
    old = held.snapshot().find(Report, "signed")
    assert old is not None
    assert (old.state, old.number) == (ReportState.REPLACED, "7")


def test_nothing_is_left_when_one_file_cannot_be_made(tmp_path: Path) -> None:
    bare = MemoryStore(Unit(uid="office", name="UBND phường Mẫu", level=Level.COMMUNE), [])
    with pytest.raises(InputError):
        export(bare, ReportRequest("2022", pdf=tmp_path / "b.pdf", xlsx=tmp_path / "b.xlsx"))
    with pytest.raises(WriteError):
        export(store(), ReportRequest("2022", pdf=tmp_path / "b.pdf", xlsx=tmp_path / "none" / "b.xlsx"))
    assert list(tmp_path.iterdir()) == []


class FullStore(MemoryStore):
    """A store whose disk is full."""

    def apply(self, changes: ChangeSet) -> Step:
        raise WriteError("Không đủ chỗ trống để ghi tệp dữ liệu")


def test_files_are_taken_back_when_the_data_file_cannot_be_written(tmp_path: Path) -> None:
    base = everything()
    held = FullStore(base.unit(), [record for record in base.records.values() if record.uid != "office"])
    old = tmp_path / "b.pdf"
    old.write_bytes(b"old")
    with pytest.raises(WriteError):
        export(held, ReportRequest("2022", pdf=old))
    assert old.read_bytes() == b"old"


def test_the_side_file_is_written_with_the_pages_of_the_pdf(tmp_path: Path) -> None:
    side = tmp_path / "b.json"
    export(store(), ReportRequest("2022", pdf=tmp_path / "b.pdf", metadata=side, number="5"))
    told = json.loads(side.read_text("utf-8"))
    assert (told["CodeNumber"], told["TypeName"]) == ("05", "Báo cáo")
    assert int(told["PageAmount"]) > 3


def test_a_side_file_of_another_kind_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="đuôi"):
        export(store(), ReportRequest("2022", pdf=tmp_path / "b.pdf", metadata=tmp_path / "b.xml"))
    assert list(tmp_path.iterdir()) == []


def test_an_office_may_want_no_fields_for_signatures(tmp_path: Path) -> None:
    chosen = Setting(uid="s-1", unit="office", key=SIGNATURE_FIELDS, value=NO_FIELDS)
    export(store(chosen), ReportRequest("2022", pdf=tmp_path / "without.pdf"))
    export(store(), ReportRequest("2022", pdf=tmp_path / "with.pdf"))
    assert b"/AcroForm" not in (tmp_path / "without.pdf").read_bytes()
    assert b"ChuKyLanhDao" in (tmp_path / "with.pdf").read_bytes()


def rules_of(held: MemoryStore, request: ReportRequest) -> set[str]:
    return {finding.rule for finding in export(held, request).check.findings}


def test_the_day_that_is_about_to_be_printed_is_checked(tmp_path: Path) -> None:
    early = ReportRequest("2022", docx=tmp_path / "b.docx", issued_on=date(2020, 1, 1), record=False)
    assert "report.issued-before-data" in rules_of(store(), early)
    assert "report.issued-before-data" not in rules_of(store(), replace(early, issued_on=date(2022, 12, 20)))


def test_a_plan_and_a_letter_are_not_asked_for_sections_that_they_do_not_have(tmp_path: Path) -> None:
    report = ReportRequest("2022", docx=tmp_path / "b.docx", record=False)
    assert "report.no-own-words" in rules_of(store(), report)
    for kind in (ReportKind.KE_HOACH, ReportKind.CONG_VAN):
        assert "report.no-own-words" not in rules_of(store(), replace(report, kind=kind))
