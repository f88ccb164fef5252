"""Indicators in the tables and sentences of a foreign document, judged by the rules that judge our own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cdsdesk.checks import rules_indicators
from cdsdesk.checks.indicator_tables import IndicatorTable, cell, indicator_tables, told_without_result
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Origin, Paper
from cdsdesk.checks.paper_lines import Line, lines
from cdsdesk.checks.registry import Issue, Rule, paper_rule
from cdsdesk.facts.found import PercentFound
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.indicators import Indicator, Measurement, Target

_COLUMN_OF = {"evaluation_written": "state", "evaluation_text": "state"}
_AIM = re.compile(
    r"(?:chỉ tiêu|mục tiêu|kế hoạch)\s+(?:được\s+giao|giao|đề\s+ra|đặt\s+ra|năm\s+[0-9]{4}|\s)*"
    r"(?:là|:|tối thiểu|đạt)?\s*(?P<value>[0-9]+(?:,[0-9]+)?)\s?%",
    re.IGNORECASE,
)
_VERDICT = re.compile(r"\b(?P<word>vượt|(?:chưa|không)\s+đạt|đạt)\s+(?:chỉ tiêu|mục tiêu|kế hoạch)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")
_SHORTEST_NAME = 20


def _told(paper: Paper, *rules: Rule, needs: str = "") -> Iterator[Issue]:
    """Yield what rules over indicators find in the tables that hold results against targets."""
    for table in indicator_tables(paper):
        if not needs or needs in table.columns:
            for rule in rules:
                yield from (_issue(table, finding) for finding in rule(table.snapshot))


def _issue(table: IndicatorTable, finding: Finding) -> Issue:
    uid = finding.record.uid if finding.record else ""
    column = "target" if finding.field.startswith("targets") else _COLUMN_OF.get(finding.field, "result")
    return Issue(
        finding.message,
        expected=finding.expected,
        found=finding.found,
        facts=(finding.fingerprint,),
        place=table.place(uid, column),
    )


@paper_rule("indicators.against-target", Severity.WARNING, "Đánh giá chỉ tiêu trong bảng trái với mục tiêu và kết quả")
def against_target(paper: Paper) -> Iterator[Issue]:
    """Of indicators that are better the lower they are no table tells; they are left out."""
    yield from _told(paper, rules_indicators.against_target, needs="state")


@paper_rule("indicators.missing-target", Severity.NOTE, "Chỉ tiêu trong bảng có kết quả nhưng không ghi mục tiêu")
def missing_target(paper: Paper) -> Iterator[Issue]:
    """Somebody may have cleared the cell."""
    yield from _told(paper, rules_indicators.missing_target)


@paper_rule("indicators.verdict-without-result", Severity.WARNING, "Chỉ tiêu được đánh giá mà không ghi kết quả")
def verdict_without_result(paper: Paper) -> Iterator[Issue]:
    """Nothing can be reached of which nobody told how much; counts in columns of their own are a result."""
    for table in indicator_tables(paper):
        for row in told_without_result(table) if "part" not in table.columns else ():
            name, verdict = cell(row, table.columns, "name"), cell(row, table.columns, "state")
            yield Issue(
                f"Chỉ tiêu {quoted(name)} ghi {quoted(verdict)} nhưng không có kết quả",
                found=verdict,
                facts=(name,),
                place=replace(row.place, quote=verdict),
            )


@paper_rule("indicators.impossible", Severity.WARNING, "Kết quả chỉ tiêu trong bảng lớn hơn 100% hoặc trái với số đếm")
def impossible(paper: Paper) -> Iterator[Issue]:
    """A share is told beside the counts that it comes from."""
    rules = (
        rules_indicators.share_above_whole,
        rules_indicators.numerator_above_denominator,
        rules_indicators.value_against_counts,
    )
    yield from _told(paper, *rules)


@paper_rule("indicators.verdict-in-text", Severity.WARNING, "Lời văn nói đạt hoặc vượt chỉ tiêu trái với số liệu")
def verdict_in_text(paper: Paper) -> Iterator[Issue]:
    """A sentence that tells one result, one target and the evaluation; with several nobody can tell what belongs."""
    for line in _sentences_with_aims(paper):
        for part, start in _sentences(line.text):
            verdicts = list(_VERDICT.finditer(part))
            aims = list(_AIM.finditer(part))
            if len(verdicts) != 1 or len(aims) != 1:
                continue
            reached = _reached(line, start, start + aims[0].start())
            if reached is None:
                continue
            word, value = verdicts[0]["word"].lower(), _decimal(aims[0]["value"])
            held = "vượt" if reached.value > value else "đạt" if reached.value == value else "chưa đạt"
            if _agree(word, held):
                continue
            against = f"kết quả {reached.as_written} so với {quoted(aims[0][0])}"
            yield Issue(
                f"Ghi {quoted(verdicts[0][0])} nhưng {against} là {held}",
                expected=f"{held} chỉ tiêu",
                found=verdicts[0][0],
                facts=(reached.as_written, aims[0]["value"]),
                place=line.at(start + verdicts[0].start(), start + verdicts[0].end()),
            )


def _agree(word: str, held: str) -> bool:
    """Whether a word may be said of a result: who passed a target has reached it as well."""
    missed = word.startswith(("chưa", "không"))
    return missed is (held == "chưa đạt") and not (word == "vượt" and held == "đạt")


@paper_rule("indicators.text-against-table", Severity.WARNING, "Lời văn và bảng ghi khác nhau về một chỉ tiêu")
def text_against_table(paper: Paper) -> Iterator[Issue]:
    """A sentence is held against a table where it gives the indicator by its whole name."""
    known = list(_named(paper))
    for line in _sentences_with_aims(paper):
        low = line.text.lower()
        for name, target, result in known:
            at = low.find(name.lower())
            aim = _AIM.search(line.text, at) if at >= 0 else None
            if aim is None or _SENTENCE_END.search(line.text, at, aim.start()):
                continue
            reached = _reached(line, at, aim.start())
            if _decimal(aim["value"]) != target:
                yield _differs(line, name, "mục tiêu", aim["value"], target, aim.span("value"))
            elif reached is not None and abs(result - reached.value) >= Decimal(1).scaleb(-reached.decimals):
                span = reached.start, reached.end
                yield _differs(line, name, "kết quả", reached.as_written.rstrip("%"), result, span)


def _differs(line: Line, name: str, what: str, told: str, known: Decimal, span: tuple[int, int]) -> Issue:
    shown = f"{known.normalize():f}".replace(".", ",")
    return Issue(
        f"{quoted(name)}: lời văn ghi {what} {told}%, bảng ghi {shown}%",
        expected=f"{shown}%",
        found=f"{told}%",
        place=line.at(*span),
    )


def _named(paper: Paper) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield the name, target and result of the indicators whose names are long enough to mean only them."""
    for table in indicator_tables(paper):
        for indicator in table.snapshot.all(Indicator):
            targets = table.snapshot.where(Target, "indicator", indicator.uid)
            results = table.snapshot.where(Measurement, "indicator", indicator.uid)
            if len(indicator.name) >= _SHORTEST_NAME and targets and results:
                aim, value = targets[0].value, results[0].value
                if aim is not None and value is not None:
                    yield indicator.name, aim, value


def _sentences_with_aims(paper: Paper) -> Iterator[Line]:
    if paper.origin is Origin.FILE:
        yield from (line for line in lines(paper) if "%" in line.text and _AIM.search(line.text))


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for end in [found.start() for found in _SENTENCE_END.finditer(text)] + [len(text)]:
        yield text[start:end], start
        start = end + 1


def _reached(line: Line, start: int, end: int) -> PercentFound | None:
    """Return the one percentage between two places, None when there are none or several."""
    found = [fact for fact in line.facts if isinstance(fact, PercentFound) and start <= fact.start < end]
    return found[0] if len(found) == 1 else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
