"""The command that imports: what it takes beside the file, and the result file."""

from pathlib import Path

import openpyxl
import pytest

from tests.support.cli import ok, run

TITLE = "Nhiệm vụ tại Kế hoạch số 145/KH-UBND ngày 15/4/2022"
HEADER = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Ai làm cùng"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "phường mẫu.cds"
    ok("new", path, "--office", "UBND phường Mẫu", "--level", "commune")
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    for row in (
        [TITLE],
        HEADER,
        ["1", "Xây dựng cổng dữ liệu mở", "Phòng A", "Phòng B"],
        ["2", "Tập huấn", "Phòng A", ""],
    ):
        sheet.append(row)
    sheet.row_dimensions[4].hidden = True
    path = tmp_path / "mẫu.xlsx"
    book.save(path)
    return path


def test_a_column_is_told_hidden_rows_are_wanted_and_the_result_is_written(file: Path, source: Path) -> None:
    result = source.with_name("kết quả.xlsx")
    ran = ok("import", file, source, "--hidden", "--column", "Phụ lục:1:D=coordinators", "--result", result, "--json")
    (table,) = ran.json["tables"]
    assert table["counts"] == {"read": 2, "insert": 2, "update": 0, "same": 0, "refuse": 0, "ask": 0}
    tasks = ok("list", file, "task", "--json").json["records"]
    assert [task.get("coordinators") for task in tasks] == [["Phòng B"], None]
    rows = list(openpyxl.load_workbook(result)["Phụ lục"].iter_rows(values_only=True))
    told = {row[0]: row[5] for row in rows}
    assert told["3"] == "Thêm mới"


def test_a_row_is_answered(file: Path, source: Path) -> None:
    ran = run("import", file, source, "--answer", "Phụ lục:3=skip", "--json")
    (table,) = ran.json["tables"]
    assert table["counts"]["refuse"] == 1
    assert ok("list", file, "task", "--json").json["records"] == []


@pytest.fixture
def revised(file: Path, source: Path) -> Path:
    """The form again with the second task, which was imported, at the number of the first."""
    ok("import", file, source, "--hidden")
    book = openpyxl.load_workbook(source)
    sheet = book["Phụ lục"]
    for column, text in enumerate(("1", "Tập huấn", "Phòng A"), 1):
        sheet.cell(3, column, text)
    sheet.delete_rows(4)
    book.save(source)
    return source


def test_a_question_is_told_with_its_answers(file: Path, revised: Path) -> None:
    said = run("import", file, revised, "--dry-run")
    assert said.code == 1
    lines = said.out.splitlines()
    place = lines.index("  Trả lời dòng 3 bằng --answer “Phụ lục:3=…”:")
    uid = lines[place + 1].split(":")[0].strip()
    assert "Tập huấn" in lines[place + 1]
    assert lines[place + 3 : place + 5] == ["    new: Là mục mới", "    skip: Bỏ qua dòng này"]
    ok("import", file, revised, "--answer", f"Phụ lục:3={uid}")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("keep", "Câu trả lời không hợp với dòng này (Phụ lục:3=keep): dòng hỏi"),
        ("take", "hãy trả lời"),
        ("office", "Câu trả lời không hợp với dòng này"),
    ],
)
def test_an_answer_that_a_question_does_not_take_is_refused(file: Path, revised: Path, answer: str, words: str) -> None:
    if answer == "office":
        answer = ok("list", file, "unit", "--json").json["records"][0]["uid"]
    before = file.read_bytes()
    refused = run("import", file, revised, "--answer", f"Phụ lục:3={answer}")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert words in refused.err
    assert file.read_bytes() == before


def test_an_answer_to_a_row_that_asks_nothing_is_refused(file: Path, source: Path) -> None:
    refused = run("import", file, source, "--answer", "Phụ lục:3=keep")
    assert refused.code == 2
    assert refused.err.startswith("Dòng này không hỏi gì (Phụ lục:3=keep)")


@pytest.mark.parametrize(
    "words",
    [
        ("--column", "Phụ lục:1:D"),
        ("--column", "Phụ lục:1:D=nothing"),
        ("--column", "Phụ lục:1:ZZ=lead"),
        ("--column", "Phụ lục:7:D=lead"),
        ("--column", "Trang khác:1:D=lead"),
        ("--answer", "Phụ lục=new"),
        ("--answer", "Phụ lục:99=new"),
        ("--answer", "Phụ lục:3=no-such-uid"),
        ("--result", "kết quả.pdf"),
    ],
)
def test_what_cannot_be_meant_is_refused(file: Path, source: Path, words: tuple[str, ...]) -> None:
    before = file.read_bytes()
    refused = run("import", file, source, *words)
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert file.read_bytes() == before


def test_a_table_without_a_row_is_refused_and_its_plan_is_not_made_up(file: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([TITLE])
    book.active.append(HEADER)
    book.save(tmp_path / "rỗng.xlsx")
    before = file.read_bytes()
    refused = run("import", file, tmp_path / "rỗng.xlsx")
    assert refused.code == 2
    assert refused.err.startswith("Không đọc được dòng nào của các bảng (rỗng.xlsx)")
    assert file.read_bytes() == before


def test_a_look_ahead_tells_what_changes_and_which_plan_is_made_up(file: Path, source: Path) -> None:
    said = ok("import", file, source, "--hidden", "--dry-run").out
    assert "  Kế hoạch số 145/KH-UBND ngày 15/4/2022 chưa có trong hồ sơ, sẽ được thêm.\n" in said
    written = ok("import", file, source, "--hidden").out
    assert written.count("Kế hoạch số 145/KH-UBND ngày 15/4/2022 chưa có trong hồ sơ, đã được thêm.") == 1
    assert "Đã ghi 2 dòng vào hồ sơ (bước 2); hoàn tác bằng lệnh undo.\n" in written
    assert "Hồ sơ không có gì thay đổi.\n" in ok("import", file, source, "--hidden").out
    book = openpyxl.load_workbook(source)
    book["Phụ lục"]["C3"] = "Phòng C"
    book["Phụ lục"]["C4"] = None
    book.save(source)
    said = ok("import", file, source, "--hidden", "--dry-run").out
    assert "  Dòng 3, Cơ quan chủ trì: Phòng A → Phòng C\n" in said
    assert "chưa có trong hồ sơ" not in said
    book["Phụ lục"]["A1"] = "CÁC NHIỆM VỤ CHUYỂN ĐỔI SỐ"
    book.save(source)
    said = ok("import", file, source, "--hidden", "--dry-run").out
    assert "Tệp không nêu số kế hoạch; sẽ lập kế hoạch mới mang tên “CÁC NHIỆM VỤ CHUYỂN ĐỔI SỐ”" in said
    assert "--plan" in said


def test_of_many_changes_the_first_are_told(file: Path, tmp_path: Path) -> None:
    def made(lead: str) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        rows = [[str(place), f"Việc số {place} của phường", lead, ""] for place in range(1, 31)]
        for row in ([TITLE], HEADER, *rows):
            sheet.append(row)
        path = tmp_path / "nhiều.xlsx"
        book.save(path)
        return path

    ok("import", file, made("Phòng A"))
    lines = ok("import", file, made("Phòng B"), "--dry-run").out.splitlines()
    assert sum(" → " in line for line in lines) == 10
    assert "  … và 20 dòng thay đổi khác" in lines
