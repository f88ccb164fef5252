import struct

from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support.sample_document import sample_document
from tools.make_examples import sheet


def test_pages_stand_side_by_side_in_one_small_picture_that_is_the_same_each_time() -> None:
    data = render_pdf(sample_document(), load_profile(), find_fonts())
    picture = sheet(data)
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert width > 2 * 397
    assert height >= 561
    assert len(picture) < 250_000
    assert sheet(data) == picture
