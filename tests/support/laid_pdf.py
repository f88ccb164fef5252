"""Measures PDFs made in a test with the program's own ruler."""

import tempfile
from pathlib import Path

from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.document.layout_rules import Profile, load_profile
from cdsdesk.readers.laid_out import PdfLayout
from cdsdesk.readers.pdf_layout import read_layout
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.ruler.measure import Measurement, measure
from cdsdesk.ruler.rule import Outcome


def layout_of(data: bytes) -> PdfLayout:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.pdf"
        path.write_bytes(data)
        return read_layout(path)


def measured(data: bytes, preset: str = "L", *, exact: bool = True) -> Measurement:
    return measure(layout_of(data), load_profile(preset), exact=exact)


def measured_document(document: IssuedDocument, preset: str = "L", *, exact: bool = True) -> Measurement:
    return measured(render_pdf(document, load_profile(preset), find_fonts()), preset, exact=exact)


def rendered(document: IssuedDocument, profile: Profile | None = None) -> bytes:
    return render_pdf(document, profile or load_profile(), find_fonts())


def broken(measurement: Measurement) -> dict[str, list[str]]:
    """The rules that are not kept, with what is said about each."""
    return {result.rule.id: [reading.message for reading in result.failures] for result in measurement.failed}


def applied(measurement: Measurement) -> set[str]:
    return {one.rule.id for one in measurement.results if one.outcome is not Outcome.NOT_APPLICABLE}
