"""Sending up: what to look at first, the package with its letter, why data of people goes along."""

import hashlib
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest

from cdsdesk.actions.packing import PackRequest, make_package
from cdsdesk.actions.packing_templates import TemplateRequest, make_template
from cdsdesk.actions.report import ReportRequest, export
from cdsdesk.actions.sending import SendRequest, readiness, recipients, send
from cdsdesk.errors import UsageError
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.reports import Report, ReportState
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records


@pytest.fixture
def held() -> MemoryStore:
    return MemoryStore(OFFICE, small_records())


def test_data_of_people_needs_a_reason_and_nothing_is_written_without(held: MemoryStore, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="vì sao"):
        send(held, SendRequest("2022", tmp_path, personal=True, reason="  "))
    assert list(tmp_path.iterdir()) == []
    assert held.history() == []


def test_the_reason_stands_with_what_was_sent_and_in_the_history(held: MemoryStore, tmp_path: Path) -> None:
    sent = send(held, SendRequest("2022", tmp_path, personal=True, reason="Sở yêu cầu", letter=False))
    assert [path.suffix for path in sent.files] == [".cdsz"]
    found = readiness(held.snapshot("2022"), held.snapshot(), ())
    assert [(line.people, line.submission.revision) for line in found.sent] == [("Sở yêu cầu", 1)]
    assert held.history()[0].label == "Lập gói gửi báo cáo năm 2022, có thông tin cá nhân"
    assert found.revision == 2


def words_of(pdf: Path) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).split())


def test_another_recipient_stands_in_the_letter_and_with_what_was_sent(tmp_path: Path) -> None:
    beside = [
        Unit(uid="so", name="Sở Khoa học và Công nghệ", level=Level.DEPARTMENT, parent="above"),
        Unit(uid="xa", name="UBND xã Bên", level=Level.COMMUNE, parent="above"),
    ]
    held = MemoryStore(OFFICE, [*small_records(), *beside])
    usual, department = recipients(held.snapshot())
    assert (usual, department) == ("UBND tỉnh Khánh Hòa", "Sở Khoa học và Công nghệ")
    first = send(held, SendRequest("2022", tmp_path))
    assert f"Kính gửi: {usual}." in words_of(first.files[1])
    again = send(held, SendRequest("2022", tmp_path, recipient=f"{department};  Văn phòng UBND  tỉnh"))
    told = words_of(again.files[1])
    assert f"- {department};" in told
    assert "- Văn phòng UBND tỉnh." in told
    assert usual not in told
    lines = readiness(held.snapshot("2022"), held.snapshot(), ()).sent
    assert {line.recipient for line in lines} == {usual, f"{department}; Văn phòng UBND tỉnh"}
    assert recipients(held.snapshot()) == (usual, department, f"{department}; Văn phòng UBND tỉnh")


def test_the_letter_lists_the_package_and_what_is_in_it_nothing_from_the_disk(
    held: MemoryStore, tmp_path: Path
) -> None:
    export(held, ReportRequest("2022", pdf=tmp_path / "rieng.pdf", docx=tmp_path / "rieng.docx"))
    sent = send(held, SendRequest("2022", tmp_path, password="kín"))
    told = words_of(sent.files[1])
    assert "01 tệp kèm theo" in told
    assert "rieng" not in told
    bare = told.replace(" ", "")
    names = [sent.package.path.name, *sent.package.files]
    digests = [hashlib.sha256(sent.package.path.read_bytes()).hexdigest(), *sent.package.hashes.values()]
    assert [one.replace(" ", "") in bare for one in names] == [True] * len(names)
    assert [one in bare for one in digests] == [True] * len(digests)


def test_templates_that_were_made_stand_there_too(held: MemoryStore, tmp_path: Path) -> None:
    make_template(held, TemplateRequest(("3536/KH-UBND",), tmp_path / "mau.cdsz"))
    (line,) = readiness(held.snapshot("2022"), held.snapshot(), ()).sent
    assert (line.file, line.submission.purpose, line.submission.period) == ("mau.cdsz", "template", "")


def test_the_latest_stands_first(held: MemoryStore, tmp_path: Path) -> None:
    for day, out in ((3, "a.cdsz"), (9, "b.cdsz")):
        made = datetime(2022, 12, day, 9, 0).astimezone()
        make_package(held, PackRequest("2022", tmp_path / out, now=made))
    assert [line.file for line in readiness(held.snapshot("2022"), held.snapshot(), ()).sent] == ["b.cdsz", "a.cdsz"]


def test_a_letter_that_cannot_be_written_leaves_the_package(held: MemoryStore, tmp_path: Path) -> None:
    (tmp_path / "UBND phường Vạn Thạnh 2022 - công văn.pdf").mkdir()
    sent = send(held, SendRequest("2022", tmp_path))
    assert [path.name for path in sent.files] == ["UBND phường Vạn Thạnh 2022.cdsz"]
    assert sent.trouble
    assert len(readiness(held.snapshot("2022"), held.snapshot(), ()).sent) == 1


def test_a_signed_report_is_told_with_and_without_its_file(held: MemoryStore, tmp_path: Path) -> None:
    assert readiness(held.snapshot("2022"), held.snapshot(), (tmp_path,)).signed is None
    signed = Report(
        uid="r", unit="office", period="2022", state=ReportState.SIGNED, frozen_snapshot={"format": "cdsdesk"},
        signatures={"sha256": "185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969", "name": "ký.pdf"},
    )  # fmt: skip
    held = MemoryStore(OFFICE, [*small_records(), signed])
    assert readiness(held.snapshot("2022"), held.snapshot(), (tmp_path,)).signed == ""
    (tmp_path / "bat-ky.pdf").write_bytes(b"Hello")
    assert readiness(held.snapshot("2022"), held.snapshot(), (tmp_path,)).signed == "ký.pdf"
