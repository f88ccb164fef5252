"""The command that collects figures: forms are written, returned ones are taken in."""

from pathlib import Path

import openpyxl

from tests.support.cli import ok, run


def office(folder: Path) -> Path:
    path = folder / "phường mẫu.cds"
    ok("new", path, "--office", "UBND phường Mẫu", "--level", "commune")
    ok("add", path, "task", "title=Tập huấn kỹ năng số", "lead=Trường THCS Lê Lợi")
    ok("add", path, "task", "title=Lắp loa truyền thanh", "lead=Phòng Văn hóa")
    return path


def test_forms_go_out_and_answers_come_in(tmp_path: Path) -> None:
    file = office(tmp_path)
    told = ok("collect", file, "--period", "2026", "--to", tmp_path, "--lead", "truong thcs le loi", "--json")
    assert [one["name"] for one in told.json["asked"]] == ["Trường THCS Lê Lợi"]
    (form,) = tmp_path.glob("Phiếu*.xlsx")
    book = openpyxl.load_workbook(form)
    book["Nhiệm vụ"]["E5"] = "Đã mở 3 lớp"
    book.save(form)
    taken = ok("collect", file, "--period", "2026", "--returned", form, "--json").json
    assert (taken["forms"], taken["written"]) == (1, 1)
    (progress,) = ok("list", file, "progress", "--json").json["records"]
    assert progress["result"] == "Đã mở 3 lớp"
    said = ok("collect", file, "--period", "2026").out
    assert "Trường THCS Lê Lợi: 1 nhiệm vụ, 0 chỉ tiêu, trả lời " in said
    assert "Phòng Văn hóa: 1 nhiệm vụ, 0 chỉ tiêu, chưa trả lời" in said


def test_a_form_of_another_period_and_an_unknown_lead_are_refused(tmp_path: Path) -> None:
    file = office(tmp_path)
    ok("collect", file, "--period", "2026", "--to", tmp_path, "--lead", "Phòng Văn hóa")
    (form,) = tmp_path.glob("Phiếu*.xlsx")
    before = file.read_bytes()
    assert run("collect", file, "--period", "2025", "--returned", form).code == 2
    assert run("collect", file, "--period", "2026", "--lead", "Không có", "--to", tmp_path).code == 2
    assert run("collect", file, "--period", "2026", "--returned", tmp_path / "không có.xlsx").code == 1
    assert file.read_bytes() == before
