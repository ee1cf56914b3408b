"""How people reach the checker: the command line, Telegram, and what each of them shows."""
