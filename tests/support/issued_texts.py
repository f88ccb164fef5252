"""The running text of a composed report."""

from cdsdesk.document.blocks import Heading, IssuedDocument, ListItem, Paragraph, plain


def texts(document: IssuedDocument) -> list[str]:
    """Return headings, paragraphs and items in their order."""
    found = []
    for block in document.body:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Paragraph | ListItem):
            found.append(plain(block.runs))
    return found
