"""Answers become messages: what they show, and that whatever stands in them can be sent."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies import Button, Reply, render_answers, render_fact, render_facts, render_plain
from bot.replies.card import read_claim
from bot.replies.markup import count_units, escape, is_web_address, measure, shorten, to_plain
from bot.texts import load_texts
from facts.answers import Abstention, Account, Answer, Relation, Verdict
from facts.base import Fact, FactBase
from facts.quantities import Hedge
from facts.sources import Source
from tests.botapi.markup import parse_html
from tests.telegram.small_checker import (
    AMBIGUOUS,
    AROUND_100,
    BASE,
    CONTRADICTED,
    OFFICERS,
    OUTDATED,
    SOURCE,
    SUPPORTED,
    make_quantity,
    make_refusal,
)

TEXTS = load_texts()
LATER = date(2025, 3, 1)
WILD = st.text(st.characters(), max_size=60) | st.sampled_from(
    [
        "<b>",
        "</blockquote>",
        "&amp;lt;",
        "\ud83d",
        "\u202e1",
        "😀" * 300,
        "x" * 9000,
        '" onclick="',
        "a\nb",
        "\x00",
        "&",
    ]
)


def render(*answers: Answer, today: date | None = LATER, is_group: bool = False) -> Reply:
    """The reply to these answers."""
    return render_answers(answers, TEXTS, today, base=BASE, is_group=is_group)


def test_a_card_tells_the_claim_that_it_answers() -> None:
    """As it was written into it; a message without one tells none."""
    message = to_plain(render(CONTRADICTED).html)
    assert read_claim(message, TEXTS) == CONTRADICTED.claim
    assert read_claim("Claim: something else", TEXTS) == read_claim("", TEXTS) == ""


def test_the_main_example() -> None:
    """A wrong figure is answered with the right one, its sentence, its source and the mix-up, in eight short lines."""
    html = render(CONTRADICTED).html
    assert html.splitlines() == [
        "✘ <b>Contradicted</b> by the source",
        "Claim: “the NCA is hiring 1,000 officers”",
        "Source, as of 21 August 2024: <b>around 100</b>, not 1,000.",
        f"<blockquote>{OFFICERS.quote}</blockquote>",
        f'<a href="{SOURCE.url}">Civil Service World</a>, Tevye Markson, 21 August 2024',
        "A likely mix-up: 1,000 belongs to another fact. The new Border Security Command is a 1,000-strong body.",
        "Elsewhere the source says up to 100.",
    ]


def test_the_main_example_in_a_terminal() -> None:
    """A terminal gets the same facts without a tag, with the address written out."""
    plain = render_plain([CONTRADICTED], today=LATER)
    assert "<" not in plain
    for words in ("Contradicted", "around 100, not 1,000", "“The National Crime Agency will", "Tevye Markson"):
        assert words in plain
    assert f"Civil Service World ({SOURCE.url})" in plain


@pytest.mark.parametrize(
    ("today", "is_told"),
    [(date(2024, 8, 22), False), (date(2024, 11, 19), False), (date(2024, 11, 20), True), (None, True)],
)
def test_an_old_source_tells_its_date(today: date | None, is_told: bool) -> None:
    """ "As of" is said when the source is older than 90 days, or where today is not known."""
    assert ("as of" in render(SUPPORTED, today=today).html) is is_told


def test_each_verdict_has_its_sign() -> None:
    """Signs differ in shape, not in colour alone."""
    signs = {TEXTS(f"sign-{verdict}") for verdict in Verdict}
    assert len(signs) == len(Verdict)
    assert all(TEXTS(f"verdict-{verdict}").startswith(TEXTS(f"sign-{verdict}")) for verdict in Verdict)


def test_the_newer_value_is_told() -> None:
    """An outdated figure comes with what holds now, dated."""
    assert "Newer, 21 August 2024: There are 2,290 beds now." in render(OUTDATED).html


def test_the_sources_own_figure_is_no_contrast() -> None:
    """Where a claim is wrong in something else than its figure, the answer tells the statement, not "100, not 100"."""
    sacked = replace(CONTRADICTED, claimed=make_quantity("100", 100), mixed_up_statement=None)
    html = render(sacked).html
    assert "not 100" not in html
    assert "will recruit around 100 more" in html.splitlines()[2]


@pytest.mark.parametrize(
    ("text", "hedge", "shown"),
    [
        ("100", Hedge.AROUND, "around 100"),
        ("around 100", Hedge.AROUND, "around 100"),
        ("up-to-100", Hedge.UP_TO, "up-to-100"),
        ("£2m", Hedge.MORE_THAN, "more than £2m"),
        ("70+", Hedge.MORE_THAN, "70+"),
        ("100", Hedge.NONE, "100"),
    ],
)
def test_a_figure_keeps_its_hedge(text: str, hedge: Hedge, shown: str) -> None:
    """A hedge that the figure's own writing does not hold is said in words, and never twice."""
    assert f"<b>{shown}</b>" in render(replace(SUPPORTED, correct=make_quantity(text, 100, hedge))).html


def test_a_figure_tells_what_it_counts() -> None:
    """The counted noun stands behind the figure."""
    assert "<b>around 100 officers</b>" in render(replace(SUPPORTED, correct=AROUND_100._replace(noun="officers"))).html


@pytest.mark.parametrize("reason", list(Abstention))
@pytest.mark.parametrize("is_group", [False, True])
def test_abstaining_is_brief(reason: Abstention, is_group: bool) -> None:
    """Each reason has its one sentence, here and in groups, without buttons and without a verdict."""
    reply = render(make_refusal("x", reason), is_group=is_group)
    assert len(reply.html.splitlines()) == 1
    assert reply.buttons == ()
    assert not any(word in reply.html for word in ("Supported", "Contradicted"))


