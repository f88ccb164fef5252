"""Packed and compound files made part by part: sound ones, and others with a part changed."""

import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

Change: TypeAlias = bytes | Callable[[bytes], bytes]

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *((name, name) for name in ("office", "table", "text", "style")),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


def packed(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """Write a package of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def repacked(source: Path, target: Path, changes: Mapping[str, Change], *, drop: tuple[str, ...] = ()) -> Path:
    """Write a copy of a package with parts changed, added or left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in drop:
                data, change = old.read(info), changes.get(info.filename)
                new.writestr(info.filename, data if change is None else change(data) if callable(change) else change)
        for name in changes.keys() - set(old.namelist()):
            added = changes[name]
            assert isinstance(added, bytes)
            new.writestr(name, added)
    return target


def with_part_twice(source: Path, target: Path, name: str, data: bytes) -> Path:
    """Write a copy of a package in which one name stands twice."""
    target.write_bytes(source.read_bytes())
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr(name, data)
    return target


def swollen(source: Path, target: Path, name: str, head: bytes, unit: bytes, tail: bytes, size: int) -> Path:
    """Write a copy of a package in which one part unpacks to ``size`` bytes of the same few letters."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        block = unit * max(1, (1 << 20) // len(unit))
        with new.open(name, "w", force_zip64=True) as out:
            out.write(head)
            for _ in range(size // len(block)):
                out.write(block)
            out.write(tail)
    return target


def ods(path: Path, tables: str, styles: str = "", more: Mapping[str, str] | None = None) -> Path:
    """Write an .ods with these tables and automatic styles, given as XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(path, {"mimetype": ODS_TYPE, "content.xml": content, **(more or {})})


def ods_table(rows: list[list[str]], name: str = "Trang 1") -> str:
    """Return the XML of a table of texts."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="{name}">{lines}</table:table>'


def compound(path: Path, *names: str, inside: tuple[str, ...] = ()) -> Path:
    """Write an OLE file with empty streams of these names at its top, and of others within a folder beside them."""
    folder = [("Folder", 1)] if inside else []
    entries = [("Root Entry", 5), *((name, 2) for name in names), *folder, *((name, 2) for name in inside)]
    top, first_inside = 1 + len(names) + len(folder), 1 + len(names) + len(folder)
    data = b""
    for number, (name, kind) in enumerate(entries):
        word = (name + "\0").encode("utf-16-le")
        last = top - 1 if number < top else len(entries) - 1
        right = number + 1 if 0 < number < last else 0xFFFFFFFF
        child = 1 if kind == 5 and top > 1 else first_inside if kind == 1 else 0xFFFFFFFF
        entry = word.ljust(64, b"\0") + struct.pack("<HBBIII", len(word), kind, 1, 0xFFFFFFFF, right, child)
        data += entry.ljust(116, b"\0") + struct.pack("<IQ", 0xFFFFFFFE, 0)
    data += bytes(-len(data) % 512)
    count = len(data) // 512
    table = [0xFFFFFFFD, *range(2, count + 1), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table += [0xFFFFFFFF] * (128 - len(table))
    path.write_bytes(head + struct.pack("<128I", *table) + data)
    return path
