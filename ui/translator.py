"""Qt's own words in Vietnamese: buttons of message boxes, the file dialog, menus of text fields."""

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

WORDS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Save": "Lưu",
    "&Save": "Lưu",
    "Save All": "Lưu tất cả",
    "Open": "Mở",
    "&Open": "Mở",
    "&Choose": "Chọn",
    "Yes": "Có",
    "&Yes": "Có",
    "Yes to &All": "Có với tất cả",
    "No": "Không",
    "&No": "Không",
    "N&o to All": "Không với tất cả",
    "Abort": "Dừng",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Cancel": "Huỷ",
    "&Cancel": "Huỷ",
    "Discard": "Không lưu",
    "Don't Save": "Không lưu",
    "Close without Saving": "Đóng mà không lưu",
    "Help": "Trợ giúp",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Về mặc định",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết",
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Chép",
    "&Paste": "Dán",
    "Delete": "Xoá",
    "&Delete": "Xoá",
    "Select All": "Chọn tất cả",
    "&Select All": "Chọn tất cả",
    "Clear": "Xoá trắng",
    "Insert Unicode control character": "Chèn ký tự điều khiển",
    "Look in:": "Nơi tìm:",
    "Back": "Lùi",
    "Forward": "Tiến",
    "Parent Directory": "Thư mục trên",
    "Create New Folder": "Tạo thư mục",
    "List View": "Dạng danh sách",
    "Detail View": "Dạng chi tiết",
    "Sidebar": "Các nơi",
    "Files": "Các tệp",
    "Files of type:": "Loại tệp:",
    "File &name:": "Tên tệp:",
    "Directory:": "Thư mục:",
    "Find Directory": "Tìm thư mục",
    "Directories": "Thư mục",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "&Rename": "Đổi tên",
    "Show &hidden files": "Hiện tệp ẩn",
    "&New Folder": "Thư mục mới",
    "New Folder": "Thư mục mới",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "Drive": "Ổ đĩa",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "File": "Tệp",
    "%1 File": "Tệp %1",
    "Alias": "Lối tắt",
    "Shortcut": "Lối tắt",
    "Unknown": "Không rõ",
    "Remove": "Bỏ",
    "%1 bytes": "%1 byte",
    "%1 byte(s)": "%1 byte",
    "%1 KB": "%1 KB",
    "%1 MB": "%1 MB",
    "%1 GB": "%1 GB",
    "%1 TB": "%1 TB",
    "Save As": "Lưu thành",
    "Recent Places": "Nơi mới dùng",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nThay tệp cũ bằng tệp mới?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông có tệp này.\nHãy xem lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông có thư mục này.\nHãy xem lại tên thư mục."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": "“%1” được bảo vệ.\nVẫn xoá?",
    "Are you sure you want to delete '%1'?": "Xoá “%1”?",
    "Could not delete directory.": "Không xoá được thư mục.",
    "Files of &type:": "Loại tệp:",
    "Show ": "Hiện cột ",
    "Shows context menu": "Mở trình đơn",
    "Press": "Bấm",
    "Page up": "Trang trên",
    "Page down": "Trang dưới",
    "Line up": "Lên",
    "Line down": "Xuống",
    "Scroll here": "Cuộn đến đây",
    "Top": "Đầu",
    "Bottom": "Cuối",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Page left": "Trang trái",
    "Page right": "Trang phải",
    "Scroll left": "Cuộn trái",
    "Scroll right": "Cuộn phải",
}


class Translator(QTranslator):
    """Answers from the words above; what is not there stays as Qt has it."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the Vietnamese of a text of Qt, else the text itself: an empty answer would blank it."""
        return WORDS.get(source, source)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there are words, else Qt does not ask."""
        return False


def speak_vietnamese() -> None:
    """Let Qt use Vietnamese words, figures and dates."""
    application = QApplication.instance()
    if application is not None and application.findChild(QObject, "vietnamese") is None:
        translator = Translator(application)
        translator.setObjectName("vietnamese")
        application.installTranslator(translator)
        QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
