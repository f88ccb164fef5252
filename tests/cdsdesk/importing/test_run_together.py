"""Headings of several columns that stood too close in a PDF are asked about, never imported as one."""

from collections.abc import Callable

import pytest

from cdsdesk.importing.needs import MissingError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.run_together import headings_in
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

TOGETHER = "Nội dung nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (TOGETHER, ("Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp")),
        (
            TOGETHER.upper(),
            tuple(name.upper() for name in ("Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp")),
        ),
        ("Thời gian hoàn thành Ghi chú", ("Thời gian hoàn thành", "Ghi chú")),
        ("Nội dung nhiệm vụ", ()),
        ("Nội dung Nhiệm vụ", ()),
        ("NỘI DUNG NHIỆM VỤ", ()),
        ("Cơ quan chủ trì, Cơ quan phối hợp", ()),
        ("Cơ quan chủ trì/Cơ quan phối hợp", ()),
        ("Cơ quan chủ trì phối hợp", ()),
        ("Kết quả thực hiện", ()),
        ("", ()),
    ],
)
def test_headings_without_a_mark_between_them_are_told_apart(header: str, expected: tuple[str, ...]) -> None:
    assert headings_in("tasks", header) == expected


def test_a_table_with_such_a_heading_waits_until_a_person_says_what_the_column_is(
    book: Callable[..., RawBook], empty: Snapshot
) -> None:
    rows = [["TT", TOGETHER, "Thời hạn"], *([n, f"Rà soát đợt {n} Công an phường Các tổ", "30/6/2026"] for n in (1, 2))]
    read = book([["Kế hoạch số 61/KH-UBND ngày 10/3/2026"], *rows])
    options = ImportOptions()
    tables = read_tables(read, options)
    with pytest.raises(MissingError, match="Cột 2 của bảng có 3 tiêu đề dính liền"):
        plan_import(tables, empty, options, empty.office)
    (table,) = plan_import(tables, empty, options, empty.office, ask=True).tables
    assert {row.action for row in table.rows} == {"ask"}
    told = ImportOptions(fields={("Trang 1", 1, 1): "title"})
    (table,) = plan_import(read_tables(read, told), empty, told, empty.office).tables
    assert [row.action for row in table.rows] == ["insert", "insert"]
