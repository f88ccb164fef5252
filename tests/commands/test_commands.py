"""Every command as it is used: exit codes, sentences, JSON."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cdsdesk.paths import resource
from tests.support.cli import ROOT, ok, run
from ui.commands.run import command_names, command_parser


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "phường mẫu.cds"
    ok("new", path, "--office", "UBND phường Mẫu", "--level", "commune", "--parent", "UBND tỉnh Mẫu")
    return path


def test_a_new_office_has_its_parent_signatory_and_recipients(file: Path) -> None:
    held = ok("dump", file).json
    assert [unit["name"] for unit in held["units"]] == ["UBND tỉnh Mẫu", "UBND phường Mẫu"]
    assert held["signatories"][0]["lines"] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert held["recipient_lists"][0]["addressed"] == ["UBND tỉnh Mẫu"]


def test_an_existing_file_is_never_made_anew(file: Path) -> None:
    before = file.read_bytes()
    refused = run("new", file, "--office", "UBND phường Khác", "--level", "commune")
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert file.read_bytes() == before


def test_add_set_list_delete_undo_redo_history(file: Path) -> None:
    task = ok("add", file, "task", "title=Tập huấn", "deadline_text=Quý II/2026", "--by", "Lan", "--json").json[
        "record"
    ]
    assert task["deadline_to"] == "2026-06-30"
    ok("set", file, "task", task["uid"], "title=Tập huấn kỹ năng số", "lead=Phòng A; Phòng B")
    (listed,) = ok("list", file, "tasks", "--json").json["records"]
    assert (listed["title"], listed["lead"]) == ("Tập huấn kỹ năng số", ["Phòng A", "Phòng B"])
    undone = run("undo", file)
    assert (undone.code, undone.out.count("oàn tác")) == (0, 1)
    assert ok("list", file, "task", "--json").json["records"][0]["title"] == "Tập huấn"
    assert run("redo", file).code == 0
    assert ok("list", file, "task", "--json").json["records"][0]["title"] == "Tập huấn kỹ năng số"
    assert run("delete", file, "task", task["uid"]).code == 0
    steps = ok("history", file, "--json").json["steps"]
    assert steps[0]["label"].startswith("Xoá")
    assert "Lan" in {step["who"] for step in steps}
    changes = ok("history", file, task["uid"], "--json").json["changes"]
    assert changes[0]["after"] is None


def test_search_is_blind_to_diacritics(file: Path) -> None:
    ok("add", file, "task", "title=Nâng cấp đài truyền thanh")
    hits = ok("search", file, "dai truyen", "--json").json["hits"]
    assert [hit["text"] for hit in hits] == ["Nâng cấp đài truyền thanh"]
    assert ok("search", file, '"', "AND", "145/KH-UBND", "--json").json["hits"] == []


def test_dump_load_dump_is_equal(file: Path, tmp_path: Path) -> None:
    ok("import", file, resource("sample/nhiem-vu-2022.xlsx"))
    first = ok("dump", file).out
    data = tmp_path / "data.json"
    data.write_text(first, encoding="utf-8")
    ok("load", tmp_path / "again.cds", data)
    assert ok("dump", tmp_path / "again.cds").out == first


def test_load_refuses_what_is_no_dump_and_leaves_no_file(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    for text in ("no json", "[]", '{"format": "cdsdesk", "version": 99}', '{"format": "cdsdesk", "version": 1}'):
        data.write_text(text, encoding="utf-8")
        refused = run("load", tmp_path / "new.cds", data)
        assert refused.code == 2
        assert refused.err.count("\n") == 1
        assert sorted(path.name for path in tmp_path.iterdir()) == ["data.json"]


def test_verify_backup_and_restore(file: Path, tmp_path: Path) -> None:
    assert run("verify", file).code == 0
    copy = tmp_path / "sao lưu.cds"
    assert run("backup", file, "-o", copy).code == 0
    ok("add", file, "task", "title=Thêm sau khi sao lưu")
    assert run("restore", file, copy).code == 0
    assert ok("list", file, "task", "--json").json["records"] == []
    assert run("verify", file).code == 0


def test_check_ends_with_1_while_something_is_open(file: Path) -> None:
    ok("import", file, resource("sample/nhiem-vu-2022.xlsx"))
    ran = run("check", file, "--period", "2022", "--json")
    assert ran.code == 1
    assert ran.json["counts"]["warning"] > 0
    assert {"rule", "severity", "message", "record", "place", "field", "expected", "found", "fix", "waived"} == set(
        ran.json["findings"][0]
    )


def test_a_finding_in_the_words_of_the_report_says_where(file: Path) -> None:
    ok("add", file, "narrative", "period=2022", "section_key=kho_khan", "own_text=Máy tính của của các tổ còn ít.")
    assert "[Mục I, đoạn 2]: Lặp từ" in run("check", file, "--period", "2022").out


def test_a_report_is_kept_with_its_files_and_numbers(file: Path, tmp_path: Path) -> None:
    ok("import", file, resource("sample/nhiem-vu-2022.xlsx"))
    pdf, xlsx = tmp_path / "b.pdf", tmp_path / "b.xlsx"
    ok("report", file, "--period", "2022", "--pdf", pdf, "--xlsx", xlsx, "--number", "5", "--date", "05/01/2023")
    (kept,) = ok("list", file, "report", "--json").json["records"]
    assert (kept["number"], kept["date"], kept["state"]) == ("5", "2023-01-05", "exported")
    assert {entry["name"] for entry in kept["files"]} == {"b.pdf", "b.xlsx"}
    assert kept["frozen_snapshot"]["tasks"]
    assert pdf.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "words",
    [
        ("report", "{file}", "--period", "2022-13M", "--pdf", "x.pdf"),
        ("report", "{file}", "--period", "2022"),
        ("report", "{file}", "--period", "2022", "--pdf", "x.pdf", "--date", "hôm nay"),
        ("report", "{file}", "--period", "2022", "--plan", "9/KH-UBND", "--pdf", "x.pdf"),
        ("check", "{file}"),
        ("list", "{file}", "việc"),
        ("list", "{file}", "task", "title"),
        ("set", "{file}", "task", "no-such", "title=x"),
        ("add", "{file}", "task", "deadline_to=ngày mai"),
        ("frobnicate", "{file}"),
        ("list", "missing.cds", "task"),
    ],
)
def test_wrong_usage_is_refused_with_one_vietnamese_line(file: Path, words: tuple[str, ...]) -> None:
    before = file.read_bytes()
    refused = run(*(word.format(file=file) for word in words))
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert refused.out == ""
    assert file.read_bytes() == before
    with_json = run(*(word.format(file=file) for word in words), "--json")
    assert with_json.code == 2
    assert set(json.loads(with_json.out)["error"]) == {"what", "where", "next"}


def test_every_command_has_json_and_vietnamese_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name in command_names():
        with pytest.raises(SystemExit):
            command_parser(name).parse_args([name, "--help"])
        text = capsys.readouterr().out
        assert "--json" in text
        assert text.startswith("Cách dùng: ")
        assert "usage" not in text
        assert "show this" not in text


def test_a_new_task_joins_a_plan_and_is_listed_by_its_number(file: Path) -> None:
    plan = ok("add", file, "document", "type=Kế hoạch", "number=36", "symbol=KH-UBND", "--json").json["record"]["uid"]
    ok("add", file, "task", "title=Tập huấn", f"plan+={plan}")
    assert len(ok("list", file, "task", "plan=36/KH-UBND", "--json").json["records"]) == 1
    for words in (
        ("add", file, "task", "title=Khác", "plan+=không-có"),
        ("add", file, "task", "title=Khác", f"plan-={plan}"),
        ("list", file, "task", "plan=37/KH-UBND"),
        ("list", file, "task", f"plan+={plan}"),
    ):
        assert run(*words).code == 2
    assert len(ok("list", file, "task", "--json").json["records"]) == 1


def test_history_of_a_record_speaks_of_labels_and_words(file: Path) -> None:
    task = ok("add", file, "task", "title=Tập huấn", "--json").json["record"]["uid"]
    ok("set", file, "task", task, "kind=Dự án", "lead=Phòng A; Phòng B")
    told = ok("history", file, task).out
    assert "Loại: Nhiệm vụ → Dự án" in told
    assert "Cơ quan chủ trì: (trống) → Phòng A; Phòng B" in told
    assert run("history", file, "không-có").code == 2


def test_a_data_file_ends_in_cds_and_a_report_in_its_own_kind(file: Path, tmp_path: Path) -> None:
    assert run("new", tmp_path / "x.db", "--office", "UBND phường Mẫu", "--level", "commune").code == 2
    before = file.read_bytes()
    ok("import", file, resource("sample/nhiem-vu-2022.xlsx"))
    held = file.read_bytes()
    for option, name in (("--pdf", file), ("--xlsx", file), ("--pdf", tmp_path / "a.docx")):
        refused = run("report", file, "--period", "2022", option, name)
        assert refused.code == 2
        assert refused.err.count("\n") == 1
    assert file.read_bytes() == held != before


def test_a_report_with_warnings_says_why_it_ends_with_1(file: Path, tmp_path: Path) -> None:
    ok("import", file, resource("sample/nhiem-vu-2022.xlsx"))
    ran = run("report", file, "--period", "2022", "--pdf", tmp_path / "b.pdf")
    assert ran.code == 1
    assert "Cảnh báo" in ran.out


def test_a_folder_that_cannot_be_made_is_said_in_vietnamese(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    refused = run("demo", "-o", tmp_path / "tep")
    assert refused.code == 2
    assert "File exists" not in refused.err


def test_a_reader_that_goes_away_changes_no_exit_code(file: Path) -> None:
    words = [sys.executable, str(ROOT / "main.py"), "import", str(file), str(resource("sample/nhiem-vu-2022.xlsx"))]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    told = child.stderr.read()
    child.stderr.close()
    assert child.wait(60) == 0
    assert told == b""
