"""The parts of a task's form: documents named, plans, stages, money; what was carried stays when one thing is told."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cdsdesk.model.documents import Document
from cdsdesk.model.tasks import AmountKind, Funding, Milestone, PlanItem, Progress, Source, State, TaskKind
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records
from ui.desk import Desk
from ui.places.task_form import TaskForm
from ui.places.tasks import TasksPlace
from ui.widgets.label import Label

ISSUED = Document(uid="issued", type="Kế hoạch", number="4458", symbol="KH-UBND", date=date(2022, 5, 30))
PARTS = (
    ISSUED,
    Milestone(uid="m1", task="t61", title="Lập đề án", deadline_text="Quý I/2022", position=1),
    Milestone(uid="m2", task="t61", title="Trình duyệt", deadline_text="Quý IV/2022", position=2),
    Funding(
        uid="f1",
        unit="office",
        task="t61",
        amount_text="1.250",
        unit_text="Triệu đồng",
        amount=1_250_000_000,
        position=1,
    ),
    Funding(
        uid="f2",
        unit="office",
        task="t61",
        year=2022,
        amount_kind=AmountKind.GRANTED,
        source=Source.LOCAL,
        amount=500_000_000,
        position=2,
    ),
)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *PARTS])


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> TasksPlace:
    made = TasksPlace(desk, lambda: None)
    qtbot.addWidget(made)
    made.resize(1140, 660)
    made.show()
    return made


@pytest.fixture
def form(place: TasksPlace) -> TaskForm:
    return place.form


def test_a_document_that_the_result_names_is_opened(qtbot: QtBot, place: TasksPlace, form: TaskForm) -> None:
    place.open_record("t22")
    found = form.cited.findChildren(QPushButton)
    assert [one.accessibleName() for one in found] == ["Kế hoạch số 4458/KH-UBND ngày 30/5/2022"]
    with qtbot.waitSignal(place.record_asked) as asked:
        found[0].click()
    assert asked.args == ["issued", ""]


def test_a_document_that_the_register_lacks_is_said_to_be_missing(place: TasksPlace, form: TaskForm) -> None:
    place.open_record("t21")
    words = [one.text() for one in form.cited.findChildren(Label)]
    assert "Công văn số 1727/VHTT ngày 23/9/2022 – chưa có trong sổ văn bản" in words


def test_a_task_joins_and_leaves_plans(place: TasksPlace, form: TaskForm, store: MemoryStore) -> None:
    place.open_record("t21")
    number = form.plans.others.findData("other-plan")
    form.plans.others.setCurrentIndex(number)
    form.plans.others.activated.emit(number)
    assert {item.plan for item in store.snapshot().where(PlanItem, "task", "t21")} == {"plan", "other-plan"}
    out = [one for one in form.plans.findChildren(QPushButton) if one.accessibleName().startswith("Bỏ khỏi")]
    out[-1].click()
    assert len(store.snapshot().where(PlanItem, "task", "t21")) == 1


def test_a_stage_is_done_on_a_day(place: TasksPlace, form: TaskForm, store: MemoryStore) -> None:
    place.open_record("t61")
    assert form.milestones_fold.heading.words == "▸ Giai đoạn (2)"
    model = form.milestones.model
    assert model.setData(model.index(0, 2), "05/03/2022")
    assert model.text(0, 2) == "05/03/2022"
    told = store.snapshot().where(Progress, "task", "t61")[0]
    assert told.milestones_done == {"m1": "05/03/2022"}
    assert told.result, "the result told before stays"
    assert model.setData(model.index(0, 2), "")
    assert store.snapshot().where(Progress, "task", "t61")[0].milestones_done == {}


def test_money_is_shown_as_written_with_its_sums(place: TasksPlace, form: TaskForm, store: MemoryStore) -> None:
    place.open_record("t61")
    assert form.sums.text() == "Tổng mức đầu tư 1.250 · Đã cấp 500 triệu đồng"
    model = form.funding.model
    column = [one.key for one in model.columns].index("amount_text")
    assert (model.text(0, column), model.text(1, column)) == ("1.250 triệu đồng", "500.000.000 đồng")
    assert model.setData(model.index(0, column), "2 tỷ")
    assert store.snapshot().find(Funding, "f1").amount == 2_000_000_000  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "shown", "amount"),
    [
        ("2.500", "2.500 triệu đồng", 2_500_000_000),
        ("1,5 tỷ", "1,5 tỷ", 1_500_000_000),
        ("2.500 triệu đồng", "2.500 triệu đồng", 2_500_000_000),
        ("350.000.000 đồng", "350.000.000 đồng", 350_000_000),
        ("abc", "abc", None),
        ("–", "–", None),
    ],
)
def test_money_is_shown_with_one_unit_and_asked_about_when_it_is_none(
    place: TasksPlace, form: TaskForm, store: MemoryStore, typed: str, shown: str, amount: int | None
) -> None:
    place.open_record("t61")
    model = form.funding.model
    column = [one.key for one in model.columns].index("amount_text")
    assert model.setData(model.index(0, column), typed)
    assert model.text(0, column) == shown
    assert store.snapshot().find(Funding, "f1").amount == amount  # type: ignore[union-attr]
    described = model.columns[column]
    assert described.marks is not None
    assert any("không phải là số tiền" in told for told in described.marks(model.row(0))) is (typed == "abc")


def test_a_search_opens_the_part_that_holds_it(place: TasksPlace, form: TaskForm) -> None:
    assert place.open_record("m2", "deadline_text")
    assert form.milestones_fold.opened
    assert form.milestones.table.current_uid() == "m2"


def test_what_is_shown_from_an_earlier_period_stays_when_one_thing_is_told(
    place: TasksPlace, form: TaskForm, desk: Desk, store: MemoryStore
) -> None:
    desk.set_period("2022-12-14..2022-12-31")
    place.choose_plan("plan")
    place.open_record("t62")
    assert "Kết quả dưới đây ghi từ năm 2022." in form.carried.text()
    form.binders["note"].put("Đã hỏi lại")
    assert form.commit()
    told = [row for row in store.snapshot().where(Progress, "task", "t62") if row.period != "2022"]
    assert [(row.result, row.status_written, row.note) for row in told] == [
        ("Đã đấu thầu qua mạng", State.ON_TRACK, "Đã hỏi lại")
    ]


def test_what_was_told_before_stands_in_the_form(place: TasksPlace, form: TaskForm, desk: Desk) -> None:
    assert form.past_fold.isHidden()
    desk.set_period("2023")
    place.choose_plan("")
    place.open_record("t22")
    assert form.past_fold.heading.words == "▸ Các kỳ trước (1)"
    words = [one.text() for one in form.past.findChildren(Label) if not one.isHidden()]
    assert words == ["Năm 2022: Hoàn thành, đúng hạn", "Kế hoạch số 4458/KH-UBND ngày 30/5/2022"]


def test_projects_are_a_list_of_their_own(desk: Desk, qtbot: QtBot, store: MemoryStore) -> None:
    place = TasksPlace(desk, lambda: None, TaskKind.PROJECT)
    qtbot.addWidget(place)
    place.show()
    assert place.stack.currentWidget() is place.empty
    place.add_row()
    made = [store.get(uid) for uid in place.model.uids()]
    assert [getattr(one, "kind", "") for one in made] == [TaskKind.PROJECT]
    assert place.form.funding_fold.opened
