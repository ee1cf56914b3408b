"""Why a fact or source was refused, in one line for people: pydantic's finding -> what and remedy.

The rules themselves stand where the fields are declared (`Source`, `Fact`); this is only their wording.
"""

from collections.abc import Iterable
from dataclasses import fields

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from facts.base import Fact
from facts.errors import BaseError
from facts.sources import Source

# By pydantic's name of the finding. {key} is what the fact file calls it, {value} what stands there.
_SENTENCES = {
    "missing": "{key} is missing; add it",
    "string_too_short": "{key} is empty; write it",
    "string_unicode": "{key} holds half a surrogate pair; write the whole character",
    "string_type": "{key} should be a text, not {value}; write it as one, in quotes if need be",
    "tuple_type": "{key} should be a list, not {value}; write it as [one, two]",
    "model_type": "{key} should be a mapping, not {value}; write its keys, such as id and title, below it",
    "dataclass_type": "a fact should be a mapping, not {value}; give it the keys id, statement and quote",
}
_BY_KEY = {
    "id": "{key} {value} is no slug; use lower-case letters, digits and single hyphens, such as nca-officers",
    "supersedes": "{key} {value} is no slug; name the id of the older fact",
    "published": "{key} {value} is no date; write it as year-month-day, such as 2024-08-21",
    "url": "{key} {value} is no web address; begin it with https:// or http://",
}


Steps = tuple[str | int, ...]  # keys and list indexes that lead from a file's top to a thing in it


class Refusal(Exception):
    """A fact or source that breaks a rule; `steps` lead to what is at fault, for whoever knows the lines."""

    def __init__(self, steps: Steps, what: str) -> None:
        super().__init__(what)
        self.steps = steps
        self.what = what


def refusal_of(error: ValidationError, within: Steps = ()) -> Refusal:
    """The first finding as a Refusal; `within` leads from the file's top to what was validated."""
    found = error.errors(include_url=False)[0]
    steps = (*within, *found["loc"])
    return Refusal(steps, _sentence(found, steps))


def unknown_key(key: object, known: Iterable[str]) -> str:
    """What is said of a key that the format does not have."""
    return f'unknown key "{shorten(key)}"; the known ones are {", ".join(known)}'


def fault_at(file: object, line: int | None, what: str) -> BaseError:
    """The error for that place; line None means the file as a whole."""
    where = f"{file}, line {line}" if line else f"{file}"
    return BaseError(f"{where}: {what}")


def shorten(value: object) -> str:
    """What stands in a file, fit for one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"


def _sentence(found: ErrorDetails, steps: Steps) -> str:
    kind, last = found["type"], steps[-1] if steps else ""
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return unknown_key(last, Source.model_fields if "source" in steps[:-1] else (f.name for f in fields(Fact)))
    if found["input"] is None:
        kind = "missing"
    template = _SENTENCES.get(kind) or _BY_KEY.get(str(last)) or "{key} cannot be read; write it as the format has it"
    return template.format(key=_name(steps), value=_shown(found["input"]))


def _name(steps: Steps) -> str:
    """The key as people would say it: "source's url", "aliases"."""
    keys = [step for step in steps if isinstance(step, str) and step != "facts"]
    return "'s ".join(keys) or "this"


def _shown(value: object) -> str:
    return f'"{shorten(value)}"' if isinstance(value, str) else shorten(value)
