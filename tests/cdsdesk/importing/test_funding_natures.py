"""Money for investment and for running costs: columns that tell it keep it, of sums each amount counts once."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from cdsdesk.actions.import_words import field_words
from cdsdesk.errors import UsageError
from cdsdesk.importing.field_paths import require_field
from cdsdesk.importing.kinds_of_sheet import meaning_of
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.funding import sums_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import AmountKind, Funding, Nature, Task
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
HEAD = ["STT", "Tên dự án", "Chủ đầu tư"]
ROWS = [
    ["DỰ ÁN NĂM 2026"],
    ["ĐVT: tỷ đồng"],
    ["STT", "Tên dự án", "Tổng mức đầu tư", "Kế hoạch vốn năm 2026", "", ""],
    ["", "", "", "Tổng số", "Vốn đầu tư", "Vốn sự nghiệp"],
    [1, "Nâng cấp hạ tầng máy chủ", 12.5, 5.5, 5, 0.5],
    [2, "Số hóa tài liệu lưu trữ", 3.75, 3.75, "", 3.75],
]
MERGES = ["D3:F3", "A3:A4", "B3:B4", "C3:C4"]


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def stored(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


@pytest.mark.parametrize(
    ("headings", "paths"),
    [
        (
            ["Vốn đầu tư năm 2026", "Vốn sự nghiệp năm 2026"],
            ["funding.2026.all.planned.investment", "funding.2026.all.planned.recurrent"],
        ),
        (
            ["Kinh phí › Tổng số", "Kinh phí › Chi đầu tư", "Kinh phí › Chi thường xuyên"],
            ["funding.any.all.planned", "funding.any.all.planned.investment", "funding.any.all.planned.recurrent"],
        ),
        (
            ["Vốn 2026 › NSTW › ĐTPT", "Vốn 2026 › NSTW › SN", "Vốn 2026 › NSĐP › ĐTPT", "Vốn 2026 › NSĐP › SN"],
            [
                f"funding.2026.{source}.planned.{nature}"
                for source in ("central", "local")
                for nature in ("investment", "recurrent")
            ],
        ),
        (
            ["Vốn SN › NSTW", "Đã giải ngân › Vốn đầu tư", "Đã giải ngân › Vốn sự nghiệp"],
            [
                "funding.any.central.planned.recurrent",
                "funding.any.all.disbursed.investment",
                "funding.any.all.disbursed.recurrent",
            ],
        ),
        (["Năm 2026 › NSTW (vốn sự nghiệp)"], ["funding.2026.central.planned.recurrent"]),
        (["Kế hoạch vốn đầu tư công năm 2026"], ["funding.2026.all.planned.investment"]),
        (["Tổng mức đầu tư", "Vốn đầu tư"], ["funding.any.all.total", "funding.any.all.planned"]),
        (["Tổng vốn đầu tư", "Phân kỳ đầu tư › 2026"], ["funding.any.all.total", "funding.2026.all.planned"]),
    ],
)
def test_headings_tell_the_nature_of_money(headings: Sequence[str], paths: Sequence[str]) -> None:
    meaning = meaning_of([*HEAD, *headings])
    assert meaning is not None
    assert list(meaning.fields[3:]) == list(paths)


def test_amounts_keep_their_nature_and_are_met_again(book: Make, empty: Snapshot) -> None:
    data = stored(planned(book(ROWS, merges=MERGES), empty))
    told = [(each.year, each.nature.value, each.amount) for each in data.all(Funding) if each.year]
    assert sorted(told) == [
        (2026, "investment", 5_000_000_000),
        (2026, "recurrent", 500_000_000),
        (2026, "recurrent", 3_750_000_000),
        (2026, "unknown", 3_750_000_000),
        (2026, "unknown", 5_500_000_000),
    ]
    sums = {task.title: sums_of(data, task.uid)[AmountKind.PLANNED] for task in data.all(Task)}
    assert sums == {"Nâng cấp hạ tầng máy chủ": 5_500_000_000, "Số hóa tài liệu lưu trữ": 3_750_000_000}
    again = planned(book(ROWS, merges=MERGES), data)
    assert [row.action for row in again.tables[0].rows] == ["same", "same"]


def test_a_column_without_a_nature_means_the_only_amount_there_is(book: Make, empty: Snapshot) -> None:
    heads = [["DỰ ÁN NĂM 2026"], ["ĐVT: tỷ đồng"]]
    first = [*heads, ["STT", "Tên dự án", "Vốn sự nghiệp 2026"], ["1", "Số hóa tài liệu lưu trữ", 3.75]]
    data = stored(planned(book(first), empty))
    assert [each.nature.value for each in data.all(Funding)] == ["recurrent"]
    second = [*heads, ["STT", "Tên dự án", "Kế hoạch vốn năm 2026"], ["1", "Số hóa tài liệu lưu trữ", 3.75]]
    assert [row.action for row in planned(book(second), data).tables[0].rows] == ["same"]


def test_natures_have_words_and_are_fields() -> None:
    require_field("projects", "funding.2026.all.planned.investment")
    with pytest.raises(UsageError, match="không có ô"):
        require_field("projects", "funding.2026.all.planned.unheard")
    assert field_words("projects", "funding.2026.central.planned.recurrent").endswith(", chi thường xuyên")


def test_amounts_of_another_kind_or_year_are_no_whole_of_natures() -> None:
    from_whole: dict[str, Any] = {"task": "t", "year": 2026, "amount": 5}
    investment = Funding(uid="a", amount_kind=AmountKind.PLANNED, nature=Nature.INVESTMENT, **from_whole)
    other = Funding(uid="b", amount_kind=AmountKind.GRANTED, **from_whole)
    data = Snapshot(office="o", records={each.uid: each for each in (investment, other)})
    assert sums_of(data, "t") == {AmountKind.PLANNED: 5, AmountKind.GRANTED: 5}
