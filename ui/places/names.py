"""What the places are called on the left, from the top; the catalogue says how each is built."""

from typing import NamedTuple

RECORDING, REPORTING, SENDING, SETTING_UP = "Ghi chép", "Báo cáo", "Cấp trên – cấp dưới", "Đơn vị"


class PlaceName(NamedTuple):
    """A place: its key, what it is called, the heading above it (empty: none), the keys that lead to it."""

    key: str
    title: str
    group: str = ""
    keys: str = ""


PLACES = (
    PlaceName("overview", "Tổng quan", keys="Alt+1"),
    PlaceName("tasks", "Nhiệm vụ", RECORDING, "Alt+2"),
    PlaceName("projects", "Dự án", RECORDING, "Alt+3"),
    PlaceName("indicators", "Chỉ tiêu", RECORDING, "Alt+4"),
    PlaceName("documents", "Văn bản", RECORDING, "Alt+5"),
    PlaceName("teams", "Tổ công nghệ số", RECORDING, "Alt+6"),
    PlaceName("activities", "Hoạt động", RECORDING, "Alt+7"),
    PlaceName("systems", "Hệ thống thông tin", RECORDING, "Alt+8"),
    PlaceName("report", "Báo cáo kỳ", REPORTING, "Alt+9"),
    PlaceName("proofread", "Đọc soát", REPORTING, "Alt+S"),
    PlaceName("importing", "Nhập từ tệp", REPORTING, "Alt+I"),
    PlaceName("consolidation", "Tổng hợp", SENDING, "Alt+T"),
    PlaceName("sending", "Gửi đi", SENDING, "Alt+G"),
    PlaceName("office", "Đơn vị & thiết lập", SETTING_UP, "Alt+0"),
)
