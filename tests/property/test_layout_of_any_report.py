"""Reports of any length and mix keep every rule of our preset on paper."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.document.blocks import (
    Addressees,
    Annex,
    Block,
    Heading,
    IssuedDocument,
    ListItem,
    Recipients,
    Signature,
    Title,
    words,
)
from tests.support.laid_pdf import broken, measured_document
from tests.support.sample_document import paragraph, project_table, sample_document, task_table

SENTENCE = "Ủy ban nhân dân phường chỉ đạo rà soát hạ tầng mạng, chứng thư số, máy quét văn bản và bố trí nhân sự"
TEXTS = st.integers(3, 130).map(lambda count: " ".join((SENTENCE.split() * 9)[:count]) + ".")
TABLES = st.one_of(st.integers(1, 25).map(task_table), st.just(project_table()))


def sections(texts: list[list[str]]) -> tuple[Block, ...]:
    """Numbered sections of sentences, dashed lines and points."""
    blocks: list[Block] = []
    for number, inside in enumerate(texts, 1):
        blocks.append(Heading(1, f"{'I' * number}. Tình hình", f"s-{number}"))
        blocks.append(Heading(2, "1. Kết quả thực hiện", f"k-{number}"))
        for at, text in enumerate(inside):
            blocks.append((paragraph(text), ListItem(words(text)), Heading(3, "a) Hạ tầng", f"a-{at}"))[at % 3])
            blocks.append(paragraph(text))
    return (*blocks, paragraph("Trên đây là Báo cáo tình hình của phường."))


@st.composite
def documents(draw: st.DrawFn) -> IssuedDocument:
    base = sample_document()
    body = sections(draw(st.lists(st.lists(TEXTS, max_size=5), min_size=1, max_size=3)))
    if draw(st.booleans()):
        at = draw(st.integers(1, len(body) - 1))
        body = (
            *body[:at],
            paragraph("Cụ thể như sau:"),
            draw(TABLES),
            paragraph("Số liệu đã được rà soát."),
            *body[at:],
        )
    places = draw(st.integers(1, 9))
    annexes: list[Annex] = []
    count = draw(st.integers(0, 2))
    for number in range(count):
        label = "" if count == 1 else "I" * (number + 1)
        annexes.append(replace(base.annexes[0], number=label, blocks=(draw(TABLES),), landscape=draw(st.booleans())))
    given_on = draw(st.none() | st.dates(date(2021, 1, 1), date(2035, 12, 31)))
    number = draw(st.sampled_from(["", "5", "12", "1205"]))
    subject = " ".join((SENTENCE.split() * 3)[: draw(st.integers(3, 40))])
    return replace(
        base,
        body=body,
        title=Title("BÁO CÁO", (subject,)),
        meta=replace(base.meta, title=f"Báo cáo {subject}"),
        letterhead=replace(base.letterhead, date=given_on, number=number),
        addressees=draw(
            st.none()
            | st.lists(st.sampled_from(["Sở A", "Sở B", SENTENCE]), min_size=1, max_size=3).map(tuple).map(Addressees)
        ),
        recipients=Recipients((*[f"Nơi thứ {at}" for at in range(places)], "Lưu: VT, VHXH")),
        signature=draw(
            st.sampled_from(
                [
                    Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Văn Ước"),
                    Signature(("TRƯỞNG PHÒNG",), "Lê Thị Ỷ"),
                    Signature(("TL. TRƯỞNG BAN", "THƯ KÝ"), "Lê Thị Ỷ", ("TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI",)),
                ]
            )
        ),
        annexes=tuple(
            replace(annex, reference=replace(annex.reference, date=given_on, number=number)) for annex in annexes
        ),
        draft=draw(st.booleans()),
    )


@given(documents(), st.sampled_from(["L", "S"]))
@settings(max_examples=25, deadline=None)
def test_any_report_keeps_the_preset(document: IssuedDocument, preset: str) -> None:
    assert broken(measured_document(document, preset)) == {}
