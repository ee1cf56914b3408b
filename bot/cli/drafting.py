"""figurecheck facts draft: an article from a file or the web -> a fact file to read over."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli.lines import write_json, write_line
from bot.cli.parsing import Commands
from facts.errors import InputError, SourceError
from facts.sources import is_web_address

if TYPE_CHECKING:
    from facts.drafting import Article, Draft


def add_to(group: Commands) -> None:
    """draft and what it takes."""
    parser = group.add(draft, "draft a fact for each figure of an article: HTML, PDF or text, from a file or the web")
    parser.add_argument("article", metavar="FILE|URL")
    parser.add_argument("--source-url", metavar="URL", help="where the article of a file stands on the web")
    parser.take_json()


def draft(article: str, source_url: str | None, as_json: bool) -> None:
    """Write the drafts as a fact file in YAML, with each doubt as a comment, or in JSON."""
    from facts.drafting import draft_facts, write_drafts

    if source_url is not None and not is_web_address(source_url):
        raise InputError(f"--source-url: {source_url[:100]!r} is no web address; begin it with https:// or http://")
    read = _read(article, source_url)
    drafts = draft_facts(read)
    if not drafts:
        raise SourceError(
            f"{article}: no sentence of the article holds a figure that can be checked; there is nothing to draft"
        )
    if as_json:
        write_json(_describe(read, drafts))
        return
    for line in write_drafts(read, drafts).splitlines():
        write_line(line)


def _read(article: str, source_url: str | None) -> "Article":
    from facts.drafting import read_article

    if not is_address(article):
        return read_article(content_of(article), article, url=source_url)
    import asyncio

    from bot.fetching import fetch
    from bot.settings import load_settings

    found = asyncio.run(fetch(article, allow_private=load_settings().allow_private_addresses))
    return read_article(found.content, article, found.content_type, source_url or found.url)


def is_address(place: str) -> bool:
    """Whether it is meant as the address of a page, and not as a file."""
    return re.match(r"[a-z][a-z0-9+.-]*://", place, re.IGNORECASE) is not None


def content_of(file: str) -> bytes:
    """The file's bytes, no more than say that it is too large; raises InputError where it cannot be read."""
    from facts.drafting import MOST_BYTES

    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        reason = (getattr(error, "strerror", None) or "cannot be read").lower()
        raise InputError(f"{file}: {reason}; check the path") from None


def _describe(article: "Article", drafts: tuple["Draft", ...]) -> dict[str, Any]:
    return {
        "source": drafts[0].fact.source.to_dict(),
        "sha256": article.sha256,
        "drafts": [
            {
                **{key: value for key, value in draft.fact.to_dict().items() if key != "source"},
                "span": list(draft.span),
                "quantities": [figure.to_dict() for figure in draft.quantities],
                "doubts": list(draft.doubts),
            }
            for draft in drafts
        ],
    }
