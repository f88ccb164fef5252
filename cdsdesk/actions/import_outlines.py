"""The outlines of a template package: taken where the office has none of its own, or an earlier one of the same."""

from collections.abc import Iterator

from cdsdesk.actions.outlines import take_outline
from cdsdesk.exchange.template_package import TemplatePackage
from cdsdesk.importing.repair import Repair
from cdsdesk.model.changes import Change
from cdsdesk.model.reports import REPORT_KIND_WORDS
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.outline import Outline, read_outline
from cdsdesk.reporting.outline_reading import OutlineError
from cdsdesk.reporting.own_outline import own_outline_text


def outline_changes(package: TemplatePackage, snapshot: Snapshot) -> Iterator[Change]:
    """Yield the changes that make the outlines of a package those of the office."""
    for text in package.outlines:
        made = _understood(text)
        if made is not None and _is_taken(snapshot, made):
            yield from take_outline(snapshot, text).changes


def outline_notes(package: TemplatePackage, snapshot: Snapshot) -> Iterator[Repair]:
    """Yield a remark on each outline of a package that is not used already."""
    for text in package.outlines:
        made = _understood(text)
        if made is None:
            yield Repair((), "Đề cương trong gói viết chưa đúng, không nhập", is_loss=True)
        elif not _is_taken(snapshot, made):
            kind = REPORT_KIND_WORDS[made.document].lower()
            yield Repair((), f"Đơn vị đang dùng đề cương {kind} riêng nên không lấy đề cương trong gói")
        elif any(take_outline(snapshot, text).changes):
            kind = REPORT_KIND_WORDS[made.document].lower()
            yield Repair((), f"Từ nay dùng đề cương {kind} “{made.name or made.id}” trong gói")


def _understood(text: str) -> Outline | None:
    try:
        return read_outline(text)
    except OutlineError:
        return None


def _is_taken(snapshot: Snapshot, made: Outline) -> bool:
    """Whether nothing of the office's own goes: it has no outline for this kind, or one of the same name in code."""
    own = own_outline_text(snapshot, made.document)
    old = _understood(own) if own else None
    return not own or (old is not None and old.id == made.id)
