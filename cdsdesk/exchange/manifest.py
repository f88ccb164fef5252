"""The first part of a package: who sends what for which period, and the size and SHA-256 of every other part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cdsdesk.errors import InputError

NAME = "manifest.json"
FORMAT, VERSION = "cdsdesk-package", 1
_KNOWN = frozenset(
    [
        *("format", "version", "readable_from", "purpose", "sender", "period", "kind", "revision"),
        *("replaces", "personal", "parts"),
    ]
)


class Purpose(StrEnum):
    """What a package is for: a period's figures for the office above, a template or remarks for those below."""

    REPORT = "report"
    TEMPLATE = "template"
    PEER = "peer"
    REMARKS = "remarks"


@dataclass(frozen=True)
class Sender:
    """The office that made a package, as it names itself."""

    uid: str = ""
    name: str = ""
    level: str = ""
    code: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Mark:
    """Size in bytes and SHA-256 of a part, with its role: data, report, annex, signed, outline, profile."""

    size: int
    sha256: str
    role: str = ""


@dataclass(frozen=True)
class Manifest:
    """What a package says of itself.

    ``replaces`` is the SHA-256 of the package of the revision before; ``kind`` the kind of report; ``personal`` whether
    names and phones of people are in it; ``unknown`` the keys that a newer program wrote.
    """

    purpose: Purpose
    sender: Sender
    revision: int = 1
    period: str = ""
    kind: str = ""
    replaces: str = ""
    personal: bool = False
    parts: Mapping[str, Mark] = field(default_factory=dict)
    version: int = VERSION
    unknown: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "readable_from": VERSION,
            "purpose": self.purpose.value,
            "sender": {key: value for key, value in vars(self.sender).items() if value},
            "period": self.period,
            "kind": self.kind,
            "revision": self.revision,
            "replaces": self.replaces,
            "personal": self.personal,
            "parts": {name: vars_of(mark) for name, mark in sorted(self.parts.items())},
        }


def vars_of(mark: Mark) -> dict[str, Any]:
    """Give a mark as JSON, without a role that it has not."""
    told: dict[str, Any] = {"size": mark.size, "sha256": mark.sha256}
    return told | ({"role": mark.role} if mark.role else {})


def read_manifest(told: object, where: str) -> Manifest:
    """Read what ``to_json`` gave, also of a newer program that says that we can. Raises InputError."""
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise InputError("Tệp không phải gói của cdsdesk", where, "hãy chọn đúng gói .cdsz")
    version = _whole(told.get("version"), where)
    if version > VERSION and _whole(told.get("readable_from", version), where) > VERSION:
        raise InputError("Gói do phiên bản mới hơn ghi ra", where, "hãy cập nhật chương trình rồi nhập lại")
    try:
        purpose = Purpose(str(told.get("purpose")))
    except ValueError as error:
        raise InputError("Gói có mục đích không hiểu được", where, "hãy cập nhật chương trình rồi nhập lại") from error
    return Manifest(
        purpose=purpose,
        sender=_sender(told.get("sender"), where),
        revision=max(_whole(told.get("revision", 1), where), 1),
        period=_text(told, "period", where),
        kind=_text(told, "kind", where),
        replaces=_text(told, "replaces", where),
        personal=told.get("personal") is True,
        parts=_parts(told.get("parts"), where),
        version=version,
        unknown=tuple(sorted(str(key) for key in told if key not in _KNOWN)),
    )


def _parts(told: object, where: str) -> Mapping[str, Mark]:
    if not isinstance(told, dict):
        raise _odd(where)
    found = {}
    for name, mark in told.items():
        if not isinstance(mark, dict):
            raise _odd(where)
        found[str(name)] = Mark(
            _whole(mark.get("size"), where), _text(mark, "sha256", where), _text(mark, "role", where)
        )
    return found


def _sender(told: object, where: str) -> Sender:
    if isinstance(told, str):
        return Sender(told)
    if told is None:
        return Sender("")
    if not isinstance(told, dict):
        raise _odd(where)
    return Sender(*(_text(told, key, where) for key in ("uid", "name", "level", "code", "parent")))


def _text(told: Mapping[str, object], key: str, where: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str):
        raise _odd(where)
    return value


def _whole(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _odd(where)
    return value


def _odd(where: str) -> InputError:
    return InputError("Bản kê của gói không đọc được", where, "hãy xin nơi gửi gửi lại gói")
