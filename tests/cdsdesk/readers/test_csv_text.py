import codecs
import csv
from pathlib import Path

import pytest

from cdsdesk.errors import InputError
from cdsdesk.readers import csv_text, guard
from cdsdesk.readers.csv_text import read_csv
from cdsdesk.readers.raw import Form, RawValue

HEAD = ["STT", "Nhiệm vụ", "Đơn vị chủ trì"]
BODY = [["1", "Số hóa hồ sơ, giấy tờ", "Công an phường"], ["2", "Tập huấn; tuyên truyền", "Văn phòng HĐND và UBND"]]


def rows_of(path: Path, data: bytes) -> list[list[RawValue]]:
    path.write_bytes(data)
    book = read_csv(path)
    assert book.form is Form.WORKBOOK
    (sheet,) = book.sheets
    assert (sheet.name, sheet.visible, sheet.origin) == (path.stem, True, (0, 0))
    return sheet.rows


def written(separator: str) -> str:
    return "".join(separator.join(f'"{cell}"' for cell in row) + "\r\n" for row in [HEAD, *BODY])


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_and_quotes_keep_the_others(tmp_path: Path, separator: str) -> None:
    assert rows_of(tmp_path / "a.csv", written(separator).encode()) == [HEAD, *BODY]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + written(";").encode(),
        codecs.BOM_UTF16_LE + written(";").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + written(";").encode("utf-16-be"),
        written(";").encode("utf-16-le"),
        written(";").encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-16-le", "utf-16-be", "le without mark", "be without mark"],
)
def test_unicode_is_told_by_its_mark_or_its_zeros(tmp_path: Path, data: bytes) -> None:
    assert rows_of(tmp_path / "a.csv", data) == [HEAD, *BODY]


def in_1258(text: str) -> bytes:
    """Write a text as Windows does: a letter of the code page, its tone behind it."""
    tones = {
        "ồ": "ô\u0300",
        "ế": "ê\u0301",
        "ệ": "ê\u0323",
        "ụ": "u\u0323",
        "ố": "ô\u0301",
        "ị": "i\u0323",
        "ì": "i\u0300",
    }
    return "".join(tones.get(letter, letter) for letter in text).encode("cp1258")


def test_windows_1258_is_told_by_tones_behind_vowels(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", in_1258("STT;Nhiệm vụ\r\n1;Số đồ biếu\r\n")) == [
        ["STT", "Nhiệm vụ"],
        ["1", "Số đồ biếu"],
    ]


def test_older_codes_are_handed_on_as_latin_letters(tmp_path: Path) -> None:
    tcvn3 = "STT;NhiÖm vô\r\n1;Ban hµnh kÕ ho¹ch sè hãa t¹i phèi hîp\r\n"
    assert rows_of(tmp_path / "a.csv", tcvn3.encode("cp1252"))[1][1] == "Ban hµnh kÕ ho¹ch sè hãa t¹i phèi hîp"


def test_a_letter_cut_at_the_end_or_broken_inside_costs_only_itself(tmp_path: Path) -> None:
    data = written(";").encode()
    assert rows_of(tmp_path / "a.csv", data[: data.rfind("Đ".encode()) + 1])[0][1] == "Nhiệm vụ"
    broken = written(";").replace("Tập huấn", "T\udcffp huấn").encode("utf-8", "surrogateescape")
    assert rows_of(tmp_path / "b.csv", broken)[2][1] == "T\ufffdp huấn; tuyên truyền"


def test_decimal_commas_do_not_make_a_comma_the_separator(tmp_path: Path) -> None:
    data = "Năm;Kinh phí;Tỷ lệ\n" + "".join(f"{2020 + row};{row},5;{row * 2},75\n" for row in range(9))
    rows = rows_of(tmp_path / "a.csv", data.encode())
    assert rows[3] == ["2022", "2,5", "4,75"]


def test_ragged_rows_are_filled_and_titles_stay_above(tmp_path: Path) -> None:
    data = "Phụ lục I\n\nSTT,Nhiệm vụ,Đơn vị\n1,Số hóa\n2,Tập huấn,Trường,thừa\n3,Khảo sát,Thôn\n"
    rows = rows_of(tmp_path / "a.csv", data.encode())
    assert [len(row) for row in rows] == [4] * 6
    assert rows[0] == ["Phụ lục I", "", "", ""]
    assert rows[4] == ["2", "Tập huấn", "Trường", "thừa"]


def test_a_cell_may_hold_lines_and_doubled_quotes(tmp_path: Path) -> None:
    data = 'STT;Nội dung\n1;"dòng ""một""\r\ndòng hai"\n2;hết\n'
    assert rows_of(tmp_path / "a.csv", data.encode())[1] == ["1", 'dòng "một"\r\ndòng hai']


def test_a_quote_that_never_closes_swallows_no_rows(tmp_path: Path) -> None:
    lines = ['0;"chưa đóng;x', *(f"{number};Nhiệm vụ {number};Thôn" for number in range(1, 300))]
    rows = rows_of(tmp_path / "a.csv", "\n".join(lines).encode())
    assert len(rows) == 300
    assert rows[-1] == ["299", "Nhiệm vụ 299", "Thôn"]


def test_the_hint_of_excel_is_obeyed_and_not_shown(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b"sep=|\r\na|b;c|d\r\n") == [["a", "b;c", "d"]]


def test_sentences_with_commas_are_text(tmp_path: Path) -> None:
    text = (
        "Căn cứ Quyết định số 749/QĐ-TTg, Ủy ban nhân dân phường báo cáo, cụ thể như sau:\n"
        "Trong tháng, phường đã tổ chức tập huấn, tuyên truyền, vận động.\n\n"
        "1. Công văn số 12/UBND-VX; ngày 01/3/2025.\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    book = read_csv(tmp_path / "a.txt")
    assert book.form is Form.TEXT
    assert book.sheets[0].rows[1] == ["Trong tháng, phường đã tổ chức tập huấn, tuyên truyền, vận động."]


def test_more_cells_than_anybody_writes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "RECTANGLE_CELLS", 50)
    for name, data in {"a": "x;y\n" * 30, "b": "x;y\n" * 2 + "x" + ";" * 60, "c": "một dòng\n" * 60}.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(data, "utf-8")
        with pytest.raises(InputError, match="Nội dung của tệp khi mở ra quá lớn"):
            read_csv(path)
    monkeypatch.setattr(guard, "FILE_BYTES", 20)
    with pytest.raises(InputError, match="20 MB"):
        read_csv(tmp_path / "a.csv")


def test_a_short_text_leaves_the_limit_of_the_process_as_it_was(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    path = tmp_path / "ngắn.csv"
    path.write_text("STT,Tên\n1,Một\n", encoding="utf-8")
    assert read_csv(path).sheets[0].rows[1] == ["1", "Một"]
    assert csv.field_size_limit() == before
