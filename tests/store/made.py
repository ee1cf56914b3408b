"""Facts and signatures to try stores with."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from facts.base import Fact
from facts.rating import Rating, Truth
from facts.sources import Source
from facts.store import Signature

GAZETTE = Source(
    "gazette-2026-03-02", "Port hires pilots", "Norvik Gazette", "Ana Prell", date(2026, 3, 2), "https://example.org/p"
)
PILOTS = Fact(
    id="norvik-pilots",
    statement="Norvik port will hire around 60 more pilots.",
    source=GAZETTE,
    quote="Norvik port is to hire “about 60” more pilots by spring […] it said",
    aliases=("harbour pilots", "Lotsen, naïve & <b>"),
    tags=("port", "staff"),
    note="ask again in June\nsecond line",
)
OLDER = replace(
    PILOTS, id="norvik-pilots-2024", statement="Norvik port has 40 pilots.", aliases=(), note=None, quote=None
)
FERRY = replace(PILOTS, id="norvik-ferry", statement="The ferry carried 1.2m people in 2025.", tags=(), aliases=())
RATED = replace(
    FERRY,
    id="checks-norvik-600-pilots",
    statement="Norvik port has 600 pilots",
    quote=None,
    review=Rating(Truth.FALSE, "Pants on “Fire”, mostly", "Bo Holm", date(2026, 2, 28)),
)
NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def signed(who: str = "ana", minutes: int = 0, why: str | None = None) -> Signature:
    """Somebody's signature, some minutes past noon."""
    return Signature(who, NOON + timedelta(minutes=minutes), why)


def saying(fact: Fact, statement: str) -> Fact:
    """The fact with another statement."""
    return replace(fact, statement=statement)
