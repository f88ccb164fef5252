"""A package of purpose "template": a plan with its tasks and indicators as records, from the office that issues it."""

from dataclasses import dataclass
from pathlib import Path

from cdsdesk.errors import InputError
from cdsdesk.exchange.dump import load
from cdsdesk.exchange.manifest import Purpose
from cdsdesk.exchange.package import read_package
from cdsdesk.model.fields import Record


@dataclass(frozen=True)
class TemplatePackage:
    """What a template package holds: who sent it, which revision it is, its records."""

    sender: str
    revision: int
    records: tuple[Record, ...]


def read_template(path: Path) -> TemplatePackage:
    """Read a template package, every part held against the size and SHA-256 that its manifest tells.

    Raises InputError for a package that is broken, changed, of another purpose or of a newer version, RecordError.
    """
    package = read_package(path)
    if package.manifest.purpose is not Purpose.TEMPLATE:
        raise InputError("Gói này là báo cáo, không phải mẫu", path.name, "hãy chọn gói mẫu do cấp trên gửi")
    sender, records = load(package.json())
    return TemplatePackage(sender, package.manifest.revision, records)
