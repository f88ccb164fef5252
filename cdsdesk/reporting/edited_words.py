"""Generated words that an officer edited: what stayed of them keeps the records it stands for."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import chain
from typing import Any

from cdsdesk.document.blocks import Block, Heading, ListItem, Paragraph, Ref, Run, Table, plain
from cdsdesk.model.reports import Narrative
from cdsdesk.reporting.phrases import Words, joined
from cdsdesk.reporting.sections_own import MARKERS
from cdsdesk.reporting.values import ref

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_SMALL_HEADING = re.compile(r"[a-zđ]\) [^.;]*")
_MOST_TOKENS = 3_000

Source = tuple[int, int, tuple[Ref, ...]]


def is_editable(blocks: Iterable[Block]) -> bool:
    """Whether blocks are words that can be edited as text; a table is not."""
    return not any(isinstance(block, Table) for block in blocks)


def text_of(blocks: Iterable[Block]) -> str:
    """Return blocks as an officer edits them: a line for each, list items with their dash."""
    return "\n".join(line for block in blocks if (line := _line(block)))


def sources_of(blocks: Iterable[Block]) -> list[list[Any]]:
    """Return the places of ``text_of`` that stand for records: [start, end, [[type, uid, field], …]]."""
    found: list[list[Any]] = []
    start = 0
    for block in blocks:
        line = _line(block)
        if not line:
            continue
        if isinstance(block, Paragraph | ListItem):
            at = start + len(line) - len(plain(block.runs))
            for run in block.runs:
                if run.refs:
                    found.append([at, at + len(run.text), [[one.type, one.uid, one.field] for one in run.refs]])
                at += len(run.text)
        start += len(line) + 1
    return found


def edited_blocks(narrative: Narrative, fill: Callable[[str, Ref], Words]) -> tuple[Block, ...]:
    """Return the office's words of a passage; every word that was generated keeps its records.

    ``fill`` puts the data into blanks that the officer wrote ("{chỉ tiêu I.7}").
    """
    text, own = narrative.own_text, (ref(narrative, "own_text"),)
    refs: list[tuple[Ref, ...]] = [own] * len(text)
    known = _read(narrative.generated_refs)
    for at, place, size in _kept(narrative.generated_text, text):
        for start, end, found in known:
            for index in range(max(start, at), min(end, at + size)):
                refs[index - at + place] = found
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        blocks += _block(line, refs[start : start + len(line)], f"{narrative.section_key}-{len(blocks)}")
        start += len(line) + 1
    return tuple(_filled(block, own, fill) for block in blocks)


def _filled(block: Block, own: tuple[Ref, ...], fill: Callable[[str, Ref], Words]) -> Block:
    if not isinstance(block, Paragraph | ListItem):
        return block
    runs = [fill(run.text, own[0]) if run.refs == own else (run,) for run in block.runs]
    return replace(block, runs=tuple(chain.from_iterable(runs)))


def _line(block: Block) -> str:
    if isinstance(block, Heading):
        return block.text
    if isinstance(block, Table):
        return ""
    words = plain(block.runs).replace("\n", " ")
    return f"{block.marker} {words}" if isinstance(block, ListItem) else words


def _block(line: str, refs: Sequence[tuple[Ref, ...]], key: str) -> tuple[Block, ...]:
    words = line.strip()
    if not words:
        return ()
    if _SMALL_HEADING.fullmatch(words):
        return (Heading(3, words, key),)
    marker = words[0] if words[0] in MARKERS and words[1:].strip() else ""
    body = words.removeprefix(marker).strip()
    start = line.index(body)
    runs = _runs(body, refs[start : start + len(body)])
    return (ListItem(runs, marker) if marker else Paragraph(runs),)


def _runs(text: str, refs: Sequence[tuple[Ref, ...]]) -> Words:
    return joined(tuple(Run(char, refs=found) for char, found in zip(text, refs, strict=True)))


def _kept(before: str, after: str) -> Iterable[tuple[int, int, int]]:
    """Yield (place before, place after, length) of what stayed: whole lines first, then words of changed lines."""
    old, new = before.split("\n"), after.split("\n")
    olds, news = _starts(old), _starts(new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            for one, other in zip(range(i1, i2), range(j1, j2), strict=True):
                yield olds[one], news[other], len(old[one])
        elif tag == "replace":
            yield from _kept_words("\n".join(old[i1:i2]), "\n".join(new[j1:j2]), olds[i1], news[j1])


def _kept_words(before: str, after: str, start: int, place: int) -> Iterable[tuple[int, int, int]]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) > _MOST_TOKENS or len(new) > _MOST_TOKENS:
        return
    olds, news = _places(old), _places(new)
    for one, other, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if size:
            yield start + olds[one], place + news[other], olds[one + size] - olds[one]


def _starts(lines: Sequence[str]) -> list[int]:
    return _places([f"{line}\n" for line in lines])


def _places(parts: Sequence[str]) -> list[int]:
    found = [0]
    for part in parts:
        found.append(found[-1] + len(part))
    return found


def _read(stored: Any) -> list[Source]:
    """Return stored places; what is not of their form is passed over."""
    found: list[Source] = []
    for one in stored if isinstance(stored, list) else ():
        match one:
            case [int(start), int(end), list(refs)]:
                found.append((start, end, tuple(Ref(*map(str, each)) for each in refs if len(each) == 3)))
            case _:
                continue
    return found
