"""Whatever stands on the pages of a PDF, the ruler measures it and says something."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.document.layout_rules import load_profile
from cdsdesk.readers.laid_out import FontFace, FormField, PageLayout, PdfLayout, Stretch, Stroke
from cdsdesk.ruler.measure import measure

TEXTS = st.sampled_from(
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND TỈNH KHÁNH HÒA",
        "ỦY BAN NHÂN DÂN",
        "Số: 05/BC-UBND",
        "Số: /BC",
        "Nha Trang, ngày 31 tháng 02 năm 2026",
        "ngày tháng năm",
        "BÁO CÁO",
        "Tình hình",
        "V/v gửi báo cáo",
        "Kính gửi:",
        "- Sở A;",
        "I. MỤC",
        "1. Khoản",
        "a) điểm",
        "Điều 1. Tên",
        "Phần I",
        "Căn cứ Luật;",
        "một dòng dài của nội dung./.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM. ỦY BAN",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
        "Phụ lục I",
        "(Kèm theo Báo cáo số /BC ngày tháng năm 2026 của A)",
        "2",
        "DỰ THẢO",
        "x",
        " ",
        "-",
    ]
)
FACES = tuple(FontFace("Times", bold, italic, True) for bold in (False, True) for italic in (False, True))
PLACES = st.floats(0, 900, allow_nan=False, width=32)


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    text, left, size = draw(TEXTS), draw(PLACES), draw(st.sampled_from([0.5, 11.0, 13.0, 14.0]))
    lefts = tuple(left + at * size / 2 for at in range(len(text)))
    rights = tuple(one + size / 2 for one in lefts)
    return Stretch(text, draw(st.integers(0, 3)), size, (0, 0, 0), draw(PLACES), lefts, rights)


@st.composite
def strokes(draw: st.DrawFn) -> Stroke:
    x, y, length = draw(PLACES), draw(PLACES), draw(st.floats(0, 300))
    across = draw(st.booleans())
    return Stroke(x, y, x + length * across, y + length * (not across), draw(st.floats(0, 3)))


PAGES = st.builds(
    PageLayout,
    st.sampled_from([595.28, 841.89, 10.0]),
    st.sampled_from([595.28, 841.89]),
    st.lists(stretches(), max_size=12).map(tuple),
    st.lists(strokes(), max_size=6).map(tuple),
    st.integers(0, 1),
)
FIELDS = st.builds(
    FormField, st.sampled_from(["ChuKyLanhDao", "ChuKyCoQuan", ""]), st.booleans(), st.integers(0, 1), *[PLACES] * 4
)


@given(st.lists(PAGES, min_size=1, max_size=4).map(tuple), st.lists(FIELDS, max_size=3).map(tuple), st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_pages_are_measured(pages: tuple[PageLayout, ...], fields: tuple[FormField, ...], exact: bool) -> None:
    layout = PdfLayout(17, False, "", "", "", 0, 0, 0, FACES, pages, fields)
    measured = measure(layout, load_profile(), exact=exact)
    assert measured.pages == len(pages)
    assert all(reading.message for result in measured.results for reading in result.readings)
