"""How counts, lists and names of records are put into words, each with the records that it stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from cdsdesk.document.blocks import Block, ListItem, Paragraph, Run
from cdsdesk.model.fields import Record
from cdsdesk.reporting.phrases import Words, joined
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.numbers import count_words, format_number

_SPELLED_BELOW = 1_000
_SHORTEST_RANGE = 3


def counted(rows: Sequence[Record], field: str = "", what: str = "") -> Run:
    """Return how many records there are, "02 quyết định", standing for them; nothing for none."""
    if not rows:
        return Run("")
    return Run(f"{number_words(len(rows))} {what}".rstrip(), refs=tuple(ref(row, field) for row in rows))


def number_words(number: int) -> str:
    """Return a count for running text: two digits at least, dots between thousands."""
    return count_words(number) if number < _SPELLED_BELOW else format_number(number)


def number_ranges(codes: Sequence[str]) -> str:
    """Return codes in their order, three whole numbers or more in a row as a range: "1 - 5, 8, 9"."""
    if not all(code.isdecimal() for code in codes):
        return ", ".join(codes)
    runs: list[list[str]] = []
    for code in codes:
        if runs and int(code) == int(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(f"{run[0]} - {run[-1]}" if len(run) >= _SHORTEST_RANGE else ", ".join(run) for run in runs)


def listed(items: Sequence[Words], last: str = " và ", between: str = ", ") -> Words:
    """Return "a, b và c"."""
    made: list[Run] = []
    for at, words in enumerate(items):
        if at:
            made.append(Run(last if at == len(items) - 1 else between))
        made.extend(words)
    return joined(tuple(made))


def small(name: str) -> str:
    """Start a name small within a sentence, unless its first word is an abbreviation."""
    first = name.split(" ", 1)[0]
    return name if len(first) > 1 and first.isupper() else f"{name[:1].lower()}{name[1:]}"


def large(words: Words) -> Words:
    """Start words with a capital."""
    first = words[0].text
    return (replace(words[0], text=f"{first[:1].upper()}{first[1:]}"), *words[1:])


def one_line(text: str) -> str:
    """Return a deadline's lines as one: dashes and full stops become semicolons, a bare year "năm 2022".

    Stages ("Lập hồ sơ: Tháng 6/2026") begin small, as they stand within a sentence.
    """
    found = [line.strip().lstrip("-+ ").rstrip(" .;") for line in text.splitlines()]
    told = [line for line in found if line]
    if len(told) > 1:
        told = [": ".join(small(part) for part in line.split(": ")) for line in told]
    words = "; ".join(told)
    return f"năm {words}" if len(words) == 4 and words.isdecimal() else words


def lines(items: Iterable[Words], marker: str = "+") -> tuple[Block, ...]:
    """Return dashed lines, each closed by ";", the last one by a full stop."""
    found = [words for words in items if words]
    return tuple(ListItem((*words, Run("." if at == len(found) else ";")), marker) for at, words in enumerate(found, 1))


def paragraph(words: Words) -> tuple[Block, ...]:
    """Return a paragraph, none for no words."""
    return (Paragraph(words),) if any(run.text for run in words) else ()


def under(opening: Words, items: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return items below their opening sentence; nothing without items."""
    return (Paragraph(opening), *items) if items else ()


def all_of(*groups: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records of some groups one behind the other."""
    return tuple(chain.from_iterable(groups))


def closed(words: Words) -> Words:
    """Return a sentence that nothing follows: a colon at its end becomes a full stop."""
    if not words or not words[-1].text.rstrip().endswith(":"):
        return words
    last = words[-1]
    return (*words[:-1], replace(last, text=f"{last.text.rstrip().removesuffix(':')}."))
