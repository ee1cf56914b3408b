"""The fact base and its files: what is read, what is refused and how it is said."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from facts.base import Fact, FactBase
from facts.errors import BaseError
from facts.files import find_places, load_base, load_curated
from facts.sources import Source

CASES = Path(__file__).parent / "cases"
FILES = CASES / "fact_files"
REFUSED = [json.loads(line) for line in (CASES / "fact_files.jsonl").read_text(encoding="utf-8").splitlines()]
SOURCE = Source(id="report", title="The report", publisher="The Board")


def make_base(**older_by_newer: str | None) -> FactBase:
    """A base of facts that supersede one another."""
    return FactBase(
        tuple(
            Fact(id=id_, statement=f"{id_} holds.", source=SOURCE, supersedes=older)
            for id_, older in older_by_newer.items()
        )
    )


@pytest.mark.parametrize("case", REFUSED, ids=[case["path"] for case in REFUSED])
def test_a_file_that_breaks_a_rule_is_named_with_line_and_remedy(case: dict[str, str | int | None]) -> None:
    """Each broken file is refused in one line: the file, the line, what is wrong and how to mend it."""
    with pytest.raises(BaseError) as error:
        load_base(FILES / str(case["path"]))
    file = FILES / str(case.get("file", case["path"]))
    where = f"{file}, line {case['line']}" if case["line"] else f"{file}"
    assert str(error.value) == f"{where}: {case['says']}"


def test_a_folder_is_read_in_the_order_of_its_file_names() -> None:
    """YAML and JSONL files make one base; hidden and other files are passed over."""
    assert [fact.id for fact in load_base(FILES / "good").facts] == ["cranes", "piers", "ferries-2022", "ferries"]


def test_every_key_of_the_format_is_read() -> None:
    """Folded quotes, words that YAML takes for something else, empty values, a byte order mark, line separators."""
    base = load_base(str(FILES / "good"))
    older, newer = base.get("ferries-2022"), base.get("ferries")
    assert older
    assert newer
    assert (older.quote, older.aliases, older.tags) == ("The harbour has 11 ferries", ("boats", "No"), ())
    assert (newer.supersedes, newer.note, newer.quote) == ("ferries-2022", "the report's own table says 13", None)
    assert (newer.source.author, str(newer.source.published)) == (None, "2024-03-01")
    cranes, piers = base.get("cranes"), base.get("piers")
    assert cranes
    assert piers
    assert (cranes.quote, cranes.aliases, cranes.tags) == (None, (), ("port",))
    assert (piers.statement, piers.source.url) == ("The harbour has\u2028two piers.", "HTTPS://Example.org/x")


def test_each_fact_has_its_place() -> None:
    """File and line of every fact, for those who mend it."""
    places = [(place.fact.id, place.file.name, place.line) for place in find_places(FILES / "good")]
    assert places == [
        ("cranes", "cranes.jsonl", 1),
        ("piers", "cranes.jsonl", 3),
        ("ferries-2022", "harbour.yaml", 9),
        ("ferries", "harbour.yaml", 16),
    ]


def test_facts_written_as_lines_read_back_the_same(tmp_path: Path) -> None:
    """What to_dict writes is a JSONL base with the same facts."""
    base = load_curated()
    file = tmp_path / "base.jsonl"
    file.write_text("".join(f"{json.dumps(fact.to_dict())}\n" for fact in base.facts), encoding="utf-8")
    assert load_base(file).facts == base.facts


def test_lines_share_equal_sources() -> None:
    """A source that many lines repeat is one object in memory."""
    facts = load_curated().facts
    assert all(fact.source is facts[0].source for fact in facts)


def test_a_fact_is_looked_up_by_its_id() -> None:
    """get answers with the fact, or None."""
    base = make_base(ferries=None, cranes=None)
    assert base.get("cranes") is base.facts[1]
    assert base.get("boats") is None
    assert len(base) == 2


def test_what_holds_now_is_the_newest_of_a_chain() -> None:
    """superseded_by goes on to the end of the chain; a fact that nothing supersedes has None."""
    base = make_base(first=None, second="first", third="second")
    assert base.superseded_by("first") is base.facts[2]
    assert base.superseded_by("second") is base.facts[2]
    assert base.superseded_by("third") is None
    assert base.superseded_by("unknown") is None


def test_of_two_newer_facts_the_later_published_holds() -> None:
    """Two facts may supersede one; the order of the file decides nothing."""
    early, late = (replace(SOURCE, published=date(year, 1, 1)) for year in (2023, 2024))
    old = Fact(id="old", statement="Old.", source=early)
    newer = [
        Fact(id="a", statement="New.", source=early, supersedes="old"),
        Fact(id="b", statement="Newer.", source=late, supersedes="old"),
    ]
    for order in (newer, newer[::-1]):
        holding = FactBase((old, *order)).superseded_by("old")
        assert holding
        assert holding.id == "b"


@pytest.mark.parametrize("facts", [{"a": "b"}, {"a": "a"}, {"a": "b", "b": "c", "c": "a"}])
def test_a_base_made_in_memory_obeys_the_same_rules(facts: dict[str, str]) -> None:
    """FactBase itself refuses what points nowhere or in a circle."""
    with pytest.raises(BaseError):
        make_base(**facts)


def test_a_doubled_id_is_refused_in_memory() -> None:
    """FactBase itself refuses two facts of one id."""
    fact = Fact(id="a", statement="A.", source=SOURCE)
    with pytest.raises(BaseError, match="twice"):
        FactBase((fact, fact))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferries", {"ferries-2022", "ferries"}),
        ("FERR", {"ferries-2022", "ferries"}),
        ("no", {"ferries-2022"}),  # an alias
        ("port crane", {"cranes"}),  # a tag and a statement
        ("harbour 12", {"ferries"}),
        ("erries", set()),  # a word's end alone
        ("ferries cranes", set()),  # every word must be there
        ("(", set()),
        ("", {"cranes", "piers", "ferries-2022", "ferries"}),
    ],
)
def test_facts_are_found_by_their_words(words: str, found: set[str]) -> None:
    """find looks at statement, id, tags and aliases, whatever the case, for every one of the words."""
    assert {fact.id for fact in load_base(FILES / "good").find(words)} == found
