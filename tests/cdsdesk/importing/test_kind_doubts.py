"""A list of hamlets with their heads looks like a list of teams: where nothing says which it is, that is said."""

from typing import Any

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import read_tables
from cdsdesk.importing.table_read import TableRead
from cdsdesk.readers.raw import RawBook, RawSheet

HEAD = ["STT", "Tên TDP", "Tổ trưởng", "Điện thoại"]
ROWS = [["1", "TDP Vĩnh Hải", "Nguyễn An", "0905111222"], ["2", "TDP Đường Đệ", "Lê Bình", "0905111223"]]


def read(title: str, head: list[str] = HEAD, sheet: str = "Sheet1", **said: Any) -> TableRead:
    lines = [[title, "", "", ""], head, *ROWS]
    [table] = read_tables(RawBook((RawSheet(sheet, True, (0, 0), list(map(list, lines))),)), ImportOptions(**said))
    return table


def test_a_list_of_hamlets_with_their_heads_is_doubted() -> None:
    table = read("DANH SÁCH TỔ DÂN PHỐ")
    assert (table.kind, table.meaning.is_sure, table.meaning.kinds[0]) == ("teams", False, "units")


@pytest.mark.parametrize(
    ("title", "head", "sheet"),
    [
        ("DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", HEAD, "Sheet1"),
        ("DANH SÁCH TỔ CNSCĐ", HEAD, "Sheet1"),
        ("DANH SÁCH", HEAD, "Tổ công nghệ số"),
        ("DANH SÁCH", ["STT", "Tên Tổ CNSCĐ", "Tổ trưởng", "Điện thoại"], "Sheet1"),
    ],
)
def test_words_of_teams_anywhere_settle_it(title: str, head: list[str], sheet: str) -> None:
    table = read(title, head, sheet)
    assert (table.kind, table.meaning.is_sure) == ("teams", True)


def test_what_a_person_said_is_not_doubted() -> None:
    assert read("DANH SÁCH TỔ DÂN PHỐ", kind="teams").meaning.is_sure
    assert read("DANH SÁCH TỔ DÂN PHỐ", kind="units").kind == "units"
