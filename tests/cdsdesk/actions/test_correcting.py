"""A signed report stays; it is corrected by a new one that replaces it."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.actions.correcting import correction, final_report, frozen_reason
from cdsdesk.errors import RecordError
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import Report, ReportState
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records

SIGNED = Report(
    uid="r1",
    unit="office",
    period="2022-12M",
    title="Tình hình chuyển đổi số",
    number="838",
    date=date(2022, 12, 16),
    state=ReportState.SIGNED,
    files=[{"name": "bao-cao.pdf"}],
    frozen_text="Lời văn đã ký",
)


def office(*reports: Report) -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *reports])


def test_the_signed_report_of_the_period_is_found() -> None:
    snapshot = office(SIGNED).snapshot("2022")
    assert final_report(snapshot) == SIGNED
    assert final_report(office(SIGNED).snapshot("2021")) is None
    assert final_report(office(replace(SIGNED, state=ReportState.EXPORTED)).snapshot("2022")) is None
    assert final_report(office(SIGNED).snapshot()) is None


def test_why_it_stays_and_how_it_is_corrected() -> None:
    assert frozen_reason(SIGNED) == (
        "Báo cáo kỳ này đã ký ngày 16/12/2022; sửa số liệu không đổi báo cáo đã ký. "
        "Muốn sửa báo cáo, hãy lập báo cáo thay thế."
    )
    assert frozen_reason(replace(SIGNED, state=ReportState.SENT, date=None)).startswith("Báo cáo kỳ này đã gửi; ")
    assert "báo cáo mới hơn" in frozen_reason(replace(SIGNED, state=ReportState.REPLACED))
    assert frozen_reason(replace(SIGNED, state=ReportState.EXPORTED)) == ""


def test_a_correction_begins_a_new_report_and_leaves_the_old_one() -> None:
    store = office(SIGNED)
    store.apply(correction(store.snapshot("2022"), SIGNED, " Sai số hồ sơ trực tuyến ", "an"))
    begun = open_report(store.snapshot("2022"))
    assert begun is not None
    assert (begun.replaces, begun.reason, begun.title) == ("r1", "Sai số hồ sơ trực tuyến", SIGNED.title)
    assert (begun.number, begun.date, begun.files, begun.frozen_text) == ("", None, None, "")
    assert store.get("r1") == SIGNED
    with pytest.raises(RecordError, match="đang soạn"):
        correction(store.snapshot("2022"), SIGNED, "Lần nữa")


def test_a_correction_needs_a_reason_and_a_signed_report() -> None:
    snapshot = office(SIGNED).snapshot("2022")
    with pytest.raises(RecordError, match="lý do"):
        correction(snapshot, SIGNED, "  ")
    with pytest.raises(RecordError, match="chưa ký"):
        correction(snapshot, replace(SIGNED, state=ReportState.DRAFT), "Sai số")
