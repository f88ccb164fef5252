from datetime import date
from pathlib import Path

import pytest

from cdsdesk.checks.paper_calendar import after_document, clock, own_day, weekday, year_in_number
from cdsdesk.checks.paper_of_file import paper_of_book
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Severity
from cdsdesk.readers.text_lines import read_lines
from tests.support.papers import paper, text


def quotes(rule: PaperRule, words: str) -> list[str]:
    return [finding.place.quote for finding in rule(paper([text(words)])) if finding.place is not None]


@pytest.mark.parametrize(
    "written", ["ngày 31 tháng 6 năm 2026", "ngày 30 tháng 02 năm 2026", "ngày 1 tháng 13 năm 2026"]
)
def test_a_document_of_a_day_that_is_none(written: str) -> None:
    (finding,) = own_day(paper([text("A")], date=None, date_written=written))
    assert finding.severity is Severity.ERROR
    assert finding.found == written


@pytest.mark.parametrize("written", ["", "ngày tháng năm 2026", "ngày tháng 6 năm 2026", "ngày 30 tháng 6 năm 2026"])
def test_days_left_blank_and_days_that_are(written: str) -> None:
    assert not list(own_day(paper([text("A")], date=None, date_written=written)))


def test_the_day_of_a_document_in_a_file(tmp_path: Path) -> None:
    lines = (
        "UBND TỈNH KHÁNH HÒA    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND PHƯỜNG TÂN LẬP    Độc lập - Tự do - Hạnh phúc",
        "Số: 15/BC-UBND         Tân Lập, ngày 31 tháng 6 năm 2026",
        "",
        "BÁO CÁO",
        "Tình hình chuyển đổi số 6 tháng đầu năm 2026",
        "",
        "Phường đã ban hành 02 kế hoạch.",
    )
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    (finding,) = own_day(paper_of_book(read_lines(path), path.name))
    assert finding.found == "ngày 31 tháng 6 năm 2026"


@pytest.mark.parametrize(
    "words",
    ["thứ Hai, 16/6/2026", "Thứ 7, ngày 16 tháng 6 năm 2026", "chủ nhật (16/6/2026", "thứ Năm ngày 16-06-2026"],
)
def test_a_weekday_that_the_date_is_not(words: str) -> None:
    assert quotes(weekday, f"Tổ chức hội nghị vào {words}.") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "thứ Ba, 16/6/2026",
        "thứ ba ngày 16/6/2026",
        "Thứ 3 (16/6/2026)",
        "chủ nhật, ngày 21/6/2026",
        "thứ bẩy, 20/6/2026",
        "Chủ Nhật 21/06/2026",
        "thứ Hai hằng tuần",
        "lần thứ hai, ngày 16/6/2026",
        "đợt thứ 2 (16/6/2026)",
        "thứ Sáu, 31/6/2026",
    ],
)
def test_weekdays_that_are_right_or_cannot_be_judged(words: str) -> None:
    assert not quotes(weekday, f"Họp vào {words}.")


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("Ngày 14/3/2026, đồng chí Chủ tịch chủ trì cuộc họp.", True),
        ("Mở 02 lớp. Ngày 20/3/2026, phường đã tổ chức lớp thứ ba.", True),
        ("Ngày 04/3/2026, đồng chí Chủ tịch chủ trì cuộc họp.", False),
        ("Ngày 14/3/2026, phường sẽ chủ trì cuộc họp.", False),
        ("Ngày 14/3/2026 là thời hạn phải ban hành kế hoạch.", False),
        ("Kế hoạch ban hành trước ngày 14/3/2026.", False),
    ],
)
def test_what_happened_after_the_day_of_the_document(words: str, is_wrong: bool) -> None:
    found = list(after_document(paper([text(words)], date=date(2026, 3, 6))))
    assert len(found) == is_wrong


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("từ 14 giờ 00 đến 11 giờ 00", True),
        ("từ 13h30 đến 11h30", True),
        ("từ 10 giờ 30 phút - 10 giờ 15", True),
        ("từ 7 giờ 30 đến 11 giờ 00", False),
        ("từ 22 giờ đến 6 giờ", False),
        ("từ 17 giờ đến 8 giờ sáng hôm sau", False),
        ("từ 14 giờ đến 11 giờ ngày 20/6", False),
    ],
)
def test_hours_that_run_backwards(words: str, is_wrong: bool) -> None:
    assert quotes(clock, f"Tập huấn {words}") == ([words] if is_wrong else [])


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2021", True),
        ("Quyết định số 13/2023/QĐ-UBND ngày 14/4/2022", True),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", False),
        ("Nghị định số 30/2020/NĐ-CP", False),
        ("Quyết định số 749/QĐ-TTg ngày 03/6/2020", False),
    ],
)
def test_the_year_inside_a_number(words: str, is_wrong: bool) -> None:
    assert quotes(year_in_number, f"Căn cứ {words} của Chính phủ;") == ([words] if is_wrong else [])
