"""Proposals."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("user_id", sa.BigInteger),
        sa.Column("edit", sa.JSON, nullable=False),
        sa.Column("signature", sa.JSON, nullable=False),
        sa.Column("approvals", sa.JSON, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("closed", sa.JSON),
        sa.Column("number", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="proposals_pk"),
        sqlite_autoincrement=True,
    )
    op.create_index("proposals_stage_index", "proposals", ["stage"])
