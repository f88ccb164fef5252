"""Shares of a whole that cannot be one, by their sign or by the unit of their indicator."""

from collections.abc import Callable

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
CITED = ["Chỉ tiêu tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]
HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2026", "Kết quả"]


@pytest.mark.parametrize(
    ("unit", "target", "result", "words"),
    [
        ("%", 150, "", ["150% lớn hơn 100% của một tỷ lệ, hãy xem lại"]),
        ("%", "80", "120,5", ["120,5% lớn hơn 100% của một tỷ lệ, hãy xem lại"]),
        ("", "80%", "120%", ["120% lớn hơn 100% của một tỷ lệ, hãy xem lại"]),
        ("%", "80%", 0.85, ["“0,85” có thể là 85%, hãy xem lại"]),
        ("Tỷ lệ (%)", 90, "1,05", ["“1,05” có thể là 105%, hãy xem lại"]),
        ("%", 100, 100, []),
        ("%", "80%", "0,85%", []),
        ("%", 1.2, 0.85, []),
        ("%", 90, 0.12, []),
        ("hồ sơ", 150, 120, []),
    ],
)
def test_a_share_that_cannot_be_one_is_told_by_the_unit_too(
    book: Make, empty: Snapshot, unit: str, target: object, result: object, words: list[str]
) -> None:
    options = ImportOptions()
    tables = read_tables(book([CITED, HEAD, ["1", "Tỷ lệ hồ sơ trực tuyến", unit, target, result]]), options)
    (table,) = plan_import(tables, empty, options, empty.office).tables
    assert [each.message.partition(": ")[2] for row in table.rows for each in row.problems] == words
