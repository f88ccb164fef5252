"""Numbers told twice, in figures and in words: "412.560.000 đồng (bốn trăm mười hai triệu …)"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, PaperBlock, PaperTable, Passage
from cdsdesk.checks.paper_lines import Line, lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.table_figures import Figures
from cdsdesk.facts.found import MoneyFound, NumberFound, PercentFound, WordedFound
from cdsdesk.facts.worded_numbers import find_worded, in_words
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_BETWEEN = re.compile(r"[ ,;:.(]*(?:(?:số tiền )?(?:ghi|viết|đọc)? ?(?:bằng chữ\)?(?: là)? ?:? ?\(?)?)?", re.IGNORECASE)
_BY_NAME = re.compile(r"[^0-9]{0,80}", re.DOTALL)
_OPENS = re.compile(r"\W*(?:tổng )?(?:số tiền |kinh phí )?\(?(?:ghi |viết |đọc )?bằng chữ", re.IGNORECASE)
_MOST_SAID = 10**15
Figure = MoneyFound | NumberFound | PercentFound


@paper_rule("numbers.words-against-figures", Severity.WARNING, "Số ghi bằng chữ khác số ghi bằng số")
def words_against_figures(paper: Paper) -> Iterator[Issue]:
    """The figures stand right before their words; those of "Bằng chữ: …" alone in the line or the table above."""
    for line in lines(paper):
        if "(" in line.text or "bằng chữ" in line.text.lower():
            for worded in (fact for fact in line.facts if isinstance(fact, WordedFound)):
                figure = _figure_before(line, worded)
                if figure is not None:
                    yield from _held(line, worded, figure.value, figure.as_written)
                elif worded.value is None:
                    yield from _held(line, worded, None, "")
    for blocks in (paper.body, *(annex.blocks for annex in paper.annexes)):
        yield from _alone(blocks)


def _figure_before(line: Line, worded: WordedFound) -> Figure | None:
    """Return the figures that words repeat, None where none stand there."""
    figures = [fact for fact in line.facts if isinstance(fact, Figure) and fact.start < worded.start]
    if not figures:
        return None
    last = figures[-1]
    if worded.end <= last.end:
        return last
    if _BETWEEN.fullmatch(line.text, last.end, worded.start):
        return last
    named = worded.by_name and isinstance(last, MoneyFound) and _BY_NAME.fullmatch(line.text, last.end, worded.start)
    return last if named else None


def _held(line: Line, worded: WordedFound, amount: Decimal | None, written: str) -> Iterator[Issue]:
    """Tell of words that say another number than the figures; doubtful where they say none."""
    if worded.value == amount is not None:
        return
    said = quoted(worded.as_written)
    if worded.value is None:
        message = f"Số ghi bằng chữ {said} không đọc được thành số (cần xem lại)"
    else:
        message = f"Ghi {written.split(' (')[0]} nhưng bằng chữ là {format_number(worded.value)} ({said})"
    yield Issue(
        message,
        expected=_words(amount, worded.unit) if amount is not None else "",
        found=worded.as_written,
        facts=(written,),
        place=line.at(worded.start, worded.end),
        doubtful=worded.value is None,
    )


def _words(amount: Decimal, unit: str) -> str:
    """Return an amount in words, "" where it has decimals or is beyond what anybody says."""
    if amount != amount.to_integral_value() or not 0 <= amount < _MOST_SAID:
        return ""
    return f"{in_words(int(amount))} {unit}".strip()


def _alone(blocks: Sequence[PaperBlock]) -> Iterator[Issue]:
    """Hold a line "Bằng chữ: …" against the amount that the line or the total row above it ends with."""
    for above, block in pairwise(blocks):
        if not isinstance(block, Passage) or not _OPENS.match(block.text):
            continue
        line = Line(block.text, block.place)
        worded = next((fact for fact in find_worded(block.text) if fact.by_name and fact.value is not None), None)
        if worded is None or _figure_before(line, worded) is not None:
            continue
        if isinstance(above, Passage):
            money = [fact for fact in Line(above.text, above.place).facts if isinstance(fact, MoneyFound)]
            if money:
                yield from _held(line, worded, money[-1].value, money[-1].as_written)
        else:
            yield from _below_table(line, worded, above)


def _below_table(line: Line, worded: WordedFound, table: PaperTable) -> Iterator[Issue]:
    """Tell of words below a table that say none of the amounts of its last total; doubtful, for units may differ."""
    figures = Figures(table)
    if not figures.totals:
        return
    row = max(figures.totals)
    told = {
        value * unit.factor: figures.text(row, column)
        for column in figures.amounts
        if (value := figures.value(row, column)) is not None and (unit := figures.unit(column)) is not None
    }
    if told and worded.value not in told:
        yield Issue(
            f"Bằng chữ là {format_number(worded.value or Decimal(0))} đồng ({quoted(worded.as_written)}), khác dòng "
            f"tổng của bảng ({', '.join(told.values())}); chưa chắc là cùng một số tiền",
            expected=" / ".join(told.values()),
            found=worded.as_written,
            place=line.at(worded.start, worded.end),
            doubtful=True,
        )
