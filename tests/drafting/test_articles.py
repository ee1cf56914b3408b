"""Articles of several fields, all invented: what is drafted of them, word for word, and that nothing is made up."""

from functools import cache
from pathlib import Path

import pytest

from facts.base import Fact
from facts.drafting import Article, Draft, Part, checkable_figures, draft_facts, read_article, verify, write_drafts
from facts.files import load_base
from facts.linting import lint_base
from facts.quantities import Quantity
from facts.quantities.agreement import Agreement, compare
from tests.tables import CASES, Case, read_table

ARTICLES = sorted((CASES / "drafting" / "articles").iterdir())
TABLE = read_table("drafting/drafts.jsonl")
URL = "https://example.org/article"


@cache
def drafted(file: Path) -> tuple[Article, tuple[Draft, ...]]:
    """An article with its drafts."""
    article = read_article(file.read_bytes(), file.name, url=URL)
    return article, draft_facts(article)


def name(file: Path) -> str:
    """The article's, for the test's name."""
    return file.name


@pytest.mark.parametrize("file", ARTICLES, ids=name)
def test_an_article_is_drafted_as_its_table_says(file: Path) -> None:
    """Each statement, and each doubt about it, is the one that was read over and written down."""
    expected: list[Case] = [
        {key: value for key, value in case.items() if key != "article"}
        for case in TABLE
        if case["article"] == file.name
    ]
    found = [
        {"statement": draft.fact.statement, **({"doubts": list(draft.doubts)} if draft.doubts else {})}
        for draft in drafted(file)[1]
    ]
    assert found == expected


@pytest.mark.parametrize("file", ARTICLES, ids=name)
def test_every_quote_is_a_slice_of_the_article(file: Path) -> None:
    """A quote is the article's text at the draft's span, and its quantities are the statement's."""
    article, drafts = drafted(file)
    for draft in drafts:
        assert draft.fact.quote == article.text[slice(*draft.span)]
        for figure in draft.quantities:
            assert draft.fact.statement[slice(*figure.span)] == figure.text


@pytest.mark.parametrize("file", ARTICLES, ids=name)
def test_nearly_every_figure_is_in_a_draft(file: Path) -> None:
    """At least 95 of 100 checkable figures of the article's own sentences stand in a draft."""
    article, drafts = drafted(file)
    figures = [
        figure
        for sentence in article.sentences
        if sentence.part is not Part.ASIDE and not sentence.text.endswith("?")
        for figure in checkable_figures(sentence.text)
    ]
    missing = [figure.text for figure in figures if not _is_drafted(figure, drafts)]
    assert len(missing) <= 0.05 * len(figures), missing


def _is_drafted(figure: Quantity, drafts: tuple[Draft, ...]) -> bool:
    drafted = [other for draft in drafts for other in draft.quantities]
    if figure.date:
        return any(other.date and set(figure.date) <= {*other.date, None} for other in drafted)
    return any(compare(figure, other) is Agreement.AGREES for other in drafted)


@pytest.mark.parametrize("file", ARTICLES, ids=name)
def test_the_fact_file_holds_against_the_article(file: Path, tmp_path: Path) -> None:
    """What is written loads, says the same, and lint finds every quote and every figure in the article's text."""
    article, drafts = drafted(file)
    path = tmp_path / "drafts.yaml"
    path.write_text(write_drafts(article, drafts), encoding="utf-8")
    loaded = load_base(path)
    assert [(f.id, f.statement, f.quote) for f in loaded.facts] == [
        (d.fact.id, d.fact.statement, d.fact.quote) for d in drafts
    ]
    assert lint_base(path, [article.text]) == ()


@pytest.mark.parametrize("file", ARTICLES, ids=name)
def test_every_doubt_is_a_comment(file: Path) -> None:
    """Each doubt stands in the fact file, behind a hash."""
    article, drafts = drafted(file)
    comments = [line for line in write_drafts(article, drafts).splitlines() if line.lstrip().startswith("#")]
    for draft in drafts:
        for doubt in draft.doubts:
            assert any(doubt in comment for comment in comments)


@pytest.mark.parametrize("file", ARTICLES, ids=name)
def test_quotes_stand_until_the_article_changes(file: Path) -> None:
    """Nothing is found in the article itself; a changed figure is found, and so is a lost sentence."""
    article, drafts = drafted(file)
    facts = [draft.fact for draft in drafts]
    assert verify(facts, article) == ()
    changed = Article(article.text.replace(facts[0].quote or "", "Nothing."), article.sentences, article.metadata)
    assert facts[0] in verify(facts, changed)
    bare = Fact(id="bare", statement="x", source=facts[0].source)
    assert verify([bare], article) == ()


def test_ids_are_unique_and_none_that_is_taken() -> None:
    """Ids are told apart from one another and from those that the base has."""
    article, drafts = drafted(ARTICLES[0])
    ids = [draft.fact.id for draft in drafts]
    assert len(set(ids)) == len(ids)
    again = {draft.fact.id for draft in draft_facts(article, taken=ids)}
    assert not again & set(ids)
