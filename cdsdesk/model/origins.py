"""Who set the targets of a plan, told from the body that issued it."""

from cdsdesk.model.indicators import Origin
from cdsdesk.vietnamese.text import fold, search_key

_CENTRAL = ("thu tuong", "chinh phu", "bo ", "quoc hoi", "uy ban quoc gia", "trung uong", "ban chap hanh trung uong")


def origin_of(issuer: str, office: str) -> Origin:
    """Return who sets the targets of a plan: the office itself, the centre, else the office above."""
    if issuer and fold(issuer) == fold(office):
        return Origin.OWN
    return Origin.NATIONAL if search_key(issuer).startswith(_CENTRAL) else Origin.PROVINCE
