"""The rules profile of a template package: taken in place of the one that came before, beside the office's own."""

from collections.abc import Iterator

from cdsdesk.actions.setting_up import set_setting, setting
from cdsdesk.checks.engine import ALL_RULES
from cdsdesk.checks.profile import FROM_ABOVE, understood
from cdsdesk.checks.proof import ALL_PAPER_RULES
from cdsdesk.exchange.template_package import TemplatePackage
from cdsdesk.importing.repair import Repair
from cdsdesk.model.changes import Change
from cdsdesk.model.snapshot import Snapshot


def profile_changes(package: TemplatePackage, snapshot: Snapshot) -> Iterator[Change]:
    """Yield the changes that make the profile of a package the one that the office checks by."""
    if package.profile and package.profile != setting(snapshot, FROM_ABOVE):
        yield from set_setting(snapshot, FROM_ABOVE, package.profile, "Dùng bộ quy tắc soát lỗi trong gói").changes


def profile_notes(package: TemplatePackage, snapshot: Snapshot) -> Iterator[Repair]:
    """Yield a remark on a profile that is not used already, with the rules in it that this program does not know."""
    if not any(profile_changes(package, snapshot)):
        return
    known = {rule.id for rule in ALL_RULES} | {rule.id for rule in ALL_PAPER_RULES}
    chosen = dict(understood(package.profile))
    off = sum(weight is None for name, weight in chosen.items() if name in known)
    moved = sum(weight is not None for name, weight in chosen.items() if name in known)
    yield Repair((), f"Từ nay soát lỗi theo bộ quy tắc trong gói: bỏ {off} quy tắc, đặt mức cho {moved} quy tắc")
    unknown = sorted(chosen.keys() - known)
    if unknown:
        yield Repair((), f"Quy tắc chương trình chưa biết, vẫn giữ lại: {', '.join(unknown[:10])}")
