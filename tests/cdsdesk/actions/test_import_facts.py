"""The line above an imported table says first what a person should mend."""

from cdsdesk.actions.importing import preview, reading_of
from cdsdesk.importing.options import ImportOptions
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE

ROWS = (
    ["NHIỆM VỤ NĂM 2026", "", "", "", ""],
    ["STT", "Nội dung nhiệm vụ", "Zeta", "Omega", "Mã vạch"],
    ["1", "Lắp đặt wifi công cộng", "Phòng Văn hóa - Xã hội", "30/6/2026", "x1"],
    ["2", "Nâng cấp mạng LAN", "Văn phòng HĐND và UBND", "Quý III/2026", "x2"],
    ["3", "Số hóa hồ sơ hộ tịch", "Công an phường", "31/12/2026", "x3"],
    ["", "Tổng cộng: 3 nhiệm vụ", "", "", ""],
)


def facts(options: ImportOptions) -> tuple[str, ...]:
    store = MemoryStore(OFFICE)
    reading = reading_of("bảng.xlsx", RawBook((RawSheet("PL", True, (0, 0), [list(row) for row in ROWS]),)))
    return preview(reading, options, store.snapshot(), store.office()).tables[0].facts


def test_columns_of_agencies_and_days_without_a_field_are_told_first() -> None:
    told = facts(ImportOptions())
    assert told[2] == "Cột “Zeta”, “Omega” có vẻ ghi cơ quan, thời hạn: hãy chọn ô cho cột"
    assert not any(fact.startswith("Cột “Zeta” không có ô riêng") for fact in told)
    assert any(fact.startswith("Cột “Mã vạch” không có ô riêng") for fact in told)


def test_what_a_person_settled_is_told_no_more() -> None:
    told = facts(ImportOptions(fields={("PL", 1, 2): "", ("PL", 1, 3): "deadline_text"}))
    assert not any("có vẻ ghi" in fact for fact in told)
