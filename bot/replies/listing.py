"""Messages of several parts: the answers to one message, lists of facts, one fact. One answer's lines are in `card`."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.replies.accounts import write_briefly
from bot.replies.card import make_buttons, render_card, write_body, write_claim, write_quote, write_source
from bot.replies.markup import MESSAGE_UNITS, escape, measure, to_plain
from bot.replies.ratings import write_statement, write_title
from bot.replies.reply import Reply, Telling
from bot.texts import Texts, load_texts
from facts.answers import Abstention, Answer, Verdict
from facts.base import Base, Fact

FACTS_SHOWN = 10  # of a list; more are told as a number
_CLAIMS_SHOWN = 30  # more than fit in nearly every case
_LIST_CLAIM_UNITS = 90
_SOURCES_SHOWN = 8  # under a list of answers
_STATEMENT_UNITS = 200
_ALTERNATIVES_SHOWN = 4


def render_answers(
    answers: Sequence[Answer],
    texts: Texts,
    today: date | None,
    *,
    base: Base | None = None,
    is_group: bool = False,
) -> Reply:
    """All the answers to one message as one message.

    One claim that was found: its card, with buttons. Several: a compact list. None: one sentence that says why.
    `base` gives the statements of the facts between which an ambiguous claim stands. `is_group`: brief refusals.
    """
    found = [answer for answer in answers if answer.verdict is not Verdict.NOT_FOUND]
    if len(found) == 1:
        lines = [*render_card(found[0], texts, today), *_count_missing(answers, texts)]
        return Reply("\n".join(lines), make_buttons(found[0], texts), _tell(found))
    if found:
        return Reply(_list_answers(found, _count_missing(answers, texts), texts), told=_tell(found))
    return Reply("\n".join(_refuse(answers, texts, base, is_group)), told=_offer(answers, base))


def render_plain(
    answers: Sequence[Answer], *, today: date | None = None, texts: Texts | None = None, base: Base | None = None
) -> str:
    """All the answers in plain text, for a terminal: each in full, a blank line between, a source's line once."""
    texts = texts or load_texts()
    found = [answer for answer in answers if answer.verdict is not Verdict.NOT_FOUND]
    if not found:
        return to_plain("\n".join(_refuse(answers, texts, base, is_group=False)))
    told: set[str] = set()  # sources whose line was written already
    cards = []
    for answer in found:
        is_new = answer.source is not None and answer.source.id not in told
        told.update([answer.source.id] if answer.source else [])
        cards.append("\n".join(render_card(answer, texts, today, has_source=is_new)))
    return to_plain("\n\n".join([*cards, *_count_missing(answers, texts)]))


def render_facts(facts: Sequence[Fact], words: str, texts: Texts) -> Reply:
    """The facts that were asked for, as many as can be read at once."""
    about = {"words": escape(words, _LIST_CLAIM_UNITS)} if words else {}
    if not facts:
        return Reply(texts("facts-none-about", **about) if words else texts("facts-none"))
    title = texts("facts-title-about" if words else "facts-title", count=len(facts), **about)
    items = [
        texts("facts-item", statement=write_statement(fact, texts, _STATEMENT_UNITS), id=escape(fact.id))
        for fact in facts[:FACTS_SHOWN]
    ]
    kept = _fit([title, *items], lambda left: texts("facts-more", count=left), extra=len(facts) - len(items))
    return Reply("\n".join(kept))


def render_fact(fact: Fact, newer: Fact | None, texts: Texts) -> Reply:
    """One fact with its quote and source, and the fact that holds in its place, if there is one."""
    lines = write_title(fact, texts)
    if fact.quote:
        lines.append(write_quote(fact.quote, texts))
    lines.append(write_source(fact.source, texts))
    if newer:
        lines.append(texts("fact-superseded", statement=write_statement(newer, texts), id=escape(newer.id)))
    told = [Telling(fact.id, "fact"), *([Telling(newer.id, "beside")] if newer else [])]
    return Reply("\n".join(lines), told=tuple(told))


def _tell(found: Sequence[Answer]) -> tuple[Telling, ...]:
    """The facts that answers tell, each once: those that answer, then those beside them."""
    told: dict[str, Telling] = {}
    for answer in found[:_CLAIMS_SHOWN]:
        if answer.fact_id is not None:
            told.setdefault(answer.fact_id, Telling(answer.fact_id, str(answer.verdict)))
    for answer in found[:_CLAIMS_SHOWN]:
        mixed_up = [answer.mixed_up_with] if answer.mixed_up_with and answer.mixed_up_statement else []
        for fact_id in (*mixed_up, *(account.fact_id for account in answer.accounts)):
            told.setdefault(fact_id, Telling(fact_id, "beside"))
    return tuple(told.values())


