from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.actions.outlines import (
    drop_outline,
    mistakes_of,
    read_outline_file,
    take_outline,
    write_outline,
)
from cdsdesk.actions.report import ReportRequest, export, preview
from cdsdesk.errors import InputError
from cdsdesk.model.office import PeriodKind, Setting
from cdsdesk.model.report_parts import LAST, OWN, PART_WORDS, TEXT
from cdsdesk.model.reports import Narrative, Report, ReportKind
from cdsdesk.reporting.compose import _GENERATED
from cdsdesk.reporting.outline import outline, outline_text
from cdsdesk.reporting.outline_reading import OutlineError
from cdsdesk.reporting.sentences import SENTENCES
from tests.support.issued_texts import texts
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records

SHORT = """
id = "rut-gon"
version = "1"
name = "Rút gọn"
kind = "BÁO CÁO"
symbol = "BC"
subject = "Chuyển đổi số {kỳ}"
closing = "Trên đây là báo cáo của {cơ quan}."

[sentences]
progress_total = "Có {total} nhiệm vụ:"

[[section]]
key = "mo_dau"
title = "MỞ ĐẦU"
parts = ["text", "own"]
text = "Năm {year}, {place} tiếp tục chuyển đổi số."

[[section]]
key = "tien_do"
title = "TIẾN ĐỘ"
parts = ["progress"]
periods = ["year"]
"""


def store(*more: Setting | Narrative) -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *more])


def told(held: MemoryStore, period: str = "2022") -> list[str]:
    return texts(preview(held.snapshot(period), ReportRequest(period)))


@pytest.mark.parametrize("kind", list(ReportKind))
def test_the_outlines_of_the_program_have_no_mistake(kind: ReportKind) -> None:
    assert mistakes_of(outline_text(kind.value)) == ()
    assert outline(kind.value).document is kind


def test_every_part_and_sentence_that_an_outline_may_have_is_there() -> None:
    assert set(PART_WORDS) == {OWN, TEXT, *_GENERATED}
    assert set(outline("bao-cao").sentences) == set(SENTENCES)


def test_an_office_uses_its_own_outline_until_it_gives_it_up() -> None:
    held = store()
    held.apply(take_outline(held.snapshot(), SHORT))
    words = told(held)
    assert words[:2] == ["I. MỞ ĐẦU", "Năm 2022, phường Vạn Thạnh tiếp tục chuyển đổi số."]
    assert "Có 6 nhiệm vụ:" in words
    assert words[-1] == "Trên đây là báo cáo của Ủy ban nhân dân phường Vạn Thạnh."
    held.undo()
    assert told(held)[0] == "I. TÌNH HÌNH TRIỂN KHAI CHUYỂN ĐỔI SỐ VÀ KẾT QUẢ"
    held.apply(take_outline(held.snapshot(), SHORT))
    held.apply(drop_outline(held.snapshot(), ReportKind.BAO_CAO))
    assert told(held)[0] == "I. TÌNH HÌNH TRIỂN KHAI CHUYỂN ĐỔI SỐ VÀ KẾT QUẢ"


def test_a_section_may_belong_to_some_periods_only() -> None:
    held = store()
    held.apply(take_outline(held.snapshot(), SHORT))
    assert not any("TIẾN ĐỘ" in line for line in told(held, "2022-Q4"))
    assert {one.key for one in outline("bao-cao").of(PeriodKind.MONTH)} < {
        one.key for one in outline("bao-cao").of(PeriodKind.YEAR)
    }


def test_an_outline_goes_from_office_to_office_as_a_file(tmp_path: Path) -> None:
    first, second = store(), store()
    first.apply(take_outline(first.snapshot(), SHORT))
    write_outline(first.snapshot(), ReportKind.BAO_CAO, tmp_path / "de-cuong.toml")
    text, made = read_outline_file(tmp_path / "de-cuong.toml")
    assert made.name == "Rút gọn"
    second.apply(take_outline(second.snapshot(), text))
    assert told(second) == told(first)


