"""Why something was not done, in a line to whoever asked for it."""

from bot.replies.markup import escape
from bot.texts import Texts
from facts.errors import FactsError, UnusableError


def write_refusal(error: FactsError, texts: Texts) -> str:
    """The error's own line, as HTML; where the database fails only that, and not where it is."""
    return texts("not-done", why=texts("store-away") if isinstance(error, UnusableError) else escape(str(error)))
