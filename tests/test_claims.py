"""Claims out of messages: sentences, the parts of one sentence, questions for a figure, greetings.

The tables are tests/cases/splitting.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.claims import MAX_CLAIM, asks_for_figure, is_greeting, put_right, split_segments, split_sentences
from facts.language import read, read_figures
from facts.language.lexicon import lexicon
from facts.plain import make_plain
from tests.tables import Case, cases_of, jumble_of

PIECES = st.sampled_from(jumble_of("sentences"))


@pytest.mark.parametrize("case", cases_of("splitting/sentences.jsonl", "name"))
def test_a_message_holds_these_sentences(case: Case) -> None:
    """Stops, lines and bullets divide; abbreviations, decimals and links do not; headers and emoji are left out."""
    assert [claim.text for claim in split_sentences(case["message"])] == case["sentences"]


@pytest.mark.parametrize("case", cases_of("splitting/segments.jsonl", "text"))
def test_a_sentence_states_these_things(case: Case) -> None:
    """Several figures divide a sentence, and each part knows whom it may be about; one figure leaves it whole."""
    reading = read(case["text"])
    parts = split_segments(reading, read_figures(reading))
    assert [" | ".join(map(without_joint, part.texts)) for part in parts] == case["segments"]


@pytest.mark.parametrize("case", cases_of("splitting/spelling.jsonl", "text"))
def test_misspelt_words_are_put_right_and_names_are_not(case: Case) -> None:
    """Words that English does not have, one slip from one of the base or of the lists; unknown names stay."""
    base = {lexicon().key(word) for word in case["base"]}
    claims = [put_right(claim, base.__contains__) for claim in split_sentences(case["text"])]
    assert [claim.text for claim in claims] == [case["meant"]]


def test_a_word_put_right_stands_where_it_was_misspelt() -> None:
    """What was read has its place in the message, markup before it or not."""
    message = "Hi! They <b>rased 3 millon</b> in teh year &amp; more"
    claim = put_right(split_sentences(message)[-1], {"rais"}.__contains__)
    assert claim.text == "They raised 3 millon in the year & more"
    for word, written in (("raised", "rased"), ("3 millon", "3 millon"), ("the", "teh"), ("more", "more")):
        start = claim.text.index(f"{word} ") if word != "more" else claim.text.index(word)
        assert message[slice(*claim.place(start, start + len(word)))] == written


@pytest.mark.parametrize("case", cases_of("splitting/questions.jsonl", "text"))
def test_a_question_asks_for_a_figure_or_whether_something_is_so(case: Case) -> None:
    """How many, how much, when and who ask for the figure; "is it true", "did it really" state something to check."""
    assert asks_for_figure(case["text"]) is case["asks_for_figure"]


@pytest.mark.parametrize("case", cases_of("splitting/greetings.jsonl", "text"))
def test_a_greeting_is_no_claim(case: Case) -> None:
    """A text that only greets or thanks; a greeting before a claim hides nothing."""
    assert is_greeting(case["text"]) is case["is_greeting"]


@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_a_claim_stands_where_its_span_says(message: str) -> None:
    """Spans are in order, without overlap, and give the claim's own text; nothing empty is a claim; nothing raises."""
    end = 0
    for claim in split_sentences(message):
        start, stop = claim.span
        assert end <= start < stop <= len(message)
        assert claim.text == claim.text.strip()
        assert make_plain(message[start:stop]).text.strip().replace("@", "#") == claim.text.replace("@", "#")
        end = stop


@given(st.text(st.characters(categories=["L", "N", "Zs"])))
def test_words_alone_are_one_claim(message: str) -> None:
    """Without a mark or a line there is nothing to divide."""
    assert len(split_sentences(message)) <= 1


def test_an_endless_sentence_is_read_in_pieces() -> None:
    """Ten thousand words without a stop are read in pieces of a sentence's length, and none is lost."""
    message = "lamps " * 10_000
    claims = split_sentences(message)
    assert all(len(claim.text) <= MAX_CLAIM for claim in claims)
    assert " ".join(claim.text for claim in claims) == message.strip()
    assert all(message[slice(*claim.span)] == claim.text for claim in claims)


def test_a_part_with_a_noun_of_its_own_may_be_about_something_else() -> None:
    """And one that begins with a verb is about whom the sentence is about, as is one with a name."""
    reading = read("Hale Stores opened 12 shops, profit was £3m, and has hired 300 people, Norvik 40")
    parts = split_segments(reading, read_figures(reading))
    assert [part.alone and without_joint(part.alone) for part in parts] == [None, "profit was £3m", None, None]


def without_joint(part: str) -> str:
    """A part without the comma or the word that joins it to the next."""
    return part.removesuffix(" and").removesuffix(" but").removesuffix(" while").removesuffix(",")
