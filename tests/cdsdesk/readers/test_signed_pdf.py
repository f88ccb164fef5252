"""Signatures of a PDF, signed for real: each thing is told exactly as far as it was checked."""

import hashlib
import os
import re
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.errors import InputError
from cdsdesk.progress import NoProgress
from cdsdesk.readers.reader import verify_signatures
from cdsdesk.readers.signatures import Clock, Covers, Integrity, Later, SignedPdf, Trust, Validity
from cdsdesk.readers.signed_pdf import read_signatures
from tests.support import signing
from tests.support.laid_pdf import rendered
from tests.support.sample_document import sample_document
from tests.support.tools import needs_tool


@cache
def exported() -> bytes:
    return rendered(sample_document())


def read(tmp_path: Path, data: bytes, root: bytes = b"") -> SignedPdf:
    """Read a file as the child does."""
    path, anchor = tmp_path / "ky.pdf", tmp_path / "goc.pem"
    path.write_bytes(data)
    anchor.write_bytes(root)
    return read_signatures(path, anchor if root else None)


def test_a_person_then_the_agency(tmp_path: Path) -> None:
    found = read(tmp_path, signing.both_signed(exported()))
    leader, agency = found.signatures
    assert (leader.field, leader.signer, leader.organisation, leader.issuer) == (
        "ChuKyLanhDao",
        "Nguyễn Văn A",
        "Cơ quan Mẫu",
        "Gốc Mẫu",
    )
    assert (leader.integrity, leader.covers, leader.later) == (Integrity.INTACT, Covers.REVISION, Later.SIGNATURES)
    assert (agency.signer, agency.integrity, agency.covers, agency.later) == (
        "UBND phường Mẫu",
        Integrity.INTACT,
        Covers.WHOLE_FILE,
        Later.NONE,
    )
    assert (leader.clock, leader.validity, leader.trust) == (Clock.CLAIMED, Validity.WITHIN, Trust.NOT_CHECKED)
    assert (found.since_first, found.empty_fields) == (Later.SIGNATURES, ())
    assert found.beginnings[0] == hashlib.sha256(exported()).hexdigest()
    assert found.beginnings[-1] == found.sha256


def test_over_the_pipe_the_same_is_told(tmp_path: Path) -> None:
    data = signing.both_signed(exported())
    path, anchor = tmp_path / "ky.pdf", tmp_path / "goc.pem"
    found = read(tmp_path, data, signing.root_pem())
    assert verify_signatures(path, anchor, NoProgress()) == found
    path.write_bytes(b"%PDF-1.7\nhong")
    with pytest.raises(InputError, match="hỏng"):
        verify_signatures(path, None, NoProgress())


def test_an_export_without_fields_leaves_open_what_came_to_it(tmp_path: Path) -> None:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "Trang")
    canvas.save()
    (one,) = (found := read(tmp_path, signing.signed(out.getvalue()))).signatures
    assert (one.integrity, one.covers, found.since_first) == (Integrity.INTACT, Covers.WHOLE_FILE, Later.UNKNOWN)


def test_a_file_that_waits_for_signatures(tmp_path: Path) -> None:
    found = read(tmp_path, exported())
    assert not found.is_signed
    assert (found.empty_fields, found.since_first) == (("ChuKyLanhDao", "ChuKyCoQuan"), Later.NONE)
    assert found.beginnings == (found.sha256,)


def test_one_changed_byte(tmp_path: Path) -> None:
    data = bytearray(signing.both_signed(exported()))
    spot = data.index(b"/CreationDate") + 20
    data[spot] ^= 1
    found = read(tmp_path, bytes(data))
    assert [one.integrity for one in found.signatures] == [Integrity.CHANGED, Integrity.CHANGED]
    assert hashlib.sha256(exported()).hexdigest() not in found.beginnings


