"""Long work in a thread of its own: order, progress, stopping, errors, replaced jobs."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cdsdesk.errors import CdsError, InputError
from cdsdesk.progress import Progress
from ui.progress_panel import ProgressPanel
from ui.tasks import Job, TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.stop()
    made.deleteLater()


class Answers:
    """Keeps what jobs answer, and on which thread."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[CdsError] = []
        self.cancelled = 0
        self.threads: set[int] = set()

    def job(self, work: Any, lane: str = "", quiet: bool = False) -> Job:
        return Job("Việc", work, self._done, self.failed.append, self._cancelled, lane, quiet)

    def _done(self, result: Any) -> None:
        self.threads.add(threading.get_ident())
        self.done.append(result)

    def _cancelled(self) -> None:
        self.cancelled += 1


def test_jobs_queue_and_answer_on_the_windows_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    answers, worked = Answers(), set()

    def work(number: int) -> Any:
        def run(progress: Progress) -> int:
            worked.add(threading.get_ident())
            return number

        return run

    for number in range(5):
        runner.run(answers.job(work(number)))
    qtbot.waitUntil(lambda: len(answers.done) == 5)
    assert answers.done == [0, 1, 2, 3, 4]
    assert answers.threads == {threading.get_ident()}
    assert threading.get_ident() not in worked


def test_a_refusal_is_handed_over(qtbot: QtBot, runner: TaskRunner) -> None:
    answers = Answers()

    def work(_progress: Progress) -> None:
        raise InputError("Tệp hỏng")

    runner.run(answers.job(work))
    qtbot.waitUntil(lambda: bool(answers.failed))
    assert str(answers.failed[0]) == "Tệp hỏng."


def test_a_bug_reaches_the_error_net(qtbot: QtBot, runner: TaskRunner) -> None:
    answers = Answers()
    with qtbot.captureExceptions() as caught:
        runner.run(answers.job(lambda _progress: 1 // 0))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def _endless(progress: Progress) -> None:
    for done in range(10_000):
        progress.report(done, 10_000, "đang làm")
        time.sleep(0.002)


def test_the_panel_shows_a_job_and_stops_it(qtbot: QtBot, runner: TaskRunner) -> None:
    answers = Answers()
    panel = ProgressPanel(runner.cancel)
    qtbot.addWidget(panel)
    runner.started.connect(panel.start)
    runner.progress.connect(panel.show_progress)
    runner.ended.connect(panel.finish)
    runner.run(answers.job(_endless))
    assert panel.isVisible()
    qtbot.waitUntil(lambda: panel._bar.maximum() == 10_000)
    assert panel._title.text() == "Việc: đang làm"
    panel.cancel_button.click()
    assert not panel.cancel_button.isEnabled()
    qtbot.waitUntil(lambda: answers.cancelled == 1)
    assert not panel.isVisible()
    assert answers.done == []


def test_a_newer_job_of_a_lane_replaces_the_older(qtbot: QtBot, runner: TaskRunner) -> None:
    answers = Answers()
    runner.run(answers.job(_endless, lane="check", quiet=True))
    runner.run(answers.job(lambda _progress: "mới", lane="check", quiet=True))
    qtbot.waitUntil(lambda: bool(answers.done))
    assert answers.done == ["mới"]
    assert answers.cancelled == 0


def test_progress_is_thinned(qtbot: QtBot, runner: TaskRunner) -> None:
    answers, told = Answers(), []
    runner.progress.connect(lambda done, _total, _text: told.append(done))

    def work(progress: Progress) -> None:
        for done in range(2001):
            progress.report(done, 2000)

    runner.run(answers.job(work))
    qtbot.waitUntil(lambda: bool(answers.done))
    assert told[-1] == 2000
    assert len(told) < 100


def test_stopping_waits_and_drops_results(qtbot: QtBot, runner: TaskRunner) -> None:
    answers = Answers()
    runner.run(answers.job(_endless))
    runner.stop()
    qtbot.wait(30)
    assert answers.done == []
    assert answers.cancelled == 0
