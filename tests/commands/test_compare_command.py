"""The command that compares a Word file that came back, and takes over what was edited in it."""

from pathlib import Path

import docx

from tests.support.cli import ok, run


def office(folder: Path) -> tuple[Path, Path]:
    file, word = folder / "phường mẫu.cds", folder / "báo cáo.docx"
    ok("new", file, "--office", "UBND phường Mẫu", "--level", "commune")
    ok("add", file, "narrative", "period=2026", "section_key=kho_khan", "own_text=Nhân lực còn thiếu.")
    run("report", file, "--period", "2026", "--docx", word, "--draft")
    return file, word


def test_an_edit_is_shown_and_taken(tmp_path: Path) -> None:
    file, word = office(tmp_path)
    assert ok("compare", file, word).out.splitlines()[-1].startswith("0 chỗ khác")
    book = docx.Document(str(word))
    next(one for one in book.paragraphs if one.text == "Nhân lực còn thiếu.").runs[0].text = "Nhân lực mỏng."
    book.save(str(word))
    shown = run("compare", file, word)
    assert shown.code == 1
    assert "Của mình: Nhân lực còn thiếu." in shown.out
    assert "Trong tệp: Nhân lực mỏng." in shown.out
    told = run("compare", file, word, "--take", "1", "--json")
    assert (told.json["taken"], told.json["differences"]) == (1, [])
    (narrative,) = ok("list", file, "narrative", "--json").json["records"]
    assert narrative["own_text"] == "Nhân lực mỏng."


def test_a_number_that_there_is_not_and_a_file_of_another_kind_are_refused(tmp_path: Path) -> None:
    file, word = office(tmp_path)
    before = file.read_bytes()
    assert run("compare", file, word, "--take", "9").code == 2
    assert run("compare", file, file).code == 2
    assert run("compare", file, word, "--period", "2025").code == 2
    assert file.read_bytes() == before
