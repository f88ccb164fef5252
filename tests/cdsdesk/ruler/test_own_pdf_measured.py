"""Our own PDF keeps every rule of our preset and of the decree, and each shift against the preset is seen."""

from dataclasses import fields, replace
from datetime import date
from functools import cache

import pytest

from cdsdesk.document.blocks import Annex, IssuedDocument, Paragraph, ParagraphStyle, Signature, words
from cdsdesk.document.layout_rules import Profile, load_profile
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.ruler.measure import RULES, measure
from cdsdesk.ruler.paper import paper_of
from tests.support.laid_pdf import applied, broken, layout_of, measured, measured_document, rendered
from tests.support.sample_document import (
    filled_document,
    full_page_document,
    paragraph,
    project_table,
    sample_document,
)
from tests.support.shifts import SHIFTS

DOCUMENTS = {
    "blank": sample_document,
    "filled": filled_document,
    "full": full_page_document,
    "draft": lambda: replace(sample_document(), draft=True),
    "table in the text": lambda: replace(
        sample_document(),
        body=(paragraph("Kinh phí như sau:"), project_table(), paragraph("Trân trọng báo cáo.")),
        annexes=(),
    ),
    "June": lambda: replace(
        sample_document(), letterhead=replace(sample_document().letterhead, date=date(2026, 6, 5)), annexes=()
    ),
    "signature pushed on": lambda: replace(sample_document(), body=(*map(paragraph, ["Một dòng."] * 21),), annexes=()),
    "with its legal basis": lambda: replace(sample_document(), body=(_basis(), *sample_document().body)),
}
NOT_IN_A_REPORT = {"gap.about", "about.size", "about.face", "heading.centred", "heading.article"}
LETTERHEADS = {
    "province": (("ỦY BAN NHÂN DÂN", "TỈNH KHÁNH HÒA"), ()),
    "district of old": (("ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"), ()),
    "commune": (("ỦY BAN NHÂN DÂN", "XÃ DIÊN KHÁNH"), ()),
    "department": (("PHÒNG VĂN HÓA - XÃ HỘI",), ("UBND PHƯỜNG BẮC NHA TRANG",)),
    "steering committee": (("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",), ("UBND PHƯỜNG BẮC NHA TRANG",)),
}
SIGNATURES = {
    "TM.": Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Thị Ánh"),
    "KT.": Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Văn Ước"),
    "TM. and KT.": Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Văn Ước"),
    "Q.": Signature(("Q. CHỦ TỊCH",), "Trần Văn Ước"),
    "TL.": Signature(("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"), "Lê Thị Ỷ"),
    "TL. and KT.": Signature(("TL. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", "PHÓ TRƯỞNG PHÒNG"), "Lê Thị Ỷ"),
    "TUQ.": Signature(("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"), "Lê Thị Ỷ"),
    "plain": Signature(("TRƯỞNG PHÒNG",), "Lê Thị Ỷ"),
    "position above the name": Signature(
        ("KT. TRƯỞNG BAN", "ỦY VIÊN THƯỜNG TRỰC"), "Lê Thị Ỷ", ("TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI",)
    ),
}
# What shifts nothing that can be seen: the width of the column is a limit for long lines, a share decides where a tall
# row may be cut, words are no length. A lower margin that is smaller leaves a page as it is until a line more has room.
UNSEEN = {
    "signature.recipients_mm",
    "table.tall_row_share",
    "draft.words",
    "signature.box_width_mm",
    "page.landscape_bottom_mm",
}
ONLY = {"page.bottom_mm": (1.0,), "letterhead.body_column_mm": (-1.0,)}
# Blanks are made of whole spaces, each a little wider than 1 mm.
SPACED = {"letterhead.number_blank_mm", "letterhead.date_blank_mm", "annex.number_blank_mm", "annex.date_blank_mm"}


def _basis() -> Paragraph:
    return Paragraph(words("Căn cứ Luật Tổ chức chính quyền địa phương;"), ParagraphStyle.BASIS)


def values() -> list[str]:
    """Every length and size of the profile, by group and name."""
    profile = load_profile()
    groups = [one.name for one in fields(Profile) if hasattr(getattr(profile, one.name), "__dataclass_fields__")]
    return [f"{group}.{one.name}" for group in groups for one in fields(getattr(profile, group))]


def moved(key: str, step: float) -> Profile:
    profile = load_profile()
    group, name = key.split(".")
    own = getattr(profile, group)
    return replace(profile, **{group: replace(own, **{name: getattr(own, name) + step})})


