"""What the places are called on the left, from the top; the catalogue says how each is built."""

from typing import NamedTuple

RECORDING, REPORTING, SETTING_UP = "Ghi chép", "Báo cáo", "Đơn vị"


class PlaceName(NamedTuple):
    """A place: its key, what it is called, the heading above it (empty: none)."""

    key: str
    title: str
    group: str = ""


PLACES = (
    PlaceName("overview", "Tổng quan"),
    PlaceName("tasks", "Nhiệm vụ", RECORDING),
    PlaceName("projects", "Dự án", RECORDING),
    PlaceName("indicators", "Chỉ tiêu", RECORDING),
    PlaceName("documents", "Văn bản", RECORDING),
    PlaceName("teams", "Tổ công nghệ số", RECORDING),
    PlaceName("activities", "Hoạt động", RECORDING),
    PlaceName("systems", "Hệ thống thông tin", RECORDING),
    PlaceName("report", "Báo cáo kỳ", REPORTING),
    PlaceName("office", "Đơn vị & thiết lập", SETTING_UP),
)
