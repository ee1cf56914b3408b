"""Questions: all that conversations need of what people ask and the base cannot answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.questions.askers import Askers
from bot.questions.gathering import Gathering
from bot.questions.standing import Standing
from facts.store.notices import NoticeStore
from facts.store.questions import QuestionStore
from facts.store.stores import Stores


@dataclass(frozen=True, slots=True)
class Questions:
    """Gathering them, the queue that they stand in, and who waits for an answer."""

    store: QuestionStore
    gathering: Gathering
    standing: Standing
    notices: NoticeStore
    retention: timedelta  # how long their texts stay
    wake: Callable[[], None]  # somebody answered some: those who wait are to be told


async def open_questions(
    stores: Stores, retention: timedelta, clock: Callable[[], datetime], wake: Callable[[], None] = lambda: None
) -> Questions:
    """The questions of a store."""
    gathering = Gathering(stores.questions, Askers(await stores.questions.secret()))
    standing = Standing(stores.questions, clock, retention)
    return Questions(stores.questions, gathering, standing, stores.notices, retention, wake)
