"""What people asked and could not be answered, what was closed of it, and who waits for an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "questions",
        sa.Column("sequence", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asker", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("fact_id", sa.Text),
        sa.PrimaryKeyConstraint("sequence", name="questions_pk"),
        sa.UniqueConstraint("key", name="questions_key_unique"),
        sqlite_autoincrement=True,
    )
    op.create_index("questions_asked_at_index", "questions", ["asked_at"])
    op.create_index("questions_asker_index", "questions", ["asker"])
    op.create_table(
        "closings",
        sa.Column("sequence", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("wordings", sa.JSON, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fact_id", sa.Text),
        sa.Column("undoes", sa.Integer),
        sa.PrimaryKeyConstraint("sequence", name="closings_pk"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "told_wordings",
        sa.Column("wording_id", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("wording_id", name="told_wordings_pk"),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("topic", sa.BigInteger),
        sa.Column("message_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="notices_pk"),
        sqlite_autoincrement=True,
    )
    op.create_index("notices_chat_id_index", "notices", ["chat_id"])
    op.create_table(
        "marks",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="marks_pk"),
    )
