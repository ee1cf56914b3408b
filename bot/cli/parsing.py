"""Arguments -> a command and what it is given: argparse, with one line for each wrong use."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from facts.errors import InputError

NAME = "figurecheck"

Command = Callable[..., int | None]


class Parser(argparse.ArgumentParser):
    """A parser whose errors are InputErrors of one line, and whose options are not guessed from beginnings."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        """What is wrong, and where to read more."""
        raise InputError(f"{message}; {self.prog} --help shows how")

    def read(self, arguments: Sequence[str]) -> Callable[[], int | None] | None:
        """The command, ready to be called; None where help was asked for and given."""
        try:
            given = vars(self.parse_args(arguments))
        except SystemExit:
            return None
        return partial(given.pop("command"), **given)

    def add_commands(self) -> "Commands":
        """Room for commands below this parser."""
        return Commands(self.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser))

    def take_facts(self) -> None:
        """--facts PATH."""
        text = "a fact file or a folder of them, instead of the base that ships"
        self.add_argument("--facts", metavar="PATH", type=read_path, help=text)

    def take_lines(self, is_required: bool = False) -> None:
        """--jsonl FILE."""
        text = "read a JSON object a line; - is standard input"
        self.add_argument("--jsonl", metavar="FILE", required=is_required, help=text)

    def take_json(self) -> None:
        """--json."""
        self.add_argument("--json", action="store_true", dest="as_json", help="answer in JSON")


class Commands:
    """The commands below a parser."""

    def __init__(self, parsers: "argparse._SubParsersAction[Parser]") -> None:
        self._parsers = parsers

    def add(self, command: Command, text: str, name: str | None = None) -> Parser:
        """A command, called by the function's name or by another, with a line of help."""
        parser = self._parsers.add_parser(
            name or command.__name__, help=text, description=f"{text[0].upper()}{text[1:]}."
        )
        parser.set_defaults(command=command)
        return parser

    def add_group(self, name: str, text: str) -> "Commands":
        """A command that has commands of its own."""
        return self._parsers.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.").add_commands()


def read_count(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or int(text[:9]) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text[:9])


def read_path(text: str) -> Path:
    """A path that is not empty: the empty one would be the folder that one happens to stand in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the path is empty; give a file or a folder")
    return Path(text)
