"""What Excel and Word put on the clipboard."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\,"; mso-displayed-thousand-separator:"\\.";}
.xl65 {mso-number-format:"0\\.0%"; text-align:right;}--></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=64 style='border-collapse:collapse;width:48pt'>
<!--StartFragment-->
 <col width=64 style='width:48pt'>
"""
_FOOT = "<!--EndFragment-->\n</table></body></html>"


def copy_from_excel(rows: Sequence[Sequence[str]]) -> None:
    """Put a block of cells on the clipboard as Excel does: HTML, and text beside it."""
    data = QMimeData()
    data.setHtml(_HEAD + "".join(map(_line, rows)) + _FOOT)
    data.setText(_text(rows))
    QGuiApplication.clipboard().setMimeData(data)


def copy_as_text(rows: Sequence[Sequence[str]]) -> None:
    """Put a block of cells on the clipboard as a program does that knows text only."""
    QGuiApplication.clipboard().setText(_text(rows))


def copy_from_word(paragraphs: Sequence[str]) -> None:
    """Put running text on the clipboard as Word does."""
    inner = "".join(f"<p class=MsoNormal><span lang=VI>{escape(one)}<o:p></o:p></span></p>\n" for one in paragraphs)
    data = QMimeData()
    data.setHtml(f"<html><body lang=VI><!--StartFragment-->{inner}<!--EndFragment--></body></html>")
    data.setText("\r\n".join(paragraphs) + "\r\n")
    QGuiApplication.clipboard().setMimeData(data)


def _line(cells: Sequence[str]) -> str:
    inner = "".join(
        f"  <td height=20 class=xl65 align=right width=64 style='height:15.0pt;width:48pt'>{escape(cell)}</td>\n"
        for cell in cells
    )
    return f" <tr height=20 style='height:15.0pt'>\n{inner} </tr>\n"


def _text(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(row) + "\r\n" for row in rows)
