"""The signatures of a PDF, verified without a network; runs only in the reading child (pyHanko)."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel, SignatureStatus, TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from cdsdesk.readers.guard import damaged, locked, read_bytes, refusal
from cdsdesk.readers.pdf_first_page import first_lines
from cdsdesk.readers.signatures import (
    Clock,
    Covers,
    FoundSignature,
    Integrity,
    Later,
    SignedPdf,
    Trust,
    Validity,
)
from cdsdesk.vietnamese.text import clean_line

_Certificates: TypeAlias = tuple[Any, ...]
"""Certificates; the library that reads them has no types."""

MOST_SIGNATURES = 30
_HEAD = 1024
_END = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
_MOST_ENDS = 200
_RANGE = re.compile(rb"/ByteRange\s*\[")
_NAME_LENGTH = 200
_WEAK = frozenset({"md2", "md5", "sha1"})
_PARTS = 4

# An exported file has empty fields and no flags; the first signature adds them, which changes nothing that is seen.
_POLICY = StandardDiffPolicy(
    global_rules=list(DEFAULT_DIFF_POLICY.global_rules),
    form_rule=FormUpdatingRule(
        [
            SigFieldCreationRule(),  # type: ignore[no-untyped-call]
            SigFieldModificationRule(),
            GenericFieldModificationRule(),
        ],
        ignored_acroform_keys=ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"},
    ),
)


def read_signatures(path: Path, root: Path | None = None) -> SignedPdf:
    """Verify every signature of a PDF; certificates are only held against ``root`` (PEM or DER) when it is given.

    Raises InputError for a file that is no PDF, is damaged or locked.
    """
    data = read_bytes(path)
    if b"%PDF-" not in data[:_HEAD]:
        raise refusal(path, "Tệp không phải PDF", "hãy chọn tệp PDF đã ký")
    roots = _roots(root) if root is not None else ()
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        if reader.encrypted:
            raise locked(path)
        found = tuple(_signatures(path, reader, data, roots))
        return SignedPdf(
            hashlib.sha256(data).hexdigest(),
            tuple(_beginnings(data)),
            found,
            tuple(clean_line(name) for name, value, _ in enumerate_sig_fields(reader) if value is None),
            _since_first(reader),
            first_lines(path),
            max(len(_RANGE.findall(data)) - len(found), 0),
        )
    except (PdfError, ValueError, TypeError, KeyError, AttributeError, AssertionError, IndexError) as error:
        raise damaged(path) from error


def _roots(path: Path) -> _Certificates:
    try:
        found = tuple(load_certs_from_pemder_data(read_bytes(path)))
        if found and all(one.subject.native for one in found):
            return found
    except (ValueError, TypeError):
        pass
    raise refusal(path, "Tệp không phải chứng thư số", "hãy chọn chứng thư gốc dạng .pem, .crt hoặc .cer")


def _beginnings(data: bytes) -> Iterator[str]:
    """Yield the hash of the file up to each of its ends."""
    whole, at = hashlib.sha256(), 0
    for number, end in enumerate(_END.finditer(data)):
        if number == _MOST_ENDS:
            return
        whole.update(data[at : end.end()])
        at = end.end()
        yield whole.hexdigest()


def _since_first(reader: PdfFileReader) -> Later:
    if reader.xrefs.total_revisions == 1:
        return Later.NONE
    if reader.xrefs.hybrid_xrefs_present:
        return Later.UNKNOWN
    try:
        return _later(_POLICY.review_file(reader, 0))
    except PdfError:  # without any field in the first one there is nothing to hold later ones against
        return Later.UNKNOWN


def _later(found: DiffResult | SuspiciousModification | None) -> Later:
    if found is None:
        return Later.UNKNOWN
    if not isinstance(found, DiffResult) or found.modification_level > ModificationLevel.FORM_FILLING:
        return Later.OTHER
    return Later.NONE if found.modification_level is ModificationLevel.NONE else Later.SIGNATURES


def _signatures(path: Path, reader: PdfFileReader, data: bytes, roots: _Certificates) -> Iterator[FoundSignature]:
    filled = [(name, field) for name, value, field in enumerate_sig_fields(reader) if value is not None]
    if len(filled) > MOST_SIGNATURES:
        raise refusal(path, f"Tệp có quá {MOST_SIGNATURES} chữ ký", "hãy kiểm tra nguồn gốc của tệp")
    read: list[tuple[int, FoundSignature]] = []
    for name, field in filled:
        try:
            one = EmbeddedPdfSignature(reader, field.get_object(), name)
            read.append((one.signed_revision, _verified(one, data, roots, reader)))
        except Exception:  # a library that meets bytes nobody foresaw: the signature is there and tells nothing
            read.append((reader.xrefs.total_revisions, _unreadable(name)))
    yield from (one for _, one in sorted(read, key=lambda pair: pair[0]))


def _unreadable(name: str) -> FoundSignature:
    return FoundSignature(_name(name), Integrity.DAMAGED, Covers.PART, Later.UNKNOWN)


def _verified(one: EmbeddedPdfSignature, data: bytes, roots: _Certificates, reader: PdfFileReader) -> FoundSignature:
    of_time = str(one.sig_object_type) == "/DocTimeStamp"
    status: SignatureStatus | None = None
    claimed = None if of_time else one.self_reported_timestamp
    try:
        if of_time:
            status = validate_pdf_timestamp(one, _context(roots, None))
        else:
            status = validate_pdf_signature(one, _context(roots, claimed), diff_policy=_POLICY)
    except Exception:
        status = None
    later = Later.UNKNOWN if reader.xrefs.hybrid_xrefs_present else _later(one.diff_result)
    stamped = _stamp_time(status)
    time, clock = (stamped, Clock.STAMPED) if stamped is not None else (claimed, Clock.CLAIMED)
    certificate = one.signer_cert
    return FoundSignature(
        _name(one.fq_name),
        _integrity(one, status),
        _covers(one, data),
        later,
        _said(certificate, "common_name"),
        _said(certificate, "organization_name"),
        _name(_of_name(certificate.issuer, "common_name") or certificate.issuer.human_friendly),
        _iso(certificate.not_valid_before),
        _iso(certificate.not_valid_after),
        _iso(time),
        clock if time is not None else Clock.NONE,
        _validity(certificate, time),
        _trust(status, roots),
        of_time,
    )


def _context(roots: _Certificates, at: datetime | None) -> ValidationContext:
    return ValidationContext(trust_roots=list(roots), moment=at, allow_fetching=False, revocation_mode="soft-fail")


def _integrity(one: EmbeddedPdfSignature, status: SignatureStatus | None) -> Integrity:
    if one.md_algorithm in _WEAK:
        return Integrity.WEAK
    if status is None:
        return Integrity.DAMAGED
    if not status.intact:
        return Integrity.CHANGED
    return Integrity.INTACT if status.valid else Integrity.DAMAGED


def _covers(one: EmbeddedPdfSignature, data: bytes) -> Covers:
    """Tell how far the signed bytes reach: from the first one on, with no gap but for the signature itself."""
    parts = [int(part) for part in one.byte_range]
    if len(parts) != _PARTS or parts[0] != 0 or min(parts) < 0:
        return Covers.PART
    _, first, again, last = parts
    gap = data[first:again]
    if not (gap.startswith(b"<") and gap.endswith(b">") and _hex(gap[1:-1]) == one.pkcs7_content):
        return Covers.PART
    if again + last == len(data):
        return Covers.WHOLE_FILE
    return Covers.REVISION if one.coverage is SignatureCoverageLevel.ENTIRE_REVISION else Covers.PART


def _hex(written: bytes) -> bytes:
    try:
        return bytes.fromhex(written.decode("ascii"))
    except ValueError:
        return b""


def _stamp_time(status: SignatureStatus | None) -> datetime | None:
    stamp = status if isinstance(status, TimestampSignatureStatus) else getattr(status, "timestamp_validity", None)
    if isinstance(stamp, TimestampSignatureStatus) and stamp.intact and stamp.valid:
        return stamp.timestamp
    return None


def _validity(certificate: Any, at: datetime | None) -> Validity:
    if at is None or at.tzinfo is None:
        return Validity.UNKNOWN
    if at < certificate.not_valid_before:
        return Validity.NOT_YET
    return Validity.EXPIRED if at > certificate.not_valid_after else Validity.WITHIN


def _trust(status: SignatureStatus | None, roots: _Certificates) -> Trust:
    if not roots:
        return Trust.NOT_CHECKED
    return Trust.TO_ROOT if status is not None and status.trusted else Trust.NOT_TO_ROOT


def _said(certificate: Any, part: str) -> str:
    return _name(_of_name(certificate.subject, part))


def _of_name(name: Any, part: str) -> str:
    found = name.native.get(part, "")
    return ", ".join(found) if isinstance(found, list) else str(found)


def _name(text: str) -> str:
    return clean_line(text)[:_NAME_LENGTH]


def _iso(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at is not None else ""
