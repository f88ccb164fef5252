from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.facts.citations import find_citations
from cdsdesk.vietnamese.dates import format_date, format_date_long
from cdsdesk.vietnamese.document_numbers import document_number, split_document_number

FEW = settings(max_examples=150, deadline=None)
PIECES = st.sampled_from(
    [
        "Kế hoạch",
        "Luật",
        "công văn",
        " số ",
        "Số:",
        "  ",
        "\n",
        "4458",
        "/",
        "-",
        "–",
        "KH-UBND",
        "UBND",
        "NQ/TU",
        "2020",
        "ngày",
        " 30/6/2022",
        "tháng",
        "năm",
        " của ",
        "UBND tỉnh",
        "Chính phủ",
        " về ",
        ".",
        "…",
        "(",
        ")",
        ";",
        "07",
        "12a",
    ]
)
SYMBOLS = st.sampled_from(
    ["KH-UBND", "QĐ-BCĐCĐS", "UBND-VHTT", "2020/NĐ-CP", "NQ/TU", "CV/TU", "TTr-P.VHXH", "2025/QH15"]
)
NUMBERS = st.integers(1, 99999).map(lambda n: f"{n:02d}")


@FEW
@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join)))
def test_places_slice_to_what_is_written_and_follow_each_other(text):
    last = 0
    for found in find_citations(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.as_written
        assert found.symbol
        last = found.end


@FEW
@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_splitting_a_number_takes_any_text(text):
    number, symbol = split_document_number(text)
    assert isinstance(document_number(number, symbol), str)


@FEW
@given(NUMBERS, SYMBOLS)
def test_a_printed_number_splits_back(number, symbol):
    assert split_document_number(document_number(number, symbol)) == (number, symbol)
    assert split_document_number(f"Số: {document_number('', symbol)}") == ("", symbol)


@FEW
@given(
    st.sampled_from(["Kế hoạch", "Quyết định", "Nghị quyết", "Báo cáo"]),
    NUMBERS,
    SYMBOLS,
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["UBND phường Bắc Nha Trang", "Thủ tướng Chính phủ", "Sở Khoa học và Công nghệ"]),
    st.booleans(),
)
def test_a_full_citation_is_read_from_a_sentence(kind, number, symbol, day, issuer, long):
    written = f"{kind} số {document_number(number, symbol)} " + (
        format_date_long(day) if long else f"ngày {format_date(day)}"
    )
    (found,) = find_citations(f"Thực hiện {written} của {issuer} về chuyển đổi số, phường đã làm 67/107 việc.")
    assert found.as_written == written
    assert (found.type, found.number, found.symbol, found.date, found.issuer) == (kind, number, symbol, day, issuer)
