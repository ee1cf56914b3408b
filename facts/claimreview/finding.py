"""Finding: a text, page or feed -> the ClaimReview objects in it, each with its place, in order."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

_TYPE = "ClaimReview"
_LIKE = ("claimReviewed", "reviewRating")  # what has both is one, also where its type is misspelt or left out
_REFERRING = {"@id", "@type"}  # what a mere reference holds
_DEEPEST = 40  # levels; JSON-LD has about six
_MARKED = "application/ld+json"


class Found(NamedTuple):
    """A ClaimReview object, not yet read."""

    where: str  # "script 2, @graph 1"
    values: dict[str, Any]


class Block(NamedTuple):
    """A piece of JSON with its place; `data` is the fault where it cannot be read."""

    where: str
    data: Any
    fault: str | None = None


def read_blocks(text: str) -> list[Block]:
    """The pieces of JSON-LD in a page, or the whole text where it is JSON itself."""
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] in ("{", "["):
        return [_parse("", text)]
    page = _Page()
    page.feed(text)
    page.close()
    return [_parse(f"script {number}", script) for number, script in enumerate(page.scripts, start=1)]


def find_reviews(block: Block) -> Iterator[Found]:
    """The ClaimReview objects in a piece of JSON, wherever they stand; other objects are passed over.

    What an object only refers to by its @id, as the publisher of all that an @graph holds, is put in its place.
    """
    known: dict[str, dict[str, Any]] = {}
    _collect(block.data, known, 0)
    for found in _walk(block.data, [block.where] if block.where else [], 0):
        yield Found(found.where, {key: _filled(value, known, 0) for key, value in found.values.items()})


def _collect(data: Any, known: dict[str, dict[str, Any]], depth: int) -> None:
    """Every object that has an @id and says more than that."""
    if depth > _DEEPEST or not isinstance(data, dict | list):
        return
    if isinstance(data, dict) and isinstance(data.get("@id"), str) and not data.keys() <= _REFERRING:
        known.setdefault(data["@id"], data)
    for value in data.values() if isinstance(data, dict) else data:
        _collect(value, known, depth + 1)


def _filled(value: Any, known: dict[str, dict[str, Any]], depth: int) -> Any:
    """The value with its references put in, two levels deep: they may go round in a circle."""
    if depth > 1:
        return value
    if isinstance(value, list):
        return [_filled(item, known, depth) for item in value]
    if not isinstance(value, dict):
        return value
    named = value.get("@id")
    if value.keys() <= _REFERRING and isinstance(named, str):
        value = known.get(named, value)
    return {key: _filled(item, known, depth + 1) for key, item in value.items()}


def _walk(data: Any, steps: list[str], depth: int) -> Iterator[Found]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for number, item in enumerate(data, start=1):
            numbered = [*steps[:-1], f"{steps[-1]} {number}"] if steps else [f"item {number}"]
            yield from _walk(item, numbered, depth + 1)
    elif isinstance(data, dict):
        if _is_review(data):
            yield Found(", ".join(steps), data)
            return
        for key, value in data.items():
            if isinstance(value, dict | list):
                yield from _walk(value, [*steps, key.rpartition(":")[2]], depth + 1)


def _is_review(data: dict[str, Any]) -> bool:
    types = data.get("@type", data.get("type"))
    names = types if isinstance(types, list) else [types]
    is_typed = any(isinstance(name, str) and name.rpartition("/")[2].rpartition(":")[2] == _TYPE for name in names)
    return is_typed or all(key in data for key in _LIKE)


def _parse(where: str, text: str) -> Block:
    try:
        return Block(where, json.loads(_bare(text), strict=False))  # line breaks within texts are common on pages
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, character {error.colno}"
        return Block(where, None, f"no JSON from {place} on; see whether it is cut off")
    except RecursionError:
        return Block(where, None, "nested deeper than any review; check the brackets")
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        return Block(where, None, "a number that is too long to read; write it as a text")


def _bare(script: str) -> str:
    """A script without the marks that old pages hide scripts in: <!-- … -->, CDATA, a semicolon at the end."""
    text = script.strip()
    for opening, closing in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        text = text.removeprefix(opening).removesuffix(closing).strip()
    return text.removesuffix(";")


class _Page(HTMLParser):
    """The JSON-LD scripts of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._is_inside = tag == "script" and kind == _MARKED
        if self._is_inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.scripts[-1] += data
