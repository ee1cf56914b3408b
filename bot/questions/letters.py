"""Letters: what is written to those who wait for an answer, and to the moderators' chat."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from bot.questions.standing import Waiting
from bot.replies import Button, Reply
from bot.replies.markup import escape
from bot.texts import Texts
from facts.store.answers import BESIDE, NEWER, WAITED, Told, write_told
from facts.store.letters import Letter
from facts.store.notices import Notice

MANY = 3  # people who ask: then moderators are told
_SHOWN = 5
_WORDING_UNITS = 160


def tell(notice: Notice, reply: Reply, sequence: int) -> Letter:
    """The answer to somebody who waited for it, by the facts as they were after that revision."""
    told = [Told(one.fact_id, one.role if one.role in (BESIDE, NEWER) else WAITED) for one in reply.told]
    return Letter(
        f"notify:{notice.id}",
        notice.chat_id,
        reply.html,
        write_buttons(reply.buttons),
        notice.topic,
        told=write_told(told, sequence) if told else "",
        reply_to=notice.message_id,
    )


def report(waiting: Sequence[Waiting], chat_id: int, now: datetime, texts: Texts) -> Letter:
    """To the moderators' chat: what several people ask by now. Of one hour there is one."""
    lines = [texts("digest-title", count=len(waiting))]
    for one in waiting[:_SHOWN]:
        text = escape(one.group.representative, _WORDING_UNITS)
        lines.append(texts("digest-question", text=text, count=one.group.askers))
    if len(waiting) > _SHOWN:
        lines.append(texts("digest-more", count=len(waiting) - _SHOWN))
    lines.append(texts("digest-open"))
    return Letter(f"questions:{now:%Y-%m-%dT%H}", chat_id, "\n".join(lines))


def write_buttons(rows: tuple[tuple[Button, ...], ...]) -> str:
    """Rows of buttons as letters have them."""
    return json.dumps([[asdict(button) for button in row] for row in rows])
