"""A package of purpose "template": a plan with its tasks and indicators as records, from the office that issues it."""

import json
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.exchange.dump import load
from cdsdesk.model.fields import Record
from cdsdesk.readers.package_guard import DAMAGED, check_package

MANIFEST, DATA = "manifest.json", "data.json"
FORMAT, VERSION, TEMPLATE = "cdsdesk-package", 1, "template"
SUFFIX = ".cdsz"
_LOCAL_HEAD = 30
_MOST_BYTES = 60 << 20
_AGAIN = "hãy xin nơi gửi gửi lại gói"


@dataclass(frozen=True)
class TemplatePackage:
    """What a template package holds: who sent it, which revision it is, its records."""

    sender: str
    revision: int
    records: tuple[Record, ...]


def is_package(path: Path) -> bool:
    """Say whether a file is a package of ours: by its name, or by its first part; other files are not opened here."""
    if path.suffix.lower() == SUFFIX:
        return True
    with path.open("rb") as stream:
        return stream.read(_LOCAL_HEAD + len(MANIFEST)).endswith(MANIFEST.encode())


def read_template(path: Path) -> TemplatePackage:
    """Read a template package, every part held against the size and SHA-256 that its manifest tells.

    Raises InputError for a package that is broken, changed, of another purpose or of a newer version, RecordError.
    """
    check_package(path)
    try:
        with zipfile.ZipFile(path) as package:
            manifest = _json(package, MANIFEST, path)
            _require_ours(manifest, path)
            parts = manifest.get("parts")
            names = set(package.namelist()) - {MANIFEST}
            if not isinstance(parts, dict) or set(parts) != names or DATA not in names:
                raise InputError("Gói thiếu hoặc thừa thành phần so với bản kê", path.name, _AGAIN)
            for name in sorted(names):
                _require_whole(package, name, parts[name], path)
            sender, records = load(_json(package, DATA, path))
    except (*DAMAGED, json.JSONDecodeError) as error:
        raise InputError("Gói bị hỏng, không đọc được", path.name, _AGAIN) from error
    return TemplatePackage(sender, int(manifest.get("revision") or 1), records)


def _json(package: zipfile.ZipFile, name: str, path: Path) -> Any:
    if package.getinfo(name).file_size > _MOST_BYTES:
        raise InputError("Gói lớn quá mức", path.name, "hãy kiểm tra lại nơi gửi")
    return json.loads(package.read(name).decode())


def _require_ours(manifest: Any, path: Path) -> None:
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise InputError("Tệp không phải gói của cdsdesk", path.name, "hãy chọn đúng gói .cdsz")
    version = manifest.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise InputError("Gói do phiên bản mới hơn ghi ra", path.name, "hãy cập nhật chương trình rồi nhập lại")
    if manifest.get("purpose") != TEMPLATE:
        raise InputError("Gói này là báo cáo, không phải mẫu", path.name, "hãy chọn gói mẫu do cấp trên gửi")


def _require_whole(package: zipfile.ZipFile, name: str, told: Any, path: Path) -> None:
    data = package.read(name)
    if not isinstance(told, dict) or (told.get("size"), told.get("sha256")) != (len(data), sha256(data).hexdigest()):
        raise InputError("Gói đã bị thay đổi sau khi lập", f"{path.name}: {name}", _AGAIN)
