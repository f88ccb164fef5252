"""Documents that results name, both ways, and a document put into a result."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.actions.citing import cite, cited_in, documents_cited
from cdsdesk.errors import RecordError
from cdsdesk.model.documents import Citation, Document
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, PERIOD, small_records

RESULT = Document(
    uid="d4458",
    type="Kế hoạch",
    number="4458",
    symbol="KH-UBND",
    date=date(2022, 5, 30),
    issuer="UBND phường Vạn Thạnh",
    subject="phổ cập kỹ năng số",
)


def snapshot(*more: Record, period: str | None = PERIOD) -> Snapshot:
    return MemoryStore(OFFICE, [*small_records(), *more]).snapshot(period)


def cited(snapshot: Snapshot, task: str) -> list[tuple[str, str]]:
    found = snapshot.find(Task, task)
    assert found is not None
    return [(one.as_written, one.document.uid if one.document else "") for one in documents_cited(snapshot, found)]


def test_a_result_names_a_document_of_the_register():
    assert cited(snapshot(RESULT), "t22") == [("Kế hoạch số 4458/KH-UBND ngày 30/5/2022", "d4458")]


def test_what_nobody_registered_is_named_without_a_document():
    assert cited(snapshot(RESULT), "t21") == [("Công văn số 1727/VHTT ngày 23/9/2022", "")]


@pytest.mark.parametrize(
    "fields", [{"number": "04458"}, {"symbol": "KH–UBND"}, {"date": None}, {"issuer": ""}, {"type": ""}]
)
def test_the_document_is_found_however_it_is_spelled(fields):
    assert cited(snapshot(replace(RESULT, **fields)), "t22")[0][1] == "d4458"


@pytest.mark.parametrize(
    "fields", [{"date": date(2022, 5, 31)}, {"number": "445"}, {"number": ""}, {"symbol": "QĐ-UBND"}]
)
def test_another_document_is_not_taken_for_it(fields):
    assert cited(snapshot(replace(RESULT, **fields)), "t22")[0][1] == ""


def test_of_two_that_may_be_meant_none_is_guessed():
    other = replace(RESULT, uid="other", issuer="UBND tỉnh Khánh Hòa")
    assert cited(snapshot(RESULT, other), "t22")[0][1] == ""
    assert cited(snapshot(RESULT, replace(RESULT, uid="twice", issuer="Ủy ban nhân dân phường Vạn Thạnh")), "t22")[0][1]


def test_the_issuer_that_is_written_tells_which_of_two_is_meant():
    told = Progress(
        uid="p",
        unit="office",
        task="t63",
        period=PERIOD,
        result="Theo Kế hoạch số 4458/KH-UBND của UBND tỉnh Khánh Hòa",
    )
    other = replace(RESULT, uid="other", issuer="UBND tỉnh Khánh Hòa")
    assert cited(snapshot(RESULT, other, told), "t63") == [("Kế hoạch số 4458/KH-UBND", "other")]


def test_a_noted_citation_goes_before_what_the_number_says():
    noted = Citation(
        uid="c", record="p-t22", field="result", as_written="Kế hoạch số 4458/KH-UBND ngày 30/5/2022", document="plan"
    )
    assert cited(snapshot(RESULT, noted), "t22")[0][1] == "plan"


def test_a_noted_citation_counts_while_its_words_stand_there():
    noted = Citation(uid="c", record="p-t62", field="result", as_written="đấu thầu qua mạng", document="plan")
    gone = replace(noted, uid="g", as_written="chữ đã xoá")
    assert cited(snapshot(noted, gone), "t62") == [("đấu thầu qua mạng", "plan")]


def test_a_document_knows_the_tasks_that_name_it():
    found = cited_in(snapshot(RESULT), RESULT)
    assert [(one.task.uid, one.progress.uid, one.as_written) for one in found] == [
        ("t22", "p-t22", "Kế hoạch số 4458/KH-UBND ngày 30/5/2022")
    ]
    assert cited_in(snapshot(RESULT, period=None), RESULT) == found
    assert cited_in(snapshot(RESULT), replace(RESULT, uid="x", number="458")) == ()


def test_a_task_that_names_a_document_in_two_periods_is_told_once():
    again = Progress(uid="q", unit="office", task="t22", period="2022-H1", result="Kế hoạch 4458/KH-UBND")
    foreign = replace(again, uid="f", task="t21", unit="above")
    assert [one.task.uid for one in cited_in(snapshot(RESULT, again, foreign, period=None), RESULT)] == ["t22"]


def test_a_document_without_a_number_is_known_by_noted_citations_alone():
    nameless = Document(uid="n", type="Quyết định", subject="Quyết định thành lập Tổ")
    noted = Citation(uid="c", record="p-t62", field="result", as_written="Đã đấu thầu", document="n")
    assert [one.task.uid for one in cited_in(snapshot(nameless, noted), nameless)] == ["t62"]


def put(store: MemoryStore, task: str, told: str, document: str = "d4458") -> Progress:
    store.apply(cite(store.snapshot(), task, PERIOD, told, document, "an"))
    return store.snapshot(PERIOD).where(Progress, "task", task)[0]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", "Kế hoạch số 4458/KH-UBND ngày 30/5/2022"),
        ("Đã đấu thầu qua mạng", "Đã đấu thầu qua mạng; Kế hoạch số 4458/KH-UBND ngày 30/5/2022"),
        ("Đã xong.", "Đã xong; Kế hoạch số 4458/KH-UBND ngày 30/5/2022."),
        ("- Đã xong;\n- Đã nộp.", "- Đã xong;\n- Đã nộp.\nKế hoạch số 4458/KH-UBND ngày 30/5/2022"),
    ],
)
def test_a_document_is_put_at_the_end_of_a_result(told, expected):
    store = MemoryStore(OFFICE, [*small_records(), RESULT])
    progress = put(store, "t62", told)
    assert progress.result == expected
    (citation,) = store.snapshot().where(Citation, "record", progress.uid)
    assert expected[citation.start : citation.end] == citation.as_written
    assert [one.task.uid for one in cited_in(store.snapshot(PERIOD), RESULT)] == ["t22", "t62"]


def test_a_task_of_which_nothing_was_told_gets_its_first_result_in_one_step():
    store = MemoryStore(OFFICE, [*small_records(), RESULT])
    assert put(store, "t63", "").period == PERIOD
    assert store.undo_label().startswith("Gắn Kế hoạch số 4458/KH-UBND")
    store.undo()
    assert store.snapshot().all(Citation) == ()
    assert cited(store.snapshot(PERIOD), "t63") == []


def test_what_is_named_already_is_not_named_twice():
    everything = snapshot(RESULT, period=None)
    for told in ("Kế hoạch số 4458/KH-UBND ngày 30/5/2022", "theo Kế hoạch 4458/KH-UBND"):
        with pytest.raises(RecordError, match="đã nhắc đến"):
            cite(everything, "t62", PERIOD, told, "d4458")
    with pytest.raises(RecordError, match="không còn"):
        cite(everything, "t62", PERIOD, "", "gone")
