"""Tables: what the database holds. A change here needs a migration in `migrations/versions`; a test says so."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa


class Moment(sa.TypeDecorator[datetime]):
    """A point in time, aware of its zone: kept in UTC, also where the database knows no zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """To UTC."""
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """From UTC."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


METADATA = sa.MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "uq": "%(table_name)s_%(column_0_N_name)s_unique",
        "ix": "%(table_name)s_%(column_0_N_name)s_index",
    }
)

# Each fact as it stands, so that the base is read without its history.
FACTS = sa.Table(
    "facts",
    METADATA,
    sa.Column("fact_id", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),  # the sequence of its first revision
    sa.Column("number", sa.Integer, nullable=False),  # of its last revision
    sa.Column("is_retired", sa.Boolean, nullable=False),
    sa.Column("supersedes", sa.Text, index=True),
    sa.Column("fact", sa.JSON, nullable=False),
)

REVISIONS = sa.Table(
    "revisions",
    METADATA,
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("fact_id", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("deed", sa.Text, nullable=False),
    sa.Column("before", sa.JSON(none_as_null=True)),
    sa.Column("after", sa.JSON(none_as_null=True)),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("why", sa.Text),
    sa.Column("user_id", sa.BigInteger),
    sa.Column("into", sa.Text),  # where it was merged: the fact that answers for it since
    sa.UniqueConstraint("fact_id", "number"),
    sqlite_autoincrement=True,  # a number is never used twice
)

PEOPLE = sa.Table(
    "people",
    METADATA,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

DIALOGUES = sa.Table(
    "dialogues",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("user_id", sa.BigInteger, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("heard", sa.BigInteger),
    sa.Column("is_over", sa.Boolean, nullable=False),
    sqlite_autoincrement=True,  # a number is never used twice
)

LETTERS = sa.Table(
    "letters",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("html", sa.Text, nullable=False),  # emptied when it is done
    sa.Column("buttons", sa.Text, nullable=False),
    sa.Column("topic", sa.BigInteger),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("put_at", Moment, nullable=False),
    sa.Column("outcome", sa.Text, index=True),  # None while it waits
    sa.Column("done_at", Moment),
    sa.Column("slot", sa.Text, index=True),
    sa.Column("about", sa.Text, index=True),
    sa.Column("due_at", Moment),  # None: at once
    sa.Column("holder", sa.Text),  # the process that is sending it, until then
    sa.Column("leased_until", Moment),
    sa.Column("was_taken", sa.Boolean, nullable=False, server_default=sa.false()),  # it may have been sent
    sa.Column("told", sa.Text, nullable=False, server_default=""),
    sa.Column("reply_to", sa.BigInteger),  # the message that it answers
    sqlite_autoincrement=True,
)

PROPOSALS = sa.Table(
    "proposals",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("user_id", sa.BigInteger),  # of who proposes it
    sa.Column("edit", sa.JSON, nullable=False),
    sa.Column("signature", sa.JSON, nullable=False),
    sa.Column("approvals", sa.JSON, nullable=False),
    sa.Column("stage", sa.Text, nullable=False, index=True),
    sa.Column("closed", sa.JSON(none_as_null=True)),
    sa.Column("number", sa.Integer),  # of the revision that it became
    sqlite_autoincrement=True,
)
QUESTIONS = sa.Table(
    "questions",
    METADATA,
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("asked_at", Moment, nullable=False, index=True),
    sa.Column("asker", sa.Text, nullable=False, index=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("fact_id", sa.Text),
    sqlite_autoincrement=True,  # a number is never used twice
)

CLOSINGS = sa.Table(
    "closings",
    METADATA,
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("wordings", sa.JSON, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("fact_id", sa.Text),
    sa.Column("undoes", sa.Integer),
    sqlite_autoincrement=True,
)

# The wordings of which the moderators' chat was told.
TOLD = sa.Table(
    "told_wordings",
    METADATA,
    sa.Column("wording_id", sa.Text, primary_key=True),
    sa.Column("at", Moment, nullable=False),
)

NOTICES = sa.Table(
    "notices",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("topic", sa.BigInteger),
    sa.Column("message_id", sa.BigInteger),
    sqlite_autoincrement=True,  # letters are keyed by it
)

# Single values: what askers are hashed with, how far the questions were looked through.
MARKS = sa.Table(
    "marks",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# Messages of ours that told facts. No words of anybody: what was told follows from the facts' revisions.
ANSWERS = sa.Table(
    "answers",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("message_id", sa.BigInteger),  # None where it can be rewritten no more
    sa.Column("topic", sa.BigInteger),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("sequence", sa.Integer, nullable=False),  # of the last revision that was known when it was answered
    sa.Column("upto", sa.Integer, nullable=False),  # of the last revision that the message speaks by
    sa.Column("stale", sa.Integer, index=True),  # of the revision that calls for a look at it; None: right as it is
    sqlite_autoincrement=True,
)

TOLD_FACTS = sa.Table(
    "told",
    METADATA,
    sa.Column("answer_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("fact_id", sa.Text, nullable=False, index=True),  # another one since it was merged into that
    sa.Column("told_id", sa.Text, nullable=False, index=True),  # as it was told
    sa.Column("role", sa.Text, nullable=False),
)

# Groups that became supergroups.
MOVED_CHATS = sa.Table(
    "moved_chats",
    METADATA,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("new_chat_id", sa.BigInteger, nullable=False),
)

CURSORS = sa.Table(
    "cursors",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("sequence", sa.Integer, nullable=False),
)

# The texts that facts were drafted from, each once.
ARTICLES = sa.Table(
    "articles",
    METADATA,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("user_id", sa.BigInteger),
)

ARTICLE_SOURCES = sa.Table(
    "article_sources",
    METADATA,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("source_id", sa.Text, primary_key=True, index=True),
)
