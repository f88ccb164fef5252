from datetime import date

import pytest

from cdsdesk.actions.report import ReportRequest, preview
from cdsdesk.checks.marks import Outline, kind_of, read_mark
from cdsdesk.checks.paper import Origin, PaperTable, Passage, PassageKind, RowKind
from cdsdesk.checks.paper_of_blocks import header_texts, paper_of_document
from cdsdesk.document.blocks import (
    Annex,
    Cell,
    Column,
    DataRow,
    HeaderCell,
    Heading,
    IssuedDocument,
    Letterhead,
    ListItem,
    Meta,
    Paragraph,
    Recipients,
    Ref,
    Reference,
    Run,
    SectionRow,
    Signature,
    Table,
    Title,
    TotalRow,
)
from tests.support.sample_office import sample_store

TASK = Ref("task", "t1", "title")


def _document(*body: object, annexes: tuple[Annex, ...] = (), day: date | None = None) -> IssuedDocument:
    return IssuedDocument(
        Letterhead(("UBND TỈNH KHÁNH HÒA",), ("SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"), "BC-SKHCN", "Khánh Hòa", 2026, "5", day),
        Title("BÁO CÁO", ("Tình hình chuyển đổi số", "năm 2026")),
        body,  # type: ignore[arg-type]
        Recipients(("Như trên", "Lưu: VT")),
        Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Văn A"),
        Meta("", ""),
        annexes=annexes,
    )


def _table() -> Table:
    header = (
        (HeaderCell("STT", rowspan=2), HeaderCell("Kinh phí", colspan=2)),
        (HeaderCell("Nhu cầu"), HeaderCell("Được\ncấp")),
    )
    rows = (
        SectionRow("I", "Hạ tầng số", refs=(Ref("section", "s1"),)),
        DataRow((Cell("1.1"), Cell("300", refs=(TASK,)), Cell("200"))),
        TotalRow((Cell("Tổng cộng"), Cell("300"), Cell("200"))),
    )
    columns = (Column("code", 1), Column("need", 1), Column("granted", 1))
    return Table(columns, header, rows, "ĐVT:  triệu đồng", ("(1) Chưa được duyệt.",))


