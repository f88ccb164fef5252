"""Paragraphs and runs of a Word document as XML text, their properties in the order that its schema asks for."""

from dataclasses import dataclass
from html import escape

from cdsdesk.vietnamese.text import clean_text

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NO_BREAK = "\u00a0"
TWIPS = 20
"""Twentieths of a point, in which Word counts lengths."""


def twips(points: float) -> int:
    """Return a length in points as Word counts it."""
    return round(points * TWIPS)


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph: its style, its runs as XML, and what differs from the style (points; None is the style's own).

    ``border`` draws a line of so many points of stroke at its foot; ``name`` is the bookmark around its text, which
    is found again when the file comes back.
    """

    style: str
    inner: str = ""
    before: float | None = None
    after: float | None = None
    exactly: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    border: float | None = None
    keep_next: bool = False
    centered: bool = False
    name: str = ""
    section: str = ""


class Writer:
    """Writes paragraphs; numbers their bookmarks in the order they are written."""

    def __init__(self) -> None:
        self._marks = 0

    def write(self, para: Para) -> str:
        """Return a paragraph as XML."""
        return f"<w:p><w:pPr>{_properties(para)}</w:pPr>{self._named(para.name, para.inner)}</w:p>"

    def _named(self, name: str, inner: str) -> str:
        if not name:
            return inner
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{self._marks}"/>'


def text_run(text: str, bold: bool = False, italic: bool = False, superscript: bool = False, size: float = 0.0) -> str:
    """Return text as a run; a line feed is a line break, a ``size`` of points differs from the style's."""
    look = "<w:b/>" if bold else ""
    if italic:
        look += "<w:i/>"
    if size:
        look += sizes(size)
    if superscript:
        look += '<w:vertAlign w:val="superscript"/>'
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_lines(text)}</w:r>"


def name_run(lines: tuple[str, ...]) -> str:
    """Return the lines of a name as one run whose words only part between lines, and read as one text."""
    if len(lines) == 1:
        return text_run(lines[0])
    text = " ".join(clean_text(line).replace(" ", _NO_BREAK) for line in lines)
    return f"<w:r><w:t>{escape(text, quote=False)}</w:t></w:r>"


def sizes(points: float) -> str:
    """Return the properties of a type size, which Word counts in half points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _lines(text: str) -> str:
    parts = clean_text(text).split("\n")
    trail = " " if text[-1:] == " " else ""  # a run may end between two words
    parts[-1] = parts[-1].rstrip(" ") + trail
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' for part in parts)


def _properties(para: Para) -> str:
    found = [f'<w:pStyle w:val="{para.style}"/>']
    if para.keep_next:
        found.append("<w:keepNext/>")
    if para.border is not None:
        eighths = round(para.border * 8)
        found.append(f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/></w:pBdr>')
    found += _lengths("spacing", (("before", para.before), ("after", para.after), ("line", para.exactly)))
    first = 0.0 if para.centered else None
    found += _lengths(
        "ind", (("left", para.left), ("right", para.right), ("hanging", para.hanging), ("firstLine", first))
    )
    if para.centered:
        found.append('<w:jc w:val="center"/>')
    return "".join(found) + para.section


def _lengths(tag: str, told: tuple[tuple[str, float | None], ...]) -> list[str]:
    known = [(name, value) for name, value in told if value is not None]
    if not known:
        return []
    values = "".join(f' w:{name}="{twips(value)}"' for name, value in known)
    if any(name == "line" for name, _ in known):
        values += ' w:lineRule="exact"'
    return [f"<w:{tag}{values}/>"]