def test_wherever_a_signed_byte_changes_no_signature_over_it_is_intact(tmp_path: Path) -> None:
    data = signing.both_signed(exported())
    ranges = re.findall(rb"/ByteRange \[0 (\d+) (\d+) (\d+)", data)
    first, again, last = (int(part) for part in ranges[-1])
    places = [*range(0, first, first // 30), *range(again, again + last, last // 10)]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1
        try:
            found = read(tmp_path, bytes(changed))
        except InputError:
            continue
        assert [one for one in found.signatures if one.integrity is Integrity.INTACT and one.later is Later.NONE] == []


def test_a_byte_of_the_seal_changed_leaves_the_leader_intact(tmp_path: Path) -> None:
    one = signing.signed(exported())
    data = bytearray(signing.signed(one, signing.identity(signing.AGENCY), signing.AGENCY_FIELD))
    year = data.index(b"D\\072", len(one)) + 5
    data[year : year + 4] = b"2031"
    found = read(tmp_path, bytes(data))
    assert [one.integrity for one in found.signatures] == [Integrity.INTACT, Integrity.CHANGED]


def test_text_added_after_signing(tmp_path: Path) -> None:
    found = read(tmp_path, signing.with_more_text(signing.signed(exported())))
    (leader,) = found.signatures
    assert (leader.integrity, leader.covers, leader.later) == (Integrity.INTACT, Covers.REVISION, Later.OTHER)
    assert found.since_first is Later.OTHER


def test_text_added_between_export_and_signing(tmp_path: Path) -> None:
    found = read(tmp_path, signing.signed(signing.with_more_text(exported())))
    (leader,) = found.signatures
    assert (leader.covers, leader.later, found.since_first) == (Covers.WHOLE_FILE, Later.NONE, Later.OTHER)
    assert found.beginnings[0] == hashlib.sha256(exported()).hexdigest()


def test_a_signature_cut_off_again(tmp_path: Path) -> None:
    one = signing.signed(exported())
    two = signing.signed(one, signing.identity(signing.AGENCY), signing.AGENCY_FIELD)
    found = read(tmp_path, two[: len(one)])
    assert [one.field for one in found.signatures] == ["ChuKyLanhDao"]
    assert found.empty_fields == ("ChuKyCoQuan",)
    assert not read(tmp_path, two[: len(exported())]).is_signed


def test_a_signature_taken_out_of_its_field_leaves_its_trace(tmp_path: Path) -> None:
    gone = read(tmp_path, signing.without_signature(signing.signed(exported())))
    assert (gone.signatures, gone.removed, gone.since_first) == ((), 1, Later.OTHER)
    half = read(tmp_path, signing.without_signature(signing.both_signed(exported())))
    assert ([one.field for one in half.signatures], half.removed) == (["ChuKyLanhDao"], 1)
    assert half.signatures[0].later is Later.OTHER
    assert read(tmp_path, signing.both_signed(exported())).removed == 0


def test_bytes_behind_the_end_are_told(tmp_path: Path) -> None:
    (leader,) = read(tmp_path, signing.signed(exported()) + b"% them\n").signatures
    assert leader.covers is not Covers.WHOLE_FILE


def test_a_signature_that_leaves_out_part_of_the_file(tmp_path: Path) -> None:
    data = signing.signed(exported())
    ranges = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", data)
    assert ranges is not None
    first, again, last = (int(part) for part in ranges.groups()[1:])
    moved = b"/ByteRange [0 %d %d %d" % (first - 9, again, last)
    room = len(ranges[0]) - len(moved) - 1
    found = read(tmp_path, data.replace(ranges[0], moved + b" " * room + b"]"))
    (leader,) = found.signatures
    assert leader.integrity is not Integrity.INTACT
    assert leader.covers is Covers.PART


@pytest.mark.parametrize(
    ("days", "validity"), [((-30, -1), Validity.EXPIRED), ((1, 30), Validity.NOT_YET), ((-1, 1), Validity.WITHIN)]
)
def test_the_certificate_at_the_time_of_signing(tmp_path: Path, days: tuple[int, int], validity: Validity) -> None:
    who = signing.identity("Trần Thị B", *days)
    (one,) = read(tmp_path, signing.signed(exported(), who)).signatures
    assert (one.integrity, one.validity, one.trust) == (Integrity.INTACT, validity, Trust.NOT_CHECKED)


def test_a_root_that_is_given_is_held_against_the_certificates(tmp_path: Path) -> None:
    data = signing.signed(exported())
    (ours,) = read(tmp_path, data, signing.root_pem()).signatures
    other = signing.identity("Gốc khác").certificate.public_bytes(Encoding.PEM)
    (strange,) = read(tmp_path, data, other).signatures
    assert (ours.trust, strange.trust) == (Trust.TO_ROOT, Trust.NOT_TO_ROOT)
    assert strange.integrity is Integrity.INTACT
    with pytest.raises(InputError, match="không phải chứng thư số"):
        read(tmp_path, data, b"khong phai")


def test_time_stamps(tmp_path: Path) -> None:
    leader, whole = read(tmp_path, signing.time_stamped(signing.signed_with_time(exported()))).signatures
    assert (leader.integrity, leader.clock, leader.of_time) == (Integrity.INTACT, Clock.STAMPED, False)
    assert (whole.integrity, whole.covers, whole.clock, whole.of_time) == (
        Integrity.INTACT,
        Covers.WHOLE_FILE,
        Clock.STAMPED,
        True,
    )
    assert leader.later is Later.SIGNATURES
    assert not read(tmp_path, signing.time_stamped(exported())).is_signed


def test_a_weak_digest_proves_nothing(tmp_path: Path) -> None:
    who = signing.identity(use_rsa=True)
    (one,) = read(tmp_path, signing.signed(exported(), who, digest="sha1", pades=False)).signatures
    assert (one.integrity, one.signer) == (Integrity.WEAK, "Nguyễn Văn A")


def test_a_signature_of_nonsense(tmp_path: Path) -> None:
    data = signing.signed(exported())
    start = data.index(b"/Contents <") + len(b"/Contents <")
    (one,) = read(tmp_path, data[:start] + b"00" * 20 + data[start + 40 :]).signatures
    assert (one.field, one.integrity, one.signer) == ("ChuKyLanhDao", Integrity.DAMAGED, "")


def test_a_field_of_the_signing_tools_own(tmp_path: Path) -> None:
    found = read(tmp_path, signing.signed(exported(), field="Signature1"))
    assert [one.field for one in found.signatures] == ["Signature1"]
    assert found.empty_fields == ("ChuKyLanhDao", "ChuKyCoQuan")
    assert found.since_first is Later.SIGNATURES


def test_what_the_clerk_stamped_is_read_from_the_first_page(tmp_path: Path) -> None:
    plain = read(tmp_path, exported())
    assert any(line.startswith("Số: /BC-UBND") for line in plain.lines)
    found = read(tmp_path, signing.signed(signing.clerk_stamped(exported(), "05", "16", "12")))
    assert found.since_first is Later.OTHER
    assert found.lines[3] == "Số: 05 /BC-UBND Bắc Nha Trang, ngày 16 tháng 12 năm 2026"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"PK\x03\x04 la tep khac", "không phải PDF"),
        (b"%PDF-1.7\nhong", "hỏng"),
    ],
)
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path, data)


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="mật khẩu"):
        read(tmp_path, signing.locked(exported()))


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="20 MB"):
        read(tmp_path, exported() + b"\n" * (21 << 20))


