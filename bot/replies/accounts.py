"""What the other facts about the same thing say, a line each: newer values, other sources, how it was before."""

from bot.replies.dates import write_when
from bot.replies.figures import is_told_by_figures, write_counted
from bot.replies.markup import escape, link
from bot.texts import Texts
from facts.answers import Account, Answer, Relation, Verdict

_SOURCES_SHOWN = 3  # other sources in one answer
_TIMES_SHOWN = 4  # earlier values in one line
_STATEMENT_UNITS = 240
_NAME_UNITS = 120


def write_accounts(answer: Answer, texts: Texts) -> list[str]:
    """The newest value where the claim is of an older one, other sources, and what held before, as far as it tells."""
    newer = [account for account in answer.accounts if account.relation is Relation.NEWER]
    others = [account for account in answer.accounts if account.relation in (Relation.AGREES, Relation.DIFFERS)]
    earlier = [account for account in answer.accounts if account.relation is Relation.EARLIER]
    lines = [_write_statement(newer[0], "newer", answer, texts)] if newer else []
    lines += [_write_statement(other, _name_of(other, answer), answer, texts) for other in others[:_SOURCES_SHOWN]]
    past = [*newer[1:], *earlier] if answer.verdict is not Verdict.SUPPORTED else newer[1:]
    dated = [account for account in past if account.figure and account.held][:_TIMES_SHOWN]
    return [*lines, *([texts("before", values=", ".join(_write_value(d, texts) for d in dated))] if dated else [])]


def write_briefly(answer: Answer, texts: Texts) -> list[str]:
    """For a list of answers: why the claim is contradicted, and a newer or a differing value, in a few words each."""
    lines = [texts(f"why-{answer.fault}")] if answer.fault and not is_told_by_figures(answer) else []
    for relation, name in ((Relation.NEWER, "newer-value"), (Relation.DIFFERS, "otherwise-value")):
        account = next((a for a in answer.accounts if a.relation is relation and a.figure and a.held), None)
        lines += [texts(name, value=_write_value(account, texts))] if account else []
    return lines


def differs(answer: Answer) -> bool:
    """Whether another source speaks otherwise."""
    return any(account.relation is Relation.DIFFERS for account in answer.accounts)


def count_agreeing(answer: Answer) -> int:
    """How many other sources say the same."""
    return sum(account.relation is Relation.AGREES for account in answer.accounts)


def _name_of(account: Account, answer: Answer) -> str:
    """The text for another source: whether it agrees, and if not, whether it is the newer one."""
    if account.relation is Relation.AGREES:
        return "also"
    ours, theirs = answer.held or (0, 0, 0), account.held or (0, 0, 0)
    if account.held is None or answer.held is None or ours[:2] == theirs[:2]:
        return "otherwise"
    is_newer = tuple(part or 0 for part in theirs) > tuple(part or 0 for part in ours)
    return "otherwise-newer" if is_newer else "otherwise-older"


def _write_statement(account: Account, name: str, answer: Answer, texts: Texts) -> str:
    """One line: which source, of when, and its statement; the source only where it is another than the answer's."""
    source = account.source
    is_other = answer.source is None or source.id != answer.source.id
    place = [link(escape(source.publisher, _NAME_UNITS), source.url)] if is_other and source.publisher.strip() else []
    place += [write_when(account.held, texts)] if account.held else []
    statement = escape(account.statement, _STATEMENT_UNITS)
    if not place:
        return texts(name, statement=statement)
    return texts(f"{name}-by", place=", ".join(place), statement=statement)


def _write_value(account: Account, texts: Texts) -> str:
    figure = write_counted(account.figure, texts) if account.figure else ""
    return texts("value-then", figure=figure, when=write_when(account.held, texts) if account.held else "")
