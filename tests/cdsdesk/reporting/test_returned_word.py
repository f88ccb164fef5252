"""An edited Word file compared with what we wrote: every passage is accounted for."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.document.blocks import IssuedDocument, Paragraph, words
from cdsdesk.readers.docx_passages import read_passages
from cdsdesk.readers.word_passages import WordPassages, WordPiece
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.passages import PassageKind, passages
from cdsdesk.reporting.render_docx.document import render_docx
from cdsdesk.reporting.returned_word import Comparison, How, compare
from cdsdesk.reporting.styles import load_profile
from cdsdesk.vietnamese.text import clean_text
from tests.support.sample_document import filled_document, sample_document

Edit = Callable[[Document], None]


@pytest.fixture(scope="module")
def issued() -> bytes:
    return render_docx(sample_document(), load_profile(), find_fonts())


def compared(data: bytes, folder: Path, edit: Edit | None = None, now: IssuedDocument | None = None) -> Comparison:
    book = docx.Document(BytesIO(data))
    if edit is not None:
        edit(book)
    path = folder / "returned.docx"
    book.save(str(path))
    found = compare(passages(now or sample_document()), read_passages(path))
    assert_adds_up(found)
    return found


def assert_adds_up(found: Comparison) -> None:
    counted = {how: sum(one.units for one in found.differences if one.how is how) for how in How}
    both = found.same + found.moved_on + counted[How.CHANGED]
    assert found.ours == both + counted[How.REMOVED] + found.new_here
    assert found.theirs == both + counted[How.ADDED] + found.gone_here


def line(book: Document, start: str) -> WordParagraph:
    return next(one for one in book.paragraphs if one.text.startswith(start))


def test_a_file_that_nobody_edited_has_no_difference(issued: bytes, tmp_path: Path) -> None:
    found = compared(issued, tmp_path)
    assert found.differences == ()
    assert found.same == found.ours == found.theirs == len(passages(sample_document()))


def test_names_are_the_same_in_the_file_and_in_the_list(tmp_path: Path) -> None:
    for document in (sample_document(), filled_document()):
        path = tmp_path / "a.docx"
        path.write_bytes(render_docx(document, load_profile(), find_fonts()))
        found = read_passages(path)
        told = {passage.name for passage in passages(document)}
        assert {name for piece in found.pieces for name in piece.names} == told
        assert found.source is not None
        assert set(found.source.marks) == told
        assert not [piece for piece in found.pieces if piece.text and not piece.names and not piece.table]


def test_a_changed_sentence_is_shown_beside_ours(issued: bytes, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        line(book, "1. Hoàn thành 05").runs[0].text = "1. Hoàn thành 06 nhiệm vụ."

    (one,) = compared(issued, tmp_path, edit).differences
    assert (one.how, one.kind) == (How.CHANGED, PassageKind.GENERATED)
    assert one.place == "IV. Phương hướng, nhiệm vụ quý IV năm 2026"
    assert one.ours == "1. Hoàn thành 05 nhiệm vụ chưa thực hiện nêu tại Phụ lục II."
    assert one.theirs == "1. Hoàn thành 06 nhiệm vụ."
    assert not one.both


def test_a_paragraph_that_is_gone_and_one_that_is_new(issued: bytes, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        gone = line(book, "2. Tập huấn cho 13")._element
        gone.getparent().remove(gone)
        line(book, "I. CÔNG TÁC").insert_paragraph_before("Thực hiện chỉ đạo của Thường trực Đảng uỷ.")

    added, removed = compared(issued, tmp_path, edit).differences
    assert (added.how, added.theirs) == (How.ADDED, "Thực hiện chỉ đạo của Thường trực Đảng uỷ.")
    assert (removed.how, removed.ours) == (
        How.REMOVED,
        "2. Tập huấn cho 13 thành viên Tổ công nghệ số cộng đồng còn lại.",
    )


def test_a_name_that_went_to_new_words_comes_back_to_the_old_ones(issued: bytes, tmp_path: Path) -> None:
    """Enter at the beginning of a paragraph leaves its bookmark with what is typed above it."""

    def edit(book: Document) -> None:
        old = line(book, "1. Hoàn thành 05")
        words = old.text
        old.runs[0].text = "Trong quý IV tập trung các việc sau:"
        line(book, "2. Tập huấn").insert_paragraph_before(words)

    (one,) = compared(issued, tmp_path, edit).differences
    assert (one.how, one.theirs) == (How.ADDED, "Trong quý IV tập trung các việc sau:")


def test_a_paragraph_without_its_name_is_found_by_its_words(issued: bytes, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        old = line(book, "2. Tập huấn")
        old.insert_paragraph_before(old.text.replace("13", "15"))
        old._element.getparent().remove(old._element)

    (one,) = compared(issued, tmp_path, edit).differences
    assert one.how is How.CHANGED
    assert "15 thành viên" in one.theirs


def test_an_edited_cell_tells_its_record(issued: bytes, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        book.tables[2].rows[3].cells[2].paragraphs[0].runs[0].text = "Công an phường"

    (one,) = compared(issued, tmp_path, edit).differences
    assert (one.kind, one.place, one.theirs) == (PassageKind.CELL, "Phụ lục I", "Công an phường")
    assert one.passage is not None
    assert one.passage.column == 2


def test_rows_that_came_and_went(issued: bytes, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        grid = book.tables[2]
        grid._tbl.remove(grid.rows[4]._tr)
        cells = grid.add_row().cells
        cells[1].text, cells[2].text = "Nhiệm vụ mới", "Công an phường"

    removed, added = compared(issued, tmp_path, edit).differences
    assert (removed.how, removed.units) == (How.REMOVED, 7)
    assert (added.how, added.theirs, added.units) == (How.ADDED, "Nhiệm vụ mới | Công an phường", 2)


def changed_here() -> IssuedDocument:
    document = sample_document()
    at = next(index for index, block in enumerate(document.body) if isinstance(block, Paragraph))
    return replace(
        document,
        body=(*document.body[:at], Paragraph(words("Trong kỳ đã ban hành 15 văn bản.")), *document.body[at + 1 :]),
    )


def test_what_changed_only_here_is_no_edit_of_theirs(issued: bytes, tmp_path: Path) -> None:
    found = compared(issued, tmp_path, now=changed_here())
    assert (found.differences, found.moved_on) == ((), 1)


def test_what_is_new_or_gone_only_here_is_no_edit_of_theirs(issued: bytes, tmp_path: Path) -> None:
    document = sample_document()
    fresh = Paragraph(words("Một đoạn mà số liệu mới vừa thêm."))
    more = compared(issued, tmp_path, now=replace(document, body=(document.body[0], fresh, *document.body[1:])))
    assert (more.differences, more.new_here, more.gone_here) == ((), 1, 0)
    at = next(index for index, block in enumerate(document.body) if isinstance(block, Paragraph))
    less = compared(issued, tmp_path, now=replace(document, body=(*document.body[:at], *document.body[at + 1 :])))
    assert (less.differences, less.new_here, less.gone_here) == ((), 0, 1)


def test_a_copied_row_and_a_copied_paragraph_are_edits_of_theirs(issued: bytes, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        line(book, "2. Tập huấn").insert_paragraph_before(line(book, "1. Hoàn thành 05").text)
        grid = book.tables[2]
        cells = grid.add_row().cells
        for cell, known in zip(cells, grid.rows[3].cells, strict=True):
            cell.text = known.text

    found = compared(issued, tmp_path, edit)
    assert [(one.how, one.units) for one in found.differences] == [(How.ADDED, 1), (How.ADDED, 7)]
    assert found.gone_here == 0


def test_what_changed_on_both_sides_says_so(issued: bytes, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        line(book, "Trong kỳ (số liệu").runs[0].text = "Trong kỳ đã ban hành 13 văn bản."

    (one,) = compared(issued, tmp_path, edit, changed_here()).differences
    assert one.both


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_nothing_is_lost_whatever_was_edited(data: st.DataObject) -> None:
    ours = passages(sample_document())
    names = [passage.name for passage in ours if passage.column is None]
    texts = st.text("abc đ", max_size=6)
    pieces = data.draw(
        st.lists(st.builds(WordPiece, texts, st.lists(st.sampled_from(names), max_size=2).map(tuple)), max_size=12)
    )
    found = compare(ours, WordPassages(tuple(pieces), (), None))
    assert_adds_up(found)
    told = [one.theirs for one in found.differences]
    held = {"".join(passage.text.split()) for passage in ours}
    for text in (clean_text(piece.text) for piece in pieces):
        assert not text or text in told or "".join(text.split()) in held
