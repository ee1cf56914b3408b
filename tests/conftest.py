"""What holds for all tests: laws are tried on the same examples each time, and a busy machine fails none of them."""

from hypothesis import settings

settings.register_profile("figurecheck", derandomize=True, deadline=None, database=None)
settings.load_profile("figurecheck")
