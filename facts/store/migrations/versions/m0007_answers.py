"""Answers that were given, and letters that are taken, put back and counted."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the columns."""
    op.add_column("letters", sa.Column("slot", sa.Text))
    op.add_column("letters", sa.Column("about", sa.Text))
    op.add_column("letters", sa.Column("due_at", sa.DateTime(timezone=True)))
    op.add_column("letters", sa.Column("holder", sa.Text))
    op.add_column("letters", sa.Column("leased_until", sa.DateTime(timezone=True)))
    op.add_column("letters", sa.Column("was_taken", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("letters", sa.Column("told", sa.Text, nullable=False, server_default=""))
    op.create_index("letters_slot_index", "letters", ["slot"])
    op.create_index("letters_about_index", "letters", ["about"])
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("topic", sa.BigInteger),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("upto", sa.Integer, nullable=False),
        sa.Column("stale", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="answers_pk"),
        sqlite_autoincrement=True,
    )
    for column in ("chat_id", "at", "stale"):
        op.create_index(f"answers_{column}_index", "answers", [column])
    op.create_table(
        "told",
        sa.Column("answer_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("fact_id", sa.Text, nullable=False),
        sa.Column("told_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("answer_id", "place", name="told_pk"),
    )
    op.create_index("told_fact_id_index", "told", ["fact_id"])
    op.create_table(
        "cursors",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="cursors_pk"),
    )
