"""How faults are told: what is refused and where, in one line for people."""

from facts.errors import BaseError

Steps = tuple[str | int, ...]  # keys and list indexes that lead from a file's top to a thing in it


class Refusal(Exception):
    """Something that breaks a rule; `steps` lead to it, for whoever knows the lines."""

    def __init__(self, steps: Steps, what: str) -> None:
        super().__init__(what)
        self.steps = steps
        self.what = what


def fault_at(file: object, line: int | None, what: str) -> BaseError:
    """The error for that place; line None means the file as a whole."""
    where = f"{file}, line {line}" if line else f"{file}"
    return BaseError(f"{where}: {what}")


def shorten(value: object) -> str:
    """What stands in a file, fit for one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"
