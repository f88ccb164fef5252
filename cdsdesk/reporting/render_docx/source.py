"""The part of a Word document that people do not see: whose it is, and a mark of what each passage held."""

from html import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.document.sources import text_mark
from cdsdesk.readers.word_passages import EMPTY_MARK, SOURCE_SPACE
from cdsdesk.reporting.passages import passages

_ITEM, _ABOUT = PackURI("/customXml/item1.xml"), PackURI("/customXml/itemProps1.xml")
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM_ID = "{8C2E5B7A-6D0F-4B59-9A6E-1F3B7C0D52E4}"
_ABOUT_XML = f'<ds:datastoreItem xmlns:ds="{_DATA_STORE}" ds:itemID="{_ITEM_ID}"><ds:schemaRefs/></ds:datastoreItem>'


def add_source(package: Document, document: IssuedDocument) -> None:
    """Put the part in; Word and LibreOffice keep it when the document is edited and saved."""
    marks: dict[str, list[str]] = {}
    for passage in passages(document):
        marks.setdefault(passage.name, []).append(text_mark(passage.text) or EMPTY_MARK)
    told = "".join(f'<p n="{name}" m="{" ".join(each)}"/>' for name, each in marks.items())
    about = {"office": document.meta.office, "period": document.meta.period, "kind": document.title.kind}
    whose = "".join(f' {name}="{escape(value)}"' for name, value in about.items())
    _add(package, f'<report xmlns="{SOURCE_SPACE}"{whose}>{told}</report>')


def _add(document: Document, xml: str) -> None:
    package = document.part.package
    item = Part(_ITEM, CONTENT_TYPE.XML, xml.encode(), package)
    about = Part(_ABOUT, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _ABOUT_XML.encode(), package)
    item.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
