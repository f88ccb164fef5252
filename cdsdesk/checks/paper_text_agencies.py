"""One body whose name is written in several ways: "Phòng Giáo dục - Đào tạo" beside "Phòng Giáo dục và Đào tạo"."""

import re
from collections import defaultdict
from collections.abc import Iterator

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import Written, written_texts
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.text import fold

_FIELDS = (
    "giáo dục và đào tạo",
    "văn hóa, thể thao và truyền thông",
    "văn hóa, thể thao và du lịch",
    "văn hóa, thông tin và thể thao",
    "văn hóa, thông tin, truyền thông và thể thao",
    "văn hóa và thông tin",
    "văn hóa và thể thao",
    "văn hóa - xã hội",
    "thông tin và truyền thông",
    "khoa học và công nghệ",
    "kế hoạch và đầu tư",
    "tài chính - kế hoạch",
    "tài nguyên và môi trường",
    "nông nghiệp và môi trường",
    "nông nghiệp và phát triển nông thôn",
    "lao động - thương binh và xã hội",
    "dân tộc và tôn giáo",
    "kinh tế và hạ tầng",
    "kinh tế, hạ tầng và đô thị",
    "dân số - kế hoạch hóa gia đình",
)
_BETWEEN = re.compile(r", | - | và ")
_KNOWN = {tuple(map(fold, _BETWEEN.split(field))): field for field in _FIELDS}
_TERMS = "|".join(sorted({term.replace("hóa", "h(?:óa|oá)") for field in _FIELDS for term in _BETWEEN.split(field)}))
_JOIN = r"(?:, ?| ?[-–—] ?| ?& ?| và | )"
_NAME = re.compile(
    rf"(?<![\w-])(?P<head>Bộ|Sở|Phòng|Ban|Trung tâm|Chi cục|Ủy ban) (?P<field>(?i:{_TERMS})(?:{_JOIN}(?i:{_TERMS}))+)"
    r"(?!\w)"
)
_PART = re.compile(rf"(?i:{_TERMS})")
_WORD = re.compile(r"[^\W\d_]+")
_DASH = re.compile(r" ?[-–—] ?")

Places = list[tuple[str, Written]]


@paper_rule("text.agency-names", Severity.NOTE, "Tên một cơ quan viết nhiều cách trong văn bản")
def agency_ways(paper: Paper) -> Iterator[Issue]:
    """Told once for each body, at a way that is not its official one; dashes of another kind are no other way."""
    named: dict[tuple[str, ...], dict[str, Places]] = defaultdict(lambda: defaultdict(list))
    for text in written_texts(paper):
        for found in _NAME.finditer(text.text):
            parts = tuple(map(fold, _PART.findall(found["field"])))
            if parts in _KNOWN and not found["field"].isupper():
                named[found["head"], *parts][_way(found["field"])].append((found[0], text))
    for name, ways in named.items():
        if len(ways) > 1:
            official = ways.pop(_way(_KNOWN[name[1:]]), None)
            ranked = sorted(ways.values(), key=len)
            yield _issue([*ranked, official] if official else ranked)


def _way(field: str) -> str:
    """Return what tells two ways apart: what joins the parts, whatever their letters and accents."""
    return _WORD.sub(lambda word: fold(word[0]), _DASH.sub(" - ", field))


def _issue(ways: list[Places]) -> Issue:
    (written, text), usual = ways[0][0], ways[-1][0][0]
    others = ", ".join(f"“{places[0][0]}”" for places in ways[1:-1])
    more = f", có chỗ viết {others}" if others else ""
    return text.issue(f"“{written}” ở đây, chỗ khác viết “{usual}”{more} (nên thống nhất)", written, expected=usual)
