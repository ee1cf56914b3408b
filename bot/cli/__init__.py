"""The command line: `figurecheck`. Its commands are in files of their own; what leaves this program, and how, is here.

    checking         check, search, compare, quantities
    facts_commands   facts lint, list, show
    chat             the conversation in a terminal
    lines            JSON lines in, results out

Exit codes: 0 done, 1 a finding, 2 wrong use or bad input, with one line on standard error. Start-up is part of the
product: nothing heavy is imported here, each command imports what it needs.
"""

import io
import sys
from collections.abc import Sequence

import typer
from typer.main import get_command

from bot.cli import chat, checking, facts_commands
from facts.errors import FactsError

NAME = "figurecheck"
DONE, WRONG = 0, 2

app = typer.Typer(
    help="Check figures in claims against a curated base of facts with sources.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (checking.check, checking.search, checking.compare, checking.quantities, chat.chat):
    app.command()(command)
app.add_typer(facts_commands.app, name="facts")


@app.command()
def run() -> None:
    """Run the service: the bot in Telegram. Settings are read from the environment."""
    from bot.service import run as run_service
    from bot.settings import load_settings
    from facts.check import Checker

    settings = load_settings()
    raise typer.Exit(run_service(settings, Checker(checking.load_facts(None))))


def main() -> None:
    """The entry point: the process's arguments in, its exit code out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # half a surrogate pair in a claim is shown, never fatal
    sys.exit(execute(sys.argv[1:]))


def execute(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. Every error becomes one line on standard error."""
    try:
        code = get_command(app).main(args=list(arguments), prog_name=NAME, standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except FactsError as error:
        return _fail(str(error))
    except typer.TyperException as error:
        return _fail(_wrong_use(error))
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _fail(f"a fault of its own ({what}); please report it, python -X dev -m bot shows where")


def _fail(line: str) -> int:
    print(f"{NAME}: {line}", file=sys.stderr)
    return WRONG


def _wrong_use(error: typer.TyperException) -> str:
    """Typer's sentence on one line, and where to read more."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else NAME
    return f"{' '.join(error.format_message().split()).rstrip('.')}; {command} --help shows how"
