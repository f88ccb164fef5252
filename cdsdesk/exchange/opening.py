"""Opening a package that came in, also one behind a password."""

from pathlib import Path

from cdsdesk.errors import InputError
from cdsdesk.errors import PasswordNeededError as PasswordNeededError
from cdsdesk.exchange.package import Package, package_of
from cdsdesk.exchange.sealed import HEAD, is_sealed, unseal
from cdsdesk.readers.guard import read_bytes


def needs_password(path: Path) -> bool:
    """Say whether a file is a package behind a password."""
    with path.open("rb") as stream:
        return is_sealed(stream.read(len(HEAD)))


def open_package(path: Path, password: str = "") -> Package:
    """Read a package whole. Raises PasswordNeededError, WrongPasswordError, InputError as ``read_package``."""
    if not path.is_file():
        raise InputError("Không thấy gói", str(path), "hãy chọn tệp .cdsz")
    return opened(read_bytes(path), path, password)


def opened(data: bytes, path: Path, password: str = "") -> Package:
    """Read a package of its bytes; ``path`` is where they are from. Raises as ``open_package``."""
    if not is_sealed(data):
        return package_of(data, path)
    if not password:
        raise PasswordNeededError("Gói có mật khẩu", path.name, "hãy nhập mật khẩu do nơi gửi cho biết")
    return package_of(unseal(data, password, path.name), path)