@cache
def shown(document: str) -> IssuedDocument:
    return DOCUMENTS[document]()


@pytest.mark.parametrize("preset", ["L", "S"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_our_pdf_keeps_every_rule(document: str, preset: str) -> None:
    assert broken(measured_document(shown(document), preset)) == {}


@pytest.mark.parametrize("preset", ["L", "S"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_our_pdf_keeps_the_ranges_of_the_decree(document: str, preset: str) -> None:
    assert broken(measured_document(shown(document), preset, exact=False)) == {}


@pytest.mark.parametrize("office", LETTERHEADS)
def test_every_letterhead_keeps_the_rules(office: str) -> None:
    bodies, parents = LETTERHEADS[office]
    document = sample_document()
    head = replace(document.letterhead, body_lines=bodies, parent_lines=parents)
    author = " ".join(bodies).capitalize()
    told = replace(document, letterhead=head, meta=replace(document.meta, author=author))
    assert broken(measured_document(told)) == {}


@pytest.mark.parametrize("form", SIGNATURES)
def test_every_form_of_signature_keeps_the_rules(form: str) -> None:
    assert broken(measured_document(replace(sample_document(), signature=SIGNATURES[form]))) == {}


def test_there_are_at_least_forty_rules_with_names_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) >= 40
    assert all(rule.title and rule.article for rule in RULES)


def test_all_rules_that_concern_a_report_are_applied() -> None:
    found = set().union(*(applied(measured_document(make())) for make in DOCUMENTS.values()))
    assert {rule.id for rule in RULES} - found <= NOT_IN_A_REPORT


def steps(key: str) -> tuple[float, ...]:
    if key in ONLY:
        return ONLY[key]
    if key in SPACED:
        return (1.3, -1.3)
    if key.endswith("_share"):
        return (0.03, -0.03)
    return (0.1, -0.1) if key.endswith("line_spacing") else (1.0, -1.0)


@pytest.mark.parametrize("key", [key for key in values() if key not in UNSEEN and "about" not in key])
def test_a_shift_of_one_against_the_preset_is_seen(key: str) -> None:
    document = "full" if key == "page.bottom_mm" else "draft" if key.startswith("draft") else "blank"
    for step in steps(key):
        data = render_pdf(shown(document), moved(key, step), find_fonts())
        assert broken(measured(data)), (key, step)


@pytest.mark.parametrize("name", [name for name in SHIFTS if name not in ("annexes backwards",)])
def test_what_is_off_on_purpose_is_seen(name: str) -> None:
    documents = {"full"} if name.startswith("lower margin") else {"blank", "filled"}
    documents |= {"full"} if name in ("annexes in plain figures", "numbers one page on") else set()
    documents = {"blank"} if name == "another face" else documents
    documents |= {"June"} if name == "zero before June" else set()
    documents |= {"signature pushed on"} if name == "signature not tied" else set()
    found = {
        document: broken(
            measure(layout_of(SHIFTS[name].render(shown(document), load_profile())), load_profile(), exact=True)
        )
        for document in documents
    }
    assert any(found.values())


def test_what_is_measured_is_said_with_place_and_distance() -> None:
    said = broken(measured(rendered(sample_document(), moved("page.left_mm", 1.0))))
    assert said["page.left"] == ["Lề trái 31 mm, phải là 30 mm (lớn hơn 1 mm)"]
    result = next(one for one in measured(rendered(sample_document(), moved("page.left_mm", 1.0))).failed)
    assert result.failures[0].spot.page == 1


def test_an_annex_without_text_is_measured() -> None:
    document = sample_document()
    alone = replace(document, annexes=(Annex("", "Biểu tổng hợp", document.annexes[0].reference, ()),))
    assert broken(measured_document(alone)) == {}


@pytest.mark.parametrize(
    ("place", "size"), [("Bắc Nha Trang", 14), ("Suối Dầu Thượng", 13), ("Thành phố Hồ Chí Minh", 13)]
)
@pytest.mark.parametrize("preset", ["L", "S"])
def test_a_long_name_of_a_place_stays_on_one_row(place: str, size: int, preset: str) -> None:
    document = sample_document()
    told = replace(document, letterhead=replace(document.letterhead, place=place))
    data = render_pdf(told, load_profile(preset), find_fonts())
    assert broken(measured(data, preset)) == {}
    date_row = paper_of(layout_of(data)).head.date
    assert date_row is not None
    assert date_row.text.startswith(f"{place}, ngày tháng năm")
    assert date_row.size == min(size, load_profile(preset).sizes.place_date)
