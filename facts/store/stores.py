"""Stores: all that is kept, each kind of thing by its own protocol, in one database or in memory."""

from dataclasses import dataclass

from facts.store.answers import AnswerStore, MemoryAnswers
from facts.store.articles import ArticleStore, MemoryArticles
from facts.store.chats import ChatStore, MemoryChats
from facts.store.dialogues import DialogueStore, MemoryDialogues
from facts.store.letters import MemoryOutbox, Outbox
from facts.store.memory import MemoryStore
from facts.store.notices import MemoryNotices, NoticeStore
from facts.store.people import MemoryPeople, PeopleStore
from facts.store.proposals import MemoryProposals, ProposalStore
from facts.store.protocol import FactStore
from facts.store.questions import MemoryQuestions, QuestionStore
from facts.store.sql import open_store
from facts.store.sql_answers import SqlAnswers
from facts.store.sql_articles import SqlArticles
from facts.store.sql_chats import SqlChats
from facts.store.sql_dialogues import SqlDialogues
from facts.store.sql_letters import SqlOutbox
from facts.store.sql_notices import SqlNotices
from facts.store.sql_people import SqlPeople
from facts.store.sql_proposals import SqlProposals
from facts.store.sql_questions import SqlQuestions


@dataclass(frozen=True, slots=True)
class Stores:
    """What is kept."""

    facts: FactStore
    people: PeopleStore
    dialogues: DialogueStore
    outbox: Outbox
    proposals: ProposalStore
    questions: QuestionStore
    notices: NoticeStore
    answers: AnswerStore
    articles: ArticleStore
    chats: ChatStore

    async def close(self) -> None:
        """Let go of what they hold."""
        await self.facts.close()


async def open_stores(url: str) -> Stores:
    """The stores at `sqlite:///file.db` or `postgresql://…`, the tables brought up to date. Raises StoreError."""
    facts = await open_store(url)
    engine = facts.engine
    outbox = SqlOutbox(engine)
    return Stores(
        facts,
        SqlPeople(engine),
        SqlDialogues(engine),
        outbox,
        SqlProposals(engine),
        questions=SqlQuestions(engine),
        answers=SqlAnswers(engine, outbox),
        notices=SqlNotices(engine),
        articles=SqlArticles(engine),
        chats=SqlChats(engine),
    )


def make_stores() -> Stores:
    """Empty stores in memory, which forget."""
    outbox = MemoryOutbox()
    answers = MemoryAnswers(outbox)
    facts = MemoryStore(answers)
    return Stores(
        facts,
        MemoryPeople(),
        MemoryDialogues(),
        outbox,
        MemoryProposals(facts),
        questions=MemoryQuestions(),
        answers=answers,
        notices=MemoryNotices(),
        articles=MemoryArticles(),
        chats=MemoryChats(),
    )
