"""A letter as plain text, the cells of tables parted by tabs."""

from pathlib import Path

from tests.support.proofread.written import Grid, Letter, Part


def write_txt(letter: Letter, path: Path) -> Path:
    """Write the letter as a text file in UTF-8."""
    path.write_text("\n".join(_lines(letter)) + "\n", encoding="utf-8")
    return path


def _lines(letter: Letter) -> list[str]:
    head = [letter.parent, letter.issuer, f"Số: {letter.number}/{letter.symbol}"]
    lines = [line for line in head if line]
    lines += [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"{letter.place}, {letter.dated}",
        "",
    ]
    lines += [letter.kind, letter.subject, ""]
    lines += [f"Kính gửi: {'; '.join(letter.addressees)}", ""] if letter.addressees else []
    for part in letter.body:
        lines += [*_part(part), ""]
    lines[-2] += "" if lines[-2].endswith("./.") else "/."
    lines += [*letter.signature, "", letter.signatory, "", "Nơi nhận:"]
    lines += [f"- {line}{'.' if line is letter.recipients[-1] else ';'}" for line in letter.recipients]
    for appendix in letter.appendices:
        lines += ["", appendix.label, appendix.title, appendix.reference, ""]
        for part in appendix.parts:
            lines += [*_part(part), ""]
    return lines


def _part(part: Part) -> list[str]:
    if not isinstance(part, Grid):
        return [part.whole]
    lines = [part.unit_line] if part.unit_line else []
    return [*lines, "\t".join(part.header), *("\t".join(row.cells) for row in part.rows)]
