from dataclasses import replace
from pathlib import Path

from cdsdesk.actions.check import check, findings
from cdsdesk.actions.check_words import with_words
from cdsdesk.actions.report import ReportRequest, export, preview
from cdsdesk.document.blocks import Paragraph, Ref, Run
from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.reports import Narrative, ReportKind, Waiver
from cdsdesk.model.tasks import Progress
from tests.support.memory_store import MemoryStore
from tests.support.sample_office import sample_store

REVERSED = "Từ ngày 15/12/2026 đến ngày 14/12/2025, phường đã tiếp nhận 20 hồ sơ."


def _store_with(*records: object) -> MemoryStore:
    store = sample_store()
    store.apply(ChangeSet("Ghi", tuple(inserted(record) for record in records)))  # type: ignore[arg-type]
    return store


def _own_words(store: MemoryStore, text: str) -> Narrative:
    snapshot = store.snapshot("2026")
    return Narrative(
        uid="own-words",
        unit=snapshot.office,
        section_key="kho_khan",
        period="2026",
        report_kind=ReportKind.BAO_CAO,
        own_text=text,
    )


def _composed(snapshot: object) -> object:
    return preview(snapshot, ReportRequest("2026"))  # type: ignore[arg-type]


def test_words_of_the_office_are_checked_with_the_record_behind_them() -> None:
    store = _store_with(_own_words(sample_store(), REVERSED))
    result = check(store, "2026", composed=_composed)  # type: ignore[arg-type]
    (finding,) = (one for one in result.findings if one.rule == "dates.reversed")
    assert finding.severity is Severity.ERROR
    assert finding.record == RecordRef("narrative", "own-words")
    assert finding.place is not None
    assert finding.place.quote in REVERSED
    assert result.findings[0] == finding


def test_what_the_records_tell_already_is_not_told_twice() -> None:
    sample = sample_store().snapshot("2026")
    row = next(one for one in sample.all(Progress) if "ngày 25/5/2026" in one.result)
    mistaken = replace(row, result=row.result.replace("ngày 25/5/2026", "ngày 12/5/2026"))
    snapshot = sample.patched({row.uid: mistaken})
    told = findings(snapshot)
    cited = [one for one in told if one.rule == "document.cited-with-another-date"]
    assert cited
    rules = {one.rule for one in with_words(told, snapshot, preview(snapshot, ReportRequest("2026")))}
    assert "documents.two-dates" not in rules
    alone = with_words((), snapshot, preview(snapshot, ReportRequest("2026")))
    assert "documents.two-dates" in {one.rule for one in alone}


def test_an_error_in_words_lets_only_a_draft_be_written(tmp_path: Path) -> None:
    store = _store_with(_own_words(sample_store(), REVERSED))
    made = export(store, ReportRequest("2026", docx=tmp_path / "a.docx", record=False))
    assert made.draft
    assert [one.rule for one in made.check.errors] == ["dates.reversed"]


def test_an_error_in_words_is_waived_for_these_words_only() -> None:
    store = _store_with(_own_words(sample_store(), REVERSED))
    snapshot = store.snapshot("2026")
    document = preview(snapshot, ReportRequest("2026"))
    found = next(one for one in with_words((), snapshot, document) if one.rule == "dates.reversed")
    waiver = Waiver(
        uid="w1",
        unit=snapshot.office,
        period="2026",
        rule=found.rule,
        record="own-words",
        fingerprint=found.fingerprint,
        reason="Đúng như văn bản gốc",
    )
    kept = snapshot.patched({"w1": waiver})
    again = next(one for one in with_words((), kept, document) if one.rule == "dates.reversed")
    assert again.waived == "Đúng như văn bản gốc"
    other = Paragraph((Run(REVERSED.replace("14/12", "13/12"), refs=(Ref("narrative", "own-words", "own_text"),)),))
    changed = replace(document, body=(*document.body[:-1], other))
    assert any(one.waived is None for one in with_words((), kept, changed) if one.rule == "dates.reversed")
