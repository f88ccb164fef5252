"""PDFs that LibreOffice makes of a clerk's Word file: legal values pass, wrong ones are named in plain sentences."""

import subprocess

import pytest

from cdsdesk.document.layout_rules import load_profile
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_docx.document import render_docx
from cdsdesk.ruler.measure import Measurement
from tests.support.laid_pdf import applied, broken, measured
from tests.support.sample_document import sample_document
from tests.support.tools import needs_tool
from tests.support.word_paper import LEFT, Look, write_word

WIDE = Look(
    top=25,
    bottom=25,
    left=35,
    right=15,
    nation=12,
    size=13,
    first_line=10,
    spacing=1.5,
    motto_line=56.1,
    page_number=13,
)
WRONG = Look(
    left=25,
    right=12,
    top=15,
    size=12,
    motto="Độc lập-Tự do-Hạnh phúc",
    motto_line=30,
    body_line=45,
    title_line=95,
    number="Số: 5/BC - UBND",
    date="Diên Khánh ngày 5 tháng 06 năm 2026",
    date_italic=False,
    kind=15,
    kind_bold=False,
    first_line=5,
    spacing=1.8,
    gap=0,
    align=LEFT,
    end=".",
    label_italic=False,
    recipients=12,
    keeping="- Lưu VT",
    name="ThS. Nguyễn Văn Ước",
    numbered=False,
)
LOOKS = {
    "legal": Look(),
    "wide": WIDE,
    "wrong": WRONG,
    "narrow": Look(right=12),
    "sans": Look(face="DejaVu Sans", paragraphs=3),
}
SAID = {
    "page.left": "Lề trái 25 mm, phải từ 30 đến 35 mm (nhỏ hơn 5 mm)",
    "page.top": "Lề trên 15",
    "text.size": "Cỡ chữ nội dung 12 pt, phải từ 13 đến 14 pt (nhỏ hơn 1 pt)",
    "text.first_line": "Lùi đầu dòng 5 mm, phải từ 10 đến 12,7 mm (nhỏ hơn 5 mm)",
    "text.gap": "Khoảng cách đoạn 0 pt, phải từ 6 đến 24 pt (nhỏ hơn 6 pt)",
    "text.spacing": "Khoảng cách dòng 1,8, phải từ 1 đến 1,5",
    "text.justified": "Mép phải của dòng",
    "text.end_mark": "Nội dung phải kết thúc bằng dấu “./.” liền sau chữ cuối cùng",
    "motto.text": "Dưới Quốc hiệu phải có Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”, gạch nối có dấu cách hai bên",
    "motto.line": "Đường kẻ dưới Tiêu ngữ phải dài bằng Tiêu ngữ",
    "body.line": "Đường kẻ dưới tên cơ quan ban hành: độ dài so với dòng chữ",
    "title.line": "Đường kẻ dưới trích yếu: độ dài so với dòng chữ",
    "symbol.pattern": "Giữa các nhóm chữ của ký hiệu không được có dấu cách quanh “/” và “-”",
    "symbol.zero": "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước",
    "date.found": "Sau địa danh phải có dấu phẩy",
    "date.face": "Địa danh và thời gian phải in nghiêng, không đậm",
    "date.zeros": "Chỉ tháng 1, 2 ghi thêm số 0",
    "title.size": "Cỡ chữ tên loại 15 pt, phải từ 13 đến 14 pt (lớn hơn 1 pt)",
    "title.face": "Tên loại văn bản phải in hoa, đứng, đậm",
    "recipients.label": "Cuối văn bản, bên trái phải có “Nơi nhận:” in thường, nghiêng, đậm",
    "recipients.size": "Cỡ chữ danh sách nơi nhận 12 pt, phải là 11 pt (lớn hơn 1 pt)",
    "recipients.list": "Dòng cuối của nơi nhận phải là “- Lưu: …” và kết thúc bằng dấu chấm",
    "name.face": "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu",
    "number.counts": "Trang này phải có số trang 2 ở giữa lề trên",
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Measurement]:
    """All looks as Word files, printed by one run of LibreOffice, held against the ranges of the decree."""
    office = needs_tool("soffice", "libreoffice")
    folder = tmp_path_factory.mktemp("word")
    paths = [folder / f"{name}.docx" for name in LOOKS]
    for path in paths:
        write_word(path, LOOKS[path.stem])
    own = folder / "own.docx"
    own.write_bytes(render_docx(sample_document(), load_profile(), find_fonts()))
    paths.append(own)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: measured((folder / f"{name}.pdf").read_bytes(), exact=False) for name in (*LOOKS, "own")}


@pytest.mark.parametrize("name", ["legal", "wide"])
def test_a_word_file_with_legal_values_passes(papers: dict[str, Measurement], name: str) -> None:
    assert broken(papers[name]) == {}
    assert len(applied(papers[name])) >= 70


def test_our_own_word_file_is_legal_on_paper_too(papers: dict[str, Measurement]) -> None:
    assert broken(papers["own"]) == {}
    assert {"annex.label", "annex.reference", "symbol.pattern"} <= applied(papers["own"])


@pytest.mark.parametrize("rule", SAID)
def test_what_is_wrong_is_said_in_a_sentence(papers: dict[str, Measurement], rule: str) -> None:
    said = broken(papers["wrong"])
    assert rule in said, sorted(said)
    assert any(line.startswith(SAID[rule]) for line in said[rule]), said[rule][:5]


def test_a_narrow_margin_is_measured_where_rows_are_full(papers: dict[str, Measurement]) -> None:
    said = broken(papers["narrow"])
    assert list(said) == ["page.right"]
    assert said["page.right"][0].startswith("Lề phải 12,1 mm, phải từ 15 đến 20 mm (nhỏ hơn 2,9 mm)")


def test_another_face_is_named(papers: dict[str, Measurement]) -> None:
    assert "Phông chữ phải là Times New Roman, đang là DejaVuSans" in broken(papers["sans"])["letters.face"]


def test_places_are_told_on_the_page(papers: dict[str, Measurement]) -> None:
    result = next(one for one in papers["wrong"].failed if one.rule.id == "title.face")
    page, across, down = result.failures[0].spot
    assert page == 1
    assert across is not None
    assert down is not None
    assert 80 < across < 130
    assert 40 < down < 110
