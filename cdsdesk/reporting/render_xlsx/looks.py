"""The few looks that cells of an annex have, each one named style shared by all its cells."""

from dataclasses import dataclass

from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.workbook import Workbook

FONT = "Times New Roman"
_NORMAL_SIZE = 11
_THIN = Side(style="thin")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that tells two cells apart to the eye."""

    size: float
    bold: bool = False
    italic: bool = False
    horizontal: str = "left"
    vertical: str = "top"
    grid: bool = False
    number_format: str = "General"


class Looks:
    """Gives each look a named style of the workbook, made when it is first used."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._names: dict[Look, str] = {}
        # Widths of columns count digits of this style's font; its default is a face that many computers lack.
        styles = workbook._named_styles  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other door
        styles["Normal"].font = Font(FONT, _NORMAL_SIZE)

    def name(self, look: Look) -> str:
        """Return the name of the style for ``look``."""
        known = self._names.get(look)
        if known is None:
            known = self._names[look] = f"cdsdesk {len(self._names) + 1}"
            self._workbook.add_named_style(
                NamedStyle(
                    known,
                    font=Font(FONT, look.size, bold=look.bold, italic=look.italic),
                    alignment=Alignment(look.horizontal, look.vertical, wrap_text=True),
                    border=_GRID if look.grid else Border(),
                    number_format=look.number_format,
                )
            )
        return known
