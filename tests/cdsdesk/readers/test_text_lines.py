from pathlib import Path

import pytest

from cdsdesk.errors import InputError
from cdsdesk.progress import NoProgress
from cdsdesk.readers.any_text import read_text
from cdsdesk.readers.raw import Form
from cdsdesk.readers.reader import read_running_text
from cdsdesk.readers.text_lines import read_lines
from cdsdesk.vietnamese.text import clean_line
from tests.support.legacy_codes import to_1258


def _sheet(path: Path, text: str, code: str = "utf-8") -> list[list[object]]:
    path.write_bytes(text.encode(code))
    return [list(row) for row in read_lines(path).sheets[0].rows]


def test_a_row_for_each_line_whatever_ends_it(tmp_path: Path) -> None:
    assert _sheet(tmp_path / "a.txt", "I. Một\r\n\r\nHai; ba, bốn; năm\nSáu\rBảy") == [
        ["I. Một"],
        [""],
        ["Hai; ba, bốn; năm"],
        ["Sáu"],
        ["Bảy"],
    ]


def test_tabs_divide_a_line_into_cells_and_tables_begin_and_end_at_seams(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Bảng:\nSTT\tTên\n1\tMột\nHết.\n", encoding="utf-8")
    sheet = read_lines(path).sheets[0]
    assert sheet.rows[1:3] == [["STT", "Tên"], ["1", "Một"]]
    assert sheet.seams == {1, 3}


def test_a_form_feed_begins_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("một\nhai\n\fba\n", encoding="utf-8")
    book = read_lines(path)
    assert book.form is Form.LINES
    assert book.sheets[0].pages == (0, 2)
    assert book.sheets[0].rows[2] == ["ba"]


def test_marks_of_web_pages_and_of_markdown_are_left_out_and_bold_is_told(tmp_path: Path) -> None:
    text = (
        "**Tổng kinh phí** là 5 triệu\n**TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH**\nxem <https://a.vn/b>\n"
        '<ul style="x"> - Một </ul>\n(*Phụ lục I 1.2*)\n(*) Chưa duyệt (*)\n3 < 5 * 2 * 1\n'
    )
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    sheet = read_lines(path).sheets[0]
    assert [row[0] for row in sheet.rows[:-1]] == [
        "Tổng kinh phí là 5 triệu",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "xem https://a.vn/b",
        " - Một ",
        "(Phụ lục I 1.2)",
        "(*) Chưa duyệt (*)",
        "3 < 5 * 2 * 1",
    ]
    assert sheet.bold == {(1, 0), (2, 0)}


def test_windows_1258_is_read(tmp_path: Path) -> None:
    text = "Ủy ban nhân dân phường đã ban hành Kế hoạch chuyển đổi số"
    path = tmp_path / "a.txt"
    path.write_bytes(to_1258(text))
    # Tones still stand apart: texts become NFC where cells are cleaned.
    assert clean_line(str(read_lines(path).sheets[0].rows[0][0])) == text


def test_a_workbook_is_no_running_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><table><tr><td>1</td></tr></table></html>", encoding="utf-8")
    with pytest.raises(InputError, match=r"không phải văn bản"):
        read_text(path)


def test_the_child_reads_running_text_and_says_which_page_a_row_begins_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("một, hai\n\fba, bốn\n", encoding="utf-8")
    book = read_running_text(path, NoProgress())
    assert (book.form, book.sheets[0].pages) == (Form.LINES, (0, 1))
    assert book.sheets[0].rows[:2] == [["một, hai"], ["ba, bốn"]]
