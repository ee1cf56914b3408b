"""Lint: what a base lacks before it may be published."""

import json
from pathlib import Path
from typing import Any

import pytest

from facts.errors import BaseError, SourceError
from facts.files import CURATED
from facts.linting import lint_base, read_source_text
from facts.sources import nearest_passage, split_passages, stands_in

CASES = Path(__file__).parent / "cases"
LINTED = [json.loads(line) for line in (CASES / "lint.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", LINTED, ids=[case["promise"] for case in LINTED])
def test_lint_names_what_is_to_mend_and_nothing_else(case: dict[str, Any], tmp_path: Path) -> None:
    """Each case has just the findings that it lists, in their order, each with file, line and fact."""
    source = {
        "id": "port",
        "title": "The port",
        "publisher": "Example",
        "published": case["published"],
        "url": case["url"],
    }
    fact = {"id": "port-fact", "statement": case["statement"], "source": source, "quote": case["quote"]}
    file = tmp_path / "base.jsonl"
    file.write_text(json.dumps(fact), encoding="utf-8")
    findings = [str(finding) for finding in lint_base(file, [case["text"]] if case["text"] else [])]
    assert len(findings) == len(case["says"]), findings
    for finding, says in zip(findings, case["says"], strict=True):
        assert finding.startswith(f"{file}:1: port-fact: ")
        assert says in finding
        assert "\n" not in finding


def test_the_base_that_ships_lacks_nothing() -> None:
    """Every fact has its quote, its source a title, a publisher and a link."""
    assert lint_base(CURATED) == ()


def test_the_figures_of_the_base_that_ships_stand_in_its_quotes() -> None:
    """Each shipped statement's figures are those of its quote; the quotes themselves serve as the source's text."""
    for file in CURATED.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace(" […] ", "\n")
        assert lint_base(file, [text]) == ()


def test_a_quote_may_stand_in_any_of_several_texts(tmp_path: Path) -> None:
    """A base of several sources is linted with the text of each."""
    source = {"id": "port", "title": "The port", "publisher": "Example", "url": "https://example.org/x"}
    file = tmp_path / "base.jsonl"
    lines = [
        json.dumps({"id": id_, "statement": quote, "quote": quote, "source": source})
        for id_, quote in (("a", "The sea is calm."), ("b", "The sky is clear."))
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert lint_base(file, ["They say: The sky is clear.", "The sea is calm. So be it."]) == ()


def test_a_base_that_cannot_be_read_is_an_error_not_a_finding() -> None:
    """What breaks the format is told by its own error."""
    with pytest.raises(BaseError):
        lint_base(CASES / "fact_files" / "tab.yaml")


def test_a_source_text_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file and one that is no UTF-8 are named with the remedy."""
    with pytest.raises(SourceError, match=r"check the path$"):
        read_source_text(tmp_path / "nothing.txt")
    file = tmp_path / "latin.txt"
    file.write_bytes("café".encode("latin-1"))
    with pytest.raises(SourceError, match=r"UTF-8$"):
        read_source_text(file)


def test_passages_stand_in_their_text_alone() -> None:
    """The join is no part of a passage, nor does an ellipsis of the source's own divide one."""
    assert split_passages("one […] two [...] three") == ("one", "two", "three")
    assert split_passages("he said… and … left […]") == ("he said… and … left […]",)


def test_nothing_is_near_in_an_empty_text() -> None:
    """An empty text holds no passage and has no nearest one."""
    assert not stands_in("a", "")
    assert nearest_passage("a passage", "") == ""


def test_a_reviewed_claim_needs_no_quote(tmp_path: Path) -> None:
    """What somebody claimed stands in no source's words that bear it out; a quote of the review must stand there."""
    source = {"id": "checks", "title": "Checks", "publisher": "Checks", "url": "https://example.org/x"}
    fact = {"id": "a", "statement": "It has 600 pilots.", "source": source, "review": {"truth": "false"}}
    file = tmp_path / "base.jsonl"
    for quote, count in ((None, 0), ("There are 40.", 0), ("There are 50.", 1)):
        file.write_text(json.dumps(fact | ({"quote": quote} if quote else {})), encoding="utf-8")
        assert len(lint_base(file, ["We counted. There are 40."])) == count
