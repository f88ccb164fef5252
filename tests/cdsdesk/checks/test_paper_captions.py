import pytest

from cdsdesk.checks.paper import PaperBlock
from cdsdesk.checks.paper_captions import caption_absent, caption_number
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, paper, table, text

FIGURES = table(("STT", "Thôn", "Số tổ"), [("1", "Đông", "5"), ("2", "Tây", "6")])


def with_tables(*titles: str) -> list[PaperBlock]:
    return [block for title in titles for block in (text(title), FIGURES)]


def numbered(*titles: str) -> list[Finding]:
    return list(caption_number(paper(with_tables(*titles))))


@pytest.mark.parametrize(
    ("titles", "said", "missing"),
    [
        (("Bảng 1. Tổ", "Bảng 3. Kinh phí"), "Thiếu Bảng 2: sau Bảng 1 là Bảng 3", "Bảng 2"),
        (("Bảng số 1: Tổ", "Bảng số 4: Vốn"), "Thiếu Bảng 2, Bảng 3: sau Bảng số 1 là Bảng số 4", "Bảng 2, Bảng 3"),
        (("Bảng 2.1. Tổ", "Bảng 2.3. Vốn"), "Thiếu Bảng 2.2: sau Bảng 2.1 là Bảng 2.3", "Bảng 2.2"),
        (("Hình 1 Tiến độ", "Hình 3 Kinh phí"), "Thiếu Hình 2: sau Hình 1 là Hình 3", "Hình 2"),
        (("Bảng 1. Tổ", "Bảng 2. Vốn", "Bảng 2. Máy"), "Bảng 2 có hai lần: “Vốn” và “Máy”", ""),
        (("Bảng 2. Tổ", "Bảng 1. Vốn"), "Bảng 1 đứng sau Bảng 2", ""),
    ],
)
def test_numbers_that_do_not_count_on(titles: tuple[str, ...], said: str, missing: str) -> None:
    findings = [one for one in numbered(*titles) if one.severity is Severity.WARNING]
    assert [(one.message, one.expected) for one in findings] == [(said, missing)]
    assert findings[0].place is not None
    assert findings[0].place.quote in titles[-1]


@pytest.mark.parametrize(
    "titles",
    [
        ("Bảng 1. Tổ", "Bảng 2. Kinh phí", "Hình 1. Tiến độ", "Bảng 3. Máy"),
        ("Bảng 1.1. Tổ", "Bảng 1.2. Vốn", "Bảng 2.1. Máy", "Bảng 2.2. Đường truyền"),
        ("Bảng 1. Tổ", "Bảng 1 (tiếp theo). Tổ", "Bảng 1. Tổ", "Bảng 2. Vốn"),
        ("Bảng 1 cho thấy số tổ đã đủ.", "Bảng 3 cho thấy vốn còn thiếu."),
        ("Bảng 7. Trích từ báo cáo khác",),
        ("Biểu số 01", "Biểu số 04"),
        ("Bảng 1. Tổ", "Số liệu như sau. Bảng 2. Vốn của phường", "Bảng 3. Máy"),
    ],
)
def test_numbers_that_count_on(titles: tuple[str, ...]) -> None:
    assert not numbered(*titles)


def test_a_beginning_inside_is_doubtful() -> None:
    (finding,) = numbered("Bảng 2. Tổ", "Bảng 3. Vốn")
    assert finding.severity is Severity.NOTE


def test_a_caption_that_was_read_into_its_table_is_there() -> None:
    inside = table(("Bảng 2. Kinh phí / STT", "Bảng 2. Kinh phí / Nội dung"), [("1", "Máy")])
    assert not list(caption_number(paper([text("Bảng 1. Tổ"), inside, text("Bảng 3. Máy")])))


def test_an_annex_counts_anew_or_on() -> None:
    body = with_tables("Bảng 1. Tổ", "Bảng 2. Vốn")
    for titles in (("Bảng 1. Máy", "Bảng 2. Mạng"), ("Bảng 3. Máy", "Bảng 4. Mạng")):
        assert not list(caption_number(paper(body, [annex("Phụ lục I", blocks=with_tables(*titles))])))
    (finding,) = caption_number(paper(body, [annex("Phụ lục I", blocks=with_tables("Bảng 4. Máy"))]))
    assert finding.expected == "Bảng 3"


def absent(words: str, *titles: str) -> list[Finding]:
    return list(caption_absent(paper([text(words), *with_tables(*titles)])))


@pytest.mark.parametrize(
    "words", ["Số tổ nêu tại Bảng 3.", "Số tổ (bảng 3) đã đủ.", "Chi tiết ở Bảng 1 và Bảng 3.", "Bảng 3 nêu số tổ."]
)
def test_a_table_that_is_not_there(words: str) -> None:
    (finding,) = absent(words, "Bảng 1. Tổ", "Bảng 2. Vốn")
    assert finding.severity is Severity.WARNING
    assert finding.found.lower() == "bảng 3"


@pytest.mark.parametrize(
    "words",
    [
        "Số tổ nêu tại Bảng 2, kinh phí tại Bảng 1.",
        "Theo Bảng 3 của Thông tư số 01/2022/TT-BTP thì phải ghi.",
        "Theo Bảng 3 Phụ lục I kèm theo Kế hoạch số 12/KH-UBND.",
        "Đã lắp 02 bảng 3 mặt; Hình 5 cho thấy.",
        "Treo bảng 3 lần.",
    ],
)
def test_tables_that_are_there_or_of_another_document(words: str) -> None:
    assert not absent(words, "Bảng 1. Tổ", "Bảng 2. Vốn")


def test_what_is_missing_between_is_told_once() -> None:
    body = [text("Kinh phí nêu ở Bảng 2."), *with_tables("Bảng 1. Tổ", "Bảng 3. Vốn")]
    assert not list(caption_absent(paper(body)))
    assert len(list(caption_number(paper(body)))) == 1


def test_without_numbers_nothing_is_absent() -> None:
    assert not absent("Số tổ nêu tại Bảng 3.", "Số tổ của phường")
