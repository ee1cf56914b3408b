"""What Alembic runs: the migrations, in the transaction that they were given."""

from alembic import context

from facts.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
