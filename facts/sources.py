"""Sources: the articles and documents that facts are quoted from. Checking a quote against the text is here too."""

import datetime

from pydantic import BaseModel, ConfigDict


class Source(BaseModel):
    """An article or document."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str  # a slug
    title: str
    publisher: str
    author: str | None = None
    published: datetime.date | None = None
    url: str | None = None
