"""A whole document as the bytes of a Word file: real styles, a section for each annex, the same bytes again."""

from collections.abc import Sequence

from cdsdesk.document.blocks import Block, IssuedDocument, Meta
from cdsdesk.document.closing import with_end_mark
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.passages import MAIN_TEXT, Names, annex_part
from cdsdesk.reporting.render_docx.body import Body
from cdsdesk.reporting.render_docx.ending import Ending
from cdsdesk.reporting.render_docx.front import Front
from cdsdesk.reporting.render_docx.measure import Measure
from cdsdesk.reporting.render_docx.package import new_package, packed, put_sections
from cdsdesk.reporting.render_docx.sections import SECTION, lay_out, text_area
from cdsdesk.reporting.render_docx.source import add_source
from cdsdesk.reporting.render_docx.xml import Para, Writer
from cdsdesk.reporting.render_pdf.lines import SINGLE
from cdsdesk.reporting.styles import Profile

_KEPT_LINES = 2
# A section ends with a line of no height, for none can end with a table.
_END = Writer().write(Para("NetKe", exactly=1.0, section=SECTION))
_LAST_END = Writer().write(Para("NetKe", exactly=1.0)) + SECTION


def render_docx(document: IssuedDocument, profile: Profile, fonts: FontSet, progress: Progress | None = None) -> bytes:
    """Return ``document`` as a .docx file laid out by ``profile``; ``fonts`` only measure, none is embedded."""
    writer = _Writer(document, profile, fonts, progress or NoProgress())
    parts = [writer.main_text(), *(writer.annex(at) for at in range(len(document.annexes)))]
    package = new_package(profile, document.meta)
    add_source(package, document)
    put_sections(package, [*[_END] * (len(parts) - 1), _LAST_END])
    lay_out(package, [False, *(annex.landscape for annex in document.annexes)], profile, document.draft)
    return packed(package, parts)


def render_blocks_docx(
    blocks: Sequence[Block], meta: Meta, profile: Profile, fonts: FontSet, progress: Progress | None = None
) -> bytes:
    """Return blocks on pages that lie on their side, without the formal parts of an issued document."""
    names = Names()
    names.part(MAIN_TEXT)
    size = text_area(profile, True)
    body = Body(profile, Measure(fonts), names, Writer(), size, progress or NoProgress())
    package = new_package(profile, meta)
    put_sections(package, [_LAST_END])
    lay_out(package, [True], profile, False)
    return packed(package, [body.xml([], tuple(blocks))])


class _Writer:
    """Holds what all sections of one document share."""

    def __init__(self, document: IssuedDocument, profile: Profile, fonts: FontSet, progress: Progress) -> None:
        self._document = document
        self._profile = profile
        self._progress = progress
        self._measure = Measure(fonts)
        self._names = Names()
        self._writer = Writer()

    def main_text(self) -> str:
        """Return letterhead, title, body and signature."""
        document, profile = self._document, self._profile
        width, height = text_area(profile, False)
        tools = profile, self._measure, self._names, self._writer
        self._names.part(MAIN_TEXT)
        front = Front(*tools, width)
        head = front.letterhead(document.letterhead)
        above = front.title(document.title)
        if document.addressees is not None:
            above += front.addressees(document.addressees, letter=not document.title.kind)
        body = Body(*tools, (width, height), self._progress).xml(above, with_end_mark(document.body), tied=True)
        text = profile.text
        kept = _KEPT_LINES * (profile.sizes.text * SINGLE * text.line_spacing + text.paragraph_gap_pt)
        limit = height - kept - profile.signature.before_pt
        ending = Ending(*tools, width).xml(document.recipients, document.signature, limit)
        return head + body + ending

    def annex(self, at: int) -> str:
        """Return an annex, which begins on a page of its own."""
        annex = self._document.annexes[at]
        size = text_area(self._profile, annex.landscape)
        tools = self._profile, self._measure, self._names, self._writer
        self._names.part(annex_part(at))
        above = Front(*tools, size[0]).annex(annex)
        return Body(*tools, size, self._progress).xml(above, with_end_mark(annex.blocks))
