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
    Action(
        "history", "Lịch sử của dòng đang chọn…", "Ctrl+H", "history", "Ai sửa gì, lúc nào; lấy lại từng giá trị", 2
    ),
    Action("all_history", "Lịch sử thay đổi…", "Ctrl+Shift+H", "", "Mọi bước đã làm; lấy lại riêng từng bước", 2),
    Action("removed", "Đã xoá…", "", "", "Những gì đã xoá, để lấy lại", 2),
    Action("new_period", "Mở kỳ mới…", "", "calendar", "Mở kỳ báo cáo tiếp theo và xem trước sẽ mang theo gì", 3),
    Action("print", "In danh sách…", "Ctrl+P", "print", "In trang đang xem như đang lọc, ra giấy hoặc PDF", 3),
    Action(
        "collect",
        "Thu số liệu từ các đơn vị…",
        "",
        "",
        "Lập phiếu Excel cho từng đơn vị chủ trì, nhận phiếu trả lời",
        3,
    ),
    Action("import", "Nhập từ tệp…", "Ctrl+I", "import", "Nhập bảng Excel của cấp trên vào hồ sơ", 3),
    Action("exchange", "Trao đổi với máy khác…", "", "", "Hai người, hai máy, một hồ sơ: gộp việc của hai bên", 3),
    Action(
        "template", "Lập gói mẫu cho cấp dưới…", "", "", "Kế hoạch, nhiệm vụ, chỉ tiêu, đề cương để cấp dưới nhập", 3
    ),
    Action("signed", "Nhận tệp đã ký…", "", "", "Kiểm tra chữ ký số của tệp PDF và lưu cùng báo cáo", 3),
    Action("new", "Lập hồ sơ mới…", "Ctrl+N", "plus", "Tạo hồ sơ cho một đơn vị khác", 4),
    Action("open", "Mở hồ sơ khác…", "Ctrl+O", "folder", "Mở một tệp hồ sơ (.cds)", 4),
    Action("sample", "Mở dữ liệu mẫu", "", "file", "Mở hồ sơ của một đơn vị mẫu để xem thử", 4),
    Action("backup", "Sao lưu ngay", "Ctrl+B", "save", "Ghi một bản sao và thử mở lại bản sao đó", 5),
    Action("help", "Trợ giúp", "F1", "file", "Mở trợ giúp của trang và của ô đang gõ", 6),
    Action("keys", "Phím tắt", "", "", "Bảng các phím của cửa sổ và của bảng", 6),
    Action("tour", "Dạo một vòng", "", "", "Chỉ từng nơi trong cửa sổ, mỗi nơi một câu", 6),
    Action("about", "Giới thiệu", "", "", "Phiên bản, và tệp hồ sơ đang ở đâu", 6),
    Action("quit", "Thoát", "Ctrl+Q", "close", "Ghi nốt nội dung đang gõ rồi đóng", 7),
)