def test_two_thousand_pages(tmp_path: Path) -> None:
    out = BytesIO()
    canvas = Canvas(out)
    for number in range(2000):
        canvas.drawString(100, 700, f"Trang {number}")
        canvas.showPage()
    canvas.save()
    found = read(tmp_path, signing.both_signed(out.getvalue()))
    assert [one.integrity for one in found.signatures] == [Integrity.INTACT, Integrity.INTACT]
    assert found.lines == ("Trang 0",)


def test_pdfsig_agrees(tmp_path: Path) -> None:
    path = tmp_path / "ky.pdf"
    path.write_bytes(signing.both_signed(exported()))
    said = _pdfsig(path)
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert said.count("Total document signed") == 1
    assert "Signer Certificate Common Name: UBND phường Mẫu" in said


def _pdfsig(path: Path) -> str:
    words = [needs_tool("pdfsig"), str(path)]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout


def test_signed_on_a_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The agency's key stays on a PKCS#11 token; the leader's comes from a file."""
    util, tool = needs_tool("softhsm2-util"), needs_tool("pkcs11-tool")
    places = [Path("/usr/lib/softhsm/libsofthsm2.so"), Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")]
    module = str(next(place for place in places if place.exists()))
    who = signing.identity(signing.AGENCY, use_rsa=True)
    (tmp_path / "tokens").mkdir()
    (tmp_path / "hsm.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n", "utf-8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "hsm.conf"))
    (tmp_path / "key.pem").write_bytes(who.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (tmp_path / "cert.der").write_bytes(who.certificate.public_bytes(Encoding.DER))
    token = ["--token", "thu", "--label", "khoa", "--id", "01", "--pin", "1234"]
    _run(util, "--init-token", "--free", "--label", "thu", "--so-pin", "1234", "--pin", "1234")
    _run(util, "--import", str(tmp_path / "key.pem"), *token)
    put = ["--login", "--pin", "1234", "--write-object", str(tmp_path / "cert.der"), "--type", "cert"]
    _run(tool, "--module", module, *put, "--label", "khoa", "--id", "01")
    with open_pkcs11_session(module, token_criteria=TokenCriteria(label="thu"), user_pin="1234") as session:
        signer = PKCS11Signer(session, cert_label="khoa", key_label="khoa")
        data = signing.signed_by(signing.signed(exported()), signer, signing.AGENCY_FIELD)
    found = read(tmp_path, data)
    assert [(one.signer, one.integrity) for one in found.signatures] == [
        ("Nguyễn Văn A", Integrity.INTACT),
        ("UBND phường Mẫu", Integrity.INTACT),
    ]
    path = tmp_path / "ky.pdf"
    assert _pdfsig(path).count("Signature is Valid.") == 2


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 0, done.stdout + done.stderr
