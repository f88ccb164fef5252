"""Packages that come in: verified, judged, kept as one step; the order in which they come makes no difference."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from cdsdesk.actions.receiving import Arrived, ReceiveRequest, Verdict, current, receive
from cdsdesk.errors import UsageError
from cdsdesk.exchange.manifest import Manifest, Purpose, Sender
from cdsdesk.exchange.package import DATA, Part, canonical_json, pack
from cdsdesk.exchange.sealed import seal
from cdsdesk.exchange.summary import PART
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.systems import Submission
from db.store import Store

PROVINCE = Unit(uid="tinh", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
WARDS = tuple(
    Unit(uid=f"xa{at}", name=f"UBND xã Số {at}", level=Level.COMMUNE, parent="tinh", identifier_code=f"H32.{at}")
    for at in range(4)
)
NOW = datetime(2026, 9, 16, 8, 0).astimezone()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "tinh.cds"
    Store.create_from(made, (PROVINCE, *WARDS), "tinh").close()
    return made


def ward_package(
    folder: Path,
    ward: Unit,
    revision: int = 1,
    state: str = "on_track",
    period: str = "2026-9M",
    *,
    personal: bool = False,
    **told: object,
) -> Path:
    figures = {"version": 1, "tasks": [{"uid": "t1", "state": state}], "indicators": []}
    rows = [{"uid": ward.uid, "name": ward.name}]
    data = {
        "format": "cdsdesk",
        "version": 1,
        "office": ward.uid,
        "units": rows,
        "teams": [{"uid": "x", "unit": ward.uid}],
    }
    sender = Sender(ward.uid, ward.name, "commune", ward.identifier_code)
    manifest = Manifest(Purpose.REPORT, sender, revision=revision, period=period, kind="bao-cao", personal=personal)
    parts = {DATA: canonical_json(data), PART: canonical_json(figures)} | told
    made = folder / f"{ward.uid}-{period}-{revision}-{state}.cdsz"
    made.write_bytes(pack(manifest, tuple(Part(name, "", bytes(body)) for name, body in parts.items())))  # type: ignore[call-overload]
    return made


def got(path: Path, *paths: Path, **how: object) -> tuple[Arrived, ...]:
    with Store.open(path, write=True, who="an") as store:
        return receive(store, replace(ReceiveRequest(paths, now=NOW, who="an"), **how))  # type: ignore[arg-type]


def counts(path: Path, code: str = "2026-9M") -> dict[str, tuple[int | None, str]]:
    with Store.open(path, write=False) as store:
        found = current(store.snapshot(), code)
        assert store.verify() == []
        assert {one.package_sha256 for one in found.values()} <= store.packages.known()
    return {unit: (one.revision, one.package_sha256) for unit, one in found.items()}


def test_a_folder_is_taken_in_one_step_that_can_be_taken_back(path: Path, tmp_path: Path) -> None:
    for ward in WARDS:
        ward_package(tmp_path, ward)
    arrived = got(path, tmp_path)
    assert [one.verdict for one in arrived] == [Verdict.NEW] * 4
    assert sorted(counts(path)) == [ward.uid for ward in WARDS]
    with Store.open(path, write=True) as store:
        assert store.history()[0].label == "Nhận 4 gói báo cáo 9 tháng đầu năm 2026"
        assert all(one.on_time for one in store.snapshot().all(Submission))
        store.undo()
    assert counts(path) == {}


def test_a_resend_says_what_changed_and_taking_it_back_restores_the_one_before(path: Path, tmp_path: Path) -> None:
    first, second = ward_package(tmp_path, WARDS[0]), ward_package(tmp_path, WARDS[0], 2, "done_on_time")
    got(path, first)
    before = counts(path)
    (again,) = got(path, second)
    assert (again.verdict, dict(again.changed)) == (Verdict.RESENT, {"nhiệm vụ": 1})
    assert counts(path)["xa0"][0] == 2
    assert [one.verdict for one in got(path, first, second)] == [Verdict.SAME, Verdict.SAME]
    with Store.open(path, write=True) as store:
        store.undo()
    assert counts(path) == before


def test_any_order_and_repetition_gives_the_same_state(tmp_path: Path) -> None:
    dice = Random(7)
    sent = [ward_package(tmp_path, ward, revision, f"s{revision}") for ward in WARDS for revision in (1, 2, 3)]
    seen = set()
    for number in range(12):
        path = tmp_path / f"tinh{number}.cds"
        Store.create_from(path, (PROVINCE, *WARDS), "tinh").close()
        order = dice.sample(sent, len(sent)) + dice.choices(sent, k=5)
        while order:
            some, order = order[: dice.randint(1, 6)], order[6:] if len(order) > 6 else []
            got(path, *some)
        got(path, *sent)
        seen.add(tuple(sorted(counts(path).items())))
    assert len(seen) == 1


def test_a_sender_is_known_by_code_or_name_and_else_asked_for(path: Path, tmp_path: Path) -> None:
    other = replace(WARDS[1], uid="khac")
    (by_code,) = got(path, ward_package(tmp_path, other))
    assert (by_code.verdict, by_code.unit) == (Verdict.NEW, "xa1")
    (by_name,) = got(path, ward_package(tmp_path, replace(WARDS[2], uid="la", identifier_code="")))
    assert by_name.unit == "xa2"
    stranger = ward_package(tmp_path, Unit(uid="z", name="UBND xã Lạ", level=Level.COMMUNE))
    (asked,) = got(path, stranger)
    assert asked.verdict is Verdict.UNKNOWN_SENDER
    assert asked.words == "Chưa có đơn vị “UBND xã Lạ” trong danh sách: hãy chọn đơn vị của mình hoặc thêm đơn vị."
    (told,) = got(path, stranger, senders={"z": "xa3"})
    assert (told.verdict, told.unit) == (Verdict.NEW, "xa3")


def test_what_does_not_fit_is_told_and_the_others_are_kept(path: Path, tmp_path: Path) -> None:
    good = ward_package(tmp_path, WARDS[0])
    other = ward_package(tmp_path, WARDS[1], period="2026-Q2")
    broken = tmp_path / "hong.cdsz"
    broken.write_bytes(good.read_bytes()[:300])
    plain = tmp_path / "a.cdsz"
    plain.write_bytes(b"")
    closed = tmp_path / "kin.cdsz"
    closed.write_bytes(seal(ward_package(tmp_path, WARDS[2]).read_bytes(), "mk"))
    arrived = got(path, good, other, broken, tmp_path / "khong-co.cdsz", closed, plain, period="2026-9M")
    assert [one.verdict for one in arrived] == [
        Verdict.NEW,
        Verdict.WRONG_PERIOD,
        Verdict.DAMAGED,
        Verdict.NOT_A_PACKAGE,
        Verdict.CLOSED,
        Verdict.DAMAGED,
    ]
    assert all(one.words for one in arrived[1:])
    assert sorted(counts(path)) == ["xa0"]
    (opened,) = got(path, closed, password="mk")
    assert opened.verdict is Verdict.NEW
    assert sorted(counts(path)) == ["xa0", "xa2"]


def test_the_same_bytes_are_known_without_being_opened_again(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = ward_package(tmp_path, WARDS[0])
    renamed = tmp_path / "ten-khac.cdsz"
    renamed.write_bytes(sent.read_bytes())
    (first,) = got(path, sent)
    monkeypatch.setattr("cdsdesk.actions.receiving.opened", None)
    (again,) = got(path, renamed)
    assert again == replace(first, path=renamed, verdict=Verdict.SAME, words="Gói này của UBND xã Số 0 đã nhận.")
    (other,) = got(path, renamed, period="2026-Q1")
    assert other.verdict is Verdict.WRONG_PERIOD
    assert other.words == "ten-khac.cdsz là báo cáo 9 tháng đầu năm 2026, không phải quý I năm 2026."


def test_a_package_whose_bytes_are_gone_is_kept_again(path: Path, tmp_path: Path) -> None:
    sent = ward_package(tmp_path, WARDS[0])
    (one,) = got(path, sent)
    with Store.open(path, write=False) as store:
        records = store.everything()
    bare = tmp_path / "bare.cds"
    Store.create_from(bare, records, "tinh").close()
    assert [one.verdict for one in got(bare, sent)] == [Verdict.SAME]
    with Store.open(bare, write=False) as store:
        assert store.packages.data(one.sha256) == sent.read_bytes()


def test_records_of_another_office_are_refused(path: Path, tmp_path: Path) -> None:
    rows = {"format": "cdsdesk", "version": 1, "office": "xa0", "teams": [{"uid": "x", "unit": "xa1"}]}
    (foreign,) = got(path, ward_package(tmp_path, WARDS[0], **{DATA: canonical_json(rows)}))
    assert foreign.verdict is Verdict.DAMAGED
    assert "số liệu của đơn vị khác" in foreign.words
    rows["office"] = "xa3"
    (other,) = got(path, ward_package(tmp_path, WARDS[0], 2, **{DATA: canonical_json(rows)}))
    assert other.verdict is Verdict.DAMAGED


@pytest.mark.parametrize(
    "figures",
    [
        *(b"", b"[]", b"{", b'{"version":2}', b'{"version":1,"tasks":{}}', b'{"version":1,"tasks":[{}]}'),
        b'{"version":1,"tasks":[{"uid":["a"]}]}',
        b'{"version":1,"indicators":[{"uid":"a"},{"uid":"a"}]}',
    ],
)
def test_figures_that_cannot_be_added_up_are_refused(path: Path, tmp_path: Path, figures: bytes) -> None:
    (one,) = got(path, ward_package(tmp_path, WARDS[0], **{PART: figures}))
    assert one.verdict is Verdict.DAMAGED


def test_an_empty_folder_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    with pytest.raises(UsageError, match="Không thấy gói nào"):
        got(path, tmp_path / "trong")


def test_a_verdict_is_told_as_json(path: Path, tmp_path: Path) -> None:
    (one,) = got(path, ward_package(tmp_path, WARDS[0]))
    told = json.loads(json.dumps(one.to_json()))
    assert (told["verdict"], told["unit"], told["sender"]["name"]) == ("new", "xa0", "UBND xã Số 0")


@pytest.mark.parametrize("period", ["", "2026-Q9", "quý 3"])
def test_a_package_of_no_known_period_refuses_only_itself(path: Path, tmp_path: Path, period: str) -> None:
    good, bad = ward_package(tmp_path, WARDS[0]), ward_package(tmp_path, WARDS[1], period=period)
    verdicts = {one.path: one.verdict for one in got(path, good, bad)}
    assert verdicts[good] is Verdict.NEW
    assert verdicts[bad] is Verdict.DAMAGED
    assert sorted(counts(path)) == ["xa0"]


def test_another_spelling_of_a_period_is_the_same_period(path: Path, tmp_path: Path) -> None:
    (one,) = got(path, ward_package(tmp_path, WARDS[0], period="2026-6M"), period="2026-H1")
    assert (one.verdict, one.period) == (Verdict.NEW, "2026-H1")
    assert sorted(counts(path, "2026-H1")) == ["xa0"]


def test_data_of_people_that_came_along_is_said(path: Path, tmp_path: Path) -> None:
    (first,) = got(path, ward_package(tmp_path, WARDS[0], personal=True))
    assert first.words == "Gói kèm thông tin cá nhân của thành viên."
    (again,) = got(path, ward_package(tmp_path, WARDS[0], 2, "done_late", personal=True))
    assert again.words == "Đổi 1 nhiệm vụ. Gói kèm thông tin cá nhân của thành viên."
