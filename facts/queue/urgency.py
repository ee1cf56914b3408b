"""Urgency: how many people ask, and how lately.

Each person who asked counts one point at the moment of asking for the last time, and half as much with each week that
passes. So ten who asked a week ago weigh as five who ask now; one who asks ten times weighs as one. As all lose at the
same rate, two groups that nobody asks about any more keep their order.
"""

import math
from collections.abc import Iterable
from datetime import datetime

HALF_LIFE_SECONDS = 7 * 24 * 3600.0  # a week: what people ask follows the news


def urgency(last_asked: Iterable[datetime], now: datetime) -> float:
    """The points of a group, by when each who asked did so last; what lies ahead of `now` counts as now."""
    ages = (max(0.0, (now - at).total_seconds()) for at in last_asked)
    return math.fsum(0.5 ** (age / HALF_LIFE_SECONDS) for age in ages)  # fsum: the same in any order
