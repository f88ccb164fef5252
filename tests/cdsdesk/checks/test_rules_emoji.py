"""Small pictures in printed texts: what must be found and what must stay silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_emoji
from cdsdesk.checks.registry import Rule
from cdsdesk.model.changes import changed_record
from cdsdesk.model.fields import Record
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import Progress
from tests.support.checked import INDICATOR, PLAN, PROGRESS, TASK, WORDS, found, office, only

REPORT = Report(uid="r", unit="w", period="2022")
USELESS = "không dùng trong văn bản hành chính và không in được"

FOUND = [
    (
        rules_emoji.emoji_of_task,
        [replace(PROGRESS, result="Đã xong 👍🏻")],
        f"Nhiệm vụ 2.1 có biểu tượng 👍🏻 {USELESS}: “Đã xong 👍🏻”",
    ),
    (
        rules_emoji.emoji_of_task,
        [replace(TASK, content="Mở lớp ❤️ cho tổ")],
        f"Nhiệm vụ 2.1 có biểu tượng ❤️ {USELESS}: “Mở lớp ❤️ cho tổ”",
    ),
    (
        rules_emoji.emoji,
        [replace(WORDS[0], own_text="Thiếu máy 😢.")],
        f"Lời văn của đơn vị có biểu tượng 😢 {USELESS}: “Thiếu máy 😢.”",
    ),
    (
        rules_emoji.emoji,
        [replace(INDICATOR, name="Tỷ lệ 🚀")],
        f"Chỉ tiêu I.7 có biểu tượng 🚀 {USELESS}: “Tỷ lệ 🚀”",
    ),
    (
        rules_emoji.emoji,
        [replace(PLAN, subject="chuyển đổi số ⭐")],
        f"Trích yếu văn bản có biểu tượng ⭐ {USELESS}: “chuyển đổi số ⭐”",
    ),
    (
        rules_emoji.emoji,
        [replace(REPORT, title="Chuyển đổi số ✨")],
        f"Trích yếu của báo cáo có biểu tượng ✨ {USELESS}: “Chuyển đổi số ✨”",
    ),
]

SILENT = [
    (rules_emoji.emoji_of_task, []),
    (rules_emoji.emoji_of_task, [replace(PROGRESS, result="☑ Đạt ≥ 60%, 5 × 3 – “xong” … ✓ → 30°C")]),
    (rules_emoji.emoji, []),
    (rules_emoji.emoji, [replace(WORDS[0], own_text="Thiếu máy 😢.", period="2021")]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_it_is_taken_out_and_nothing_else() -> None:
    told = replace(PROGRESS, result="Đã xong 👨‍👩‍👧 việc\n- dòng hai 🎉")
    fix = only(rules_emoji.emoji_of_task, office(told)).fix
    assert fix is not None
    mended = changed_record(told, fix.changes[0])
    assert isinstance(mended, Progress)
    assert mended == replace(told, result="Đã xong việc\n- dòng hai", status_written=mended.status_written)
