"""The engine: one order, waivers that hold while the facts do, only the rules that are asked for."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cdsdesk.checks import engine, rules_missing, rules_status
from cdsdesk.checks.engine import ALL_RULES, run
from cdsdesk.checks.registry import Issue, Rule, rule
from cdsdesk.model.fields import specs
from cdsdesk.model.findings import Finding, RecordRef, Severity
from cdsdesk.model.indicators import Evaluation
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.model.reports import Waiver
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import clean_line
from tests.support.checked import ITEM, PROGRESS, TASK, WHOLE, office, only, valued

ROOT = Path(engine.__file__).parents[2]


def test_a_whole_office_has_no_finding() -> None:
    assert run(office()) == ()


def test_nothing_told_at_all_stops_no_rule() -> None:
    assert all(finding.severity is Severity.NOTE for finding in run(office(without=WHOLE)))
    assert run(Snapshot("w", {})) == ()
    assert run(Snapshot("w", {record.uid: record for record in WHOLE})) == ()


def broken() -> Snapshot:
    second = replace(TASK, uid="t2", title="Tập huấn", lead=(), deadline_text="Khi có hướng dẫn")
    return office(
        second,
        replace(ITEM, uid="i2", task="t2", code="2.10", position=2),
        replace(PROGRESS, completed_on=date(2022, 6, 30)),
        replace(PROGRESS, uid="g2", task="t2", status_text="Sắp xong", completed_on=None),
        valued("50", Evaluation.MET),
    )


def test_the_weightiest_come_first_then_by_place() -> None:
    findings = run(broken())
    assert [(finding.rule, finding.record.code) for finding in findings if finding.record] == [
        ("indicator.against-target", "I.7"),
        ("status.against-dates", "2.1"),
        ("numbering.gap", "2.10"),
        ("status.unknown-word", "2.10"),
        ("missing.lead", "2.10"),
        ("missing.readable-deadline", "2.10"),
    ]


def test_the_order_does_not_hang_on_the_order_of_records() -> None:
    snapshot = broken()
    expected = run(snapshot)
    assert len(expected) > 4
    rows = list(snapshot.records.items())
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert run(replace(snapshot, records=dict(rows))) == expected
        assert run(snapshot, rules=random.Random(seed).sample(ALL_RULES, len(ALL_RULES))) == expected


@pytest.mark.parametrize(
    ("touched", "found_rules"),
    [
        ({"task"}, {"status.against-dates", "status.unknown-word", "missing.lead", "missing.readable-deadline"}),
        ({"task.lead"}, {"missing.lead"}),
        ({"progress.status_text"}, {"status.against-dates", "status.unknown-word"}),
        ({"plan_item.code"}, {"numbering.gap"}),
        ({"unit.name"}, set()),
        (set(), set()),
    ],
)
def test_only_rules_that_read_what_was_touched_run(touched: set[str], found_rules: set[str]) -> None:
    assert {finding.rule for finding in run(broken(), only=touched)} == found_rules


def waiver(finding: Finding, uid: str, reason: str) -> Waiver:
    assert finding.record is not None
    return Waiver(
        uid=uid,
        unit="w",
        rule=finding.rule,
        record=finding.record.uid,
        fingerprint=finding.fingerprint,
        period="2022",
        reason=reason,
    )


def test_a_waiver_keeps_a_finding_silent_while_the_facts_stay() -> None:
    late = replace(PROGRESS, completed_on=date(2022, 6, 30))
    finding = only(rules_status.against_dates, office(late))
    lasting = waiver(finding, "k", "Cấp trên cho lùi hạn")
    kept = only(rules_status.against_dates, office(late, lasting))
    assert kept == replace(finding, waived="Cấp trên cho lùi hạn")
    later = replace(late, completed_on=date(2022, 7, 1))
    assert only(rules_status.against_dates, office(later, lasting)).waived is None


@pytest.mark.parametrize(
    "change",
    [{"period": "2021"}, {"unit": "x"}, {"rule": "missing.lead"}, {"record": "t"}, {"fingerprint": "0"}],
)
def test_a_waiver_of_something_else_keeps_nothing_silent(change: dict[str, str]) -> None:
    late = replace(PROGRESS, completed_on=date(2022, 6, 30))
    finding = only(rules_status.against_dates, office(late))
    other = replace(waiver(finding, "k", "Lý do"), **change)  # type: ignore[arg-type]
    assert only(rules_status.against_dates, office(late, other)).waived is None


def test_a_waiver_stands_in_any_spelling_of_its_period() -> None:
    late = replace(PROGRESS, completed_on=date(2022, 6, 30))
    finding = only(rules_status.against_dates, office(late))
    spelled = replace(waiver(finding, "k", "Lý do"), period="2022-12M")
    assert only(rules_status.against_dates, office(late, spelled)).waived == "Lý do"


def test_the_reason_in_the_record_itself_waives() -> None:
    late = replace(PROGRESS, completed_on=date(2022, 6, 30), reason="Tỉnh đã cho gia hạn")
    assert only(rules_status.against_dates, office(late)).waived == "Tỉnh đã cho gia hạn"


def test_a_finding_knows_whom_it_concerns() -> None:
    late = only(rules_status.against_dates, office(replace(PROGRESS, completed_on=date(2022, 6, 30))))
    assert late.concerned == {"g", "t"}
    assert only(rules_missing.missing_lead, office(replace(TASK, lead=()))).concerned == {"t"}


def test_what_was_told_earlier_is_mended_at_the_task() -> None:
    earlier = replace(PROGRESS, period="2022-Q1", completed_on=date(2022, 6, 30))
    finding = only(rules_status.against_dates, office(earlier))
    assert finding.record == RecordRef("task", "t", "2.1")
    assert finding.related == ()
    assert "(ghi ở kỳ trước)" in finding.message


def test_the_public_form_of_a_finding() -> None:
    finding = only(rules_status.against_dates, office(replace(PROGRESS, completed_on=date(2022, 6, 30))))
    assert finding.to_json() == {
        "rule": "status.against-dates",
        "severity": "warning",
        "message": "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” nhưng theo thời hạn là “Hoàn thành, trễ hạn”: hạn đến hết"
        " 31/5/2022, hoàn thành ngày 30/6/2022",
        "record": {"type": "progress", "uid": "g", "code": "2.1"},
        "place": None,
        "field": "status_written",
        "expected": "Hoàn thành, trễ hạn",
        "found": "Hoàn thành, đúng hạn",
        "fix": None,
        "waived": None,
    }


def test_a_task_without_a_number_is_named_by_its_first_words() -> None:
    long = replace(
        TASK, lead=(), title="Xây dựng  và đưa vào hoạt động\nTrang thông tin điện tử chuyển đổi số của phường"
    )
    finding = only(rules_missing.missing_lead, office(long, replace(ITEM, code="")))
    assert finding.message == (
        "Nhiệm vụ “Xây dựng và đưa vào hoạt động Trang thông tin điện tử…” chưa có cơ quan chủ trì"
    )
    assert finding.record == RecordRef("task", "t", "")


def test_every_rule_reads_fields_that_exist() -> None:
    assert len({each.id for each in ALL_RULES}) == len(ALL_RULES) >= 20
    for each in ALL_RULES:
        assert re.fullmatch(r"[a-z]+\.[a-z-]+", each.id)
        assert each.title == clean_line(each.title)
        assert not each.title.endswith(".")
        assert each.reads
        for name in each.reads:
            record, field = name.split(".")
            assert field == "position" or field in specs(BY_TYPE[record]), name


def test_every_rule_file_is_run() -> None:
    files = {path.stem for path in Path(engine.__file__).parent.glob("rules_*.py")}
    assert {each.search.__module__.rsplit(".", 1)[-1] for each in ALL_RULES} == files


def test_every_rule_is_explained_with_its_weight() -> None:
    """docs/checks.md lists each rule once, with severity and title as in the code, and none that does not exist."""
    text = (ROOT / "docs" / "checks.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z.-]+)` \| (\w+) \| ([^|]+) \|", text, re.MULTILINE)
    assert sorted(listed) == sorted((each.id, each.severity.value, each.title) for each in ALL_RULES)


def test_every_rule_is_tested_where_it_must_speak_and_where_it_must_be_silent() -> None:
    """In the test of its file each rule stands in the tables FOUND and SILENT."""
    for each in ALL_RULES:
        module = each.search.__module__.rsplit(".", 1)[-1]
        text = (Path(__file__).parent / f"test_{module}.py").read_text("utf-8")
        found_part, silent_part = text.split("SILENT = [")
        name = rf"\b{module}\.{each.search.__name__}\b"
        assert re.search(name, found_part.split("FOUND = [")[1]), f"{each.id} is never found"
        assert re.search(name, silent_part), f"{each.id} is never silent"


def test_a_rule_is_a_function_with_a_name() -> None:
    @rule("test.one", Severity.NOTE, "Thử", "task.title")
    def one(snapshot: Snapshot) -> Iterator[Issue]:
        yield Issue("Có việc", RecordRef("task", snapshot.office))

    assert isinstance(one, Rule)
    assert one.types == {"task"}
    (finding,) = one(office())
    assert (finding.rule, finding.severity, finding.message) == ("test.one", Severity.NOTE, "Có việc")
