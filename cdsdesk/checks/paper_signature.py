"""Who signs in whose name (NĐ 30/2020, Điều 13; Phụ lục I, II.7): the form against the body and within itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cdsdesk.checks.body_names import disagree, spelled_out, symbol_disagrees
from cdsdesk.checks.paper import Origin, Paper
from cdsdesk.checks.party_papers import is_of_party
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.model.findings import Place, Severity
from cdsdesk.vietnamese.text import clean_line, fold

_FORM = re.compile(r"(?P<form>TM|KT|TL|TUQ|Q)\s?\.\s*(?P<whom>.+)")
_NEXT_FORM = re.compile(r"\s+(?=(?:TM|KT|TL|TUQ|Q)\s?\.\s?[^\W\d_a-z])")
_TITLE_BEHIND = re.compile(r"(?P<whom>.+?)\s+(?P<title>(?:PHÓ\s+)?(?:CHỦ TỊCH|TRƯỞNG BAN|GIÁM ĐỐC))")
_DEGREE = re.compile(r"(?:(?:GS|PGS|TS|ThS|Th\.S|BS|BSCK|KS|CN|NGƯT|TSKH)\.?\s*){1,4}\.?\s+(?=[^\W\d])")
_COLLECTIVE = ("ủy ban", "hội đồng", "ban chỉ đạo", "đoàn", "ban thường", "ban chấp hành", "tổ công tác", "liên tịch")
_HEADS = {
    "ủy ban nhân dân": ("chủ tịch",),
    "hội đồng nhân dân": ("chủ tịch",),
    "sở": ("giám đốc",),
    "phòng": ("trưởng phòng", "phụ trách phòng"),
    "trung tâm": ("giám đốc", "phụ trách"),
    "ban chỉ đạo": ("trưởng ban", "chủ tịch", "phó ban"),
}
_DEPUTIES = ("phó", "ủy viên", "thứ trưởng", "thành viên", "thư ký")
_UNSURE = " (cần xem lại)"


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines above the name: in whose name somebody signs, and the positions that stand without a form."""

    lines: tuple[str, ...]
    forms: dict[str, str]
    positions: tuple[str, ...]


def read_signature(paper: Paper) -> Signature:
    """Split the signature of a document without the name; two lines may have been read as one."""
    above = [clean_line(line) for line in paper.formal.signature if clean_line(line) != paper.formal.signatory]
    lines = [part for line in above for part in _NEXT_FORM.split(line)]
    forms: dict[str, str] = {}
    positions: list[str] = []
    for line in lines:
        found = _FORM.fullmatch(line)
        if found is not None:
            behind = _TITLE_BEHIND.fullmatch(found["whom"]) if found["form"] == "TM" else None
            forms[found["form"]] = behind["whom"] if behind else found["whom"]
            positions += [behind["title"]] if behind else []
        else:
            positions.append(line)
    return Signature(tuple(lines), forms, tuple(positions))


@paper_rule("formal.signature", Severity.WARNING, "Thể thức đề ký không đúng với cơ quan ban hành hoặc chức vụ")
def signature(paper: Paper) -> Iterator[Issue]:
    """At most one thing is told: the first slip makes the others."""
    read = read_signature(paper)
    if not read.lines or is_of_party(paper.formal):
        return
    told = next(iter([*_in_whose_name(paper, read), *_who_signs(read), *_head(paper, read)]), None)
    if told is not None:
        yield told


def _in_whose_name(paper: Paper, read: Signature) -> Iterator[Issue]:
    issuer, whom = paper.formal.issuer, read.forms.get("TM", "")
    if not whom or not issuer:
        return
    if not _begins(issuer, _COLLECTIVE):
        message = f"{issuer} làm việc theo chế độ thủ trưởng, không ký thay mặt (TM. {whom})"
        yield _issue(paper, read, message, f"TM. {whom}")
    elif disagree(whom, issuer, paper.formal.parent):
        yield _issue(paper, read, f"Đề ký “TM. {whom}” trong khi cơ quan ban hành là {issuer}", f"TM. {whom}")


