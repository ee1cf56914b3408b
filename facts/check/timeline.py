"""Timeline: which fact of a line over the years a claim is answered by, and which source of several.

Over the years (facts that supersede one another):
- A claim that gives a date is answered by what held then. A time at which no fact held is not answered, unless the
  fact before it agrees.
- Of several facts of the date that the claim gives, the newest, as without a date.
- Without a date the newest answers, unless it speaks against the claim and an older one agrees: that is outdated.
- A date or a time that one fact of the line gives and the newest does not ("in May", "on election night") is that
  fact's, and what it says then holds.
- "Last year" may make an old figure right, read at the time of asking; it never makes one wrong.

Several sources (facts about one thing of which neither supersedes the other):
- The sources of the date that the claim gives, where there are such.
- Of these one that agrees, before one that speaks against the claim: it is supported, and the answer tells with both
  dates that another source differs. Where none agrees it is contradicted.
- Of several alike the newest.
"""

from dataclasses import dataclass
from datetime import date

from facts.answers import Account, Fault, Relation, Verdict, When
from facts.check.matches import Match
from facts.check.moments import announces, falls_in, held_at, is_before, moments_of, relative_moments, sort_key, states
from facts.language import DATES, Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.quantities.agreement import Agreement, compare
from facts.verdicts.deciding import Ruling, main_figure

_TIMES = words_of("times that a fact may hold at")
_WEIGHTIEST = (Verdict.SUPPORTED, Verdict.OUTDATED, Verdict.CONTRADICTED, Verdict.NO_FIGURE)


@dataclass(frozen=True, slots=True)
class AskedTime:
    """The time that a claim is about, as far as it says."""

    moments: list[When]
    relative: list[When]  # by their distance from the time of asking
    stated: list[When]  # all the dates that it says something of, those without a year too
    times: frozenset[str]  # when it was so in other words: last autumn, on election night
    is_question: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The fact of a line that answers a claim, and the verdict that follows from its place in the line."""

    match: Match
    verdict: Verdict | None
    line: list[Match]  # the oldest first
    is_of_moment: bool = False  # it held at the date that the claim gives

    @property
    def ruling(self) -> Ruling:
        """What the verdict stands on: where the fact rules nothing, it is the newest of its line."""
        return (self.match if self.match.ruling.verdict is not None else self.line[-1]).ruling

    @property
    def held(self) -> When | None:
        """When what the fact says was so."""
        return held_at(self.match.topic)


def read_time_asked(claim: Reading, figures: list[Figure], is_question: bool, today: date | None) -> AskedTime:
    """The time that a claim is about. `today` None: what is told from the present stays unread."""
    relative = relative_moments(claim, figures, today) if today else []
    stated = [figure.quantity.date for figure in figures if figure.role in DATES and figure.quantity.date]
    if len(figures) == len(stated) == 1 and not is_question:
        stated = []  # "the strike begins on 10 November"
    times = _TIMES.intersection(claim.words)
    return AskedTime(moments_of(figures, is_question), relative, stated, times, is_question)


def settle(line: list[Match], best: Match, asked: AskedTime) -> Standing:
    """Which fact of the line, the oldest first, answers the claim that `best` of them was found for."""
    if len(line) == 1:
        is_of_moment = any(falls_in(held_at(best.topic), moment) for moment in asked.moments)
        return Standing(best, best.ruling.verdict, line, is_of_moment)
    announced = {year for match in line for year in announces(match.topic)}
    dated = _find_dated(line, asked)
    if dated is not None:
        return Standing(dated, Verdict.CONTRADICTED, line)
    moments = [moment for moment in asked.moments if moment[0] not in announced]
    if moments:
        standing = _settle_dated(line, moments, asked)
        if standing is not None:
            return standing
    return _settle_undated(line, best, asked)


def _find_dated(line: list[Match], asked: AskedTime) -> Match | None:
    """An older fact of the claim's date that speaks against it, where the newest agrees: "in May", another figure."""
    newest = line[-1]
    if not _agrees(newest):
        return None
    dated = [m for m in line[:-1] if _count_stated(m, asked) > _count_stated(newest, asked)]
    return next((m for m in dated if m.ruling.verdict is Verdict.CONTRADICTED), None)


def _settle_dated(line: list[Match], moments: list[When], asked: AskedTime) -> Standing | None:
    """By the dates that the claim gives; None where they lie after all that is known."""
    own = [m for m in line if any(falls_in(held_at(m.topic), moment) for moment in moments)]
    agreeing = _agreeing(own) or _agreeing(
        [m for m in line if m.judgement.own_dates and not (own and _dates_loosely(m, asked))]
    )
    if agreeing:
        return Standing(agreeing[-1], _verdict_then(agreeing[-1], own, line, asked), line, True)
    if own:
        return Standing(own[-1], own[-1].ruling.verdict, line, True)
    before = [m for m in line if is_before(held_at(m.topic), moments[-1])]
    if before and before[-1] is line[-1]:
        return None
    if before and (asked.is_question or _agrees(before[-1])):
        return Standing(before[-1], before[-1].ruling.verdict, line, True)
    return Standing(line[-1], None, line)


def _dates_loosely(match: Match, asked: AskedTime) -> bool:
    """Whether a fact gives a month that the claim gives, and leaves open of which year: "in April", April 2024."""
    dates = [
        figure.quantity.date for figure in match.topic.figures if figure.role is Role.WHEN and figure.quantity.date
    ]
    return any(date[0] is None and date[1] == month is not None for date in dates for _, month, _ in asked.moments)


