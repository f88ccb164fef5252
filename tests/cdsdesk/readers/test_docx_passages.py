"""A Word document taken apart: names, tracked changes as accepted, comments, what it tells of itself."""

import zipfile
from pathlib import Path

import pytest

from cdsdesk.errors import InputError
from cdsdesk.progress import NoProgress
from cdsdesk.readers.docx_passages import read_passages
from cdsdesk.readers.reader import read_word_passages
from cdsdesk.readers.word_passages import WordComment, WordPiece, pack_passages, unpack_passages
from tests.support.word_file import cell, paragraph, row, run, table, word_file


def named(name: str, inner: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="1"/>'


def test_names_stay_with_their_paragraphs(tmp_path: Path) -> None:
    body = paragraph(named("_a", run("Một"))) + paragraph("Hai") + paragraph(named("_b", "") or "")
    found = read_passages(word_file(tmp_path / "a.docx", body))
    assert found.pieces == (WordPiece("Một", ("_a",)), WordPiece("Hai"), WordPiece("", ("_b",)))


def test_a_bookmark_between_paragraphs_belongs_to_the_next(tmp_path: Path) -> None:
    body = '<w:bookmarkStart w:id="1" w:name="_a"/>' + paragraph("Một")
    assert read_passages(word_file(tmp_path / "a.docx", body)).pieces == (WordPiece("Một", ("_a",)),)


def test_cells_tell_their_place(tmp_path: Path) -> None:
    wide = cell(paragraph(named("_r", run("Mục"))), '<w:gridSpan w:val="2"/>')
    body = paragraph("Trên") + table(row(wide, "c"), row("a", "b", "c"), widths=(1000, 1000, 1000))
    found = read_passages(word_file(tmp_path / "a.docx", body)).pieces
    assert [(one.text, one.table, one.row, one.column) for one in found] == [
        ("Trên", 0, 0, 0),
        ("Mục", 1, 0, 0),
        ("c", 1, 0, 2),
        ("a", 1, 1, 0),
        ("b", 1, 1, 1),
        ("c", 1, 1, 2),
    ]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="1" w:author="x">{run(" mới")}</w:ins>'
    gone = '<w:del w:id="2" w:author="x"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    body = paragraph(named("_a", run("Một") + gone + inserted)) + table(
        row("còn"), row("bỏ", about='<w:del w:id="3" w:author="x"/>'), widths=(1000,)
    )
    found = read_passages(word_file(tmp_path / "a.docx", body))
    assert [one.text for one in found.pieces] == ["Một mới", "còn"]
    assert found.tracked == 3


def test_a_paragraph_joined_to_the_next_leaves_its_name(tmp_path: Path) -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    body = paragraph(named("_a", run("Một ")), mark) + paragraph(named("_b", run("hai")))
    assert read_passages(word_file(tmp_path / "a.docx", body)).pieces == (WordPiece("Một hai", ("_a", "_b")),)


def test_comments_are_listed_with_their_place(tmp_path: Path) -> None:
    body = paragraph(run("Một") + '<w:r><w:commentReference w:id="7"/></w:r>')
    comment = f'<w:comment w:id="7" w:author="Chánh Văn phòng">{paragraph("Xem lại số liệu")}</w:comment>'
    found = read_passages(word_file(tmp_path / "a.docx", body, comments=comment))
    assert found.pieces == (WordPiece("Một", (), ("7",)),)
    assert found.comments == (WordComment("7", "Chánh Văn phòng", "Xem lại số liệu"),)


def test_pictures_are_counted(tmp_path: Path) -> None:
    body = paragraph(run("Một") + "<w:r><w:drawing/></w:r>")
    assert read_passages(word_file(tmp_path / "a.docx", body)).pictures == 1


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("không phải Word", encoding="utf-8")
    with pytest.raises(InputError, match="không phải văn bản Word"):
        read_passages(path)


def test_a_broken_document_is_refused_by_the_child(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", paragraph("Một"))
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<w:document")
    with pytest.raises(InputError):
        read_word_passages(path, NoProgress())


def test_passages_go_through_the_pipe_unchanged(tmp_path: Path) -> None:
    body = paragraph(named("_a", run("Một\u2028“hai”"))) + table(row("a"), widths=(1000,))
    found = read_passages(word_file(tmp_path / "a.docx", body))
    assert unpack_passages(pack_passages(found)) == found
