"""Work on one paper is done once, and never taken for that on another."""

from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Paper
from tests.support.papers import paper, text


def test_work_is_done_once_for_a_paper_and_anew_for_its_equal() -> None:
    done: list[Paper] = []

    @once_per_paper
    def work(one: Paper) -> int:
        done.append(one)
        return len(done)

    first, equal = paper(body=[text("Một.")]), paper(body=[text("Một.")])
    assert first == equal
    assert [work(first), work(equal), work(first), work(equal)] == [1, 2, 1, 2]


def test_only_the_last_few_papers_are_kept() -> None:
    done: list[str] = []

    @once_per_paper
    def work(one: Paper) -> None:
        done.append(one.formal.title)

    many = [paper(body=[], title=str(number)) for number in range(6)]
    for one in (*many, many[-1], many[0]):
        work(one)
    assert done == ["0", "1", "2", "3", "4", "5", "0"]
