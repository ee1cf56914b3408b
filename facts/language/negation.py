"""Negation: what "not", "no" and "never" deny in a sentence, and what they only seem to deny."""

from facts.language.lexicon import words_of
from facts.language.model import FAINT_WEIGHT, Reading, Term
from facts.quantities import Hedge

_REACH = 5  # words after "not" that it may negate
_LATER_REACH = 5  # words after "not" that may tell that it means "only later"
_PLAN_REACH = 4  # words before "plan" where it may be dropped
_RANKING = words_of("ranking negations")
_COPULAS = words_of("copulas")
_NOT_ONE = (["a", "single"], ["one", "single"])
_DENYING_VERBS = words_of("verbs of denying")
_BANS = words_of("bans")
_MARKS = frozenset({",", ";", ":", "-", "–", "—"})
_DETERMINERS = words_of("negating determiners")
_SUBJECTS = words_of("negating subjects")
_COMPARATIVES = words_of("comparatives +") | words_of("comparatives -")
_DEGREES = words_of("degree words")
_DEGREE_SPANS = words_of("spans of a degree")
_UNTIL = words_of("until")
_BEHIND_AN_ANSWER = words_of("behind an answer")
_ARTICLES = words_of("articles")
_HAVING = "possession"
_PLANS = words_of("plans")
_PLAN_JOINERS = words_of("plan joiners")
_AUXILIARIES = words_of("passive auxiliaries")
_DROPPING = words_of("axes of dropping")
_TURNED = {
    Hedge.FEWER_THAN: Hedge.AT_LEAST,
    Hedge.MORE_THAN: Hedge.AT_MOST,
    Hedge.AT_LEAST: Hedge.FEWER_THAN,
    Hedge.AT_MOST: Hedge.MORE_THAN,
}


def negate(reading: Reading, negations: list[int]) -> None:
    """Mark the terms that a sentence denies, given its negating words; turn the bounds that it denies."""
    reading.negations = tuple(
        at
        for at in negations
        if not (_means_only_later(reading, at) or _only_answers(reading.words, at) or _only_bounds(reading, at))
    )
    for at in reading.negations:
        if not any(term.is_negated and term.at == at for term in reading.terms):
            _deny(reading, at)  # what one "refuses to rule out" is not denied
    _deny_dropped_plans(reading)
    _turn_lifted_bans(reading)
    for at in reading.negations:
        if reading.words[at] in _SUBJECTS or _denies_bound(reading, at):
            _turn_bound(reading, at)


def _only_bounds(reading: Reading, negation: int) -> bool:
    """ "No more than 200", "not more than 200": a bound, which denies nothing."""
    no, *compared = reading.words[negation : negation + 3]
    is_bound = no in ("no", "not") and compared[1:] == ["than"] and compared[0] in _COMPARATIVES
    return is_bound and negation + 3 in reading.number_at


def _only_answers(words: list[str], negation: int) -> bool:
    """The opening of "No, there is no error" and "No there isn't": an answer, which denies nothing of what follows."""
    return negation == 0 and words[0] == "no" and not _BEHIND_AN_ANSWER.isdisjoint(words[1:2])


def _means_only_later(reading: Reading, negation: int) -> bool:
    """ "Isn't opening until 2034" says when, "hasn't been this low since 2009" how long: neither denies anything."""
    clause_of, words = reading.clause_of, reading.words
    clause = clause_of[negation]
    ahead = range(negation + 1, min(len(words), negation + 1 + _LATER_REACH))
    following = [words[at] for at in ahead if clause_of[at] == clause]
    if _ranks(reading, negation):
        return True
    if _opens_what_is_denied(words, negation):
        return False
    if not _COMPARATIVES.isdisjoint(following[:3]) and not _denies_bound(reading, negation):
        has_none_surpassed = words[negation] in _SUBJECTS and "ever" in words[negation:]  # no younger one has ever won
        return words[negation] == "never" or has_none_surpassed  # never been higher: the highest yet
    if not _UNTIL.isdisjoint(following) or (following[:1] == ["been"] and not _DEGREES.isdisjoint(following[1:2])):
        return True
    if _DEGREES.isdisjoint(following) or words[negation] in _DETERMINERS:
        return False
    return any(clause_of[at] == clause and word in _DEGREE_SPANS for at, word in enumerate(words))


def _ranks(reading: Reading, negation: int) -> bool:
    """ "Has never sold as many", "nowhere are prices climbing faster than in …": the most there is, and no denial."""
    if reading.words[negation] not in _RANKING and not _says_none_is_more(reading.words, negation):
        return False
    clause = reading.clause_of[negation]
    ahead = [at for at in range(negation + 1, len(reading.words)) if reading.clause_of[at] == clause]
    words = [reading.words[at] for at in ahead]
    if any(
        words[n : n + 2] in (["as", "many"], ["as", "much"], ["so", "many"], ["so", "much"]) for n in range(len(words))
    ):
        return True
    return any(
        word in _COMPARATIVES and "than" in words and at + 2 not in reading.number_at
        for at, word in zip(ahead, words, strict=True)
    )


def _says_none_is_more(words: list[str], negation: int) -> bool:
    """ "No mine in Poland is older than …"."""
    return words[negation] == "no" and any(
        words[at] in _COPULAS and words[at + 1] in _COMPARATIVES for at in range(negation + 2, len(words) - 2)
    )


def _opens_what_is_denied(words: list[str], negation: int) -> bool:
    """ "Denied that it is for sale": what is denied is a clause of its own."""
    return words[negation] in _DENYING_VERBS and words[negation + 1 : negation + 2] == ["that"]


