"""What is read of rows like most by a short look is what a longer look at each of them reads."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cdsdesk.importing import row_reader
from cdsdesk.importing.plain_rows import PlainRows
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead, read_sheet
from cdsdesk.readers.raw import RawBook, RawSheet, RawValue
from tests.support.messy.formats import FORMATS
from tests.support.messy.mixes import Mix, mixes

XLSX = next(form for form in FORMATS if form.name == ".xlsx")
KINDS = ("tasks", "projects with money", "indicators of years", "members")
HEAD = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kinh phí (triệu đồng)", "Kết quả", "Ghi chú"]


class NoPlainRows(PlainRows):
    """Finds no row like most."""

    def read(self, place: int, code_above: str, above: Sequence[str], section: int | None) -> list[RowRead]:
        return []


def tables(book: RawBook) -> list[TableRead]:
    return [table for sheet in book.sheets for table in read_sheet(sheet)]


def row(code: RawValue, *, title: str = "Xây dựng nền tảng", money: RawValue = 12.5) -> list[RawValue]:
    return [code, f"{title} {code}", "Phòng Văn hoá", "Tháng 6/2022", money, "Đã xong", "Rà soát"]


@pytest.mark.parametrize("mix", list(mixes([XLSX], range(2), KINDS)))
def test_messy_tables_are_read_alike(mix: Mix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = XLSX.read(mix.draft(), tmp_path)
    quick = tables(book)
    monkeypatch.setattr(row_reader, "PlainRows", NoPlainRows)
    assert quick == tables(book)
    assert any(table.rows for table in quick)


@pytest.mark.parametrize(
    "rows",
    [
        [row("1.8"), row("1.9"), row("1.1"), row("1.11"), row("1.12")],
        [row("1.9"), row("1.10"), row(1.11), row("2")],
        [row("1"), row("1"), row("2"), ["", "và phần còn lại", "", "", "", "", ""], row("3")],
        [row("1", money="24.431.000.00\n0"), row("2", money="12 tỷ"), row("3", money="")],
        [row("1"), ["", "Tổng cộng", "", "", 37.5, "", ""], row("1"), row("2.")],
        [
            row("1"),
            ["II", "XÂY DỰNG CHÍNH QUYỀN SỐ", "", "", "", "", ""],
            row("1"),
            ["2", "Một việc", "", "", "", "", ""],
        ],
    ],
)
def test_rows_beside_odd_ones_are_read_alike(rows: list[list[RawValue]], monkeypatch: pytest.MonkeyPatch) -> None:
    book = RawBook((RawSheet("Sheet1", visible=True, origin=(0, 0), rows=[list(HEAD), *rows]),))
    quick = tables(book)
    monkeypatch.setattr(row_reader, "PlainRows", NoPlainRows)
    assert quick == tables(book)
    assert len(quick[0].rows) >= 3
