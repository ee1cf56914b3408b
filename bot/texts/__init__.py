"""Every sentence that people read, as Fluent files, a folder a language. What is said when is in `bot.replies`.

A pattern of text and `{ $value }` alone is read here, anything more (plural forms, terms) by fluent.runtime, which is
imported when the first such pattern is asked for: it takes about 110 ms to import and to parse these files, and the
command line has 200 ms for everything. `tests/test_texts.py` holds both ways against each other.
"""

import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

DEFAULT_LANGUAGE = "en"
_FOLDER = Path(__file__).parent

Value = str | int  # what can be put into a text

_ENTRY = re.compile(
    r"""
    ^(?P<name>[a-z][\w-]*)[ ]=     # a message starts in the first column
    (?P<pattern>.*(?:\n(?:[ ].*)?)*)  # the rest of the line, then indented or empty lines
    """,
    re.VERBOSE | re.MULTILINE,
)
_VALUE = re.compile(r"\{ \$(\w+) \}")


class Texts:
    """The texts of one language."""

    def __init__(self, language: str, sources: tuple[str, ...]) -> None:
        self.language = language
        self.sources = sources
        self.patterns = {
            entry["name"]: _dedent(entry["pattern"]) for source in sources for entry in _ENTRY.finditer(source)
        }
        self._format_fluently: Callable[[str, dict[str, Value]], str] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of all messages."""
        return frozenset(self.patterns)

    def __call__(self, name: str, **values: Value) -> str:
        """The message `name` with its values put in. A value of a message in HTML must be escaped already."""
        pattern = self.patterns[name]
        if is_simple(pattern):
            return _VALUE.sub(lambda match: str(values[match[1]]), pattern)
        if self._format_fluently is None:
            self._format_fluently = read_fluently(self.language, self.sources)
        return self._format_fluently(name, values)


def is_simple(pattern: str) -> bool:
    """Whether a pattern is text and `{ $value }` alone."""
    return "{" not in _VALUE.sub("", pattern)


def read_fluently(language: str, sources: tuple[str, ...]) -> Callable[[str, dict[str, Value]], str]:
    """A function that formats any message of these Fluent sources, by name, with fluent.runtime."""
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], use_isolating=False)
    for source in sources:
        bundle.add_resource(FluentResource(source))

    def format_message(name: str, values: dict[str, Value]) -> str:
        pattern = bundle.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise errors[0]
        return str(text)

    return format_message


@cache
def load_texts(language: str = DEFAULT_LANGUAGE) -> Texts:
    """The texts of a language, read once."""
    folder = _FOLDER / language
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".ftl")), key=lambda path: path.name)
    return Texts(language, tuple(path.read_text(encoding="utf-8") for path in paths))


def list_languages() -> list[str]:
    """The languages that have a folder here."""
    return sorted(path.name for path in _FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_"))


def _dedent(pattern: str) -> str:
    """A pattern as Fluent reads it: the first line trimmed, common indentation off, blank edges dropped."""
    first, _, rest = pattern.partition("\n")
    return "\n".join(part for part in (first.strip(), textwrap.dedent(rest).rstrip()) if part)
