"""Facts and their revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "facts",
        sa.Column("fact_id", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("is_retired", sa.Boolean, nullable=False),
        sa.Column("supersedes", sa.Text),
        sa.Column("fact", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name="facts_pk"),
    )
    op.create_index("facts_supersedes_index", "facts", ["supersedes"])
    op.create_table(
        "revisions",
        sa.Column("sequence", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("fact_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text),
        sa.PrimaryKeyConstraint("sequence", name="revisions_pk"),
        sa.UniqueConstraint("fact_id", "number", name="revisions_fact_id_number_unique"),
        sqlite_autoincrement=True,
    )
