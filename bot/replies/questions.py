"""What people asked and could not be answered, as moderators see it; and what those who wait for an answer read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.replies.card import write_source
from bot.replies.dates import write_date
from bot.replies.listing import render_answers, render_fact
from bot.replies.markup import escape
from bot.replies.ratings import write_statement, write_title
from bot.replies.reply import Button, Reply
from bot.texts import Texts
from facts.answers import Answer, Verdict
from facts.base import Base, Fact
from facts.queue import Group

WORDINGS_SHOWN = 5  # beside the one that stands for all
_WORDING_UNITS = 160
_STATEMENT_UNITS = 220
_COMPLAINTS_SHOWN = 3
_ASKED_UNITS = 300


@dataclass(frozen=True, slots=True)
class Trial:
    """What a wording would be answered by, were the fact changed."""

    wording: str
    answer: Answer
    fact_id: str  # the fact that should answer it

    @property
    def is_right(self) -> bool:
        """Whether the fact answers it."""
        return self.answer.fact_id == self.fact_id or any(a.fact_id == self.fact_id for a in self.answer.accounts)


def render_group(
    group: Group, not_meant: Sequence[str], complaints: int, suggested: Sequence[Fact], others: int, texts: Texts
) -> Reply:
    """A group with its wordings, what was not meant, and the facts that may answer it; `others` wait beside it."""
    day = write_date(group.last_asked.date(), texts)
    lines = [texts("queue-asked", count=group.askers, date=day), _quote(group.representative, texts)]
    further = [wording for wording in group.wordings if wording.text != group.representative]
    for wording in further[:WORDINGS_SHOWN]:
        name = "queue-wording" if wording.count == 1 else "queue-wording-times"
        lines.append(texts(name, text=escape(wording.text, _WORDING_UNITS), count=wording.count))
    if len(further) > WORDINGS_SHOWN:
        lines.append(texts("queue-more-wordings", count=len(further) - WORDINGS_SHOWN))
    if complaints:
        ids = ", ".join(f"<code>{escape(fact_id)}</code>" for fact_id in not_meant[:_COMPLAINTS_SHOWN])
        lines.append(texts("queue-not-meant-by" if ids else "queue-not-meant", count=complaints, ids=ids))
    if suggested:
        lines += ["", texts("queue-suggested")]
        lines += [_number(number, fact, texts) for number, fact in enumerate(suggested, 1)]
    lines += ["", texts("queue-look-for" if suggested else "queue-no-suggestion")]
    if others:
        lines.append(texts("queue-others", count=others))
    return Reply("\n".join(lines))


def render_pointing(fact: Fact, aliases: Sequence[str], trials: Sequence[Trial], texts: Texts) -> Reply:
    """A fact that is to answer a group: what becomes an alias of it, and what would come of that."""
    lines = [*write_title(fact, texts), write_source(fact.source, texts), ""]
    if aliases:
        lines.append(texts("queue-aliases", count=len(aliases)))
        lines += [_quote(alias, texts) for alias in aliases]
    else:
        lines.append(texts("queue-no-alias"))
    if trials:
        right = sum(trial.is_right for trial in trials)
        lines.append(texts("queue-trial", right=right, count=len(trials)))
    lines += [_tell_wrong(trial, texts) for trial in trials if not trial.is_right][:WORDINGS_SHOWN]
    return Reply("\n".join(lines))


def render_told(
    asked: str, answers: Sequence[Answer], fact: Fact | None, base: Base, texts: Texts, today: date
) -> Reply | None:
    """The answer to somebody who waited: as it is answered now, else the fact that moderators say answers it."""
    if any(answer.verdict is not Verdict.NOT_FOUND for answer in answers):
        reply = render_answers(answers, texts, today, base=base)
    elif fact is not None:
        reply = render_fact(fact, base.superseded_by(fact.id), texts)
    else:
        return None
    return Reply(f"{texts('told-asked', text=escape(asked, _ASKED_UNITS))}\n\n{reply.html}", reply.buttons, reply.told)


def render_notices(waiting: Sequence[tuple[int, str]], texts: Texts, stop: str) -> Reply:
    """What somebody waits for, each with a button to stop it; `stop` begins its data, before the number."""
    if not waiting:
        return Reply(texts("notify-none"))
    lines = [texts("notify-title")]
    lines += [f"{number}. {_quote(text, texts)}" for number, (_, text) in enumerate(waiting, 1)]
    buttons = [Button(texts("button-stop", number=n), data=f"{stop}{id_}") for n, (id_, _) in enumerate(waiting, 1)]
    rows = [tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3)]
    return Reply("\n".join(lines), tuple(rows))


def _quote(text: str, texts: Texts) -> str:
    return texts("queue-quote", text=escape(text, _WORDING_UNITS))


def _number(number: int, fact: Fact, texts: Texts) -> str:
    statement = write_statement(fact, texts, _STATEMENT_UNITS)
    return texts("queue-suggestion", number=number, statement=statement, id=escape(fact.id))


def _tell_wrong(trial: Trial, texts: Texts) -> str:
    """Why a wording would not be answered by the fact."""
    text, answer = escape(trial.wording, _WORDING_UNITS), trial.answer
    if answer.fact_id is not None:
        return texts("queue-trial-other", text=text, id=escape(answer.fact_id))
    others = [fact_id for fact_id in answer.alternatives if fact_id != trial.fact_id]
    if others:
        return texts("queue-trial-clash", text=text, id=escape(others[0]))
    return texts("queue-trial-not", text=text)
