from pathlib import Path

from tests.support.cli import ok, run


def test_an_outline_is_written_changed_taken_and_given_up(tmp_path: Path) -> None:
    file, outline = tmp_path / "a.cds", tmp_path / "de-cuong.toml"
    ok("new", file, "--office", "UBND phường Mẫu", "--level", "commune")
    ok("outline", file, "--to", outline)
    text = outline.read_text("utf-8").replace("KHÓ KHĂN, VƯỚNG MẮC", "KHÓ KHĂN")
    outline.write_text(text, "utf-8")
    taken = ok("outline", file, "--take", outline, "--json").json
    assert taken["own"]
    assert "KHÓ KHĂN" in [section["title"] for section in taken["sections"]]
    assert not ok("outline", file, "--remove", "--json").json["own"]


def test_mistakes_are_listed_and_nothing_is_written(tmp_path: Path) -> None:
    file, outline = tmp_path / "a.cds", tmp_path / "de-cuong.toml"
    ok("new", file, "--office", "UBND phường Mẫu", "--level", "commune")
    ok("outline", file, "--to", outline)
    outline.write_text(outline.read_text("utf-8").replace("{NEXT}", "{TOI}").replace("{subject}", "{gi}"), "utf-8")
    before = file.read_bytes()
    refused = run("outline", file, "--take", outline)
    assert refused.code == 2
    assert "Mục “phuong_huong”" in refused.out
    assert "“{gi}”" in refused.out
    assert file.read_bytes() == before
