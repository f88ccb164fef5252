"""Command collect."""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from cdsdesk.actions.collecting import (
    Asked,
    asked,
    make_form,
    record_words,
    remember_made,
    without_lead,
    without_lead_words,
)
from cdsdesk.actions.collecting_taking import Taken, emptied_words, form_words, lost_words, take, unread_words
from cdsdesk.errors import UsageError
from cdsdesk.model.ports import Store as StorePort
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import search_key
from db.store import Store
from ui.commands import later
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("collect", "Thu số liệu: ai chủ trì gì, lập phiếu, nhận phiếu", _collect)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    options = made.options
    options.add_argument("--period", required=True, metavar="KỲ", help="2026, 2026-Q1, 2026-M03, 2026-9M …")
    options.add_argument("--to", type=Path, metavar="THƯ MỤC", help="lập phiếu vào thư mục này")
    options.add_argument(
        "--lead", action="append", default=[], metavar="TÊN", help="chỉ đơn vị này (dùng nhiều lần được)"
    )
    options.add_argument("--returned", type=Path, nargs="+", default=[], metavar="PHIẾU", help="các phiếu đã trả lời")
    options.add_argument("--theirs", action="store_true", help="ô nào khác thì lấy theo phiếu")
    options.add_argument("--by", default="", metavar="TÊN", help="người làm")


def _collect(args: argparse.Namespace, out: Output) -> int:
    if args.to is not None and args.returned:
        raise UsageError("Chỉ dùng một trong hai: --to hoặc --returned", "", "hãy lập phiếu và nhận phiếu riêng")
    if args.returned:
        return _receive(args, out)
    with Store.open(args.file, write=args.to is not None, who=args.by) as store:
        snapshot = store.snapshot(args.period)
        wanted = _wanted(snapshot, args.lead)
        if args.to is not None:
            wanted = tuple(one for one in wanted if args.lead or one.by_default)
            forms = [make_form(snapshot, one, date.today()) for one in wanted]
            paths = later.write_forms(forms, args.to, ConsoleProgress(out))
            if wanted:
                store.apply(remember_made(snapshot, [one.name for one in wanted], date.today(), args.by))
            for path in paths:
                out.say(f"Đã lập {path}.")
        told = [_asked(one) for one in _wanted(store.snapshot(args.period), args.lead)]
        unasked = () if args.lead else without_lead(snapshot)
    if args.to is not None:
        _tell_left_out(told, out)
    for row in told:
        answered = f"trả lời {row['answered_on']}" if row["answered_on"] else "chưa trả lời"
        out.say(f"{row['name']}: {row['tasks']} nhiệm vụ, {row['indicators']} chỉ tiêu, {answered}")
    if unasked:
        out.say(without_lead_words(unasked))
    records = [{"type": one.TYPE, "uid": one.uid, "title": record_words(one)} for one in unasked]
    out.result({"asked": told, "without_lead": records})
    return DONE


def _tell_left_out(told: list[dict[str, Any]], out: Output) -> None:
    names = [row["name"] for row in told if row["made_on"] is None]
    if names:
        out.say(f"Không lập phiếu cho {len(names)} nơi là nhóm cơ quan hoặc cấp trên: {'; '.join(names)}.")
        out.say("Nếu vẫn cần, hãy lập bằng --lead.")


def _receive(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=True, who=args.by) as store:
        forms, refused = later.read_forms(args.returned, ConsoleProgress(out))
        taken = take(store.snapshot(args.period), forms, date.today(), who=args.by) if forms else None
        if taken is not None and args.theirs and taken.differing:
            theirs = [one.answer for one in taken.differing]
            taken = take(store.snapshot(args.period), forms, date.today(), theirs, args.by)
        _write(store, taken)
    for name, why in refused:
        out.say(f"{name}: {why}")
    for one in taken.differing if taken else ():
        out.say(f"{form_words(one)}, {one.record}: đã ghi “{one.ours}”, phiếu ghi “{one.answer.text}”; giữ số đã ghi.")
    for source, title in taken.lost if taken else ():
        out.say(lost_words(source, title))
    for unread in taken.unread if taken else ():
        out.say(unread_words(unread))
    out.say(f"Nhận {len(forms)} phiếu, ghi {taken.written if taken else 0} ô.")
    if taken is not None and taken.emptied:
        out.say(emptied_words(taken.emptied))
    out.result(_told(taken, len(forms), refused))
    return NEEDS_A_PERSON if refused or (taken and (taken.differing or taken.unread or taken.lost)) else DONE


def _write(store: StorePort, taken: Taken | None) -> None:
    if taken is not None and taken.changes:
        store.apply(taken.changes)


def _wanted(snapshot: Snapshot, names: list[str]) -> tuple[Asked, ...]:
    """Return who is asked, only those named when some are. Raises UsageError for one who leads nothing."""
    found = asked(snapshot)
    known = {search_key(one.name) for one in found}
    for name in names:
        if search_key(name) not in known:
            raise UsageError("Đơn vị này không chủ trì việc nào trong kỳ", name, "xem tên bằng lệnh collect")
    return tuple(one for one in found if not names or search_key(one.name) in set(map(search_key, names)))


def _asked(one: Asked) -> dict[str, Any]:
    return {
        "name": one.name,
        "tasks": len(one.tasks),
        "indicators": len(one.indicators),
        "made_on": one.made_on.isoformat() if one.made_on else None,
        "answered_on": one.answered_on.isoformat() if one.answered_on else None,
        "filled": one.filled,
        "cells": one.cells,
        "by_default": one.by_default,
    }


def _told(taken: Taken | None, forms: int, refused: tuple[tuple[str, str], ...]) -> Mapping[str, Any]:
    return {
        "forms": forms,
        "written": taken.written if taken else 0,
        "same": taken.same if taken else 0,
        "emptied": taken.emptied if taken else 0,
        "differing": [
            {
                "recipient": one.recipient,
                "file": one.source,
                "uid": one.answer.uid,
                "field": one.answer.field,
                "ours": one.ours,
                "theirs": one.answer.text,
            }
            for one in (taken.differing if taken else ())
        ],
        "unread": [
            {
                "file": one.source,
                "uid": one.answer.uid,
                "field": one.answer.field,
                "text": one.answer.text,
                "message": one.why,
            }
            for one in (taken.unread if taken else ())
        ],
        "lost": [{"file": source, "row": title} for source, title in (taken.lost if taken else ())],
        "refused": [{"file": name, "message": why} for name, why in refused],
    }
