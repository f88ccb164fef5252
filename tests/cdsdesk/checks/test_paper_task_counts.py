from cdsdesk.checks.paper import Origin
from cdsdesk.checks.paper_task_counts import states_against_table
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, item, paper, table, text

HEADER = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả", "Đánh giá tiến độ")
STATES = ("Hoàn thành, đúng hạn", "Hoàn thành, đúng hạn", "Hoàn thành, trễ hạn", "Đang thực hiện theo tiến độ")
ROWS = [(f"1.{at}", f"Nhiệm vụ {at}", "Phòng A", "Tháng 6/2026", "Đã làm", state) for at, state in enumerate(STATES, 1)]
WORDS = ("đã hoàn thành, đúng hạn", "đã hoàn thành, trễ hạn", "đang thực hiện theo tiến độ", "chưa thực hiện, trễ hạn")


def found(total: int, counts: tuple[int, ...], *, words: str = "", times: int = 1) -> list[Finding]:
    body = [text(words or f"Tổng số nhiệm vụ: {total}, trong đó:")]
    body += [item("+", f"Tổng số nhiệm vụ {state}: {count}.") for state, count in zip(WORDS, counts, strict=True)]
    annexes = [annex(f"Phụ lục {at}", "NHIỆM VỤ", blocks=[table(HEADER, ROWS)]) for at in range(times)]
    return list(states_against_table(paper(body, annexes, Origin.FILE)))


def test_states_counted_as_the_table_has_them() -> None:
    assert not found(4, (2, 1, 1, 0))
    assert not found(8, (4, 2, 2, 0), times=2)


def test_a_state_counted_otherwise() -> None:
    one, other = found(4, (1, 2, 1, 0))
    assert one.severity is Severity.WARNING
    assert (one.expected, one.found) == ("2", "1")
    assert other.place is not None
    assert other.place.quote == "Tổng số nhiệm vụ đã hoàn thành, trễ hạn: 2"


def test_a_text_that_counts_other_tasks_stays_silent() -> None:
    assert not found(3, (1, 1, 1, 0))
    assert not found(4, (0, 0, 0, 4))
    assert not found(4, (1, 2, 1, 0), times=2)


def test_a_share_of_the_tasks_done() -> None:
    (finding,) = found(4, (2, 1, 1, 0), words="Đến nay đã hoàn thành 50% (2/4) nhiệm vụ.")
    assert (finding.expected, finding.found) == ("3/4", "2/4")
    assert not found(4, (2, 1, 1, 0), words="Đến nay đã hoàn thành 3/4 nhiệm vụ.")
    assert not found(4, (2, 1, 1, 0), words="Đến nay đã hoàn thành 5/9 nhiệm vụ.")


def told(done: int, going: int) -> list[Finding]:
    words = (
        f"Tổng số nhiệm vụ được giao là 04, trong đó: hoàn thành {done:02d}; đang thực hiện theo tiến độ {going:02d}."
    )
    body = [text(words)]
    return list(
        states_against_table(paper(body, [annex("Phụ lục", "NHIỆM VỤ", blocks=[table(HEADER, ROWS)])], Origin.FILE))
    )


def test_states_counted_in_a_sentence() -> None:
    assert not told(3, 1)
    assert [(one.found, one.expected) for one in told(2, 2)] == [("02", "3"), ("02", "1")]
    assert not told(2, 1)  # the parts do not add up, which another rule tells
