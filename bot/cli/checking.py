"""The commands that check: check, search, compare, quantities. What they import, they import when they are called."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.lines import answer_lines, write_json, write_line
from facts.errors import InputError

if TYPE_CHECKING:
    from facts.base import FactBase

FactsPath = Annotated[
    Path | None,
    typer.Option("--facts", metavar="PATH", help="A fact file or a folder of them, instead of the base that ships."),
]
LinesFile = Annotated[
    str | None, typer.Option("--jsonl", metavar="FILE", help="Read a JSON object a line; - is standard input.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


def load_facts(path: Path | None) -> "FactBase":
    """The base at the path, or the one that ships."""
    from facts.files import load_base, load_curated

    return load_base(path) if path else load_curated()


def check(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", show_default=False)] = None,
    jsonl: LinesFile = None,
    facts: FactsPath = None,
    as_json: AsJson = False,
) -> None:
    """Check a message, or a claim a line: {"claim": TEXT}."""
    _require_one("TEXT", text, jsonl)
    from facts.check import Checker

    base = load_facts(facts)
    checker = Checker(base)
    if jsonl is not None:
        answer_lines(jsonl, ("claim",), lambda claim: checker.check_claim(claim).to_dict())
        return
    message = text or ""
    answers = checker.check_message(message)
    if as_json:
        write_json({"message": message, "answers": [answer.to_dict() for answer in answers]})
        return
    from bot.replies import render_plain

    write_line(render_plain(answers, today=date.today(), base=base))


def search(
    jsonl: LinesFile = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many facts for each claim.")] = 10,
    facts: FactsPath = None,
) -> None:
    """Find the facts that are about the same thing, best first, for a claim a line: {"claim": TEXT}."""
    if jsonl is None:
        raise InputError("give --jsonl FILE, or --jsonl - for standard input")
    from facts.check import Checker

    checker = Checker(load_facts(facts))

    def find(claim: str) -> dict[str, Any]:
        hits = checker.search(claim, top)
        return {"claim": claim, "hits": [{"fact_id": hit.fact_id, "score": hit.score} for hit in hits]}

    answer_lines(jsonl, ("claim",), find)


def compare(
    statement: Annotated[str | None, typer.Argument(metavar="STATEMENT", show_default=False)] = None,
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", show_default=False)] = None,
    jsonl: LinesFile = None,
) -> None:
    """Check a claim as if the statement were the only fact; a pair a line: {"statement": TEXT, "claim": TEXT}."""
    _require_one("STATEMENT CLAIM", statement if claim is None else claim, jsonl)
    if jsonl is None and (statement is None or claim is None):
        raise InputError("give both, STATEMENT and CLAIM")
    from facts.check import compare as compare_texts

    if jsonl is not None:
        answer_lines(jsonl, ("statement", "claim"), lambda *texts: compare_texts(*texts).to_dict())
    elif statement is not None and claim is not None:
        write_json(compare_texts(statement, claim).to_dict())


def quantities(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", show_default=False)] = None, jsonl: LinesFile = None
) -> None:
    """Read the figures in a text, or in a text a line: {"text": TEXT}."""
    _require_one("TEXT", text, jsonl)
    from facts.quantities import read_quantities

    def read(text: str) -> dict[str, Any]:
        return {"text": text, "quantities": [quantity.to_dict() for quantity in read_quantities(text)]}

    if jsonl is not None:
        answer_lines(jsonl, ("text",), read)
    else:
        write_json(read(text or ""))


def _require_one(name: str, argument: str | None, jsonl: str | None) -> None:
    if argument is None and jsonl is None:
        raise InputError(f"give {name}, or --jsonl FILE")
    if argument is not None and jsonl is not None:
        raise InputError(f"give {name} or --jsonl FILE, not both")
