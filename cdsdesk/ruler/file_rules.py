"""Rules about the file as a whole: what signing tools and archives ask of it."""

from collections.abc import Iterator

from cdsdesk.document.formal_words import AGENCY_FIELD, LEADER_FIELD
from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.head import ABOUT
from cdsdesk.ruler.paper import Paper
from cdsdesk.ruler.rule import Limits, Reading, RuleBook, Spot, Standard, fact

RULES = RuleBook()
FIELDS = (LEADER_FIELD, AGENCY_FIELD)
_SIGNING = "Thông tư 15/2025/TT-BKHCN"
_SCAN = "Phụ lục I, Phần II"
_OLDEST, _OURS = 14, 17


@RULES.rule("file.version", "Phiên bản PDF", f"{_SCAN}; {_SIGNING}")
def version(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The file is PDF 1.4 or later, ours is 1.7."""
    found = paper.layout.version
    wanted = found == _OURS if standard.exact else found >= _OLDEST
    said = "1.7" if standard.exact else "1.4 trở lên"
    yield Reading(wanted, Spot(), f"Tệp là PDF {found / 10:.1f}, phải là PDF {said}", found / 10)


@RULES.rule("file.encryption", "Không mã hóa", _SIGNING)
def encryption(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Signing tools cannot add to a file that is locked."""
    yield fact(not paper.layout.encrypted, Spot(), "Tệp không được mã hóa hoặc đặt mật khẩu")


@RULES.rule("file.fonts", "Phông chữ nhúng trong tệp", _SIGNING)
def fonts(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Every face lies in the file."""
    for face in paper.layout.faces:
        yield fact(face.embedded, Spot(), f"Phông {face.name} phải được nhúng trong tệp")


@RULES.rule("file.active", "Không có mã lệnh, tệp đính kèm", _SIGNING)
def active(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Nothing in the file acts by itself."""
    yield fact(not paper.layout.scripts, Spot(), "Tệp không được chứa mã lệnh")
    yield fact(not paper.layout.attachments, Spot(), "Tệp không được đính kèm tệp khác")


@RULES.rule("file.title", "Tên tài liệu trong tệp", "Phụ lục VI", ours=True)
def title(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The title of the file is kind and subject as printed."""
    told = paper.layout.title
    rows = (*([paper.head.kind] if paper.head.kind else []), *paper.head.subject, *paper.head.about)
    printed = " ".join(row.text for row in rows)
    bare = ABOUT.sub("", printed).strip().casefold()
    same = bool(told) and (told.casefold() == printed.casefold() or told.casefold() == f"công văn {bare}")
    yield fact(same, Spot(), f"Tên tài liệu trong tệp phải là “{printed}”, đang là “{told}”")


@RULES.rule("file.author", "Cơ quan ban hành trong tệp", "Phụ lục VI", ours=True)
def author(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The author of the file is the issuing body or the office above it, no person."""
    told = _full(paper.layout.author)
    printed = [" ".join(row.text for row in rows) for rows in (paper.head.bodies, paper.head.parents)]
    holds = bool(told) and told in [_full(name) for name in printed]
    yield fact(holds, Spot(), f"Tác giả của tệp phải là tên cơ quan ban hành, đang là “{paper.layout.author}”")


def _full(name: str) -> str:
    return " ".join(name.casefold().split()).replace("ubnd", "ủy ban nhân dân")


@RULES.rule("file.language", "Ngôn ngữ của tệp", "Phụ lục VI", ours=True)
def language(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The file says that it is Vietnamese."""
    told = paper.layout.language
    yield fact(told.lower().startswith("vi"), Spot(), f"Tệp phải ghi ngôn ngữ vi-VN, đang là “{told}”")


@RULES.rule("file.outline", "Mục lục của tệp", "Phụ lục VI", ours=True)
def outline(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Headings and annexes are bookmarks."""
    if paper.annexes or any(block.heading for block in paper.body.blocks):
        yield fact(paper.layout.bookmarks > 0, Spot(), "Tệp phải có mục lục dẫn tới các mục và phụ lục")


@RULES.rule("file.fields", "Ô chữ ký số", _SIGNING, ours=True)
def fields(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The fields of the file are those that wait for a signature; none at all is a choice of the office."""
    found = [field for field in paper.layout.fields if field.is_signature]
    if paper.layout.fields:
        names = tuple(field.name for field in found)
        told = "ChuKyLanhDao và ChuKyCoQuan"
        yield fact(names == FIELDS, Spot(), f"Tệp phải có đúng hai ô chữ ký {told}, đang có {', '.join(names)}")


@RULES.rule("file.field_place", "Chỗ của ô chữ ký số", "Phụ lục I, II.7, II.8", "mm", ours=True)
def field_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The leader's field fills the free box, the agency's covers its left third and what is left of it."""
    ending = paper.ending
    found = {field.name: field for field in paper.layout.fields if field.is_signature}
    if ending is None or ending.box is None or not set(FIELDS) <= set(found):
        return
    top, foot = ending.box
    middle = ending.authority[0].middle
    leader, agency = (found[name] for name in FIELDS)
    spot = Spot(leader.page + 1, leader.left / MM, leader.top / MM)
    yield fact(leader.page + 1 == ending.sheet.number, spot, "Ô ChuKyLanhDao phải ở trang có chức vụ, họ tên")
    box = standard.value("signature.box_width_mm")
    for name, value, wanted in (
        ("Chiều rộng ô ChuKyLanhDao", (leader.right - leader.left) / MM, box),
        ("Chiều cao ô ChuKyLanhDao", (leader.bottom - leader.top) / MM, standard.value("signature.box_height_mm")),
        ("Giữa ô ChuKyLanhDao", (leader.left + leader.right) / 2 / MM, middle),
        ("Mép trên ô ChuKyLanhDao", leader.top / MM, top),
        ("Mép dưới ô ChuKyLanhDao", leader.bottom / MM, foot),
        ("Mép phải ô ChuKyCoQuan", agency.right / MM, leader.left / MM + box / 3),
    ):
        yield standard.within(Limits(wanted, wanted), "mm", name, value, spot)
