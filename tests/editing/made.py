"""Facts about a port, from two sources, to look at others beside them."""

from dataclasses import replace
from datetime import date

from facts.base import Fact, FactBase
from facts.check import Checker
from facts.sources import Source

GAZETTE = Source("gazette", "Port hires pilots", "Norvik Gazette", None, date(2026, 3, 2), "https://gazette.example/p")
HERALD = Source(
    "herald", "Ferries fuller than ever", "Norvik Herald", None, date(2026, 4, 9), "https://herald.example/f"
)
PILOTS = Fact(
    "norvik-pilots",
    "Norvik port will hire around 60 more pilots.",
    GAZETTE,
    quote="the port is to hire about 60 more pilots",
)
FERRY = Fact("norvik-ferry", "The Norvik ferry carried 1.2 million people in 2025.", HERALD, quote="1.2 million people")
CRANES = Fact("norvik-cranes", "Norvik port has 14 cranes.", GAZETTE, quote="its 14 cranes")
STRIKE = Fact("norvik-strike", "The strike at Norvik port lasted nine days.", HERALD, quote="for nine days")
FACTS = (PILOTS, FERRY, CRANES, STRIKE)


def make_checker(*facts: Fact) -> Checker:
    """A checker over these facts, or the four above."""
    return Checker(FactBase(facts or FACTS))


def make_fact(statement: str, fact_id: str = "new", source: Source = HERALD, quote: str | None = None) -> Fact:
    """A fact that somebody is about to save."""
    return replace(FERRY, id=fact_id, statement=statement, source=source, quote=quote or statement)
