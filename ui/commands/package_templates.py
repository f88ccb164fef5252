"""Command pack with --template: a plan with its tasks and indicators for the offices below."""

import argparse

from cdsdesk.actions.packing_templates import TemplateRequest, make_template
from cdsdesk.errors import UsageError
from cdsdesk.vietnamese.numbers import format_number
from db.store import Store
from ui.commands.output import DONE, Output
from ui.commands.package_files import password_of

_KILO = 1000


def pack_template(args: argparse.Namespace, out: Output) -> int:
    """Write a template package and say what is in it."""
    if args.with_personal_data:
        raise UsageError("Gói mẫu không có thông tin cá nhân", "", "hãy bỏ tuỳ chọn ấy")
    password = password_of(args.password_file)
    request = TemplateRequest(tuple(args.plan), args.out, password, record=not args.no_record, who=args.by)
    with Store.open(args.file, write=request.record, who=args.by) as store:
        result = make_template(store, request)
    size = format_number(-(-result.size // _KILO))
    told = f"{result.records.get('task', 0)} nhiệm vụ, {result.records.get('indicator', 0)} chỉ tiêu"
    out.say(f"Đã đóng gói mẫu {result.path} ({size} kB, lần {result.revision}): {', '.join(result.plans)}; {told}.")
    out.result(result.to_json())
    return DONE
