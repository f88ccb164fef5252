"""Empty fields that wait for a signature: in the free box, on the page of the signature, never on a draft."""

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import MM, load_profile
from tests.support.sample_document import filled_document, full_page_document, sample_document
from tests.support.tools import needs_tool


def rendered(document: IssuedDocument, *, fields: bool = True) -> bytes:
    return render_pdf(document, load_profile(), find_fonts(), fields=fields)


@pytest.mark.parametrize("document", [sample_document(), filled_document(), full_page_document()])
def test_two_empty_fields_lie_on_the_page_of_the_signature(document: IssuedDocument) -> None:
    with pikepdf.open(BytesIO(rendered(document))) as pdf:
        found = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in found] == ["ChuKyLanhDao", "ChuKyCoQuan"]
        for field in found:
            assert (str(field.FT), int(field.F), "/V" in field) == ("/Sig", 4, False)
            page = next(page for page in pdf.pages if page.objgen == field.P.objgen)
            assert field.objgen in [note.objgen for note in page.Annots]


def test_the_leader_has_sixty_by_thirty_millimetres_and_the_seal_a_third_of_it() -> None:
    with pikepdf.open(BytesIO(rendered(sample_document()))) as pdf:
        leader, agency = ([float(edge) / MM for edge in field.Rect] for field in pdf.Root.AcroForm.Fields)
    assert (leader[2] - leader[0], leader[3] - leader[1]) == pytest.approx((60.0, 30.0), abs=0.01)
    assert agency[2] - leader[0] == pytest.approx(20.0, abs=0.01)
    assert agency[1::2] == pytest.approx(leader[1::2])


def test_a_draft_and_an_office_that_wants_none_have_no_fields() -> None:
    for data in (rendered(replace(sample_document(), draft=True)), rendered(sample_document(), fields=False)):
        with pikepdf.open(BytesIO(data)) as pdf:
            assert "/AcroForm" not in pdf.Root
            assert not any("/Annots" in page for page in pdf.pages)


def test_the_same_bytes_again() -> None:
    assert rendered(filled_document()) == rendered(filled_document())


def test_signing_tools_find_both_fields_unsigned(tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(rendered(sample_document()))
    said = subprocess.run([needs_tool("pdfsig"), str(path)], capture_output=True, text=True, check=False).stdout
    assert said.count("The signature form field is not signed.") == 2
    assert "Name: ChuKyLanhDao" in said
    assert "Name: ChuKyCoQuan" in said
