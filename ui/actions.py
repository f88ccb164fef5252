"""What can be asked of the window, as data: word, keys, icon, help; menus, shortcuts and tool tips follow it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """One thing that can be asked; ``group`` keeps neighbours together in a menu."""

    key: str
    text: str
    keys: str = ""
    picture: str = ""
    help: str = ""
    group: int = 0


ACTIONS = (
    Action("undo", "Hoàn tác", "Ctrl+Z", "undo", "Lấy lại bước vừa làm; còn hiệu lực cả sau khi mở lại", 1),
    Action("redo", "Làm lại", "Ctrl+Y", "redo", "Làm lại bước vừa hoàn tác", 1),
    Action("search", "Tìm trong toàn bộ hồ sơ", "Ctrl+K", "search", "Gõ không dấu cũng được", 2),
    Action("import", "Nhập từ tệp…", "Ctrl+I", "import", "Nhập bảng Excel của cấp trên vào hồ sơ", 3),
    Action("new", "Lập hồ sơ mới…", "Ctrl+N", "plus", "Tạo hồ sơ cho một đơn vị khác", 4),
    Action("open", "Mở hồ sơ khác…", "Ctrl+O", "folder", "Mở một tệp hồ sơ (.cds)", 4),
    Action("sample", "Mở dữ liệu mẫu", "", "file", "Mở hồ sơ của một đơn vị mẫu để xem thử", 4),
    Action("backup", "Sao lưu ngay", "Ctrl+B", "save", "Ghi một bản sao và thử mở lại bản sao đó", 5),
    Action("quit", "Thoát", "Ctrl+Q", "close", "Ghi nốt nội dung đang gõ rồi đóng", 6),
)