def _verdict_then(match: Match, own: list[Match], line: list[Match], asked: AskedTime) -> Verdict:
    """Outdated where a newer fact is of the very date that the claim gives: "the forecast for 2026 is 5%"."""
    later = line[next(n for n, m in enumerate(line) if m is match) + 1 :]
    later = [m for m in later if any(m is other for other in own)]
    replaced = any(_count_stated(newer, asked) >= _count_stated(match, asked) for newer in later)
    return Verdict.OUTDATED if replaced else Verdict.SUPPORTED


def _count_stated(match: Match, asked: AskedTime) -> int:
    """How many of the claim's dates and times the fact gives."""
    dates = sum(states(match.topic, stated) for stated in asked.stated)
    return dates + len(asked.times.intersection(match.topic.reading.words))


def _settle_undated(line: list[Match], best: Match, asked: AskedTime) -> Standing:
    newest = line[-1]
    agreeing = _agreeing(line) or [match for match in line if _says_when(match, newest)]
    own = max(reversed(line), key=lambda match: _count_stated(match, asked))
    is_dated = _count_stated(own, asked) > _count_stated(newest, asked)
    if is_dated and own.ruling.verdict is not None:
        return Standing(own, own.ruling.verdict, line, True)
    if newest in agreeing or (not agreeing and newest.ruling.verdict is not None):
        return Standing(newest, newest.ruling.verdict, line)
    if not agreeing:
        return Standing(best, best.ruling.verdict, line)
    then = [m for m in agreeing if any(falls_in(held_at(m.topic), moment) for moment in asked.relative)]
    if then:
        return Standing(then[-1], Verdict.SUPPORTED, line, True)
    older = agreeing[-1]
    if newest.ruling.verdict is not None and newest.judgement.dates_agreeing > older.judgement.dates_agreeing:
        return Standing(newest, newest.ruling.verdict, line)
    return Standing(older, Verdict.OUTDATED, line)


def _agreeing(line: list[Match]) -> list[Match]:
    """Those that agree; where one states the very figure, those that only come near it do not count."""
    agreeing = [match for match in line if _agrees(match)]
    return [match for match in agreeing if _states_the_very_figure(match)] or agreeing


def _says_when(match: Match, newest: Match) -> bool:
    """Whether the claim has the time that an old fact gives, and nothing but the time is another in the newest."""
    if newest.ruling.fault not in (Fault.DATE, Fault.PERIOD) or match.judgement.faults:
        return False
    return match.judgement.dates_agreeing > newest.judgement.dates_agreeing


def _states_the_very_figure(match: Match) -> bool:
    ours, theirs = match.ruling.claimed, match.ruling.correct
    return ours is not None and theirs is not None and ours.quantity.value == theirs.quantity.value


def _agrees(match: Match) -> bool:
    return match.ruling.verdict is Verdict.SUPPORTED


def weigh(standings: list[Standing]) -> Standing:
    """Which of several sources' facts about one thing answers the claim."""
    pool = [standing for standing in standings if standing.is_of_moment] or standings
    pool = [standing for standing in pool if standing.verdict is not None] or pool
    return min(sorted(pool, key=_newness, reverse=True), key=lambda standing: _weight(standing.verdict))


def tell_accounts(chosen: Standing, standings: list[Standing]) -> tuple[Account, ...]:
    """What the other facts about the same thing say: other sources, then the line over the years; newest first."""
    others = [standing for standing in standings if standing is not chosen]
    others.sort(key=_newness, reverse=True)
    accounts = [_account(_relate(chosen, other), other.match) for other in others]
    place = next(n for n, match in enumerate(chosen.line) if match is chosen.match)
    for n, match in reversed(list(enumerate(chosen.line))):
        if n != place:
            accounts.append(_account(Relation.NEWER if n > place else Relation.EARLIER, match))
    return tuple(accounts)


def _newness(standing: Standing) -> tuple[tuple[int, int, int], date, str]:
    """For ordering: by the time at which it held, then by its source's date."""
    fact = standing.match.topic.fact
    return sort_key(standing.held), fact.source.published or date.min, fact.id


def _relate(chosen: Standing, other: Standing) -> Relation:
    if chosen.verdict is other.verdict is Verdict.SUPPORTED or _say_the_same(chosen.match, other.match):
        return Relation.AGREES
    if chosen.is_of_moment and not other.is_of_moment:
        return Relation.NEWER if sort_key(other.held) > sort_key(chosen.held) else Relation.EARLIER
    return Relation.DIFFERS


def _say_the_same(one: Match, other: Match) -> bool:
    ours, theirs = _figure(one), _figure(other)
    if ours is None or theirs is None:
        return one.ruling.verdict is other.ruling.verdict
    return Agreement.AGREES in (compare(ours.quantity, theirs.quantity), compare(theirs.quantity, ours.quantity))


def _account(relation: Relation, match: Match) -> Account:
    fact, figure = match.topic.fact, _figure(match)
    held = held_at(match.topic)
    return Account(relation, fact.id, fact.statement, fact.source, held, figure.quantity if figure else None)


def _figure(match: Match) -> Figure | None:
    return match.ruling.correct or main_figure(match.topic)


def _weight(verdict: Verdict | None) -> int:
    return len(_WEIGHTIEST) if verdict is None else _WEIGHTIEST.index(verdict)