def test_the_formal_parts_stand_as_they_are_printed() -> None:
    formal = paper_of_document(_document(day=date(2026, 1, 5))).formal
    assert (formal.parent, formal.issuer) == ("UBND TỈNH KHÁNH HÒA", "SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    assert (formal.number, formal.symbol, formal.place_name) == ("05", "BC-SKHCN", "Khánh Hòa")
    assert (formal.date, formal.date_written) == (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026")
    assert (formal.kind, formal.title) == ("BÁO CÁO", "Tình hình chuyển đổi số năm 2026")
    assert formal.signature == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn A")
    assert (formal.signatory, formal.recipients) == ("Trần Văn A", ("Như trên", "Lưu: VT"))


def test_passages_keep_mark_level_and_the_records_of_their_words() -> None:
    body = (
        Heading(1, "Phần I\nĐÁNH GIÁ", "a", centered=True),
        Heading(1, "I. KẾT QUẢ", "b"),
        Paragraph((Run("Đã  có "), Run("03 nhiệm vụ", refs=(TASK,)), Run(" xong:"))),
        ListItem((Run("Kế hoạch", refs=(TASK,)),), "+"),
        Paragraph((Run("a) Kinh tế số"),)),
        Paragraph((Run("Đã nêu ở trên."),)),
    )
    paper = paper_of_document(_document(*body))
    part, first, text, item, small, last = paper.body
    assert paper.origin is Origin.OWN
    assert isinstance(part, Passage)
    assert (part.mark, part.text, part.level) == ("Phần I", "ĐÁNH GIÁ", 1)
    assert isinstance(first, Passage)
    assert (first.mark, first.text, first.level) == ("I.", "KẾT QUẢ", 2)
    assert isinstance(text, Passage)
    assert text.text == "Đã có 03 nhiệm vụ xong:"
    assert text.text[text.sources[0].start : text.sources[0].end] == "03 nhiệm vụ"
    assert text.place.section == "Phần I, mục I"
    assert text.place.quote == text.text
    assert isinstance(item, Passage)
    assert (item.kind, item.mark, item.text) == (PassageKind.ITEM, "+", "Kế hoạch")
    assert isinstance(small, Passage)
    assert (small.kind, small.mark, small.level) == (PassageKind.HEADING, "a)", 3)
    assert isinstance(last, Passage)
    assert last.text == "Đã nêu ở trên./."


def test_tables_tell_headings_kinds_of_rows_and_sources() -> None:
    annex = Annex("I", "KINH PHÍ", Reference("Báo cáo", "BC-SKHCN", "Sở", 2026, "5"), (_table(),))
    found = paper_of_document(_document(annexes=(annex,))).annexes[0]
    table, note = found.blocks
    assert isinstance(table, PaperTable)
    assert isinstance(note, Passage)
    assert table.header == ("STT", "Kinh phí / Nhu cầu", "Kinh phí / Được cấp")
    assert table.unit_line == "ĐVT: triệu đồng"
    assert [row.kind for row in table.rows] == [RowKind.SECTION, RowKind.DATA, RowKind.TOTAL]
    assert [cell.text for cell in table.rows[0].cells] == ["I. Hạ tầng số", "", ""]
    assert table.rows[1].cells[1].sources[0].record.uid == "t1"
    assert table.rows[1].place.section == "Phụ lục I, mục 1.1"
    assert (note.kind, note.text) == (PassageKind.NOTE, "(1) Chưa được duyệt./.")
    assert found.reference == "(Kèm theo Báo cáo số 05/BC-SKHCN ngày tháng năm 2026 của Sở)"


def test_headings_over_rows_and_columns_are_told_for_each_column() -> None:
    header = (
        (HeaderCell("A", rowspan=2), HeaderCell("B", colspan=2), HeaderCell("C", rowspan=2)),
        (HeaderCell("1"), HeaderCell("2")),
    )
    assert header_texts(Table(tuple(Column(key, 1) for key in "abcd"), header, ())) == ("A", "B / 1", "B / 2", "C")


def test_the_sample_report_is_a_paper_whose_numbers_lead_to_records() -> None:
    paper = paper_of_document(preview(sample_store().snapshot("2026"), ReportRequest("2026")))
    headings = [passage.mark for passage in paper.passages if passage.kind is PassageKind.HEADING]
    assert headings == ["I.", "1.", "2.", "a)", "b)", "3.", "4.", "II."]
    assert [annex.label for annex in paper.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert len(paper.tables) == 2
    assert all(row.cells for table in paper.tables for row in table.rows)
    counts = next(passage for passage in paper.passages if passage.text.startswith("Tổng số nhiệm vụ đã hoàn thành"))
    assert any(source.record.type == "task" for source in counts.sources)


@pytest.mark.parametrize(
    ("line", "mark", "style"),
    [
        ("I. TÌNH HÌNH", "I.", "roman"),
        ("1. Công tác", "1.", "number"),
        ("1.2. Kết quả", "1.2.", "point"),
        ("1.2 Kết quả", "1.2", "point"),
        ("1.2 tỷ đồng đã được cấp", "", ""),
        ("1.2.3 Kết quả", "1.2.3", "deep"),
        ("a) Ngày chuyển đổi số", "a)", "letter"),
        ("- Tuyên truyền", "-", "dash"),
        ("- + Quán cà phê", "+", "dash"),
        ("-Tuyên truyền", "-", "dash"),
        ("Phần II", "Phần II", "phần"),
        ("PHẦN THỨ NHẤT: ĐÁNH GIÁ", "PHẦN THỨ NHẤT", "phần"),
        ("Phần lớn người dân đã cài đặt", "", ""),
        ("Mục 1 Phụ lục II nêu ba nhiệm vụ", "", ""),
        ("(1) Chưa được duyệt", "(1)", "bracket"),
        ("31/12/2022 là hạn cuối", "", ""),
        ("2022. Năm", "", ""),
        ("100% các thôn", "", ""),
        ("5 894", "", ""),
        ("V/v gửi báo cáo", "", ""),
        ("2021 - 2025", "", ""),
        ("5 - 7 ngày", "", ""),
    ],
)
def test_marks_are_told_from_what_only_looks_like_one(line: str, mark: str, style: str) -> None:
    found = read_mark(line)
    assert (found.text, found.style) == (mark, style)


def test_a_numbered_sentence_is_an_item_and_a_bold_one_a_heading() -> None:
    sentence = "1. Giao Phòng Văn hóa - Xã hội chủ trì, theo dõi, đôn đốc."
    mark = read_mark(sentence)
    assert kind_of(mark, sentence[mark.end :], bold=False) is PassageKind.ITEM
    assert kind_of(mark, sentence[mark.end :], bold=True) is PassageKind.HEADING


def test_the_outline_goes_back_up() -> None:
    outline = Outline("Phụ lục I")
    levels = [outline.level_of(read_mark(f"{mark} Tên")) for mark in ("I.", "1.", "a)", "1.1.", "2.", "II.", "a)")]
    assert levels == [1, 2, 3, 3, 2, 1, 2]
    assert outline.section == "Phụ lục I, mục II.a"
