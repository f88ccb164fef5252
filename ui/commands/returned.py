"""Command compare: a report that comes back edited from Word."""

import argparse
from pathlib import Path
from typing import Any

from cdsdesk.actions.word_return import (
    ReturnedReport,
    compare_returned,
    kind_of_returned,
    read_returned,
    take_over,
    why_not,
)
from cdsdesk.errors import RecordError, UsageError
from cdsdesk.readers.word_passages import WordPassages
from cdsdesk.reporting.returned_word import Difference
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress

_ALL = "all"


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("compare", "So tệp Word đã sửa với báo cáo của mình, lấy từng chỗ sửa", _compare)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("word", type=Path, metavar="BÁO CÁO.docx")
    made.options.add_argument("--period", default="", metavar="KỲ", help="mặc định là kỳ ghi trong tệp Word")
    made.options.add_argument(
        "--take", action="append", default=[], metavar="SỐ", help="lấy chỗ sửa số này (dùng nhiều lần được), hoặc all"
    )
    made.options.add_argument("--by", default="", metavar="TÊN", help="người làm")


def _compare(args: argparse.Namespace, out: Output) -> int:
    returned = read_returned(args.word, ConsoleProgress(out))
    period = args.period or (returned.source.period if returned.source is not None else "")
    if not period:
        raise UsageError("Tệp Word không ghi kỳ báo cáo", args.word.name, "hãy ghi --period")
    with Store.open(args.file, write=bool(args.take), who=args.by) as store:
        shown = compare_returned(store, period, returned)
        wanted = _wanted(args.take, shown.comparison.differences)
        taken, refused = _take(store, period, returned, wanted, args.by)
        if taken:
            shown = compare_returned(store, period, returned)
        snapshot = store.snapshot(period)
        told = [_told(at, one, why_not(snapshot, shown, one)) for at, one in _numbered(shown)]
    for line in _lines(shown, told, returned):
        out.say(line)
    for why in refused:
        out.say(why)
    if args.take:
        out.say(f"Đã lấy {taken} chỗ sửa.")
    out.result(_document(period, returned, shown, told) | {"taken": taken, "refused": refused})
    return NEEDS_A_PERSON if told or shown.comparison.remarks or refused else DONE


def _document(period: str, returned: WordPassages, shown: ReturnedReport, told: list[dict[str, Any]]) -> dict[str, Any]:
    found = shown.comparison
    return {
        "period": period,
        "kind": kind_of_returned(returned).value,
        "known": returned.source is not None,
        "ours": found.ours,
        "theirs": found.theirs,
        "same": found.same,
        "moved_on": found.moved_on,
        "new_here": found.new_here,
        "gone_here": found.gone_here,
        "tracked": found.tracked,
        "pictures": found.pictures,
        "differences": told,
        "comments": [{"author": one.author, "text": one.text, "passage": one.passage} for one in found.remarks],
    }


def _numbered(shown: ReturnedReport) -> list[tuple[int, Difference]]:
    return list(enumerate(shown.comparison.differences, 1))


def _wanted(numbers: list[str], differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Return the differences of these numbers. Raises UsageError for a number that there is not."""
    if _ALL in numbers:
        return differences
    chosen = []
    for number in numbers:
        if not number.isdecimal() or not 1 <= int(number) <= len(differences):
            raise UsageError("Không có chỗ sửa số này", number, f"hãy ghi số từ 1 đến {len(differences)}, hoặc all")
        chosen.append(differences[int(number) - 1])
    return tuple(chosen)


def _take(
    store: Store, period: str, returned: WordPassages, wanted: tuple[Difference, ...], who: str
) -> tuple[int, list[str]]:
    """Take differences one by one, each a step of its own; what cannot be taken is said."""
    taken, refused = 0, []
    for one in wanted:
        shown = compare_returned(store, period, returned)
        found = next((each for each in shown.comparison.differences if _same(each, one)), None)
        try:
            if found is not None:
                store.apply(take_over(store.snapshot(period), shown, found, who))
                taken += 1
        except RecordError as error:
            refused.append(error.sentence())
    return taken, refused


def _same(one: Difference, other: Difference) -> bool:
    return (one.how, one.place, one.theirs, one.ours) == (other.how, other.place, other.theirs, other.ours)


def _told(number: int, one: Difference, refusal: str) -> dict[str, Any]:
    return {
        "number": number,
        "how": one.how.value,
        "kind": one.kind.value,
        "place": one.place,
        "ours": one.ours,
        "theirs": one.theirs,
        "both": one.both,
        "takeable": not refusal,
        "message": refusal,
    }


def _lines(shown: ReturnedReport, told: list[dict[str, Any]], returned: WordPassages) -> list[str]:
    lines = []
    if returned.source is None:
        lines.append("Tệp không còn dấu của chương trình: chỗ nào khác đều hiện ra, kể cả do số liệu của mình mới đổi.")
    for (number, one), entry in zip(_numbered(shown), told, strict=True):
        lines.append(f"{number}. {one.label}")
        lines += [f"   {whose}: {text}" for whose, text in (("Của mình", one.ours), ("Trong tệp", one.theirs)) if text]
        if entry["message"]:
            lines.append(f"   {entry['message']}")
    lines += [f"Ghi chú của {one.author} tại “{one.passage}”: {one.text}" for one in shown.comparison.remarks]
    if returned.pictures:
        lines.append(f"Tệp có {returned.pictures} hình vẽ không đọc được.")
    same = shown.comparison.same + shown.comparison.moved_on
    return [*lines, f"{len(told)} chỗ khác, {same} chỗ giữ nguyên."]
