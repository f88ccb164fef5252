"""What holds for every file from outside: how large it may be, and the sentences with which one is refused."""

from pathlib import Path

from cdsdesk.errors import InputError

FILE_BYTES = 20 << 20
RECTANGLE_CELLS = 2_000_000


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes. Raises InputError when it is missing, closed to us, empty or over 20 MB."""
    try:
        if path.stat().st_size > FILE_BYTES:
            raise refusal(path, "Tệp lớn quá 20 MB", "hãy tách thành các tệp nhỏ hơn hoặc xoá hình ảnh")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise refusal(path, "Không tìm thấy tệp", "hãy kiểm tra lại tên và thư mục") from error
    except OSError as error:
        raise refusal(path, "Không mở được tệp", "hãy đóng tệp nếu đang mở hoặc kiểm tra quyền đọc") from error
    if not data:
        raise refusal(path, "Tệp rỗng", "hãy xin lại tệp gốc")
    return data


def refusal(path: Path, what: str, next_step: str = "hãy kiểm tra nguồn gốc của tệp") -> InputError:
    """Return the refusal of a file."""
    return InputError(what, path.name, next_step)


def damaged(path: Path) -> InputError:
    """Say that a file is cut short or broken."""
    return refusal(path, "Tệp bị cắt cụt hoặc hỏng", "hãy xin lại tệp gốc")


def locked(path: Path) -> InputError:
    """Say that a file can only be opened with its password."""
    return refusal(path, "Tệp có đặt mật khẩu", "hãy mở tệp, bỏ mật khẩu rồi lưu lại")


def too_big(path: Path) -> InputError:
    """Say that a file unpacks to more than anybody wrote."""
    return refusal(path, "Nội dung của tệp khi mở ra quá lớn", "hãy xoá các dòng, cột thừa rồi lưu lại")


def far_cells(path: Path) -> InputError:
    """Say that a sheet spans more cells than anybody filled in."""
    return refusal(path, "Sổ tính có ô nằm quá xa bảng", "hãy xoá các dòng, cột thừa của trang tính rồi lưu lại")


def no_sheet(path: Path) -> InputError:
    """Say that a workbook holds no worksheet."""
    return refusal(path, "Tệp không có trang tính nào", "hãy chọn đúng sổ tính")


def unreadable(path: Path) -> InputError:
    """Say that reading a file came to a bad end."""
    return refusal(
        path, "Không đọc được tệp, nội dung quá lớn hoặc hỏng", "hãy mở tệp, lưu lại thành tệp mới rồi nhập lại"
    )
