import pytest

from cdsdesk.model.state_wordings import understood_state
from cdsdesk.model.tasks import State


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Hoàn thành, đúng hạn", State.DONE_ON_TIME),
        ("Hoàn thành trước thời hạn", State.DONE_ON_TIME),
        ("Hoàn thành (trễ)", State.DONE_LATE),
        ("Đã HT nhưng quá hạn", State.DONE_LATE),
        ("Hoàn thành chậm so với kế hoạch", State.DONE_LATE),
        ("Đang TH đúng tiến độ", State.ON_TRACK),
        ("Đang triển khai theo đúng tiến độ", State.ON_TRACK),
        ("Đang thực hiện - chậm tiến độ", State.IN_PROGRESS_LATE),
        ("Chưa thực hiện, quá hạn", State.NOT_STARTED_LATE),
        ("Chưa tới hạn", State.NOT_DUE),
        ("Tạm dừng", State.SUSPENDED),
        ("Tạm ngưng thực hiện", State.SUSPENDED),
        ("Quá hạn", None),
        ("Hoàn thành", None),
        ("Đang thực hiện", None),
        ("Đúng tiến độ", None),
        ("Chưa hoàn thành, quá hạn", None),
        ("Hoàn thành trễ hạn do chờ kinh phí", None),
        ("", None),
    ],
)
def test_states_in_the_words_of_offices(text: str, state: State | None) -> None:
    assert understood_state(text) is state
