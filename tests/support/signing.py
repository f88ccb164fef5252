"""Signs PDFs for real, as a leader and an agency do: certificates of an office that does not exist."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

import pdfplumber
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from reportlab.pdfgen.canvas import Canvas

LEADER, AGENCY = "Nguyễn Văn A", "UBND phường Mẫu"
LEADER_FIELD, AGENCY_FIELD = "ChuKyLanhDao", "ChuKyCoQuan"
_PASSWORD = b"mat-khau"


@dataclass(frozen=True)
class Identity:
    """A key with its certificate and the one that issued it."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate
    issuer: x509.Certificate

    def p12(self) -> bytes:
        """The file in which such a key is kept."""
        return pkcs12.serialize_key_and_certificates(
            b"khoa", self.key, self.certificate, [self.issuer], BestAvailableEncryption(_PASSWORD)
        )


def _name(common: str) -> x509.Name:
    parts = ((NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, "Cơ quan Mẫu"), (NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts])


def _certificate(
    common: str, public: object, issuer: str, issuer_key: ec.EllipticCurvePrivateKey, days: tuple[int, int], ca: bool
) -> x509.Certificate:
    now = datetime.now(UTC)
    usage = x509.KeyUsage(not ca, not ca, False, False, False, ca, ca, False, False)
    made = x509.CertificateBuilder().subject_name(_name(common)).issuer_name(_name(issuer)).public_key(public)
    made = made.serial_number(x509.random_serial_number())
    made = made.not_valid_before(now + timedelta(days[0])).not_valid_after(now + timedelta(days[1]))
    made = made.add_extension(x509.BasicConstraints(ca, None), True).add_extension(usage, True)
    return made.sign(issuer_key, hashes.SHA256())


@cache
def root() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """The root that issues all certificates here."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key, _certificate("Gốc Mẫu", key.public_key(), "Gốc Mẫu", key, (-3000, 3000), True)


def root_pem() -> bytes:
    """The root as it is handed on."""
    return root()[1].public_bytes(Encoding.PEM)


@cache
def identity(common: str = LEADER, first_day: int = -10, last_day: int = 365, use_rsa: bool = False) -> Identity:
    """A signer whose certificate is valid between two days, counted from today."""
    key = rsa.generate_private_key(65537, 2048) if use_rsa else ec.generate_private_key(ec.SECP256R1())
    issuer_key, issuer = root()
    made = _certificate(common, key.public_key(), "Gốc Mẫu", issuer_key, (first_day, last_day), False)
    return Identity(key, made, issuer)


def signed(
    data: bytes, who: Identity | None = None, field: str = LEADER_FIELD, *, digest: str = "sha256", pades: bool = True
) -> bytes:
    """Sign with a key from a PKCS#12 file, in the field of that name, which is made where there is none."""
    signer = signers.SimpleSigner.load_pkcs12_data((who or identity()).p12(), [], _PASSWORD)
    assert signer is not None
    return signed_by(data, signer, field, digest=digest, pades=pades)


def signed_by(data: bytes, signer: signers.Signer, field: str, *, digest: str = "sha256", pades: bool = True) -> bytes:
    """Sign with any signer."""
    kind = SigSeedSubFilter.PADES if pades else SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    told = signers.PdfSignatureMetadata(field_name=field, subfilter=kind, md_algorithm=digest)
    made = signers.PdfSigner(told, signer, new_field_spec=SigFieldSpec(field))
    return bytes(made.sign_pdf(IncrementalPdfFileWriter(BytesIO(data))).getvalue())


def _clock() -> DummyTimeStamper:
    """A time-stamping service of nobody's."""
    signer = signers.SimpleSigner.load_pkcs12_data(identity("Đồng hồ Mẫu", use_rsa=True).p12(), [], _PASSWORD)
    assert signer is not None
    return DummyTimeStamper(signer.signing_cert, signer.signing_key)


