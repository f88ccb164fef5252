"""Whatever a reader hands on becomes a paper: nothing fails, no word of a table or paragraph is made up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.checks.paper import Paper, PaperTable
from cdsdesk.checks.paper_of_file import read_paper
from cdsdesk.checks.proof import reading_order, run_paper
from cdsdesk.readers.raw import Form, RawBook, RawSheet
from cdsdesk.vietnamese.text import clean_line

_CELLS = st.sampled_from(
    (
        *(
            "",
            "",
            "",
            "1",
            "1.1",
            "I",
            "II.",
            "A",
            "a)",
            "- một",
            "+ hai",
            "STT",
            "Tên",
            "(1)",
            "(2)",
            "Tổng cộng",
            "300",
        ),
        *("Phần I", "I. TÌNH HÌNH", "1. Kết quả", "BÁO CÁO", "Kính gửi: Sở A.", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        *("Phụ lục I", "PHỤ LỤC 02: DANH MỤC", "(Kèm theo Báo cáo số 1/BC-UBND", "ĐVT: triệu đồng", "Nguyễn Văn An"),
        *("Số: 1/BC-UBND", "A, ngày 01 tháng 02 năm 2026", "Đã hoàn thành\ntrong năm", "e\u0301m", "\ufffd", "12"),
    )
)
_ROWS = st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=0, max_size=14)


@st.composite
def books(draw: st.DrawFn) -> RawBook:
    rows = draw(_ROWS)
    count = len(rows)
    place = st.integers(0, max(count - 1, 0))
    seams = draw(st.frozensets(place, max_size=4)) if count else frozenset()
    tops = draw(st.lists(place, max_size=2, unique=True)) if count else []
    merges = tuple((top, 0, min(top + draw(st.integers(0, 2)), count - 1), draw(st.integers(0, 2))) for top in tops)
    bold = frozenset((row, 0) for row in draw(st.frozensets(place, max_size=4))) if count else frozenset()
    pages = tuple(sorted(draw(st.frozensets(place, max_size=2)))) if count else ()
    form = draw(st.sampled_from((Form.TEXT, Form.PAGES, Form.LINES)))
    sheet = RawSheet("Văn bản", True, (0, 0), rows, merges, bold=bold, seams=seams, pages=pages)  # type: ignore[arg-type]
    return RawBook((sheet,), form)


def _words(paper: Paper) -> str:
    parts = []
    for block in paper.blocks:
        if isinstance(block, PaperTable):
            parts += [cell.text for row in block.rows for cell in row.cells]
        else:
            parts += [block.mark, block.text]
    return " ".join(parts)


@settings(max_examples=150, deadline=None)
@given(books())
def test_any_book_is_a_paper_with_no_word_of_our_own(book: RawBook) -> None:
    read = read_paper(book, "a.pdf")
    known = set(
        clean_line(" ".join(str(cell) for row in book.sheets[0].rows for cell in row)).replace(".", " ").split()
    )
    told = set(_words(read.paper).replace(".", " ").split())
    # Words that a line broke in two are joined again.
    assert {word for word in told - known if not any(word.startswith(one) for one in known)} == set()
    assert all(1 <= row <= len(book.sheets[0].rows) for row in read.places)
    numbers = [place.paragraph for place in read.places.values()]
    assert all(number is not None and number >= 1 for number in numbers)


@settings(max_examples=60, deadline=None)
@given(books())
def test_every_rule_reads_any_paper(book: RawBook) -> None:
    findings = run_paper(read_paper(book, "a.pdf").paper)
    assert all(finding.message for finding in findings)
    assert list(findings) == sorted(findings, key=reading_order)
