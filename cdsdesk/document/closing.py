"""The end mark "./." of the content of a document and of an annex (templates of Phụ lục III, Decree 30/2020)."""

from dataclasses import replace

from cdsdesk.document.blocks import Block, Heading, ListItem, Paragraph, Run

END_MARK = "./."
_REPLACED = " .;,:"


def with_end_mark(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return ``blocks`` with "./." in place of the last stop, attached to the last word.

    After a table it goes to the last footnote; a table without one, a heading or nothing at all is left as it is.
    """
    if not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, Paragraph | ListItem):
        return (*blocks[:-1], replace(last, runs=_closed(last.runs)))
    if isinstance(last, Heading) or not last.footnotes:
        return blocks
    notes = (*last.footnotes[:-1], _mark(last.footnotes[-1]))
    return (*blocks[:-1], replace(last, footnotes=notes))


def _closed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Mark the last run that has letters; runs of stops and spaces behind it are dropped."""
    for index in range(len(runs) - 1, -1, -1):
        if runs[index].text.strip().removesuffix(END_MARK).strip(_REPLACED):
            return (*runs[:index], replace(runs[index], text=_mark(runs[index].text)))
    return runs


def _mark(text: str) -> str:
    text = text.rstrip().removesuffix(END_MARK)
    return text.rstrip(_REPLACED) + END_MARK
