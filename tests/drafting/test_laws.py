"""Laws: whatever a text holds, it is drafted or refused; quotes are slices, and what is written is what is read."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.drafting import draft_facts, read_article, read_text, write_drafts
from facts.errors import SourceError
from facts.files import load_base
from tests.sampling import sized

PIECES = [
    *[
        "The Norvik Harbour Agency",
        "(NHA)",
        "NHA",
        "Anna Bell",
        "Ms Bell",
        "It",
        "She",
        "they",
        "its",
        "The agency",
        "this",
    ],
    *[
        "said",
        "said it had",
        "hired",
        "fell by",
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        ".",
        ". ",
        "?",
        ":",
        ",",
        "\n",
        "\n\n",
        "• ",
    ],
    *[
        "60 pilots",
        "3%",
        "£1.5bn",
        "last year",
        "in March",
        "on Tuesday",
        "yesterday",
        "2021",
        "a year earlier",
        "dozens",
    ],
    *[
        "#",
        "- ",
        ": ",
        "{",
        "[x]",
        "&a",
        "*b",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\t",
        "\x00",
        "\u2028",
        "\ud83d",
        "é",
        "：",
        "~",
        "null",
    ],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


@given(TEXTS)
@settings(max_examples=150)
def test_any_text_is_drafted_or_refused(text: str) -> None:
    """Nothing else is raised; each quote is a slice of the article; the fact file says just what the drafts say."""
    try:
        article = read_text(f"Port news\n\n2 March 2026\n\n{text}", "pasted text")
    except SourceError:
        return
    drafts = draft_facts(article)
    for draft in drafts:
        assert draft.fact.quote == article.text[slice(*draft.span)]
    if drafts:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "drafts.yaml"
            file.write_text(write_drafts(article, drafts), encoding="utf-8")
            loaded = load_base(file).facts
        assert [(f.id, f.statement, f.quote) for f in loaded] == [
            (d.fact.id, d.fact.statement, d.fact.quote) for d in drafts
        ]


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.pdf", "a"]))
@settings(max_examples=150)
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    """Bytes of any sort become an article or one sentence."""
    for head in (b"", b"%PDF-1.4\n", b"<html><body><p>"):
        with suppress(SourceError):
            draft_facts(read_article(head + content, name))


@pytest.mark.parametrize(
    "unit", ["“", "The agency said it ", "Anna Bell, ", "A B C ", "1,000 ", "in March ", "(", "a. ", "A. ", "- a\n"]
)
@pytest.mark.parametrize("length", sized(10_000, 100_000))
def test_a_long_text_takes_no_long_time(unit: str, length: int) -> None:
    """Time grows with the length and not with its square: a text of 100,000 characters is done at once."""
    read_and_drafted = read_text(f"{unit * (length // len(unit))}\n\nNorvik Port hired 60 pilots.", "pasted text")
    assert draft_facts(read_and_drafted)
