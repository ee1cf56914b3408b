"""How phrasings would be answered with a fact as it would be, in two short lines each."""

from collections.abc import Sequence

from bot.replies.card import write_body, write_verdict
from bot.replies.markup import escape, measure
from bot.texts import Texts
from facts.answers import Answer, Verdict

_PHRASING_UNITS, _ANSWER_UNITS = 80, 160


def render_tried(phrasings: Sequence[str], answers: Sequence[Answer], fact_id: str, texts: Texts) -> str:
    """Each phrasing with its answer, and by which fact, where that is another."""
    lines = [texts("tried-title")]
    for phrasing, answer in zip(phrasings, answers, strict=True):
        lines.append(texts("tried-phrasing", phrasing=escape(phrasing, _PHRASING_UNITS)))
        lines.append(_write(answer, fact_id, texts))
    return "\n".join(lines)


def _write(answer: Answer, fact_id: str, texts: Texts) -> str:
    if answer.verdict is Verdict.NOT_FOUND:
        others = ", ".join(answer.alternatives)
        reason = texts(f"tried-{answer.reason}", others=escape(others, _ANSWER_UNITS)) if others else ""
        return texts("tried-nothing", reason=reason or texts(f"tried-{answer.reason}-alone"))
    body = write_body(answer, texts)
    if measure(body) > _ANSWER_UNITS:
        body = escape(answer.statement or "", _ANSWER_UNITS)
    line = texts("tried-answer", verdict=write_verdict(answer, texts), body=body)
    if answer.fact_id != fact_id:
        line += texts("tried-other", id=escape(answer.fact_id or ""))
    return line
