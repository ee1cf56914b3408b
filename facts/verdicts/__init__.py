"""Verdicts: what a fact says of a claim (`judging`), and what follows from that (`deciding`)."""