def _who_signs(read: Signature) -> Iterator[Issue]:
    below = fold(read.positions[0]) if read.positions else ""
    deputy = below.startswith(tuple(map(fold, _DEPUTIES)))
    acting = read.forms.get("KT", "")
    if acting and below and not deputy and below == fold(acting):
        message = f"Ký thay (KT. {acting}) phải là cấp phó, dưới đó lại ghi {read.positions[0]}"
        yield Issue(message, found=read.positions[0], place=_place(read))
    if below.startswith(fold("phó")) and not read.forms.keys() & {"KT", "TL", "TUQ"}:
        message = f"{read.positions[0]} ký mà không có dòng “KT. …” của cấp trưởng"
        yield Issue(message, found=read.positions[0], expected="KT.", place=_place(read))
    head, beneath = [*read.positions[:2], "", ""][:2]
    if beneath and not read.forms.keys() & {"KT", "TL", "TUQ"} and fold(beneath) == fold(f"phó {head}"):
        message = f"{beneath} ký thay thì dòng trên phải ghi “KT. {head}”"
        yield Issue(message, found=head, expected=f"KT. {head}", place=_place(read))
    ordered = read.forms.get("TL", "")
    if ordered and below and "KT" not in read.forms and below in (fold(ordered), fold(f"phó {ordered}")):
        message = (
            f"Ký thừa lệnh (TL. {ordered}) là việc của người đứng đầu đơn vị trực thuộc, không phải {read.positions[0]}"
        )
        yield Issue(message, found=read.positions[0], place=_place(read))


def _head(paper: Paper, read: Signature) -> Iterator[Issue]:
    issuer = paper.formal.issuer
    for body, heads in _HEADS.items():
        if not _begins(issuer, (body,)):
            continue
        named = fold(" ".join(read.lines))
        if not any(fold(head) in named for head in heads):
            lines = ", ".join(read.lines)
            # Where the symbol is not the issuer's either, the issuer was hardly read right.
            doubtful = paper.origin is Origin.FILE and symbol_disagrees(paper.formal)
            message = f"{issuer} không có chức danh “{lines}” ký văn bản: cần có {heads[0].upper()}"
            yield replace(_issue(paper, read, message + _UNSURE * doubtful, lines), doubtful=doubtful)
        return


def has_head_of(paper: Paper) -> bool:
    """Whether the signature names the position that heads the issuing body, or nothing can be told of it."""
    return not any(_head(paper, read_signature(paper)))


def _begins(issuer: str, starts: tuple[str, ...]) -> bool:
    return fold(spelled_out(issuer)).startswith(tuple(f"{fold(start)}" for start in starts))


def _issue(paper: Paper, read: Signature, message: str, found: str) -> Issue:
    return Issue(message, found=found, facts=(paper.formal.issuer,), place=_place(read))


def _place(read: Signature) -> Place:
    return Place("Chữ ký", quote=" ".join(read.lines))


@paper_rule("formal.signature-short", Severity.NOTE, "Tên cơ quan ở đề ký viết tắt")
def signature_short(paper: Paper) -> Iterator[Issue]:
    """The body in whose name somebody signs is written out (NĐ 30/2020, Phụ lục I, II.7)."""
    read = read_signature(paper)
    whom = read.forms.get("TM", "")
    full = spelled_out(whom)
    if fold(full) != fold(whom) and not is_of_party(paper.formal):
        yield Issue(
            f"Đề ký “TM. {whom}” viết tắt tên cơ quan; Nghị định 30/2020/NĐ-CP ghi đầy đủ",
            found=f"TM. {whom}",
            expected=f"TM. {full.upper()}",
            place=_place(read),
        )


@paper_rule("formal.signatory", Severity.WARNING, "Thiếu họ tên người ký hoặc ghi kèm học hàm, học vị")
def signatory(paper: Paper) -> Iterator[Issue]:
    """The name stands without degrees (NĐ 30/2020, Phụ lục I, II.7)."""
    formal = paper.formal
    lines = " ".join(formal.signature)
    # Columns side by side may be read as one: the name then stands behind a recipient.
    joined = any(";" in line.strip(" ;") for line in formal.recipients)
    # Of our own the record rules tell that nobody signs.
    if paper.origin is Origin.FILE and formal.signature and not formal.signatory and not joined:
        yield Issue(
            f"Không có họ tên người ký dưới “{lines}”{_UNSURE}",
            found=lines,
            place=Place("Chữ ký", quote=lines),
            doubtful=True,
        )
    found = _DEGREE.match(formal.signatory)
    if found is not None:
        yield Issue(
            f"Trước họ tên người ký không ghi học hàm, học vị: “{formal.signatory}”",
            found=formal.signatory,
            expected=formal.signatory[found.end() :],
            place=Place("Chữ ký", quote=formal.signatory),
        )
