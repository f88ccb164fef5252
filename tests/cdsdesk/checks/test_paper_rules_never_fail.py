import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.checks.paper import Origin
from cdsdesk.checks.proof import ALL_PAPER_RULES, run_paper
from tests.support.papers import annex, heading, item, paper, table, text


def parted(words: str) -> list[str]:
    return words.split("|")


PIECES = parted(
    "0/0 tổ|5/3 xã, phường|100%|1.000.000%|(67/107)|đạt tỷ lệ|Trong 12 chỉ tiêu|gồm|trong đó:|12 văn bản"
    "|05 công văn|;|,|.|(|)"
    "|245.500 triệu đồng|0 đồng|nhu cầu|đã cấp|còn thiếu|Kế hoạch số 12/KH-UBND ngày 05/3/2026|Quyết định số /QĐ-UBND"
    "|từ ngày 15/12/2022 đến ngày 14/12/2022|31/02/2026|ngày 00/00|giai đoạn 2025 - 2021|Quý V/2026|tháng 13/2026"
    "|Phụ lục I 1.2|của UBND tỉnh|thành lập 57 Tổ công nghệ số cộng đồng|với 934 thành viên|Tổng số nhiệm vụ: 21|:"
    "|hoàn thành, đúng hạn: 6|999999999999999999|1,5|-|“|”"
)
HEADERS = parted(
    "STT|Nội dung|Kinh phí / Tổng số|Kinh phí / Ngân sách tỉnh|Kinh phí / Ngân sách xã|Nhu cầu|Đã cấp|Còn thiếu|3 tháng"
    "|6 tháng|Tỷ lệ|Số, ký hiệu|Ngày ban hành|Thời hạn|Kết quả|Đánh giá|Số tổ|Số thành viên"
)
CELLS = parted(
    "|-|1|1.1|I|a)|Tổng cộng|Cộng|12|1.200|1,5|0|-5|62,6%|0/0|12/KH-UBND|05/3/2026|Hoàn thành, đúng hạn|5 000 đồng|(1)"
)

sentences = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
lines = st.one_of(
    sentences.map(text),
    sentences.map(lambda words: item("-", words)),
    sentences.map(lambda words: heading("I.", words)),
)


@st.composite
def tables(draw: st.DrawFn) -> object:
    header = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=7))
    cells = st.lists(st.sampled_from(CELLS), min_size=len(header), max_size=len(header))
    rows = draw(st.lists(cells, max_size=7))
    kinds = st.sampled_from(("", "section:", "total:"))
    made = [(draw(kinds) + row[0], *row[1:]) for row in rows]
    return table(header, made, draw(st.sampled_from(("", "ĐVT: Triệu đồng", "Đồng"))))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.one_of(lines, tables()), max_size=6),
    st.lists(tables(), max_size=2),
    st.booleans(),
    st.sampled_from(Origin),
)
def test_any_document_is_judged_without_failing(body: list, annexes: list, dated: bool, origin: Origin) -> None:  # type: ignore[type-arg]
    day = datetime.date(2026, 3, 20) if dated else None
    made = paper(body, [annex("Phụ lục I", "KINH PHÍ", blocks=annexes)] if annexes else [], origin, date=day)
    for rule in ALL_PAPER_RULES:
        for finding in rule(made):
            assert finding.message


SIGNS = st.sampled_from(
    [*'()[]“”"/.,;:%-–+*…0123456789⁽¹⁾ \f\t\u00a0\u200b\u0301ĐđÐƣỖaIVX', "%%", "số /", "ngày /", "\U0001f600"]
)
hostile = st.lists(st.one_of(SIGNS, st.sampled_from(PIECES), st.characters()), max_size=10).map("".join)


@st.composite
def hostile_tables(draw: st.DrawFn) -> object:
    header = draw(st.lists(st.one_of(hostile, st.sampled_from(HEADERS)), min_size=1, max_size=5))
    cells = st.lists(st.one_of(hostile, st.sampled_from(CELLS)), min_size=1, max_size=7)
    return table(header, draw(st.lists(cells, max_size=5)), draw(hostile))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.one_of(hostile.map(text), hostile.map(lambda words: item("-", words)), hostile_tables()), max_size=5),
    st.lists(st.tuples(hostile, hostile, hostile, st.lists(hostile_tables(), max_size=2)), max_size=2),
    st.lists(hostile, min_size=6, max_size=6),
    st.sampled_from(Origin),
)
def test_hostile_text_is_judged_without_failing(
    body: list,  # type: ignore[type-arg]
    annexes: list,  # type: ignore[type-arg]
    told: list[str],
    origin: Origin,
) -> None:
    title, kind, number, symbol, *people = told
    formal = {"title": title, "kind": kind, "number": number, "symbol": symbol}
    lists = {name: tuple(people) for name in ("recipients", "addressees", "signature")}
    made = paper(body, [annex(*one) for one in annexes], origin, **formal, **lists)
    for finding in run_paper(made):
        assert finding.message
