"""The command that fills a workbook of the province."""

from pathlib import Path

import openpyxl

from tests.support.cli import ok, run


def test_fill_tells_what_was_filled_and_what_is_left(tmp_path: Path) -> None:
    file, form, out = tmp_path / "a.cds", tmp_path / "biểu.xlsx", tmp_path / "điền.xlsx"
    ok("new", file, "--office", "UBND phường An", "--level", "commune")
    made = ok("add", file, "document", "type=Kế hoạch", "number=12", "symbol=KH-UBND", "date=05/01/2026",
              "assigns_work=có", "--json").json  # fmt: skip
    task = ok("add", file, "task", "title=Phủ sóng wifi công cộng", "--json").json["record"]["uid"]
    plan = made["record"]["uid"]
    ok("add", file, "plan_item", f"plan={plan}", f"task={task}", "code=1")
    ok("add", file, "progress", f"task={task}", "period=2026", "result=Đã lắp 05 điểm")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026"])
    sheet.append(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Kết quả thực hiện"])
    sheet.append(["1", "Phủ sóng wifi công cộng", "Phòng A", None])
    sheet.append(["2", "Việc của nơi khác", "Phòng B", None])
    book.save(form)
    before = file.read_bytes()
    ran = run("fill", file, form, "--period", "2026", "-o", out, "--json")
    assert ran.code == 1, ran.err
    (table,) = ran.json["tables"]
    assert table["rows"] == {"read": 2, "known": 1, "unsure": 0, "unknown": 1}
    assert table["cells"]["filled"] == 1
    assert table["left"] == [{"row": 4, "title": "Việc của nơi khác", "why": "unknown"}]
    assert openpyxl.load_workbook(out).active["D3"].value == "Đã lắp 05 điểm"
    assert file.read_bytes() == before
    refused = run("fill", file, file, "--period", "2026", "-o", out)
    assert refused.code == 2
    assert ".xlsx" in refused.err or "Tệp" in refused.err
