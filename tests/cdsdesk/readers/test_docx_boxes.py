"""Text boxes of Word documents: loose lines below what they float beside, each once."""

from pathlib import Path

from cdsdesk.importing.table_read import read_sheet
from cdsdesk.readers.docx_document import read_docx
from tests.support.word_file import cell, paragraph, row, run, table, word_file

_EITHER = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def box(*blocks: str, look: str = "") -> str:
    """Return a run with a text box as Word writes it: once for new programs, once for old ones."""
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><w:drawing><a:x xmlns:a="urn:a">{inside}</a:x></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
    either = f'<mc:AlternateContent xmlns:mc="{_EITHER}">{new}{old}</mc:AlternateContent>'
    return f"<w:r><w:rPr>{look}</w:rPr>{either}</w:r>"


def lines(tmp_path: Path, body: str) -> list[list[str]]:
    (sheet,) = read_docx(word_file(tmp_path / "a.docx", body)).sheets
    return [[str(text) for text in cells] for cells in sheet.rows]


def test_a_box_stands_once_below_its_paragraph(tmp_path: Path) -> None:
    body = paragraph(run("Kế hoạch") + box(paragraph("PHỤ LỤC I"), paragraph("Mật"))) + paragraph("Nơi nhận")
    assert lines(tmp_path, body) == [["Kế hoạch"], ["PHỤ LỤC I"], ["Mật"], ["Nơi nhận"]]


def test_a_box_of_an_old_program_and_a_box_in_a_box(tmp_path: Path) -> None:
    inner = f"<w:p>{box(paragraph('trong'))}</w:p>"
    old = f"<w:r><w:pict><w:txbxContent>{paragraph('ngoài')}{inner}</w:txbxContent></w:pict></w:r>"
    assert [cells for cells in lines(tmp_path, paragraph(old)) if cells[0]] == [["ngoài"], ["trong"]]


def test_a_box_in_a_cell_stands_below_the_table_and_leaves_its_row_alone(tmp_path: Path) -> None:
    held = paragraph(run("Số hóa") + box(paragraph("ghi chú bay")))
    body = table(row("STT", "Nhiệm vụ"), row("1", cell(held)), row("2", "Tập huấn")) + paragraph("Hết")
    assert lines(tmp_path, body) == [
        *(["STT", "Nhiệm vụ"], ["1", "Số hóa"], ["2", "Tập huấn"]),
        *(["ghi chú bay", ""], ["Hết", ""]),
    ]


def test_a_table_in_a_box_is_read(tmp_path: Path) -> None:
    held = table(
        row("STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì"),
        row("1", "Số hóa hồ sơ", "Văn phòng"),
        row("2", "Tập huấn kỹ năng số", "Phòng Văn hóa"),
    )
    (sheet,) = read_docx(word_file(tmp_path / "a.docx", paragraph(run("Kèm theo") + box(held)))).sheets
    (found,) = read_sheet(sheet)
    assert [each.cells[1] for each in found.rows] == ["Số hóa hồ sơ", "Tập huấn kỹ năng số"]


def test_a_hidden_box_is_left_out(tmp_path: Path) -> None:
    assert lines(tmp_path, paragraph(run("Thấy") + box(paragraph("Ẩn"), look="<w:vanish/>"))) == [["Thấy"]]
