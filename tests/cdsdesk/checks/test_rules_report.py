"""What a report needs before it is signed: what must be found and what must stay silent."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.checks import rules_report
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.office import Signatory
from cdsdesk.model.reports import Report, ReportKind, ReportState
from tests.support.checked import RECIPIENTS, SIGNATORY, WORDS, found, office, only

REPORT = Report(uid="r", unit="w", period="2022")
OUTLINE = Path(rules_report.__file__).parents[2] / "resources" / "outlines" / "bao-cao.toml"

FOUND = [
    (rules_report.no_signatory, [], [SIGNATORY], "Báo cáo chưa có người ký"),
    (rules_report.no_signatory, [replace(SIGNATORY, name="")], [], "Người ký báo cáo chưa có họ và tên"),
    (rules_report.no_signatory, [replace(SIGNATORY, lines=())], [], "Người ký báo cáo chưa có quyền hạn, chức vụ"),
    (
        rules_report.no_signatory,
        [Signatory(uid="khac", unit="w", position=5, lines=("CHỦ TỊCH",)), replace(REPORT, signatory="khac")],
        [],
        "Người ký báo cáo chưa có họ và tên",
    ),
    (rules_report.no_recipients, [], [RECIPIENTS], "Báo cáo chưa có nơi nhận"),
    (
        rules_report.no_recipients,
        [replace(RECIPIENTS, lines=())],
        [],
        "Danh sách nơi nhận của báo cáo còn trống",
    ),
    (
        rules_report.no_own_words,
        [],
        [WORDS[0]],
        "Chưa viết mục “Khó khăn, vướng mắc”; báo cáo sẽ thiếu lời văn của đơn vị ở mục này",
    ),
    (
        rules_report.no_own_words,
        [replace(WORDS[1], own_text="")],
        [],
        "Chưa viết mục “Phương hướng, nhiệm vụ”; báo cáo sẽ thiếu lời văn của đơn vị ở mục này",
    ),
    (
        rules_report.no_own_words,
        [replace(WORDS[1], report_kind=ReportKind.KE_HOACH)],
        [],
        "Chưa viết mục “Phương hướng, nhiệm vụ”; báo cáo sẽ thiếu lời văn của đơn vị ở mục này",
    ),
    (
        rules_report.stale_words,
        [replace(WORDS[0], stale=True, edited=True)],
        [],
        "Số liệu đã đổi sau khi sửa lời văn mục “Khó khăn, vướng mắc”; hãy đọc lại",
    ),
    (
        rules_report.unknown_blank,
        [replace(WORDS[0], own_text="Theo {lạ}.")],
        [],
        "Mục “Khó khăn, vướng mắc” có chỗ trống “{lạ}” không điền được vì chương trình không biết tên này",
    ),
]

SILENT = [
    (rules_report.unknown_blank, [replace(WORDS[0], own_text="Theo {kỳ tới} { lạ")]),
    (rules_report.no_signatory, [REPORT]),
    (rules_report.no_signatory, [replace(REPORT, signatory="ky")]),
    (rules_report.no_recipients, [replace(REPORT, recipients="nn")]),
    (rules_report.no_own_words, [replace(WORDS[0], period="2022-12M")]),
    (rules_report.stale_words, [replace(WORDS[0], edited=True)]),
    (rules_report.stale_words, [replace(WORDS[0], stale=True, own_text="")]),
    (rules_report.stale_words, [replace(WORDS[0], uid="w2", stale=True, period="2021")]),
]


@pytest.mark.parametrize(("rule", "changed", "without", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], without: list[Record], message: str) -> None:
    assert only(rule, office(*changed, without=without)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


@pytest.mark.parametrize(
    ("report", "ref"),
    [
        (None, RecordRef("unit", "w")),
        (REPORT, RecordRef("report", "r")),
        (replace(REPORT, state=ReportState.SIGNED), RecordRef("unit", "w")),
        (replace(REPORT, state=ReportState.REPLACED), RecordRef("unit", "w")),
        (replace(REPORT, period="2021"), RecordRef("unit", "w")),
    ],
)
def test_it_is_mended_in_the_open_report_else_at_the_office(report: Report | None, ref: RecordRef) -> None:
    changed = [report] if report else []
    assert only(rules_report.no_signatory, office(*changed, without=[SIGNATORY])).record == ref


def test_sections_of_own_words_stand_in_the_outline() -> None:
    sections = tomllib.loads(OUTLINE.read_text("utf-8"))["section"]
    waiting = {section["key"] for section in sections if section["level"] == 1 and "own" in section["parts"]}
    assert set(rules_report.OWN_SECTIONS) == waiting


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("{kỳ tới}", ""),
        ("{lạ}", "chương trình không biết tên này"),
        ("{chỉ tiêu}", "chương trình không biết tên này"),
        ("{chỉ tiêu X.99}", "kỳ này không có chỉ tiêu X.99"),
        ("{chi tieu I.1}", "chỉ tiêu I.1 chưa có kết quả"),
        ("{mục tiêu I.1}", ""),
        ("{chỉ tiêu I.2}", "kỳ này có 02 chỉ tiêu mang mã I.2"),
    ],
)
def test_blanks_of_own_words_are_filled_or_found(written: str, why: str) -> None:
    indicators = [Indicator(uid=f"i{at}", code=code, name="A") for at, code in enumerate(("I.1", "I.2", "I.2"))]
    targets = [Target(uid=f"t{one.uid}", indicator=one.uid, year=2022, text="5") for one in indicators]
    words = replace(WORDS[0], own_text=f"Đạt {written}.")
    messages = [finding.message for finding in found(rules_report.unknown_blank, office(words, *indicators, *targets))]
    told = f"Mục “Khó khăn, vướng mắc” có chỗ trống “{written}” không điền được vì {why}"
    assert messages == ([told] if why else [])
