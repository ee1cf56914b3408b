"""Messages as people send them: rants, lists, threads, newsletters, chats, mails; which claims they hold, and whose.

The messages are tests/cases/messages/checked.jsonl; their bases are the one that ships, those of the claims for
fitting, and tests/cases/bases.
"""

from functools import cache

import pytest

from facts.answers import Verdict
from facts.check import Checker
from facts.claims import refer, split_sentences
from facts.files import load_base, load_curated
from tests.labelled import CLAIMS
from tests.tables import CASES, Case, cases_of, read_table


@cache
def checker_of(name: str) -> Checker:
    """The checker of a base by its name in the table."""
    if name == "curated":
        return Checker(load_curated())
    folder = CASES / "bases" / name
    return Checker(load_base(folder if folder.exists() else CLAIMS / "fit" / name))


@pytest.mark.parametrize("case", cases_of("messages/checked.jsonl", "name"))
def test_a_message_gets_an_answer_for_each_claim(case: Case) -> None:
    """Each claim with the words that it has in the message, its verdict and its fact; nothing else is answered."""
    message = case["message"]
    answers = checker_of(case["base"]).check_message(message)
    assert [message[slice(*answer.span)] for answer in answers] == [claim["text"] for claim in case["claims"]]
    for answer, claim in zip(answers, case["claims"], strict=True):
        assert answer.claim == claim["text"]
        assert answer.verdict in claim["verdict"].split("/"), claim
        assert answer.fact_id is None or answer.fact_id == claim["fact_id"]


@pytest.mark.parametrize("case", cases_of("messages/checked.jsonl", "name"))
def test_a_claimed_figure_stands_where_its_span_says(case: Case) -> None:
    """In the claim as it stands in the message, markup, invisible characters and fancy digits included."""
    for answer in checker_of(case["base"]).check_message(case["message"]):
        if answer.claimed:
            start, end = answer.claimed.span
            assert split_sentences(answer.claim[start:end])[0].text.endswith(answer.claimed.text.split()[-1])


@pytest.mark.parametrize("case", cases_of("messages/referring.jsonl", "message"))
def test_a_sentence_takes_its_subject_from_the_one_before(case: Case) -> None:
    """Where that is sure; a list of readings where it is the subject or whose that is; none where it is not sure."""
    *_, last = refer(split_sentences(case["message"]))
    assert list(last.texts) == case["last"]


def test_most_messages_hold_something_that_is_not_answered() -> None:
    """The table asks for silence, too."""
    verdicts = [claim["verdict"] for case in read_table("messages/checked.jsonl") for claim in case["claims"]]
    assert verdicts.count(Verdict.NOT_FOUND) >= 10
