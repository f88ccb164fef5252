"""Headings in the abbreviations of wards, and those that only name a period."""

import pytest

from cdsdesk.importing.heading_words import heading_key, spelled
from cdsdesk.importing.kinds_of_sheet import meaning_of


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (
            "tasks",
            (
                "TT: code | ND: title | ĐVCT: lead | ĐVPH: coordinators | TGHT: deadline_text | KQTH: result | "
                "ĐGTĐ: status_text | GC: note"
            ),
        ),
        (
            "tasks",
            (
                "TT: code | NDCV: title | CQCT: lead | CQPH: coordinators | Hoàn thành trước ngày: deadline_text | "
                "SP đầu ra: content | KQ TH: result | G.chú: note"
            ),
        ),
        (
            "tasks",
            (
                "STT: code | NV, GP: title | Đơn vị › CT: lead | Đơn vị › PH: coordinators | TG › BĐ: deadline_from | "
                "TG › KT: deadline_text | Mức độ HT: status_text"
            ),
        ),
        (
            "tasks",
            (
                "STT: code | Tên NV: title | Phân công › CQ, ĐV CT: lead | Phân công › CQ, ĐV PH: coordinators | "
                "Hạn HT: deadline_text | SPĐR: content | TĐTH: result"
            ),
        ),
        (
            "indicators",
            (
                "TT: code | Chỉ tiêu: name | ĐVT: unit_text | TH 2025: measurements.2025 | KH 2026: targets.2026 | "
                "UTH 2026: measurements.2026 | MT đến 2028: targets.2028 | CQCT: lead"
            ),
        ),
        (
            "indicators",
            (
                "TT: code | Chỉ tiêu: name | ĐVT: unit_text | MT 2026: targets.2026 | LK 6T: measurements.H1 | "
                "Ước cả năm 2026: measurements.2026 | ĐV BC: lead"
            ),
        ),
        (
            "indicators",
            (
                "STT: code | Chỉ tiêu: name | Chỉ tiêu giao năm 2026: targets.2026 | 6 tháng đầu năm: "
                "measurements.H1 | 6 tháng cuối năm: measurements.H2 | Cả năm: result | Đánh giá: evaluation_text"
            ),
        ),
        (
            "indicators",
            "STT: code | Chỉ tiêu: name | Kế hoạch năm: targets | Quý I: measurements.Q1 | Ước cả năm: result",
        ),
        (
            "systems",
            "TT: code | Tên HTTT: name | ĐVVH: operator | CĐ đề xuất: level | QĐ PD: document | TGPD: due_text",
        ),
        ("documents", "STT: code | SKH: number | Ngày BH: date | CQBH: issuer | TY: subject"),
    ],
)
def test_headings_in_initials(kind: str, headings: str) -> None:
    columns = [part.split(": ") for part in headings.split(" | ")]
    meaning = meaning_of([heading for heading, _ in columns])
    assert meaning is not None
    assert (meaning.kind, list(meaning.fields)) == (kind, [path for _, path in columns])


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("CQ CT", "co quan chu tri"),
        ("CT giao", "chi tieu giao"),
        ("Chỉ tiêu HT", "chi tieu ht"),
        ("Tên HT", "ten he thong"),
        ("Ngày HT", "ngay hoan thanh"),
        ("Ước cả năm 2026", "uoc ca nam"),
        ("Kết quả năm 2026", "ket qua"),
    ],
)
def test_initials_are_told_by_what_stands_before_them(heading: str, words: str) -> None:
    assert spelled(heading_key(heading)) == words


def test_periods_alone_may_be_a_plan_where_nothing_tells_that_they_were_reached() -> None:
    headings = ["STT", "Chỉ tiêu", "Kế hoạch năm 2026", "Quý I", "Quý II", "Ghi chú"]
    meaning = meaning_of(headings)
    assert meaning is not None
    assert list(meaning.fields) == ["code", "name", "targets.2026", None, None, "note"]
