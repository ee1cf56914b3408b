"""Lines in and lines out: JSON objects from a file or standard input, results to standard output, each at once."""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from facts.errors import InputError

if TYPE_CHECKING:
    from facts.base import Fact

STANDARD_INPUT = "-"


class NobodyReads(Exception):
    """Standard output was closed, as by `| head`."""


def answer_lines(file: str, keys: tuple[str, ...], answer: Callable[..., object]) -> None:
    """Answer each line's texts with one line of JSON, which is out before the next line is read.

    The texts stand under `keys` in each line's object and are handed on in that order; other keys are passed over.
    Raises InputError at the first line that is not so, and after a blank line within: answers are told apart by their
    order. Blank lines at the end are passed over.
    """
    for texts in _read_lines(file, keys):
        write_json(answer(*texts))


def write_json(value: object) -> None:
    """One line of JSON in ASCII, so that no character, not even half a surrogate pair, can break it."""
    write_line(json.dumps(value))


def write_line(line: str) -> None:
    """One line on standard output, at once; raises NobodyReads where it was closed, which ends the command quietly."""
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would raise again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise NobodyReads from None


def mark_claim(fact: "Fact") -> str:
    """A fact's statement on one line; of a claim that somebody rated with what was found of it before."""
    statement = " ".join(fact.statement.split())
    return f"[rated {fact.review.truth} by {fact.source.publisher}] {statement}" if fact.review else statement


def _read_lines(file: str, keys: tuple[str, ...]) -> Iterator[list[str]]:
    name = "standard input" if file == STANDARD_INPUT else file
    with _open(file) as lines:
        blank = 0
        for number, line in enumerate(lines, start=1):
            if line.isspace():
                blank = blank or number
                continue
            if blank:
                raise InputError(f"{name}, line {blank}: a blank line; take it out, answers go by their order")
            try:
                yield _texts_of(line, keys)
            except _Refused as refusal:
                raise InputError(f"{name}, line {number}: {refusal}") from None


@contextlib.contextmanager
def _open(file: str) -> Iterator[BinaryIO]:
    """The file's lines as bytes, each there as soon as it was written."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with contextlib.ExitStack() as opened:
        try:
            lines = opened.enter_context(open(file, "rb"))
        except (OSError, ValueError) as error:  # ValueError: a name with a null character
            reason = (getattr(error, "strerror", None) or "cannot be read").lower()
            raise InputError(f"{file}: {reason}; check the path") from None
        yield lines


class _Refused(Exception):
    """Why a line cannot be answered, with the remedy."""


def _texts_of(line: bytes, keys: tuple[str, ...]) -> list[str]:
    shape = json.dumps(dict.fromkeys(keys, "…"), ensure_ascii=False)
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _Refused("no UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise _Refused(f"no JSON; write {shape} on each line") from None
    if not isinstance(row, dict):
        raise _Refused(f"no JSON object; write {shape} on each line")
    for key in keys:
        if key not in row:
            raise _Refused(f'"{key}" is missing; write {shape} on each line')
        if not isinstance(row[key], str):
            raise _Refused(f'"{key}" is no text; write {shape} on each line')
    return [row[key] for key in keys]
