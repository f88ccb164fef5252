"""A list on paper: every row is on a page once, columns are named on each, words stay inside, pages are numbered."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.document.blocks import Meta
from cdsdesk.document.drawing import Path as Stroke
from cdsdesk.document.drawing import Rect, Text, box_of
from cdsdesk.progress import Cancelled, NoProgress
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.list_pages import Line, ListPages, PrintColumn, PrintHeading, PrintList
from cdsdesk.reporting.render_pdf.drawings import PdfRuler, render_sheets
from cdsdesk.reporting.render_pdf.lines import Setter
from cdsdesk.reporting.styles import MM
from tests.support.chart_rulers import PlainRuler, texts

COLUMNS = (PrintColumn("STT", 40), PrintColumn("Nội dung, nhiệm vụ", 300), PrintColumn("Kinh phí", 90, right=True))
LONG = "Triển khai ứng dụng quản lý chuyên ngành văn hóa và thông tin trên địa bàn thành phố " * 3


def listed(*lines: Line, columns: tuple[PrintColumn, ...] = COLUMNS) -> PrintList:
    return PrintList(
        "Nhiệm vụ", "Năm 2022 · Đang trễ", "UBND phường Vạn Thạnh", date(2022, 12, 14), columns, tuple(lines)
    )


def rows(count: int) -> list[Line]:
    return [(f"{at}", f"Việc thứ {at}", f"{at}.000") for at in range(count)]


def laid(shown: PrintList, *, landscape: bool = False) -> ListPages:
    return ListPages(shown, PlainRuler(10), NoProgress(), landscape=landscape)


def all_texts(pages: ListPages) -> list[str]:
    return [text for number in range(pages.count) for text in texts(pages.page(number))]


def test_a_page_names_the_list_its_columns_and_itself() -> None:
    pages = laid(listed(*rows(100)))
    first, last = texts(pages.page(0)), texts(pages.page(pages.count - 1))
    assert {"UBND phường Vạn Thạnh", "Năm 2022 · Đang trễ", "In ngày 14/12/2022", f"Trang 1/{pages.count}"} <= set(
        first
    )
    for page in (first, last):
        assert {"STT", "Nội dung, nhiệm vụ", "Kinh phí"} <= set(page)
    assert f"Trang {pages.count}/{pages.count}" in last
    assert pages.count > 1


def test_every_row_is_printed_once() -> None:
    found = all_texts(laid(listed(*rows(500))))
    assert [text for text in found if text.startswith("Việc thứ")] == [f"Việc thứ {at}" for at in range(500)]


def test_a_heading_stands_with_the_row_below_it() -> None:
    lines: list[Line] = []
    for at in range(60):
        lines += [PrintHeading(f"Mục {at}"), (f"{at}", LONG, "")]
    pages = laid(listed(*lines))
    for number in range(pages.count):
        shown = [text for text in texts(pages.page(number)) if text.startswith(("Mục", "Triển khai"))]
        assert not shown[-1].startswith("Mục")


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    pages = laid(listed(("1", LONG * 40, "5"), ("2", "Sau cùng", "6")))
    assert pages.count > 1
    assert "Sau cùng" in texts(pages.page(pages.count - 1))
    known = set(LONG.split())
    words = [word for text in all_texts(pages) if set(text.split()) <= known for word in text.split()]
    assert words == (LONG * 40).split()
    for number in range(pages.count):
        rules = [item.points[0][1] for item in pages.page(number).items if isinstance(item, Stroke)]
        assert max(rules) <= pages.page(number).height - 14 * MM


def test_amounts_stand_on_the_right() -> None:
    page = laid(listed(("1", "Việc", "14.755"))).page(0)
    amount = next(item for item in page.items if isinstance(item, Text) and item.text == "14.755")
    title = next(item for item in page.items if isinstance(item, Text) and item.text == "Kinh phí")
    assert amount.x == title.x
    assert amount.anchor.value == 1.0


def test_a_list_without_rows_says_so() -> None:
    assert "Không có dòng nào." in texts(laid(listed()).page(0))


def test_many_columns_are_read_across() -> None:
    assert not listed().wide
    assert listed(columns=tuple(PrintColumn(f"Cột {at}", 80) for at in range(8))).wide
    page = laid(listed(*rows(3)), landscape=True).page(0)
    assert page.width > page.height


def test_laying_out_can_be_cancelled() -> None:
    class Stop:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        ListPages(listed(*rows(3)), PlainRuler(), Stop(), landscape=False)


CELLS = st.text("aăâ bcd/-.đ\n", max_size=300)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS) | st.builds(PrintHeading, CELLS, st.integers(1, 3)), max_size=40),
    st.lists(st.integers(1, 400), min_size=3, max_size=3),
    st.booleans(),
)
def test_no_word_leaves_its_column_or_page(lines: list[Line], widths: list[int], landscape: bool) -> None:
    columns = tuple(
        PrintColumn(title, width) for title, width in zip(("STT", "Nội dung", "Kết quả"), widths, strict=True)
    )
    ruler = PlainRuler(10)
    pages = ListPages(listed(*lines, columns=columns), ruler, NoProgress(), landscape=landscape)
    for number in range(pages.count):
        page = pages.page(number)
        for item in page.items:
            if isinstance(item, Text):
                box = box_of(item, ruler)
                assert box.left >= 0
                assert box.right <= page.width
                assert box.bottom <= page.height
            elif isinstance(item, Rect):
                assert item.y + item.height <= page.height


def test_a_list_is_a_file_whose_words_can_be_searched(tmp_path: Path) -> None:
    fonts = find_fonts()
    pages = ListPages(
        listed(PrintHeading("I. Chính quyền số"), *rows(80)),
        PdfRuler(Setter(fonts), 10.5),
        NoProgress(),
        landscape=False,
    )
    path = tmp_path / "nhiem-vu.pdf"
    path.write_bytes(render_sheets(pages, Meta("Nhiệm vụ", "UBND phường Vạn Thạnh"), fonts, 10.5, NoProgress()))
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert all(f"Việc thứ {at}\n" in told.replace("  ", "\n") for at in range(80))
    assert "I. Chính quyền số" in told
    assert "Trang 2/" in told
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert "A4" in info
    assert "UBND phường Vạn Thạnh" in info
