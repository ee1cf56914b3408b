"""The conversation in a terminal: the same replies as in Telegram, in plain text."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.checking import load_facts
from bot.cli.lines import write_line
from bot.cli.parsing import Commands

if TYPE_CHECKING:
    from bot.services import Services

_PROMPT = "> "
_QUIT = "/quit"


def add_to(commands: Commands) -> None:
    """chat and what it takes."""
    commands.add(chat, "talk in the terminal: a claim a line, the same replies as in Telegram").take_facts()


def chat(facts: Path | None) -> None:
    """Reply to each line until /quit or the end of the input."""
    from bot.services import Services
    from bot.texts import load_texts
    from facts.check import Checker

    services = Services(Checker(load_facts(facts)), load_texts(), lambda: datetime.now(UTC))
    is_terminal = sys.stdin.isatty()
    if is_terminal:
        write_line(services.texts("chat-greeting"))
    for line in _read_lines(is_terminal):
        if line == _QUIT:
            return
        if line:
            write_line(f"{reply_to(line, services)}\n")


def reply_to(line: str, services: "Services") -> str:
    """What is said to a line, which is a claim or a command."""
    command, _, rest = line.partition(" ")
    argument = rest.strip()
    match command:
        case "/start" | "/help":
            return services.texts("chat-help")
        case "/facts":
            return _list_facts(argument, services)
        case "/fact":
            return _show_fact(argument.lower(), services)
        case "/check" if argument:
            return _check(argument, services)
        case _ if command.startswith("/"):
            return services.texts("unknown-command")
        case _:
            return _check(line, services)


def _check(message: str, services: "Services") -> str:
    from bot.replies import render_plain

    checker, today = services.checker, services.today
    return render_plain(checker.check_message(message, today), today=today, texts=services.texts, base=checker.base)


def _list_facts(words: str, services: "Services") -> str:
    from bot.replies import render_facts
    from bot.replies.markup import to_plain

    return to_plain(render_facts(services.checker.base.find(words), words, services.texts).html)


def _show_fact(fact_id: str, services: "Services") -> str:
    from bot.replies import render_fact
    from bot.replies.markup import escape, to_plain

    base, texts = services.checker.base, services.texts
    fact = base.get(fact_id)
    if fact:
        return to_plain(render_fact(fact, base.superseded_by(fact.id), texts).html)
    if fact_id:
        return to_plain(texts("fact-unknown", id=escape(fact_id)))
    return to_plain(texts("fact-usage", id=base.facts[0].id))


def _read_lines(is_terminal: bool) -> Iterator[str]:
    """Each line as it comes, stripped. What is no UTF-8 is shown as such, not refused."""
    if not is_terminal:
        for line in sys.stdin.buffer:
            yield line.decode(errors="replace").strip()
        return
    import readline  # noqa: F401  (its import alone lets input() edit the line)

    try:
        while True:
            yield input(_PROMPT).strip()
    except EOFError:
        write_line("")
