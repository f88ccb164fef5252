"""Which lines of a register speak of one document, however it is spelled."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.register import entries, number_key, numbers_alike, same_document, symbol_key, twins, twins_of
from cdsdesk.model.snapshot import Snapshot
from tests.support.small_office import OFFICE

PLAN = Document(
    uid="a",
    type="Kế hoạch",
    number="05",
    symbol="KH-UBND",
    date=date(2026, 3, 5),
    issuer="UBND phường Vạn Thạnh",
    subject="chuyển đổi số năm 2026",
)


def register(*lines: tuple[str, Document], direction: Direction = Direction.ISSUED) -> Snapshot:
    records = {OFFICE.uid: OFFICE}
    for place, (uid, document) in enumerate(lines):
        entry = DocumentEntry(uid=uid, unit="office", document=document.uid, direction=direction, position=place)
        records |= {uid: entry, document.uid: document}
    return Snapshot("office", records)


def told(**fields):
    return Document(**{**vars(PLAN), "uid": "b", **fields})


@pytest.mark.parametrize(
    "other",
    [
        told(),
        told(number="5"),
        told(symbol="KH–UBND"),
        told(symbol="kh-ubnd"),
        told(issuer="Ủy ban nhân dân phường Vạn Thạnh"),
        told(issuer="Uỷ ban nhân dân phường Vạn Thạnh"),
        told(issuer=""),
        told(issuer="UBND phường"),
        told(date=None),
        told(subject="việc khác"),
        told(type=""),
    ],
)
def test_one_document_is_known_however_it_is_spelled(other):
    assert same_document(PLAN, other)
    assert same_document(other, PLAN)


@pytest.mark.parametrize(
    "other",
    [
        told(number="50"),
        told(number=""),
        told(symbol="KH-BCĐ"),
        told(date=date(2026, 3, 6)),
        told(issuer="UBND tỉnh Khánh Hòa"),
        told(issuer="UBND phường Vạn Thắng"),
    ],
)
def test_what_contradicts_is_another_document(other):
    assert not same_document(PLAN, other)


def test_without_a_number_the_subject_tells():
    nameless = told(number="", date=None)
    assert same_document(nameless, told(number="", date=None, subject="Chuyển đổi số năm 2026."))
    assert not same_document(nameless, told(number="", date=None, subject=""))
    assert not same_document(told(number="", subject=""), told(number="", subject=""))


def test_twins_name_each_other_and_stand_in_one_register():
    lines = register(("e1", PLAN), ("e2", told(number="5")), ("e3", told(uid="c", number="7")))
    assert twins(lines) == {"e1": ("e2",), "e2": ("e1",)}
    both_ways = register(("e1", PLAN))
    incoming = DocumentEntry(uid="e2", unit="office", document="a", direction=Direction.INCOMING)
    assert twins(both_ways.patched({"e2": incoming})) == {}


def test_one_document_on_three_lines():
    lines = register(("e1", PLAN), ("e2", PLAN), ("e3", PLAN))
    assert twins(lines) == {"e1": ("e2", "e3"), "e2": ("e1", "e3"), "e3": ("e1", "e2")}


def test_the_twins_of_one_line_are_found_without_all_lines():
    nameless = told(uid="n", number="", date=None)
    again = told(uid="m", number="", date=None)
    lines = register(
        ("e1", PLAN), ("e2", told(number="5")), ("e3", nameless), ("e4", again), ("e5", told(uid="z", number="9"))
    )
    every = twins(lines)
    assert every == {"e1": ("e2",), "e2": ("e1",), "e3": ("e4",), "e4": ("e3",)}
    assert {entry.uid: found for entry, _ in entries(lines) if (found := twins_of(lines, entry))} == every
    incoming = DocumentEntry(uid="e6", unit="office", document="a", direction=Direction.INCOMING)
    assert twins_of(lines.patched({"e6": incoming}), incoming) == ()
    assert twins_of(lines, DocumentEntry(uid="e7", unit="office", document="gone")) == ()


def test_lines_are_the_same_while_nothing_of_them_changes():
    lines = register(("e1", PLAN))
    before = entries(lines)
    assert entries(lines.patched({"office": replace(OFFICE, place="Vạn Thạnh")})) is before
    assert entries(lines.patched({"a": replace(PLAN, subject="khác")})) is not before


def test_documents_of_which_nothing_is_told_are_no_twins():
    blank = Document(uid="x", type="Công văn")
    assert twins(register(("e1", blank), ("e2", Document(uid="y", type="Công văn")))) == {}


def test_a_line_whose_document_is_gone_is_left_out():
    lost = DocumentEntry(uid="e1", unit="office", document="gone")
    assert entries(Snapshot("office", {"e1": lost})) == ()


def test_keys():
    assert (number_key("05"), number_key("0"), number_key("12a")) == ("5", "0", "12A")
    assert {"05", "5"} <= set(numbers_alike("5"))
    assert symbol_key("KH – UBND") == "KH-UBND"
