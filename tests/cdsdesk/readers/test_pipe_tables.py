"""Tables drawn with bars in text, as chat programs and assistants give them."""

from pathlib import Path

import pytest

from cdsdesk.readers.csv_text import read_csv
from cdsdesk.readers.pasted import read_pasted
from cdsdesk.readers.pipe_tables import bar_rows

DRAWN = """Dưới đây là bảng:

## DANH MỤC NHIỆM VỤ NĂM 2026
| STT | Nhiệm vụ | Chủ trì | Thời hạn |
|-----|:--------|:-------:|---------:|
| **I** | **Hạ tầng số** | | |
| 1 | **Số hóa** hồ sơ | Văn phòng | 30/6/2026 |
| 2 | Lắp `wifi` *công cộng*<br>tại chợ | Phòng VHXH \\| CA | Quý III/2026 |
| 3 | Kho dữ liệu* (*) | Văn phòng | |

Hết.
"""
ROWS = [
    ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
    ["I", "Hạ tầng số", "", ""],
    ["1", "Số hóa hồ sơ", "Văn phòng", "30/6/2026"],
    ["2", "Lắp wifi công cộng\ntại chợ", "Phòng VHXH | CA", "Quý III/2026"],
    ["3", "Kho dữ liệu* (*)", "Văn phòng", ""],
]


def test_a_pasted_table_loses_what_only_draws_it() -> None:
    (sheet,) = read_pasted("", DRAWN).sheets
    texts = [list(row) for row in sheet.rows]
    assert texts[2:-1] == ROWS
    assert [row[0] for row in (texts[0], texts[1], texts[-1])] == [
        "Dưới đây là bảng:",
        "DANH MỤC NHIỆM VỤ NĂM 2026",
        "Hết.",
    ]
    assert sheet.bold == {(3, 0), (3, 1)}
    assert {2, 7} <= sheet.seams


def test_a_text_file_loses_it_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DRAWN.replace("\n", "\r\n"), "utf-8", newline="")
    (sheet,) = read_csv(path).sheets
    assert [list(row) for row in sheet.rows][2:-1] == ROWS
    assert sheet.bold == {(3, 0), (3, 1)}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("STT | Việc\n--- | ---\n1 | Số hóa", [("STT", "Việc"), ("1", "Số hóa")]),
        ("+---+----+\n| 1 | Số |\n+---+----+", [("1", "Số")]),
        ("| STT | Việc |\n| 1 | A |\n| 2 | B |", [("STT", "Việc"), ("1", "A"), ("2", "B")]),
        ("|a|b|\n|-|-|\n|--|--|\n|1|2|3|", [("a", "b"), ("-", "-"), ("1", "2", "3")]),
    ],
)
def test_ways_to_draw_a_table(text: str, rows: list[tuple[str, ...]]) -> None:
    found = bar_rows(text)
    assert found is not None
    assert [row.cells for row in found] == rows


@pytest.mark.parametrize("text", ["", "Sở A | Sở B", "a--b\nc", "1|2\n3|4", "| x |\n| y |", "---\n***"])
def test_other_texts_are_no_drawn_tables(text: str) -> None:
    assert bar_rows(text) is None


def test_a_file_with_bars_between_its_cells_is_cut_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("STT|Việc\n1|**A**\n2|B\n", "utf-8")
    assert [list(row) for row in read_csv(path).sheets[0].rows] == [["STT", "Việc"], ["1", "**A**"], ["2", "B"]]
