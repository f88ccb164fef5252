"""Empty fields that wait for a signature, where the leader signs and where the seal goes (ô 7c and 8)."""

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.document.formal_words import AGENCY_FIELD, LEADER_FIELD
from cdsdesk.reporting.styles import MM, Profile

_PRINTED = 4
_SEAL_SHARE = 1 / 3
_LEADER_WORDS, _AGENCY_WORDS = "Chữ ký của người có thẩm quyền", "Chữ ký số của cơ quan, tổ chức"


def add_signature_fields(canvas: Canvas, middle: float, top: float, profile: Profile) -> None:
    """Put both fields on this page: the leader's fills the free box, the agency's reaches over its left third.

    ``middle`` and ``top`` are those of the free box in points (Phụ lục I, II.7 and II.8).
    """
    rules = profile.signature
    width, height = rules.box_width_mm * MM, rules.box_height_mm * MM
    left, foot = middle - width / 2, top - height
    seal = left + width * _SEAL_SHARE
    boxes = (
        (LEADER_FIELD, _LEADER_WORDS, (left, foot, left + width, top)),
        (AGENCY_FIELD, _AGENCY_WORDS, (seal - height, foot, seal, top)),
    )
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - the library has no fields for signatures
    for name, words, corners in boxes:
        field = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "FT": PDFName("Sig"),
                "T": PDFString(name),
                "TU": PDFString(words),
                "F": _PRINTED,
                "Rect": PDFArray([round(corner, 3) for corner in corners]),
                "P": document.thisPageRef(),
            }
        )
        canvas._addAnnotation(field, name)  # type: ignore[attr-defined]  # noqa: SLF001
    found = PDFArray([document.refAnnotation(name) for name, _, _ in boxes])
    document.Catalog.AcroForm = PDFDictionary({"Fields": found})
