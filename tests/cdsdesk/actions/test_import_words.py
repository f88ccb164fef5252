import pytest

from cdsdesk.actions.import_shown import Changed, ShownRow, Verdict
from cdsdesk.actions.import_words import field_words, row_words
from cdsdesk.importing.synonyms import COLUMNS


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_field_of_a_kind_has_a_name_for_the_officer(kind: str) -> None:
    assert not [path for path in COLUMNS[kind] if field_words(kind, path) == path]


@pytest.mark.parametrize(
    ("kind", "path", "words"),
    [
        ("compliance", "reported.M01", "Đã báo cáo tháng 1"),
        ("compliance", "reported.Q1", "Đã báo cáo quý I"),
        ("compliance", "reported.H1", "Đã báo cáo 6 tháng đầu"),
        ("compliance", "reported.2026-M03", "Đã báo cáo tháng 3 năm 2026"),
        ("indicators", "measurements.2026-9M", "Kết quả 9 tháng đầu năm 2026"),
        ("indicators", "measurements.2026", "Kết quả 2026"),
        ("members", "birth_year.male", "Năm sinh (cột nam)"),
    ],
)
def test_periods_of_fields_are_told_in_words(kind: str, path: str, words: str) -> None:
    assert field_words(kind, path) == words


def test_rows_are_counted_by_what_they_are() -> None:
    assert [row_words(kind) for kind in ("tasks", "compliance", "units")] == ["nhiệm vụ", "đơn vị", "đơn vị"]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Kết quả thực hiện", "đổi kết quả"),
        ("Thời hạn", "đổi thời hạn"),
        ("Cơ quan phối hợp", "đổi cơ quan"),
        ("Mục tiêu, nội dung", "đổi mục tiêu"),
    ],
)
def test_a_verdict_fits_a_narrow_column(label: str, words: str) -> None:
    row = ShownRow((3,), ("1",), Verdict.CHANGED, changes=(Changed(label, "", "x"),))
    assert (row.brief(), row.pill()) == (words, f"đổi {label.lower()}")
    assert ShownRow((3,), ("1",), Verdict.REFUSED).brief() == "không nhập"
