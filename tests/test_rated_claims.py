"""Claims that a fact-checker rated, as people see them: nowhere may one be taken for a fact."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from bot.cli import execute
from bot.replies import render_answers, render_fact, render_facts, render_plain
from bot.replies.markup import to_plain
from bot.replies.revisions import render_done, render_history
from bot.texts import load_texts
from facts.answers import Answer, Verdict
from facts.base import Fact, FactBase
from facts.check import Checker
from facts.rating import Rating, Truth
from facts.sources import Source
from facts.store import Deed, Revision, Signature
from tests.botapi.markup import parse_html
from tests.made import write_base

TEXTS = load_texts()
TODAY = date(2026, 4, 1)
SOURCE = Source(
    "checks", "Norvik's pilots", "Port <Checks>", "Jo Lund", date(2026, 3, 5), "https://checks.example/pilots"
)
RATED = Fact(
    "checks-pilots",
    "Norvik port has 600 pilots",
    SOURCE,
    review=Rating(Truth.FALSE, "Pants on fire", "Ana Prell", date(2026, 3, 2)),
)
CHECKER = Checker(FactBase((RATED,)))


def answer(claim: str = "did you know Norvik port has 600 pilots", truth: Truth = Truth.FALSE) -> Answer:
    """The answer to a claim whose review found that."""
    (told,) = Checker(FactBase((replace(RATED, review=Rating(truth, "Words of theirs")),))).check_message(claim)
    return told


def test_a_card_tells_the_rating_and_who_gave_it() -> None:
    """The rating first, in the fact-checker's words; the claim, what was rated, who said it, the link. Nothing else."""
    (told,) = CHECKER.check_message("did you know Norvik port has 600 pilots")
    reply = render_answers([told], TEXTS, TODAY)
    assert reply.html.splitlines() == [
        "✘ <b>Rated false</b> by Port &lt;Checks&gt;: “Pants on fire”",
        "Claim: “did you know Norvik port has 600 pilots”",
        "What was rated: “Norvik port has 600 pilots”",
        "It was made by Ana Prell, 2 March 2026.",
        '<a href="https://checks.example/pilots">Port &lt;Checks&gt;</a>, Jo Lund, 5 March 2026',
    ]
    parse_html(reply.html)
    share = unquote(reply.buttons[0][1].url or "")
    assert "Rated false by Port <Checks>: “Pants on fire”: “Norvik port has 600 pilots”" in share
    assert "Source:" not in share


@pytest.mark.parametrize(
    ("truth", "verdict", "opening"),
    [
        (Truth.TRUE, Verdict.SUPPORTED, "✔ Rated true by"),
        (Truth.FALSE, Verdict.CONTRADICTED, "✘ Rated false by"),
        (Truth.MIXED, Verdict.NO_FIGURE, "➜ Rated partly true or misleading by"),
    ],
)
def test_each_rating_has_its_words_and_sign(truth: Truth, verdict: Verdict, opening: str) -> None:
    """In a terminal, and in a list of several answers."""
    told = answer(truth=truth)
    assert told.verdict is verdict
    assert render_plain([told], today=TODAY).startswith(f"{opening} Port <Checks>: “Words of theirs”")
    listed = to_plain(render_answers([told, replace(told, claim="another")], TEXTS, TODAY).html)
    assert listed.count(f"{opening[2:]} Port <Checks>") == 2


def test_a_rating_of_one_plain_word_is_not_repeated() -> None:
    """ "Rated false by Port Checks: “False”" says nothing twice; nor is the claim, where it is the very same."""
    fact = replace(RATED, review=Rating(Truth.FALSE, "FALSE"))
    (told,) = Checker(FactBase((fact,))).check_message("norvik port has 600 pilots")
    assert render_plain([told], today=TODAY).splitlines()[:2] == [
        "✘ Rated false by Port <Checks>",
        "Claim: “norvik port has 600 pilots”",
    ]
    assert "What was rated" not in render_plain([told], today=TODAY)


def test_reviews_that_contradict_one_another_are_named_with_their_ratings() -> None:
    """Nothing is answered, and both are shown for what they are."""
    other = replace(RATED, id="other", source=replace(SOURCE, publisher="Bo's"), review=Rating(Truth.TRUE))
    base = FactBase((RATED, other))
    html = render_answers(Checker(base).check_message(RATED.statement), TEXTS, TODAY, base=base).html
    assert html.startswith("Fact-checkers differ on this")
    assert "Rated false</b> by Port &lt;Checks&gt;: “Norvik port has 600 pilots”" in html
    assert "Rated true</b> by Bo&#x27;s: “Norvik port has 600 pilots”" in html


def test_lists_of_facts_mark_a_rated_claim() -> None:
    """/facts, /fact, /history and what a command did."""
    signature = Signature("ana", datetime(2026, 3, 6, tzinfo=UTC))
    revision = Revision(1, RATED.id, 1, Deed.ADDED, None, RATED, signature)
    for reply in (
        render_facts([RATED], "", TEXTS),
        render_fact(RATED, None, TEXTS),
        render_history([revision], TEXTS),
        render_done(revision, TEXTS),
    ):
        assert "<b>Rated false</b> by Port &lt;Checks&gt;" in reply.html
        assert reply.html.index("Rated false") < reply.html.index("Norvik port has 600 pilots")
        parse_html(reply.html)


def test_the_command_line_marks_a_rated_claim(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """list, show and check; in JSON under a key of its own."""
    file = str(write_base(tmp_path / "facts.jsonl", [RATED]))
    assert execute(["facts", "list", "--facts", file]) == 0
    assert capsys.readouterr().out == "checks-pilots  [rated false by Port <Checks>] Norvik port has 600 pilots\n"
    assert execute(["facts", "show", RATED.id, "--facts", file]) == 0
    assert capsys.readouterr().out.startswith("Rated false by Port <Checks>: “Pants on fire”\nThe claim: “Norvik")
    assert execute(["facts", "show", RATED.id, "--facts", file, "--json"]) == 0
    assert '"review": {"truth": "false", "rating": "Pants on fire"' in capsys.readouterr().out
    assert execute(["check", RATED.statement, "--facts", file]) == 0
    assert capsys.readouterr().out.startswith("✘ Rated false by Port <Checks>: “Pants on fire”\n")
