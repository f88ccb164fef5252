"""Automatic numbers of Word: what stands before the text on the page, in paragraphs and in cells."""

import os
import subprocess
from pathlib import Path

import pytest

from cdsdesk.readers.docx_document import read_docx
from tests.support.tools import needs_tool
from tests.support.word_file import cell, listed, paragraph, row, run, table, word_file


def level(place: int, shape: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def use(name: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def restarted(place: int, at: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def texts(tmp_path: Path, body: str, numbering: str, **parts: str) -> list[str]:
    path = word_file(tmp_path / "a.docx", body, numbering=numbering, **parts)
    return [str(line[0]) for line in read_docx(path).sheets[0].rows]


def items(*places: tuple[int, int]) -> str:
    return "".join(paragraph(f"mục {number}.{place}", listed(number, place)) for number, place in places)


CHAPTERS = definition(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3"),
    level(3, "lowerLetter", "%4)"),
)


def test_levels_count_and_begin_anew_under_each_heading(tmp_path: Path) -> None:
    body = items((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 3), (1, 3), (1, 0), (1, 1), (1, 3))
    assert [text.partition(" ")[0] for text in texts(tmp_path, body, CHAPTERS + use(1, 0))] == [
        "I.", "1.", "1.1", "1.2", "2.", "2.1", "a)", "b)", "II.", "1.", "a)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shape", "count", "shown"),
    [
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 3, "C"),
        ("decimalZero", 7, "07"),
        ("decimal", 12, "12"),
        ("none", 3, ""),
        ("lowerLetter", 0, "0"),
        ("chicken", 5, "5"),
    ],
)
def test_shapes_of_numbers(tmp_path: Path, shape: str, count: int, shown: str) -> None:
    numbering = definition(0, level(0, shape, "(%1)", start=count)) + use(1, 0)
    assert texts(tmp_path, items((1, 0)), numbering) == [f"({shown}) mục 1.0"]


def test_bullets_are_drawn_as_letters_that_everybody_has(tmp_path: Path) -> None:
    signs = ("-", "+", "\uf0b7", "\uf02d", "·", "")
    numbering = "".join(definition(place, level(0, "bullet", sign)) for place, sign in enumerate(signs))
    numbering += "".join(use(place + 1, place) for place in range(len(signs)))
    body = "".join(paragraph("x", listed(place + 1)) for place in range(len(signs)))
    assert texts(tmp_path, body, numbering) == ["- x", "+ x", "• x", "- x", "• x", "x"]


def test_a_list_begun_anew_and_one_that_goes_on(tmp_path: Path) -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + use(1, 0) + use(2, 0) + use(3, 0, restarted(0, 5))
    body = items((1, 0), (1, 0), (2, 0), (3, 0), (3, 0), (1, 0))
    assert [text[:2] for text in texts(tmp_path, body, numbering)] == ["1.", "2.", "3.", "5.", "6.", "7."]


def test_a_level_of_its_own_in_one_list(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1/")}</w:lvlOverride>'
    numbering = definition(0, level(0, "decimal", "%1.")) + use(1, 0, own)
    assert texts(tmp_path, items((1, 0), (1, 0)), numbering) == ["A/ mục 1.0", "B/ mục 1.0"]


def test_levels_that_never_begin_anew_and_numbers_of_law(tmp_path: Path) -> None:
    numbering = definition(
        0,
        level(0, "upperRoman", "%1"),
        level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>'),
        level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/><w:suff w:val="nothing"/>'),
    ) + use(1, 0)
    body = items((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    assert texts(tmp_path, body, numbering) == [
        "I mục 1.0", "1.1 mục 1.1", "1mục 1.2", "1.2 mục 1.1", "2mục 1.2", "II mục 1.0", "2.3 mục 1.1", "1mục 1.2",
    ]  # fmt: skip


def test_styles_bring_lists_and_levels(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="D1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="D2"><w:basedOn w:val="D1"/></w:style>'
        '<w:style w:type="numbering" w:styleId="Ds"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        definition(
            0,
            level(0, "upperRoman", "%1.", '<w:pStyle w:val="D1"/>'),
            level(1, "decimal", "%1.%2", '<w:pStyle w:val="D2"/>'),
        )
        + definition(1, more='<w:numStyleLink w:val="Ds"/>')
        + use(1, 0)
        + use(2, 1)
    )
    body = (
        paragraph("a", '<w:pStyle w:val="D1"/>')
        + paragraph("b", '<w:pStyle w:val="D2"/>')
        + paragraph("c", '<w:pStyle w:val="D1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("d", listed(2))
    )
    assert texts(tmp_path, body, numbering, styles=styles) == ["I. a", "I.1 b", "c", "II. d"]


def test_a_column_of_numbers_counts_down_the_table(tmp_path: Path) -> None:
    numbered = cell(paragraph("", listed(1)))
    struck = paragraph(f"<w:del>{run('x')}</w:del>", listed(1) + "<w:rPr><w:del/></w:rPr>")
    body = table(
        row("STT", "Nhiệm vụ"),
        row(numbered, "a"),
        row(numbered, "b"),
        row(numbered, "bỏ", about="<w:del/>"),
        row(cell(struck + paragraph("", listed(1))), "c"),
    )
    numbering = definition(0, level(0, "decimal", "%1", '<w:suff w:val="tab"/>')) + use(1, 0)
    path = word_file(tmp_path / "a.docx", body, numbering=numbering)
    sheet = read_docx(path).sheets[0]
    assert sheet.rows == [["STT", "Nhiệm vụ"], ["1", "a"], ["2", "b"], ["3", "c"]]
    assert sheet.bold == frozenset()


@pytest.mark.slow
def test_libreoffice_shows_the_same_numbers(tmp_path: Path) -> None:
    office = needs_tool("soffice")
    numbering = (
        CHAPTERS
        + definition(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"))
        + use(1, 0) + use(2, 1) + use(3, 1, restarted(0, 1)) + use(4, 1)
    )  # fmt: skip
    body = items(
        (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 1), (2, 0), (1, 2), (1, 1), (1, 2), (3, 0), (3, 0), (4, 0),
        (1, 0), (1, 2),
    )  # fmt: skip
    path = word_file(tmp_path / "a.docx", body, numbering=numbering)
    settings = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    line = [office, settings, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*line, str(path)], check=True, capture_output=True, env={**os.environ, "HOME": str(tmp_path)})
    shown = [" ".join(text.split()) for text in (tmp_path / "a.txt").read_text("utf-8-sig").splitlines()]
    assert [str(line[0]) for line in read_docx(path).sheets[0].rows] == shown
