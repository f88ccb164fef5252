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
    book["Nhiệm vụ"]["F5"] = "Đã mở 3 lớp"
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


def test_groups_and_offices_above_get_no_form_unless_they_are_named(tmp_path: Path) -> None:
    file, folder = office(tmp_path), tmp_path / "phiếu" / "2026"
    ok("add", file, "task", "title=Kết nối dữ liệu", "lead=Sở Thông tin và Truyền thông")
    said = ok("collect", file, "--period", "2026", "--to", folder)
    assert len(list(folder.glob("*.xlsx"))) == 2
    assert "Không lập phiếu cho 1 nơi là nhóm cơ quan hoặc cấp trên: Sở Thông tin và Truyền thông." in said.out
    ok("collect", file, "--period", "2026", "--to", folder, "--lead", "Sở Thông tin và Truyền thông")
    assert len(list(folder.glob("*.xlsx"))) == 3


def test_what_nobody_leads_is_said(tmp_path: Path) -> None:
    file = office(tmp_path)
    ok("add", file, "task", "title=Việc không ai chủ trì")
    said = ok("collect", file, "--period", "2026", "--json")
    assert [one["title"] for one in said.json["without_lead"]] == ["Việc không ai chủ trì"]
    words = ok("collect", file, "--period", "2026").out
    assert "Chưa hỏi ai về 1 nhiệm vụ chưa ghi cơ quan chủ trì: “Việc không ai chủ trì”." in words


def test_a_folder_that_cannot_be_made_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = office(tmp_path)
    before = file.read_bytes()
    refused = run("collect", file, "--period", "2026", "--to", file / "phiếu")
    assert refused.code == 2
    assert refused.err.startswith("Không lập được thư mục để lưu phiếu")
    assert file.read_bytes() == before