def test_an_ambiguous_claim_names_what_it_could_mean() -> None:
    """The facts between which it stands are listed."""
    html = render(AMBIGUOUS).html
    assert all(fact.statement in html for fact in BASE.facts[:2])


def test_buttons() -> None:
    """Source and share open addresses, the third sends the fact's id back."""
    (source, share), (not_meant,) = render(CONTRADICTED).buttons
    assert source == Button("Read the source", url=SOURCE.url)
    assert share.url
    assert share.url.startswith("https://t.me/share/url?url=https%3A%2F%2F")
    assert not_meant.data == "not-meant:nca-officers"


def test_no_source_address_no_source_button() -> None:
    """Without an address that Telegram takes there is neither link nor button, and the answer stands."""
    for url in (None, "http://[x", "https://a b", "ftp://x.org", "https://x.org/" + "x" * 2000):
        source = replace(SOURCE, url=url)
        reply = render(replace(SUPPORTED, source=source))
        assert "<a " not in reply.html
        assert [button.data for row in reply.buttons for button in row] == ["not-meant:nca-officers"]


def test_data_of_a_button_fits() -> None:
    """A fact's id that is too long for a button is left out, not cut."""
    (_, (not_meant,)) = render(replace(SUPPORTED, fact_id="x" * 60)).buttons
    assert not_meant.data == "not-meant:"


def test_many_claims_fit_into_one_message() -> None:
    """However many claims: one message within Telegram's limit, which says how many it leaves out."""
    long = replace(CONTRADICTED, claim="wörter 😀 & <b> " * 40)
    for count in (2, 15, 30, 31, 500):
        claims = [replace(long, claim=f"{n} {long.claim}") for n in range(count)]
        html = render(*claims, make_refusal("x 1", Abstention.NO_MATCH)).html
        text, _ = parse_html(html)
        assert count_units(text) <= 4096
        shown = text.count("✘")
        left = "one more claim" if count - shown == 1 else f"{count - shown} more claims"
        assert shown == count or f"and {left}" in text
        assert "One other claim is not in my sources." in text


def test_a_list_of_facts_is_cut_politely() -> None:
    """A long list shows the first facts and says how many more there are."""
    facts = [Fact(id=f"fact-{n}", statement="Long & <wide> " * 40, source=SOURCE) for n in range(200)]
    html = render_facts(facts, "wide", TEXTS).html
    assert "and 190 more" in html
    assert measure(html) <= 4096
    parse_html(html)


@given(claim=WILD, statement=WILD, quote=WILD, name=WILD, note=WILD)
def test_whatever_is_in_it_can_be_sent(claim: str, statement: str, quote: str, name: str, note: str) -> None:
    """Any text of people or facts: the HTML parses, fits, holds no lone surrogate, and no tag that is not ours."""
    source = Source(id="s", title=name, publisher=name, author=name, published=None, url=None)
    answer = replace(
        CONTRADICTED,
        claim=claim,
        statement=statement,
        quote=quote,
        source=source,
        note=note,
        mixed_up_statement=statement,
        accounts=tuple(
            Account(relation, "f", statement, source, (2024, None, None), make_quantity(name, 3))
            for relation in Relation
        ),
        claimed=make_quantity(name, 1),
        correct=make_quantity(claim, 2),
    )
    fact = Fact(id="f", statement=statement, quote=quote, source=source)
    replies = [
        render(answer),
        render(answer, answer),
        render(replace(answer, correct=None, claimed=None)),
        render_fact(fact, fact, TEXTS),
        render_facts([fact] * 12, name, TEXTS),
        render_answers([make_refusal(claim, Abstention.AMBIGUOUS, "f")], TEXTS, LATER, base=FactBase((fact,))),
    ]
    for reply in replies:
        reply.html.encode()
        text, entities = parse_html(reply.html)
        assert 0 < count_units(text.strip()) <= 4096
        assert {entity["type"] for entity in entities} <= {"bold", "italic", "blockquote", "code"}
        assert measure(reply.html) == count_units(text)
    render_plain([answer, answer]).encode()


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_shortening(text: str, units: int) -> None:
    """A shortened text fits, never splits a pair, and is the text itself where that fits."""
    short = shorten(text, units)
    assert count_units(short) <= max(units, 1)
    assert short == text if count_units(text) <= units else short.endswith("…")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=100))
def test_escaping_keeps_the_text(text: str) -> None:
    """What was escaped reads as before; only controls, direction marks and white space are folded."""
    visible = "".join(character for character in text if not "\u202a" <= character <= "\u202e")
    visible = "".join(character for character in visible if not "\u2066" <= character <= "\u2069")
    assert to_plain(escape(text)).replace(" ", "") == visible.replace(" ", "")


def test_addresses() -> None:
    """Only http and https with a host are taken as addresses."""
    assert is_web_address("https://example.org/a?b=c&d=%20")
    assert not any(map(is_web_address, (None, "", "javascript:alert(1)", "https://", "http://a\nb", "//x.org")))


def test_rendering_is_light() -> None:
    """Neither rendering nor its texts import Telegram, nor Fluent for the answer to one claim."""
    program = (
        "import sys, tests.telegram.small_checker as s; from bot.replies import render_plain;"
        "render_plain([s.CONTRADICTED]); render_plain([s.AMBIGUOUS]);"
        "print([name for name in ('telegram', 'httpx', 'fluent.runtime', 'babel') if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
