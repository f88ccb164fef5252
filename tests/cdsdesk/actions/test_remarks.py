"""Returning for correction: asked above, carried by a file, seen at the fields below, done once and for all."""

from datetime import date
from pathlib import Path

import pytest

from cdsdesk.actions.check import check
from cdsdesk.actions.edit import Edit, change
from cdsdesk.actions.receiving import ReceiveRequest, Verdict, receive
from cdsdesk.actions.remarks import (
    ask_to_mend,
    asked_before,
    drop_remark,
    is_resent,
    mendable,
    open_remarks,
    place_words,
    set_done,
    take_remarks,
)
from cdsdesk.actions.remarks_file import RemarksRequest, write_remarks
from cdsdesk.errors import InputError, RecordError, UsageError
from cdsdesk.exchange.manifest import Manifest, Purpose, Sender
from cdsdesk.exchange.opening import PasswordNeededError, open_package
from cdsdesk.exchange.package import DATA, Part, canonical_json, pack
from cdsdesk.exchange.summary import PART
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.systems import Remark
from cdsdesk.model.tasks import PlanItem, Progress, Task
from db.store import Store
from tests.support.packages import repacked

PROVINCE = Unit(uid="tinh", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
# The ward's own file knows it by another uid than the file of the province; the code tells that they are one.
KNOWN = Unit(uid="xa", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, parent="tinh", identifier_code="H32.1")
WARD = Unit(uid="phuong", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, identifier_code="H32.1")
PLAN = Document(uid="kh", number="145", symbol="KH-UBND", assigns_work=True, date=date(2026, 1, 5), year_from=2026)
TASK = Task(uid="t1", title="Nâng cấp đường truyền số liệu")
ITEM = PlanItem(uid="i1", plan="kh", task="t1", annex="I", code="1")
TOLD = Progress(uid="p1", unit="phuong", task="t1", period="2026-Q1", result="Đã xong")
CODE, TEXT = "2026-Q1", "Ghi rõ số văn bản hoàn thành."


def made(path: Path, office: Unit, *others: Record) -> Path:
    Store.create_from(path, (office, *others), office.uid).close()
    return path


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    return made(tmp_path / "phuong.cds", WARD, PLAN, TASK, ITEM, TOLD)


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A file that got the ward's package."""
    path = made(tmp_path / "tinh.cds", PROVINCE, KNOWN)
    data = {"format": "cdsdesk", "version": 1, "office": "phuong", "units": [{"uid": "phuong", "name": WARD.name}]}
    figures = {"version": 1, "tasks": [{"uid": "t1", "state": "done"}], "indicators": []}
    sender = Sender("phuong", WARD.name, "commune", "H32.1")
    parts = tuple(Part(name, "", canonical_json(told)) for name, told in ((DATA, data), (PART, figures)))
    package = tmp_path / "goi.cdsz"
    package.write_bytes(pack(Manifest(Purpose.REPORT, sender, period=CODE, kind="bao-cao"), parts))
    with Store.open(path, write=True) as store:
        receive(store, ReceiveRequest([package]))
    return path


def ask(province: Path, text: str = TEXT, record: str = "t1", field: str = "result") -> None:
    with Store.open(province, write=True) as store:
        store.apply(ask_to_mend(store.snapshot(), "xa", CODE, text, record, field, "An"))


def asked(province: Path, password: str = "") -> Path:
    out = province.with_name("yeu-cau.cdsz")
    with Store.open(province, write=False) as store:
        write_remarks(store, RemarksRequest("xa", CODE, out, password))
    return out


def take(ward: Path, package: Path, password: str = "") -> tuple[int, int]:
    with Store.open(ward, write=True) as store:
        taken = take_remarks(store, package, password, "Bình")
        assert store.verify() == []
        return len(taken.written), taken.same


def found(ward: Path, period: str = CODE) -> list[Finding]:
    with Store.open(ward, write=False) as store:
        return [one for one in check(store, period).findings if one.rule == "remark.open"]


def answer(path: Path) -> None:
    with Store.open(path, write=True) as store:
        (remark,) = store.snapshot().all(Remark)
        store.apply(change(store.snapshot(), "remark", remark.uid, Edit({"done": "có"})))


def test_the_sender_sees_it_at_the_field(province: Path, ward: Path) -> None:
    ask(province)
    assert take(ward, asked(province)) == (1, 0)
    (finding,) = found(ward)
    assert finding.message == "UBND tỉnh Khánh Hòa yêu cầu: Ghi rõ số văn bản hoàn thành"
    assert finding.record is not None
    assert (finding.record.type, finding.record.uid, finding.field) == ("progress", "p1", "result")
    assert "t1" in finding.concerned
    assert found(ward, "2026-Q2") == []
    with Store.open(ward, write=False) as store:
        (remark,) = store.snapshot().all(Remark)
        assert place_words(store.snapshot(), remark).startswith("Nhiệm vụ “Nâng cấp đường truyền số liệu”, ô “Kết quả")
        assert len(remark.package_sha256) == 64


def test_what_is_done_stays_done_however_often_the_file_comes(province: Path, ward: Path) -> None:
    ask(province)
    package = asked(province)
    take(ward, package)
    answer(ward)
    assert found(ward) == []
    assert take(ward, package) == (0, 1)
    assert found(ward) == []
    with Store.open(province, write=True) as store:
        (remark,) = store.snapshot().all(Remark)
        store.apply(change(store.snapshot(), "remark", remark.uid, Edit({"text": "Vẫn thiếu ngày"})))
    assert take(ward, asked(province)) == (1, 0)
    assert [one.message for one in found(ward)] == ["UBND tỉnh Khánh Hòa yêu cầu: Vẫn thiếu ngày"]


def test_taking_in_can_be_taken_back(province: Path, ward: Path) -> None:
    ask(province)
    take(ward, asked(province))
    with Store.open(ward, write=True) as store:
        assert store.undo_label() == "Nhận 1 yêu cầu chỉnh sửa báo cáo quý I năm 2026"
        store.undo()
        assert store.snapshot().all(Remark) == ()


def test_a_remark_on_a_result_or_on_nothing_that_is_there(province: Path, ward: Path) -> None:
    for record in ("p1", "khong-con", ""):
        ask(province, f"Sửa {record}", record, "result")
    take(ward, asked(province))
    places = {one.message.rpartition(" ")[2]: one.record and one.record.uid for one in found(ward)}
    assert places == {"p1": "p1", "khong-con": None, "Sửa": None}
    with Store.open(ward, write=False) as store:
        snapshot = store.snapshot()
        words = {remark.record: place_words(snapshot, remark) for remark in snapshot.all(Remark)}
    assert (words["khong-con"], words[""]) == ("khong-con", "Cả báo cáo")


def test_only_what_is_open_goes_and_the_province_is_asked_nothing(province: Path) -> None:
    ask(province)
    assert found(province) == []
    answer(province)
    with Store.open(province, write=False) as store:
        assert open_remarks(store.snapshot(), "xa", CODE) == ()
    with pytest.raises(UsageError, match="Chưa có yêu cầu"):
        asked(province)
    assert not province.with_name("yeu-cau.cdsz").exists()


def test_an_office_that_sent_nothing_is_not_asked(tmp_path: Path) -> None:
    bare = made(tmp_path / "khac.cds", PROVINCE, KNOWN)
    ask(bare)
    with pytest.raises(UsageError, match="chưa gửi gói nào"):
        asked(bare)


def test_with_a_password(province: Path, ward: Path) -> None:
    ask(province)
    package = asked(province, "bí mật")
    with pytest.raises(PasswordNeededError):
        take(ward, package)
    assert take(ward, package, "bí mật") == (1, 0)


def test_a_file_for_another_office_or_of_another_purpose_is_refused(province: Path, ward: Path, tmp_path: Path) -> None:
    ask(province)
    package = asked(province)
    assert open_package(package).manifest.purpose is Purpose.REMARKS
    assert open_package(tmp_path / "goi.cdsz").manifest.purpose is not Purpose.REMARKS
    other = made(tmp_path / "khac.cds", Unit(uid="khac", name="UBND xã Vĩnh Lương", level=Level.COMMUNE))
    before = other.read_bytes()
    for path, what in ((package, "gửi cho đơn vị khác"), (tmp_path / "goi.cdsz", "không phải yêu cầu")):
        with pytest.raises(InputError, match=what):
            take(other, path)
    broken = repacked(package, tmp_path / "hong.cdsz", {DATA: lambda data: data.replace(b"2026-Q1", b"2026-Q2")})
    with pytest.raises(InputError, match="thay đổi"):
        take(ward, broken)
    assert other.read_bytes() == before


def test_where_reports_are_received_it_is_told_what_it_is(province: Path, ward: Path) -> None:
    ask(province)
    package = asked(province)
    with Store.open(ward, write=True) as store:
        (arrived,) = receive(store, ReceiveRequest([package]))
    assert (arrived.verdict, arrived.words.partition(" là ")[2]) == (
        Verdict.NOT_A_PACKAGE,
        "yêu cầu chỉnh sửa của cấp trên: hãy nhận riêng tệp này.",
    )


def test_a_remark_never_takes_the_place_of_another_record(province: Path, ward: Path) -> None:
    """The uid that a sender names is never one of ours."""
    ask(province)
    with Store.open(province, write=False) as store:
        (remark,) = store.snapshot().all(Remark)
    take(ward, asked(province))
    with Store.open(ward, write=False) as store:
        assert store.get(remark.uid) is None
        assert store.get("t1") == TASK


def test_without_a_text_or_an_office_nothing_is_asked(province: Path) -> None:
    with Store.open(province, write=False) as store:
        for unit, text in (("xa", " "), ("khong", TEXT)):
            with pytest.raises(RecordError):
                ask_to_mend(store.snapshot(), unit, CODE, text)


def test_a_remark_is_done_once_the_office_has_answered(province: Path, tmp_path: Path) -> None:
    ask(province)
    with Store.open(province, write=True) as store:
        (remark,) = store.snapshot().all(Remark)
        assert not is_resent(store.snapshot(), remark)
        again = Manifest(Purpose.REPORT, Sender("phuong", WARD.name), revision=2, period=CODE, kind="bao-cao")
        data = {"format": "cdsdesk", "version": 1, "office": "phuong", "units": [{"uid": "phuong", "name": WARD.name}]}
        figures = {"version": 1, "tasks": [{"uid": "t1", "state": "done_late"}], "indicators": []}
        parts = tuple(Part(name, "", canonical_json(told)) for name, told in ((DATA, data), (PART, figures)))
        (tmp_path / "lai.cdsz").write_bytes(pack(again, parts))
        receive(store, ReceiveRequest([tmp_path / "lai.cdsz"], senders={"phuong": "xa"}))
        assert is_resent(store.snapshot(), remark)
        store.apply(ask_to_mend(store.snapshot(), "xa", CODE, "Còn nữa"))
        store.apply(set_done(store.snapshot(), remark.uid, done=True))
        assert store.undo_label() == "Đánh dấu đã sửa yêu cầu UBND phường Vạn Thạnh chỉnh sửa"
        assert [one.text for one in asked_before(store.snapshot(), "xa", CODE)] == ["Còn nữa", TEXT]
        assert [one.text for one in open_remarks(store.snapshot(), "xa", CODE)] == ["Còn nữa"]
        store.apply(set_done(store.snapshot(), remark.uid, done=False))
        store.apply(drop_remark(store.snapshot(), remark.uid))
        assert [one.text for one in asked_before(store.snapshot(), "xa", CODE)] == ["Còn nữa"]


def test_what_only_the_sender_has_is_called_as_it_told(province: Path) -> None:
    ask(province)
    with Store.open(province, write=False) as store:
        (remark,) = store.snapshot().all(Remark)
        words = place_words(store.snapshot(), remark, {"t1": "1 Nâng cấp đường truyền"})
        assert words == "1 Nâng cấp đường truyền, ô “Kết quả thực hiện”"


def test_the_fields_that_are_asked_about_have_words() -> None:
    assert mendable(Task)[0] == ("result", "Kết quả thực hiện")
    assert dict(mendable(Indicator))["denominator"] == "Mẫu số"
