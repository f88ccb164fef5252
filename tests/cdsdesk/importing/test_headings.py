import pytest

from cdsdesk.importing.kinds_of_sheet import heading_key, is_heading, meaning_of
from cdsdesk.vietnamese.numbers import MoneyUnit


def read(*headers: str, kind: str = "auto") -> tuple[str, list[str | None]]:
    meaning = meaning_of(headers, kind)
    assert meaning is not None
    return meaning.kind, list(meaning.fields)


def test_remarks_years_accents_and_signs_do_not_count() -> None:
    assert heading_key("Kết quả thực hiện\n(ghi rõ số, ký hiệu văn bản)") == "ket qua thuc hien"
    assert heading_key("Đánh giá tiến độ thực hiện năm 2022") == "danh gia tien do thuc hien"
    assert is_heading("Stt")
    assert is_heading("NỘI DUNG, NHIỆM VỤ")
    assert not is_heading("1.1")
    assert not is_heading("Ban hành kế hoạch")


def test_the_task_annex() -> None:
    kind, fields = read(
        "STT",
        "Nội dung, nhiệm vụ",
        "Đơn vị chủ trì",
        "Cơ quan phối hợp",
        "Thời gian thực hiện",
        "Kết quả thực hiện (ghi rõ số, ký hiệu văn bản)",
        "Đánh giá tiến độ thực hiện kế hoạch năm 2022",
    )
    assert kind == "tasks"
    assert fields == ["code", "title", "lead", "coordinators", "deadline_text", "result", "status_text"]


def test_the_project_annex_with_slips_of_letters() -> None:
    kind, fields = read(
        "Stt",
        "Tên dự án/ nhiệm vụ",
        "Đơn vị chủ tri",
        "Mục tiêu, nội dung",
        "Thời gian triển khai",
        "Dự kiến nội dung thực hiện năm 2022",
        "Tổng mức đầu tư (dự kiến đối với trường hợp chưa phê duyệt)",
        "Tiến độ thực hiện",
        "Đánh giá tiến độ thực hiện năm 2022",
    )
    assert kind == "projects"
    assert fields == [
        *("code", "title", "lead", "content", "deadline_text", "planned_content", "funding.any.all.total"),
        *("result", "status_text"),
    ]


def test_money_by_year_source_and_kind() -> None:
    head = "Kinh phí thực hiện trong năm 2022 (Nghìn đồng)"
    meaning = meaning_of(
        [
            "STT",
            "Tên dự án, hoạt động",
            f"{head} › Tổng số",
            f"{head} › Ngân sách Trung ương",
            f"{head} › NSĐP",
            "2023",
            "Ghi chú",
        ]
    )
    assert meaning is not None
    assert meaning.fields[2:] == (
        *("funding.2022.all.planned", "funding.2022.central.planned", "funding.2022.local.planned"),
        *("funding.2023.all.planned", "note"),
    )
    assert meaning.units == dict.fromkeys((2, 3, 4), MoneyUnit.NGHIN)
    kind, fields = read(
        "TT", "Tên nhiệm vụ", "Nhu cầu kinh phí", "Kinh phí đã cấp", "Xem xét cấp bổ sung", "Tiến độ hiện nay"
    )
    assert kind == "tasks"
    assert fields[2:] == [
        *("funding.any.all.requested", "funding.any.all.granted", "funding.any.all.supplement", "result"),
    ]


def test_indicators_of_one_year_and_of_several() -> None:
    assert read("Mục tiêu", "Mục tiêu đề ra", "Kết quả", "Đánh giá") == (
        "indicators",
        ["name", "targets", "result", "evaluation_text"],
    )
    kind, fields = read("STT", "Chỉ tiêu", "Năm 2021 (Đã đạt)", "Năm 2022", "Năm 2025", "Cơ quan chủ trì", "Ghi chú")
    assert kind == "indicators"
    assert fields[2:5] == ["measurements.2021", "targets.2022", "targets.2025"]
    kind, fields = read(
        "STT", "Chỉ tiêu", "ĐVT", "Mục tiêu › Năm 2023", "Mục tiêu › Năm 2024", "Tử số", "Mẫu số", "Kết quả"
    )
    assert fields[2:] == ["unit_text", "targets.2023", "targets.2024", "numerator", "denominator", "result"]


def test_registers_of_documents() -> None:
    kind, fields = read(
        "STT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu nội dung", "Cơ quan ban hành", "Loại văn bản", "Người soạn"
    )
    assert kind == "documents"
    assert fields == ["code", "number", "date", "subject", "issuer", "type", None]


def test_what_is_no_known_table() -> None:
    assert meaning_of(["STT", "Họ và tên", "Năm sinh"]) is None
    assert meaning_of(["Ghi chú", "Nội dung"], "indicators") is None


@pytest.mark.parametrize("kind", ["tasks", "projects"])
def test_a_kind_that_is_told_takes_the_titles_of_the_other(kind: str) -> None:
    assert read("STT", "Tên dự án", "Chủ đầu tư", kind=kind) == (kind, ["code", "title", "lead"])
    assert read("STT", "Nhiệm vụ", "Chủ trì", kind=kind) == (kind, ["code", "title", "lead"])
