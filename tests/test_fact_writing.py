"""Facts that are written and read again are the same, in every format."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.base import Fact
from facts.files import load_base, load_curated
from facts.files.writing import write_csv, write_jsonl, write_yaml
from facts.rating import Rating, Truth
from facts.sources import Source
from tests.store.made import FERRY, GAZETTE, OLDER, PILOTS, RATED

OTHER = replace(
    FERRY, id="norvik-rail", source=Source("rail-2026", "Rail, “fast”", "Rail = News", url="https://example.org/r")
)
NAMELESS = replace(FERRY, id="norvik-quay", source=Source("a-text", "", ""))  # drafted from a text that nobody named
FORMATS = ("yaml", "jsonl", "csv")

# What the rules let through: no blank ends, no half characters.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).map(str.strip).filter(bool)


def write(facts: tuple[Fact, ...], kind: str, folder: Path) -> Path:
    """The facts in files of a kind; what to read them from again."""
    if kind == "yaml":
        for name, text in write_yaml(facts):
            (folder / name).write_text(text, encoding="utf-8")
        return folder
    file = folder / f"facts.{kind}"
    file.write_text("".join(write_jsonl(facts) if kind == "jsonl" else write_csv(facts)), encoding="utf-8", newline="")
    return file


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "facts",
    [(PILOTS, OLDER, FERRY, OTHER, NAMELESS, RATED), load_curated().facts],
    ids=["made for it", "those that ship"],
)
def test_facts_come_back_as_they_were(facts: tuple[Fact, ...], kind: str, tmp_path: Path) -> None:
    """Every field of every fact, and in YAML a file a source."""
    path = write(facts, kind, tmp_path)
    assert sorted(load_base(path).facts, key=lambda fact: fact.id) == sorted(facts, key=lambda fact: fact.id)
    if kind == "yaml":
        assert {file.stem for file in path.iterdir()} == {fact.source.id for fact in facts}


@pytest.mark.parametrize("kind", FORMATS)
@given(statement=TEXTS, aliases=st.lists(TEXTS, max_size=3), note=TEXTS, title=TEXTS)
@settings(max_examples=60)
def test_any_text_comes_back(
    kind: str, statement: str, aliases: list[str], note: str, title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Quotes, commas, brackets, colons, other scripts."""
    source = replace(GAZETTE, title=title)
    review = Rating(Truth.MIXED, title, note) if aliases else None
    fact = replace(PILOTS, statement=statement, aliases=tuple(aliases), note=note, source=source, review=review)
    assert load_base(write((fact,), kind, tmp_path_factory.mktemp("facts"))).facts == (fact,)


@pytest.mark.parametrize(
    "words", ["=1+1", "-5 °C in Norvik", "+7 tugs", "@norvik: 7 tugs", "'=1", "''@x", " =1", "＝1"]
)
def test_no_cell_is_a_formula(words: str, tmp_path: Path) -> None:
    """Whoever opens the file in a spreadsheet sees words; read again they are the same."""
    fact = replace(FERRY, statement=words.strip(), note=words.strip(), aliases=(words.strip(), "=2"))
    path = write((fact,), "csv", tmp_path)
    cells = [cell for row in csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True)) for cell in row]
    assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@", "＝")]
    assert load_base(path).facts == (fact,)


def test_sources_that_share_an_id_stand_in_files_of_their_own(tmp_path: Path) -> None:
    """Nothing of either is lost."""
    other = replace(FERRY, source=replace(GAZETTE, author="Bo Holm"))
    path = write((PILOTS, other), "yaml", tmp_path)
    assert set(load_base(path).facts) == {PILOTS, other}
