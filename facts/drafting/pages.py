"""HTML -> the article's text and what the page says of itself, by trafilatura."""

import logging
import re
from datetime import date

from facts.drafting.articles import Metadata
from facts.errors import SourceError
from facts.sources import is_web_address

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|script|div|p)\b", re.IGNORECASE)
_HEAD = 2048  # bytes in which a page shows that it is one
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # its encoding does not hold any more, and lxml would mind it
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Meta data and marked-up dates of the page alone: no guess from its words, its address or a copyright line.
_DATING = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}

_UNSEEN = ("script", "style", "template", "noscript")
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u"}
)

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


def is_page(content: bytes) -> bool:
    """Whether the bytes look like HTML."""
    return _HTML.search(content[:_HEAD].replace(b"\0", b"")) is not None


def read_page(html: str, name: str) -> tuple[str, Metadata]:
    """The text of a page's article, a paragraph a line, and its metadata; raises SourceError without one."""
    import trafilatura

    html = _DECLARATION.sub("", html)
    document = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
        with_metadata=True,
        date_extraction_params=dict(_DATING),
    )
    text = getattr(document, "text", None)
    if document is None or not text:
        raise SourceError(f"{name}: no article on this page; give the page of one article, or its text as a .txt file")
    return text, _metadata_of(document)


def _metadata_of(document: object) -> Metadata:
    address = _text(document, "url")
    authors = _text(document, "author")
    return Metadata(
        title=_text(document, "title"),
        publisher=_text(document, "sitename"),
        author=authors.replace("; ", ", ") if authors else None,
        published=_date(_text(document, "date")),
        url=address if address and is_web_address(address) else None,
    )


def _text(document: object, key: str) -> str | None:
    return " ".join(str(getattr(document, key, None) or "").split()) or None


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and _DATE.fullmatch(text) else None
    except ValueError:
        return None


def read_whole_page(html: str) -> str:
    """All the words that a page may show, tables and captions too, one line a block; "" where it is no page at all."""
    from lxml import etree
    from lxml import html as markup

    try:
        page = markup.document_fromstring(_DECLARATION.sub("", html))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    etree.strip_elements(page, *_UNSEEN, etree.Comment, with_tail=False)
    for element in page.iter():
        if element.tag not in _INLINE:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return str(page.text_content())
