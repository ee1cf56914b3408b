"""Migrating: the database's tables brought up to what this version wants, by Alembic's migrations beside this."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.ext.asyncio import AsyncEngine

from facts.errors import StoreError
from facts.store.engines import shown, writing

_MIGRATIONS = Path(__file__).parent / "migrations"


async def upgrade(engine: AsyncEngine) -> bool:
    """Bring the tables up to date; whether there was anything to do. Raises StoreError where they are too new."""
    async with writing(engine) as connection:
        try:
            return await connection.run_sync(_upgrade)
        except CommandError:
            remedy = "it was used by a newer version of Figurecheck; start that one, or restore a backup"
            raise StoreError(f"{shown(engine)} cannot be read: {remedy}") from None


def newest() -> str:
    """The name of the last migration, by which a backup says what it is of."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def _upgrade(connection: sa.Connection) -> bool:
    before = MigrationContext.configure(connection).get_current_revision()
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return MigrationContext.configure(connection).get_current_revision() != before


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
