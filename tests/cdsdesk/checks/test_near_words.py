"""Which official word a misspelled one stands for, and the step that writes it."""

from dataclasses import replace

import pytest

from cdsdesk.actions.mending import mend
from cdsdesk.checks import rules_indicators, rules_status
from cdsdesk.checks.near_words import near_word
from cdsdesk.model.indicators import EVALUATION_WORDS, Evaluation, Measurement
from cdsdesk.model.tasks import STATE_WORDS, Progress, State
from tests.support.checked import MEASUREMENT, PROGRESS, office, only


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Hoàn thành đúg hạn", State.DONE_ON_TIME),
        ("Hòan thành, trể hạnn", State.DONE_LATE),
        ("Đang thực hiện theo tiến đô", State.ON_TRACK),
        ("Hoàn thành", None),
        ("Sắp xong", None),
        ("trễ hạn", None),
        ("", None),
    ],
)
def test_a_slip_of_the_keys_stands_for_one_word(written: str, meant: State | None) -> None:
    assert near_word(written, STATE_WORDS) is meant


def test_short_words_need_to_be_alike() -> None:
    assert near_word("Chưa đat", EVALUATION_WORDS) is Evaluation.MISSED
    assert near_word("Tốt", EVALUATION_WORDS) is None


def test_the_word_that_was_meant_is_written_in_one_step() -> None:
    snapshot = office(replace(PROGRESS, status_text="Hoàn thành đúg hạn"))
    finding = only(rules_status.unknown_word, snapshot)
    assert finding.fix is not None
    assert finding.fix.label == "Ghi “Hoàn thành, đúng hạn”"
    told = snapshot.with_changes(mend(snapshot, finding)).find(Progress, "g")
    assert told is not None
    assert (told.status_written, told.status_text) == (State.DONE_ON_TIME, "Hoàn thành, đúng hạn")
    assert only(rules_status.unknown_word, office(replace(PROGRESS, status_text="Sắp xong"))).fix is None


def test_the_evaluation_that_was_meant_is_written_in_one_step() -> None:
    words = EVALUATION_WORDS[Evaluation.MISSED]
    snapshot = office(replace(MEASUREMENT, evaluation_text=f"{words}t"))
    finding = only(rules_indicators.unknown_word, snapshot)
    assert finding.fix is not None
    told = snapshot.with_changes(mend(snapshot, finding)).find(Measurement, "m")
    assert told is not None
    assert (told.evaluation_written, told.evaluation_text) == (Evaluation.MISSED, words)
