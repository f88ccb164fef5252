"""A report edited in Word comes back: what may be taken over is, one by one; the rest says why not."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from cdsdesk.actions.edit import set_own_words
from cdsdesk.actions.passages import passages
from cdsdesk.actions.report import ReportRequest, export, report_of
from cdsdesk.actions.word_return import (
    ReturnedReport,
    compare_returned,
    kind_of_returned,
    read_returned,
    take_over,
    why_not,
)
from cdsdesk.errors import InputError, RecordError
from cdsdesk.model.reports import Narrative, Report, ReportKind
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.progress import NoProgress
from cdsdesk.readers.docx_passages import read_passages
from cdsdesk.reporting.passages import PassageKind
from cdsdesk.reporting.returned_word import Difference, How
from cdsdesk.reporting.section_passages import PassageState
from tests.support.memory_store import MemoryStore
from tests.support.nha_trang import everything
from tests.support.sample_office import sample_store

Edit = Callable[[Document], None]
OWN = Narrative(
    uid="own",
    unit="office",
    period="2022",
    section_key="kho_khan",
    own_text="Nhân lực còn thiếu.\n- Kinh phí chưa kịp thời;\n- Thiết bị cũ.",
)


@pytest.fixture
def held() -> MemoryStore:
    base = everything()
    records = [
        record
        for record in base.records.values()
        if record.uid != "office" and not (isinstance(record, Narrative) and record.section_key == "kho_khan")
    ]
    return MemoryStore(base.unit(), [*records, OWN])


def returned(held: MemoryStore, folder: Path, edit: Edit) -> ReturnedReport:
    path = folder / "b.docx"
    export(held, ReportRequest("2022", docx=path, draft=True, record=False))
    book = docx.Document(str(path))
    edit(book)
    book.save(str(path))
    return compare_returned(held, "2022", read_passages(path))


def line(book: Document, start: str) -> Paragraph:
    return next(one for one in book.paragraphs if one.text.startswith(start))


def only(shown: ReturnedReport) -> Difference:
    (one,) = shown.comparison.differences
    return one


def take(held: MemoryStore, shown: ReturnedReport, one: Difference) -> None:
    held.apply(take_over(held.snapshot("2022"), shown, one, "Chánh Văn phòng"))


def own_text(held: MemoryStore) -> str:
    found = held.snapshot("2022").find(Narrative, "own")
    assert found is not None
    return found.own_text


def test_a_report_that_nobody_edited_comes_back_without_a_difference(held: MemoryStore, tmp_path: Path) -> None:
    shown = returned(held, tmp_path, lambda book: None)
    assert shown.comparison.differences == ()
    assert shown.comparison.same == shown.comparison.ours > 300


@pytest.mark.parametrize(
    ("kind", "period"),
    [(ReportKind.BAO_CAO, "2026-9M"), (ReportKind.KE_HOACH, "2026"), (ReportKind.CONG_VAN, "2026-9M")],
)
def test_every_kind_of_document_comes_back_as_what_it_is(kind: ReportKind, period: str, tmp_path: Path) -> None:
    store = sample_store()
    path = tmp_path / "b.docx"
    export(store, ReportRequest(period, kind, docx=path, draft=True, record=False))
    found = read_passages(path)
    assert kind_of_returned(found) is kind
    shown = compare_returned(store, period, found)
    assert shown.comparison.differences == ()
    assert {name for piece in found.pieces for name in piece.names} == {one.name for one in shown.ours}


def test_the_subject_of_a_letter_loses_what_stands_before_it(tmp_path: Path) -> None:
    store = sample_store()
    path = tmp_path / "b.docx"
    export(store, ReportRequest("2026-9M", ReportKind.CONG_VAN, docx=path, draft=True, record=False))
    book = docx.Document(str(path))
    book.tables[0].rows[1].cells[0].paragraphs[-1].runs[0].text = "V/v gửi báo cáo bổ sung"
    book.save(str(path))
    shown = compare_returned(store, "2026-9M", read_passages(path))
    store.apply(take_over(store.snapshot("2026-9M"), shown, only(shown)))
    titles = {row.title for row in store.snapshot("2026-9M").all(Report) if row.kind is ReportKind.CONG_VAN}
    assert titles == {"Gửi báo cáo bổ sung"}


def test_a_line_of_own_words_is_replaced(held: MemoryStore, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        line(book, "- Kinh phí").runs[-1].text = "Kinh phí cấp chậm;"

    shown = returned(held, tmp_path, edit)
    one = only(shown)
    assert one.kind is PassageKind.OWN
    take(held, shown, one)
    assert own_text(held) == "Nhân lực còn thiếu.\n- Kinh phí cấp chậm;\n- Thiết bị cũ."


def test_a_line_of_own_words_goes_and_another_comes(held: MemoryStore, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        line(book, "- Thiết bị").insert_paragraph_before("- Đường truyền yếu;")
        gone = line(book, "Nhân lực còn thiếu")._element
        gone.getparent().remove(gone)

    shown = returned(held, tmp_path, edit)
    assert [one.how for one in shown.comparison.differences] == [How.REMOVED, How.ADDED]
    added = next(one for one in shown.comparison.differences if one.how is How.ADDED)
    take(held, shown, added)
    again = compare_returned(held, "2022", read_passages(tmp_path / "b.docx"))
    take(held, again, only(again))
    assert own_text(held) == "- Kinh phí chưa kịp thời;\n- Đường truyền yếu;\n- Thiết bị cũ."
    assert compare_returned(held, "2022", read_passages(tmp_path / "b.docx")).comparison.differences == ()


def test_a_cell_is_written_into_its_field(held: MemoryStore, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        cells = next(row.cells for row in book.tables[2].rows if row.cells[0].text == "1.1")
        cells[1].paragraphs[0].runs[0].text = "Tên mới của nhiệm vụ"
        cells[5].paragraphs[0].text = "Đã ban hành"

    shown = returned(held, tmp_path, edit)
    for one in shown.comparison.differences:
        assert one.kind is PassageKind.CELL
        take(held, shown, one)
    snapshot = held.snapshot("2022")
    assert "Tên mới của nhiệm vụ" in {task.title for task in snapshot.all(Task)}
    assert "Đã ban hành" in {told.result for told in snapshot.all(Progress)}
    assert compare_returned(held, "2022", read_passages(tmp_path / "b.docx")).comparison.differences == ()


def test_the_subject_goes_into_the_report(held: MemoryStore, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        at = next(index for index, one in enumerate(book.paragraphs) if one.text == "BÁO CÁO")
        book.paragraphs[at + 1].runs[0].text = "Kết quả chuyển đổi số năm 2022"

    shown = returned(held, tmp_path, edit)
    first = shown.comparison.differences[0]
    take(held, shown, first)
    (report,) = held.snapshot("2022").all(Report)
    assert report.title == "Kết quả chuyển đổi số năm 2022"


def reworded(book: Document, part: str, words: str) -> None:
    one = next(one for one in book.paragraphs if part in one.text)
    one.runs[0].text = words
    for rest in one.runs[1:]:
        rest.text = ""


def test_generated_words_become_the_offices_edit_of_their_passage(held: MemoryStore, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        reworded(book, "Tổng số nhiệm vụ: 21", "Tổng số có 21 nhiệm vụ, trong đó:")

    shown = returned(held, tmp_path, edit)
    one = only(shown)
    assert one.kind is PassageKind.GENERATED
    take(held, shown, one)
    report = report_of(held.snapshot("2022"), ReportRequest("2022"))
    (edited,) = (each for each in passages(held.snapshot("2022"), report) if each.narrative is not None)
    assert edited.state is PassageState.EDITED
    assert "Tổng số có 21 nhiệm vụ, trong đó:" in edited.own
    again = compare_returned(held, "2022", read_passages(tmp_path / "b.docx"))
    assert again.comparison.differences == ()


def test_an_edited_passage_may_be_edited_on(held: MemoryStore, tmp_path: Path) -> None:
    def first(book: Document) -> None:
        reworded(book, "Tổng số nhiệm vụ: 21", "Tổng số có 21 nhiệm vụ, trong đó:")

    shown = returned(held, tmp_path, first)
    take(held, shown, only(shown))

    def second(book: Document) -> None:
        reworded(book, "Tổng số có 21", "Có 21 nhiệm vụ:")
        line(book, "Có 21 nhiệm vụ:").insert_paragraph_before("Các đơn vị đã báo cáo đủ.")

    shown = returned(held, tmp_path, second)
    for _ in (1, 2):
        take(held, shown, shown.comparison.differences[0])
        shown = compare_returned(held, "2022", read_passages(tmp_path / "b.docx"))
    assert shown.comparison.differences == ()
    assert not [row for row in held.snapshot("2022").all(Narrative) if row.uid == "own" and "Có 21" in row.own_text]


def test_a_line_of_own_words_that_quotes_a_figure_keeps_its_place(held: MemoryStore, tmp_path: Path) -> None:
    held.apply(set_own_words(held.snapshot("2022"), "2022", "kho_khan", "Năm {period} còn khó.\nNhân lực thiếu."))

    def edit(book: Document) -> None:
        reworded(book, "Nhân lực thiếu.", "Nhân lực mỏng.")

    shown = returned(held, tmp_path, edit)
    take(held, shown, only(shown))
    assert own_text(held) == "Năm {period} còn khó.\nNhân lực mỏng."


def test_what_no_field_holds_says_why(held: MemoryStore, tmp_path: Path) -> None:
    def edit(book: Document) -> None:
        line(book, "I. ").runs[0].text = "I. TIÊU ĐỀ KHÁC"
        line(book, "Trên đây là").runs[0].text = "Kính báo cáo."
        book.tables[2]._tbl.remove(book.tables[2].rows[5]._tr)

    shown = returned(held, tmp_path, edit)
    snapshot = held.snapshot("2022")
    kinds = [(one.how, one.kind) for one in shown.comparison.differences]
    assert (How.REMOVED, PassageKind.CELL) in kinds
    for one in shown.comparison.differences:
        assert "Word được" in why_not(snapshot, shown, one)
        with pytest.raises(RecordError):
            take_over(snapshot, shown, one)


def test_a_file_of_another_office_or_period_is_refused(held: MemoryStore, tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    export(held, ReportRequest("2022", docx=path, draft=True, record=False))
    with pytest.raises(InputError, match="kỳ khác"):
        compare_returned(held, "2023", read_passages(path))
    other = everything()
    renamed = MemoryStore(type(other.unit())(uid="khac", name="UBND phường Khác"))
    with pytest.raises(InputError, match=r"đơn vị khác \(ỦY BAN NHÂN DÂN .+\)") as told:
        compare_returned(renamed, "2022", read_passages(path))
    assert "KHÁC" not in told.value.where.upper()


def test_a_file_of_an_office_that_is_known_is_refused_by_its_name(held: MemoryStore, tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    export(held, ReportRequest("2022", docx=path, draft=True, record=False))
    known = everything().unit()
    renamed = MemoryStore(type(known)(uid="khac", name="UBND phường Khác"), [known])
    with pytest.raises(InputError) as told:
        compare_returned(renamed, "2022", read_passages(path))
    assert told.value.where == known.name


def test_a_hostile_file_is_read_in_the_child(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK\x03\x04 no package")
    with pytest.raises(InputError):
        read_returned(path, NoProgress())
