"""The texts that facts were drafted from, in memory, in SQLite and in PostgreSQL."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from facts.store.articles import KeptArticle
from facts.store.backups import back_up, restore
from facts.store.sql import open_store
from facts.store.sql_articles import SqlArticles
from facts.store.stores import Stores
from tests.store.made import NOON


def article(text: str, minutes: int = 0, url: str | None = None) -> KeptArticle:
    """An article of this text."""
    digest = sha256(text.encode()).hexdigest()
    return KeptArticle(digest, text, "Pilots <wanted>", url, "ana", NOON + timedelta(minutes=minutes), 3)


PILOTS = article("Norvik port hired 60 pilots.\n\nÉ 😀", url="https://example.org/p")
FERRY = article("The ferry carried 1.2m people.", minutes=1)


async def test_the_same_text_is_kept_once(stores: Stores) -> None:
    """Who kept it first stands; an address is added where there was none."""
    articles = stores.articles
    assert await articles.find(PILOTS.sha256) is None
    await articles.keep(PILOTS)
    await articles.keep(FERRY)
    await articles.keep(replace(PILOTS, who="bo", url="https://example.org/other", at=FERRY.at))
    await articles.keep(replace(FERRY, who="bo", url="https://example.org/f"))
    assert await articles.find(PILOTS.sha256) == PILOTS
    assert await articles.find(FERRY.sha256) == replace(FERRY, url="https://example.org/f")


async def test_an_article_is_found_by_the_sources_of_its_facts(stores: Stores) -> None:
    """One may have several sources and a source several articles; noting it twice changes nothing."""
    articles = stores.articles
    await articles.keep(FERRY)
    await articles.keep(PILOTS)
    for source_id in ("gazette", "gazette", "herald"):
        await articles.note_source(PILOTS.sha256, source_id)
    await articles.note_source(FERRY.sha256, "gazette")
    await articles.note_source("0" * 64, "gazette")
    assert await articles.of_source("gazette") == (PILOTS, FERRY)
    assert await articles.of_source("herald") == (PILOTS,)
    assert await articles.of_source("nobody") == ()


async def test_articles_without_facts_are_dropped(stores: Stores) -> None:
    """Those that were kept before a moment; those that are evidence of something stay."""
    articles = stores.articles
    for kept in (PILOTS, FERRY, article("Later.", minutes=9)):
        await articles.keep(kept)
    await articles.note_source(FERRY.sha256, "gazette")
    assert await articles.drop_unused_before(NOON + timedelta(minutes=5)) == 1
    assert await articles.find(PILOTS.sha256) is None
    assert await articles.find(FERRY.sha256) == FERRY


async def test_articles_are_in_backups(address: str, tmp_path: Path) -> None:
    """With the sources of their facts."""
    store = await open_store(address)
    articles = SqlArticles(store.engine)
    await articles.keep(PILOTS)
    await articles.note_source(PILOTS.sha256, "gazette")
    await back_up(store.engine, tmp_path / "backup")
    await store.close()
    other = await open_store(f"sqlite:///{tmp_path / 'other.db'}")
    await restore(other.engine, tmp_path / "backup")
    assert await SqlArticles(other.engine).of_source("gazette") == (PILOTS,)
    await other.close()
