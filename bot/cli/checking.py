"""The commands that check: check, search, compare, quantities. What they import, they import when they are called."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli.lines import answer_lines, write_json, write_line
from bot.cli.parsing import Commands, read_count
from facts.errors import InputError

if TYPE_CHECKING:
    from facts.base import Base


def add_to(commands: Commands) -> None:
    """The four commands and what they take."""
    parser = commands.add(check, 'check a message, or a claim a line: {"claim": TEXT}')
    parser.add_argument("text", metavar="TEXT", nargs="?")
    parser.take_lines()
    parser.take_facts()
    parser.take_json()

    parser = commands.add(
        search, 'find the facts about the same thing, best first, for a claim a line: {"claim": TEXT}'
    )
    parser.add_argument("--top", metavar="N", type=read_count, default=10, help="how many for each claim (10)")
    parser.take_lines(is_required=True)
    parser.take_facts()

    text = 'check a claim as if a statement were the only fact; a pair a line: {"statement": TEXT, "claim": TEXT}'
    parser = commands.add(compare, text)
    parser.add_argument("statement", metavar="STATEMENT", nargs="?")
    parser.add_argument("claim", metavar="CLAIM", nargs="?")
    parser.take_lines()

    parser = commands.add(quantities, 'read the figures in a text, or in a text a line: {"text": TEXT}')
    parser.add_argument("text", metavar="TEXT", nargs="?")
    parser.take_lines()


def load_facts(path: Path | None) -> "Base":
    """The base at the path, or the one that ships. A large one is kept, with its index, in the cache folder."""
    from facts.files import load_curated

    if path is None:
        return load_curated()
    from facts.keeping.opening import is_large, open_base

    if not is_large(path):
        return open_base(path, None)
    from bot.settings import load_settings  # which takes 100 ms, but not of a large base's time

    return open_base(path, load_settings().cache_path)


def check(text: str | None, jsonl: str | None, facts: Path | None, as_json: bool) -> None:
    """Answer a message, in words or JSON, or each line's claim."""
    _require_one("TEXT", text, jsonl)
    from facts.check import Checker

    base, today = load_facts(facts), datetime.now(UTC).date()
    checker = Checker(base)
    if jsonl is not None:
        answer_lines(jsonl, ("claim",), lambda claim: checker.check_claim(claim, today).to_dict())
        return
    message = text or ""
    answers = checker.check_message(message, today)
    if as_json:
        write_json({"message": message, "answers": [answer.to_dict() for answer in answers]})
        return
    from bot.replies import render_plain

    write_line(render_plain(answers, today=today, base=base))


def search(jsonl: str, top: int, facts: Path | None) -> None:
    """Answer each line's claim with the facts nearest in topic, without a verdict."""
    from facts.check import Checker

    checker = Checker(load_facts(facts))

    def find(claim: str) -> dict[str, Any]:
        hits = checker.search(claim, top)
        return {"claim": claim, "hits": [{"fact_id": hit.fact_id, "score": hit.score} for hit in hits]}

    answer_lines(jsonl, ("claim",), find)


def compare(statement: str | None, claim: str | None, jsonl: str | None) -> None:
    """Answer a claim, or each line's, from the statement beside it alone."""
    _require_one("STATEMENT CLAIM", statement, jsonl)
    if statement is not None and claim is None:
        raise InputError("give both, STATEMENT and CLAIM")
    from facts.check import compare as compare_texts

    if jsonl is not None:
        answer_lines(jsonl, ("statement", "claim"), lambda *texts: compare_texts(*texts).to_dict())
    else:
        write_json(compare_texts(statement or "", claim or "").to_dict())


def quantities(text: str | None, jsonl: str | None) -> None:
    """Give the figures in a text, or in each line's."""
    _require_one("TEXT", text, jsonl)
    from facts.plain import make_plain
    from facts.quantities import read_quantities

    def read(text: str) -> dict[str, Any]:
        plain = make_plain(text)
        found = []
        for quantity in read_quantities(plain.text):
            start, end = plain.span(*quantity.span)
            found.append({**quantity.to_dict(), "text": text[start:end], "span": [start, end]})
        return {"text": text, "quantities": found}

    if jsonl is not None:
        answer_lines(jsonl, ("text",), read)
    else:
        write_json(read(text or ""))


def _require_one(name: str, argument: str | None, jsonl: str | None) -> None:
    if argument is None and jsonl is None:
        raise InputError(f"give {name}, or --jsonl FILE")
    if argument is not None and jsonl is not None:
        raise InputError(f"give {name} or --jsonl FILE, not both")
