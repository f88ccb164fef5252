"""A finished PDF that somebody changes: each shift by 1 mm or 1 pt and each change of the file itself is seen."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from cdsdesk.document.layout_rules import MM
from tests.support.laid_pdf import broken, measured, rendered
from tests.support.sample_document import sample_document

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def report() -> bytes:
    return rendered(sample_document())


def changed(report: bytes, change: Change) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(report)) as pdf:
        change(pdf)
        pdf.save(out, min_version="1.7")
    return out.getvalue()


def moved(x: float, y: float) -> Change:
    """Everything on every page is moved by millimetres."""

    def change(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            shift = f"q 1 0 0 1 {x * MM:.4f} {y * MM:.4f} cm\n".encode()
            page.contents_add(shift, prepend=True)
            page.contents_add(b"\nQ")

    return change


def replaced(pattern: bytes, by: bytes) -> Change:
    """A word of the language of pages is another one, once on the first page."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        content = page.Contents.read_bytes()
        assert re.search(pattern, content)
        page.Contents = pdf.make_stream(re.sub(pattern, by, content, count=1))

    return change


def wider(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.MediaBox[2] = float(page.MediaBox[2]) + MM


def with_script(pdf: pikepdf.Pdf) -> None:
    code = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    names = pikepdf.Array([pikepdf.String("a"), pdf.make_indirect(code)])
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))


def with_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"a", filename="a.txt")


def without_fonts(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            del item["/FontFile2"]


def entitled(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Tài liệu 1"
    pdf.docinfo["/Author"] = "Nguyễn Văn A"
    pdf.Root.Lang = pikepdf.String("en-US")


def one_field(pdf: pikepdf.Pdf) -> None:
    gone = pdf.Root.AcroForm.Fields[1]
    del pdf.Root.AcroForm.Fields[1]
    for page in pdf.pages:
        if "/Annots" in page:
            page.Annots = pikepdf.Array([note for note in page.Annots if note.objgen != gone.objgen])


def scanned(pdf: pikepdf.Pdf) -> None:
    """The second page is nothing but a picture."""
    picture = pdf.make_stream(b"\x00" * 3)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width = picture.Height = 1
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    page = pdf.pages[1]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
    page.Contents = pdf.make_stream(b"q 500 0 0 700 40 40 cm /Im0 Do Q")


def field_moved(pdf: pikepdf.Pdf) -> None:
    rect = pdf.Root.AcroForm.Fields[0].Rect
    for at in (1, 3):
        rect[at] = float(rect[at]) + MM


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "1 mm to the right": (moved(1, 0), {"page.left", "page.right", "nation.place", "body.place", "annex.label"}),
    "1 mm to the left": (moved(-1, 0), {"page.left", "page.right", "number.centred", "authority.place"}),
    "1 mm up": (moved(0, 1), {"page.top", "number.margin"}),
    "1 mm down": (moved(0, -1), {"page.top", "number.margin"}),
    "paper 1 mm wider": (wider, {"page.width", "page.right"}),
    "a name 1 pt larger": (replaced(rb"/F1\+0 13 Tf", b"/F1+0 14 Tf"), {"parent.size"}),
    "red letters": (replaced(rb"BT", b"1 0 0 rg BT"), {"letters.black"}),
    "a thick line": (replaced(rb"\.75 w", b"1.75 w"), {"body.line"}),
    "a script": (with_script, {"file.active"}),
    "another file inside": (with_file, {"file.active"}),
    "faces taken out": (without_fonts, {"file.fonts"}),
    "titles of another": (entitled, {"file.title", "file.author", "file.language"}),
    "a page that is a picture": (scanned, {"letters.found"}),
    "one field only": (one_field, {"file.fields"}),
    "a field 1 mm higher": (field_moved, {"file.field_place"}),
}


def test_saving_alone_changes_nothing(report: bytes) -> None:
    assert broken(measured(changed(report, lambda pdf: None))) == {}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen_by_its_rules(report: bytes, name: str) -> None:
    change, rules = CHANGES[name]
    assert rules <= set(broken(measured(changed(report, change))))


def test_an_old_version_and_a_locked_file_are_seen(report: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(report)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="", owner="chủ"))
    assert {"file.encryption"} <= set(broken(measured(out.getvalue())))
    old = report.replace(b"%PDF-1.7", b"%PDF-1.3", 1)
    assert "file.version" in broken(measured(old))
    assert "file.version" in broken(measured(old, exact=False))
