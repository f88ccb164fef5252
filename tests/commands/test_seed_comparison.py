"""A small document in the manner of a transcription is read, entered by commands, made again and compared."""

from pathlib import Path

from tools.seeds.compare import Compared, paragraphs, reason_of, table_cells, table_of, told
from tools.seeds.made import composed
from tools.seeds.office import Office, broken_lines
from tools.seeds.text import between, read_document, recipients_of

TEXT = """
BÁO CÁO
Tình hình chuyển đổi số năm 2022

**II. KHÓ KHĂN**

- Máy tính còn

thiếu.

Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.

Phụ lục I
Các nhiệm vụ tại Kế hoạch số 12/KH-UBND ngày 05/02/2022 về chuyển đổi số

STT	Nội dung, nhiệm vụ	Đơn vị chủ trì	Cơ quan phối hợp	Thời gian thực hiện	Kết quả thực hiện	Đánh giá tiến độ
1. Chính quyền số
1.1	Triển khai Kế hoạch số 30/KH-	Phòng Nội	Công an	Năm 2022	Đã <b>xong</b>	Hoàn thành,

STT	Nội dung, nhiệm vụ	Đơn vị chủ trì	Cơ quan phối hợp	Thời gian thực hiện	Kết quả	Đánh giá tiến độ
	UBND của tỉnh	vụ				đúng hạn
1.2	Cấp chữ ký số cho công chức	Văn phòng	Sở Nội vụ, Công an	Tháng 5/2022	Chưa thực hiện	Chưa thực hiện, trễ hạn
""".replace("1. Chính quyền số", "1. Chính quyền số\t\t\t\t\t\t")


def test_pages_are_joined_and_marks_of_the_transcription_fall_away() -> None:
    document = read_document(TEXT)
    (table,) = document.tables
    assert table.titles[0] == "Phụ lục I"
    assert [row[0] for row in table.rows] == ["1. Chính quyền số", "1.1", "1.2"]
    assert table.rows[1] == (
        "1.1",
        "Triển khai Kế hoạch số 30/KH-UBND của tỉnh",
        "Phòng Nội vụ",
        "Công an",
        "Năm 2022",
        "Đã xong",
        "Hoàn thành, đúng hạn",
    )
    assert between(document.paragraphs, "II. KHÓ KHĂN", "Nơi nhận") == ["- Máy tính còn thiếu."]
    assert recipients_of(document) == ["UBND tỉnh (b/c)", "Lưu: VT"]


def test_points_that_the_transcription_ran_together_stand_on_lines_of_their_own() -> None:
    cells = ("Tỷ lệ hồ sơ xử lý trên mạng: - Tại thành phố - Tại cấp xã", "74% 52%", "Vượt Đạt")
    lines = ["Tỷ lệ hồ sơ xử lý trên mạng:\n- Tại thành phố\n- Tại cấp xã", "74%\n52%", "Vượt\nĐạt"]
    assert broken_lines(cells) == lines


def test_what_is_entered_is_printed_again_and_each_difference_told(tmp_path: Path) -> None:
    document = read_document(TEXT)
    (table,) = document.tables
    office = Office(tmp_path, "mau")
    office.run("new", "--office", "UBND phường Mẫu", "--level", "commune")
    office.take("phu-luc", table, "--period", "2022")
    office.add("narrative", report_kind="bao-cao", period="2022", section_key="kho_khan", own_text="- Máy tính còn ít.")
    made = composed(office.file, "2022", "bao-cao")
    columns = {at: at for at in range(7)}
    found = table_cells("Phụ lục", table.rows, table_of(made.annexes[0]), columns, ())
    different = [one for one in found if not one.same]
    assert [one.where for one in different] == ["Phụ lục, dòng 1.2, cột 4"]
    assert "dấu ngăn" in reason_of(different[0], {})
    (words,) = paragraphs("lời văn", ["- Máy tính còn thiếu."], made)
    assert (words.same, words.ours) == (False, "- Máy tính còn ít.")
    assert office.problems == []


def test_differences_without_a_reason_stand_last() -> None:
    compared = [Compared("a", "1", "2"), Compared("b", "5 894", "5.894"), Compared("c", "1", "1")]
    lines = told(compared, {})
    assert lines[0] == "3 chỗ so sánh: 1 giống, 2 khác"
    assert [line for line in lines if line.startswith("*")][-1] == "* CHƯA RÕ: 1"
