"""A table without rules, in which formal parts stand beside each other."""

from collections.abc import Sequence

from cdsdesk.reporting.render_docx.xml import twips

# Told by the table itself: what the default style says of it is not heeded everywhere.
_NO_ROOM = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def plain_table(widths: Sequence[float], rows: Sequence[Sequence[Sequence[str]]]) -> str:
    """Return rows of cells of paragraphs over columns of ``widths`` points; no row is cut at the end of a page."""
    columns = [twips(width) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(_cell, columns, row))}</w:tr>" for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_NO_ROOM}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _cell(width: int, paragraphs: Sequence[str]) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'
