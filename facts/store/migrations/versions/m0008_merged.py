"""Into which fact another was merged."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column; of merges before it is not known."""
    op.add_column("revisions", sa.Column("into", sa.Text))
    op.create_index("told_told_id_index", "told", ["told_id"])
