"""What was not meant for print: addresses inside an office, folders of a computer, names of draft files."""

import re
from collections.abc import Iterator

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import written_texts
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.text import search_key

_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"
_PRIVATE = (
    rf"(?:192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))\.{_OCTET}\.{_OCTET}|127\.0\.0\.{_OCTET}"
    rf"|10\.{_OCTET}\.{_OCTET}\.{_OCTET}"
)
_REST = r"(?::[0-9]{1,5})?(?:/[\w./?=&%#~-]{0,200})?"
_NAME = r"[\w-]{1,40}"
_INSIDE = re.compile(
    rf"(?P<web>(?:https?|ftp)://(?:{_PRIVATE}|localhost|{_NAME}(?:\.{_NAME}){{0,4}}\.(?:local|lan|internal|intranet|test)"
    rf"|{_NAME}(?=[:/\s,;)]|$)){_REST})"
    rf"|(?<![\w./@-])(?P<host>localhost(?![\w-]){_REST})"
    rf"|(?<![\w.:/])(?P<ip>(?:{_PRIVATE})(?![\w.]*[0-9]){_REST})"
    r"|(?P<file>file:///?[^\s,;)”\"]{1,200})"
    r"|(?<![\w\\])(?P<share>\\\\[\w.-]{1,60}\\[^\s,;)”\"]{1,200})"
    r"|(?<!\w)(?P<folder>[A-Za-z]:\\[^,;)”\"\n]{1,120}?(?=\s\S*[^\s\\]\s|[\s]*$|[,;)”\"]|\.\s))",
    re.IGNORECASE,
)
_SAYS_ADDRESS = re.compile(
    r"(?:ip|địa chỉ|máy chủ|server|truy cập|đăng nhập|cổng|http|link)[^.;]{0,30}$", re.IGNORECASE
)
_FILE = re.compile(
    r"(?<!\w)(?P<name>[\w().+-]{1,60}(?: [\w().+-]{1,30}){0,5})\.(?:docx?|xlsx?|pptx?|odt|ods|rtf)(?!\w)", re.IGNORECASE
)
_ENDING = re.compile(r"\.(?:docx?|xlsx?|pptx?|odt|ods|rtf)(?!\w)", re.IGNORECASE)
_DRAFT = re.compile(
    r"(?:^|[\W_])(?:final|draft|copy|du ?thao|ban ?nhap|nhap|sua(?: ?lan)?|lan ?\d|v\d+|ver ?\d|new|moi nhat|chot"
    r"|book\d*|document\d*|untitled|tam)(?:[\W_]|\d|$)"
)
_WINDOW = 48


@paper_rule("text.inside-address", Severity.WARNING, "Địa chỉ nội bộ, đường dẫn trên máy không nên in ra")
def inside_address(paper: Paper) -> Iterator[Issue]:
    """An address that only works inside an office; numbers of items such as 10.1.2.1 look like one and are none."""
    for written in written_texts(paper):
        text = written.text
        if not any(sign in text for sign in ("://", ".", "\\", "ocalhost", "OCALHOST")):
            continue
        for found in _INSIDE.finditer(text):
            if found["ip"] and found["ip"].startswith("10.") and not _is_address(text, found):
                continue
            quote = found[0].rstrip(".)")
            yield written.issue(
                f"“{quote}” là địa chỉ nội bộ hoặc đường dẫn trên máy, người nhận văn bản không mở được", quote
            )


def _is_address(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _WINDOW) : found.start()]
    return ":" in found["ip"] or "/" in found["ip"] or _SAYS_ADDRESS.search(before) is not None


@paper_rule("text.draft-name", Severity.WARNING, "Tên tệp bản thảo còn trong văn bản")
def draft_name(paper: Paper) -> Iterator[Issue]:
    """The name of a file with "dự thảo", "final" or "sửa lần 2"; files of forms are named rightly."""
    for written in written_texts(paper):
        if not _ENDING.search(written.text):
            continue
        for found in _FILE.finditer(written.text):
            words = found[0].split(" ")
            place = next((at for at in range(len(words)) if _DRAFT.search(search_key(" ".join(words[at:])))), None)
            if place is not None:
                quote = words[-1] if _DRAFT.search(search_key(words[-1])) else " ".join(words[place:])
                yield written.issue(f"Tên tệp bản thảo “{quote}” còn trong văn bản", quote)
