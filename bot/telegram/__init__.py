"""The bot in Telegram; the only place that imports `telegram`.

serving      all of it put together
application  one update in, what its handler makes of it out
routing      the routes from messages to handlers, as a list
handlers     what to answer: a pure function of message and services, a file a conversation
incoming     what somebody asks of us: commands, mentions, replies, topics
outgoing     what a handler gives back, and the one place that sends it
retrying     what to do when Telegram says no, or nothing
posting      letters out of the outbox, each once
pacing       how fast those may leave
polling      fetching updates, confirmed only when they are done
delivery     every update once, chats side by side, each chat in order
record       what is done, in SQLite
requests     HTTP to the Bot API, spread over several connection pools
menus        the commands that people are shown
"""

from bot.settings import tell_library

# The library is changing durations from numbers to timedelta, and warns at each one until told that we know.
tell_library("PTB_TIMEDELTA", "true")