def _offer(answers: Sequence[Answer], base: Base | None) -> tuple[Telling, ...]:
    """The facts that an ambiguous claim could mean, where they are offered."""
    if base is None or _weightiest({answer.reason for answer in answers}) != Abstention.AMBIGUOUS:
        return ()
    ids = dict.fromkeys(id_ for answer in answers for id_ in answer.alternatives if base.get(id_))
    return tuple(Telling(id_, "beside") for id_ in list(ids)[:_ALTERNATIVES_SHOWN])


def _list_answers(found: Sequence[Answer], missing: list[str], texts: Texts) -> str:
    """Two short lines a claim, as many as fit; at the end each source once, by a number where there are several."""
    answers = list({(a.claim, a.verdict, a.fact_id): a for a in found}.values())[:_CLAIMS_SHOWN]
    sources = list(dict.fromkeys(answer.source for answer in answers if answer.source))
    items = []
    for answer in answers:
        sign, claim = texts(f"sign-{answer.verdict}"), write_claim(answer, _LIST_CLAIM_UNITS)
        number = sources.index(answer.source) + 1 if answer.source and len(sources) > 1 else 0
        body = " ".join([write_body(answer, texts), *write_briefly(answer, texts)])
        body = texts("list-numbered", body=body, number=number) if number else body
        items.append(f"{texts('list-claim', sign=sign, claim=claim)}\n{body}")
    lines = [write_source(source, texts) for source in sources[:_SOURCES_SHOWN]]
    if len(sources) > 1:
        lines = [texts("list-source-numbered", number=n, source=line) for n, line in enumerate(lines, 1)]
    ending = [*missing, "\n".join(texts("list-source", source=line) for line in lines)]
    left_out = len({(a.claim, a.verdict, a.fact_id) for a in found}) - len(items)
    return "\n\n".join(_fit(items, lambda left: texts("more-claims", count=left), extra=left_out, ending=ending))


def _fit(
    items: list[str], tell_more: Callable[[int], str], *, extra: int = 0, ending: list[str] | None = None
) -> list[str]:
    """The items that fit into one message, and a line that says how many more there are (`extra` more than here)."""
    for kept in range(len(items), 0, -1):
        left = len(items) - kept + extra
        message = [*items[:kept], *([tell_more(left)] if left else []), *(ending or [])]
        if measure("\n\n".join(message)) <= MESSAGE_UNITS:
            return message
    return items[:1]


def _count_missing(answers: Sequence[Answer], texts: Texts) -> list[str]:
    """A line that says how many claims of the message were not found; sentences that are no claims do not count."""
    missing = sum(answer.verdict is Verdict.NOT_FOUND and answer.reason != Abstention.NOT_A_CLAIM for answer in answers)
    return [texts("more-not-found", count=missing)] if missing else []


def _refuse(answers: Sequence[Answer], texts: Texts, base: Base | None, is_group: bool) -> list[str]:
    """Why nothing is answered, in one sentence; an ambiguous claim gets the facts it could mean."""
    reason = _weightiest({answer.reason for answer in answers})
    place = "not-found-group" if is_group else "not-found"
    lines = [texts(f"{place}-{reason}", **({"example": texts("example-claim")} if not is_group else {}))]
    if reason == Abstention.AMBIGUOUS and base:
        ids = dict.fromkeys(id_ for answer in answers for id_ in answer.alternatives)
        facts = [fact for id_ in ids if (fact := base.get(id_))]
        lines = [texts("not-found-denied")] if len(facts) == 1 else lines
        lines = [texts("not-found-disputed")] if facts and all(fact.review for fact in facts) else lines
        lines += [
            texts("alternative", statement=write_statement(fact, texts, _STATEMENT_UNITS))
            for fact in facts[:_ALTERNATIVES_SHOWN]
        ]
    return lines


def _weightiest(reasons: set[str]) -> str:
    """Of several reasons the one that helps most."""
    order = (Abstention.AMBIGUOUS, Abstention.OTHER_SUBJECT, Abstention.NO_MATCH)
    return next((str(reason) for reason in order if reason in reasons), str(Abstention.NOT_A_CLAIM))
