"""Answers become messages here: pure rendering, escaping and length limits. Sending is in `bot.telegram`.

markup    escaping, shortening, measuring, plain text out of HTML
dates     days, months and years in words
figures   a figure with its hedge and what it counts
ratings   claims that a fact-checker rated, with what was found of them
accounts  what the other facts about the same thing say
card      one answer as a whole
proposals what somebody proposes to change, and what became of it
listing   many answers, and lists of facts, in one message
drafts    drafts of an article, one a message
reply     Reply and Button, what a handler returns
"""

from bot.replies.listing import render_answers, render_fact, render_facts, render_plain
from bot.replies.reply import Button, Reply

__all__ = ["Button", "Reply", "render_answers", "render_fact", "render_facts", "render_plain"]
