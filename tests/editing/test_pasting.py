"""The parts of a fact in one message, from a table: tests/cases/pasting.yaml; and days as people write them."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from facts.editing.days import is_day, read_day
from facts.editing.known_sources import find_source, give_id, of_same_host
from facts.editing.pasting import read_parts, read_source_lines, unquote
from facts.errors import InputError
from tests.editing.made import GAZETTE, HERALD

TODAY = date(2026, 3, 4)
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "pasting.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_message_is_read_or_refused(case: dict[str, Any]) -> None:
    """All that is said, and nothing else; or one sentence."""
    read = read_source_lines if case.get("source") else read_parts
    if "refused" in case:
        with pytest.raises(InputError, match=case["refused"]):
            read(case["message"], TODAY)
        return
    parts = read(case["message"], TODAY)
    said = {name: getattr(parts, name) for name in parts.names()}
    assert {name: list(v) if isinstance(v, tuple) else v for name, v in said.items()} == case["parts"]


@pytest.mark.parametrize(
    "text",
    [
        "statement: x\n" + "a:" * 2000 + "\n!",
        "statement: x\n" + "a:\n" * 1300 + "!",
        "a" + " " * 4000 + "b",
        "http://" * 580 + " x",
        "- id: " + "[" * 4000,
        "facts:\n" + "- " * 2000,
        "1." * 2000,
        "“" * 4096,
        "a: " * 1300,
    ],
)
def test_the_worst_message_is_read_or_refused_at_once(text: str) -> None:
    """Nothing takes a time that grows with more than the message's length, and nothing breaks."""
    for read in (read_parts, read_source_lines):
        with suppress(InputError):
            read(text, TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-08-21", date(2024, 8, 21)),
        ("21 August 2024", date(2024, 8, 21)),
        ("Aug 21, 2024", date(2024, 8, 21)),
        ("August 21st 2024", date(2024, 8, 21)),
        ("Wed, 21 Aug 2024 10:00 GMT", date(2024, 8, 21)),
        ("2024-08-21T10:00:00Z", date(2024, 8, 21)),
        ("21.8.2024", date(2024, 8, 21)),
        ("21. 8. 2024", date(2024, 8, 21)),
        ("21/08/24", date(2024, 8, 21)),
        ("08/21/2024", date(2024, 8, 21)),
        ("3/4/2025", date(2025, 4, 3)),
        ("Published: 3 March 2026", date(2026, 3, 3)),
        ("3 March", date(2026, 3, 3)),
        ("21 August", date(2025, 8, 21)),
        ("Today", TODAY),
        ("yesterday.", date(2026, 3, 3)),
        ("5 March 2026", date(2026, 3, 5)),  # where it is tomorrow already
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    """Of numbers the day comes first, unless it can only be the month; without a year it is the last such day."""
    assert read_day(text, TODAY) == day
    assert is_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["", "x", "2024", "August 2024", "31/31/2024", "30 February 2024", "29 Feb 2023", "1 May 2026", "12 officers",
     "21 August 2024 and 22 August 2024", "2024-13-01", "😀", "1" * 4000, "last year", "0000-01-01"],
)  # fmt: skip
def test_no_day_is_no_day(text: str) -> None:
    """Neither a year nor a month alone, nor what is to come, nor two."""
    with pytest.raises(InputError):
        read_day(text, TODAY)


def test_a_statement_with_a_date_is_no_day() -> None:
    """A line is a day only where it says hardly anything else."""
    assert not is_day("The port has had nine tugs since 21 August 2024.", TODAY)


def test_marks_go_where_they_enclose_all() -> None:
    """Of a quotation within a sentence they stay."""
    assert [unquote(text) for text in ("“a b”", '"a b"', "> a b", "«a b»", "„a b“", "'a b'")] == ["a b"] * 6
    for text in ("“a” and “b”", "he said “a”", "“", "““", '"a" b "c"'):
        assert unquote(text) == text


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/p",
        "http://www.gazette.example/p/",
        "https://gazette.example/p?utm_source=x&fbclid=1#top",
    ],
)
def test_an_address_is_known_however_it_was_shared(url: str) -> None:
    """Without what says who shared it; another page of the same host is not it."""
    assert find_source(url, (HERALD, GAZETTE)) == GAZETTE
    assert of_same_host(url, (HERALD, GAZETTE)) == (GAZETTE,)
    assert find_source(f"{url.partition('?')[0]}ilots", (HERALD, GAZETTE)) is None
    assert find_source("https://gazette.example/p?page=2", (HERALD, GAZETTE)) is None
    assert find_source("https://[x", (HERALD, GAZETTE)) is None
    assert of_same_host("https://[x", (HERALD, GAZETTE)) == ()


def test_a_source_gets_an_id_of_its_own() -> None:
    """The same one has the one that it has; another never takes it."""
    assert give_id(GAZETTE, (HERALD, GAZETTE)) == GAZETTE
    assert give_id(GAZETTE, (HERALD,)).id == "gazette"
    assert give_id(GAZETTE, (HERALD, type(GAZETTE)("gazette", "x", "y"))).id == "gazette-2"
