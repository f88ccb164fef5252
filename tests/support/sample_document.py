"""An issued report with two annexes, built from blocks only, as tests of the paper side need it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cdsdesk.document.blocks import (
    Addressees,
    Align,
    Annex,
    Block,
    Cell,
    CellKind,
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
    words,
)

ISSUER = "Ủy ban nhân dân phường Bắc Nha Trang"
LONG = (
    "Ủy ban nhân dân phường đã chỉ đạo các phòng, đơn vị, tổ dân phố rà soát, bảo đảm hạ tầng mạng, chứng thư số, máy "
    "quét văn bản; sắp xếp nhân sự tại bộ phận tiếp nhận và trả kết quả để số hóa hồ sơ, kết quả giải quyết thủ tục "
    "hành chính; đến nay các cơ quan đã đăng ký cấp mới 144 chứng thư số cá nhân, tỷ lệ văn bản điện tử có chữ ký số "
    "đạt trên 95%."
)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def task_table(rows: int = 12) -> Table:
    """Seven columns, sections, a code column with 1.10."""
    columns = (
        Column("code", 8, Align.CENTER, CellKind.CODE),
        Column("title", 38),
        Column("lead", 25),
        Column("coordinators", 25),
        Column("deadline", 18),
        Column("result", 43),
        Column("state", 21),
    )
    header = tuple(
        HeaderCell(text)
        for text in (
            "STT",
            "Nội dung, nhiệm vụ",
            "Đơn vị chủ trì",
            "Cơ quan phối hợp",
            "Thời gian thực hiện",
            "Kết quả thực hiện\n(ghi rõ số, ký hiệu văn bản)",
            "Đánh giá tiến độ",
        )
    )
    body: list[SectionRow | DataRow] = [SectionRow("1", "Triển khai văn bản chỉ đạo của tỉnh")]
    for at in range(1, rows + 1):
        if at == 11:
            body.append(SectionRow("2", "Tham mưu ban hành văn bản"))
        code = f"1.{at}" if at <= 10 else f"2.{at - 10}"
        texts = (
            code,
            "Triển khai Kế hoạch phát triển nguồn nhân lực an toàn thông tin giai đoạn 2026 - 2030",
            "Phòng Văn hóa - Xã hội",
            "Các phòng, đơn vị thuộc phường",
            "Tháng 3/2026",
            "- 258 cơ sở đăng ký tham gia;\n- 02 cơ sở có sản phẩm được hướng dẫn xây dựng thương hiệu.",
            "Hoàn thành, đúng hạn",
        )
        body.append(DataRow(tuple(Cell(text, refs=(Ref("task", f"uid-{at}", "title"),)) for text in texts)))
    return Table(columns, (header,), tuple(body))


def project_table() -> Table:
    """Nine columns, header over two rows, money, a date, a total, footnotes."""
    columns = (
        Column("code", 8, Align.CENTER, CellKind.CODE),
        Column("title", 40),
        Column("lead", 28),
        Column("start", 20, Align.CENTER),
        *(Column(key, 20, Align.RIGHT, CellKind.NUMBER) for key in ("total", "central", "local")),
        Column("share", 15, Align.RIGHT, CellKind.NUMBER),
        Column("note", 22),
    )
    notes = ("(-) Chưa được bố trí kinh phí.",)
    rows = (SectionRow("I", "Dự án đầu tư"), *project_rows())
    return Table(columns, project_header(), rows, "ĐVT: Triệu đồng", notes)


def project_header() -> tuple[tuple[HeaderCell, ...], ...]:
    above = (
        *(HeaderCell(text, rowspan=2) for text in ("STT", "Tên dự án, nhiệm vụ", "Chủ đầu tư", "Ngày bắt đầu")),
        HeaderCell("Kinh phí", colspan=3),
        *(HeaderCell(text, rowspan=2) for text in ("Tỷ lệ giải ngân", "Ghi chú")),
    )
    return above, tuple(HeaderCell(text) for text in ("Tổng số", "NS Trung ương", "NS địa phương"))


def project_rows() -> tuple[DataRow | TotalRow, ...]:
    first = DataRow(
        (
            Cell("1"),
            Cell("Đài truyền thanh ứng dụng công nghệ thông tin - viễn thông", refs=(Ref("task", "p-1", "title"),)),
            Cell("UBND phường"),
            Cell("05/02/2026", value=date(2026, 2, 5)),
            Cell("20.481,6", value=Decimal("20481.6"), refs=(Ref("funding", "f-1", "amount"),)),
            Cell("1.200", value=1200),
            Cell("19.281,6", value=Decimal("19281.6")),
            Cell("77,85%", value=Decimal("0.7785"), number_format="0.00%"),
            Cell("=SUM(A1:A9)"),
        )
    )
    second = DataRow(
        (
            Cell("1.10"),
            Cell("Trang thông tin https://phuongbacnhatrang.khanhhoa.gov.vn/chuyen-doi-so/nam-2026/tin-tuc"),
            Cell("Phòng Văn hóa - Xã hội"),
            Cell("-"),
            Cell("5.894", value=5894),
            Cell("(-)"),
            Cell("5.894", value=5894),
            Cell("+1"),
            Cell("@ghi chú"),
        )
    )
    texts = ("", "Tổng cộng", "", "", "26.375,6", "1.200", "25.175,6", "", "")
    values = (None, None, None, None, Decimal("26375.6"), 1200, Decimal("25175.6"), None, None)
    total = TotalRow(tuple(Cell(text, value) for text, value in zip(texts, values, strict=True)))
    return first, second, total


def body_blocks() -> tuple[Block, ...]:
    lines = (
        "Đã hoàn thành, đúng hạn: 6 (Phụ lục I 5.1; Phụ lục II 1.6, 2.1, 2.2, 2.3, 3.1);",
        "Đã hoàn thành, trễ hạn: 0;",
        "Đang tiếp tục thực hiện theo tiến độ: 8 (Phụ lục I 2.8, 6.2; Phụ lục II 1.1, 1.2, 1.3, 1.4, 1.7, 1.8);",
        "Đang thực hiện, trễ hạn: 2 (Phụ lục I 6.1; Phụ lục II 1.13);",
        "Chưa thực hiện, trễ hạn: 5 (Phụ lục II 1.5, 1.9, 1.10, 1.11, 1.12).",
    )
    return (
        Heading(1, "I. Công tác chỉ đạo, điều hành", "guidance"),
        paragraph(
            "Trong kỳ (số liệu từ ngày 15/12/2025 đến ngày 14/9/2026), Ủy ban nhân dân phường đã ban hành 12 văn bản, "
            "gồm: 02 quyết định, 04 kế hoạch, 06 công văn (chi tiết tại Phụ lục I kèm theo)."
        ),
        Heading(1, "II. Kết quả thực hiện", "results"),
        Heading(2, "1. Chính quyền số", "government"),
        Paragraph(
            (
                Run("Tiếp nhận 3.089 hồ sơ, trong đó "),
                Run("953 hồ sơ", bold=True, refs=(Ref("measurement", "m-1", "numerator"),)),
                Run(" trực tuyến, đạt 30,85% (953/3.089)"),
                Run("1", superscript=True),
                Run(", vượt chỉ tiêu được giao ("),
                Run("30%", italic=True),
                Run("), tăng 4,10 điểm phần trăm so với cùng kỳ năm 2025."),
            )
        ),
        Heading(3, "a) Hạ tầng", "infrastructure"),
        paragraph(LONG),
        Heading(2, "2. Tiến độ thực hiện các nhiệm vụ", "progress"),
        paragraph("Tổng số nhiệm vụ theo Kế hoạch số 36/KH-UBND: 21 nhiệm vụ, trong đó:"),
        *(ListItem(words(line)) for line in lines),
        ListItem(words("Quán cà phê số, số 3A đường chính thôn Trung;"), "+"),
        Heading(1, "III. Khó khăn, vướng mắc", "difficulties"),
        *(paragraph(LONG) for _ in range(4)),
        Heading(1, "IV. Phương hướng, nhiệm vụ quý IV năm 2026", "directions"),
        paragraph("1. Hoàn thành 05 nhiệm vụ chưa thực hiện nêu tại Phụ lục II."),
        paragraph("2. Tập huấn cho 13 thành viên Tổ công nghệ số cộng đồng còn lại."),
        paragraph(f"Trên đây là Báo cáo tình hình chuyển đổi số 9 tháng đầu năm 2026 của {ISSUER}."),
    )


def sample_document() -> IssuedDocument:
    """The report with blank number and date."""
    reference = Reference("Báo cáo", "BC-UBND", ISSUER, 2026)
    annexes = (
        Annex("I", "Tình hình thực hiện các nhiệm vụ theo Kế hoạch số 53/KH-UBND", reference, (task_table(10),)),
        Annex("II", "Danh mục dự án chuyển đổi số", reference, (project_table(),)),
        Annex(
            "III",
            "Thuyết minh số liệu",
            reference,
            (paragraph(LONG), paragraph("Số liệu do Phòng Văn hóa - Xã hội cung cấp.")),
            landscape=False,
        ),
    )
    return IssuedDocument(
        letterhead=Letterhead(
            ("UBND tỉnh Khánh Hòa",), ("Ủy ban nhân dân", "phường Bắc Nha Trang"), "BC-UBND", "Bắc Nha Trang", 2026
        ),
        title=Title("BÁO CÁO", ("Tình hình chuyển đổi số 9 tháng đầu năm 2026",)),
        body=body_blocks(),
        recipients=Recipients(
            ("Như trên", "TT Đảng ủy, HĐND phường (b/c)", "CT, các PCT UBND phường", "Lưu: VT, VHXH")
        ),
        signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Nguyễn Thị Ánh"),
        meta=Meta("Báo cáo Tình hình chuyển đổi số 9 tháng đầu năm 2026", ISSUER, created=date(2026, 9, 14)),
        addressees=Addressees(("Sở Khoa học và Công nghệ",)),
        annexes=annexes,
    )


def filled_document() -> IssuedDocument:
    """The same with number 5 and the date 5 January 2027, everywhere; two addressees, a position below."""
    document = sample_document()
    day = date(2027, 1, 5)
    return replace(
        document,
        letterhead=replace(document.letterhead, number="5", date=day),
        annexes=tuple(
            replace(annex, reference=replace(annex.reference, number="5", date=day)) for annex in document.annexes
        ),
        addressees=Addressees(("Ủy ban nhân dân tỉnh Khánh Hòa", "Sở Khoa học và Công nghệ")),
        signature=Signature(("KT. Trưởng ban", "Ủy viên thường trực"), "Cao Đình Trung", ("Trưởng phòng VH-XH",)),
    )


def full_page_document() -> IssuedDocument:
    """Number 12, 29 June 2026, one annex; from page 2 on each page is filled to less than a point.

    28 paragraphs of which every seventh has two lines are 0.3 pt lower than the text area of preset L. The last page
    but one is full without the signature, so that two lines of the text must move along with it.
    """
    document = sample_document()
    day = date(2026, 6, 29)
    short = paragraph("Đã triển khai đầy đủ các nội dung được giao trong kỳ.")
    long = paragraph(
        "Đã triển khai đầy đủ các nội dung được giao trong kỳ theo kế hoạch của tỉnh, của phường và theo chỉ đạo của "
        "cấp trên."
    )
    body = tuple(long if at % 7 == 0 else short for at in range(72))
    reference = Reference("Báo cáo", "BC-UBND", ISSUER, 2026, "12", day)
    return replace(
        document,
        letterhead=replace(document.letterhead, number="12", date=day),
        body=(*body, paragraph(f"Trên đây là Báo cáo của {ISSUER}.")),
        annexes=(Annex("", "Thuyết minh số liệu", reference, (paragraph(LONG),), landscape=False),),
    )
