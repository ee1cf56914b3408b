"""Tests of facts/editing."""