def test_the_outline_that_was_used_is_kept_with_the_report(tmp_path: Path) -> None:
    held = store()
    held.apply(take_outline(held.snapshot(), SHORT))
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf"))
    (report,) = held.snapshot().all(Report)
    assert (report.outline, report.outline_version) == ("rut-gon", "1")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('id = "rut-gon"', "", "Thiếu “id”."),
        ("[[section]]", "[[muc]]", "Không hiểu “muc”."),
        ('parts = ["progress"]', 'parts = ["own", "own"]', "Mục “tien_do”: “parts” ghi “own” 2 lần"),
        ('parts = ["progress"]', 'parts = ["tien do"]', "Mục “tien_do”: “parts” không nhận “tien do”"),
        ('periods = ["year"]', 'periods = ["nam"]', "Mục “tien_do”: “periods” không nhận “nam”"),
        ("{year}", "{nam sau}", "Mục “mo_dau”: “text” có chỗ trống “{nam sau}” mà chương trình không biết."),
        ("{total}", "{tong}", "Câu mẫu: “progress_total” có chỗ trống “{tong}” mà chương trình không biết."),
        ("{total}", "{total", "Câu mẫu: “progress_total” thiếu dấu đóng ngoặc."),
        ("progress_total", "tong_so", "Câu mẫu: Không có “tong_so”."),
        ('key = "tien_do"', 'key = "mo_dau"', "Có 2 mục cùng mã “mo_dau”."),
        ('key = "tien_do"', 'key = "Tiến độ"', "“key” chỉ gồm chữ thường không dấu"),
        ('title = "TIẾN ĐỘ"', "level = 7", "Mục “tien_do”: “level” phải là số từ 0 đến 2."),
        ('symbol = "BC"', "", "Thiếu “symbol”."),
        ('kind = "BÁO CÁO"', "kind = 3", "“kind” phải là một đoạn chữ."),
        ('version = "1"', 'version = "1', "Tệp đề cương viết chưa đúng dạng TOML ở dòng 3, cột "),
        ('kind = "BÁO CÁO"', "kind", "Tệp đề cương viết chưa đúng dạng TOML ở dòng 5, cột 5"),
    ],
)
def test_each_mistake_is_a_sentence_that_names_its_section(old: str, new: str, sentence: str) -> None:
    found = mistakes_of(SHORT.replace(old, new))
    assert any(sentence.casefold() in one.casefold() for one in found), found


def test_an_outline_may_end_without_a_closing_sentence() -> None:
    held = store()
    held.apply(take_outline(held.snapshot(), SHORT.replace('closing = "Trên đây là báo cáo của {cơ quan}."', "")))
    assert told(held)[-1].startswith("Tổng số nhiệm vụ chưa đến hạn")


def test_all_mistakes_are_told_at_once_and_nothing_is_taken() -> None:
    broken = SHORT.replace("{year}", "{a}").replace("{total}", "{b}")
    assert len(mistakes_of(broken)) == 2
    with pytest.raises(OutlineError, match="và 1 chỗ khác"):
        take_outline(store().snapshot(), broken)


def test_an_outline_that_was_spoiled_in_the_data_file_is_told_not_crashed() -> None:
    held = store(Setting(uid="s", unit="office", key="outline.bao-cao", value="id ="))
    with pytest.raises(OutlineError, match="Đề cương chưa dùng được"):
        told(held)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read_outline_file(tmp_path / "a.toml")
    with pytest.raises(InputError, match="Không đọc được"):
        read_outline_file(tmp_path / "b.toml")


def test_parts_of_the_period_before_are_told_with_last() -> None:
    parts = [part for section in outline("ke-hoach").sections for part in section.parts]
    assert f"{LAST}progress" in parts


def test_own_words_quote_figures_that_follow_the_data() -> None:
    words = Narrative(
        uid="n", unit="office", period="2022", section_key="kho_khan", own_text="Ở {địa bàn} {lạ} còn khó."
    )
    lines = told(store(words))
    assert "Ở phường Vạn Thạnh {lạ} còn khó." in lines
    other = replace(words, report_kind=ReportKind.KE_HOACH)
    assert not any("còn khó" in line for line in told(store(other)))
