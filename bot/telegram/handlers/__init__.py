"""Handlers: pure functions of a message and the services, which give back what to send, or None for silence.

direct    anything written to the bot alone: text, forwards, captions, pictures without words
checking  /check, in direct messages and in groups
asking    what could not be answered: "tell me when you know", "not what I meant", /notify, /forgetme
corrections  how far answers are corrected
groups    mentions in groups
facts     /facts and /fact
guidance  /start, /help, /privacy, unknown commands
reviewing proposals
stats     how things stand
writing   /add and /edit
taps      buttons
"""
