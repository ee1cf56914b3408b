"""Parts: a sentence that states several things is answered by its parts, each as it is likeliest meant.

"Sales up 4.2%, profit down 17%, 40 shops to close": what fails decides, else what holds; a part that is not known is
named beside it. But where one that is not surely known seems to fail, nothing is said to hold.
"""

from collections.abc import Callable
from dataclasses import replace

from facts.answers import Abstention, Answer, Verdict
from facts.check.choosing import first_found, is_found, strongest
from facts.check.matches import Match
from facts.check.wording import abstain, write_unknown
from facts.claims import Segment, split_segments
from facts.language import VALUES, Figure, Reading, read, read_figures

_SURE = 0.75  # probability of the topic from which one part of several is enough
_DOUBTFUL = 0.1  # from which a part that seems to fail keeps the others from being confirmed
_NO_SOURCES: frozenset[str] = frozenset()

# The answer to a text in a message that speaks of what the sources of these ids speak of.
Ask = Callable[[str, frozenset[str]], Answer]
# The fact that is nearest to a text in topic, however far off.
FindNearest = Callable[[str], Match | None]


def answer_parts(claim: Reading, figures: list[Figure], ask: Ask, find_nearest: FindNearest) -> Answer | None:
    """The answer to a sentence by its parts; None where it has none, or too few of them are known."""
    parts = split_segments(claim, figures)
    answers = [_ask_in_turn(part.texts, _NO_SOURCES, ask) for part in parts]
    sources = frozenset([answer.source.id for answer in answers if answer.source])
    if not sources:
        return None
    # Whom the sentence is about is known: what was not found of it may be about something else in that source.
    answers = [
        answer if is_found(answer) else _ask_in_turn(_readings(part), sources, ask)
        for part, answer in zip(parts, answers, strict=True)
    ]
    found = [answer for answer in answers if _says_something(answer)]
    rest = [part for part, answer in zip(parts, answers, strict=True) if not _says_something(answer)]
    if len(found) == 1:
        leans = next(part.leans for part, answer in zip(parts, answers, strict=True) if answer is found[0])
        found = [] if leans or not _is_apart(found[0], rest, find_nearest) else found
    if not found:
        return None
    best = strongest(found)
    if best.verdict is not Verdict.CONTRADICTED and any(_seems_to_fail(part, find_nearest) for part in rest):
        return abstain(claim.text, (0, len(claim.text)), Abstention.NO_MATCH)
    unknown = [part for part, answer in zip(parts, answers, strict=True) if not is_found(answer)]
    details = [figure for part in unknown for figure in read_figures(read(part.texts[0])) if figure.role in VALUES]
    return replace(best, claim=claim.text, span=(0, len(claim.text)), note=best.note or write_unknown(details))


def _readings(part: Segment) -> tuple[str, ...]:
    return (*part.texts, part.alone) if part.alone else part.texts


def _ask_in_turn(texts: tuple[str, ...], sources: frozenset[str], ask: Ask) -> Answer:
    """The answer to the first reading that holds, else to the first that is found."""
    answers = [ask(text, sources) for text in texts]
    return next((a for a in answers if a.verdict is Verdict.SUPPORTED), None) or first_found(answers)


def _says_something(answer: Answer) -> bool:
    return is_found(answer) and answer.verdict is not Verdict.NO_FIGURE


def _is_apart(found: Answer, rest: list[Segment], find_nearest: FindNearest) -> bool:
    """Whether the one part that was found says all that the sentence says of its fact: no other is about it."""
    if found.certainty is None or found.certainty.topic_probability < _SURE:
        return False
    nearest = [find_nearest(_readings(part)[-1]) for part in rest]
    return all(match is None or match.topic.fact.id != found.fact_id for match in nearest)


def _seems_to_fail(part: Segment, find_nearest: FindNearest) -> bool:
    """Whether a fact that may well be meant speaks against a part."""
    nearest = [match for match in map(find_nearest, _readings(part)) if match is not None]
    return any(m.ruling.verdict is Verdict.CONTRADICTED and m.probability >= _DOUBTFUL for m in nearest)
