"""Handlers: pure functions of a message and the services, which give back what to send, or None for silence.

direct    anything written to the bot alone: text, forwards, captions, pictures without words
checking  /check, in direct messages and in groups
groups    mentions in groups
facts     /facts and /fact
guidance  /start, /help, /privacy, unknown commands
reviewing proposals
stats     how things stand
taps      buttons
"""
