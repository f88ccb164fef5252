from itertools import pairwise

import pytest

from cdsdesk.document.blocks import Run
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.lines import Line, Setter

WORDS = "Tỷ lệ hồ sơ thanh toán trực tuyến thấp hơn 3,72 điểm % so với mục tiêu của tài khoản định danh mức 2."


def text(line: Line) -> str:
    return "".join(part.text for part in line.parts)


@pytest.mark.parametrize("width", range(80, 420, 3))
def test_no_line_begins_with_a_percent_sign_and_no_paragraph_ends_in_a_number_alone(width: int) -> None:
    lines = [text(line).strip() for line in Setter(find_fonts()).set_runs([Run(WORDS)], 14, width, 20)]
    assert " ".join(lines) == WORDS
    assert not any(line.startswith("%") for line in lines)
    assert lines[-1] != "2."


def test_lines_are_as_full_as_before_elsewhere() -> None:
    setter = Setter(find_fonts())
    lines = setter.set_runs([Run(" ".join(["chuyển đổi số"] * 60))], 14, 300)
    assert all(line.width <= 300 for line in lines)
    word = setter.face(14).wrapper.width("chuyển")
    assert all(line.width + word + 4 > 300 - word for line, _ in pairwise(lines))


def test_a_line_with_a_word_pulled_down_keeps_its_records_and_its_measure() -> None:
    setter = Setter(find_fonts())
    for width in range(80, 420, 3):
        for line in setter.set_runs([Run(WORDS)], 14, width):
            measured = sum(part.face.wrapper.line_width(part.text) for part in line.parts)
            assert line.width == pytest.approx(measured, abs=0.01)
            assert line.gaps == text(line).count(" ")
