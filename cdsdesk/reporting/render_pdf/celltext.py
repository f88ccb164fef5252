"""Text of a grid: the same operators as the library's own text object, written without its per-letter work."""

from reportlab.pdfgen.canvas import Canvas

from cdsdesk.reporting.render_pdf.lines import Face


class CellText:
    """Many short lines in one face, ``leading`` points apart; the canvas takes it as a text object."""

    def __init__(self, canvas: Canvas, face: Face, leading: float) -> None:
        self._font = face.font
        self._document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - codes are kept by document
        self._state = f"{face.size:g} Tf {leading:.4f} TL"
        self._subset = -1
        self._operators = ["BT"]

    def move(self, x: float, y: float) -> None:
        """Begin at a place in points."""
        self._operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")

    def write(self, line: str) -> None:
        """Show ``line`` and go to the line below."""
        for subset, codes in self._font.splitString(line, self._document):
            if subset != self._subset:
                self._subset = subset
                self._operators.append(f"{self._font.getSubsetInternalName(subset, self._document)} {self._state}")
            self._operators.append(f"<{codes.hex()}> Tj")
        self._operators.append("T*")

    def draw(self, canvas: Canvas) -> None:
        """Put everything on the page."""
        canvas.drawText(self)  # type: ignore[arg-type]  # getCode is all that it asks for

    def getCode(self) -> str:  # noqa: N802 - the library's name
        """Return the operators, as the canvas asks for them."""
        return "\n".join([*self._operators, "ET"])