def _deny(reading: Reading, negation: int) -> None:
    """A negation takes the first word with a topic after it, and the action words close behind, but not its object."""
    clause = reading.clause_of[negation]
    if _opens_what_is_denied(reading.words, negation):
        negation, clause = negation + 1, reading.clause_of[negation + 1]
        ahead = [t for t in reading.terms if t.at > negation and t.clause == clause and t.name_type is None]
    else:
        ahead = [term for term in reading.terms if term.at > negation and term.clause == clause]
        if "to" in reading.words[negation + 1 : negation + 3] and all(t.weight <= FAINT_WEIGHT for t in ahead):
            to = reading.words.index("to", negation + 1)  # "has yet | to sign up", "have no wish | to stop"
            clause = reading.clause_of[to]
            ahead = [term for term in reading.terms if term.at > to and term.clause == clause]
    if reading.words[negation] in _DETERMINERS or reading.words[negation + 1 : negation + 3] in _NOT_ONE:
        mark = next(
            (at for at in range(negation, len(reading.words)) if reading.words[at] in _MARKS), len(reading.words)
        )
        near = [t for t in ahead if t.at < mark] or ahead[:1]
        _turn(next((t for t in near if t.axes and t.weight > FAINT_WEIGHT), near[0] if near else None))
        return
    is_first = True
    for term in ahead:
        if term.at - negation > _REACH:
            break
        if is_first or term.axes:
            _turn(term)
        is_before_object = not _ARTICLES.isdisjoint(reading.words[term.after : term.after + 1])
        if term.axes or is_before_object or term.after in reading.number_at:
            _deny_object(reading, term)
            break
        if term.weight > FAINT_WEIGHT:
            is_first = False


def _deny_object(reading: Reading, verb: Term) -> None:
    """ "Did not give any pay rises" gave no pay rises, "never had a vaccine" had none: what is had or not is denied."""
    before = reading.words[verb.after : verb.after + 1]
    is_having = verb.weight <= FAINT_WEIGHT or {axis for axis, _ in verb.axes} == {_HAVING}
    if before == ["any"] or (is_having and not _ARTICLES.isdisjoint(before)):
        denied = next((term for term in reading.terms if term.at == verb.after + 1 and term.axes), None)
        if denied is not None:
            _turn(verb)
            _turn(denied)


def _turn(term: Term | None) -> None:
    if term is not None:
        term.is_negated = not term.is_negated


def _denies_bound(reading: Reading, negation: int) -> bool:
    """ "Never chased more than 378" is 378 at most, and ranks nothing."""
    words = reading.words
    if words[negation] != "never":
        return False
    ahead = range(negation + 1, min(len(words) - 2, negation + 1 + _LATER_REACH))
    return any(words[at] in _COMPARATIVES and words[at + 1] == "than" and at + 2 in reading.number_at for at in ahead)


def _turn_bound(reading: Reading, negation: int) -> None:
    """ "No region saw less than 28%" says that each saw at least 28%: the bound is turned, and nothing else negated."""
    clause = reading.clause_of[negation]
    for at, n in reading.number_at.items():
        quantity = reading.quantities[n]
        if at > negation and reading.clause_of[at] == clause and quantity.hedge in _TURNED:
            turned = quantity._replace(hedge=_TURNED[quantity.hedge])
            reading.quantities = (*reading.quantities[:n], turned, *reading.quantities[n + 1 :])
            for term in reading.terms:
                if term.clause == clause:
                    term.is_negated = False
            return


def _deny_dropped_plans(reading: Reading) -> None:
    """To drop a plan to close is not to close: the stop and the plan go, what was planned is negated."""
    words = reading.words
    if _PLANS.isdisjoint(words):
        return
    for at, word in enumerate(words[:-1]):
        if word not in _PLANS or words[at + 1] not in _PLAN_JOINERS or at + 2 in reading.number_at:
            continue  # a pledge that is cut to 420 million is not dropped
        clause = reading.clause_of[at]
        here = [term for term in reading.terms if term.clause == clause]
        stop = _dropping_word(words, here, at)
        if stop is None:
            continue
        planned = [t for t in here if t.at > at and (stop.at < at or t.at < stop.at)]
        _turn(next((t for t in planned if t.axes), planned[0] if planned else None))
        for term in here:
            if term is stop or term.at == at:
                term.axes, term.weight = (), FAINT_WEIGHT


def _turn_lifted_bans(reading: Reading) -> None:
    """To lift a ban is to ban no more: the lifting goes, the ban is negated."""
    for ban in reading.terms:
        if reading.words[ban.at] not in _BANS:
            continue
        here = [term for term in reading.terms if term.clause == ban.clause]
        stop = _dropping_word(reading.words, here, ban.at)
        if stop is not None:
            _turn(ban)
            stop.axes, stop.weight = (), FAINT_WEIGHT


def _dropping_word(words: list[str], clause: list[Term], plan: int) -> Term | None:
    """What drops a plan, before it ("drop the plan to") or after ("the plan to close has been dropped")."""
    stops = [
        t
        for t in clause
        if any(sign < 0 and axis in _DROPPING for axis, sign in t.axes) and "timeliness" not in dict(t.axes)
    ]
    before = [t for t in stops if plan - _PLAN_REACH <= t.at < plan]
    after = [t for t in stops if t.at > plan + 2 and words[t.at - 1] in _AUXILIARIES]
    return before[-1] if before else after[-1] if after else None
