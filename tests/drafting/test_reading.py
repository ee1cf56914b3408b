"""Reading: pages, PDFs and texts become articles; what is none of these is one clear sentence."""

from datetime import date

import pytest

from facts.drafting import MOST_BYTES, read_article, read_text
from facts.errors import SourceError
from tests.drafting.documents import make_pdf
from tests.tables import CASES

SENTENCE = "The port of Norvik will hire 60 pilots by spring."
PAGE = f"""<!doctype html><html><head><meta charset="{{charset}}"><title>Pilots | News</title></head><body><article>
<h1>Pilots wanted</h1><p>{SENTENCE}</p><p>The café on the quay has 40 seats, and more than half of them are taken.</p>
</article></body></html>"""


def refusal_of(content: bytes, name: str, content_type: str | None = None) -> str:
    """What people are told of these bytes."""
    with pytest.raises(SourceError) as caught:
        read_article(content, name, content_type)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        (b"x" * (MOST_BYTES + 1), "a.txt", "larger than 10 MB"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "a.txt", "neither text, HTML nor PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a.txt", "neither text, HTML nor PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt", "neither text, HTML nor PDF"),
        ("Port".encode("utf-16-le"), "a.txt", "neither text, HTML nor PDF"),  # without its mark
        (b"\xff\xfeP\x00o", "a.txt", "begins as UTF-16 but is not"),
        (b"\xef\xbb\xbf\xff", "a.txt", "begins as UTF-8 but is not"),
        (b"The \x81\x8d port", "a.txt", "in an encoding that is not known"),
        ("В порту работает 60 лоцманов и 40 моряков.".encode("koi8-r"), "a.txt", "in an encoding that is not known"),
        (b"Home\nNews\nSport\n", "a.txt", "holds no article"),
        (b"<html><body></body></html>", "a.html", "no article on this page"),
        (b"<html><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav></body></html>", "a.html", "no article"),
        (b"%PDF-1.7\nnothing of the kind", "a.pdf", "a damaged PDF"),
        (make_pdf([]), "a.pdf", "a PDF without text"),
        (make_pdf([SENTENCE], password="secret"), "a.pdf", "an encrypted PDF"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(content: bytes, name: str, says: str) -> None:
    """It names the file, says what is wrong and what to do, on one line."""
    told = refusal_of(content, name)
    assert told.startswith(f"{name}: ")
    assert says in told
    assert "\n" not in told
    assert ";" in told or "," in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_usual_encodings(encoding: str) -> None:
    """UTF-8, UTF-16 with its mark, and Windows-1252 give the same article with the same hash."""
    text = f"{SENTENCE}\n\nThe café’s 40 seats cost £2,000."
    article = read_article(text.encode(encoding), "a.txt")
    assert article.text == text
    assert article.sha256 == read_text(text, "pasted text").sha256


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_page_is_read_in_the_encoding_it_declares(charset: str) -> None:
    """The page's own declaration counts where it is no UTF-8, and HTTP's before it."""
    content = PAGE.format(charset=charset).encode(charset)
    assert "café" in read_article(content, "a.html").text
    assert "café" in read_article(content, "a", f"text/html; charset={charset}").text


def test_a_pages_metadata_is_its_own() -> None:
    """Title, site, author, day and address are read; the address that is given goes before the page's."""
    content = (CASES / "drafting" / "articles" / "health.html").read_bytes()
    metadata = read_article(content, "health.html").metadata
    assert metadata.title == "Norvik hospitals cut waiting list by 12,400"
    assert (metadata.publisher, metadata.author) == ("Harbour Gazette", "Ines Thorvald")
    assert metadata.published == date(2025, 3, 13)
    assert metadata.url == "https://gazette.example/health/norvik-waiting-list"
    assert read_article(content, "health.html", url="https://example.org/x").metadata.url == "https://example.org/x"


def test_a_day_is_not_guessed() -> None:
    """A page that names no day has none, whatever years stand in its text, its address or its footer."""
    page = PAGE.format(charset="utf-8").replace("by spring", "by 3 May 2021").replace("</body>", "<p>© 2019</p></body>")
    assert read_article(page.encode(), "a.html", url="https://example.org/2020/05/06/pilots").metadata.published is None


def test_lines_that_a_pdf_broke_are_whole_again() -> None:
    """Sentences go on over lines, a word divided at a line's end is one, and "long-term" keeps its hyphen."""
    lines = [
        "Pilots wanted",
        "The port of Norvik will hire sixty more pilots by the spring, and immi-",
        "gration officers too, the harbour master said in a speech on the long-",
        "term plans for all of the three basins. It has 410 staff.",
    ]
    article = read_article(make_pdf(lines), "a.pdf")
    assert "and immigration officers too" in article.text
    assert "the long-term plans" in article.text
    assert any(sentence.text == "It has 410 staff." for sentence in article.sentences)


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    """Only the owner's password is set, which forbids changing it and not reading."""
    made = make_pdf([SENTENCE, "It has 410 staff and nine ferries."], password="", owner="secret")
    assert SENTENCE in read_article(made, "a.pdf").text


def test_every_sentence_stands_where_it_says() -> None:
    """A sentence is the article's text at its span."""
    for file in (CASES / "drafting" / "articles").iterdir():
        article = read_article(file.read_bytes(), file.name)
        assert all(article.text[slice(*sentence.span)] == sentence.text for sentence in article.sentences)
