"""The colours of states and evaluations, the same wherever they are shown."""

from collections.abc import Mapping

from cdsdesk.model.indicators import Evaluation
from cdsdesk.model.tasks import State
from ui.theme.colours import Tone

STATE_TONES: Mapping[State, Tone] = {
    State.DONE_ON_TIME: Tone.GREEN,
    State.DONE_LATE: Tone.AMBER,
    State.ON_TRACK: Tone.BLUE,
    State.IN_PROGRESS_LATE: Tone.ORANGE,
    State.NOT_STARTED_LATE: Tone.RED,
    State.NOT_DUE: Tone.GREY,
    State.SUSPENDED: Tone.GREY,
}
EVALUATION_TONES: Mapping[Evaluation, Tone] = {
    Evaluation.EXCEEDED: Tone.GREEN,
    Evaluation.MET: Tone.BLUE,
    Evaluation.MISSED: Tone.RED,
    Evaluation.NO_DATA: Tone.GREY,
}
