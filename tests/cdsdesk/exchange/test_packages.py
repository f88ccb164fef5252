"""Packages: the same bytes for the same content, read only when every byte is what its sender packed."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.errors import InputError
from cdsdesk.exchange.manifest import NAME, Manifest, Purpose, Sender
from cdsdesk.exchange.opening import PasswordNeededError, needs_password, open_package
from cdsdesk.exchange.package import DATA, Part, is_package, pack, read_package
from cdsdesk.exchange.sealed import seal

MANIFEST = Manifest(Purpose.REPORT, Sender("w", "UBND xã An Bình", "commune"), period="2026-Q3", kind="bao-cao")
PARTS = (Part(DATA, "data", b'{"format":"cdsdesk"}'), Part("b\u00e1o c\u00e1o.pdf", "report", b"%PDF-1.7 x"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.cdsz"
    made.write_bytes(pack(MANIFEST, PARTS))
    return made


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_what_is_packed_is_read_again(path: Path) -> None:
    package = read_package(path)
    assert (package.manifest.sender, package.manifest.period) == (MANIFEST.sender, "2026-Q3")
    assert package.parts == {part.name: part.data for part in PARTS}
    assert {name: mark.role for name, mark in package.manifest.parts.items()} == {DATA: "data", PARTS[1].name: "report"}
    assert package.json() == {"format": "cdsdesk"}
    assert is_package(path)


def test_the_same_content_gives_the_same_bytes_in_any_order_of_parts() -> None:
    assert pack(MANIFEST, PARTS) == pack(MANIFEST, PARTS[::-1])


def test_the_manifest_comes_first_so_that_a_package_is_known_by_its_beginning(path: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "goi.bin"
    renamed.write_bytes(path.read_bytes())
    assert is_package(renamed)
    assert not is_package(zipped(tmp_path / "b.zip", {"x": b"y"}))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda parts: parts | {DATA: b"{}"}, "Gói đã bị thay đổi sau khi lập"),
        (lambda parts: parts | {"them.txt": b"x"}, "Gói thiếu hoặc thừa thành phần"),
        (lambda parts: {name: data for name, data in parts.items() if name != PARTS[1].name}, "Gói thiếu hoặc thừa"),
        (lambda parts: {name: data for name, data in parts.items() if name != NAME}, "Tệp không phải gói của cdsdesk"),
        (lambda parts: parts | {NAME: b"{"}, "Gói bị hỏng, không đọc được"),
        (lambda parts: parts | {NAME: b"[" * 100_000}, "Gói bị hỏng, không đọc được"),
        (lambda parts: parts | {"../../ngoai.txt": b"x"}, "tên bất thường"),
        (lambda parts: parts | {"C:\\x\\..\\y": b"x"}, "tên bất thường"),
    ],
)
def test_a_package_that_was_changed_is_refused_whole(path: Path, tmp_path: Path, change: object, words: str) -> None:
    assert callable(change)
    changed = zipped(tmp_path / "doi.cdsz", change(parts_of(path)))
    with pytest.raises(InputError) as refused:
        read_package(changed)
    assert words in refused.value.sentence()


@settings(max_examples=60, deadline=None)
@given(drawn=st.data())
def test_a_changed_byte_never_gives_other_content(
    drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = pack(MANIFEST, PARTS)
    at = drawn.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= drawn.draw(st.integers(1, 255))
    path = tmp_path_factory.mktemp("goi") / "a.cdsz"
    path.write_bytes(bytes(changed))
    try:
        found = read_package(path)
    except InputError:
        return
    assert found.parts == {part.name: part.data for part in PARTS}
    assert found.manifest.sender == MANIFEST.sender


def test_a_bomb_is_refused(path: Path, tmp_path: Path) -> None:
    bomb = tmp_path / "bom.cdsz"
    manifest = json.loads(parts_of(path)[NAME])
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(NAME, json.dumps(manifest))
        with package.open(zipfile.ZipInfo(DATA), "w") as part:
            for _ in range(130):
                part.write(bytes(1 << 20))
    with pytest.raises(InputError) as refused:
        read_package(bomb)
    assert "lớn" in refused.value.sentence()


def test_a_symbolic_link_is_only_content(path: Path, tmp_path: Path) -> None:
    buffer = io.BytesIO(path.read_bytes())
    link = zipfile.ZipInfo("ln")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(link, "/etc/passwd")
    linked = tmp_path / "l.cdsz"
    linked.write_bytes(buffer.getvalue())
    with pytest.raises(InputError):
        read_package(linked)


def test_a_newer_package_is_read_when_it_says_that_it_can_be(path: Path, tmp_path: Path) -> None:
    parts = parts_of(path)
    told = json.loads(parts[NAME]) | {"version": 7, "hue": "blue"}
    read = read_package(zipped(tmp_path / "n.cdsz", parts | {NAME: json.dumps(told).encode()}))
    assert (read.manifest.version, read.manifest.unknown) == (7, ("hue",))
    told["readable_from"] = 7
    with pytest.raises(InputError) as refused:
        read_package(zipped(tmp_path / "m.cdsz", parts | {NAME: json.dumps(told).encode()}))
    assert "phiên bản mới hơn" in refused.value.sentence()


def test_a_password_opens_what_it_closed(path: Path, tmp_path: Path) -> None:
    sealed = tmp_path / "kin.cdsz"
    sealed.write_bytes(seal(path.read_bytes(), "Mật khẩu 1"))
    assert needs_password(sealed)
    assert not needs_password(path)
    with pytest.raises(PasswordNeededError):
        open_package(sealed)
    with pytest.raises(InputError) as refused:
        open_package(sealed, "khác")
    assert refused.value.sentence() == "Mật khẩu không đúng hoặc gói đã bị thay đổi (kin.cdsz): hãy hỏi lại nơi gửi."
    assert open_package(sealed, "M\u00e2\u0323t kh\u00e2\u0309u 1") == read_package(path), (
        "however its letters are composed"
    )
    sealed.write_bytes(sealed.read_bytes()[:40])
    with pytest.raises(InputError):
        open_package(sealed, "Mật khẩu 1")
