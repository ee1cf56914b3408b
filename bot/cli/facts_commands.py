"""The commands about the fact base itself: facts lint, list, show."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.checking import AsJson, FactsPath, load_facts
from bot.cli.lines import write_json, write_line
from facts.errors import InputError

if TYPE_CHECKING:
    from facts.base import Fact, FactBase

FINDING = 1  # exit code

app = typer.Typer(help="The fact base: lint, list, show.", rich_markup_mode=None, add_completion=False)


@app.command()
def lint(
    path: Annotated[Path | None, typer.Argument(metavar="PATH", show_default=False)] = None,
    source_text: Annotated[
        list[Path] | None,
        typer.Option("--source-text", metavar="FILE", help="The source's text: quotes and figures must stand in it."),
    ] = None,
) -> None:
    """Name what fact files still lack, a line a finding; without PATH those that ship."""
    from facts.files import curated_folder
    from facts.linting import lint_base, read_source_text

    texts = [read_source_text(file) for file in source_text or []]
    with curated_folder() as curated:
        findings = lint_base(path or curated, texts)
    for finding in findings:
        write_line(str(finding))
    if findings:
        raise typer.Exit(FINDING)


@app.command("list")
def list_facts(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", show_default=False)] = None,
    facts: FactsPath = None,
    as_json: AsJson = False,
) -> None:
    """List the facts, all or those that hold every one of the words: id and statement."""
    found = load_facts(facts).find(" ".join(words or ()))
    if as_json:
        write_json({"facts": [fact.to_dict() for fact in found]})
        return
    width = max((len(fact.id) for fact in found), default=0)
    for fact in found:
        write_line(_fit(f"{fact.id:{width}}  {' '.join(fact.statement.split())}"))


@app.command()
def show(
    fact_id: Annotated[str, typer.Argument(metavar="ID")], facts: FactsPath = None, as_json: AsJson = False
) -> None:
    """Show one fact: statement, quote, source, link, and the figures that are read from it."""
    base = load_facts(facts)
    fact = base.get(fact_id)
    if fact is None:
        raise InputError(f'there is no fact "{fact_id}"; figurecheck facts list shows them')
    if as_json:
        write_json(_describe(fact, base))
    else:
        write_line(_picture(fact, base))


def _describe(fact: "Fact", base: "FactBase") -> dict[str, object]:
    from facts.quantities import read_quantities

    newer = base.superseded_by(fact.id)
    figures = [figure.to_dict() for figure in read_quantities(fact.statement)]
    return {**fact.to_dict(), "superseded_by": newer.id if newer else None, "quantities": figures}


def _picture(fact: "Fact", base: "FactBase") -> str:
    from bot.replies import render_fact
    from bot.replies.card import write_figure
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
