"""One YAML file, a source with its facts -> facts; and the line of each thing in it.

The format needs little of YAML, and no more is read: texts, lists, mappings. Every scalar is a text, whatever YAML 1.1
makes of it elsewhere (`no`, 1_000, 2024-08-21, 12:30); only an empty value, `~` and `null` are nothing. Tags, anchors
and deep nesting are refused, so that no file can be small on disk and huge in memory, or crash the parser.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from facts.base import Fact
from facts.files.faults import Refusal, Steps, fault_at, shorten
from facts.files.rules import read_fact, read_source, refuse_unknown
from facts.sources import Source

_KEYS = {"source": None, "facts": None}
_NOTHING = ("", "~", "null")
_DEEPEST = 8  # a fact's alias stands four levels down
_PARSER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml where pyyaml was built with it: ten times as fast


def read_yaml(file: Path, text: str) -> tuple[Fact, ...]:
    """The facts of the file, all with its one source; raises BaseError with file, line and remedy."""
    try:
        return _facts_of(_parse(file, text))
    except Refusal as refusal:
        raise fault_at(file, find_lines(file, text, [refusal.steps])[0], refusal.what) from None


def read_values(file: Path, text: str) -> object:
    """The plain values of a text in YAML, whatever they are; raises BaseError with file, line and remedy."""
    return _parse(file, text)


def find_lines(file: Path, text: str, wanted: list[Steps]) -> list[int]:
    """The line, from 1, of what each of the steps leads to; of the nearest thing around it where it is not there."""
    lines: dict[Steps, int] = {}
    _parse(file, text, lines)
    return [
        next((lines[steps[:end]] for end in range(len(steps), -1, -1) if steps[:end] in lines), 1) for steps in wanted
    ]


def _facts_of(content: object) -> tuple[Fact, ...]:
    if not isinstance(content, dict):
        raise Refusal((), "the file should be a mapping; give it the keys source and facts")
    refuse_unknown(content, _KEYS)
    for key in _KEYS:
        if content.get(key) is None:
            raise Refusal((key,), f"{key} is missing; add it")
    source = read_source(content["source"])
    if not isinstance(content["facts"], list):
        raise Refusal(("facts",), "facts should be a list; begin each fact with a hyphen")
    return tuple(_fact_of(values, source, ("facts", index)) for index, values in enumerate(content["facts"]))


def _fact_of(values: object, source: Source, steps: Steps) -> Fact:
    if isinstance(values, dict) and "source" in values:
        raise Refusal((*steps, "source"), "a fact has no source of its own here; the file's source is every fact's")
    return read_fact(values, source, steps)


def _parse(file: Path, text: str, lines: dict[Steps, int] | None = None) -> object:
    """The file's plain values; fills in the line of each where `lines` is given."""
    try:
        return _Document(yaml.parse(text, Loader=_PARSER), lines).read()
    except _Unreadable as error:
        raise fault_at(file, error.line, error.what) from None
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1
        raise fault_at(file, line, _syntax(error, text, line)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise fault_at(file, line, "a control character; take it out") from None


def _syntax(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    at_fault = text.split("\n")[line - 1 : line]
    if at_fault and "\t" in at_fault[0][: len(at_fault[0]) - len(at_fault[0].lstrip())]:
        return "a tab where YAML wants spaces; indent with spaces"
    return f"no YAML ({error.problem or 'it cannot be read'}); check indentation, colons and quotes, or quote the text"


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Unreadable(Exception):
    """YAML that the format has no use for."""

    def __init__(self, event: yaml.Event, what: str) -> None:
        super().__init__(what)
        self.line = _line(event)
        self.what = what


class _Document:
    """A stream of YAML events -> one plain value."""

    def __init__(self, events: Iterator[yaml.Event], lines: dict[Steps, int] | None) -> None:
        self._events = events
        self._lines = lines

    def read(self) -> object:
        """The only document's value; None where the file is empty."""
        next(self._events)  # the stream's start
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        value = self._value(next(self._events), ())
        next(self._events)  # the document's end
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable(after, "a second document begins; put one source in a file, without ---")
        return value

    def _value(self, event: yaml.Event, steps: Steps) -> object:
        if isinstance(event, yaml.NodeEvent) and event.anchor:  # an alias has one too
            raise _Unreadable(event, "anchors and aliases (& and *) are not read; quote the text, or write it out")
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            raise _Unreadable(event, f"the tag {shorten(event.tag)} is not read; quote the text, or take the tag out")
        if len(steps) > _DEEPEST:
            raise _Unreadable(event, "nested deeper than any fact; check brackets and hyphens")
        if self._lines is not None:
            self._lines.setdefault(steps, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            is_plain = event.implicit[0]  # written without quotes
            return None if is_plain and event.value in _NOTHING else event.value
        return self._list(steps) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(steps)

    def _list(self, steps: Steps) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*steps, len(values))))
        return values

    def _mapping(self, steps: Steps) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Unreadable(event, "a key should be a word; quote the text, or check the colons")
            key: str = event.value
            if key in values:
                raise _Unreadable(event, f'the key "{shorten(key)}" is there twice; take one out')
            if self._lines is not None:
                self._lines[*steps, key] = _line(event)
            values[key] = self._value(next(self._events), (*steps, key))
        return values
