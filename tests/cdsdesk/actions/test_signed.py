"""A signed PDF comes back: known by the bytes that were exported, filed with its report, never overwritten."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cdsdesk.actions import edit
from cdsdesk.actions.report import ReportRequest, export
from cdsdesk.actions.signed import SignedFile, export_line, file_signed, report_of_file, signed_json, waiting_reports
from cdsdesk.errors import RecordError, WriteError
from cdsdesk.exchange.signature import number_and_date, signed_lines
from cdsdesk.model.reports import Report, ReportState
from cdsdesk.readers.signatures import Covers, FoundSignature, Integrity, Later, Trust, Validity
from cdsdesk.readers.signed_pdf import read_signatures
from tests.support import signing
from tests.support.memory_store import MemoryStore
from tests.support.nha_trang import everything

SOUND = FoundSignature(
    "ChuKyLanhDao",
    Integrity.INTACT,
    Covers.WHOLE_FILE,
    Later.NONE,
    "Nguyễn Văn A",
    "Cơ quan Mẫu",
    "Gốc Mẫu",
    "2025-01-01T00:00:00+00:00",
    "2027-01-01T00:00:00+00:00",
    validity=Validity.WITHIN,
)


@pytest.fixture
def held() -> MemoryStore:
    base = everything()
    return MemoryStore(base.unit(), [record for record in base.records.values() if record.uid != "office"])


@pytest.fixture
def exported(held: MemoryStore, tmp_path: Path) -> Path:
    path = tmp_path / "b.pdf"
    export(held, ReportRequest("2022", pdf=path))
    return path


def came_back(path: Path, data: bytes) -> SignedFile:
    path.write_bytes(data)
    return SignedFile(path, read_signatures(path))


def report(held: MemoryStore) -> Report:
    (one,) = held.snapshot().all(Report)
    return one


def test_it_is_filed_with_the_report_that_was_exported(held: MemoryStore, exported: Path) -> None:
    before = report(held)
    signed = came_back(exported.with_name("ky.pdf"), signing.both_signed(exported.read_bytes()))
    known = report_of_file(held.snapshot(), signed)
    assert known == before
    assert export_line(held.snapshot(), signed) == (
        "Tệp bắt đầu bằng đúng bản PDF đã xuất, từ đó chỉ thêm chữ ký hoặc điền ô biểu mẫu."
    )
    held.apply(file_signed(held.snapshot(), signed, before.uid, "5", date(2023, 1, 5), "Lan"))
    after = report(held)
    assert (after.state, after.number, after.date) == (ReportState.SIGNED, "5", date(2023, 1, 5))
    assert after.frozen_snapshot == before.frozen_snapshot
    assert [one["signer"] for one in after.signatures["found"]] == ["Nguyễn Văn A", "UBND phường Mẫu"]
    assert (after.signatures["exported_bytes"], after.signatures["since_export"]) == (True, "signatures")
    held.undo()
    assert report(held) == before


def test_from_then_on_the_report_never_changes(held: MemoryStore, exported: Path) -> None:
    signed = came_back(exported.with_name("ky.pdf"), signing.signed(exported.read_bytes()))
    held.apply(file_signed(held.snapshot(), signed, report(held).uid, "5", date(2023, 1, 5)))
    one = report(held)
    with pytest.raises(RecordError, match="không sửa được nữa"):
        edit.change(held.snapshot(), Report.TYPE, one.uid, edit.Edit({"title": "Khác"}))
    with pytest.raises(WriteError, match="đã được ký số"):
        export(held, ReportRequest("2022", pdf=signed.path))


def test_the_agency_may_sign_later_and_nothing_else_takes_the_place(held: MemoryStore, exported: Path) -> None:
    data = exported.read_bytes()
    first = signing.signed(data)
    leader = came_back(exported.with_name("ky.pdf"), first)
    uid = report(held).uid
    held.apply(file_signed(held.snapshot(), leader, uid, "", None))
    both = signing.signed(first, signing.identity(signing.AGENCY), signing.AGENCY_FIELD)
    agency = came_back(exported.with_name("ky-dau.pdf"), both)
    held.apply(file_signed(held.snapshot(), agency, uid, "5", date(2023, 1, 5)))
    assert (report(held).number, len(report(held).signatures["found"])) == ("5", 2)
    other = came_back(exported.with_name("khac.pdf"), signing.signed(data, signing.identity("Trần Thị B")))
    with pytest.raises(RecordError, match="một bản ký khác"):
        file_signed(held.snapshot(), other, uid, "5", date(2023, 1, 5))


def test_a_foreign_file_is_known_by_nothing_and_asked_about(held: MemoryStore, exported: Path) -> None:
    data = exported.read_bytes().replace(b"/Title", b"/Titel", 1)
    signed = came_back(exported.with_name("ky.pdf"), signing.signed(data))
    assert report_of_file(held.snapshot(), signed) is None
    assert export_line(held.snapshot(), signed) == (
        "Tệp không bắt đầu bằng bản PDF xuất gần nhất của báo cáo nào trong hồ sơ này."
    )
    assert waiting_reports(held.snapshot()) == (report(held),)
    step = file_signed(held.snapshot(), signed, report(held).uid, "5", None)
    held.apply(step)
    assert report(held).signatures["exported_bytes"] is False
    with pytest.raises(RecordError, match="Chưa chọn báo cáo"):
        file_signed(held.snapshot(), signed, "", "5", None)


@pytest.mark.parametrize("number", ["5/BC", "năm", "-1"])
def test_a_number_is_a_number(held: MemoryStore, exported: Path, number: str) -> None:
    signed = came_back(exported.with_name("ky.pdf"), signing.signed(exported.read_bytes()))
    with pytest.raises(RecordError, match="chỉ gồm phần số"):
        file_signed(held.snapshot(), signed, report(held).uid, number, None)


def test_an_unsigned_file_and_a_draft_are_not_filed(held: MemoryStore, exported: Path, tmp_path: Path) -> None:
    plain = SignedFile(exported, read_signatures(exported))
    assert plain.lines() == ("Tệp chưa có chữ ký số nào.",)
    assert export_line(held.snapshot(), plain) == "Tệp là đúng bản PDF đã xuất, chưa ký."
    with pytest.raises(RecordError, match="chưa có chữ ký số"):
        file_signed(held.snapshot(), plain, report(held).uid, "", None)
    base = everything()
    fresh = MemoryStore(base.unit(), [record for record in base.records.values() if record.uid != "office"])
    export(fresh, ReportRequest("2022", pdf=tmp_path / "nhap.pdf", draft=True))
    draft = came_back(tmp_path / "nhap-ky.pdf", signing.signed((tmp_path / "nhap.pdf").read_bytes()))
    known = report_of_file(fresh.snapshot(), draft)
    assert known is not None
    with pytest.raises(RecordError, match="chưa xuất bản chờ ký"):
        file_signed(fresh.snapshot(), draft, known.uid, "", None)


@pytest.mark.parametrize(
    ("lines", "number", "day"),
    [
        (("Số: 05/BC-UBND Nha Trang, ngày 05 tháng 01 năm 2023",), "5", date(2023, 1, 5)),
        (("UBND", "Số: 1 2a/BC-UBND", "Nha Trang, ngày 5 tháng 1 năm 2023"), "12a", date(2023, 1, 5)),
        (("Số: /BC-UBND Nha Trang, ngày tháng năm 2023",), "", None),
        (("Số: 5/BC-UBND", "ngày 31 tháng 02 năm 2023"), "5", None),
        ((), "", None),
    ],
)
def test_number_and_date_are_read_from_the_first_page(lines: tuple[str, ...], number: str, day: date | None) -> None:
    head = number_and_date(lines)
    assert (head.number, head.date) == (number, day)


def test_what_the_clerk_stamped_is_taken(held: MemoryStore, exported: Path) -> None:
    data = signing.signed(signing.clerk_stamped(exported.read_bytes(), "05", "16", "12"))
    signed = came_back(exported.with_name("ky.pdf"), data)
    assert (signed.head.number, signed.head.date) == ("5", date(held.snapshot("2022").period.year, 12, 16))
    assert "hãy xem lại tệp" in export_line(held.snapshot(), signed)
    assert signed_json(signed, known=True)["number"] == "5"


def test_a_signature_that_went_is_told(exported: Path) -> None:
    signed = came_back(
        exported.with_name("ky.pdf"), signing.without_signature(signing.both_signed(exported.read_bytes()))
    )
    assert "Tệp còn dấu vết của 1 chữ ký đã bị gỡ bỏ: hãy xin lại tệp gốc." in signed.lines()
    assert signed.doubtful


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (SOUND, "nguyên vẹn, gồm toàn bộ tệp; chưa kiểm tra thu hồi"),
        (replace(SOUND, covers=Covers.REVISION, later=Later.SIGNATURES), "chỉ thêm chữ ký hoặc điền ô biểu mẫu"),
        (replace(SOUND, covers=Covers.REVISION, later=Later.OTHER), "bị thêm, sửa nội dung khác"),
        (replace(SOUND, covers=Covers.REVISION, later=Later.UNKNOWN), "không xác định được"),
        (replace(SOUND, covers=Covers.PART), "không kết luận được"),
        (replace(SOUND, integrity=Integrity.CHANGED), "bị thay đổi sau khi ký"),
        (replace(SOUND, integrity=Integrity.WEAK), "thuật toán băm đã lỗi thời"),
        (replace(SOUND, integrity=Integrity.DAMAGED), "chữ ký hỏng"),
        (replace(SOUND, validity=Validity.EXPIRED), "đã hết hạn lúc ký"),
        (replace(SOUND, trust=Trust.TO_ROOT), "dẫn tới chứng thư gốc đã chọn"),
        (SOUND, "chưa kiểm tra nơi cấp"),
    ],
)
def test_the_words_claim_no_more_than_was_checked(exported: Path, changed: FoundSignature, words: str) -> None:
    found = replace(read_signatures(exported), signatures=(changed,))
    said = "\n".join(signed_lines(found))
    assert words in said
    assert "hợp lệ" not in said
    assert "chưa kiểm tra thu hồi" in said
