from decimal import Decimal

import pytest

from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import NumberFound, WordedFound
from cdsdesk.facts.worded_numbers import find_worded, in_words, read_words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("bốn trăm mười hai triệu năm trăm sáu mươi nghìn", 412_560_000),
        ("Một tỷ không trăm linh năm triệu", 1_005_000_000),
        ("hai nghìn lẻ năm", 2005),
        ("ba nghìn tỷ", 3 * 10**12),
        ("hai trăm nghìn tỷ năm trăm triệu", 2 * 10**14 + 500_000_000),
        ("mười lăm", 15),
        ("mười năm", 15),
        ("hai mươi mốt", 21),
        ("hai mốt", 21),
        ("hai lăm", 25),
        ("một trăm hai", 120),
        ("một triệu hai", 1_200_000),
        ("một triệu rưỡi", 1_500_000),
        ("một trăm rưỡi", 150),
        ("một nghìn không trăm mười", 1010),
        ("bốn trăm mười hai phẩy năm mươi sáu triệu", 412_560_000),
        ("bốn trăm mười hai triệu, năm trăm sáu mươi nghìn", 412_560_000),
        ("không", 0),
        ("bốn trăm mươi triệu", None),
        ("hai triệu ba triệu", None),
        ("triệu hai", None),
        ("năm trăm sáu sáu mươi nghìn", None),
        ("một số", None),
        ("", None),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert read_words(words) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (412_560_000, "bốn trăm mười hai triệu năm trăm sáu mươi nghìn"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (2005, "hai nghìn không trăm linh năm"),
        (21, "hai mươi mốt"),
        (15, "mười lăm"),
        (1010, "một nghìn không trăm mười"),
        (3 * 10**12, "ba nghìn tỷ"),
    ],
)
def test_numbers_are_said_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_where_they_stand() -> None:
    text = (
        "đã cấp 412.560.000 đồng (Bằng chữ: Bốn trăm mười hai triệu năm trăm sáu mươi nghìn đồng chẵn) cho 05 (năm) tổ"
    )
    first, second = find_worded(text)
    assert (first.value, first.unit) == (Decimal(412_560_000), "đồng")
    assert text[first.start : first.end] == "Bốn trăm mười hai triệu năm trăm sáu mươi nghìn đồng"
    assert (second.value, second.unit, second.as_written) == (Decimal(5), "", "năm")


@pytest.mark.parametrize(
    "text",
    [
        "trong kỳ (năm 2022), ba xã (một số xã) và hai bên (hai bên cùng có lợi)",
        "năm tổ đã thành lập, ba triệu đồng đã chi",
        "(một cửa), (ba đạt, hai chưa đạt), (năm)học",
        "Bằng chữ: theo hợp đồng",
    ],
)
def test_words_that_repeat_no_figures(text: str) -> None:
    assert not list(find_worded(text))


@pytest.mark.parametrize(
    "words", ["năm trăm sáu sáu mươi nghìn đồng", "bốn trăm mươi triệu đồng", "hai triệu ba triệu"]
)
def test_words_that_make_up_no_number(words: str) -> None:
    (found,) = find_worded(f"560.000 đồng (Bằng chữ: {words})")
    assert found.value is None
    assert not list(find_worded(f"560.000 đồng ({words})"))


def test_a_word_that_is_none_of_a_number_is_not_read_half() -> None:
    assert not list(find_worded("Bằng chữ: bốn trăn mười hai triệu đồng"))


def test_a_count_said_again_in_words_counts_what_follows() -> None:
    facts = find_facts("đã ban hành 05 (năm) văn bản chỉ đạo")
    assert [(one.value, one.noun) for one in facts if isinstance(one, NumberFound)] == [(5, "văn bản")]
    assert [one.value for one in facts if isinstance(one, WordedFound)] == [5]
