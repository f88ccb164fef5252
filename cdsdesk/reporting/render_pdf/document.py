"""A whole document as the bytes of a PDF 1.7 file: fonts embedded, not encrypted, the same bytes for the same input."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.document.blocks import Annex, Block, IssuedDocument, Meta
from cdsdesk.document.closing import with_end_mark
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.page_map import PageMap
from cdsdesk.reporting.render_pdf.body import Body
from cdsdesk.reporting.render_pdf.ending import ending_boxes
from cdsdesk.reporting.render_pdf.front import addressees_box, annex_heading_box, letterhead_box, title_box
from cdsdesk.reporting.render_pdf.lines import SINGLE, Setter
from cdsdesk.reporting.render_pdf.outline import Outline
from cdsdesk.reporting.render_pdf.pages import Box, Flow, Pages
from cdsdesk.reporting.styles import Profile

# Streams as plain bytes: a fifth smaller, and the text coding in between costs a quarter of the time.
rl_config.useA85 = 0

_PDF_VERSION = (1, 7)
_KEPT_LINES = 2


@dataclass(frozen=True, slots=True)
class DrawnPdf:
    """The bytes of a PDF, and where on its pages words tell of records."""

    data: bytes
    map: PageMap


def render_pdf(
    document: IssuedDocument,
    profile: Profile,
    fonts: FontSet,
    progress: Progress | None = None,
    *,
    fields: bool = True,
) -> bytes:
    """Return ``document`` as a PDF laid out by ``profile``; ``fields`` for signatures are never on a draft."""
    return draw_pdf(document, profile, fonts, progress, fields=fields).data


def draw_pdf(
    document: IssuedDocument,
    profile: Profile,
    fonts: FontSet,
    progress: Progress | None = None,
    *,
    fields: bool = True,
) -> DrawnPdf:
    """Return what ``render_pdf`` returns with the map of its pages."""
    out = BytesIO()
    canvas = new_canvas(out, document.meta, fonts)
    writer = _Writer(document, profile, fonts, canvas, progress or NoProgress(), fields and not document.draft)
    writer.main_text()
    for annex in document.annexes:
        writer.annex(annex)
    writer.pages.finish()
    canvas.save()
    return DrawnPdf(out.getvalue(), writer.pages.map)


def render_blocks_pdf(
    blocks: Sequence[Block], meta: Meta, profile: Profile, fonts: FontSet, progress: Progress | None = None
) -> bytes:
    """Return blocks on pages that lie on their side, without the formal parts of an issued document."""
    out = BytesIO()
    canvas = new_canvas(out, meta, fonts)
    setter = Setter(fonts)
    pages = Pages(canvas, profile, setter, False)
    pages.begin(True)
    body = Body(profile, setter, pages.width, Outline(), progress or NoProgress(), pages.map)
    pages.place(body.items(tuple(blocks)))
    pages.finish()
    canvas.save()
    return out.getvalue()


def new_canvas(out: BytesIO, meta: Meta, fonts: FontSet) -> Canvas:
    """Return the canvas of a file that says what it is: its title, the office, the language."""
    canvas = Canvas(
        out,
        pdfVersion=_PDF_VERSION,
        initialFontName=fonts.regular.fontName,  # type: ignore[arg-type]  # the stub says float; else Helvetica
        lang=meta.language,
        invariant=True,
        pageCompression=True,
    )
    _describe(canvas, meta)
    return canvas


class _Writer:
    """Holds what all sections of one document share."""

    def __init__(
        self,
        document: IssuedDocument,
        profile: Profile,
        fonts: FontSet,
        canvas: Canvas,
        progress: Progress,
        fields: bool,
    ) -> None:
        self._document = document
        self._fields = fields
        self._profile = profile
        self._setter = Setter(fonts)
        self._outline = Outline()
        self._progress = progress
        self.pages = Pages(canvas, profile, self._setter, document.draft)

    def main_text(self) -> None:
        """Draw letterhead, title, body and signature."""
        document, profile, setter, pages = self._document, self._profile, self._setter, self.pages
        pages.begin()
        width = pages.width
        items: list[Box | Flow] = [letterhead_box(document.letterhead, profile, setter, width)]
        if document.title.kind:
            items.append(title_box(document.title, profile, setter, width))
        if document.addressees is not None:
            items.append(addressees_box(document.addressees, profile, setter, width))
        body = self._body(width).items(with_end_mark(document.body))
        lines = _KEPT_LINES * (profile.sizes.text * SINGLE * profile.text.line_spacing + profile.text.paragraph_gap_pt)
        limit = pages.height - lines - profile.signature.before_pt
        ending = ending_boxes(
            document.recipients, document.signature, profile, setter, width, limit, fields=self._fields
        )
        pages.place([*items, *_tied(body), *ending])

    def annex(self, annex: Annex) -> None:
        """Draw an annex on pages of its own."""
        self.pages.begin(annex.landscape)
        width = self.pages.width
        heading = annex_heading_box(annex, self._profile, self._setter, width)
        bookmark = f"{annex.label}. {annex.title}"
        self._outline.add(self.pages.canvas, "phu-luc", bookmark, 0, self.pages.y)
        self.pages.map.anchor(annex.label, self.pages.y)
        self.pages.place([heading, *self._body(width).items(with_end_mark(annex.blocks))])

    def _body(self, width: float) -> Body:
        return Body(self._profile, self._setter, width, self._outline, self._progress, self.pages.map)


def _tied(body: list[Box | Flow]) -> list[Box | Flow]:
    """Tie the last lines of the body to the signature, so that it never stands alone on a page."""
    first = len(body) - _KEPT_LINES
    return [replace(item, keep=True) if at >= first and isinstance(item, Box) else item for at, item in enumerate(body)]


def _describe(canvas: Canvas, meta: Meta) -> None:
    canvas.setTitle(meta.title)
    canvas.setAuthor(meta.author)
    canvas.setSubject(meta.title)
    canvas.setCreator("cdsdesk")
    canvas.setProducer("cdsdesk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if meta.created is not None:
        stamp = f"D:{meta.created:%Y%m%d}000000+07'00'"
        canvas.setDateFormatter(lambda *_: stamp)
