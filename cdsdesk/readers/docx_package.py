"""The parts of a Word document: found through its relationships, parsed with one short name for each element."""

import re
import zipfile
from collections import deque
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

_SPACES = (
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"w"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"w"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/math", b"m"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"m"),
    (b"http://schemas.openxmlformats.org/package/2006/relationships", b"p"),
)
_CHUNK = 1 << 18
_CUSTOM = re.compile(r"customXml/item\d+\.xml")

W = "w}"
VALUE = W + "val"
PARAGRAPH, TABLE, ROW, CELL, RUN = W + "p", W + "tbl", W + "tr", W + "tc", W + "r"
MARK = W + "rPr"
LEFT_OUT = frozenset({W + "del", W + "moveFrom"})
_SHELLS = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent"))
_CONTROL = W + "sdt"


class _Tree:
    """Builds elements without a step of Python for each, ten of which stand in a cell."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._builder = TreeBuilder()
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._first
        self._parser.EndElementHandler = self._builder.end
        self._parser.CharacterDataHandler = self._builder.data

    def _first(self, tag: str, attributes: dict[str, str]) -> None:
        self.root = self._builder.start(tag, attributes)
        self._parser.StartElementHandler = self._builder.start

    def grow(self, stream: IO[bytes]) -> Iterator[Element]:
        """Yield the root again and again while it grows; at last when it is whole."""
        rest = b""
        while chunk := stream.read(_CHUNK):
            ready, mark, rest = (rest + chunk).rpartition(b">")
            self._parser.Parse(_short(ready + mark))
            if self.root is not None:
                yield self.root
        self._parser.Parse(_short(rest), True)
        if self.root is not None:
            yield self.root


def _short(data: bytes) -> bytes:
    """Call the vocabularies by one letter: what is looked for by name ten times in each cell has short names then."""
    for long, letter in _SPACES:
        data = data.replace(long, letter)
    return data


class Parts:
    """The parts of one document that are read: its body as it grows, the others whole."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = set(package.namelist())
        self._main = self._target("", "officeDocument") or "word/document.xml"

    def whole(self, kind: str) -> Element | None:
        """Return the part that the document calls its styles, numbering, footnotes or endnotes, if there is one."""
        name = self._target(self._main, kind)
        return self._parsed(name) if name in self._names else None

    def main(self) -> Element:
        """Return the main part, whole."""
        return self._parsed(self._main)

    def custom(self) -> Iterator[Element]:
        """Yield the parts that programs have put in for themselves."""
        for name in sorted(self._names):
            if _CUSTOM.fullmatch(name):
                yield self._parsed(name)

    def growing(self) -> Iterator[tuple[Element, bool]]:
        """Yield the main part while it grows, and whether it is whole; who listens may take out what stands there."""
        root = None
        with self._package.open(self._main) as stream:
            for root in _Tree().grow(stream):
                yield root, False
        if root is not None:
            yield root, True

    def _parsed(self, name: str) -> Element:
        with self._package.open(name) as stream:
            return deque(_Tree().grow(stream), maxlen=1).pop()

    def _target(self, source: str, kind: str) -> str:
        """Return the part that a part points at, by the last word of the kind of link; empty when there is none."""
        folder, name = PurePosixPath(source).parent, PurePosixPath(source).name
        links = f"{folder}/_rels/{name}.rels" if source else "_rels/.rels"
        root = self._parsed(links) if links in self._names else None
        for link in () if root is None else root.iter("p}Relationship"):
            target = link.get("Target", "")
            if link.get("Type", "").rpartition("/")[2] == kind and link.get("TargetMode") != "External":
                return target[1:] if target.startswith("/") else (folder / target).as_posix()
        return ""


def inside(element: Element, *tags: str) -> Iterator[Element]:
    """Yield the children of these kinds, also those in shells that change nothing of what is seen."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _SHELLS or child.tag == _CONTROL:
            yield from unwrapped(child, *tags)


def unwrapped(element: Element, *tags: str) -> Iterator[Element]:
    """Yield an element of these kinds, or those of them that a shell holds; what asks to be filled in is no text."""
    if element.tag in tags:
        yield element
    elif element.tag in _SHELLS:
        yield from inside(element, *tags)
    elif element.tag == _CONTROL:
        about, held = element.find(W + "sdtPr"), element.find(W + "sdtContent")
        asks = about is not None and switch(about, W + "showingPlcHdr")
        if held is not None and not asks:
            yield from inside(held, *tags)


def switch(element: Element, tag: str) -> bool | None:
    """Return whether a property is switched on or off here; None when nothing is said."""
    found = element.find(tag)
    return None if found is None else is_on(found.get(VALUE, "1"))


def is_on(text: str) -> bool:
    """Say whether a switch is on."""
    return text not in ("0", "false", "off", "none")


def value(element: Element | None, tag: str) -> str:
    """Return the value of a property, empty when there is none."""
    found = None if element is None else element.find(tag)
    return "" if found is None else found.get(VALUE, "")


def number(text: str, otherwise: int = 0) -> int:
    """Return a small whole number, ``otherwise`` when it is none."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        return otherwise
    return int(text)
