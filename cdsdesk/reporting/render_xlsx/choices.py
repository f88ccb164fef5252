"""Lists to choose from in the cells of a column; their words stand on a sheet that menus do not show."""

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cdsdesk.document.sources import CHOICES_SHEET
from cdsdesk.reporting.render_xlsx.cells import put_text
from cdsdesk.reporting.render_xlsx.plan import SheetPlan


class Choices:
    """The lists of one workbook, each in a column of that sheet: in a rule itself they would be cut at their commas."""

    def __init__(self) -> None:
        self.words: list[tuple[str, ...]] = []

    def offer(self, sheet: Worksheet, plan: SheetPlan) -> None:
        """Offer the words of each column with a choice; other words are questioned, not refused."""
        for column, first, last, words in plan.choices:
            if words not in self.words:
                self.words.append(words)
            letters = get_column_letter(self.words.index(words) + 1)
            source = f"{CHOICES_SHEET}!${letters}$1:${letters}${len(words)}"
            rule = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
            rule.errorTitle, rule.error = "Khác danh sách", "Các từ quen dùng có trong danh sách. Vẫn ghi như vậy?"
            rule.showErrorMessage = True
            place = get_column_letter(column)
            rule.add(f"{place}{first}:{place}{last}")
            sheet.data_validations.append(rule)

    def write(self, workbook: Workbook) -> tuple[str, ...]:
        """Write the sheet of words and return what stands in its filled cells."""
        sheet = workbook.create_sheet(CHOICES_SHEET)
        sheet.sheet_state = "veryHidden"
        told = []
        for at in range(max(map(len, self.words))):
            row = []
            for words in self.words:
                cell = WriteOnlyCell(sheet)
                put_text(cell, words[at] if at < len(words) else "")
                row.append(cell)
                told.append(words[at] if at < len(words) else "")
            sheet.append(row)
        return tuple(text for text in told if text)
