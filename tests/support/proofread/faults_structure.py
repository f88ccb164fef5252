"""Slips in how a document hangs together: numbers of headings, annexes, references, recipients, signature."""

import re
from random import Random

from tests.support.proofread.faults import fault, one_line, only, row_text, told
from tests.support.proofread.written import Letter

_SIGNS = (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("TRƯỞNG PHÒNG",), ("GIÁM ĐỐC",))


@fault("structure.heading-twice", "Hai mục mang một số", "structure.number-twice")
def heading_twice(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    heads = letter.lines(rng.choice(("heading", "subheading")))
    at = rng.randrange(1, len(heads))
    heads[at].mark = heads[at - 1].mark
    return heads[at].text, heads[at - 1].text


@fault("structure.heading-gap", "Thiếu một số mục", "structure.number-gap")
def heading_gap(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    heads = letter.lines("subheading")
    marks = [head.mark for head in heads]
    cut = rng.randrange(1, len(heads) - 1)
    for head, mark in zip(heads, [*marks[:cut], *marks[cut + 1 :], _next(marks[-1])], strict=True):
        head.mark = mark
    return heads[cut].text, heads[cut - 1].text, heads[cut + 1].text


def _next(mark: str) -> str:
    """Return the number after the last of the headings."""
    if not mark.rstrip(".").split(".")[-1].isdigit():
        return {"V.": "VI.", "VI.": "VII.", "VII.": "VIII.", "IV.": "V.", "III.": "IV."}.get(mark, "IX.")
    before, _, last = mark.rstrip(".").rpartition(".")
    return f"{before}.{int(last) + 1}." if before else f"{int(last) + 1}."


@fault("structure.row-number", "Số thứ tự trong bảng lặp hoặc thiếu", "structure.number-twice", "structure.number-gap")
def row_number(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    grid = only(letter, "teams")
    if grid is None:
        return None
    rows = grid.data()
    at = rng.randrange(1, len(rows))
    rows[at].cells[0] = rng.choice((rows[at - 1].cells[0], str(at + 2)))
    return tuple(row_text(row) for row in rows[at - 1 : at + 2])


@fault("structure.annex-absent", "Nhắc đến phụ lục không có", "annexes.absent")
def annex_absent(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    if len(letter.appendices) < 2:
        return None
    gone = letter.appendices.pop()
    return tuple(line.text for line in letter.lines() if gone.label in line.text)


@fault("structure.annex-unmentioned", "Có phụ lục mà lời văn không nhắc", "annexes.unmentioned")
def annex_unmentioned(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    lines = [
        line
        for line in letter.lines("mention")
        for label in re.findall(r"Phụ lục \w+", line.text)
        if sum(label in other.text for other in letter.lines()) == 1 and len(letter.appendices) > 1
    ]
    if not lines:
        return None
    line = rng.choice(lines)
    found = re.search(r" \(chi tiết tại (Phụ lục \w+) kèm theo\)", line.text)
    if found is None:
        return None
    line.text = line.text.replace(found[0], "")
    title = next(appendix.title for appendix in letter.appendices if appendix.label == found[1])
    return found[1], title, f"{found[1]} {title}"


@fault("structure.item-absent", "Dẫn số thứ tự không có trong phụ lục", "structure.reference-absent")
def item_absent(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    lines = [line for line in letter.lines("works-state") if "Phụ lục" in line.text]
    if not lines:
        return None
    line = rng.choice(lines)
    old = rng.choice(line.said["codes"].split(", "))
    return told(line, old, rng.choice(("4.7", "5.2", f"{old[0]}.19")))


@fault("structure.item-otherwise", "Dẫn đến dòng ghi trạng thái khác", "structure.reference-otherwise")
def item_otherwise(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    lines = [line for line in letter.lines("works-state") if "Phụ lục" in line.text]
    if len(lines) < 2:
        return None
    one, other = rng.sample(lines, 2)
    first, second = (rng.choice(line.said["codes"].split(", ")) for line in (one, other))
    one.text = re.sub(rf"(?<=[ ]){re.escape(first)}(?=[,)])", second, one.text)
    other.text = re.sub(rf"(?<=[ ]){re.escape(second)}(?=[,)])", first, other.text)
    return one.text, other.text


@fault("structure.annex-reference", "Dòng “Kèm theo” của phụ lục trái với báo cáo", "annexes.heading")
def annex_reference(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    if not letter.appendices:
        return None
    appendix = rng.choice(letter.appendices)
    wrong = rng.choice(
        (
            (f"số {letter.number}/", f"số {letter.number}1/"),
            ("Kèm theo Báo cáo", "Kèm theo Kế hoạch"),
            (f"/{letter.day.year} của", f"/{letter.day.year - 1} của"),
        )
    )
    appendix.reference = appendix.reference.replace(*wrong)
    return appendix.reference, appendix.title, appendix.label


@fault("structure.annex-twice", "Hai phụ lục mang một số", "annexes.numbering")
def annex_twice(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    if len(letter.appendices) < 2:
        return None
    at = rng.randrange(1, len(letter.appendices))
    before, here = letter.appendices[at - 1 : at + 1]
    spots = tuple(line.text for line in letter.lines() if here.label in line.text)
    here.label = before.label
    return (*spots, here.label, here.title, before.title)


@fault("structure.recipient-twice", "Một nơi nhận ghi hai lần", "formal.recipient-twice")
def recipient_twice(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    letter.recipients.insert(2, letter.recipients[1])
    return (letter.recipients[1],)


@fault("structure.signature", "Thể thức ký trái với cơ quan ban hành", "formal.signature")
def signature(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    last = letter.signature[-1].removeprefix("PHÓ ")
    letter.signature = list(rng.choice([lines for lines in _SIGNS if lines[-1] != last]))
    return (*letter.signature, " ".join(letter.signature), letter.issuer)


@fault("structure.placeholder", "Chỗ trống chưa điền", "formal.placeholder")
def placeholder(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "quoted", "training", "teams", "difficulty")
    if line is None:
        return None
    old = re.search(r"[0-9][0-9.]*(?= )", line.text)
    if old is None:
        line.text = f"{line.text.rstrip('.')} {rng.choice(('(ghi rõ lý do)', '[nêu cụ thể]', '(………)'))}."
        return (line.text,)
    return told(line, old[0], rng.choice(("……", "…", "xx", "[số liệu]", "....", "___")))


@fault("structure.title", "Kết luận nêu loại văn bản khác với tên", "formal.title-kind")
def title(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "closing")
    return told(line, "Trên đây là Báo cáo", f"Trên đây là {rng.choice(('Kế hoạch', 'Tờ trình'))}") if line else None


@fault("structure.caption-number", "Số của bảng thiếu hoặc trùng", "structure.caption-number")
def caption_number(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    captions = letter.lines("caption")
    if len(captions) < 3:
        return None
    line = captions[-1]
    number = int(line.said["number"])
    return told(line, f"Bảng {number}.", f"Bảng {number + rng.choice((-1, 1, 2))}.")


@fault("structure.caption-absent", "Dẫn đến bảng không có", "structure.caption-absent")
def caption_absent(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    captions = letter.lines("caption")
    line = one_line(letter, rng, "money")
    if not captions or line is None:
        return None
    return told(line, "Tổng nhu cầu", f"Số liệu tại Bảng {len(captions) + rng.randint(1, 3)}: tổng nhu cầu")
