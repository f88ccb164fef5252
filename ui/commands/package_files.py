"""Package files at the command line: their passwords, and verify over one."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from cdsdesk.errors import UsageError
from cdsdesk.exchange.manifest import Purpose
from cdsdesk.exchange.opening import needs_password, open_package
from cdsdesk.exchange.package import DATA, Package, is_package
from cdsdesk.model.periods import period_words
from ui.commands.output import DONE, Output

_WORDS = {
    Purpose.REPORT: "báo cáo",
    Purpose.TEMPLATE: "mẫu",
    Purpose.REMARKS: "yêu cầu chỉnh sửa báo cáo",
    Purpose.PEER: "toàn bộ hồ sơ để trao đổi giữa hai máy",
}


def password_of(path: Path | None) -> str:
    """Read a password from a file; empty for none. Raises UsageError for an empty file."""
    if path is None:
        return ""
    found = path.read_text("utf-8").strip()
    if not found:
        raise UsageError("Tệp mật khẩu trống", str(path), "hãy ghi mật khẩu vào tệp")
    return found


def is_package_file(path: Path) -> bool:
    """Whether a file is a package by its name, its first part or its seal."""
    return path.is_file() and (is_package(path) or needs_password(path))


def verify_package(args: argparse.Namespace, out: Output) -> int:
    """Say whether a package is whole, who sent it and what is in it."""
    package = open_package(args.file, password_of(args.password_file))
    told = _contents(package)
    sender, manifest = package.manifest.sender, package.manifest
    of_period = f" {_period(manifest.period)}" if manifest.period else ""
    what = f"{_WORDS[manifest.purpose]}{of_period}"
    out.say(f"Gói {args.file} nguyên vẹn: {what} của {sender.name or sender.uid}, lần {manifest.revision}.")
    out.result({"file": str(args.file), "whole": True, "problems": []} | told)
    return DONE


def _period(code: str) -> str:
    """Return a period in words, as it is told where it is none that we know."""
    try:
        return period_words(code)
    except UsageError:
        return f"kỳ “{code}”"


def _contents(package: Package) -> dict[str, Any]:
    data = package.json()
    counts = Counter({key: len(rows) for key, rows in data.items() if isinstance(rows, list) and rows})
    manifest = package.manifest.to_json()
    told = {key: manifest[key] for key in ("purpose", "sender", "period", "kind", "revision", "personal")}
    return told | {
        "records": dict(counts),
        "parts": [name for name in sorted(package.parts) if name != DATA],
        "version": package.manifest.version,
        "unknown": list(package.manifest.unknown),
    }
