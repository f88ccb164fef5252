"""Opening a package that came in, also one behind a password."""

import tempfile
from pathlib import Path

from cdsdesk.errors import InputError
from cdsdesk.exchange.package import SUFFIX, Package, read_package
from cdsdesk.exchange.sealed import HEAD, is_sealed, unseal
from cdsdesk.files import put_file
from cdsdesk.readers.guard import read_bytes

_MOST_BYTES = 250 << 20


class PasswordNeededError(InputError):
    """A package that opens with a password, and none was given."""


def needs_password(path: Path) -> bool:
    """Say whether a file is a package behind a password."""
    with path.open("rb") as stream:
        return is_sealed(stream.read(len(HEAD)))


def open_package(path: Path, password: str = "") -> Package:
    """Read a package whole. Raises PasswordNeededError, InputError as ``read_package`` and for a wrong password."""
    if not path.is_file():
        raise InputError("Không thấy gói", str(path), "hãy chọn tệp .cdsz")
    if not needs_password(path):
        return read_package(path)
    if not password:
        raise PasswordNeededError("Gói có mật khẩu", path.name, "hãy nhập mật khẩu do nơi gửi cho biết")
    if path.stat().st_size > _MOST_BYTES:
        raise InputError("Gói lớn quá mức", path.name, "hãy kiểm tra lại nơi gửi")
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder) / f"{path.stem}{SUFFIX}"
        put_file(inside, unseal(read_bytes(path), password, path.name))
        return read_package(inside)
