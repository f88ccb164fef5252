"""What was found of the signatures of a PDF, each thing as far as it was checked, and its way to the program."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.readers.wire import LINE_BYTES

SIGNATURES = "signatures"
"""The task of reading the signatures of a PDF; a child that is asked for nothing else reads a book."""


class Integrity(StrEnum):
    """What became of the bytes that a signature covers."""

    INTACT = "intact"
    CHANGED = "changed"
    WEAK = "weak"
    DAMAGED = "damaged"


class Covers(StrEnum):
    """How much of the file a signature covers: all, the file as it stood when signed, or less than that."""

    WHOLE_FILE = "whole_file"
    REVISION = "revision"
    PART = "part"


class Later(StrEnum):
    """What came to a file afterwards: nothing, only signatures and form fields, anything else, or cannot be told."""

    NONE = "none"
    SIGNATURES = "signatures"
    OTHER = "other"
    UNKNOWN = "unknown"


class Validity(StrEnum):
    """Whether the time of signing lies within that of the certificate."""

    WITHIN = "within"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Trust(StrEnum):
    """Whether the certificate leads to a root that was given; withdrawal is never checked, for that needs a network."""

    NOT_CHECKED = "not_checked"
    TO_ROOT = "to_root"
    NOT_TO_ROOT = "not_to_root"


class Clock(StrEnum):
    """Who tells the time of signing: nobody, the signer's computer, or a time stamp whose own bytes are intact."""

    NONE = "none"
    CLAIMED = "claimed"
    STAMPED = "stamped"


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signature; times are ISO with their zone, "" when unknown; ``of_time`` is a time stamp of the file itself."""

    field: str
    integrity: Integrity
    covers: Covers
    later: Later
    signer: str = ""
    organisation: str = ""
    issuer: str = ""
    valid_from: str = ""
    valid_to: str = ""
    signed_at: str = ""
    clock: Clock = Clock.NONE
    validity: Validity = Validity.UNKNOWN
    trust: Trust = Trust.NOT_CHECKED
    of_time: bool = False


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """A PDF with what is signed in it, oldest signature first.

    ``beginnings`` are the SHA-256 hashes of the file up to each of its ends: a file that was only added to begins with
    the bytes of the older one. ``since_first`` is what came to the file since the first of them. ``removed`` counts the
    signatures that an earlier state of the file had and that no field holds any more. ``lines`` are those of the upper
    half of its first page as it is seen, with what was stamped on it.
    """

    sha256: str
    beginnings: tuple[str, ...]
    signatures: tuple[FoundSignature, ...]
    empty_fields: tuple[str, ...]
    since_first: Later
    lines: tuple[str, ...]
    removed: int = 0

    @property
    def is_signed(self) -> bool:
        """Whether anybody signed, in whatever state the signature is."""
        return any(not one.of_time for one in self.signatures)


_ENUMS: dict[str, type[StrEnum]] = {
    "integrity": Integrity,
    "covers": Covers,
    "later": Later,
    "clock": Clock,
    "validity": Validity,
    "trust": Trust,
}


def pack_signatures(found: SignedPdf) -> bytes:
    """Return the findings as one line that ends with a line feed. Raises OverflowError when it is longer than any."""
    line = json.dumps({"signed": asdict(found)}, separators=(",", ":")).encode() + b"\n"
    if len(line) > LINE_BYTES:
        raise OverflowError(len(line))
    return line


def unpack_signatures(line: bytes) -> SignedPdf:
    """Return the findings in a line; raises the InputError it carries, ValueError when it is no such line."""
    answer = json.loads(line)
    if "error" in answer:
        raise InputError(*answer["error"])
    told = answer["signed"]
    for name in ("beginnings", "empty_fields", "lines"):
        told[name] = tuple(told[name])
    told["since_first"] = Later(told["since_first"])
    told["signatures"] = tuple(signature_of(one) for one in told["signatures"])
    return SignedPdf(**told)


def signature_of(parts: dict[str, Any]) -> FoundSignature:
    """Return the signature that was kept as a dictionary; parts that are not known stay out."""
    known = {field.name for field in fields(FoundSignature)}
    read: dict[str, Any] = {name: value for name, value in parts.items() if name in known}
    read |= {name: kind(read[name]) for name, kind in _ENUMS.items() if name in read}
    return FoundSignature(**read)


def moment(iso: str) -> datetime | None:
    """Return the moment that a time tells, None for an unknown one."""
    return datetime.fromisoformat(iso) if iso else None
