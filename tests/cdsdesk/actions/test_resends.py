"""A resend tells line by line what changed; taking it back lets the package before it count again."""

from pathlib import Path

import pytest

from cdsdesk.actions.receiving import ReceiveRequest, Verdict, current, receive
from cdsdesk.actions.resends import ChangedLine, answers, changed_lines, packages_of, resend, take_back_package
from cdsdesk.errors import RecordError
from cdsdesk.model.systems import Remark
from db.store import Store
from tests.support.province import PERIOD, Province

PROVINCE = Province(communes=2, tasks=3, people=0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A province's file in which a commune has sent twice."""
    made = tmp_path / "tinh.cds"
    office, *communes = PROVINCE.units()
    Store.create_from(made, (office, *communes), office.uid).close()
    for revision in (1, 2):
        PROVINCE.write(tmp_path, revision=revision, numbers=[0])
    with Store.open(made, write=True) as store:
        receive(store, ReceiveRequest(sorted(tmp_path.glob("*.cdsz"))))
    return made


def test_only_what_changed_is_told_as_people_read_it() -> None:
    before = {
        "tasks": [
            {"uid": "a", "code": "1.10", "title": "Số hoá hồ sơ", "state": "on_track", "result": "Đang\nlàm"},
            {"uid": "b", "code": "1.9", "title": "Tập huấn"},
            {"uid": "c", "code": "2", "title": "Giữ nguyên", "state": "done_late"},
        ],
        "indicators": [
            {"uid": "i", "code": "3", "name": "Hồ sơ trực tuyến", "numerator": "950", "denominator": "3089"}
        ],
        "teams": {"teams": 3},
    }
    after = {
        "tasks": [
            {"uid": "a", "code": "1.10", "title": "Số hoá hồ sơ", "state": "done_on_time", "result": "Xong"},
            {"uid": "c", "code": "2", "title": "Giữ nguyên", "state": "done_late"},
        ],
        "indicators": [
            {"uid": "i", "code": "3", "name": "Hồ sơ trực tuyến", "numerator": "1953", "denominator": "3089",
             "evaluation": "met"}
        ],
        "teams": {"teams": 4},
    }  # fmt: skip
    found = changed_lines(before, after)
    assert found.lines == (
        ChangedLine("1.9 Tập huấn", "chưa có kết quả", "", "b"),
        ChangedLine("1.10 Số hoá hồ sơ", "Đang thực hiện theo tiến độ: Đang làm", "Hoàn thành, đúng hạn: Xong", "a"),
        ChangedLine("3 Hồ sơ trực tuyến", "950/3.089", "1.953/3.089, đạt", "i"),
    )
    assert found.groups == ("số tổ, thành viên",)


def test_another_name_or_target_alone_is_told_too() -> None:
    before = {"indicators": [{"uid": "i", "name": "Cũ", "value": "5", "target": "80%"}]}
    after = {"indicators": [{"uid": "i", "name": "Cũ", "value": "5", "target": "90%"}]}
    assert changed_lines(before, after).lines == (ChangedLine("Cũ", "Cũ, 80%", "Cũ, 90%", "i"),)


def test_a_resend_of_kept_packages(path: Path) -> None:
    with Store.open(path, write=False) as store:
        first, second = packages_of(store.snapshot(), "xa0000", PERIOD)
        assert (first.revision, second.revision) == (1, 2)
        told = resend(store.packages, first, second)
        assert told == changed_lines(PROVINCE.figures(0), PROVINCE.figures(0, revision=2))
        assert resend(store.packages, first, first).lines == ()


def test_taking_back_lets_the_one_before_count_and_can_be_undone(path: Path, tmp_path: Path) -> None:
    with Store.open(path, write=True) as store:
        for left in (1, None):
            last = packages_of(store.snapshot(), "xa0000", PERIOD)[-1]
            store.apply(take_back_package(store.snapshot(), last.uid, "An"))
            counting = current(store.snapshot(), PERIOD).get("xa0000")
            assert (counting.revision if counting else None) == left
        assert store.undo_label() == "Bỏ gói gửi lần 1 của UBND xã Số 1, quý III năm 2026"
        store.undo()
        store.undo()
        counting = current(store.snapshot(), PERIOD)["xa0000"]
        assert counting.revision == 2
        store.apply(take_back_package(store.snapshot(), counting.uid))
        (again,) = receive(store, ReceiveRequest(sorted(tmp_path.glob("*lan-2.cdsz"))))
        assert again.verdict is Verdict.RESENT
        assert store.verify() == []


def test_what_came_after_a_remark_answers_it(path: Path) -> None:
    with Store.open(path, write=False) as store:
        packages = packages_of(store.snapshot(), "xa0000", PERIOD)
        first, second = (one.package_sha256 for one in packages)
        line = resend(store.packages, *packages).lines[0]
        remarks = [
            Remark(uid="r1", record=line.uid, text="x", package_sha256=first),
            Remark(uid="r2", record="khác", text="x", package_sha256=first),
            Remark(uid="r3", record=line.uid, text="x", package_sha256=second),
            Remark(uid="r4", record="", text="x", package_sha256=first),
            Remark(uid="r5", record=line.uid, text="x", package_sha256="0"),
        ]
        assert answers(store.packages, packages, remarks) == {"r1": line, "r2": None}


def test_only_a_package_is_taken_back(path: Path) -> None:
    with Store.open(path, write=False) as store, pytest.raises(RecordError):
        take_back_package(store.snapshot(), "xa0000")
