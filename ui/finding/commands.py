"""What can be asked of the window by its words: actions, places, the table in front, settings, periods."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cdsdesk.model.typed_periods import typed_period
from ui import periods
from ui.actions import ACTIONS
from ui.desk import Desk
from ui.finding.entry import Entry
from ui.places.list_place import ListPlace
from ui.places.names import PlaceName
from ui.places.office import SECTIONS
from ui.tables.record_table import RecordTable
from ui.tables.table_menu import entries as menu_entries
from ui.tables.table_menu import fits, offered
from ui.turning import turn_to

NOT_NOW = "lúc này chưa dùng được"
LOCKED = "hồ sơ đang chỉ mở để xem"
SETTINGS_PLACE = "office"
_MORE = {
    "undo": "undo lấy lại quay lại",
    "redo": "redo",
    "import": "excel bảng tính nạp đọc tệp",
    "exchange": "gộp hai máy hai hồ sơ đồng bộ gửi tệp trao đổi peer merge",
    "template": "gói mẫu gửi xuống cấp dưới kế hoạch đề cương template",
    "new": "tạo đơn vị mới",
    "open": "mở tệp hồ sơ khác",
    "backup": "lưu bản sao an toàn",
    "quit": "đóng chương trình tắt",
    "help": "trợ giúp hướng dẫn cách dùng",
    "keys": "phím tắt bàn phím",
    "tour": "giới thiệu các nơi làm quen",
    "about": "phiên bản tệp hồ sơ ở đâu",
}
# Further words for the parts of "Đơn vị & thiết lập".
_MORE_OF_SETTINGS = {
    "office": "tên cơ quan mã định danh địa danh cấp trên",
    "letterhead": "tiêu đề quốc hiệu tên cơ quan ban hành",
    "signatories": "chữ ký chức vụ thay mặt ký thay thừa lệnh thừa ủy quyền TM KT TL TUQ chủ tịch",
    "recipients": "kính gửi lưu văn thư",
    "numbers": "số ký hiệu đánh số",
    "periods": "chốt số liệu hạn gửi ngày",
    "holidays": "lễ tết ngày làm việc",
    "units": "cơ quan phòng ban sáp nhập kế thừa tên gọi khác thôn tổ dân phố",
    "catalogues": "viết tắt tên khác của cơ quan",
    "backups": "khôi phục phục hồi sao lưu an toàn",
    "appearance": "sáng tối cỡ chữ màu nền",
}


def action_entries(actions: Mapping[str, QAction], lock: str) -> list[Entry]:
    """Return the actions of the window; the one that opens the search itself is left out."""
    made = []
    for action in ACTIONS:
        if action.key == "search":
            continue
        one = actions[action.key]
        why = "" if one.isEnabled() else (LOCKED if lock else NOT_NOW)
        made.append(
            Entry(
                one.text().rstrip("…"),
                f"Lệnh · {action.help}" if action.help else "Lệnh",
                one.trigger,
                action.keys,
                _MORE.get(action.key, ""),
                why,
                f"act:{action.key}",
            )
        )
    return made


def place_entries(places: Iterable[PlaceName], go: Callable[[str], object]) -> list[Entry]:
    """Return the places on the left with their keys."""
    return [
        Entry(
            place.title,
            "Mở trang",
            lambda key=place.key: go(key),  # type: ignore[misc]
            place.keys,
            "mở trang đến xem",
            key=f"place:{place.key}",
        )
        for place in places
    ]


def table_entries(page: QWidget | None, lock: str) -> list[Entry]:
    """Return what can be done with the list in front, if there is one."""
    if not isinstance(page, ListPlace) or not page.table.isVisible():
        return []
    made = []
    for entry in (entry for group in menu_entries(page.words.noun) for entry in group if offered(page.table, entry)):
        why = LOCKED if entry.writes and lock else "" if fits(page.table, entry) else NOT_NOW
        where = f"Lệnh · bảng {page.words.title}"
        made.append(Entry(entry.word.rstrip("…"), where, _asked_of(page.table, entry.method), entry.keys, "", why))
    return made


def _asked_of(table: RecordTable, method: str) -> Callable[[], object]:
    def act() -> None:
        table.setFocus()
        getattr(table, method)()

    return act


def setting_entries(show: Callable[[str, str], object]) -> list[Entry]:
    """Return the parts of the settings."""
    return [
        Entry(
            title,
            "Đơn vị & thiết lập",
            lambda key=key: show(SETTINGS_PLACE, key),  # type: ignore[misc]
            more=f"thiết lập cài đặt {_MORE_OF_SETTINGS.get(key, '')}",
            key=f"set:{key}",
        )
        for key, title in SECTIONS
    ]


def period_entries(desk: Desk, typed: str) -> list[Entry]:
    """Return the period that was typed, to be looked at."""
    code = typed_period(typed, desk.period.year)
    return [period_entry(desk, code)] if code else []


def period_entry(desk: Desk, code: str) -> Entry:
    """Return the switch to a period."""
    return Entry(
        f"Xem kỳ {periods.words(code)[:1].lower()}{periods.words(code)[1:]}",
        "Đổi kỳ báo cáo",
        lambda: turn_to(desk, code),
        why="đang xem kỳ này" if code == desk.period.code else "",
        key=f"period:{code}",
    )
