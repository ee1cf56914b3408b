"""The commands about the fact base itself: facts lint, list, show; `draft` is in `drafting`."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import drafting, store_commands, verifying
from bot.cli.checking import load_facts
from bot.cli.lines import mark_claim, write_json, write_line
from bot.cli.parsing import Commands, read_path
from facts.errors import InputError

if TYPE_CHECKING:
    from facts.base import Base, Fact

FINDING = 1  # exit code


def add_to(commands: Commands) -> None:
    """facts lint, list and show, what they take, and the further commands about facts."""
    group = commands.add_group("facts", "the facts: lint, list, show, draft, verify, import, export, history, revert")
    store_commands.add_to_facts(group)
    drafting.add_to(group)
    verifying.add_to(group)

    parser = group.add(lint, "name what fact files still lack, a line a finding")
    parser.add_argument(
        "path", metavar="PATH", nargs="?", type=read_path, help="a file or folder; without it the base that ships"
    )
    text = "the text of a source, in which quotes and figures must stand; may be given several times"
    parser.add_argument("--source-text", metavar="FILE", action="append", type=read_path, default=[], help=text)

    parser = group.add(list_facts, "list the facts, all or those that hold every one of the words", name="list")
    parser.add_argument("words", metavar="WORDS", nargs="*")
    parser.take_facts()
    parser.take_json()

    parser = group.add(show, "show one fact: statement, quote, source, and the figures that are read from it")
    parser.add_argument("fact_id", metavar="ID")
    parser.take_facts()
    parser.take_json()


def lint(path: Path | None, source_text: list[Path]) -> int:
    """Write the findings; whether there are any is the exit code."""
    from facts.files import CURATED
    from facts.linting import lint_base, read_source_text

    texts = [read_source_text(file) for file in source_text]
    findings = lint_base(path or CURATED, texts)
    for finding in findings:
        write_line(str(finding))
    return FINDING if findings else 0


def list_facts(words: list[str], facts: Path | None, as_json: bool) -> None:
    """Write id and statement of the facts found, a line each."""
    found = load_facts(facts).find(" ".join(words))
    if as_json:
        write_json({"facts": [fact.to_dict() for fact in found]})
        return
    width = max((len(fact.id) for fact in found), default=0)
    for fact in found:
        write_line(_fit(f"{fact.id:{width}}  {mark_claim(fact)}"))


def show(fact_id: str, facts: Path | None, as_json: bool) -> None:
    """Write one fact with all that belongs to it."""
    base = load_facts(facts)
    fact = base.get(fact_id)
    if fact is None:
        raise InputError(f'there is no fact "{fact_id}"; figurecheck facts list shows them')
    if as_json:
        write_json(_describe(fact, base))
    else:
        write_line(_picture(fact, base))


def _describe(fact: "Fact", base: "Base") -> dict[str, object]:
    from facts.quantities import read_quantities

    newer = base.superseded_by(fact.id)
    figures = [figure.to_dict() for figure in read_quantities(fact.statement)]
    return {**fact.to_dict(), "superseded_by": newer.id if newer else None, "quantities": figures}


def _picture(fact: "Fact", base: "Base") -> str:
    from bot.replies import render_fact
    from bot.replies.figures import write_figure
    from bot.replies.markup import to_plain
    from bot.texts import load_texts
    from facts.quantities import read_quantities

    texts = load_texts()
    figures = [to_plain(write_figure(figure, texts)) for figure in read_quantities(fact.statement)]
    lines = [to_plain(render_fact(fact, base.superseded_by(fact.id), texts).html)]
    lines += [texts("show-figures", figures="; ".join(figures))] if figures else []
    lines += [texts("show-aliases", aliases=", ".join(fact.aliases))] if fact.aliases else []
    lines += [texts("show-tags", tags=", ".join(fact.tags))] if fact.tags else []
    return "\n".join(lines)


def _fit(line: str) -> str:
    """The line, cut to the terminal's width where it goes to one."""
    width = shutil.get_terminal_size().columns
    return line if len(line) <= width or not sys.stdout.isatty() else f"{line[: width - 1]}…"
