"""Command proofread."""

import argparse
from pathlib import Path

from cdsdesk.actions.proofreading import FactFound, ProofreadResult, proofread
from cdsdesk.actions.proofreading_list import place_words, save_proofread
from cdsdesk.model.findings import SEVERITY_WORDS, Severity
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    made = commands.add("proofread", "Đọc soát một văn bản .docx, .pdf hoặc .txt", _proofread)
    made.inputs.add_argument("document", type=Path, metavar="VĂN_BẢN")
    made.options.add_argument("--facts", action="store_true", help="kể cả các dữ kiện đọc được trong văn bản")
    made.options.add_argument("-o", "--out", type=Path, metavar="TỆP", help="ghi danh sách ra tệp .docx hoặc .pdf")


def _proofread(args: argparse.Namespace, out: Output) -> int:
    progress = ConsoleProgress(out)
    result = proofread(args.document, progress)
    if args.out is not None:
        save_proofread(result, args.out, progress)
    _say(result, out)
    for fact in result.facts if args.facts else ():
        out.say(_fact_words(fact))
    out.result(result.to_json(facts=args.facts) | ({"files": [str(args.out)]} if args.out is not None else {}))
    return NEEDS_A_PERSON if result.open else DONE


def _say(result: ProofreadResult, out: Output) -> None:
    for finding in result.findings:
        out.say(f"{SEVERITY_WORDS[finding.severity]}: {place_words(finding.place)}: {finding.message}")
    counts = [f"{result.counts[severity.value]} {SEVERITY_WORDS[severity].lower()}" for severity in Severity]
    out.say(f"{result.name}: {', '.join(counts)}")


def _fact_words(fact: FactFound) -> str:
    told = ", ".join(f"{name}={value}" for name, value in fact.values.items())
    return f"{place_words(fact.place)}: “{fact.as_written}” ({fact.kind}{f': {told}' if told else ''})"