def signed_with_time(data: bytes) -> bytes:
    """Sign with a time stamp in the signature."""
    signer = signers.SimpleSigner.load_pkcs12_data(identity().p12(), [], _PASSWORD)
    assert signer is not None
    told = signers.PdfSignatureMetadata(field_name=LEADER_FIELD, subfilter=SigSeedSubFilter.PADES)
    made = signers.PdfSigner(told, signer, timestamper=_clock())
    return bytes(made.sign_pdf(IncrementalPdfFileWriter(BytesIO(data))).getvalue())


def time_stamped(data: bytes) -> bytes:
    """Put a time stamp on the whole file."""
    made = signers.PdfTimeStamper(_clock())
    return bytes(made.timestamp_pdf(IncrementalPdfFileWriter(BytesIO(data)), "sha256").getvalue())


def both_signed(data: bytes) -> bytes:
    """Sign as the leader, then as the agency."""
    return signed(signed(data), identity(AGENCY), AGENCY_FIELD)


def stamped(data: bytes, words: str, x: float, y: float) -> bytes:
    """Stamp words on the first page, as a clerk's tool does; ``x`` and ``y`` are points from the lower left."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    fonts = generic.DictionaryObject({generic.pdf_name("/F1"): _helvetica()})
    look = generic.StreamObject(
        generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
                generic.pdf_name("/BBox"): _numbers(0, 0, 100, 20),
                generic.pdf_name("/Resources"): generic.DictionaryObject({generic.pdf_name("/Font"): fonts}),
            }
        ),
        stream_data=b"BT /F1 13 Tf 0 4 Td (%b) Tj ET" % words.encode("ascii"),
    )
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Stamp"),
            generic.pdf_name("/Rect"): _numbers(x, y - 4, x + 100, y + 16),
            generic.pdf_name("/F"): generic.NumberObject(4),
            generic.pdf_name("/AP"): generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(look)}),
        }
    )
    page = writer.root["/Pages"]["/Kids"][0]
    if "/Annots" not in page:
        page["/Annots"] = generic.ArrayObject()
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])
    return _written(writer)


def clerk_stamped(data: bytes, number: str, day: str, month: str) -> bytes:
    """Stamp number and date into the blanks at the head of the first page."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        found = {word["text"]: word for word in reversed(page.extract_words()) if word["top"] < page.height / 3}
        height = float(page.height)
    for words, behind in ((number, "Số:"), (day, "ngày"), (month, "tháng")):
        data = stamped(data, words, found[behind]["x1"] + 6, height - found[behind]["bottom"] + 2)
    return data


def blank_page() -> bytes:
    """A PDF of one page that nobody signed."""
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "Trang")
    canvas.save()
    return out.getvalue()


def with_more_text(data: bytes) -> bytes:
    """Add words to the content of the first page, as somebody does who forges a signed document."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    content = generic.StreamObject(stream_data=b"BT /F1 13 Tf 100 100 Td (them) Tj ET")
    resources = generic.DictionaryObject(
        {generic.pdf_name("/Font"): generic.DictionaryObject({generic.pdf_name("/F1"): _helvetica()})}
    )
    writer.add_stream_to_page(0, writer.add_object(content), resources=resources)
    return _written(writer)


def without_signature(data: bytes) -> bytes:
    """Take the last signature out of its field, by adding to the file."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    field = [one for one in writer.root["/AcroForm"]["/Fields"] if "/V" in one.get_object()][-1]
    del field.get_object()["/V"]
    writer.update_container(field.get_object())
    return _written(writer)


def locked(data: bytes) -> bytes:
    """Put a password on a PDF."""
    writer = copy_into_new_writer(PdfFileReader(BytesIO(data)))
    writer.encrypt("chu", "doc")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _numbers(*values: float) -> generic.ArrayObject:
    return generic.ArrayObject(generic.FloatObject(value) for value in values)


def _helvetica() -> generic.DictionaryObject:
    return generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Font"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
            generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
        }
    )
