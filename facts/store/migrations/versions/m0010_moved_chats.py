"""Groups that became supergroups."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "moved_chats",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("new_chat_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="moved_chats_pk"),
    )
