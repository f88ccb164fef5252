"""States of tasks in words that no decree gives: "Hoàn thành (trễ)", "Tạm dừng", "Đang TH chậm tiến độ"."""

import re

from cdsdesk.model.states import read_state
from cdsdesk.model.tasks import State
from cdsdesk.vietnamese.text import search_key

_DONE = r"(?:da )?(?:hoan thanh|hoan tat|ht|(?:thuc hien |xu ly )?xong)"
_DOING = r"dang(?: tiep tuc)? (?:thuc hien|trien khai|xu ly|th|tk)"
_NOT_BEGUN = r"chua (?:thuc hien|trien khai|xu ly|th|tk|bat dau)"
_TERM = r"(?:han|tien do|thoi han|ke hoach)"
_LATE = (
    rf"(?:nhung |va |da |bi )?(?:(?:tre|cham|muon)(?: (?:so voi )?{_TERM})?|(?:qua|sau|khong dung|khong kip) {_TERM})"
)
_IN_TIME = rf"(?:(?:dung|truoc|kip|trong|som|vuot|som hon|dam bao|bao dam|dam bao dung) {_TERM}|som)"
_WORDS = (
    (State.DONE_LATE, rf"{_DONE} {_LATE}"),
    (State.DONE_ON_TIME, rf"{_DONE} {_IN_TIME}"),
    (State.IN_PROGRESS_LATE, rf"{_DOING} {_LATE}"),
    (State.ON_TRACK, rf"{_DOING} (?:{_IN_TIME}|theo(?: dung)? {_TERM})"),
    (State.NOT_STARTED_LATE, rf"{_NOT_BEGUN} {_LATE}"),
    (State.NOT_DUE, rf"(?:{_NOT_BEGUN} )?chua (?:den|toi) han"),
    (State.SUSPENDED, r"(?:da )?(?:tam (?:dung|ngung|hoan|dinh chi)|hoan)(?: (?:lai|thuc hien|trien khai))*"),
)
_STATES = tuple((state, re.compile(words)) for state, words in _WORDS)


def understood_state(text: str) -> State | None:
    """Return the state that a text tells, in the words of a report or in those of an office; None for anything else."""
    official = read_state(text)
    if official is not None or not text:
        return official
    words = re.sub(r"[\W_]+", " ", search_key(text)).strip()
    return next((state for state, wording in _STATES if wording.fullmatch(words)), None)
