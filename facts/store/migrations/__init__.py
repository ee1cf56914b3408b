"""Migrations: from one version's tables to the next one's. They are never changed once they have been released."""
