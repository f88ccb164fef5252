"""The package of a Word document: what it says of itself, no trace of the library's template, the same bytes again."""

import datetime
import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from cdsdesk.document.blocks import Meta
from cdsdesk.reporting.render_docx.looks import style_sheet
from cdsdesk.reporting.render_docx.xml import NAMESPACE
from cdsdesk.reporting.styles import Profile

_MAIN = "word/document.xml"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_WORD_2013 = "15"
_COMPATIBLE = "http://schemas.microsoft.com/office/word"
# Of the template of the library: a thumbnail, somebody's bibliography, effects and list styles of Word 2010.
_DROPPED = (
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
_DROPPED_OUTSIDE = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def new_package(profile: Profile, meta: Meta) -> Document:
    """Return an empty document with our styles that says who issues it."""
    document = docx.Document()
    _drop(document.part.rels, _DROPPED)
    _drop(document.part.package.rels, _DROPPED_OUTSIDE)
    _refill(document.styles.element, style_sheet(profile))
    _refill(document.settings.element, _settings())
    _describe(document, meta)
    return document


def put_sections(document: Document, ends: Sequence[str]) -> None:
    """Make sections that end with ``ends``, each to be filled when the document is packed."""
    parts = "".join(f"{_place(at)}{end}" for at, end in enumerate(ends))
    _refill(document.element.body, f'<w:body xmlns:w="{NAMESPACE}">{parts}</w:body>')


def packed(document: Document, contents: Sequence[str]) -> bytes:
    """Return the document as a file, its sections filled with ``contents``; parts in their order, their times fixed.

    Contents go in as text: as a tree the cells of 10,000 rows take half a minute and 400 MB.
    """
    loose, out = BytesIO(), BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, _filled(data, contents) if name == _MAIN else data)
    return out.getvalue()


def _filled(skeleton: bytes, contents: Sequence[str]) -> str:
    text = skeleton.decode()
    for at, content in enumerate(contents):
        before, _, after = text.partition(_place(at))
        text = before + content + after
    return text


def _place(at: int) -> str:
    return f"<!--{at}-->"


def _describe(document: Document, meta: Meta) -> None:
    told = document.core_properties
    told.title = told.subject = meta.title
    told.author = told.last_modified_by = meta.author
    told.language = meta.language
    told.comments = told.keywords = ""
    told.revision = 1
    day = meta.created or datetime.date(*_ZIP_TIME[:3])
    told.created = told.modified = datetime.datetime(day.year, day.month, day.day)


def _settings() -> str:
    """Return the settings of Word 2013 and later; in older ways of Word a table begins left of the margin."""
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        f'w:uri="{_COMPATIBLE}" w:val="{_WORD_2013}"/></w:compat><w:themeFontLang w:val="vi-VN"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _drop(links: Relationships, kinds: tuple[str, ...]) -> None:
    for name in [name for name, link in links.items() if link.reltype in kinds]:
        del links[name]


def _refill(element: BaseOxmlElement, xml: str) -> None:
    """Give an element the children that ``xml`` has."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))
