"""A draft as it stands on the clipboard: HTML of Excel, Word and a browser; text with tabs or one cell a line."""

from collections.abc import Callable, Sequence
from html import escape

from tests.support.messy.draft import Cell, Draft, Line

_EXCEL = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    "<head><meta name=ProgId content=Excel.Sheet></head><body><table border=0 cellpadding=0 cellspacing=0>"
    "<!--StartFragment-->{rows}<!--EndFragment--></table></body></html>"
)
_WORD = (
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=ProgId content=Word.Document></head>'
    "<body lang=VI><!--StartFragment-->{blocks}<!--EndFragment--></body></html>"
)
_WEB = "<html><body><!--StartFragment--><div><p>Trang chủ</p></div>{blocks}<!--EndFragment--></body></html>"
_IN_TABLE = frozenset({"head", "numbers", "section", "row", "rest", "total", "blank"})

Paste = tuple[str, str]


def from_excel(draft: Draft) -> Paste:
    """Return HTML and text as Excel gives them: every line is a row."""
    lines = [line for line in draft.main.lines if not line.hidden]
    return _EXCEL.format(rows=_rows(lines, "td", _excel_cell)), _tabbed(lines)


def from_word(draft: Draft) -> Paste:
    """Return HTML and text as Word gives them: paragraphs and tables."""
    return _WORD.format(blocks=_blocks(draft.main.lines, _word_cell)), _tabbed(draft.main.lines)


def from_web(draft: Draft) -> Paste:
    """Return HTML and text as a browser gives them."""
    return _WEB.format(blocks=_blocks(draft.main.lines, _web_cell)), _tabbed(draft.main.lines)


def as_text(draft: Draft) -> Paste:
    """Return text only: cells divided by tabs, those with line ends in quotes."""
    return "", _tabbed([line for line in draft.main.lines if not line.hidden])


def cell_a_line(draft: Draft) -> Paste:
    """Return text only: every cell on a line of its own, an empty one as an empty line."""
    found: list[str] = []
    for line in draft.main.lines:
        if line.role in _IN_TABLE and line.role != "blank":
            cells = [cell for cell in line.cells if cell.text] if line.role == "section" else line.cells
            found += [" ".join(cell.text.split()) for cell in cells]
        elif any(line.texts()):
            found += [cell.text for cell in line.cells if cell.text]
    return "", "\r\n".join(found) + "\r\n"


def _tabbed(lines: Sequence[Line]) -> str:
    return "".join("\t".join(_quoted(cell.text) for cell in line.cells) + "\r\n" for line in lines)


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if "\n" in text or '"' in text else text


def _blocks(lines: Sequence[Line], cell: Callable[[Cell], str]) -> str:
    found, block = "", []
    for line in lines:
        if line.role in _IN_TABLE and (block or line.role != "blank"):
            block.append(line)
            continue
        found += f"<table>{_rows(block, 'td', cell)}</table>" if block else ""
        block = []
        found += "".join(f"<p>{cell(each)}</p>" for each in line.cells if each.text)
    return found + (f"<table>{_rows(block, 'td', cell)}</table>" if block else "")


def _rows(lines: Sequence[Line], tag: str, show: Callable[[Cell], str]) -> str:
    covered: set[tuple[int, int]] = set()
    rows = ""
    for row, line in enumerate(lines):
        cells = ""
        for column, cell in enumerate(line.cells):
            if (row, column) in covered:
                continue
            covered |= {(row + down, column + across) for down in range(cell.down) for across in range(cell.across)}
            spans = f" colspan={cell.across}" * (cell.across > 1) + f" rowspan={cell.down}" * (cell.down > 1)
            cells += f"<{tag}{spans}>{show(cell)}</{tag}>"
        rows += f"<tr>{cells}</tr>\n"
    return rows


def _excel_cell(cell: Cell) -> str:
    inner = "<br>".join(map(escape, cell.text.split("\n")))
    inner = f"<b>{inner}</b>" if cell.bold and inner else inner
    return f'<font face="{cell.font}">{inner}</font>' if cell.font else inner


def _word_cell(cell: Cell) -> str:
    look = f'font-family:"{cell.font}"' if cell.font else "mso-ansi-language:VI"
    bold = ("<b>", "</b>") if cell.bold else ("", "")
    return "".join(
        f"<p class=MsoNormal>{bold[0]}<span style='{look}'>{escape(line)}<o:p></o:p></span>{bold[1]}</p>"
        for line in cell.text.split("\n")
    )


def _web_cell(cell: Cell) -> str:
    inner = "<br/>".join(map(escape, cell.text.split("\n")))
    return f"<strong>{inner}</strong>" if cell.bold and inner else f"<span>{inner}</span>"
