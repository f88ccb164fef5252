"""The style sheet of a Word document: headings that Word knows as such, and one style for each part of a document."""

from collections.abc import Iterator
from dataclasses import dataclass

from cdsdesk.reporting.render_docx.xml import NAMESPACE, sizes, twips
from cdsdesk.reporting.styles import MM, Profile

FONT = "Times New Roman"
_SINGLE_LINE = 240
"""Single line spacing as Word counts it."""


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style: lengths in points, ``line`` a multiple of single spacing, ``outline`` a level from 0."""

    id: str
    name: str
    size: float
    align: str = "left"
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    line: float = 1.0
    first_line: float = 0.0
    keep_next: bool = False
    outline: int | None = None


def style_sheet(profile: Profile) -> str:
    """Return the whole style sheet as XML, all values out of ``profile``."""
    fonts = "".join(f' w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = sizes(profile.sizes.text)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>{size}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    basics = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    own = "".join(_written(look) for look in _looks(profile))
    return f'<w:styles xmlns:w="{NAMESPACE}">{defaults}{basics}{own}{_grid(profile)}</w:styles>'


def _looks(profile: Profile) -> Iterator[Look]:
    yield from _running(profile)
    yield from _formal(profile)
    yield from _tabular(profile)


def _running(profile: Profile) -> Iterator[Look]:
    """Yield headings and running text (ô 6)."""
    rules, size = profile.text, profile.sizes.text
    for level in (1, 2, 3):
        yield Look(
            f"Heading{level}",
            f"heading {level}",
            size,
            bold=level < 3,
            before=rules.paragraph_gap_pt,
            line=rules.line_spacing,
            first_line=rules.first_line_mm * MM,
            keep_next=True,
            outline=level - 1,
        )
    for style, name, italic in (("NoiDung", "Nội dung", False), ("CanCu", "Căn cứ", True)):
        yield Look(
            style,
            name,
            size,
            "both",
            italic=italic,
            before=rules.paragraph_gap_pt,
            line=rules.line_spacing,
            first_line=rules.first_line_mm * MM,
        )
    yield Look(
        "GiuaDong",
        "Canh giữa dòng",
        size,
        "center",
        bold=True,
        before=rules.paragraph_gap_pt,
        line=rules.line_spacing,
    )


def _formal(profile: Profile) -> Iterator[Look]:
    """Yield the formal parts (ô 1 to 5 and 7 to 9) and the heading of an annex."""
    faces = profile.sizes
    yield Look("QuocHieu", "Quốc hiệu", faces.nation, "center", bold=True)
    yield Look("TieuNgu", "Tiêu ngữ", faces.motto, "center", bold=True)
    yield Look("CoQuanChuQuan", "Cơ quan chủ quản", faces.body_name, "center")
    yield Look("CoQuanBanHanh", "Cơ quan ban hành", faces.body_name, "center", bold=True)
    yield Look("SoKyHieu", "Số, ký hiệu", faces.number, "center")
    yield Look("TrichYeuCongVan", "Trích yếu công văn", faces.about, "center")
    yield Look("DiaDanhNgay", "Địa danh, ngày tháng", faces.place_date, "center", italic=True)
    yield Look("TenLoai", "Tên loại văn bản", faces.title, "center", bold=True)
    yield Look("TrichYeu", "Trích yếu", faces.subject, "center", bold=True)
    yield Look("KinhGui", "Kính gửi", faces.text, line=profile.text.line_spacing)
    yield Look("QuyenHan", "Quyền hạn, chức vụ", faces.authority, "center", bold=True)
    yield Look("HoTen", "Họ tên người ký", faces.name, "center", bold=True)
    yield Look("NoiNhanTieuDe", "Nơi nhận", faces.recipients_label, bold=True, italic=True)
    yield Look("NoiNhan", "Danh sách nơi nhận", faces.recipients)
    yield Look("PhuLuc", "Phụ lục", faces.annex_label, "center", bold=True, keep_next=True, outline=0)
    yield Look("TenPhuLuc", "Tên phụ lục", faces.annex_title, "center", bold=True, keep_next=True, outline=1)
    yield Look("KemTheo", "Kèm theo", faces.annex_reference, "center", italic=True, keep_next=True)
    yield Look("NetKe", "Nét kẻ", 1.0)
    yield Look("SoTrang", "Số trang", faces.page_number, "center")
    yield Look("DuThao", "Dự thảo", profile.draft.size, bold=True)


def _tabular(profile: Profile) -> Iterator[Look]:
    """Yield cells of tables, and the lines above and below them."""
    rules, size = profile.table, profile.sizes.table
    for style, name, align in (
        ("OBang", "Ô bảng", "left"),
        ("OBangGiua", "Ô bảng canh giữa", "center"),
        ("OBangPhai", "Ô bảng canh phải", "right"),
    ):
        yield Look(style, name, size, align, line=rules.line_spacing)
    yield Look("DauBang", "Đầu bảng", size, "center", bold=True, line=rules.line_spacing, keep_next=True)
    yield Look("DongMuc", "Dòng mục của bảng", size, bold=True, line=rules.line_spacing, keep_next=True)
    yield Look("DonViTinh", "Đơn vị tính", size, "right", italic=True, line=profile.text.line_spacing, keep_next=True)
    yield Look("GhiChuBang", "Ghi chú bảng", size, "both", before=rules.note_gap_pt, line=profile.text.line_spacing)


def _grid(profile: Profile) -> str:
    """Return the style of a table of data: its rules and the room in its cells."""
    eighths = round(profile.table.stroke_pt * 8)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>' for side in sides)
    across, down = twips(profile.table.padding_x_pt), twips(profile.table.padding_y_pt)
    room = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", down), ("left", across), ("bottom", down), ("right", across))
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="BangSoLieu"><w:name w:val="Bảng số liệu"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{room}</w:tblCellMar></w:tblPr></w:style>"
    )


def _written(look: Look) -> str:
    custom = "" if look.id.startswith("Heading") else ' w:customStyle="1"'
    after = '<w:next w:val="NoiDung"/>' if look.outline is not None else ""
    line = round(look.line * _SINGLE_LINE)
    about = "<w:keepNext/>" if look.keep_next else ""
    about += f'<w:spacing w:before="{twips(look.before)}" w:after="0" w:line="{line}" w:lineRule="auto"/>'
    if look.first_line:
        about += f'<w:ind w:firstLine="{twips(look.first_line)}"/>'
    about += f'<w:jc w:val="{look.align}"/>'
    if look.outline is not None:
        about += f'<w:outlineLvl w:val="{look.outline}"/>'
    face = ("<w:b/><w:bCs/>" if look.bold else "") + ("<w:i/><w:iCs/>" if look.italic else "") + sizes(look.size)
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/>{after}<w:qFormat/><w:pPr>{about}</w:pPr><w:rPr>{face}</w:rPr></w:style>'
    )
