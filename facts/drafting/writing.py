"""Writing: drafts -> a fact file in YAML, each doubt a comment above its fact."""

import json
import re
import textwrap
from collections.abc import Iterator

from facts.drafting.articles import Article
from facts.drafting.drafts import Draft, source_of
from facts.sources import Source

_PLAIN = re.compile(r"[A-Za-z0-9£€][^:#\n\"'\[\]{}&*!|>%@`,]*")
_NOT_PLAIN = re.compile(r"[:#]\s|\s#|:$|\s$|^\s")
_WIDTH = 112


def write_drafts(article: Article, drafts: tuple[Draft, ...]) -> str:
    """The text of a fact file with the drafts; it loads as it stands, as soon as there is one."""
    source = drafts[0].fact.source if drafts else source_of(article.metadata)
    return (
        "\n".join(
            [*_source_lines(source, article), "facts:", *(line for draft in drafts for line in _fact_lines(draft))]
        )
        + "\n"
    )


def _source_lines(source: Source, article: Article) -> Iterator[str]:
    yield f"# Drafts, to be read before they are taken. SHA-256 of the article's text: {article.sha256}"
    yield "source:"
    yield f"  id: {source.id}"
    for key in ("title", "publisher", "author", "published", "url"):
        value = source.to_dict()[key]
        if key == "publisher" and value and not article.metadata.publisher:
            yield "  # The page names no publisher; this is its address."
        if value is None:
            if key in ("published", "url"):
                yield f"  # {key}: not on the page; add it"
            continue
        if not value:
            yield f"  # No {key} on the page; add it."
        yield f"  {key}: {_scalar(value, 4)}"


def _fact_lines(draft: Draft) -> Iterator[str]:
    fact = draft.fact
    for n, doubt in enumerate(draft.doubts):
        yield f"  # {'Doubt' if n == 0 else '      '} {doubt}".replace("Doubt ", "Doubt: ").replace(
            "        ", "         ", 1
        )
    yield f"  - id: {fact.id}"
    yield f"    statement: {_scalar(fact.statement, 6)}"
    yield f"    quote: {_scalar(fact.quote or '', 6)}"
    yield ""


def _scalar(text: str, indent: int) -> str:
    """The text as a scalar that reads as just that: plain or folded where nothing in it is YAML's, else quoted."""
    if len(text) <= 90:
        return text if _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text) else _quoted(text)
    if text != " ".join(text.split()) or not text.isprintable():
        return _quoted(text)
    lines = textwrap.wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(f"{' ' * indent}{line}" for line in lines)])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=not text.isprintable())
