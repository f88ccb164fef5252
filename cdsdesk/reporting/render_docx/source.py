"""The part of a Word document that people do not see: whose it is, and a mark of what each passage held."""

from collections.abc import Iterable
from html import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from cdsdesk.document.blocks import Meta
from cdsdesk.document.sources import text_mark
from cdsdesk.readers.word_passages import EMPTY_MARK, SOURCE_SPACE
from cdsdesk.reporting.passages import Passage

_ITEM, _ABOUT = PackURI("/customXml/item1.xml"), PackURI("/customXml/itemProps1.xml")
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM_ID = "{8C2E5B7A-6D0F-4B59-9A6E-1F3B7C0D52E4}"
_ABOUT_XML = f'<ds:datastoreItem xmlns:ds="{_DATA_STORE}" ds:itemID="{_ITEM_ID}"><ds:schemaRefs/></ds:datastoreItem>'


def add_source(document: Document, meta: Meta, held: Iterable[Passage]) -> None:
    """Put the part in; Word and LibreOffice keep it when the document is edited and saved."""
    marks: dict[str, list[str]] = {}
    for passage in held:
        marks.setdefault(passage.name, []).append(text_mark(passage.text) or EMPTY_MARK)
    told = "".join(f'<p n="{name}" m="{" ".join(each)}"/>' for name, each in marks.items())
    root = (
        f'<report xmlns="{SOURCE_SPACE}" office="{escape(meta.office)}" period="{escape(meta.period)}">{told}</report>'
    )
    package = document.part.package
    item = Part(_ITEM, CONTENT_TYPE.XML, root.encode(), package)
    about = Part(_ABOUT, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _ABOUT_XML.encode(), package)
    item.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
