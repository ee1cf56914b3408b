"""Measurements, side by side with what else there is. They are run by hand: python -m tests.bench.throughput."""
