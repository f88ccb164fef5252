from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.actions.check import findings
from cdsdesk.actions.edit import set_own_words
from cdsdesk.actions.passages import (
    Kind,
    compared,
    edit_passage,
    keep,
    passages,
    renew,
    with_stale_marks,
)
from cdsdesk.actions.report import ReportRequest, preview
from cdsdesk.document.blocks import Heading, IssuedDocument, ListItem, Paragraph, plain
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.reports import Narrative, Report, ReportKind, ReportState
from cdsdesk.reporting.section_passages import PassageState, SectionPassage
from tests.support.memory_store import MemoryStore
from tests.support.sample_office import sample_store

PERIOD = "2026-9M"
TEAMS, SERVICES, DOCUMENTS = "ket_qua/teams", "ket_qua/services", "chi_dao/documents"


def report(held: MemoryStore, **fields: object) -> Report:
    made = Report(uid="report", unit=held.office(), period=PERIOD)
    return replace(made, **fields)  # type: ignore[arg-type]


def passage(held: MemoryStore, key: str) -> SectionPassage:
    (found,) = [one for one in passages(held.snapshot(PERIOD), report(held)) if one.key == key]
    return found


def edit(held: MemoryStore, key: str, text: str) -> None:
    held.apply(edit_passage(held.snapshot(PERIOD), report(held), passage(held, key), text))


def change(held: MemoryStore, record: Record) -> None:
    draft = Draft(held.snapshot().records)
    draft.put(record)
    held.apply(ChangeSet("Đổi", draft.changes()))


def printed(held: MemoryStore) -> IssuedDocument:
    return preview(held.snapshot(PERIOD), ReportRequest(PERIOD))


def paragraph(held: MemoryStore, start: str) -> Paragraph | ListItem:
    blocks = [block for block in printed(held).body if isinstance(block, Paragraph | ListItem)]
    (found,) = [block for block in blocks if plain(block.runs).startswith(start)]
    return found


def online(held: MemoryStore) -> Measurement:
    rows = held.snapshot(PERIOD).all(Measurement)
    (found,) = [row for row in rows if row.period == PERIOD and row.numerator == Decimal(2204)]
    return found


def test_every_generated_part_is_a_passage_in_the_order_of_the_outline() -> None:
    held = sample_store()
    found = passages(held.snapshot(PERIOD), report(held))
    assert [one.key for one in found][:4] == [DOCUMENTS, "ket_qua/activities", TEAMS, SERVICES]
    assert {one.state for one in found} == {PassageState.FRESH}
    assert passage(held, TEAMS).name == "Tổ công nghệ số cộng đồng"
    assert passage(held, TEAMS).printed.startswith("Đến nay, trên địa bàn có 06 Tổ công nghệ số cộng đồng")


def test_edited_words_are_printed_and_what_stayed_keeps_its_records() -> None:
    held = sample_store()
    generated = passage(held, TEAMS).generated
    edit(held, TEAMS, generated.replace("Đến nay, trên địa bàn", "Hiện nay, toàn phường").replace("31", "ba mươi mốt"))
    block = paragraph(held, "Hiện nay, toàn phường có 06 Tổ")
    types = {run.text.strip(): {one.type for one in run.refs} for run in block.runs}
    assert types["06"] == {"team"}
    assert {"narrative"} == next(found for text, found in types.items() if "Hiện nay" in text)
    assert not any("member" in found for found in types.values())
    assert passage(held, TEAMS).state is PassageState.EDITED


def test_lines_and_small_headings_keep_their_form() -> None:
    held = sample_store()
    key = "ket_qua/indicators"
    generated = passage(held, key).generated
    assert generated.splitlines()[0] == "a) Kinh tế số"
    edit(held, key, f"{generated}\n- Thêm một ý của phường.")
    body = printed(held).body
    assert any(isinstance(block, Heading) and block.text == "a) Kinh tế số" for block in body)
    assert isinstance(paragraph(held, "Thêm một ý"), ListItem)


def test_a_changed_figure_makes_the_edited_words_out_of_date() -> None:
    held = sample_store()
    edit(held, SERVICES, passage(held, SERVICES).generated.replace("Về dịch vụ", "Đối với dịch vụ"))
    other = passage(held, TEAMS).generated
    change(held, replace(online(held), numerator=Decimal(2300)))
    found = passage(held, SERVICES)
    assert found.state is PassageState.STALE
    assert "2.204" in found.own
    assert "2.300" in found.generated
    assert "2.204" in found.base
    assert passage(held, TEAMS).generated == other
    change(held, replace(online_after(held), numerator=Decimal(2204)))
    assert passage(held, SERVICES).state is PassageState.EDITED


def online_after(held: MemoryStore) -> Measurement:
    rows = held.snapshot(PERIOD).all(Measurement)
    (found,) = [row for row in rows if row.period == PERIOD and row.numerator == Decimal(2300)]
    return found


