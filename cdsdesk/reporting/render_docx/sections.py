"""Sections of a Word document: paper, margins and page numbers of the main text and of each annex."""

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.section import Section
from docx.shared import Mm

from cdsdesk.reporting.render_docx.xml import NAMESPACE, Para, Writer, text_run, twips
from cdsdesk.reporting.render_pdf.lines import ASCENT
from cdsdesk.reporting.styles import MM, Profile

_PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SECTION = '<w:sectPr><w:type w:val="nextPage"/><w:pgNumType w:start="1"/></w:sectPr>'
"""A section on a new page whose pages count from 1."""


def text_area(profile: Profile, landscape: bool) -> tuple[float, float]:
    """Return width and height of the text on a page, in points."""
    page = profile.page
    if landscape:
        width = page.height_mm - page.landscape_left_mm - page.landscape_right_mm
        return width * MM, (page.width_mm - page.landscape_top_mm - page.landscape_bottom_mm) * MM
    width = page.width_mm - page.left_mm - page.right_mm
    return width * MM, (page.height_mm - page.top_mm - page.bottom_mm) * MM


def lay_out(document: Document, turned: list[bool], profile: Profile, draft: bool) -> None:
    """Give each section its paper and margins; ``turned`` says which of them lie on their side."""
    for section, landscape in zip(document.sections, turned, strict=True):
        _set_paper(section, profile, landscape)
        section.different_first_page_header_footer = True
    first = document.sections[0]
    number = Para("SoTrang", _PAGE_FIELD)
    _fill(first, True, _header(profile, number, draft))
    _fill(first, False, _header(profile, Para("SoTrang"), draft))


def _set_paper(section: Section, profile: Profile, landscape: bool) -> None:
    page = profile.page
    width, height = page.width_mm, page.height_mm
    margins = (page.left_mm, page.right_mm, page.top_mm, page.bottom_mm)
    if landscape:
        width, height = height, width
        margins = page.landscape_left_mm, page.landscape_right_mm, page.landscape_top_mm, page.landscape_bottom_mm
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(Mm, margins)
    above = profile.page_number.baseline_mm - ASCENT * profile.sizes.page_number / MM
    section.header_distance = section.footer_distance = Mm(above)


def _header(profile: Profile, number: Para, draft: bool) -> str:
    """Return the number of the page in the middle and, on a draft, its mark on the left."""
    paragraphs = Writer().write(number)
    if draft:
        rules = profile.draft
        top = rules.baseline_mm * MM - ASCENT * rules.size
        place = (
            f'<w:framePr w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:x="1" w:y="{twips(top)}"/>'
        )
        mark = Writer().write(Para("DuThao", text_run(rules.words)))
        paragraphs = mark.replace("</w:pPr>", f"{place}</w:pPr>") + paragraphs
    return f'<w:hdr xmlns:w="{NAMESPACE}">{paragraphs}</w:hdr>'


def _fill(section: Section, usual: bool, xml: str) -> None:
    header = section.header if usual else section.first_page_header
    header.is_linked_to_previous = False
    root = header.part.element
    for child in list(root):
        root.remove(child)
    root.extend(list(parse_xml(xml)))
