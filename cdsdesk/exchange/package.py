"""The package: a zip of a manifest and parts, the same bytes for the same content, read only when it is whole."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.exchange.manifest import NAME, Manifest, Mark, read_manifest
from cdsdesk.readers.guard import read_bytes
from cdsdesk.readers.package_guard import DAMAGED, check_list, require_few_parts

SUFFIX = ".cdsz"
DATA = "data.json"
_LOCAL_HEAD = 30
_MOST_JSON = 60 << 20
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o644 << 16
_AGAIN = "hãy xin nơi gửi gửi lại gói"


@dataclass(frozen=True)
class Part:
    """A part to be packed: its name in the package, its role and bytes."""

    name: str
    role: str
    data: bytes


@dataclass(frozen=True)
class Package:
    """A package that was read and held against its manifest: every part is what its sender packed.

    ``data`` are its bytes as a plain zip, also of one that came behind a password.
    """

    manifest: Manifest
    parts: Mapping[str, bytes]
    data: bytes

    def json(self) -> Any:
        """Return the data part as JSON. Raises InputError when it is none."""
        return _json(self.parts[DATA], DATA)


def is_package(path: Path) -> bool:
    """Say whether a file is a package of ours: by its name, or by its first part; other files are not opened here."""
    if path.suffix.lower() == SUFFIX:
        return True
    with path.open("rb") as stream:
        return stream.read(_LOCAL_HEAD + len(NAME)).endswith(NAME.encode())


def pack(manifest: Manifest, parts: tuple[Part, ...]) -> bytes:
    """Return the bytes of a package; the same manifest and parts give the same bytes on any day and machine."""
    marks = {part.name: Mark(len(part.data), sha256(part.data).hexdigest(), part.role) for part in parts}
    told = canonical_json(replace(manifest, parts=marks).to_json())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, data in ((NAME, told), *sorted((part.name, part.data) for part in parts)):
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.external_attr, info.create_system, info.compress_type = _PLAIN_FILE, 3, zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return buffer.getvalue()


def canonical_json(told: object) -> bytes:
    """Return JSON in one form: keys as they come, no blanks, letters as they are."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def read_package(path: Path) -> Package:
    """Read a package whole. Raises InputError for one that is broken, changed, harmful or of a newer program."""
    return package_of(read_bytes(path), path)


def package_of(whole: bytes, path: Path) -> Package:
    """Read a package of its bytes; ``path`` is where they are from. Raises InputError as ``read_package``."""
    require_few_parts(whole, path)
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            check_list(package, path)
            names = package.namelist()
            if NAME not in names:
                raise InputError("Tệp không phải gói của cdsdesk", path.name, "hãy chọn đúng gói .cdsz")
            manifest = read_manifest(_json(package.read(NAME), path.name), path.name)
            if set(manifest.parts) != set(names) - {NAME} or DATA not in names:
                raise InputError("Gói thiếu hoặc thừa thành phần so với bản kê", path.name, _AGAIN)
            parts = {name: _whole(package, name, mark, path) for name, mark in manifest.parts.items()}
            return Package(manifest, parts, whole)
    except DAMAGED as error:
        raise InputError("Gói bị hỏng, không đọc được", path.name, _AGAIN) from error


def _whole(package: zipfile.ZipFile, name: str, mark: Mark, path: Path) -> bytes:
    data = package.read(name)
    if (mark.size, mark.sha256) != (len(data), sha256(data).hexdigest()):
        raise InputError("Gói đã bị thay đổi sau khi lập", f"{path.name}: {name}", _AGAIN)
    return data


def _json(data: bytes, where: str) -> Any:
    if len(data) > _MOST_JSON:
        raise InputError("Gói lớn quá mức", where, "hãy kiểm tra lại nơi gửi")
    try:
        return json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise InputError("Gói bị hỏng, không đọc được", where, _AGAIN) from error
