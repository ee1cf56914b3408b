"""The command line: `figurecheck`. Its commands are in files of their own; what leaves this program, and how, is here.

    checking         check, search, compare, quantities
    facts_commands   facts lint, list, show
    drafting         facts draft
    evaluation       eval
    chat             the conversation in a terminal
    measuring        bench
    store_commands   facts import, export, history, revert; db
    claim_reviews    facts import --claimreview
    lines            JSON lines in, results out
    parsing          arguments -> a command and what it is given

Exit codes: 0 done, 1 a finding, 2 wrong use or bad input, with one line on standard error. Start-up is part of the
product: nothing heavy is imported here, each command imports what it needs. That is also why arguments are read by
argparse (7 ms) and not by typer (119 ms as of 0.29, which builds pydantic adapters for them; 45 ms as of 0.20), where
the whole process may take some 160 ms.
"""

import gc
import io
import sys
from collections.abc import Sequence

from bot.cli import chat, checking, evaluation, facts_commands, measuring, store_commands
from bot.cli.lines import NobodyReads
from bot.cli.parsing import NAME, Parser
from facts.errors import FactsError

DONE, WRONG, INTERRUPTED = 0, 2, 130


def main() -> None:
    """The entry point: the process's arguments in, its exit code out."""
    gc.set_threshold(50_000, 20, 20)  # starting makes no garbage: an eighth of its time went to looking for it
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # half a surrogate pair in a claim is shown, never fatal
    sys.exit(execute(sys.argv[1:]))


def execute(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. Every error becomes one line on standard error."""
    try:
        command = build_parser().read(arguments)
        return (command() if command else None) or DONE
    except FactsError as error:
        return _fail(str(error))
    except NobodyReads:
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _fail(f"a fault of its own ({type(error).__name__}: {error}); please report it")


def build_parser() -> Parser:
    """Every command with what it takes."""
    parser = Parser(prog=NAME, description="Check figures in claims against a curated base of facts with sources.")
    commands = parser.add_commands()
    for module in (checking, chat, facts_commands, store_commands, evaluation, measuring):
        module.add_to(commands)
    commands.add(run, "run the service: the bot in Telegram; its settings are read from the environment")
    return parser


def run() -> int:
    """Run the service; its exit code."""
    from bot.service import run as run_service

    return run_service()


def _fail(line: str) -> int:
    print(f"{NAME}: {' '.join(line.split())}", file=sys.stderr)
    return WRONG
