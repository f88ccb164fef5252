"""What is refused whole: one sentence, exit 2, the data file byte for byte as it was."""

import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cdsdesk.paths import resource
from tests.support.cli import ROOT, Ran, ok, run

OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mau.cds"
    ok("new", path, "--office", "UBND phường Mẫu", "--level", "commune")
    return path


def assert_refused(ran: Ran, file: Path, before: bytes) -> None:
    assert ran.code == 2, (ran.out, ran.err)
    assert ran.err.count("\n") == 1
    assert ran.err.strip().endswith(".")
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.glob("*-journal")) == []


def text_named_xlsx(path: Path) -> None:
    path.write_text("Kính gửi các phòng, ban.\nThư này không có bảng nào.\n", encoding="utf-8")


def with_password(path: Path) -> None:
    path.write_bytes(OLE_HEAD + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000)


def without_table(path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "Kính gửi các đồng chí"
    book.save(path)


def cut_short(path: Path) -> None:
    whole = resource("sample/nhiem-vu-2022.xlsx").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "x")


def test_a_table_as_text_is_read_whatever_the_name_of_its_file(file: Path, tmp_path: Path) -> None:
    source = tmp_path / "mau.xlsx"
    source.write_text("STT,Nhiệm vụ,Đơn vị chủ trì\n1,Tập huấn,Phòng A\n", encoding="utf-8")
    assert run("import", file, source, "--dry-run").code == 0


@pytest.mark.parametrize("make", [text_named_xlsx, with_password, without_table, cut_short, other_zip])
def test_a_workbook_that_cannot_be_read(make: "object", file: Path, tmp_path: Path) -> None:
    source = tmp_path / "mau.xlsx"
    make(source)  # type: ignore[operator]
    before = file.read_bytes()
    assert_refused(run("import", file, source), file, before)


WRONG_NAMES = (
    (("outline", "--to", "z.txt"), ".toml"),
    (("check", "--period", "abc"), "(abc)"),
    (("report", "--period", "2022", "--metadata", "x.json"), "--metadata đi kèm"),
)


@pytest.mark.parametrize(("words", "told"), WRONG_NAMES)
def test_wrong_names_are_told_as_they_were_written(file: Path, words: tuple[str, ...], told: str) -> None:
    before = file.read_bytes()
    ran = run(words[0], file, *words[1:])
    assert_refused(ran, file, before)
    assert told in ran.err


COMMANDS = (
    ("list", "task"),
    ("add", "task", "title=x"),
    ("dump",),
    ("check", "--period", "2022"),
    ("undo",),
)


@pytest.mark.parametrize("words", COMMANDS)
def test_a_data_file_of_a_newer_version(file: Path, words: tuple[str, ...]) -> None:
    held = sqlite3.connect(file)
    held.execute("pragma user_version = 99")
    held.close()
    before = file.read_bytes()
    ran = run(words[0], file, *words[1:])
    assert_refused(ran, file, before)
    assert "mới hơn" in ran.err


@pytest.mark.parametrize("words", COMMANDS)
def test_a_damaged_data_file(file: Path, words: tuple[str, ...]) -> None:
    whole = bytearray(file.read_bytes())
    whole[100:6000] = b"\x55" * 5900
    file.write_bytes(whole)
    before = file.read_bytes()
    assert_refused(run(words[0], file, *words[1:]), file, before)


@pytest.mark.parametrize("words", COMMANDS)
def test_a_file_that_is_no_data_file(tmp_path: Path, words: tuple[str, ...]) -> None:
    file = tmp_path / "x.cds"
    file.write_text("chỉ là chữ " * 300, encoding="utf-8")
    before = file.read_bytes()
    assert_refused(run(words[0], file, *words[1:]), file, before)
    other = tmp_path / "y.cds"
    held = sqlite3.connect(other)
    held.execute("create table t (a)")
    held.commit()
    held.close()
    before = other.read_bytes()
    assert_refused(run(words[0], other, *words[1:]), other, before)


def test_a_read_only_file_is_read_but_not_written(file: Path) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    assert run("list", file, "unit").code == 0
    assert_refused(run("add", file, "task", "title=x"), file, before)


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from db.store import Store
store = Store.open(Path(sys.argv[2]), write=True, who="Người khác")
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


def test_a_file_that_another_process_is_writing_is_read_but_not_written(file: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(ROOT), str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == "open\n"
    before = file.read_bytes()
    refused = run("add", file, "task", "title=x")
    assert refused.code == 2
    assert "Người khác" in refused.err
    assert refused.err.count("\n") == 1
    assert run("list", file, "unit").code == 0
    assert file.read_bytes() == before
    other.stdin.write("\n")
    other.stdin.close()
    other.wait(10)
    other.stdout.close()
    assert run("add", file, "task", "title=x").code == 0


@pytest.mark.parametrize("command", ["set", "import", "report", "backup"])
def test_no_room_to_write(command: str, file: Path, tmp_path: Path) -> None:
    ok("import", file, resource("sample/nhiem-vu-2022.xlsx"))
    task = ok("list", file, "task", "--json").json["records"][0]["uid"]
    long = "note=" + "Ghi chú dài. " * 4000
    words: dict[str, tuple[str | Path, ...]] = {
        "set": ("set", file, "task", task, long),
        "import": ("import", file, resource("sample/du-an-2022.xlsx"), "--plan", "3536/KH-UBND"),
        "report": ("report", file, "--period", "2022", "--pdf", tmp_path / "b.pdf"),
        "backup": ("backup", file, "-o", tmp_path / "b.cds"),
    }
    before = file.read_bytes()
    room = {"set": len(before), "import": len(before), "report": 8192, "backup": 8192}[command]
    ran = run(*words[command], limit_file_size=room)
    assert_refused(ran, file, before)
    assert not (tmp_path / "b.pdf").exists()
    assert not (tmp_path / "b.cds").exists()
    assert run("verify", file).code == 0


def test_a_copy_of_the_file_alone_is_whole(file: Path, tmp_path: Path) -> None:
    ok("add", file, "task", "title=x")
    shutil.copy(file, tmp_path / "usb.cds")
    assert run("verify", tmp_path / "usb.cds").code == 0
