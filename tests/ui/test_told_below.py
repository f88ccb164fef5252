"""An office above: what only offices below told of is not its own, in the checks of the window and in the overview."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cdsdesk.actions.packing import PackRequest, make_package
from cdsdesk.actions.receiving import ReceiveRequest, receive
from cdsdesk.actions.report_snapshot import report_snapshot
from cdsdesk.checks.engine import run
from cdsdesk.model.reading import tasks_of_period, told_only_below
from cdsdesk.model.tasks import Task
from cdsdesk.progress import NoProgress
from db.store import Store
from tests.support.chain_offices import COMMUNES, DISTRICTS, PERIOD, make_file
from ui.desk import Desk
from ui.edits import field_edit, progress_edit
from ui.places.overview import OverviewPlace
from ui.remember import Memory
from ui.tasks import ImmediateRunner

DISTRICT, COMMUNE = DISTRICTS[0], COMMUNES[0]


def sent(folder: Path) -> Path:
    """Make the package of a commune."""
    path = folder / "xa.cdsz"
    with Store.open(make_file(folder, COMMUNE), write=True, who="an") as store:
        make_package(store, PackRequest(PERIOD, path))
    return path


@pytest.fixture
def desk(look: None, tmp_path: Path) -> Iterator[Desk]:
    path = make_file(tmp_path, DISTRICT, COMMUNE, told=False)
    made = Desk(Store.open(path, write=True, who="an"), path, PERIOD, "an", ImmediateRunner())
    yield made
    made.close()


def arrive(desk: Desk, package: Path) -> None:
    receive(desk.store, ReceiveRequest((package,)))
    desk.set_period(PERIOD)
    desk._everything = None


def test_the_checks_ask_for_nothing_that_only_offices_below_told(desk: Desk, tmp_path: Path) -> None:
    desk.check()
    assert {one.record.uid for one in desk.findings if one.record is not None} >= {"nv1", "nv2", "nv3"}
    arrive(desk, sent(tmp_path))
    expected = report_snapshot(desk.store, PERIOD)
    assert told_only_below(expected) >= {"nv1", "nv2", "nv3"}
    assert desk.findings == run(expected)
    desk.edit(progress_edit("nv1", PERIOD, "result", "Đã làm"))
    expected = report_snapshot(desk.store, PERIOD)
    assert [task.uid for task in tasks_of_period(expected)] == ["nv1"]
    assert desk.findings == run(expected)


def test_an_edit_adds_nothing_up_again(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arrive(desk, sent(tmp_path))
    monkeypatch.setattr("ui.below.with_told", lambda *_args: pytest.fail("added up again"))
    task = desk.everything().find(Task, "nv2")
    assert task is not None
    assert desk.edit(field_edit(task, "title", "Tên khác"))


def test_what_is_looked_at_while_a_large_step_is_written_is_not_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = sent(tmp_path)
    with monkeypatch.context() as writing:
        writing.setattr(Desk, "writing", property(lambda _desk: True))
        arrive(desk, package)
        assert desk.below.standing()(NoProgress()).lower is None
    assert desk.below.standing()(NoProgress()).lower is not None


def test_the_overview_counts_the_own_tasks_only(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    arrive(desk, sent(tmp_path))
    place = OverviewPlace(desk, lambda: date(2026, 12, 10), lambda _key: None, Memory())
    qtbot.addWidget(place)
    place.show_figures()
    assert place.counted is not None
    assert (place.counted.figures.tasks.total, place.counted.received) == (0, True)
    assert not place.counted.figures.missing_results
