"""Reading: the bytes of a page, a PDF or a text -> Article. Where bytes come from is not known here."""

from dataclasses import replace
from itertools import groupby

from facts.drafting.articles import Article, Metadata, Part, Sentence
from facts.drafting.encodings import declared_encoding, decode, is_binary
from facts.drafting.pages import is_page, read_page, read_whole_page
from facts.drafting.paragraphs import join_words, split_lines, split_paragraphs
from facts.drafting.parts import Paragraph, divide
from facts.drafting.pdfs import is_pdf, read_pdf
from facts.drafting.splitting import split
from facts.errors import SourceError

MOST_BYTES = 10_000_000  # of an article, before it is read
_MOST_CHARACTERS = 300_000  # of its text: a report of a hundred pages, which takes five seconds
_BETWEEN = "\n\n"
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_article(content: bytes, name: str, content_type: str | None = None, url: str | None = None) -> Article:
    """The article in a file's or a response's bytes.

    `name` is what errors call it, and its ending counts where the bytes leave open what they are; so does
    `content_type`, as HTTP tells it. `url` is where the article stands, and goes before what the page says. Raises
    SourceError, with one line for people, where there is no article to read.
    """
    if len(content) > MOST_BYTES:
        raise SourceError(f"{name}: larger than {MOST_BYTES // 1_000_000} MB; give the article alone")
    if not content.strip():
        raise SourceError(f"{name}: empty; give a page, a PDF or a text with an article")
    if is_pdf(content):
        text, metadata = read_pdf(content, name)
        paragraphs = split_paragraphs(join_words(text))
    elif is_binary(content):
        raise SourceError(f"{name}: neither text, HTML nor PDF; give one of these")
    elif _is_page(content, name, content_type):
        text, metadata = read_page(decode(content, name, declared_encoding(content, content_type)), name)
        paragraphs = _with_title(split_lines(text), metadata.title)
    else:
        text, metadata = decode(content, name, declared_encoding(b"", content_type)), Metadata()
        paragraphs = split_paragraphs(text)
    return _article_of(paragraphs, replace(metadata, url=url or metadata.url), name)


def read_all(content: bytes, name: str, content_type: str | None = None) -> str:
    """All the words of a page besides its article; of what is no page "". Raises SourceError as `read_article` does."""
    if is_pdf(content) or is_binary(content) or not _is_page(content, name, content_type):
        return ""
    return read_whole_page(decode(content, name, declared_encoding(content, content_type)))


def read_text(text: str, name: str, url: str | None = None) -> Article:
    """The article in a text that somebody pasted; raises SourceError where there is none."""
    if not text.strip():
        raise SourceError(f"{name}: empty; give the text of an article")
    return _article_of(split_paragraphs(text), Metadata(url=url), name)


def read_kept(text: str, metadata: Metadata) -> Article:
    """The article whose text was kept, with what is known of it by now: the same sentences in the same parts."""
    return _article_of(text.split(_BETWEEN), metadata, "the text")


def _is_page(content: bytes, name: str, content_type: str | None) -> bool:
    kind = (content_type or "").split(";")[0].strip().lower()
    return kind in _PAGE_TYPES or name.lower().endswith(_PAGE_ENDINGS) or is_page(content)


def _with_title(paragraphs: list[str], title: str | None) -> list[str]:
    """The title stands above the text, once."""
    if title is None or any(text.casefold() == title.casefold() for text in paragraphs[:2]):
        return paragraphs
    return [title, *paragraphs]


def _article_of(paragraphs: list[str], metadata: Metadata, name: str) -> Article:
    parts, metadata = divide(paragraphs, metadata)
    if not any(paragraph.part is Part.BODY for paragraph in parts):
        raise SourceError(f"{name}: holds no article, not one whole sentence; give the page or the text of an article")
    text = _BETWEEN.join(paragraphs)
    if len(text) > _MOST_CHARACTERS:
        raise SourceError(f"{name}: longer than {_MOST_CHARACTERS:,} characters; give the article alone")
    return Article(text, tuple(_sentences_of(parts)), metadata)


def _sentences_of(parts: list[Paragraph]) -> list[Sentence]:
    found: list[Sentence] = []
    offset = 0
    for n, paragraph in enumerate(parts):
        words = paragraph.text[paragraph.start :]
        base = offset + paragraph.start
        for start, end in split(words):
            found.append(Sentence(words[start:end], (base + start, base + end), n, paragraph.part))
        offset += len(paragraph.text) + len(_BETWEEN)
    return found


def paragraphs_of(article: Article) -> list[list[Sentence]]:
    """The article's sentences, paragraph by paragraph."""
    return [list(group) for _, group in groupby(article.sentences, key=lambda sentence: sentence.paragraph)]