def test_a_new_record_makes_the_edited_words_out_of_date_too() -> None:
    held = sample_store()
    edit(held, DOCUMENTS, "Phường đã ban hành 05 văn bản.")
    document = Document(uid="d", type="Công văn", number="9", symbol="UBND", date=date(2026, 7, 1))
    draft = Draft(held.snapshot().records)
    draft.put(document)
    draft.put(DocumentEntry(uid="e", unit=held.office(), document="d"))
    held.apply(ChangeSet("Thêm", draft.changes()))
    assert passage(held, DOCUMENTS).state is PassageState.STALE
    rules = [one.rule for one in findings(with_stale_marks(held.snapshot(PERIOD)))]
    assert "report.stale-words" in rules
    assert "report.stale-words" not in [one.rule for one in findings(held.snapshot(PERIOD))]


def test_kept_words_are_right_until_the_data_change_again() -> None:
    held = sample_store()
    edit(held, SERVICES, passage(held, SERVICES).generated.replace("Về", "Đối với"))
    change(held, replace(online(held), numerator=Decimal(2300)))
    held.apply(keep(held.snapshot(PERIOD), report(held), passage(held, SERVICES)))
    found = passage(held, SERVICES)
    assert found.state is PassageState.EDITED
    assert "2.204" in found.printed
    assert "2.300" in found.base


def test_renewed_words_are_generated_again_and_undo_brings_the_edit_back() -> None:
    held = sample_store()
    edit(held, TEAMS, "Có sáu tổ.")
    held.apply(renew(held.snapshot(PERIOD), report(held), passage(held, TEAMS)))
    assert passage(held, TEAMS).state is PassageState.FRESH
    held.undo()
    assert passage(held, TEAMS).printed == "Có sáu tổ."


def test_typing_the_generated_words_takes_the_edit_back() -> None:
    held = sample_store()
    edit(held, TEAMS, "Có sáu tổ.")
    edit(held, TEAMS, passage(held, TEAMS).generated)
    assert not [row for row in held.snapshot().all(Narrative) if row.section_key == TEAMS]


def test_a_passage_that_was_emptied_is_not_printed() -> None:
    held = sample_store()
    edit(held, TEAMS, "")
    assert passage(held, TEAMS).state is PassageState.EDITED
    assert not any(
        "Tổ công nghệ số cộng đồng với" in plain(b.runs) for b in printed(held).body if isinstance(b, Paragraph)
    )


def test_blanks_in_edited_words_follow_the_data() -> None:
    held = sample_store()
    edit(held, TEAMS, f"{passage(held, TEAMS).generated} Số liệu {{kỳ}} của {{địa bàn}}.")
    words = plain(paragraph(held, "Đến nay, trên địa bàn").runs)
    assert words.endswith("tổ có nhóm Zalo. Số liệu 9 tháng đầu năm 2026 của phường Vạn Thạnh.")


def test_a_signed_report_keeps_its_words() -> None:
    held = sample_store()
    signed = report(held, state=ReportState.SIGNED)
    with pytest.raises(RecordError, match="lời văn không đổi nữa"):
        edit_passage(held.snapshot(PERIOD), signed, passage(held, TEAMS), "Khác")


def test_a_comparison_tells_word_by_word_what_changed() -> None:
    found = compared("Có 06 tổ với 31 người", "Có 06 tổ, 32 người")
    assert "".join(one.text for one in found if one.kind is not Kind.NEW) == "Có 06 tổ với 31 người"
    assert "".join(one.text for one in found if one.kind is not Kind.GONE) == "Có 06 tổ, 32 người"
    assert any(one.kind is Kind.SAME and "người" in one.text for one in found)


def test_spoiled_places_of_records_are_passed_over() -> None:
    held = sample_store()
    edit(held, TEAMS, "Có 06 tổ.")
    (row,) = [row for row in held.snapshot().all(Narrative) if row.section_key == TEAMS]
    change(held, replace(row, generated_refs=[["x"], [0, 5, [["team"]]], 7]))
    assert plain(paragraph(held, "Có 06 tổ").runs) == "Có 06 tổ."


def test_a_plan_has_own_words_of_its_own() -> None:
    held = sample_store()
    held.apply(set_own_words(held.snapshot(), "2026", "kh_kinh_phi", "Từ ngân sách phường.", kind=ReportKind.KE_HOACH))
    asked = ReportRequest("2026", kind=ReportKind.KE_HOACH)
    body = preview(held.snapshot("2026"), asked).body
    assert any(plain(block.runs) == "Từ ngân sách phường." for block in body if isinstance(block, Paragraph))
    plan = Report(uid="plan", unit=held.office(), kind=ReportKind.KE_HOACH, period="2026")
    assert "kh_muc_tieu_cu_the/aims" in [one.key for one in passages(held.snapshot("2026"), plan)]
