"""Papers of the Party, whose form follows rules of its own and not NĐ 30/2020."""

import re

from cdsdesk.checks.paper import Formal

_PARTY = re.compile(
    r"Đảng cộng sản Việt Nam|(?<!\w)T/M(?!\w)|(?<!\w)lưu:? (?:Văn phòng|VP) (?:Trung ương|\w+ ủy)"
    r"|^(?:Đảng (?:ủy|bộ)|Tỉnh ủy|Thành ủy|Chi bộ)(?!\w)",
    re.IGNORECASE,
)


def is_of_party(formal: Formal) -> bool:
    """Whether the head, the signature or the recipients are those of a paper of the Party."""
    told = (formal.parent, formal.issuer, *formal.signature, *formal.recipients[:1], *formal.recipients[-1:])
    return any(_PARTY.search(line) for line in told)
